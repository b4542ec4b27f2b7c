"""Origins as bars: when each one's first and last report came, and a tick for every report between."""

from dataclasses import dataclass

from twosource.model import Origin, Report
from twosource.render import words
from twosource.web.address import Link, report_at
from twosource.web.held import Held
from twosource.web.times import instant, order, share


@dataclass(frozen=True, slots=True)
class Bar:
    """An origin: its letter, name, kind, counts, the first report's time and place; `left`, `right`, `ticks` in %."""

    mark: str
    name: str
    known: bool
    kind: str
    reports: int
    outlets: int
    first: str
    first_report: Link
    reason: str
    left: float | None
    right: float | None
    ticks: tuple[float, ...]


def _bar(origin: Origin, reports: list[Report], within: tuple[float, float], held: Held) -> Bar:
    times = [t for t in (instant(r.published) for r in reports) if t is not None]
    ticks = sorted({s for s in (share(t, *within) for t in times) if s is not None})
    name = words.line(origin.name) if origin.name else "not known"
    return Bar(
        mark=held.marks[origin.id],
        name=name,
        known=bool(origin.name),
        kind=words.ORIGIN[origin.kind],
        reports=len(reports),
        outlets=len({r.name for r in reports}),
        first=words.when(reports[0].published) or "time not known",
        first_report=Link(held.names[reports[0].id], report_at(held.story, reports[0].id)),
        reason=words.line(origin.reason),
        left=ticks[0] if ticks else None,
        right=ticks[-1] if ticks else None,
        ticks=tuple(ticks),
    )


def bars(held: Held) -> tuple[Bar, ...]:
    """The origins that some report mainly belongs to, largest first, unknown ones last."""
    known = [t for t in (instant(r.published) for r in held.dossier.reports) if t is not None]
    within = (min(known, default=0.0), max(known, default=0.0))
    rank = {oid: n for n, oid in enumerate(held.marks)}
    out = []
    for origin in sorted(held.dossier.origins, key=lambda o: rank[o.id]):
        reports = [held.lookup.reports[rid] for rid in origin.reports if rid in held.lookup.reports]
        if reports:
            reports.sort(key=lambda r: (order(r.published), held.lookup.number[r.id]))
            out.append(_bar(origin, reports, within, held))
    return tuple(out)


def span_of(held: Held) -> tuple[str, str]:
    """The first and the last time any report gives, in words: the ends of the bars' line."""
    dated = [r.published for r in held.dossier.reports if instant(r.published) is not None]
    dated.sort(key=order)
    return (words.when(dated[0]), words.when(dated[-1])) if dated else ("", "")
