"""The values of a conflict over time, as said or as happened, with a sign and a word for how they differ."""

from dataclasses import dataclass
from typing import Literal

from twosource.model import Moment, Relation, Side
from twosource.render import words
from twosource.render.disagreement import Difference, Value, spread
from twosource.text import overlap
from twosource.web.address import Link, claim_at, report_at
from twosource.web.held import Held, Parts
from twosource.web.times import instant, order, share

By = Literal["said", "happened"]

SIGN: dict[Relation, str] = {"conflict": "✕", "update": "↗", "correction": "✎", "bound": "≥", "scope": "◇"}


@dataclass(frozen=True, slots=True)
class Point:
    """One report that gives a value: when (in words and in % of the line; None where it isn't known), and where."""

    outlet: str
    number: int
    href: str
    at: str
    left: float | None


@dataclass(frozen=True, slots=True)
class Given:
    """A value with the words that give it, what stands behind it alone, and the reports that do, earliest first."""

    value: str
    stance: str
    counts: tuple[str, ...]
    before: str
    marked: str
    after: str
    href: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A conflict (update, correction, bound, scope) as values over time."""

    number: int
    relation: Relation
    sign: str
    word: str
    about: str
    reason: str
    claims: tuple[Link, ...]
    ends: tuple[str, str]
    values: tuple[Given, ...]


def moment_of(side: Side, held: Held) -> Moment | None:
    """The time line's entry for a side's words: the one that has most of them."""
    moments = held.parts.get(side.report, Parts()).moments
    best = max(moments, key=lambda m: (overlap(m.span, side.span), m.claim == side.claim), default=None)
    return best if best and overlap(best.span, side.span) else None


def _time(side: Side, by: By, held: Held) -> str | None:
    moment = moment_of(side, held)
    if by == "happened":
        return moment.happened if moment else None
    report = held.lookup.reports[side.report]
    # The day a sentence says it was said, but by the clock where that is the report's own day.
    if moment and moment.said and not (report.published or "").startswith(moment.said[:10]):
        return moment.said
    return report.published


def _given(value: Value, by: By, within: tuple[float, float], held: Held) -> Given:
    sides: dict[str, Side] = {}
    for side in spread(value.sides):
        if side.report in held.lookup.reports:
            sides.setdefault(side.report, side)
    ordered = sorted(sides.values(), key=lambda s: (order(_time(s, by, held)), held.lookup.number[s.report]))
    points = tuple(
        Point(
            outlet=words.line(held.lookup.reports[s.report].name),
            number=held.lookup.number[s.report],
            href=report_at(held.story, s.report, s.span),
            at=words.when(_time(s, by, held)) or "time not known",
            left=share(instant(_time(s, by, held)), *within),
        )
        for s in ordered
    )
    shown = value.shown
    return Given(
        value=value.value,
        stance=value.stance,
        counts=words.counts(value.standing) if value.standing else (),
        before=shown.before,
        marked=shown.marked,
        after=shown.after,
        href=points[0].href if points else "",
        points=points,
    )


def strip(difference: Difference, by: By, held: Held) -> Strip:
    """A conflict with its values, earliest first."""
    conflict = difference.conflict
    times = [_time(s, by, held) for s in difference.places if s.report in held.lookup.reports]
    known = sorted((t for t in times if instant(t) is not None), key=order)
    found = [t for t in (instant(t) for t in known) if t is not None]
    within = (min(found, default=0.0), max(found, default=0.0))
    values = [_given(value, by, within, held) for value in difference.values]
    values.sort(key=lambda g: min((p.left for p in g.points if p.left is not None), default=101.0))
    claims = [held.claim[c] for c in dict.fromkeys(s.claim for s in conflict.sides) if c in held.claim]
    return Strip(
        number=difference.number,
        relation=conflict.relation,
        sign=SIGN[conflict.relation],
        word=words.RELATION[conflict.relation],
        about=words.shorten(conflict.about, 200),
        reason=words.line(conflict.reason),
        claims=tuple(
            Link(f"claim {c.number}: {words.shorten(c.claim.gist, 90)}", claim_at(held.story, c.claim.id))
            for c in claims
        ),
        ends=(words.when(known[0]), words.when(known[-1])) if known else ("", ""),
        values=tuple(values),
    )


def flat(strips: tuple[Strip, ...]) -> list[dict[str, str]]:
    """The values for CSV, a row a report."""
    return [
        {
            "number": str(s.number),
            "relation": s.word,
            "about": s.about,
            "value": g.value,
            "stance": g.stance,
            "counts": words.ARROW.join(g.counts),
            "words": f"{g.before}{g.marked}{g.after}",
            "outlet": p.outlet,
            "report": str(p.number),
            "at": p.at,
            "place": p.href,
            "reason": s.reason,
        }
        for s in strips
        for g in s.values
        for p in g.points
    ]
