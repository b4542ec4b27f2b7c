"""What stands behind each value where reports disagree: a claim told with two values is not borne out by both."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twosource.model import (
    Claim,
    Conflict,
    Derivation,
    Member,
    Origin,
    Place,
    Report,
    Root,
    Side,
    Spans,
    Standing,
    Statement,
)
from twosource.origins.stand import stand
from twosource.origins.words import many, span_words
from twosource.text import overlap, squash


def stand_apart(
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    origins: Sequence[Origin],
    roots: Sequence[Root],
) -> tuple[list[Claim], list[Conflict]]:
    """The conflicts with each side's own standing; and the claims, whose reasons say so where their values conflict.

    A side is counted over all places that give its value, by the rules by which claims are.

    >>> from twosource.model import Origin, Report
    >>> two = [Report("a", "a", "It sank at 3:40.", ""), Report("b", "b", "It sank at 4:10.", "")]
    >>> known = [Origin("1", "wire", "AP", ("a",)), Origin("2", "wire", "AFP", ("b",))]
    >>> sides = (Side("a", (11, 15), "3:40"), Side("b", (11, 15), "4:10"))
    >>> _, [held] = stand_apart([], [Conflict("x", "date", "conflict", "when", sides, "")], two, [], [], known, [])
    >>> [(s.value, s.standing.origins) for s in held.sides]
    [('3:40', (1, 1)), ('4:10', (1, 1))]
    """
    said: Said = defaultdict(list)
    for s in statements:
        said[s.report].append((*s.span, s.id, s.content))
    sides = [(c, side) for c in conflicts for side in c.sides]
    asked = [Claim(side.value, side.value, _members(side, said)) for _, side in sides]
    stood = [c.standing for c in stand(asked, reports, statements, derivations, origins, roots)]
    behind: dict[str, list[Side]] = defaultdict(list)
    for (conflict, side), standing in zip(sides, stood, strict=True):
        behind[conflict.id].append(replace(side, standing=standing))
    weighed = [replace(c, sides=tuple(behind[c.id])) for c in conflicts]
    return _told(claims, weighed), weighed


Said = dict[str, list[tuple[int, int, str, Spans]]]  # by report, each statement's first and last place, id and content


def _members(side: Side, said: Said) -> tuple[Member, ...]:
    """The places that give a side's value, each with the narrowest statement that holds it."""
    return tuple(Member(p.report, p.span, _statement(p, said)) for p in (Place(side.report, side.span), *side.also))


def _statement(place: Place, said: Said) -> str | None:
    low, high = place.span
    held = [
        (end - start, sid)
        for start, end, sid, content in said.get(place.report, ())
        if start < high and low < end and any(overlap(part, place.span) for part in content)
    ]
    return min(held)[1] if held else None


def _told(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> list[Claim]:
    """The claims, the reason of each whose values conflict naming the values and what stands behind each."""
    differ: dict[str, dict[str, Standing]] = defaultdict(dict)
    for c in conflicts:
        for side in c.sides if c.relation in ("conflict", "correction") else ():
            if side.claim and side.standing:
                differ[side.claim].setdefault(squash(side.value), side.standing)
    return [_apart(c, differ[c.id]) if len(differ.get(c.id, ())) > 1 else c for c in claims]


def _apart(claim: Claim, values: dict[str, Standing]) -> Claim:
    if claim.standing is None:
        return claim
    told = ", ".join(f"“{value}” {_origins(standing)}" for value, standing in values.items())
    reason = f"{claim.standing.reason} Its values differ, and each stands on its own: {told}."
    return replace(claim, standing=replace(claim.standing, reason=reason))


def _origins(standing: Standing) -> str:
    low, high = standing.origins
    return f"{span_words(standing.origins)} origins" if low != high else many(low, "origin")
