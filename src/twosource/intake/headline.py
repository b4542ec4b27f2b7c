"""Which line is the headline."""

import re
from collections.abc import Sequence

from twosource.intake.datelines import match_dateline
from twosource.intake.layout import Line, content_words
from twosource.intake.lexicon import key_of
from twosource.model import Span
from twosource.settings import IntakeSettings

_TITLE_MARK = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")


def find_headline(lines: Sequence[Line], first: int, top: int, taken: set[int], settings: IntakeSettings) -> int | None:
    """The place of the headline among the `top` first lines and the `first` of prose, which may be it.

    In this order: a line said twice; a line that the page's title repeats; a line that shares words with the
    lead; a long line; a short line that shares words; a sentence that reads like a headline.
    """
    free = [i for i in range(top) if i not in taken and lines[i].kind in (None, "kicker")]
    keys = [lines[i].key for i in free]
    for i in free:
        if lines[i].words >= settings.headline_words and keys.count(lines[i].key) > 1:
            return i
    for i in free:
        if any(lines[i].key != key and lines[i].key.startswith(key) and len(key.split()) >= 4 for key in keys):
            return i  # "Title - Site" above the title itself
    lead = content_words(" ".join([line.raw for line in lines[first : first + 8] if line.prose][:4]))
    for i in free:
        fits = settings.headline_words <= lines[i].words <= settings.long_line
        shared = len(lines[i].content & lead)
        if fits and (shared * 4 >= len(lines[i].content) or (shared and lines[i].words > settings.headline_words)):
            return i
    for i in free:
        if lines[i].words >= settings.headline_words and not lines[i].ends:
            return i
    for i in free:
        if lines[i].words >= 2 and lines[i].content & lead:
            return i
    if first < len(lines) and not any(lines[i].words >= settings.headline_words for i in free):
        return first if _is_headline_sentence(lines, first, settings) else None
    return None


def _is_headline_sentence(lines: Sequence[Line], at: int, settings: IntakeSettings) -> bool:
    """Whether a line of prose is a headline that ends with a full stop."""
    line = lines[at]
    after = [other for other in lines[at + 1 : at + 4] if other.prose]
    if line.words > settings.long_line or re.search(r"[a-z0-9][.!?][\"”’)]*\s", line.raw) or not after:
        return False
    if match_dateline(line.raw):
        return False
    if match_dateline(after[0].raw):
        return True
    long = [word for word in re.findall(r"[\w'’-]+", line.raw) if len(word) >= 4]
    if len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long):
        return True
    shared = line.content & content_words(" ".join(other.raw for other in after[:2]))
    return line.words <= 16 and after[0].words > line.words and len(shared) * 2 >= len(line.content) > 3


def without_site(head: Line, lines: Sequence[Line]) -> Span:
    """The headline's span, without " | Site" behind it."""
    keys = {line.key for line in lines[:30] if line is not head}
    for mark in _TITLE_MARK.finditer(head.raw):
        before = head.raw[: mark.start()]
        if len(before.split()) >= 4 and (key_of(before) in keys or key_of(head.raw[mark.end() :]) in keys):
            return (head.span[0], head.span[0] + len(before))
    return head.span
