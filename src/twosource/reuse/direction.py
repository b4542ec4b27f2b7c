"""Which of two reports came first: by credit, by correction, by date, by cut. Otherwise it is unknown."""

import re

from twosource.model import Direction, Kind, Report

_CORRECTION = re.compile(r"\b(?:corrects?|correction|clarif(?:ies|ication)|an earlier version)\b", re.I)


def _credits(report: Report, other: Report) -> bool:
    """Whether `report` credits the outlet of `other` for its text."""
    if not other.outlet:
        return False
    wanted = other.outlet.casefold()
    return any(c.form != "picture" and c.name.casefold() == wanted for c in report.credits)


def _later(a: Report, b: Report) -> bool | None:
    """Whether `a` was published after `b`; None where a date is missing or too coarse to tell."""
    if not a.published or not b.published:
        return None
    size = min(len(a.published), len(b.published))
    first, second = a.published[:size], b.published[:size]
    return None if first == second else first > second


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
    later = _later(a, b)
    if later is not None:
        new, old = (a.published, b.published) if later else (b.published, a.published)
        return ("a_from_b" if later else "b_from_a"), f"by date: {new} is later than {old}"
    return "unknown", ""


MIRROR: dict[Direction, Direction] = {
    "a_from_b": "b_from_a",
    "b_from_a": "a_from_b",
    "common_parent": "common_parent",
    "unknown": "unknown",
}
