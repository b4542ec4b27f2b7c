"""What needs a human first: conflicts, claims that several outlets have from one origin, flags."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.render import words
from twosource.render.disagreement import Difference, Flagged
from twosource.render.lookup import Lookup
from twosource.render.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Concern:
    """One line of the first list: its label, the telling, and the anchor of the full account on the page."""

    kind: str
    text: str
    anchor: str


def _conflict(difference: Difference, lookup: Lookup) -> Concern:
    told = []
    for value in difference.values:
        names = [lookup.reports[s.report].name for s in value.sides if s.report in lookup.reports]
        told.append(f"{value.value} ({words.listed(names, 2)})")
    text = f"{words.line(difference.conflict.about)}: {' or '.join(told)}"
    return Concern("conflict", text, f"x{difference.number}")


def _single(ranked: Ranked, lookup: Lookup, width: int) -> Concern:
    standing = ranked.claim.standing
    outlets = words.count(standing.outlets, "outlet") if standing else ""
    origins = words.count(standing.origins, "origin") if standing else ""
    held = {
        lookup.origin_of[m.report].id: lookup.origin_of[m.report]
        for m in ranked.claim.members
        if m.report in lookup.origin_of
    }
    names = [o.name for o in held.values() if o.name]
    of = f" ({words.line(names[0])})" if len(held) == 1 and names else ""
    kind = "single" if "single" in ranked.concerns else "perhaps"
    text = f"{outlets}, {origins}{of}: “{words.shorten(ranked.claim.gist, width)}”"
    return Concern(kind, text, f"c{ranked.number}")


def _flag(number: int, flagged: Flagged, lookup: Lookup, width: int) -> Concern:
    names = words.listed([lookup.reports[f.report].name for f in flagged.flags if f.report in lookup.reports], 2)
    covered = [lookup.statements[sid] for sid in flagged.flags[0].covers if sid in lookup.statements]
    about = words.shorten(flagged.about or flagged.text, width)
    if covered:
        about = f"“{words.shorten(lookup.quote(covered[0].report, covered[0].span), width)}”"
        about += f" and {len(covered) - 1} more" if len(covered) > 1 else ""
    return Concern(flagged.kind, f"{about} ({names})", f"f{number}")


def first(
    differences: Sequence[Difference], claims: Sequence[Ranked], flags: Sequence[Flagged], lookup: Lookup, width: int
) -> tuple[tuple[Concern, ...], ...]:
    """The concerns in three lists: conflicts; flags; claims that several outlets have from one origin."""
    conflicts = tuple(_conflict(d, lookup) for d in differences if d.conflict.relation == "conflict")
    unverified = tuple(
        _flag(n, f, lookup, width) for n, f in enumerate(flags, 1) if f.kind in ("unverified", "unclear")
    )
    single = tuple(_single(c, lookup, width) for c in claims if {"single", "perhaps"} & set(c.concerns))
    return (conflicts, unverified, single)
