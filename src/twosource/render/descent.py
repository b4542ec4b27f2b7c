"""Reports under the origin most of each belongs to, and under the report each derives from."""

from dataclasses import dataclass

from twosource.model import Derivation, Dossier, Origin, Report
from twosource.render import words
from twosource.render.lookup import Lookup, kinship
from twosource.settings import RenderSettings


@dataclass(frozen=True, slots=True)
class Leaf:
    """A report in the tree: how it derives from the one above (or why it stands where it does), and what is below."""

    report: Report
    number: int
    kinship: str
    reason: str
    also: tuple[str, ...]
    below: tuple["Leaf", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with its reports. `heading` names it in words, `reason` says on what evidence."""

    heading: str
    reason: str
    leaves: tuple[Leaf, ...]


def _upward(derivation: Derivation) -> tuple[str, str]:
    """Child and parent of a derivation."""
    if derivation.direction == "b_from_a":
        return derivation.from_, derivation.report
    return derivation.report, derivation.from_


def _parents(members: set[str], derivations: tuple[Derivation, ...], order: dict[str, int]) -> dict[str, Derivation]:
    """For each report of one origin, the derivation to show it by; never in a circle.

    Of those about as large as the largest, the one from the earliest report: copies of one text look alike.
    """
    held = [d for d in derivations if d.report != d.from_ and {d.report, d.from_} <= members]
    best: dict[str, float] = {}
    for derivation in held:
        child = _upward(derivation)[0]
        best[child] = max(best.get(child, 0), derivation.share)

    def rank(derivation: Derivation) -> tuple[bool, int, float, int]:
        child, parent = _upward(derivation)
        lesser = derivation.share < best[child] - RenderSettings().near_share
        return (lesser, order.get(parent, 0), -derivation.share, order.get(child, 0))

    chosen: dict[str, Derivation] = {}
    for derivation in sorted(held, key=rank):
        child, above = _upward(derivation)
        if child in chosen:
            continue
        while above in chosen:
            above = _upward(chosen[above])[1]
        if above != child:
            chosen[child] = derivation
    return chosen


def _heading(origin: Origin) -> str:
    name = words.line(origin.name) if origin.name else ""
    kind = words.ORIGIN[origin.kind]
    return f"{name} ({kind})" if name else kind[0].upper() + kind[1:]


def _leaf(
    rid: str, lookup: Lookup, dossier: Dossier, chosen: dict[str, Derivation], below: dict[str, list[str]]
) -> Leaf:
    shown = chosen.get(rid)
    return Leaf(
        report=lookup.reports[rid],
        number=lookup.number[rid],
        kinship=kinship(shown, lookup) if shown and shown.report == rid else _turned(shown, lookup),
        reason=words.line(shown.reason) if shown else "",
        also=tuple(kinship(d, lookup) for d in _elsewhere(rid, lookup, dossier)),
        below=tuple(_leaf(child, lookup, dossier, chosen, below) for child in below.get(rid, ())),
    )


def _turned(derivation: Derivation | None, lookup: Lookup) -> str:
    """A derivation told from the other side: the report that is named as `from_` is the child."""
    if derivation is None:
        return ""
    turned = Derivation(
        derivation.from_, derivation.report, derivation.kind, derivation.share, "a_from_b", "", derivation.public_text
    )
    return kinship(turned, lookup)


def _elsewhere(rid: str, lookup: Lookup, dossier: Dossier) -> list[Derivation]:
    """What a report takes from reports of other origins: the largest part from each origin, the earliest of equals."""
    best: dict[str, Derivation] = {}
    for derivation in dossier.derivations:
        origin = lookup.origin_of.get(derivation.from_)
        if derivation.report != rid or origin is lookup.origin_of.get(rid):
            continue
        key = origin.id if origin else derivation.from_
        held = best.get(key)
        if held is None or derivation.share > held.share + RenderSettings().near_share:
            best[key] = derivation
    return list(best.values())


def descent(dossier: Dossier, lookup: Lookup) -> tuple[Branch, ...]:
    """The branches, largest first, unknown origins last; reports of no origin (unreadable ones) are left out.

    >>> from twosource.testing import dossier as made, report
    >>> d = made([report("One.", outlet="A")])
    >>> from twosource.render.lookup import look_up
    >>> descent(d, look_up(d))[0].heading
    'A (own reporting)'
    """
    branches = []
    ranked = sorted(
        dossier.origins,
        key=lambda o: (
            o.kind == "unknown",
            -len(o.reports),
            min((lookup.number.get(r, 0) for r in o.reports), default=0),
        ),
    )
    for origin in ranked:
        held = [rid for rid in sorted(origin.reports, key=lambda r: lookup.number.get(r, 0)) if rid in lookup.reports]
        chosen = _parents(set(held), dossier.derivations, lookup.number)
        below: dict[str, list[str]] = {}
        for child in held:
            if child in chosen:
                below.setdefault(_upward(chosen[child])[1], []).append(child)
        leaves = tuple(_leaf(rid, lookup, dossier, chosen, below) for rid in held if rid not in chosen)
        branches.append(Branch(_heading(origin), words.line(origin.reason), leaves))
    return tuple(branches)
