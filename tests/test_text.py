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


def test_paragraphs_of_a_text_cut_at_a_width_with_a_heading_and_a_list_around_it() -> None:
    text = (
        "Landslide closes the road to\nUpper Vell for a month\n\nBy Jane Doe\nMarch 3\n\n"
        "A landslide closed the only road to\nUpper Vell on Sunday, and it will be at least a month\n"
        "before it opens again, the engineer said.\n\nForty families are cut off, and a helicopter\n"
        "will bring them food twice a week, the mayor\ntold reporters.\n\nShare:\nTwitter\nFacebook\n"
    )
    found = [t.squash(text[s:e]) for s, e in t.paragraphs(text)]
    assert found[0] == "Landslide closes the road to Upper Vell for a month"
    assert found[1:3] == ["By Jane Doe", "March 3"]
    assert found[3].startswith("A landslide closed the only road to Upper Vell on Sunday")
    assert found[4].endswith("the mayor told reporters.")
    assert found[5:] == ["Share:", "Twitter", "Facebook"]


def test_headings_and_lists_are_not_joined() -> None:
    text = "A heading of some length that ends nowhere\nAnother one of much the same length\n\nOne.\nTwo.\n"
    assert len(t.paragraphs(text)) == 4
