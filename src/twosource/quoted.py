"""Where a text quotes: the spans inside quotation marks."""

import re

from twosource.model import Span, Spans
from twosource.text import merge, paragraphs

_OPEN = "“„«"
_CLOSE = "”»"
_MAX_QUOTE = 1500  # characters; a mark further off than this closes some other quotation
_SINGLE = re.compile(r"(?<![\w’'])[‘']([^‘\"“”\n]{12,400}?)[’'](?![\w])")


def _is_opening(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-:") and not after.isspace()


def _marks(text: str) -> list[tuple[int, str]]:
    """Each double quotation mark with what it does: "open", "close" or "either"."""
    out: list[tuple[int, str]] = []
    for m in re.finditer(r"[“„«”»\"]", text):
        at, mark = m.start(), m.group()
        if mark in _OPEN:
            out.append((at, "open"))
        elif mark in _CLOSE:
            out.append((at, "close"))
        elif _is_opening(text, at):
            out.append((at, "open"))
        elif at + 1 < len(text) and at and text[at - 1].isspace() and text[at + 1].isspace():
            out.append((at, "either"))
        else:
            out.append((at, "close"))
    return out


def quotations(text: str) -> Spans:
    """Spans inside quotation marks, marks included. A quotation that runs on over paragraphs is one.

    One that is never closed ends with its paragraph.

    >>> t = 'He said, "It is late," and left. Then: “Go home.'
    >>> [t[s:e] for s, e in quotations(t)]
    ['"It is late,"', '“Go home.']
    """
    found: list[Span] = []
    ends = [end for _, end in paragraphs(text)]
    opened: int | None = None

    def close_at_paragraph(start: int) -> int:
        return next((end for end in ends if end > start), len(text))

    for at, role in _marks(text):
        if opened is not None and (role in ("close", "either")) and at - opened <= _MAX_QUOTE:
            found.append((opened, at + 1))
            opened = None
        elif role in ("open", "either"):
            if opened is not None:
                found.append((opened, min(at, close_at_paragraph(opened))))
            opened = at
        elif opened is not None:
            found.append((opened, close_at_paragraph(opened)))
            opened = None
    if opened is not None:
        found.append((opened, close_at_paragraph(opened)))
    found.extend(m.span() for m in _SINGLE.finditer(text) if m.group(1).count(" ") >= 3)
    return merge(found)
