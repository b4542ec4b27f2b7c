"""How two reports stand to one another."""

from collections.abc import Sequence

from twosource.memory import Memory
from twosource.model import Comparison, Direction, Report
from twosource.reuse.decide import judge
from twosource.reuse.direction import direction
from twosource.reuse.profile import profiled, with_meaning
from twosource.settings import ReuseSettings


def compare(a: Report, b: Report, *, settings: ReuseSettings | None = None) -> Comparison:
    """How `a` stands to `b`: copy, edited, partial, reworded, independent, different event or unknown.

    Swapping the two mirrors the direction and changes nothing else.
    """
    return compare_all([(a, b)], settings=settings)[0]


def compare_all(
    pairs: Sequence[tuple[Report, Report]], *, memory: Memory | None = None, settings: ReuseSettings | None = None
) -> list[Comparison]:
    """`compare` for many pairs, each distinct sentence read once."""
    settings, memory = settings or ReuseSettings(), memory or Memory()
    reports = {(r.id, r.text): r for pair in pairs for r in pair}
    read = with_meaning([profiled(r, memory, settings) for r in reports.values()], memory)
    known = dict(zip(reports, read, strict=True))
    out: list[Comparison] = []
    for a, b in pairs:
        verdict = judge(known[a.id, a.text], known[b.id, b.text], settings)
        way: Direction = "unknown"
        why = ""
        relation = verdict.relation
        if relation == "copy" or relation == "edited" or relation == "partial" or relation == "reworded":
            way, why = direction(a, b, relation)
        reason = verdict.reason + (f"; {why}" if why else "")
        out.append(Comparison(relation, way, verdict.public, verdict.share, reason))
    return out
