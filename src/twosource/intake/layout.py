"""A text as lines, and which of them speak in sentences: what furniture is told by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.intake.lexicon import Lexicon, LineKind, fold, key_of
from twosource.intake.words import ABBREVIATED, STOP
from twosource.model import Span
from twosource.settings import IntakeSettings
from twosource.text import paragraphs

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…。][\"”’'»)\]*]*$")
_INNER_END = re.compile(r"(?P<word>\w+)[)\"”’]*[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_LONGEST_KEY = 400  # characters; longer lines are never compared whole
_CONTENT = 4  # letters; shorter words are function words too often to tell what a line is about


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or one paragraph of a text cut at a width), with what can be seen of it without reading."""

    span: Span
    raw: str
    key: str
    kind: LineKind | None
    words: int
    ends: bool
    prose: bool

    @property
    def content(self) -> frozenset[str]:
        """The words that tell what the line is about."""
        return content_words(self.raw)


def content_words(text: str) -> frozenset[str]:
    """Words of four letters and more that say something, in lower case, a plural or possessive ending cut.

    >>> sorted(content_words("The mayor's bridges fell"))
    ['bridge', 'fell', 'mayor']
    """
    words = (fold(word) for word in _WORD.findall(text) if len(word) >= _CONTENT)
    return frozenset(_stem(word) for word in words) - STOP


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def lay_out(text: str, lexicon: Lexicon, settings: IntakeSettings) -> list[Line]:
    """The lines of a text.

    A line is prose if it is long enough and ends as a sentence, or is very long, and is no known furniture. In
    a text without any such line shorter sentences will do.
    """
    lines = [_line(text, span, lexicon, settings.prose_words, settings.long_line) for span in paragraphs(text)]
    if lines and not any(line.prose for line in lines):
        lines = [_line(text, span, lexicon, settings.menu_words, settings.long_line) for span in paragraphs(text)]
    return lines


def _line(text: str, span: Span, lexicon: Lexicon, least: int, long: int) -> Line:
    raw = text[span[0] : span[1]]
    kind = lexicon.kind(raw)
    words = len(_WORD.findall(raw))
    ends = bool(_SENTENCE_END.search(raw[-8:]))
    speaks = words >= least and (ends or _ends_within(raw))
    key = key_of(raw) if len(raw) <= _LONGEST_KEY else ""
    return Line(span, raw, key, kind, words, ends, kind is None and (speaks or words >= long))


def _ends_within(raw: str) -> bool:
    """Whether a sentence ends inside a line: a stop that is no abbreviation's, then a capital."""
    return any(
        len(m["word"]) > 1 and m["word"].lower() not in ABBREVIATED for m in _INNER_END.finditer(raw[:_LONGEST_KEY])
    )


def prose_range(lines: Sequence[Line]) -> tuple[int, int]:
    """The places of the first and the last line of prose; (len, -1) when there is none."""
    places = [i for i, line in enumerate(lines) if line.prose]
    return (places[0], places[-1]) if places else (len(lines), -1)
