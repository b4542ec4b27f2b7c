"""From tokens back to the report's characters, and what kind of quotation a content is."""

from twosource.model import Quotation, Span, Spans
from twosource.statements.tokens import Tokens

_SHARE = 0.8  # share of a content's words in quotation marks from which it is direct; by definition near all


def characters(t: Tokens, span: Span) -> Span:
    """The character span of a token span.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> characters(flatten([Paragraph(10, parse(["Officials denied it."])[0])]), (1, 3))
    (20, 29)
    """
    return (t.start[span[0]], t.end[span[1] - 1])


def pieces(t: Tokens, span: Span) -> Spans:
    """The character spans of a token span, one a paragraph, so that none runs over a paragraph's break."""
    out: list[Span] = []
    low = span[0]
    while low < span[1]:
        high = min(span[1], t.paragraphs[t.paragraph[low]][1])
        trimmed = within(t, (low, high))
        if trimmed is not None:
            out.append(characters(t, trimmed))
        low = high
    return tuple(out)


def within(t: Tokens, span: Span) -> Span | None:
    """A span without punctuation at its ends, or None when no word is left."""
    low, high = span
    while low < high and not t.word[low]:
        low += 1
    while high > low and not t.word[high - 1]:
        high -= 1
    return (low, high) if low < high else None


def quotation_of(t: Tokens, parts: list[Span], cover: list[int], cue: int) -> Quotation:
    """Direct when all its words stand in quotation marks, mixed when some do, else indirect.

    A quotation that holds the cue as well is the wider speech's, not this content's.
    """
    own = cover[cue]
    words = [i for low, high in parts for i in range(low, high) if t.word[i]]
    inside = [i for i in words if cover[i] >= 0 and cover[i] != own]
    if not inside:
        return "indirect"
    return "direct" if len(inside) >= _SHARE * len(words) else "mixed"


_WITH_VERB = frozenset({"aux", "auxpass", "neg", "prt"})


def cue_span(t: Tokens, cue: int, noun: int | None = None) -> Span:
    """A cue with the auxiliaries, negation and particle that stand directly beside it, and the "to" of "according to".

    `noun` is the noun that tells in "made an accusation": the cue runs on to it.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> cue_span(flatten([Paragraph(0, parse(["He did not say why."])[0])]), 3)
    (1, 4)
    """
    low, high = cue, cue + 1
    while low > 0 and t.head[low - 1] == cue and t.dep[low - 1] in _WITH_VERB:
        low -= 1
    while high < len(t) and t.head[high] == cue and (t.dep[high] == "prt" or t.lower[cue] == "according"):
        high += 1
        if t.lower[cue] == "according":
            break
    return (low, max(high, noun + 1) if noun is not None else high)
