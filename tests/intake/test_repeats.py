import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import clean_text
from twosource.intake.repeats import find_repeats
from twosource.settings import IntakeSettings

A = "The tunnel flooded within an hour, the railway's chief engineer said on Friday. Pumps were brought from the port."
B = "Nobody was inside. The last train had left eleven minutes before, according to the timetable office."
C = "Passengers were sent to buses, and many walked."


def repeats(text: str) -> list[str]:
    return [text[s:e] for s, e in find_repeats(text, (), IntakeSettings())]


def test_a_block_of_paragraphs_printed_twice_is_one_passage() -> None:
    assert repeats(f"{A}\n\n{B}\n\n{C}\n\n{A}\n\n{B}\n\nThe line reopens on Monday.") == [f"{A}\n\n{B}"]


@pytest.mark.parametrize("glue", ["\n", " ", ""])
def test_a_sentence_glued_to_the_last_repeated_paragraph_is_left(glue: str) -> None:
    assert repeats(f"{A}\n\n{C}\n\n{A}{glue}Trains from the north turned back at Mill Halt.") == [A]


def test_the_third_time_is_a_repeat_too() -> None:
    assert repeats(f"{A}\n\n{A}\n\n{C}\n\n{A}") == [A, A] or repeats(f"{A}\n\n{A}\n\n{C}\n\n{A}") == [f"{A}\n\n{A}"]


def test_straight_and_curly_marks_are_the_same_words() -> None:
    curly = A.replace("'", "’")
    assert repeats(f"{A}\n\n{C}\n\n{curly}") == [curly]


@pytest.mark.parametrize(
    "again",
    [
        "He did not say why.",
        "Police said on Friday.",
        "according to the railway's chief engineer",
    ],
)
def test_a_stock_phrase_is_no_repeat(again: str) -> None:
    assert repeats(f"The first tunnel flooded. {again} The second one stayed dry. {again} The third is shut.") == []


def test_half_a_sentence_is_no_repeat() -> None:
    first = "The railway said that the tunnel would stay shut until the pumps had been replaced and tested."
    other = "The mayor doubts that the tunnel would stay shut until the pumps had been replaced and tested."
    assert repeats(f"{first}\n\n{C}\n\n{other}") == []


def test_a_quotation_with_its_speaker_is_no_repeat_of_the_pull_quote() -> None:
    quote = "“We had eleven minutes and we did not know it then”"
    text = f"Tunnel floods\n\n{A}\n\n{quote}\n\n{quote[:-1]},” the engineer, Ola Brand, said.\n"
    assert not any("Ola Brand" in text[s:e] for s, e in clean_text(text).repeats)


def test_the_headline_printed_again_is_a_repeat() -> None:
    text = f"Tunnel floods in Skarn\n\nTunnel floods in Skarn\n\n{A}\n"
    assert clean_text(text).repeats == ((24, 46),)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([A, B, C, "He left.", "No.", ""]), max_size=9), st.sampled_from(["\n\n", "\n", " "]))
def test_repeats_lie_after_the_same_words(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    for start, end in find_repeats(text, (), IntakeSettings()):
        first = text[start:end].split(joint)[0]
        assert text.index(first) < start
