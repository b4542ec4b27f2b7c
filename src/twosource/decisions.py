"""What people decided about claims, carried out on whatever claims were found: it survives regrouping.

A decision names places (a report and a span), not claims: whichever claim holds those words is meant.

>>> from twosource.model import Claim, Member, Place
>>> found = [Claim("1", "It fell", (Member("a", (0, 7)),)), Claim("2", "It came down", (Member("b", (0, 12)),))]
>>> one = Decision("d", "main", "merge", (Place("a", (0, 7)), Place("b", (0, 12))))
>>> [len(claim.members) for claim in apply(found, [one])]
[2]
>>> apply(found, []) == found
True
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from twosource.model import Claim, Decision, Member, Place, Report, by_id, content_id
from twosource.text import overlap

_Act = Callable[[list[Claim], Decision], list[Claim]]


def apply(claims: Sequence[Claim], decisions: Sequence[Decision], reports: Sequence[Report] = ()) -> list[Claim]:
    """The claims after people's decisions, in the order these were taken; undone ones and bare notes change nothing.

    `accept` and `merge` make one claim of all that hold the places; an accepted claim's members at those places are
    sure. `split` takes the first place's member out of its claim. `reject` marks the claim, which is kept. A place
    in which no member stands (its report is gone, or says it no more) is passed over. `reports` give a split-off
    claim its words. The claims' own order is kept where nothing was decided.
    """
    acts: dict[str, _Act] = {"accept": _accept, "merge": _merge, "split": _split, "reject": _reject}
    left = list(claims)
    decided = [d for d in decisions if not d.undone and d.verdict in acts]
    for decision in decided:
        left = acts[decision.verdict](left, decision)
    if not decided:
        return left
    texts = by_id(reports)
    return sorted((_named(claim, claims, texts) for claim in left), key=_order)


def member_at(members: Sequence[Member], place: Place) -> Member | None:
    """The member that stands at a place: the one with most of its words, None where there is none."""
    here = [m for m in members if m.report == place.report and overlap(m.span, place.span)]
    return max(here, key=lambda m: (overlap(m.span, place.span), -(m.span[1] - m.span[0]), m.span), default=None)


def holder(claims: Sequence[Claim], place: Place) -> Claim | None:
    """The claim that holds a place.

    >>> from twosource.model import Member
    >>> holder([Claim("1", "It fell", (Member("a", (0, 7)),))], Place("a", (1, 7))).id
    '1'
    """
    found = member_at([m for claim in claims for m in claim.members], place)
    return next((claim for claim in claims if found in claim.members), None) if found else None


def _holders(claims: Sequence[Claim], places: Sequence[Place]) -> list[Claim]:
    found = [claim for place in places if (claim := holder(claims, place)) is not None]
    return list(dict.fromkeys(found))


def _one(claims: list[Claim], decision: Decision, decided: str) -> list[Claim]:
    """The claims that hold the places, as one."""
    held = _holders(claims, decision.places)
    if not held:
        return claims
    core = max(held, key=lambda c: (len(c.members), c.id))
    members = tuple(sorted({m for c in held for m in c.members}, key=lambda m: (m.report, m.span)))
    whole = replace(core, id=_id(members), members=members, decided=decided)
    return [*(c for c in claims if c not in held), whole]


def _merge(claims: list[Claim], decision: Decision) -> list[Claim]:
    return _one(claims, decision, "merge")


def _accept(claims: list[Claim], decision: Decision) -> list[Claim]:
    joined = _one(claims, decision, "accept")
    for place in decision.places:
        claim = holder(joined, place)
        member = member_at(claim.members, place) if claim else None
        if claim is not None and member is not None:
            sure = tuple(replace(m, sure=True) if m == member else m for m in claim.members)
            joined[joined.index(claim)] = replace(claim, members=sure)
    return joined


def _split(claims: list[Claim], decision: Decision) -> list[Claim]:
    claim = holder(claims, decision.places[0]) if decision.places else None
    if claim is None or len(claim.members) < 2:
        return claims
    out = member_at(claim.members, decision.places[0])
    others = [holder([claim], place) for place in decision.places[1:]]
    if out is None or (others and not any(others)):
        return claims
    rest = tuple(m for m in claim.members if m != out)
    alone = Claim(_id((out,)), "", (replace(out, sure=True),), decided="split")
    return [*(c for c in claims if c != claim), replace(claim, id=_id(rest), members=rest), alone]


def _reject(claims: list[Claim], decision: Decision) -> list[Claim]:
    held = _holders(claims, decision.places)
    return [replace(c, decided="reject") if c in held else c for c in claims]


def _id(members: Sequence[Member]) -> str:
    return content_id("c", *(f"{m.report}:{m.span[0]}:{m.span[1]}" for m in members))


def _named(claim: Claim, before: Sequence[Claim], texts: dict[str, Report]) -> Claim:
    """The claim with a gist that is one of its own members' words."""
    if any(claim.id == old.id for old in before):
        return claim
    quotes = [" ".join(texts[m.report].quote(m.span).split()) for m in claim.members if m.report in texts]
    if claim.gist in quotes or not quotes:
        return claim
    return replace(claim, gist=quotes[0])


def _order(claim: Claim) -> tuple[int, str, tuple[int, int], str]:
    """As claims are ordered where they are found: more reports first, then as they come in the reports."""
    first = claim.members[0]
    return (-len({m.report for m in claim.members}), first.report, first.span, claim.id)
