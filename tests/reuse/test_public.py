"""Words that everyone had: quotations, statements, charges."""

import pytest

from twosource.quoted import quotations
from twosource.reuse.body import read_body
from twosource.reuse.public import speaks_for_itself
from twosource.testing import report


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('He said "stop" twice.', ['"stop"']),
        ("“It began here.\n“It ended there,” he said.", ["“It began here.", "“It ended there,”"]),
        ('"Boats came, " the officer said.', ['"Boats came, "']),
        ("It isn't theirs, the owners' lawyer said.", []),
        ("He called it 'a very long and sorry mess' again.", ["'a very long and sorry mess'"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text)] == quoted


def test_a_statement_in_the_first_person_is_not_a_reports_own_prose() -> None:
    assert speaks_for_itself("Our thoughts are with the families.")
    assert not speaks_for_itself("The company expressed its sympathy.")


def test_kinds_of_sentences() -> None:
    body = read_body(
        report(
            "Dam breaks above town\nThe dam broke on Monday, the mayor said.\n“We heard nothing at all,” a baker said.\n"
            "Share this\nWe are deeply sorry for the loss.\n"
        )
    )
    assert [s.kind for s in body.sentences] == ["furniture", "narrative", "public", "furniture", "public"]


def test_charges_and_quotations_inside_a_narrative_sentence_prove_nothing() -> None:
    body = read_body(report("The driver was charged with reckless endangerment of life, police said."))
    proving = [w.form for w, own in zip(body.words, body.narrative, strict=True) if own]
    assert "driver" in proving and "endangerment" not in proving and "police" in proving


def test_furniture_repeats_and_captions_are_left_out() -> None:
    text = "The dam broke on Monday, the mayor said.\nSign up for the letter that everyone reads.\n"
    body = read_body(report(text, furniture=["Sign up for the letter that everyone reads."]))
    assert len(body.sentences) == 1
