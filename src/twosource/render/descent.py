"""Reports under the origin most of each belongs to, and under the report each derives from."""

from collections.abc import Sequence
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


def _parents(members: set[str], derivations: Sequence[Derivation], order: dict[str, int]) -> dict[str, Derivation]:
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


@dataclass(frozen=True, slots=True)
class _Tree:
    """What a branch is built of: each report's chosen derivation, what is shown below each, what it takes elsewhere."""

    lookup: Lookup
    chosen: dict[str, Derivation]
    below: dict[str, list[str]]
    elsewhere: dict[str, list[Derivation]]


def _shown_under(child: str, chosen: dict[str, Derivation]) -> str:
    """The report that a derived one is shown under: its parent, or in a long descent the last that still fits."""
    line = []
    at = child
    while at in chosen:
        at = _upward(chosen[at])[1]
        line.append(at)
    return line[max(len(line) - RenderSettings().generations, 0)]


def _leaf(rid: str, tree: _Tree) -> Leaf:
    shown = tree.chosen.get(rid)
    near = shown is not None and rid in tree.below.get(_upward(shown)[1], ())
    return Leaf(
        report=tree.lookup.reports[rid],
        number=tree.lookup.number[rid],
        kinship=_under(shown, tree.lookup, near=near),
        reason=words.told(shown.reason) if shown else "",
        also=tuple(kinship(d, tree.lookup) for d in _elsewhere(rid, tree)),
        below=tuple(_leaf(child, tree) for child in tree.below.get(rid, ())),
    )


def _under(derivation: Derivation | None, lookup: Lookup, *, near: bool) -> str:
    """How a report stands to the one it is shown under; that it derives from it goes without saying."""
    if derivation is None:
        return ""
    known = derivation.direction in ("a_from_b", "b_from_a")
    if not (known and near) or derivation.public_text:
        return kinship(derivation, lookup)
    return f"{words.KIND[derivation.kind]}, {words.percent(derivation.share)}"


def _elsewhere(rid: str, tree: _Tree) -> list[Derivation]:
    """What a report takes from reports of other origins: the largest part from each origin, the earliest of equals."""
    best: dict[str, Derivation] = {}
    for derivation in tree.elsewhere.get(rid, ()):
        origin = tree.lookup.origin_of.get(derivation.from_)
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
    within: dict[str, list[Derivation]] = {}
    elsewhere: dict[str, list[Derivation]] = {}
    for derivation in dossier.derivations:
        one, other = lookup.origin_of.get(derivation.report), lookup.origin_of.get(derivation.from_)
        if one is not None and one is other:
            within.setdefault(one.id, []).append(derivation)
        else:
            elsewhere.setdefault(derivation.report, []).append(derivation)

    def order(origin: Origin) -> tuple[bool, int, int]:
        return (origin.kind == "unknown", -len(origin.reports), min(lookup.number.get(r, 0) for r in origin.reports))

    branches = []
    for origin in sorted((o for o in dossier.origins if o.reports), key=order):
        held = [rid for rid in sorted(origin.reports, key=lambda r: lookup.number.get(r, 0)) if rid in lookup.reports]
        chosen = _parents(set(held), within.get(origin.id, ()), lookup.number)
        below: dict[str, list[str]] = {}
        for child in held:
            if child in chosen:
                below.setdefault(_shown_under(child, chosen), []).append(child)
        tree = _Tree(lookup, chosen, below, elsewhere)
        leaves = tuple(_leaf(rid, tree) for rid in held if rid not in chosen)
        branches.append(Branch(_heading(origin), words.line(origin.reason), leaves))
    return tuple(branches)
