"""Quotations as a layer of their own: found by their marks alone, since parsers read quoted speech badly."""

from dataclasses import dataclass

from twosource.statements.tokens import Tokens

_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")
_EITHER = frozenset({'"', "＂", "''"})  # some papers open and close with two apostrophes
_LEADING = frozenset("'‘’$#@[(…-—") | {"...", "''"}
_SINGLE = {"‘": "’", "'": "'", "`": "'"}  # opening and closing


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation's tokens `[first, last + 1)`, its marks included.

    `closed` is False where the closing mark is missing (then it runs to its paragraph's end); `joined` is True for
    the part of a longer quotation that follows an unclosed part in the paragraph before; `single` for single marks.
    """

    first: int
    last: int
    closed: bool
    joined: bool = False
    single: bool = False


def find_quotes(t: Tokens) -> list[Quote]:
    """The outermost quotations of a report, in order.

    Curly, straight, doubled (`` '') and single marks; a mark that opens anew at a paragraph's start while the
    paragraph before was never closed continues that quotation, as print has it.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> t = flatten([Paragraph(0, parse(['"We saw it," she said. "Twice."'])[0])])
    >>> [(q.first, q.last, q.closed) for q in find_quotes(t)]
    [(0, 5, True), (9, 12, True)]
    """
    found: list[Quote] = []
    for begin, end in t.paragraphs:
        unclosed = bool(found) and not found[-1].closed and found[-1].last == begin - 1
        here = _double(t, begin, end, unclosed)
        here += _singles(t, begin, end, here)
        found += sorted(here, key=lambda q: q.first)
    return found


def _double(t: Tokens, begin: int, end: int, unclosed: bool) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for i in range(begin, end):
        side = _side(t, i, begin, end, opened is not None)
        if side == "open":
            if opened is not None and i - 1 > opened:  # the one before was never closed
                found.append(_quote(opened, i - 1, False, begin, unclosed))
            opened = i
        elif side == "close":
            if opened is not None:
                if i - 1 > opened:
                    found.append(_quote(opened, i, True, begin, unclosed))
                opened = None
            elif unclosed and not found:  # carried over from the paragraph before without a mark
                found.append(Quote(begin, i, True, joined=True))
    if opened is not None and opened < end - 1:
        found.append(_quote(opened, end - 1, False, begin, unclosed))
    return found


def _quote(first: int, last: int, closed: bool, begin: int, unclosed: bool) -> Quote:
    return Quote(first, last, closed, joined=unclosed and first == begin)


def _side(t: Tokens, i: int, begin: int, end: int, inside: bool) -> str:
    """Whether token `i` opens or closes a quotation, or "" when it is no double quotation mark."""
    text = t.text[i]
    if text in _OPENING:
        return "open"
    if text in _CLOSING:
        return "close"
    if text == "`" and i + 1 < end and t.text[i + 1] == "`" and t.start[i + 1] == t.end[i]:
        return "open"
    if text not in _EITHER:
        return ""
    before = i > begin and t.end[i - 1] == t.start[i] and t.text[i - 1] not in "([—–-"
    after = i + 1 < end and t.start[i + 1] == t.end[i] and (t.word[i + 1] or t.text[i + 1] in _LEADING)
    if before != after:
        return "close" if before else "open"
    return "close" if inside else "open"


def _singles(t: Tokens, begin: int, end: int, double: list[Quote]) -> list[Quote]:
    found: list[Quote] = []
    i = begin
    while i < end - 1:
        cover = next((q for q in double if q.first <= i <= q.last), None)
        if cover is not None:
            i = cover.last + 1
            continue
        opens = t.text[i] in _SINGLE and t.start[i + 1] == t.end[i] and t.text[i + 1][:1].isalpha()
        if opens and (i == begin or t.end[i - 1] < t.start[i] or t.text[i - 1] in "([—–-:"):
            close = _single_close(t, i, end)
            if close is not None:
                found.append(Quote(i, close, True, single=True))
                i = close
        i += 1
    return found


def _single_close(t: Tokens, opening: int, end: int) -> int | None:
    closing = _SINGLE[t.text[opening]]
    for i in range(opening + 2, end):
        if t.text[i] != closing or t.end[i - 1] != t.start[i]:
            continue
        glued = i + 1 < end and t.start[i + 1] == t.end[i] and t.word[i + 1]
        possessive = t.tag[i] == "POS" and t.lower[i - 1].endswith("s") and i + 1 < end and t.word[i + 1]
        if not glued and not possessive:
            return i
    return None


def cover_of(t: Tokens, quotes: list[Quote]) -> list[int]:
    """For each token the number of the quotation it stands in, or -1."""
    cover = [-1] * len(t)
    for number, quote in enumerate(quotes):
        for i in range(quote.first, quote.last + 1):
            cover[i] = number
    return cover
