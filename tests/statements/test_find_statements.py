"""The statements stage as a whole. Every text is invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language import read
from twosource.model import Flag, Report, Statement
from twosource.statements import find_statements

TEXT = """Dam owner was warned, official says

The dam above Brede was sound, Mayor Ada Boe said on Monday. She said crews had checked it.

“We told them in January that the cracks were growing,” an official told Reuters on condition of anonymity because the \
inquiry is open. The official said a letter had been sent. The claims could not be independently verified.

Norrland Power denied that it had been warned. It declined to comment further."""


def report(text: str = TEXT, rid: str = "r1") -> Report:
    return Report(rid, f"{rid}.txt", text, "", outlet="Valley News")


def run(*reports: Report) -> tuple[list[Statement], list[Flag]]:
    return find_statements(reports, read(reports))


@pytest.fixture(scope="module")
def found() -> tuple[list[Statement], list[Flag]]:
    return run(report())


def test_speakers_chains_and_flags_together(found: tuple[list[Statement], list[Flag]]) -> None:
    statements, flags = found
    by_words = {TEXT[slice(*s.span)]: s for s in statements}
    cracks = next(s for words, s in by_words.items() if "January" in words)
    assert cracks.chain == ("an official", "Reuters", "Valley News")
    assert cracks.speaker is not None
    assert cracks.speaker.anonymity == "because the inquiry is open"
    letter = next(s for words, s in by_words.items() if "a letter had been sent" in words)
    assert letter.chain == ("an official", "Reuters", "Valley News")
    assert "unverified" in letter.flags
    denial = next(s for words, s in by_words.items() if "it had been warned" in words)
    assert (denial.stance, denial.speaker and denial.speaker.name) == ("denies", "Norrland Power")
    verified = next(f for f in flags if f.kind == "unverified")
    assert letter.id in verified.covers


def test_spans_quote_the_text(found: tuple[list[Statement], list[Flag]]) -> None:
    for s in found[0]:
        for start, end in (*s.content, *s.cue, *s.source):
            assert 0 <= start < end <= len(TEXT)
            assert TEXT[start:end].strip()


def test_ids_are_apart_and_the_same_again(found: tuple[list[Statement], list[Flag]]) -> None:
    ids = [s.id for s in found[0]]
    assert len(set(ids)) == len(ids)
    assert run(report()) == found


def test_each_report_is_read_alone(found: tuple[list[Statement], list[Flag]]) -> None:
    both, flags = run(report(TEXT, "r2"), report())
    assert [s for s in both if s.report == "r1"] == found[0]
    assert [f for f in flags if f.report == "r1"] == found[1]


def test_speaker_ids_differ_between_reports() -> None:
    both, _ = run(report(), report(TEXT, "r2"))
    ids = [{s.speaker.id for s in both if s.report == rid and s.speaker} for rid in ("r1", "r2")]
    assert ids[0].isdisjoint(ids[1])


def test_a_repeated_passage_is_stated_once() -> None:
    once = "Mayor Ada Boe said the dam above the old town held."
    statements, _ = run(report(f"{once}\n\n{once}"))
    assert len(statements) == 1


def test_an_unreadable_report_has_none() -> None:
    assert run(replace(report(), readable=False)) == ([], [])


@pytest.mark.parametrize("cut", [3, 41, 90, 140, 177, 260, 333])
def test_a_report_cut_short(cut: int) -> None:
    statements, _ = run(report(TEXT[:cut]))
    assert all(s.span[1] <= cut for s in statements)


@settings(deadline=None, max_examples=25)
@given(
    st.text(max_size=80),
    st.sampled_from([" said ", " told Reuters ", ", according to ", "“", "\n\n", " denied it. He "]),
)
def test_any_text(text: str, middle: str) -> None:
    whole = f"{text}{middle}{text[::-1]}"
    statements, flags = run(report(whole))
    contents = [s.content for s in statements]
    assert len(set(contents)) == len(contents)
    ids = {s.id for s in statements}
    assert all(set(f.covers) <= ids for f in flags)
