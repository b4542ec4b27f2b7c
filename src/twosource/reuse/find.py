"""Text reuse between the reports of a story."""

from collections.abc import Sequence

from twosource.model import Place, Report, Reuse
from twosource.reuse.body import Body, read_body
from twosource.reuse.decide import Verdict, judge
from twosource.reuse.direction import direction
from twosource.reuse.pairs import by_meaning, by_wording
from twosource.reuse.reworded import vectors
from twosource.settings import ReuseSettings


def age(report: Report) -> tuple[bool, str, str, str]:
    """What puts reports in order: when published, those of unknown date last, ties by text and id."""
    return (report.published is None, report.published or "", report.sha256, report.id)


def find_reuse(reports: Sequence[Report], *, settings: ReuseSettings | None = None) -> list[Reuse]:
    """Every passage that two reports share, with whether it is evidence that one derives from the other.

    Takes the reports of a story in any order; those in an unreadable language are left out. Where no direction is
    known, "earlier" is the one that comes first by date, then by text.

    """
    settings = settings or ReuseSettings()
    bodies = [read_body(r) for r in sorted(reports, key=age) if r.readable]
    known = vectors(bodies)
    pairs = sorted(by_wording(bodies, settings) | by_meaning(bodies, known, settings))
    out: list[Reuse] = []
    for i, j in pairs:
        verdict = judge(bodies[i], bodies[j], known, settings)
        out.extend(records(bodies[i], bodies[j], verdict))
    return out


def records(a: Body, b: Body, verdict: Verdict) -> list[Reuse]:
    """A verdict's passages as records, the earlier report first; `a` is the older where nothing else tells."""
    kind = verdict.relation
    later_first = kind in ("copy", "edited", "partial", "reworded") and (
        direction(a.report, b.report, kind)[0] == "a_from_b"
    )
    out: list[Reuse] = []
    for t in verdict.taken:
        first, second = Place(a.report.id, t.a), Place(b.report.id, t.b)
        if later_first:
            first, second = second, first
        out.append(Reuse(first, second, t.manner, t.reason, t.evidence))
    return out
