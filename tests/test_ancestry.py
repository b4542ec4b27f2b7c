"""Generated trees of known ancestry, nothing credited or dated: no copy is new, no two accounts are one (a rewording may be missed)."""

import pytest
from bench.ancestry.score import score
from bench.ancestry.trees import tree


# 303: a splice beside a shortened copy, through which two accounts were once one. 22: a splice and its own copies.
@pytest.mark.parametrize("seed", [303, 22])
def test_a_splice_makes_no_two_accounts_one_and_no_copy_new(seed: int) -> None:
    counts = score([tree(seed, credits=False)], dated=False)
    assert counts["spliced"]
    wrong = ("base merged", "copy counted as new", "edited counted as new", "spliced counted as new")
    assert {key: counts[key] for key in wrong if counts[key]} == {}
