"""Times as reports give them, put on one line."""

from datetime import UTC, datetime


def instant(iso: str | None) -> float | None:
    """Seconds since 1970 of an ISO time, as precise as it is known (its earliest moment); UTC where no zone is given.

    >>> instant("1970-01-01T01:00:00+01:00"), instant("1970-01-02"), instant("1970"), instant("soon"), instant(None)
    (0.0, 86400.0, 0.0, None, None)
    """
    if not iso:
        return None
    filled = iso + "-01-01"[len(iso) - 4 :] if len(iso) in (4, 7) else iso
    try:
        read = datetime.fromisoformat(filled)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def order(iso: str | None) -> tuple[bool, float]:
    """A sort key: earlier first, unknown last."""
    at = instant(iso)
    return (at is None, at or 0.0)


def share(at: float | None, first: float, last: float) -> float | None:
    """Where between two moments another lies, 0 to 100; None where it isn't known.

    >>> share(5, 0, 10), share(None, 0, 10), share(3, 3, 3)
    (50.0, None, 0.0)
    """
    if at is None:
        return None
    return round(100 * (at - first) / (last - first), 2) if last > first else 0.0
