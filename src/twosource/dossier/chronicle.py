"""The time line of a story, claim by claim: the first report of each, and every change after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.dossier.ask import Evidence, conflicts_of, evidence_of
from twosource.dossier.naming import Names, listed
from twosource.dossier.order import in_time
from twosource.model import Claim, Conflict, Dossier, Moment, Place

Turned = Literal["first", "origin", "root", "denied", "doubted", "conflict", "update", "correction"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a report brought to a claim: its first telling, a further origin or root, a denial, a new value.

    `said` is when the report (or whoever it cites) said so, `happened` when the thing happened, both ISO and as
    precise as known, None where unknown.
    """

    kind: Turned
    text: str
    at: Place
    published: str | None
    said: str | None = None
    happened: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A claim's events, in the order in which its reports came out; those without a date last."""

    claim: str
    gist: str
    happened: str | None
    events: tuple[Event, ...]


def chronicle(dossier: Dossier) -> list[Chronicle]:
    """For each claim its first report and every change, the claims by when they were first told.

    >>> from twosource.testing import claim, dossier, report, statement
    >>> a = report("The dam is safe, the mayor said.", outlet="A", published="2025-03-04")
    >>> b = report("The dam is safe, an engineer said.", outlet="B", published="2025-03-05")
    >>> said = [statement(r, "The dam is safe", source=s) for r, s in ((a, "the mayor"), (b, "an engineer"))]
    >>> [told] = chronicle(dossier([a, b], statements=said, claims=[claim(said, [a, b])]))
    >>> [(e.kind, e.published) for e in told.events]
    [('first', '2025-03-04'), ('origin', '2025-03-05')]
    """
    names = Names(dossier)
    order = {r.id: n for n, r in enumerate(in_time(dossier.reports))}
    moments = {(m.claim, m.report, m.span): m for m in dossier.timeline}
    pairs = zip(dossier.claims, evidence_of(dossier, dossier.claims), strict=True)
    told = [_of_claim(dossier, claim, held, order, moments, names) for claim, held in pairs]
    held = [t for t in told if t.events]
    return sorted(held, key=lambda t: (order[t.events[0].at.report], t.events[0].at.span, t.claim))


def _of_claim(
    dossier: Dossier,
    claim: Claim,
    told: Sequence[Evidence],
    order: dict[str, int],
    moments: dict[tuple[str | None, str, tuple[int, int]], Moment],
    names: Names,
) -> Chronicle:
    held = sorted(told, key=lambda e: (order[e.report.id], e.member.span))
    events = list(_tellings(claim, held, moments, names))
    denied = any(e.kind == "denied" for e in events)
    differ = [c for c in conflicts_of(dossier, claim) if not (denied and c.kind == "polarity")]
    events.extend(_values(differ, dossier, order, names))
    events.sort(key=lambda e: order.get(e.at.report, len(order)))  # stable: what a report tells first stays first
    when = [m.happened for e in held if (m := moments.get((claim.id, e.report.id, e.member.span))) and m.happened]
    return Chronicle(claim.id, claim.gist, when[0] if when else None, tuple(events))


def _tellings(
    claim: Claim,
    held: Sequence[Evidence],
    moments: dict[tuple[str | None, str, tuple[int, int]], Moment],
    names: Names,
) -> Iterator[Event]:
    """The first telling, then each member that brings a known origin, a root or a stance not seen before."""
    opened = held[0].report.id if held else ""
    origins = {_origin(e) for e in held if e.report.id == opened}
    roots = {r.id for e in held if e.report.id == opened for r in e.roots}
    against: set[tuple[str, str]] = set()
    for n, e in enumerate(held):
        kind: Turned | None = None
        who = _speaker(e)
        if e.stance != "asserts":
            if (e.stance, who) not in against:
                kind = "denied" if e.stance == "denies" else "doubted"
            against.add((e.stance, who))
        else:
            kind = "first" if n == 0 else _brings(e, origins, roots)
            origins.add(_origin(e))
            roots |= {r.id for r in e.roots}
        if kind:
            m = moments.get((claim.id, e.report.id, e.member.span))
            times = (m.said, m.happened, m.place) if m else (None, None, None)
            yield Event(kind, _told(kind, e, who, names), e.place, e.report.published, *times)


def _brings(e: Evidence, origins: set[str], roots: set[str]) -> Turned | None:
    if _origin(e) and _origin(e) not in origins:
        return "origin"
    return "root" if {r.id for r in e.roots} - roots else None


def _origin(e: Evidence) -> str:
    """A known origin's name, or its id; nothing where the origin isn't known."""
    return "" if e.origin is None or e.origin.kind == "unknown" else (e.origin.name or e.origin.id).casefold()


def _speaker(e: Evidence) -> str:
    if e.roots:
        return listed([r.name for r in e.roots])
    return e.statement.speaker.name if e.statement and e.statement.speaker else "somebody"


def _told(kind: Turned, e: Evidence, who: str, names: Names) -> str:
    report = names.of(e.report.id)
    perhaps = "" if e.member.sure else ", if it says the same"
    if kind == "first":
        return report
    if kind == "origin":
        who = (e.origin.name if e.origin else None) or "a public text"
    return f"{who} in {report}{perhaps}"


def _values(conflicts: Sequence[Conflict], dossier: Dossier, order: dict[str, int], names: Names) -> Iterator[Event]:
    """Each value after the first of an update, a correction or a conflict, in the order of the reports."""
    published = {r.id: r.published for r in dossier.reports}
    for c in conflicts:
        if c.relation not in ("conflict", "update", "correction"):
            continue
        seen: set[str] = set()
        for side in sorted(c.sides, key=lambda s: (order.get(s.report, len(order)), s.span)):
            value = " ".join(side.value.split())
            if value in seen:
                continue
            if seen:
                text = f"{c.about}: “{value}” in {names.of(side.report)}"
                yield Event(c.relation, text, Place(side.report, side.span), published.get(side.report))
            seen.add(value)
