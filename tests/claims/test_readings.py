"""How sentences are read before they are compared: slips of the parser, pronouns, subjects left out."""

import pytest

from twosource.claims.mends import mended
from twosource.claims.propositions import Proposition, in_report
from twosource.language import Paragraph, parse


def _read(text: str) -> list[Proposition]:
    return in_report("r", [Paragraph(0, mended(doc)) for doc in parse([text])], [])


def _texts(text: str) -> list[str]:
    return [p.text for p in _read(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Inspectors warned the owner in May that cracks in the wall were growing.", "cracks in the wall were growing"),
        ("Three people were killed and 11 were missing after part of the wall gave way at dawn.", "11 people were missing"),
        ("Three people are dead and 11 are missing.", "11 people are missing"),
        ("The manager was questioned on Monday and suspended from duty.", "The manager was suspended from duty"),
        ("The choir will travel to Varn and sing in the old church.", "The choir will sing in the old church"),
    ],
)  # fmt: skip
def test_a_clause_has_its_own_subject_and_auxiliary(text: str, wanted: str) -> None:
    assert [t for t in _texts(text) if t.startswith(wanted)], _texts(text)


def test_part_of_what_gave_way_is_a_clause() -> None:
    told = _texts("Three people were killed and 11 were missing after part of the wall gave way at dawn.")
    assert "part of the wall gave way at dawn" in told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A gunman shot three people in Varn, police said. Two of them died on Monday.", "Two of three people"),
        ("The mayor had left the village of Varn. The inhabitants had left it, too.", "left the village of Varn"),
        ("The crew raised their hands when they saw the soldiers.", "The crew saw the soldiers"),
        ("The driver was arrested. His lawyer said he had been ill for years.", "The driver had been ill for years"),
        ("The council has a week to sign it.", "to sign it"),
        ("Some 300 jobs will go, most of them in Varn.", "most of them in Varn"),
        ("A rocket rose from Varn. It was the first of its kind.", "It was the first"),
        ("The ferry sank. It was the harbour master who let it sail.", "It was the harbour master"),
    ],
)
def test_what_a_pronoun_stands_for(text: str, wanted: str) -> None:
    assert any(wanted in t for t in _texts(text)), _texts(text)


def test_a_relative_pronoun_stays_where_its_clause_narrows() -> None:
    told = _texts("A keeper who refused to play gave the police the tip.")
    assert "A keeper who refused to play gave the police the tip" in told


def test_what_is_filled_in_is_marked() -> None:
    (second,) = [p for p in _read("The driver was arrested on Monday. He denies everything.") if "denies" in p.text]
    assert [w.text for w in second.words if w.filled] == ["The", "driver"]
    assert second.text == "The driver denies everything"
