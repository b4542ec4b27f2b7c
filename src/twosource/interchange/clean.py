"""Words of a report made harmless for the formats that people open: nothing acts unseen, nothing is a formula."""

import re

from twosource.render.safe import INVISIBLE as INVISIBLE
from twosource.render.safe import visible

LONGEST_CELL = 32_767  # characters: what Excel and LibreOffice put in one cell
_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def shown(text: str) -> str:
    """Text as a person may safely see it: what is invisible is taken out, what turns or controls is written out.

    >>> shown("pay\\u200b \\u202enow\\U000e0041")
    'pay ⟨U+202E⟩now'
    """
    return visible(without_unseen(text))


def without_unseen(text: str) -> str:
    """Text without invisible characters; the rarer line ends become plain ones.

    >>> without_unseen("pay\\u200b\\u2028now")
    'pay\\nnow'
    """
    return _LINE_ENDS.sub("\n", INVISIBLE.sub("", text))


def cell(text: str) -> str:
    """Text as one cell of a spreadsheet: one that a spreadsheet would run as a formula gets an apostrophe before it.

    Leading white space doesn't save it: some programs trim a cell before they look at it. What is longer than a cell
    may be is cut.

    >>> cell("=HYPERLINK(1)"), cell(" -2+3"), cell("three"), cell("\\ttab"), len(cell("a" * 99_999))
    ("'=HYPERLINK(1)", "' -2+3", 'three', "'\\ttab", 32766)
    """
    text = shown(text)
    text = text if len(text) < LONGEST_CELL else text[: LONGEST_CELL - 2] + "…"  # and room for an apostrophe
    starts = text.lstrip(" \n\u00a0\u3000")
    # Full-width forms of the four signs are read as the signs in some languages' spreadsheets.
    return f"'{text}" if starts.startswith((*_FORMULA, "＝", "＋", "－", "＠")) else text


def xml(text: str) -> str:
    """Text without the characters that XML can't hold (and `shown`).

    >>> xml("a\\x00b\\ufffe")
    'a⟨U+0000⟩b'
    """
    return re.sub("[\ufffe\uffff]", "", shown(text))
