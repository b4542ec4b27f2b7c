"""Words, paragraphs and sentences of a text, always with their offsets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from twosource.model import Span, Spans

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*", re.UNICODE)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
# What may stand between a dateline's place and its dash: a day, a wire in brackets. Forty characters hold both.
_DATELINE = re.compile(r"[^\n—–]{0,40}?\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*")
_SPACE = re.compile(r"\s+")

_CUT = 30  # characters; a shorter line is rarely one that was cut at a width


def words(text: str, start: int = 0) -> list[Span]:
    """Spans of the words of `text`, each moved by `start`. A word holds inner marks: "U.S", "anti-tank", "1,000".

    >>> [("It's 1,000 days.")[s:e] for s, e in words("It's 1,000 days.")]
    ["It's", '1,000', 'days']
    """
    return [(m.start() + start, m.end() + start) for m in _WORD.finditer(text)]


def normal(word: str) -> str:
    """A word as it is compared: compatibility forms folded, case folded, quotes straightened.

    >>> normal("Ukraine’s"), normal("ﬁve")
    ("ukraine's", 'five')
    """
    return unicodedata.normalize("NFKC", word).casefold().translate(_QUOTES)


def squash(text: str) -> str:
    """One line of text: runs of white space become one space.

    >>> squash(" a\\n\\n b ")
    'a b'
    """
    return _SPACE.sub(" ", text).strip()


def trim(text: str, span: Span) -> Span:
    """A span without the white space at its ends.

    >>> trim("  ab ", (0, 5))
    (2, 4)
    """
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def lines(text: str) -> list[Span]:
    """Spans of the lines that hold more than white space, trimmed."""
    spans = (trim(text, m.span()) for m in _LINE.finditer(text))
    return [span for span in spans if span[0] < span[1]]


def _width(text: str, spans: list[Span]) -> int:
    """The width at which lines are cut, 0 if they are not (then each line is a paragraph).

    Cut lines go on in lower case on the next line, far more often than headings and lists do.
    """
    if len(spans) < 4 or "\n\n" not in text.replace("\r\n", "\n").replace(" \n", "\n"):
        return 0
    open_ = [
        (end - begin, not text[start].isupper())
        for (begin, end), (start, _) in pairwise(spans)
        if text.count("\n", end, start) == 1 and text[end - 1] not in '.!?"”’:'
    ]
    joined = [length for length, goes_on in open_ if goes_on]
    long = [goes_on for length, goes_on in open_ if length >= _CUT]
    if len(joined) * 3 >= len(spans) or (sum(long) >= 3 and sum(long) * 2 >= len(long)):
        return sorted(joined)[len(joined) // 2]
    return 0


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs: lines, unless lines are cut at a width, when blank lines (or short ones) part them.

    >>> paragraphs("One.\\n\\nTwo.\\nThree.")
    [(0, 4), (6, 10), (11, 17)]
    """
    spans = lines(text)
    width = _width(text, spans)
    if not width:
        return spans
    merged: list[Span] = []
    last = 0  # length of the line before
    for start, end in spans:
        if merged and last * 2 >= width and text.count("\n", merged[-1][1], start) == 1:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
        last = end - start
    return merged


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Spans of the sentences, trimmed; a paragraph's end always ends one (sentencex, MIT).

    >>> sentences("Mr. Smith left. He ran.")
    [(0, 15), (16, 23)]
    """
    from sentencex import get_sentence_boundaries  # lazy: native module

    low, high = within or (0, len(text))
    found: list[Span] = []
    for para in paragraphs(text[low:high]):
        base = low + para[0]
        for b in get_sentence_boundaries("en", text[base : low + para[1]]):
            span = trim(text, (base + b["start_index"], base + b["end_index"]))
            if span[0] < span[1]:
                found.append(span)
    return found


def dateline(text: str, place: Span) -> Span:
    """A whole dateline, given its place: day, wire and dash with it; the place alone where no dash follows.

    >>> line = "LIMA, March 4 (MNA) — Rain fell."
    >>> line[slice(*dateline(line, (0, 4)))]
    'LIMA, March 4 (MNA) — '
    """
    m = _DATELINE.match(text, place[1])
    return (place[0], m.end() if m else place[1])


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share.

    >>> overlap((0, 5), (3, 9))
    2
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def merge(spans: Iterable[Span]) -> Spans:
    """Spans in order, those that touch or overlap joined.

    >>> merge([(4, 6), (0, 2), (2, 3)])
    ((0, 3), (4, 6))
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def outside(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """The parts of a span that lie in none of the holes.

    >>> list(outside((0, 10), [(2, 4)]))
    [(0, 2), (4, 10)]
    """
    at = span[0]
    for start, end in merge(holes):
        if end <= at or start >= span[1]:
            continue
        if start > at:
            yield (at, start)
        at = max(at, end)
    if at < span[1]:
        yield (at, span[1])
