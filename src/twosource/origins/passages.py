"""Whose words each stretch of a report is: a passage taken over belongs to the origin it was taken from."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from twosource.keys import content_key
from twosource.memory import Memory, fingerprint
from twosource.model import Credit, Derivation, Place, Report, Reuse, Span, Spans
from twosource.text import merge, outside, overlap, sentences, trim

Taken = tuple[Span, Place]  # a stretch of a report, and the place it was taken from
Relay = tuple[Span, str]  # a sentence of a report, and the key of the origin that it relays


@dataclass(frozen=True, slots=True)
class Common:
    """What reports have in common: `found` of (report, other), in the report, and each report's `size`.

    Of most pairs nobody asks: passages are put together when they are asked for (`merged`).
    """

    found: Mapping[tuple[str, str], Sequence[Span]]
    size: Mapping[str, int]
    merged: dict[tuple[str, str], Spans]

    def spans(self, report: str, other: str) -> Spans:
        """The passages of a report that are also in the other, in order."""
        pair = (report, other)
        if pair not in self.merged:
            self.merged[pair] = merge(self.found.get(pair, ()))
        return self.merged[pair]

    def share(self, report: str, other: str) -> float | None:
        """The part of a report, by characters, that is also in the other; None where no passage is known."""
        if (report, other) not in self.found:
            return None
        return sum(e - s for s, e in self.spans(report, other)) / max(1, self.size[report])


def common(reports: Sequence[Report], reuse: Sequence[Reuse]) -> Common:
    """The passages that each two reports share, as far as they are evidence, and how much each report holds."""
    found: dict[tuple[str, str], list[Span]] = {}
    for r in reuse:
        if r.evidence:
            found.setdefault((r.later.report, r.earlier.report), []).append(r.later.span)
            found.setdefault((r.earlier.report, r.later.report), []).append(r.earlier.span)
    size = {r.id: sum(e - s for s, e in outside((0, len(r.text)), [*r.furniture, *r.repeats])) for r in reports}
    return Common({pair: spans for pair, spans in found.items() if pair[0] in size}, size, {})


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


class Sources:
    """A report's stretches and where each came from, best first; `known` grows by what is looked up."""

    def __init__(self, rows: Sequence[Taken], known: dict[Span, list[Place]]) -> None:
        self._rows, self._known = rows, known
        self._reach = tuple(accumulate((end for (_, end), _ in rows), max))  # how far the rows up to each one reach

    def of(self, span: Span) -> list[Place]:
        """The places that a stretch may come from."""
        if span not in self._known:
            first = bisect_left(self._reach, span[0])  # those before it end before the stretch begins
            self._known[span] = _sources(span, self._rows[first:])
        return self._known[span]


def source_of(place: Place, sources: Mapping[str, Sources], seen: frozenset[str]) -> Place:
    """Where the words of a stretch stood first, followed back from copy to copy."""
    while place.report in sources:
        best = next((source for source in sources[place.report].of(place.span) if source.report not in seen), None)
        if best is None:
            break
        place, seen = best, seen | {best.report}
    return place


def _sources(span: Span, rows: Sequence[Taken]) -> list[Place]:
    """The places that at least half of a stretch was taken from, those of most of it first."""
    low, high = span
    found = []
    for (start, end), source in rows:
        if start >= high:
            break
        shared = min(end, high) - max(start, low)
        if 2 * shared >= high - low and shared >= 0:
            found.append((-shared, source.report, source.span, source))
    return [row[3] for row in sorted(found, key=lambda row: row[:3])]


def origin_passages(
    reports: Sequence[Report],
    main: Mapping[str, str],
    relays: Mapping[str, Sequence[Relay]],
    rows: Mapping[str, Sequence[Taken]],
    loose: Mapping[str, Spans],
    memory: Memory,
) -> dict[str, list[Place]]:
    """For each origin (by key), the stretches of every report that it accounts for; none has the `loose` ones.

    `main` gives each report's own origin. What a report took from a report of another origin is that one's, and
    so are the sentences that relay another (`relays`), there and in every copy.
    """

    def known_key(report: str, span: Span) -> str:
        place = source_of(Place(report, span), sources, frozenset({report}))
        half = (place.span[1] - place.span[0]) / 2
        inner = (key for span, key in relays.get(place.report, ()) if overlap(span, place.span) > half)
        return next(inner, main[place.report])

    mixed = _mixed(main, relays, rows)
    sources = {
        rid: Sources(own, memory.recall("sources", (rid, content_key(own)), dict[Span, list[Place]]))
        for rid, own in rows.items()
        if rid in mixed
    }
    foreign: dict[str, Foreign] = {r.id: {} for r in reports}
    for r in reports:
        if r.id in mixed:
            foreign[r.id] = _foreign(r, main, relays.get(r.id, ()), rows.get(r.id, ()), known_key)
    texts = {r.id: r.text for r in reports}
    for report in _parents_first(reports, rows):
        _inherit(report, foreign, rows.get(report.id, ()), texts, main)
    found: dict[str, list[Place]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        for key, spans in foreign[report.id].items():
            found.setdefault(key, []).extend(Place(report.id, s) for s in merge(spans))
        holes = [*report.furniture, *loose.get(report.id, ()), *(s for x in foreign[report.id].values() for s in x)]
        kept = (trim(report.text, part) for part in outside((0, len(report.text)), holes))
        found.setdefault(main[report.id], []).extend(Place(report.id, s) for s in kept if s[0] < s[1])
    return found


def _mixed(
    main: Mapping[str, str], relays: Mapping[str, Sequence[Relay]], rows: Mapping[str, Sequence[Taken]]
) -> set[str]:
    """The reports that may hold words of another origin: followed back, their words meet a relay or another origin.

    Of all others every stretch is their own origin's, whichever way it is followed.
    """
    givers = {rid: {source.report for _, source in own} for rid, own in rows.items()}
    takers: dict[str, list[str]] = {}
    for rid, froms in givers.items():
        for giver in froms:
            takers.setdefault(giver, []).append(rid)
    waiting = [rid for rid in main if relays.get(rid) or any(main[g] != main[rid] for g in givers.get(rid, ()))]
    found = set(waiting)
    while waiting:
        new = [rid for rid in takers.get(waiting.pop(), ()) if rid not in found]
        found.update(new)
        waiting += new
    return found


Foreign = dict[str, list[Span]]  # the stretches of a report that other origins account for, by their keys


def _foreign(
    report: Report,
    main: Mapping[str, str],
    relays: Sequence[Relay],
    rows: Sequence[Taken],
    key_of: Callable[[str, Span], str],
) -> Foreign:
    """What a report relays, and what it took from reports of other origins."""
    found: Foreign = {}
    said = [span for span, _ in relays]
    for span, key in relays:
        found.setdefault(key, []).append(span)
    for span, _ in rows:
        key = key_of(report.id, span)
        if key != main[report.id]:
            found.setdefault(key, []).extend(outside(span, said))
    return found


def _parents_first(reports: Sequence[Report], rows: Mapping[str, Sequence[Taken]]) -> list[Report]:
    """The reports, each after those it took from (where they took from one another, in order of id)."""
    known, done = {r.id: r for r in reports}, dict[str, Report]()
    for first in sorted(known):
        waiting, begun = [first], set[str]()
        while waiting:
            rid = waiting[-1]
            sources = sorted({s.report for _, s in rows.get(rid, ())} - begun - done.keys()) if rid not in begun else []
            begun.add(rid)
            if sources:
                waiting += sources
            else:
                done.setdefault(waiting.pop(), known[rid])
    return list(done.values())


def _inherit(
    report: Report,
    foreign: Mapping[str, Foreign],
    rows: Sequence[Taken],
    texts: Mapping[str, str],
    main: Mapping[str, str],
) -> None:
    """What stands word for word in a stretch taken over belongs to whom it belongs to there: a copy of a mixed report
    is as mixed as that one.
    """
    here = foreign[report.id]
    tried: set[tuple[str, Span, str]] = set()
    for (start, end), source in rows:
        if main[source.report] != main[report.id]:
            continue
        for key, parts in foreign[source.report].items():
            for low, high in parts:
                if high <= source.span[0] or source.span[1] <= low:
                    continue
                low, high = max(low, source.span[0]), min(high, source.span[1])
                words = texts[source.report][low:high] if low < high else ""
                if not words or (key, (start, end), words) in tried:
                    continue
                tried.add((key, (start, end), words))
                at = report.text.find(words.strip(), start, end)
                if at >= 0:
                    here.setdefault(key, []).append((at, at + len(words.strip())))
    for key, spans in here.items():
        here[key] = list(merge(spans))


def held_in_common(reuse: Sequence[Reuse], reports: Collection[str]) -> dict[str, list[Span]]:
    """For each of some reports, the stretches that it has in common with any other."""
    found: dict[str, list[Span]] = {rid: [] for rid in reports}
    for r in reuse:
        if r.earlier.report in found:
            found[r.earlier.report].append(r.earlier.span)
        if r.later.report in found:
            found[r.later.report].append(r.later.span)
    return found


def loose_sentences(report: Report, shared: Sequence[Span], credits: Sequence[Credit], memory: Memory) -> Spans:
    """The sentences of a partly derived report that hold no words in common with another, and credit nobody.

    Who reported them isn't told: the outlet, its source, or a third. The headline tells what the story is of.
    """
    credited = [c.span for c in credits]
    kept = merge([*shared, *credited, *([report.headline_span] if report.headline_span else [])])
    told = memory.recall("sentences", fingerprint(report), lambda: _sentences(report))
    return tuple(s for s in told if not any(overlap(s, k) for k in kept))


def _sentences(report: Report) -> list[Span]:
    parts = outside((0, len(report.text)), [*report.furniture, *report.repeats])
    return [s for part in parts for s in sentences(report.text, part)]
