"""Whose words each stretch of a report is: a passage taken over belongs to the origin it was taken from."""

from collections.abc import Mapping, Sequence

from twosource.model import Derivation, Place, Report, Reuse, Span
from twosource.text import merge, outside, overlap, trim

Taken = tuple[Span, Place]  # a stretch of a report, and the place it was taken from


def shares(reports: Sequence[Report], reuse: Sequence[Reuse]) -> dict[tuple[str, str], float]:
    """For (report, other): the part of the report's words, by characters, that is also in the other."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for r in reuse:
        if r.evidence:
            spans.setdefault((r.later.report, r.earlier.report), []).append(r.later.span)
            spans.setdefault((r.earlier.report, r.later.report), []).append(r.earlier.span)
    size = {r.id: sum(e - s for s, e in outside((0, len(r.text)), [*r.furniture, *r.repeats])) for r in reports}
    return {
        pair: sum(e - s for s, e in merge(found)) / max(1, size[pair[0]])
        for pair, found in spans.items()
        if pair[0] in size
    }


def taken(reuse: Sequence[Reuse], derivations: Sequence[Derivation]) -> dict[str, list[Taken]]:
    """For each report, the stretches it took over and from where, in order; derivations say which way."""
    turned = {(d.from_, d.report) for d in derivations if d.direction == "b_from_a"}
    straight = {(d.from_, d.report) for d in derivations if d.direction == "a_from_b"}
    found: dict[str, list[Taken]] = {}
    for r in reuse:
        if not r.evidence:
            continue
        pair = (r.earlier.report, r.later.report)
        back = pair in turned or (pair[1], pair[0]) in straight
        source, target = (r.later, r.earlier) if back else (r.earlier, r.later)
        found.setdefault(target.report, []).append((target.span, source))
    return {rid: sorted(rows, key=lambda t: (t[0], t[1].report, t[1].span)) for rid, rows in found.items()}


def source_of(report: str, span: Span, rows: Mapping[str, Sequence[Taken]], seen: frozenset[str]) -> str:
    """The report whose words a stretch is, followed back from copy to copy."""
    best: tuple[int, str, Span] | None = None
    for stretch, place in rows.get(report, ()):
        common = overlap(stretch, span)
        if 2 * common >= span[1] - span[0] and place.report not in seen:
            candidate = (-common, place.report, place.span)
            best = candidate if best is None or candidate < best else best
    if best is None:
        return report
    return source_of(best[1], best[2], rows, seen | {report})


def origin_passages(
    reports: Sequence[Report],
    main: Mapping[str, str],
    rows: Mapping[str, Sequence[Taken]],
) -> dict[str, list[Place]]:
    """For each origin (by key), the stretches of every report that it accounts for.

    `main` gives each report's own origin; what it took from a report of another origin is that one's.
    """
    found: dict[str, list[Place]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        foreign: dict[str, list[Span]] = {}
        for span, _ in rows.get(report.id, ()):
            key = main[source_of(report.id, span, rows, frozenset({report.id}))]
            if key != main[report.id]:
                foreign.setdefault(key, []).append(span)
        for key, spans in foreign.items():
            found.setdefault(key, []).extend(Place(report.id, s) for s in merge(spans))
        holes = [*report.furniture, *(s for spans in foreign.values() for s in spans)]
        kept = (trim(report.text, part) for part in outside((0, len(report.text)), holes))
        found.setdefault(main[report.id], []).extend(Place(report.id, s) for s in kept if s[0] < s[1])
    return found
