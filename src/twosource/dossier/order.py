"""Which of several reports was first, as far as their dates tell."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from twosource.model import Report

_LATEST = datetime.max.replace(tzinfo=UTC)


def window(published: str | None) -> tuple[datetime, datetime] | None:
    """The stretch of time in which a report can have been published; None where that isn't known.

    A time without a zone is taken as UTC, since reports without one are mostly of one desk.

    >>> [t.isoformat() for t in window("2025-03-04")]
    ['2025-03-04T00:00:00+00:00', '2025-03-05T00:00:00+00:00']
    >>> window("2025-03-04T09:10+01:00")[0].isoformat(), window("soon")
    ('2025-03-04T08:10:00+00:00', None)
    """
    told = published or ""
    try:
        start = datetime.fromisoformat(f"{told}-01" if len(told) == 7 else told)
    except ValueError:
        return None
    start = start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
    long = timedelta(days=31) if len(told) == 7 else timedelta(days=1) if len(told) == 10 else timedelta(minutes=1)
    return start, start + long


def earliest(reports: Sequence[Report]) -> list[Report]:
    """The reports that can have been the first, in the order given; none where none says when it was published.

    >>> from twosource.testing import report
    >>> a, b = report("A.", published="2025-03-04"), report("B.", published="2025-03-04T09:10")
    >>> c = report("C.", published="2025-03-05")
    >>> [r.text for r in earliest([a, b, c])]
    ['A.', 'B.']
    """
    known = [(r, w) for r in reports if (w := window(r.published)) is not None]
    end = min((w[1] for _, w in known), default=_LATEST)
    return [r for r, w in known if w[0] < end]


def in_time(reports: Sequence[Report]) -> list[Report]:
    """Reports by when they were published; those without a date come last.

    >>> from twosource.testing import report
    >>> [r.text for r in in_time([report("A."), report("B.", published="2025-03-05")])]
    ['B.', 'A.']
    """
    return sorted(reports, key=lambda r: (window(r.published) or (_LATEST, _LATEST))[0])
