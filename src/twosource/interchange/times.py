"""Which of several reports surely came first, when some times are known by the day only or in no zone."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

Interval = tuple[datetime, datetime]

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$")


def parts(iso: str | None) -> tuple[int, ...]:
    """Year, month, day, hour and minute of an ISO time, as many as are known; nothing where it is none.

    >>> parts("2025-03-04T09:10Z"), parts("2025-03"), parts("last week"), parts("2025-02-31")
    ((2025, 3, 4, 9, 10), (2025, 3), (), ())
    """
    match = _ISO.match(iso or "")
    if not match or _interval(iso) is None:
        return ()
    return tuple(int(part) for part in match.groups()[:5] if part)


def earliest(reports: Sequence[tuple[str, str | None]]) -> str | None:
    """The one report whose time is surely not after any other's; None where that can't be told.

    A report without a time may be the first, and so may one of which only the same day is known. A time without a
    zone is taken to be in one of those that the others have.

    >>> earliest([("a", "2025-03-04T09:10"), ("b", "2025-03-04T09:42")])
    'a'
    >>> earliest([("a", "2025-03-04T09:10Z"), ("b", "2025-03-04")]) is None
    True
    >>> earliest([("a", "2025-03-04"), ("b", None)]) is None
    True
    """
    zones = [offset for _, iso in reports if (offset := _offset(iso)) is not None] or [timedelta()]
    held = [(rid, _interval(iso, (min(zones), max(zones)))) for rid, iso in reports]
    known = [(rid, span) for rid, span in held if span]
    if len(known) < len(reports) or not known:
        return None
    first, (_, high) = min(known, key=lambda k: (k[1][1], k[0]))
    return first if all(span[0] >= high for rid, span in known if rid != first) else None


def _interval(iso: str | None, zones: tuple[timedelta, timedelta] = (timedelta(), timedelta())) -> Interval | None:
    """The earliest and the latest moment that an ISO time can mean, its zone one of a range if it names none."""
    match = _ISO.match(iso or "")
    if not match:
        return None
    year, month, day, hour, minute, second, _ = match.groups()
    offset = _offset(iso)
    west, east = zones if offset is None else (offset, offset)
    try:
        low = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
        high = _end(low, month, day, hour, second)
        return (low - east).replace(tzinfo=UTC), (high - west).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _end(low: datetime, month: str | None, day: str | None, hour: str | None, second: str | None) -> datetime:
    """The end of a year, month, day, minute or second."""
    if not month:
        return low.replace(year=low.year + 1)
    if not day:
        return (low.replace(day=28) + timedelta(days=4)).replace(day=1)
    return low + (timedelta(seconds=1) if second else timedelta(minutes=1) if hour else timedelta(days=1))


def _offset(iso: str | None) -> timedelta | None:
    match = _ISO.match(iso or "")
    zone = match.group(7) if match else None
    if not zone:
        return None
    if zone == "Z":
        return timedelta()
    return (-1 if zone[0] == "-" else 1) * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
