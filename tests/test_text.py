"""Offsets hold on any text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource import text as t


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_spans_lie_inside_and_in_order(text: str) -> None:
    for find in (t.words, t.lines, t.paragraphs, t.sentences):
        spans = find(text)
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert spans == sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    kept = "".join(text[s:e] for s, e in t.sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ferry left the harbour at nine with\nforty people aboard and had reached the\n"
        "outer buoy when its engine stopped, the\ncoastguard said on Monday.\n\nNobody was hurt."
    )
    assert len(t.paragraphs(text)) == 2


def test_short_lines_stay_apart() -> None:
    assert len(t.paragraphs("Home\nWorld\nSport\n\nThe ferry sank.\n")) == 4


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Gen. A. Marsh met Dr. Oyelaran at 3 p.m. in St. Ives. They agreed."
    assert [text[s:e] for s, e in t.sentences(text)][-1] == "They agreed."


def test_outside_and_merge() -> None:
    assert list(t.outside((0, 10), [(8, 12), (0, 1), (1, 3)])) == [(3, 8)]
    assert list(t.outside((0, 3), [(0, 3)])) == []
