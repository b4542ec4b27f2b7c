"""Words of a report made safe to show: one visible line, shortened in the middle."""

import re

from twosource.text import squash

# Characters that show nothing: zero widths, joiners, soft hyphen, fillers, variation selectors, and the tag characters
# in which text for machines can be hidden.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
_TAGS = "\U000e0000-\U000e007f"  # letters for machines, which no reader sees
_HIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}{_TAGS}\ufeff\ud800-\udfff]")
_UNSEEN = re.compile(f"[{_CONTROLS}{_BIDI}\u2028\u2029]|{INVISIBLE.pattern}")


def visible(text: str) -> str:
    """Text in which nothing acts unseen: control, direction and half characters are written out.

    >>> visible("pay \\x1b[31mnow\\u202e")
    'pay ⟨U+001B⟩[31mnow⟨U+202E⟩'
    """
    return _HIDDEN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def escaped(told: bytes) -> bytes:
    """JSON in which what is invisible, controls a terminal or turns text about stands as its escape: the same value.

    >>> escaped('{"a": "pay\u202enow – \U000e0041"}'.encode())
    b'{"a": "pay\\\\u202enow \\xe2\\x80\\x93 \\\\udb40\\\\udc41"}'
    """
    return told if told.isascii() else _UNSEEN.sub(_escape, told.decode("utf-8")).encode("utf-8")


def _escape(found: re.Match[str]) -> str:
    raw = found[0].encode("utf-16-be")
    return "".join(f"\\u{raw[n : n + 2].hex()}" for n in range(0, len(raw), 2))


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
