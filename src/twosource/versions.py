"""Versions of one report: which of a story's reports are older texts at one address, and which were withdrawn.

A pure answer from the reports themselves and the times they were fetched, so that the order of arrival changes nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from twosource.model import Fetched, Report, Span
from twosource.urls import route_of

_TRACKING = re.compile(r"^(?:utm_.*|fbclid|gclid|mc_[ce]id|igshid|cmpid|ref|ref_src|smid|taid)$")
_LEAST_ALIKE = 0.2  # share of the shorter text's word triples: a live page's entries share an address and no words
_TOP = 600  # characters in which a page that was withdrawn says so
_TEXT = r"(?:article|story|news\ report|news\ item|post|dispatch)\b"  # "report" alone may be what a story tells of
_NOTICE = re.compile(
    rf"""\b(?:this|the\ (?:above|following|original|previous|earlier))\ {_TEXT}
        \ (?:has\ been|was|is|had\ been)\ (?:(?:fully|now|since|hereby|being)\ )*(?:retracted|withdrawn|unpublished)\b
      | \bwe\ (?:have\ |are\ )?(?:retract(?:ed|ing)?|withdr(?:aw|awn|awing|ew))\ (?:this|the|our)\ {_TEXT}
      | \b(?:has|have)\ (?:retracted|withdrawn)\ this\ {_TEXT}
      | ^\s*(?:retraction|retracted|withdrawn|story\ withdrawn|(?:mandatory\ )?kill)\s*(?:[:\u2013\u2014]|-\s|$)
      | \b(?:editors|subscribers|clients)\b[^.\n]{{0,60}}\bkill\ the\ (?:story|report|item)\b
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_WORD = re.compile(
    r"retract|withdr|unpublish|\bkill", re.IGNORECASE
)  # one of these is in every notice: quick to rule out

State = Literal["older", "withdrawn"]
_How = Callable[[str], Fetched | None]


@dataclass(frozen=True, slots=True)
class Superseded:
    """A report that no longer counts: older than `by` at one address, or withdrawn; `why` in words."""

    report: str
    state: State
    by: str | None
    why: str


def address(url: str | None) -> str | None:
    """A web address without what doesn't tell pages apart: scheme, www., place on the page, tracking, the last slash.

    >>> address("https://www.example.org/a/?utm_source=x&id=3#top")
    'example.org/a?id=3'
    >>> address("https://example.org/#!/a")
    'example.org#!/a'
    """
    if not url or "://" not in url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k.lower()))
    route = route_of(url.strip()).rstrip("/")
    return f"{host}{parts.path.rstrip('/')}{'?' + urlencode(kept) if kept else ''}{route}"


def withdrawn(report: Report) -> Span | None:
    """Where a report says that it was withdrawn itself: a notice at its top, about this text and no other.

    >>> withdrawn(Report("a", "a", "This article has been withdrawn by the editors.", ""))
    (0, 31)
    >>> withdrawn(Report("a", "a", "The minister said that the report had been withdrawn.", "")) is None
    True
    """
    top = report.text[:_TOP]
    found = _NOTICE.search(top) if _WORD.search(top) else None
    return found.span() if found else None


def _nowhere(rid: str) -> Fetched | None:
    """Nothing is known of how a report came."""
    return None


def superseded(reports: Sequence[Report], fetched: _How = _nowhere) -> list[Superseded]:
    """The reports that no longer count, by id.

    Two texts at one address are versions where the words or the headline are alike (the entries of a live page share
    an address, and one fetched page). The newer is told by the date modified or published, else by when each was
    fetched; where neither tells, both count, which raises nothing: one outlet, and one derives from the other. A
    page that says it is withdrawn supersedes every version without that notice. `fetched` says how a report came.
    """
    by_address: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        where = address(report.url)
        if where:
            by_address.setdefault(where, []).append(report)
    out = {r.id: Superseded(r.id, "withdrawn", None, _told(r)) for r in reports if withdrawn(r)}
    for group in by_address.values():
        versions = _Versions(group, fetched)
        for report in group:
            last = versions.last_after(report) if report.id not in out else None
            if last is not None:
                out[report.id] = Superseded(report.id, _state(last), last.id, _replaced(last))
    return [out[rid] for rid in sorted(out)]


class _Versions:
    """The texts at one address, the last first; what is asked of each again and again is looked up once.

    A page that is followed for weeks has hundreds: each is held against the last that may replace it, not against all.
    """

    def __init__(self, reports: Sequence[Report], fetched: _How) -> None:
        self._withdrawn = {r.id: withdrawn(r) is not None for r in reports}
        self._last = sorted(
            reports, key=lambda r: (self._withdrawn[r.id], r.modified or r.published or "", r.id), reverse=True
        )
        self._fetched, self._triples = cache(fetched), cache(_triples)

    def last_after(self, report: Report) -> Report | None:
        """The last of a report's later versions, None where it is the last itself."""
        return next((other for other in self._last if self._newer(other, report)), None)

    def _newer(self, a: Report, b: Report) -> bool:
        """Whether `a` is a later version of `b`."""
        if a.id == b.id or a.sha256 == b.sha256:
            return False
        if self._withdrawn[a.id]:
            return not self._withdrawn[b.id]
        if self._withdrawn[b.id] or not self._alike(a, b):
            return False
        dates = [r.modified or r.published for r in (a, b)]
        if dates[0] and dates[1] and _day(dates) and dates[0] != dates[1]:
            return dates[0] > dates[1]
        came = (self._fetched(a.id), self._fetched(b.id))
        times = [f.at if f is not None and f.status is not None else None for f in came]
        return bool(times[0] and times[1] and times[0] > times[1])

    def _alike(self, a: Report, b: Report) -> bool:
        if a.headline and b.headline and a.headline.casefold() == b.headline.casefold():
            return True
        x, y = self._triples(a.text), self._triples(b.text)
        return bool(x and y) and len(x & y) >= _LEAST_ALIKE * min(len(x), len(y))


def _state(last: Report) -> State:
    return "withdrawn" if withdrawn(last) else "older"


def _told(report: Report) -> str:
    span = withdrawn(report)
    words = " ".join(report.quote(span).split()) if span else ""
    return f"withdrawn by {report.name}: \u201c{words}\u201d"


def _replaced(last: Report) -> str:
    if withdrawn(last):
        return _told(last)
    when = (last.modified or last.published or "").replace("T", " ")[:16]
    return "replaced by a newer version at the same address" + (f", of {when}" if when else "")


def _day(dates: Sequence[str | None]) -> bool:
    """Whether two dates can be compared: of one precision, or of different days."""
    a, b = (d or "" for d in dates)
    return len(a) == len(b) or a[:10] != b[:10]


def _triples(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))
