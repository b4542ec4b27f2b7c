"""Why a source isn't named, and how it is said to know, in the report's own words."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from twosource.statements.cast import Figure
from twosource.statements.mentions import Mention
from twosource.statements.tokens import Tokens

_NAMELESS = re.compile(
    r"\b(?:on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+(?:\w+\s+){1,4}?not\s+be\s+(?:named|identified))|"
    r"(?:asked|requested|wished|wanted|preferred|declined|refused|asking|requesting|declining|refusing|insisted|"
    r"not\s+want(?:ing)?)\s+(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|remain\s+anonymous|"
    r"(?:give|have)\s+(?:\w+\s+){1,2}names?(?:\s+used)?)|"
    r"(?:was|were|is|are)\s+not\s+(?:named|identified|authori[sz]ed\s+to\s+(?:speak|talk|comment|discuss))|"
    r"(?:request|insist)(?:ed|ing)\s+(?:on\s+)?anonymity|(?:spoke|speaking|speak)\s+anonymously|"
    r"who\s+(?:can|could|may|must)\s*not\s+be\s+(?:named|identified))",
    re.I,
)
_WHY = re.compile(
    r"^[\s,]*((?:because|as|since|citing|due\s+to|owing\s+to|for\s+fear|fearing|out\s+of|for\s+(?:security|legal|safety|\w+)"
    r"\s+reasons|(?:in\s+order\s+)?to\s+(?:discuss|describe|speak|talk|share|avoid|protect|disclose|brief)|"
    r"given\s+the|while|under)\b[^.;:”\"]*)",
    re.I,
)
_KNOWS = re.compile(
    r"^,?\s*(?:who\s+(?:is|was|are|were|has\s+been|had\s+been|have\s+been)\s+)?"
    r"((?:familiar\s+with|briefed\s+(?:on|about)|(?:with|having)\s+(?:\w+\s+){0,2}?knowledge\s+of|with\s+access\s+to|"
    r"close\s+to|involved\s+in|present\s+at|who\s+(?:saw|witnessed|attended|heard|watched|took\s+part|helped|worked|"
    r"was\s+(?:there|present|at|inside)|were\s+(?:there|present|at|inside)|survived))\b[^.,;:”\"]*)",
    re.I,
)
_CUE = re.compile(r",?\s+(?:said|says|told|added|confirmed|reported|say)\b")


def reason_at(text: str, end: int, stop: int) -> str | None:
    """The reason that follows words such as "on condition of anonymity", up to the clause's end.

    >>> text = "He spoke on condition of anonymity because he feared for his job, and left."
    >>> reason_at(text, 34, len(text))
    'because he feared for his job'
    """
    m = _WHY.match(text[end:stop])
    if m is None:
        return None
    words = _CUE.split(m.group(1))[0].split(",")[0]
    return " ".join(words.split())


def mark_anonymity(t: Tokens, text: str, trail: Sequence[tuple[Mention, int]], cast: Sequence[Figure]) -> None:
    """Puts on each unnamed figure why it isn't named and how it knows, where the report says so.

    `trail` are the mentions in reading order, each with its figure's key.
    """
    ordered = sorted(trail, key=lambda x: x[0].at)
    ats = [m.at for m, _ in ordered]
    for m in _NAMELESS.finditer(text):
        token = bisect_right(t.start, m.start()) - 1
        if token < 0:
            continue
        key = _who(t, ordered, ats, token, cast)
        if key is not None and cast[key].anonymity is None:
            stop = t.end[t.sentences[t.sentence[token]][1] - 1]
            cast[key].anonymity = reason_at(text, m.end(), stop) or " ".join(m.group().split())
    for mention, key in ordered:
        if cast[key].spoke >= 0 and cast[key].knows is None and mention.form != "pronoun":
            cast[key].knows = _knows(t, text, mention)


def _who(
    t: Tokens, ordered: Sequence[tuple[Mention, int]], ats: Sequence[int], token: int, cast: Sequence[Figure]
) -> int | None:
    """The unnamed figure last mentioned before in the sentence, else first after, else last in the one before."""
    i = bisect_right(ats, token)
    here = t.sentence[token]
    before = [k for m, k in ordered[max(0, i - 12) : i] if _nameless(cast[k]) and t.sentence[m.at] == here]
    if before:
        return before[0] if cast[before[0]].spoke >= 0 else before[-1]
    after = [k for m, k in ordered[i : i + 12] if _nameless(cast[k]) and t.sentence[m.at] == here]
    if after:
        return after[0]
    last = [k for m, k in ordered[max(0, i - 12) : i] if _nameless(cast[k]) and here - t.sentence[m.at] == 1]
    return last[-1] if last else None


def _nameless(figure: Figure) -> bool:
    return not figure.names and not figure.parts and figure.kind in ("person", "crowd")


def _knows(t: Tokens, text: str, mention: Mention) -> str | None:
    head_end = t.end[mention.at]
    stop = t.end[t.sentences[t.sentence[mention.at]][1] - 1]
    for begin in (head_end, t.end[mention.last - 1]):
        m = _KNOWS.match(text[begin : min(stop, begin + 160)])
        if m is not None:
            return " ".join(_CUE.split(m.group(1))[0].split())
    return None
