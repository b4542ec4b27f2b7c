"""Which of two reports came first: by credit, by correction, by date, by cut. Otherwise it is unknown."""

import re
from datetime import UTC, datetime, timedelta

from twosource.model import Direction, Kind, Report

_CORRECTION = re.compile(r"\b(?:corrects?|correction|clarif(?:ies|ication)|an earlier version)\b", re.I)


def _credits(report: Report, other: Report) -> bool:
    """Whether `report` credits the outlet of `other` for its text."""
    if not other.outlet:
        return False
    wanted = other.outlet.casefold()
    return any(c.form != "picture" and c.name.casefold() == wanted for c in report.credits)


def _moment(stamp: str) -> tuple[str, bool]:
    """A time stamp in UTC where it names a zone (and whether it does), else as it stands."""
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp, False
    if len(stamp) <= 10 or when.tzinfo is None:
        return stamp, False
    return when.astimezone(UTC).isoformat()[:19], True


def _after(a: str, b: str) -> bool | None:
    """Whether one stamp is after the other; None where they are too coarse to tell.

    A clock without a zone may be 14 hours ahead of UTC or 12 behind: beside one that names its zone, it tells which
    came first only where both ends of that do. Two clocks without a zone are read as one.
    """
    (first, zoned), (second, also) = _moment(a), _moment(b)
    if zoned != also:
        return _apart(first, second) if zoned else _turned(_apart(second, first))
    size = min(len(first), len(second), 19)
    return None if first[:size] == second[:size] else first[:size] > second[:size]


def _turned(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _apart(known: str, loose: str) -> bool | None:
    """Whether a moment in UTC is after a stamp without a zone, wherever its clock stood; None where that matters."""
    try:
        when, low = datetime.fromisoformat(known), datetime.fromisoformat(loose)
    except ValueError:
        return None if known[:10] == loose[:10] else known[:10] > loose[:10]
    high = low + (timedelta(days=1) if len(loose) <= 10 else timedelta())
    if when > high + timedelta(hours=12):
        return True
    return False if when < low - timedelta(hours=14) else None


def _later(a: Report, b: Report) -> tuple[bool, str, str] | None:
    """Whether `a` came out after `b`, with both stamps; None where a date is missing or too coarse to tell.

    Where both came out at one time, the one changed since is the later.
    """
    if not a.published or not b.published:
        return None
    later = _after(a.published, b.published)
    if later is not None:
        return later, a.published, b.published
    if a.published != b.published or a.modified == b.modified:
        return None
    one, two = a.modified or a.published, b.modified or b.published
    later = _after(one, two)
    return None if later is None else (later, one, two)


def _shared_credit(a: Report, b: Report) -> str | None:
    """A wire that both credit for their text and that neither is."""
    names = {c.name for c in a.credits if c.form != "picture"} & {c.name for c in b.credits if c.form != "picture"}
    names -= {a.outlet or "", b.outlet or ""}
    return min(names, default=None)


def direction(a: Report, b: Report, kind: Kind) -> tuple[Direction, str]:
    """The direction of a derived pair and what shows it.

    >>> from twosource.model import Report
    >>> old = Report("o", "o", "x", "", published="2031-05-01T08:00")
    >>> new = Report("n", "n", "x", "", published="2031-05-01T11:00")
    >>> direction(new, old, "copy")
    ('a_from_b', 'by date: 2031-05-01T11:00 is later than 2031-05-01T08:00')
    """
    if _credits(a, b) != _credits(b, a):
        return ("a_from_b", f"it credits {b.outlet}") if _credits(a, b) else ("b_from_a", f"it credits {a.outlet}")
    shared = _shared_credit(a, b)
    if shared:
        return "common_parent", f"both credit {shared}"
    corrects_a, corrects_b = bool(_CORRECTION.search(a.text[:400])), bool(_CORRECTION.search(b.text[:400]))
    if kind in ("copy", "edited") and corrects_a != corrects_b:
        return ("a_from_b" if corrects_a else "b_from_a"), "the later one says that it corrects"
    dated = _later(a, b)
    if dated is not None:
        later, one, two = dated
        new, old = (one, two) if later else (two, one)
        return ("a_from_b" if later else "b_from_a"), f"by date: {new} is later than {old}"
    return "unknown", ""


MIRROR: dict[Direction, Direction] = {
    "a_from_b": "b_from_a",
    "b_from_a": "a_from_b",
    "common_parent": "common_parent",
    "unknown": "unknown",
}
