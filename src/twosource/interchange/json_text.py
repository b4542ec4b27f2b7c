"""Plain values as JSON that is readable and hides nothing."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from twosource.interchange.clean import INVISIBLE
from twosource.render.safe import visible

Json: TypeAlias = "str | int | float | bool | list[Json] | Mapping[str, Json] | None"


def to_text(value: Json) -> bytes:
    """JSON in UTF-8, indented; a character that is invisible or turns text about stands as its escape.

    The words stay exact, so that quotations can be found again; half characters, which UTF-8 can't hold, can't be.

    >>> to_text({"a": "pay\\u202enow"})
    b'{\\n "a": "pay\\\\u202enow"\\n}\\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    text = "".join(_escape(c) if c != "\n" and _hidden(c) else c for c in text) if _any_hidden(text) else text
    return text.encode("utf-8") + b"\n"


def _any_hidden(text: str) -> bool:
    return bool(INVISIBLE.search(text)) or visible(text) != text


def _hidden(c: str) -> bool:
    return bool(INVISIBLE.match(c)) or visible(c) != c


def _escape(c: str) -> str:
    if ord(c) > 0xFFFF:
        high, low = divmod(ord(c) - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{ord(c):04x}"
