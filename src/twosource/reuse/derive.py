"""How each report derives from others, read off the passages they share."""

from collections import defaultdict
from collections.abc import Sequence

from twosource.model import Derivation, Kind, Report, Reuse, Span, by_id
from twosource.reuse.body import Body, narrative_inside, read_body
from twosource.reuse.direction import direction
from twosource.reuse.find import age
from twosource.settings import ReuseSettings


def derive(
    reports: Sequence[Report], reuse: Sequence[Reuse], *, settings: ReuseSettings | None = None
) -> list[Derivation]:
    """A derivation for every pair of reports that share passages which are evidence."""
    settings = settings or ReuseSettings()
    known = by_id(reports)
    between: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for r in reuse:
        if r.evidence:
            between[r.later.report, r.earlier.report].append(r)
    bodies = {rid: read_body(known[rid]) for rid in sorted({rid for pair in between for rid in pair})}
    order = {r.id: n for n, r in enumerate(sorted(reports, key=age))}
    return [
        _derivation(bodies[later], bodies[earlier], between[later, earlier], settings)
        for later, earlier in sorted(between, key=lambda pair: (order[pair[0]], order[pair[1]]))
    ]


def _derivation(later: Body, earlier: Body, passages: Sequence[Reuse], settings: ReuseSettings) -> Derivation:
    carried = [p for p in passages if p.manner != "reworded"]
    shorter_is_later = sum(later.narrative) <= sum(earlier.narrative)
    body = later if shorter_is_later else earlier

    def spans(group: Sequence[Reuse]) -> list[Span]:
        return [(p.later if shorter_is_later else p.earlier).span for p in group]

    share, wording = narrative_inside(body, spans(passages)), narrative_inside(body, spans(carried))
    kind: Kind = "partial"
    if wording >= settings.copy_share:
        kind = "copy"
    elif wording >= settings.edited_share:
        kind = "edited"
    elif any(p.manner == "reworded" for p in passages):
        kind = "reworded"
    way, why = direction(later.report, earlier.report, kind)
    reason = f"{len(passages)} passages make up {share:.0%} of the shorter narrative; appears to derive"
    return Derivation(
        later.report.id, earlier.report.id, kind, round(share, 3), way, reason + (f"; {why}" if why else "")
    )
