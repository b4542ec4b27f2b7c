"""What a derived report changed: one test a kind, and the things that are no drift."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.drift import find_drift
from twosource.model import Derivation, Direction, Place, Report, Reuse, Statement
from twosource.testing import report, statement

LEAD = "The ferry Alda ran aground near Brenn on Monday morning in thick fog."
TAIL = "Tugs pulled it free at high tide, and the harbour reopened in the evening."


def drift(
    before: str,
    after: str,
    *,
    said: tuple[tuple[str, str, str, str], ...] = (),
    direction: Direction = "a_from_b",
) -> list[tuple[str, str]]:
    """Kinds and words of what the second text changed against the first, both between a common lead and tail.

    `said` are statements: "old" or "new", content, cue, source.
    """
    old = report(f"{LEAD}\n{before}\n{TAIL}", path="old.txt")
    new = report(f"{LEAD}\n{after}\n{TAIL}", path="new.txt")
    reuse = [_whole(old, new)]
    found = [_said(old if side == "old" else new, content, cue, source) for side, content, cue, source in said]
    link = Derivation(new.id, old.id, "edited", 0.9, direction, "")
    return [(d.kind, new.quote(d.span)) for d in find_drift([old, new], reuse, [link], found)]


def _whole(old: Report, new: Report) -> Reuse:
    return Reuse(Place(old.id, (0, len(old.text))), Place(new.id, (0, len(new.text))), "edited", "")


def _said(where: Report, content: str, cue: str, source: str) -> Statement:
    return statement(where, content, cue=cue, source=source)


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ("Rescuers took 48 passengers off the ship.", "Rescuers took 84 passengers off the ship.", "number_changed", "84"),
        ("As many as 20 people were hurt.", "More than 20 people were hurt.", "sense_reversed", "More than 20 people"),
        ("At least 12 people were hurt.", "Twelve people were hurt.", "caveat_dropped", "Twelve people"),
        ("The helmsman, Aldo Frey of Brenn, was questioned.", "The helmsman, Aldo Marsh of Brenn, was questioned.", "name_changed", "Marsh"),
        ("The captain had allegedly switched off the radar.", "The captain had switched off the radar.", "caveat_dropped", "The captain"),
        ("The owner said: “We checked the radar every single day.”", "The owner said: “We checked the engine every single day.”", "quote_altered", "We checked the engine"),
        ("The hull of the ferry was stable in the swell.", "The hull of the ferry was unstable in the swell.", "sense_reversed", "unstable"),
        ("The crew did not wake the captain before dawn.", "The crew did wake the captain before dawn.", "sense_reversed", "The crew did wake"),
    ],
)  # fmt: skip
def test_each_kind_is_found_at_its_words(before: str, after: str, kind: str, words: str) -> None:
    found = drift(before, after)
    assert [k for k, _ in found] == [kind]
    assert found[0][1].startswith(words)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rescuers took 48 passengers off the ship.", "Rescue crews took 48 travellers off the vessel."),
        ("The trip takes about 30 minutes.", "The trip takes around half an hour."),
        ("Some 1,000 litres of oil leaked.", "Some 1000 litres of oil leaked."),
        ("The city of Kyiv lent two tugs.", "The city of Kiev lent two tugs."),
        ("Captain Ines Roth was on the bridge.", "Captain Roth was on the bridge."),
        ("The owner said: “We checked the radar every day, and twice on Sundays.”", "The owner said: “We checked the radar every day.”"),
        ("The owner said: “We analysed the colour of the oil.”", 'The owner said: "We analyzed the color of the oil."'),
        ("The crew didn’t wake the captain.", "The crew did not wake the captain."),
        ("The owner denied the charge against him.", "The owner rejected the charge against him."),
        ("Apparently nobody had slept that night.", "Nobody, it seems, had slept that night."),
    ],
)  # fmt: skip
def test_other_words_for_the_same_thing_are_no_drift(before: str, after: str) -> None:
    assert drift(before, after) == []


def test_an_attribution_dropped() -> None:
    content = "the pilot had left the bridge ten minutes before the ship struck"
    found = drift(
        f"Police said {content}.",
        "The pilot had left the bridge ten minutes before the ship struck.",
        said=(("old", content, "said", "Police"),),
    )
    assert [k for k, _ in found] == ["attribution_dropped"]


def test_an_attribution_kept_in_other_words_is_none() -> None:
    content = "the pilot had left the bridge ten minutes before the ship struck"
    after = "The pilot had left the bridge ten minutes before the ship struck, according to police."
    assert drift(f"Police said {content}.", after, said=(("old", content, "said", "Police"),)) == []


def test_a_line_that_doubts_left_out_after_what_it_doubts() -> None:
    kept = "A passenger said the crew had been drinking."
    found = drift(f"{kept} The claim could not be independently verified.", kept)
    assert found == [("caveat_dropped", kept)]


def test_the_source_is_never_held_against_what_was_taken_from_it() -> None:
    assert drift("Rescuers took 48 off the ship.", "Rescuers took 84 off the ship.", direction="b_from_a") == []


def test_reports_that_do_not_derive_have_no_drift() -> None:
    old, new = report("Twelve died.", path="a"), report("Twenty died.", path="b")
    assert find_drift([old, new], [_whole(old, new)], [], []) == []


@given(st.lists(st.sampled_from((LEAD, TAIL, "Nine were hurt.", "“Go home,” he said.")), min_size=1, max_size=6))
def test_a_copy_has_no_drift(lines: list[str]) -> None:
    text = "\n".join(lines)
    old, new = report(text, path="old.txt"), report(text, path="new.txt")
    link = Derivation(new.id, old.id, "copy", 1.0, "unknown", "")
    assert find_drift([old, new], [_whole(old, new)], [link], []) == []
