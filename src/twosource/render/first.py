"""What needs a human first: conflicts, what copies turned, flags, claims of several outlets and one origin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Drift
from twosource.render import words
from twosource.render.disagreement import Difference, Flagged
from twosource.render.lookup import Lookup, same_words
from twosource.render.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Concern:
    """One line of the first list: its label, the telling, and the anchor of the full account on the page."""

    kind: str
    text: str
    anchor: str


def _conflict(difference: Difference, lookup: Lookup, width: int) -> Concern:
    """A conflict with its first value and its last; how many more lie between is said."""
    values = difference.values
    told = []
    for value in values if len(values) < 4 else (values[0], values[-1]):
        names = [lookup.reports[rid].name for rid in value.reports if rid in lookup.reports]
        stance = f"{value.stance}: " if value.stance else ""
        told.append(f"{stance}{words.shorten(value.value, width // 3)} ({words.listed(names, 2)})")
    between = words.wordings(len(values) - len(told))
    text = f"{words.shorten(difference.conflict.about, width // 2)}: {' or '.join(told)}{between}"
    return Concern("conflict", text, f"x{difference.number}")


def _origin(ranked: Ranked, lookup: Lookup, names: Mapping[str, str]) -> str:
    """The name of the origin most of a claim's reports belong to, the first of equals."""
    held = (lookup.origin_of[m.report].id for m in ranked.claim.members if m.report in lookup.origin_of)
    counted = Counter(names[oid] for oid in held)
    return max(counted, key=counted.__getitem__, default="")


def _single(claims: Sequence[Ranked], lookup: Lookup, width: int) -> list[Concern]:
    """Claims of several outlets from one origin, those of one origin in one line: a report's every sentence is one."""
    origins = {o.id: o for o in lookup.origin_of.values()}
    names = {oid: words.line(o.name) if o.name else "" for oid, o in origins.items()}
    grouped: dict[tuple[str, str], list[Ranked]] = {}
    for ranked in claims:
        for kind in ("single", "perhaps"):
            if kind in ranked.concerns:
                grouped.setdefault((kind, _origin(ranked, lookup, names)), []).append(ranked)
    told = []
    for (kind, name), held in grouped.items():
        outlets = max(r.claim.standing.outlets for r in held if r.claim.standing)
        gists = [words.quoted(r.claim.gist, width // 2) for r in held[:2]]
        text = words.from_one(len(held), outlets, name, gists, sure=kind == "single")
        told.append(Concern(kind, text, f"c{held[0].number}"))
    return told


def _about(flagged: Flagged, lookup: Lookup, width: int) -> str:
    """What a flag is about: the first words it covers, else the flag's own account."""
    covered = [lookup.statements[sid] for sid in flagged.flags[0].covers if sid in lookup.statements]
    if not covered:
        return words.shorten(flagged.about or flagged.text, width)
    quoted = words.quoted(lookup.quote(covered[0].report, covered[0].span), width)
    return f"{quoted} and {len(covered) - 1} more" if len(covered) > 1 else quoted


def _flags(flags: Sequence[Flagged], lookup: Lookup, width: int) -> list[Concern]:
    """What is flagged, once whatever the wording of the flag."""
    grouped: dict[tuple[str, str], list[tuple[int, Flagged]]] = {}
    for number, held in enumerate(flags, 1):
        if held.kind in ("unverified", "unclear"):
            key = (held.kind, same_words(_about(held, lookup, width)))
            grouped.setdefault(key, []).append((number, held))
    told = []
    for (kind, _), group in grouped.items():
        ids = [f.report for _, held in group for f in held.flags]
        names = words.listed([lookup.reports[rid].name for rid in ids if rid in lookup.reports], 2)
        told.append(Concern(kind, f"{_about(group[0][1], lookup, width)} ({names})", f"f{group[0][0]}"))
    return told


# Changes that turn what is told, worst first; a dropped caveat or an altered quotation stands in the full list only.
_TURNS = ("sense_reversed", "number_changed", "attribution_moved", "name_changed")


def _changes(drift: Sequence[Drift], lookup: Lookup) -> list[Concern]:
    """What one outlet's report turned of another's; an outlet that changes its own report has corrected it."""
    kept = [d for d in drift if d.kind in _TURNS and _outlet(d.report, lookup) != _outlet(d.from_, lookup)]
    kept.sort(key=lambda d: (_TURNS.index(d.kind), lookup.number.get(d.report, 0), d.span))
    return [
        Concern("changed", f"{words.line(d.reason)} ({lookup.name(d.report)}, against {lookup.name(d.from_)})", "drift")
        for d in kept
    ]


def _outlet(report: str, lookup: Lookup) -> str:
    return lookup.reports[report].name if report in lookup.reports else report


def first(
    differences: Sequence[Difference],
    claims: Sequence[Ranked],
    flags: Sequence[Flagged],
    drift: Sequence[Drift],
    lookup: Lookup,
    width: int,
) -> tuple[tuple[Concern, ...], ...]:
    """The concerns: conflicts; what copies turned; flags; claims that several outlets have from one origin."""
    conflicts = tuple(_conflict(d, lookup, width) for d in differences if d.conflict.relation == "conflict")
    turned = tuple(_changes(drift, lookup))
    return (conflicts, turned, tuple(_flags(flags, lookup, width)), tuple(_single(claims, lookup, width)))
