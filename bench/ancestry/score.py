"""What the reuse and origins stages make of generated trees, against the truth."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bench.ancestry.trees import Made
from twosource.intake import report_from_text
from twosource.model import Report, content_id
from twosource.origins import find_origins
from twosource.reuse import derive, find_reuse


def report_of(made: Made, dated: bool) -> Report:
    """A generated report as intake would give it; its id says nothing of where it comes from."""
    return report_from_text(
        made.text,
        rid=content_id("report", made.id),
        path=f"{made.id}.txt",
        url=f"https://{made.host}/{made.id}",
        outlet=made.outlet,
        published=made.published if dated else None,
    )


def score(trees: Sequence[Sequence[Made]], dated: bool) -> Counter[str]:
    """Counts over trees: of each manner, how many, how many counted as a new origin, and bases merged."""
    counts: Counter[str] = Counter()
    for reports in trees:
        given = [report_of(m, dated) for m in reports]
        made = {r.id: m for r, m in zip(given, reports, strict=True)}
        reuse = find_reuse(given)
        origins = find_origins(given, reuse, derive(given, reuse))
        at = {made[rid].id: o.id for o in origins for rid in o.reports}
        together = defaultdict(list)
        for m in reports:
            if m.manner == "base":
                together[at[m.id]].append(m.id)
        bases = [m for m in reports if m.manner == "base"]
        counts["base"] += len(bases)
        counts["base merged"] += sum(len(together[at[b.id]]) > 1 for b in bases)
        for m in reports:
            if m.manner == "base":
                continue
            counts[m.manner] += 1
            at_home = {at[m.origin]}
            if m.manner == "spliced":
                at_home = {at[p] for p, _ in m.parents}
            if at[m.id] not in at_home:
                counts[f"{m.manner} counted as new"] += 1
                counts[f"{m.manner} counted as new: {m.parents[-1][1]}"] += 1
            counts[f"all: {m.parents[-1][1]}"] += 1
    return counts
