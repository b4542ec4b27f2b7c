"""ISO times taken apart, as precise as they are."""

import re
from datetime import datetime

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$")


def parts(iso: str | None) -> tuple[int, ...]:
    """Year, month, day, hour and minute of an ISO time, as many as are known; nothing where it is none.

    >>> parts("2025-03-04T09:10Z"), parts("2025-03"), parts("last week"), parts("2025-02-31")
    ((2025, 3, 4, 9, 10), (2025, 3), (), ())
    """
    match = _ISO.match(iso or "")
    known = tuple(int(part) for part in match.groups() if part) if match else ()
    try:
        datetime(*(known + (1, 1, 0, 0)[len(known) - 1 :])[:5])  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return ()
    return known
