"""Plain values as JSON that is readable and hides nothing."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from twosource.render.safe import escaped

Json: TypeAlias = "str | int | float | bool | list[Json] | Mapping[str, Json] | None"


def to_text(value: Json) -> bytes:
    """JSON in UTF-8, indented; a character that is invisible or turns text about stands as its escape.

    The words stay exact, so that quotations can be found again; half characters, which UTF-8 can't hold, can't be.

    >>> to_text({"a": "pay\\u202enow"})
    b'{\\n "a": "pay\\\\u202enow"\\n}\\n'
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")) + b"\n"
