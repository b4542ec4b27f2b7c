"""Passages that a report itself repeats: whole sentences said twice, the second time and later."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from twosource.intake.lexicon import fold
from twosource.intake.words import BEFORE_NAMES
from twosource.model import Span, Spans
from twosource.settings import IntakeSettings
from twosource.text import merge, outside, trim

_WORD = re.compile(r"\w+")
_SEED = 5  # words of a seed; below the shortest repeat, so that no repeat is missed
_BACK = 80  # words a match is grown backwards at most: keeps the work linear
_STOP = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s|$|[A-Z“\"‘])")
_CLOSE = re.compile(r"[\"”’'»)\]]*[.!?…,;:]?[\"”’'»)\]]*")
_SHORT = re.compile(rf"(?:^|\W)(?:[A-Z]|{'|'.join(map(str.capitalize, BEFORE_NAMES))}|vs)$")


def find_repeats(text: str, holes: Spans, settings: IntakeSettings) -> Spans:
    """Spans of the second and later times of passages that `text` repeats, outside `holes` (furniture).

    A passage counts if, at its later place, it is whole sentences of together `repeat_words` words or more.
    Time is linear in the text: each 5-word seed is looked up once, and its match is grown in both directions.

    >>> text = "The dam burst at dawn, the mayor said. Rain fell. The dam burst at dawn, the mayor said."
    >>> [text[s:e] for s, e in find_repeats(text, (), IntakeSettings())]
    ['The dam burst at dawn, the mayor said.']
    """
    tokens = [m.span() for part in outside((0, len(text)), holes) for m in _WORD.finditer(text, *part)]
    words = [fold(text[s:e]) for s, e in tokens]
    starts, ends = _edges(text, tokens)
    seen: dict[tuple[str, ...], int] = {}
    found: list[Span] = []
    floor = at = 0
    while at + _SEED <= len(words):
        seed = tuple(words[at : at + _SEED])
        before = seen.setdefault(seed, at)
        if before + _SEED > at:
            at += 1
            continue
        low, high = _grow(words, before, at, floor)
        cut = _whole(starts, ends, low, high)
        if cut and cut[1] - cut[0] >= settings.repeat_words:
            found.append(_span(text, tokens, cut))
            at = floor = cut[1]
        else:
            at = max(at + 1, high - _SEED + 1)
    parts = (trim(text, part) for span in merge(found) for part in outside(span, holes))
    return tuple((s, e) for s, e in parts if s < e)


def _grow(words: Sequence[str], before: int, at: int, floor: int) -> tuple[int, int]:
    """The longest run of equal words around a seed, the later copy after the earlier one."""
    distance = at - before
    low = at
    while low > floor and low - distance > 0 and at - low < _BACK and words[low - 1] == words[low - 1 - distance]:
        low -= 1
    high = at + _SEED
    while high < len(words) and high - distance < low and words[high] == words[high - distance]:
        high += 1
    return low, high


def _edges(text: str, tokens: Sequence[Span]) -> tuple[list[int], list[int]]:
    """The words with which sentences begin, and the places just after the words with which they end."""
    starts, ends = [0], []
    for i in range(1, len(tokens)):
        last, here = tokens[i - 1], tokens[i]
        gap = text[last[1] : here[0]]
        if gap == " ":
            continue
        if (
            "\n" in gap
            or "\r" in gap
            or (_STOP.match(gap + text[here[0]]) and not _SHORT.search(text[max(0, last[1] - 6) : last[1]]))
        ):
            starts.append(i)
            ends.append(i)
    return starts, [*ends, len(tokens)]


def _whole(starts: Sequence[int], ends: Sequence[int], low: int, high: int) -> tuple[int, int] | None:
    """The largest run of whole sentences inside a run of words."""
    first = bisect_left(starts, low)
    last = bisect_left(ends, high + 1) - 1
    if first >= len(starts) or last < 0 or starts[first] >= ends[last]:
        return None
    return starts[first], ends[last]


def _span(text: str, tokens: Sequence[Span], cut: tuple[int, int]) -> Span:
    """From the first word (with an opening quotation mark) to the last (with its full stop)."""
    start, end = tokens[cut[0]][0], tokens[cut[1] - 1][1]
    while start > 0 and text[start - 1] in "\"“‘'«([":
        start -= 1
    close = _CLOSE.match(text, end)
    return start, close.end() if close else end
