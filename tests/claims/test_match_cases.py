"""Our own sentence pairs (match_cases.tsv): the decision that joins claims must not fall below a floor on them.

None of them is learned from: `bench/claims_pairs.tsv` holds the pairs that are.
"""

from pathlib import Path

import pytest

from twosource.claims import match
from twosource.claims.compare import Likeness
from twosource.claims.decide import decisions
from twosource.claims.features import features
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences
from twosource.claims.veto import vetoed

_RIGHT = 0.76  # reached .785 (73 of 93)
_PRECISE = 0.74  # of those joined at one half, reached .766


def _answers() -> list[tuple[bool, bool]]:
    lines = Path(__file__).with_name("match_cases.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.split("\t") for line in lines]
    read = read_sentences([text for _, a, b in cases for text in (a, b)], Lookup())
    join = decisions()["join"]
    out = []
    for i, (label, _, _) in enumerate(cases):
        like = Likeness.of(read[2 * i], read[2 * i + 1])
        said = not vetoed(like) and join.chance(features(like.a, like.b, like)) >= 0.5
        out.append((said, label == "same"))
    return out


def test_own_pairs_hold_the_floor() -> None:
    answers = _answers()
    right = sum(said == gold for said, gold in answers) / len(answers)
    precise = sum(gold for said, gold in answers if said) / sum(said for said, _ in answers)
    assert len(answers) >= 60
    assert right >= _RIGHT
    assert precise >= _PRECISE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tessel agreed to buy Norda.", "Norda agreed to buy Tessel."),
        ("Profit rose in the first quarter.", "Profit rose in the second quarter."),
        ("Peru closed its embassy.", "Chile closed its embassy."),
        ("A bomb went off in Lima.", "A bomb went off in Quito."),
        ("Harvia has sent tanks to Tolmia.", "Harvia has sent troops to Tolmia."),
        ("Harvia has sent anti-ship missiles.", "Harvia has sent anti-tank missiles."),
        ("The embassies were open.", "The embassies were closed."),
        ("a plan aimed at cutting waste", "The plan cut waste."),
    ],
)
def test_a_detail_rules_the_join_out(a: str, b: str) -> None:
    read = read_sentences([a, b], Lookup())
    assert vetoed(Likeness.of(read[0], read[1]))


def test_a_denial_is_the_same_claim_with_a_conflict() -> None:
    found = match("The minister met the rebels in May.", "The minister did not meet the rebels in May.")
    assert found.same_claim > 0.5
    assert [(c.kind, c.relation) for c in found.conflicts] == [("polarity", "conflict")]


def test_two_given_values_are_compared_and_no_others() -> None:
    a, b = "The blast killed 12 and injured 40.", "The blast killed 15 and injured 40."
    found = match(a, b, (17, 19), (17, 19))
    assert [(c.kind, c.a, c.b) for c in found.conflicts] == [("quantity", "12", "15")]


def test_sentences_that_do_not_touch_have_no_conflict() -> None:
    found = match("The river rose by three metres.", "Parliament elected a speaker.")
    assert found.same_claim < 0.5
    assert found.conflicts == ()
