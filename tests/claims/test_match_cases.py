"""Our own sentence pairs (match_cases.tsv): the decision that joins claims must not fall below a floor on them.

None of them is learned from. They are taken for one story, at the shipped threshold: hard cases, since the sentences
that differ in one detail are each other's nearest.
"""

from pathlib import Path

import pytest

from twosource.claims import match
from twosource.claims.compare import Likeness
from twosource.claims.decide import decisions
from twosource.claims.lookup import Lookup
from twosource.claims.propositions import propositions
from twosource.claims.sentence import read_sentences
from twosource.claims.story import Story
from twosource.claims.veto import vetoed
from twosource.language import read
from twosource.memory import Memory
from twosource.model import Report
from twosource.settings import ClaimsSettings

_RIGHT = 0.64  # reached .667 (62 of 93)
_PRECISE = 0.58  # of those joined, reached .609


def _answers() -> list[tuple[bool, bool]]:
    lines = Path(__file__).with_name("match_cases.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.split("\t") for line in lines]
    texts = [text for _, a, b in cases for text in (a, b)]
    reports = [Report(f"r{i:03d}", f"r{i}.txt", text, "") for i, text in enumerate(texts)]
    told = propositions(reports, read(reports), [], Memory())
    story = Story(told, decisions()["join"], ClaimsSettings(), Memory())  # all pairs stand in one story
    at = {p.report: i for i, unit in enumerate(story.units) for p in unit if p.part in ("main", "clause", "purpose")}
    out = []
    for i, (label, _, _) in enumerate(cases):
        pair = [at.get(f"r{2 * i + k:03d}") for k in (0, 1)]
        said = None not in pair and story.chance(pair[0], pair[1]) >= ClaimsSettings().join  # type: ignore[arg-type]
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
        ("Harvia has sent anti-ship missiles.", "Harvia has sent anti-tank missiles."),
        ("The embassies were open.", "The embassies were closed."),
        ("steps aimed at cutting waste", "The steps cut waste."),
    ],
)
def test_a_detail_rules_the_join_out(a: str, b: str) -> None:
    one, other = read_sentences([a, b], Lookup())
    assert vetoed(Likeness.of(one, other))


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
