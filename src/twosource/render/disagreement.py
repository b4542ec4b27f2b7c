"""Conflicts, flags and drift arranged for telling: what is the same in many reports is told once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from twosource.model import Conflict, Dossier, Drift, Flag, Side, Span, Standing
from twosource.render import words
from twosource.render.lookup import Lookup, Words, same_words
from twosource.settings import RenderSettings
from twosource.text import sentences


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a conflict, with the words that give it first and all sides that give it.

    `short` is the value where all are figures or a few words; a whole sentence is not said twice. `stance`
    says that the words are denied or doubted by whoever is cited.
    """

    value: str
    short: str
    stance: str
    shown: Words
    sides: tuple[Side, ...]

    @property
    def reports(self) -> list[str]:
        """The ids of all reports that give the value, each once."""
        places = [p.report for side in self.sides for p in side.also]
        return list(dict.fromkeys([*(side.report for side in self.sides), *places]))

    @property
    def standing(self) -> Standing | None:
        """What stands behind this value alone."""
        return self.sides[0].standing


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict with its values, in report order."""

    number: int
    conflict: Conflict
    values: tuple[Value, ...]

    @property
    def places(self) -> tuple[Side, ...]:
        """Every place that gives one of the values, as a side."""
        return spread(self.conflict.sides)


@dataclass(frozen=True, slots=True)
class Flagged:
    """A sentence that flags something, in all the reports that print it."""

    text: str
    about: str
    kind: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change by a derived report: the words before and after."""

    drift: Drift
    was: Words
    now: Words


def spread(sides: Iterable[Side]) -> tuple[Side, ...]:
    """The sides and the other places that give their values, each place once, as a side of its own."""
    held = [(side.report, side.span, side) for side in sides]
    held += [(place.report, place.span, side) for _, _, side in held for place in side.also]
    told = {(rid, span): replace(side, report=rid, span=span, also=()) for rid, span, side in reversed(held)}
    return tuple(told[key] for key in dict.fromkeys((rid, span) for rid, span, _ in held))


def _value(sides: tuple[Side, ...], lookup: Lookup, *, brief: bool) -> Value:
    value = words.line(sides[0].value)
    short = value if brief else ""
    stance = lookup.stance(sides[0].report, sides[0].span)
    return Value(value, short, stance, lookup.around(sides[0].report, sides[0].span), sides)


def differences(dossier: Dossier, lookup: Lookup) -> tuple[Difference, ...]:
    """Every conflict, update, correction, bound and scope, conflicts first."""
    order = list(words.RELATION)
    kept = sorted(enumerate(dossier.conflicts), key=lambda c: (order.index(c[1].relation), c[0]))
    found = []
    for number, (_, conflict) in enumerate(kept, 1):
        grouped: dict[tuple[str, str], list[Side]] = {}
        for side in sorted(conflict.sides, key=lambda s: (lookup.number.get(s.report, 0), s.span)):
            key = (same_words(side.value), lookup.stance(side.report, side.span))
            grouped.setdefault(key, []).append(side)
        brief = all(len(words.line(sides[0].value)) <= RenderSettings().value_width for sides in grouped.values())
        values = tuple(_value(tuple(sides), lookup, brief=brief) for sides in grouped.values())
        found.append(Difference(number, conflict, values))
    return tuple(found)


def flagged(dossier: Dossier, lookup: Lookup) -> tuple[Flagged, ...]:
    """The flags, those of the same words together, in report order."""
    grouped: dict[tuple[str, str], list[Flag]] = {}
    for flag in sorted(dossier.flags, key=lambda f: (lookup.number.get(f.report, 0), f.span)):
        grouped.setdefault((flag.kind, same_words(lookup.quote(flag.report, flag.span))), []).append(flag)
    return tuple(
        Flagged(lookup.quote(held[0].report, held[0].span), words.line(held[0].about), held[0].kind, tuple(held))
        for held in grouped.values()
    )


_NAMED = re.compile("“[^“”]+”")  # the words that a reason says became others


def _at(lookup: Lookup, rid: str, span: Span, words: str) -> Span:
    """Where to look in a long span: the sentence that holds these words, so that shortening doesn't hide them."""
    report = lookup.reports.get(rid)
    if report is None or not words:
        return span
    at = report.text.find(words, *span)
    held = [s for s in sentences(report.text, span) if at >= 0 and s[0] <= at < s[1]]
    return held[0] if held else span


def changes(dossier: Dossier, lookup: Lookup) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Drift by report, in report order: the report's id, and each change with the words before and after."""
    grouped: dict[str, list[Change]] = {}
    for drift in sorted(dossier.drift, key=lambda d: (lookup.number.get(d.report, 0), d.span, d.kind)):
        named = [part.strip("“”") for part in _NAMED.findall(drift.reason)]
        was, now = (named[0], named[-1]) if len(named) == 2 else ("", "")
        before = lookup.around(drift.from_, _at(lookup, drift.from_, drift.from_span, was))
        after = lookup.around(drift.report, _at(lookup, drift.report, drift.span, now))
        grouped.setdefault(drift.report, []).append(Change(drift, before, after))
    return tuple((rid, tuple(held)) for rid, held in grouped.items())
