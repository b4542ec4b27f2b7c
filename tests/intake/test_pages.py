"""Scraped pages of many sorts, of our own writing: furniture and repeats are found, nothing of the report is taken.

In `pages/*.txt` the first two characters of a line say what it is and are no part of the page: `~ ` furniture that
must be found, `? ` furniture that may be, `= ` a passage said again, two spaces the report (never to be taken).
"""

from pathlib import Path

import pytest

from twosource.intake import clean_text
from twosource.intake.lexicon import Lexicon, load_lexicon
from twosource.model import Span, Spans

PAGES = {path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).with_name("pages").glob("*.txt"))}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def unmarked(page: str) -> tuple[str, list[tuple[str, Span]]]:
    """The page without its marks, and each line's mark and span."""
    text, spans = "", []
    for line in page.split("\n"):
        mark, words = line[:1], line[2:]
        if words.strip():
            spans.append((mark, (len(text), len(text) + len(words))))
        text += words + "\n"
    return text, spans


def inside(span: Span, spans: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def touches(span: Span, spans: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def test_there_are_pages_of_many_sorts() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_the_report_is_taken(name: str, lexicon: Lexicon) -> None:
    text, spans = unmarked(PAGES[name])
    cleaned = clean_text(text, lexicon=lexicon)
    taken = (*cleaned.furniture, *cleaned.repeats)
    report = [span for mark, span in spans if mark == " " and " | " not in text[slice(*span)]]
    assert [text[s:e] for s, e in report if touches((s, e), taken)] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_furniture_is_found(name: str, lexicon: Lexicon) -> None:
    text, spans = unmarked(PAGES[name])
    cleaned = clean_text(text, lexicon=lexicon)
    assert [text[s:e] for mark, (s, e) in spans if mark == "~" and not inside((s, e), cleaned.furniture)] == []


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said_again_is_found(name: str, lexicon: Lexicon) -> None:
    text, spans = unmarked(PAGES[name])
    cleaned = clean_text(text, lexicon=lexicon)
    assert [text[s:e] for mark, (s, e) in spans if mark == "=" and not inside((s, e), cleaned.repeats)] == []
