"""The tree of derivations: every report once, under the earliest of its likely parents, never in a circle."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Derivation, Direction
from twosource.render.descent import Leaf, descent
from twosource.render.lookup import look_up
from twosource.testing import dossier, origin, report

REPORTS = [report(f"Text {n}.", outlet=f"Outlet {n}") for n in range(5)]


def numbers(leaves: tuple[Leaf, ...]) -> list[int]:
    return [n for leaf in leaves for n in (leaf.number, *numbers(leaf.below))]


def derived(child: int, parent: int, share: float, direction: Direction = "a_from_b") -> Derivation:
    return Derivation(REPORTS[child].id, REPORTS[parent].id, "edited", share, direction, "")


def tree(*derivations: Derivation) -> tuple[Leaf, ...]:
    made = dossier(REPORTS, derivations=derivations, origins=[origin(REPORTS)])
    return descent(made, look_up(made))[0].leaves


def test_the_earliest_of_near_equals_is_the_parent() -> None:
    leaves = tree(derived(1, 0, 0.9), derived(2, 1, 0.76), derived(2, 0, 0.66))
    assert numbers(leaves[:1]) == [1, 2, 3]
    assert [below.number for below in leaves[0].below] == [2, 3]


def test_a_much_larger_share_wins() -> None:
    leaves = tree(derived(1, 0, 0.9), derived(2, 1, 0.9), derived(2, 0, 0.3))
    assert leaves[0].below[0].below[0].number == 3


def test_the_other_direction_turns_the_branch() -> None:
    leaves = tree(derived(0, 1, 0.9, "b_from_a"))
    assert leaves[0].below[0].number == 2
    assert leaves[0].below[0].kinship == "edited copy, 90%"


def test_a_report_that_shares_a_parent_says_so() -> None:
    leaves = tree(derived(1, 0, 0.5, "common_parent"))
    assert leaves[0].below[0].kinship == "appears to share a source with Outlet 0 [1]: edited copy, 50%"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0, 1), st.booleans()), max_size=12))
@settings(deadline=None, max_examples=60)
def test_every_report_stands_in_the_tree_once(edges: list[tuple[int, int, float, bool]]) -> None:
    made = [derived(a, b, share, "a_from_b" if up else "b_from_a") for a, b, share, up in edges]
    assert sorted(numbers(tree(*made))) == [1, 2, 3, 4, 5]


def test_a_long_descent_is_shown_as_deep_as_fits() -> None:
    many = [report(f"Text {n}.", outlet=f"Outlet {n}") for n in range(1500)]
    line = [Derivation(b.id, a.id, "copy", 1, "a_from_b", "") for a, b in pairwise(many)]
    made = dossier(many, derivations=line, origins=[origin(many)])
    leaves = descent(made, look_up(made))[0].leaves
    assert sorted(numbers(leaves)) == list(range(1, 1501))
    deepest = leaves[0].below[0].below[0].below[0].below[0].below
    assert deepest[1].kinship == "appears to derive from Outlet 5 [6]: copy, 100%"
