"""Words of a report made safe to show: one visible line, shortened in the middle."""

import re

from twosource.text import squash

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f{_BIDI}\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """Text in which nothing acts unseen: control, direction and half characters are written out.

    >>> visible("pay \\x1b[31mnow\\u202e")
    'pay ⟨U+001B⟩[31mnow⟨U+202E⟩'
    """
    return _HIDDEN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def line(text: str) -> str:
    """Text as one visible line.

    >>> line(" two\\n lines ")
    'two lines'
    """
    return visible(squash(text))


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` characters; what is left out is left out in the middle, between words.

    >>> shorten("one two three four five six", 19)
    'one two … five six'
    >>> shorten("short", 19)
    'short'
    """
    text = line(text)
    if len(text) <= limit:
        return text
    half = max((limit - 3) // 2, 1)
    left, right = text[:half], text[len(text) - half :]
    left = left.rsplit(" ", 1)[0] if " " in left and text[half] != " " else left
    right = right.split(" ", 1)[1] if " " in right and text[-half - 1] != " " else right
    return f"{left.rstrip()} … {right.lstrip()}"


_MARKS = "\"'“”‘’«»„"


def bare(text: str) -> bool:
    """Whether words neither begin nor end with a quotation mark of their own.

    >>> bare("It fell"), bare("“It fell,” he said")
    (True, False)
    """
    return not text or (text[0] not in _MARKS and text[-1] not in _MARKS)


def quoted(text: str, limit: int = 0) -> str:
    """Exact words as one quoted line, shortened to `limit` if there is one; marks of their own are not doubled.

    >>> quoted("It fell"), quoted("“It fell,” he said")
    ('“It fell”', '“It fell,” he said')
    """
    told = shorten(text, limit) if limit else line(text)
    return f"“{told}”" if bare(told) else told
