"""What is no claim joins nothing; a negation and an opposite are one claim; one subject alone is none."""

import pytest

from twosource.claims import group_claims
from twosource.claims.assertion import idle
from twosource.language import parse, read
from twosource.model import Claim, Report


def _idle(text: str) -> bool:
    (doc,) = parse([text])
    root = next(t for t in doc if t.dep_ == "ROOT")
    return idle(root, list(doc))


@pytest.mark.parametrize(
    "text",
    [
        "Updated 3 May 2030 | 7:45 am",
        "Sunday 12 January 2031 18:05",
        "With reporting from Ann Bell in Quill",
        "The claims could not be independently verified.",
        "It remains unclear.",
        "The operator declined to comment.",
        "The ministry did not respond to a request for comment.",
        "Why did the siren fail?",
        "The engineer asked not to be named.",
        "A clerk spoke on condition of anonymity.",
    ],
)
def test_no_claim(text: str) -> None:
    assert _idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge collapsed on 12 January 2031.",
        "Bridge collapses in Quill",
        "The firm verified the figures.",
        "The army responded with rockets.",
        "The operator declined to reopen the mine.",
        "Reporting rules were eased by the council.",
        "The council asked the harbour to close.",
    ],
)
def test_claim(text: str) -> None:
    assert not _idle(text)


def _claims(*texts: str) -> tuple[list[Report], list[Claim]]:
    reports = [Report(f"r{i}", f"r{i}.txt", text, "") for i, text in enumerate(texts)]
    return reports, group_claims(reports, read(reports), [])


def _sizes(*texts: str) -> list[int]:
    return [len(c.members) for c in _claims(*texts)[1]]


def test_a_verbless_label_is_left_out() -> None:
    assert _sizes("Rising fears in the old harbour town.") == []


def test_negated_opposite_is_the_same_claim() -> None:
    assert _sizes("The harbour at Quill did not remain open.", "The harbour at Quill remained closed.") == [2]


def test_opposite_is_another_claim() -> None:
    assert _sizes("The harbour at Quill remained open.", "The harbour at Quill remained closed.") == [1, 1]


def test_one_subject_is_not_one_claim() -> None:
    assert _sizes("Orrin Tide employs 900 dockers.", "Orrin Tide sued two newspapers.") == [1, 1]


def test_whether_asserts_nothing() -> None:
    reports, claims = _claims("The police did not say whether the siren sounded.", "The siren sounded.")
    quoted = [[r.quote(m.span) for m in c.members for r in reports if r.id == m.report] for c in claims]
    assert quoted == [["The siren sounded"]]


def test_dates_join_nothing() -> None:
    sizes = _sizes(
        "Sunday 12 January 2031 18:05\n\nThe bridge at Varn fell.",
        "Updated 13 January 2031 07:45\n\nSnow shut schools.",
    )
    assert sizes == [1, 1]


def test_who_is_a_person() -> None:
    _, claims = _claims("A former engineer of Varn Lines, who left the firm in May, said the door leaked.")
    assert any("engineer" in c.gist and "left the firm" in c.gist for c in claims)


def test_naming_a_source_claims_nothing() -> None:
    _, claims = _claims("The ferry firm put off repairs for months, the Quill Post reported, citing two engineers.")
    assert not any("citing" in c.gist for c in claims)
