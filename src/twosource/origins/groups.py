"""Which reports share so much text that their main origin is one.

Links are judged pair by pair, so that a further report can join groups but not part them; the one exception,
mosaics, looks only at reports that derive from no other here: a copy can't make one origin two.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from twosource.model import Derivation, Report, Span, content_id
from twosource.origins.passages import Common
from twosource.settings import OriginSettings
from twosource.text import merge, overlap, squash

Group = tuple[str, ...]
_STRONG = ("copy", "edited", "reworded")


def components(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> list[Group]:
    """Sets of ids that the links join, each sorted, in the order of their first ids (union-find, Tarjan 1975).

    >>> components(["c", "a", "b"], [("a", "c")])
    [('a', 'c'), ('b',)]
    """
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in links:
        if a in parent and b in parent:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    found: dict[str, list[str]] = {}
    for i in sorted(parent):
        found.setdefault(root(i), []).append(i)
    return sorted(tuple(group) for group in found.values())


def wording(report: Report) -> str:
    """What two reports of the same words share, whatever their white space; empty where there are none."""
    words = squash(report.text)
    return content_id("w", words) if words else ""


def _identical(reports: Sequence[Report], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    return [(first.setdefault(texts[r.id], r.id), r.id) for r in reports if texts[r.id]]


def units(reports: Sequence[Report], texts: Mapping[str, str]) -> list[Group]:
    """Reports put together where text (its `wording`) or house is the same: they speak with one voice."""
    if len(reports) == 1:
        return [(reports[0].id,)]
    first: dict[str, str] = {}
    houses = [(first.setdefault(r.name.casefold(), r.id), r.id) for r in reports]
    return components((r.id for r in reports), [*_identical(reports, texts), *houses])


def child_of(derivation: Derivation) -> tuple[str, str] | None:
    """(child, parent), where the direction is known."""
    if derivation.direction == "a_from_b":
        return derivation.report, derivation.from_
    return (derivation.from_, derivation.report) if derivation.direction == "b_from_a" else None


def joins(derivation: Derivation, shared: Common, settings: OriginSettings) -> bool:
    """Whether two reports have one main origin: not for a few passages in a child that has more of its own."""
    if derivation.kind not in _STRONG:
        return False
    child = child_of(derivation)
    share = shared.share(*child) if child else None
    return (derivation.share if share is None else share) >= settings.least_child if child else True


def text_groups(
    reports: Sequence[Report],
    texts: Mapping[str, str],
    derivations: Sequence[Derivation],
    shared: Common,
    settings: OriginSettings,
) -> list[Group]:
    """Reports grouped by text alone: identical ones, and those that copy, edit or reword one another.

    `texts` are what they are identical by (`wording`).
    A mosaic of two separate reports goes with the one that gave it more, and doesn't join the two.
    """
    joined = [d for d in derivations if joins(d, shared, settings)]
    linked = {frozenset((d.report, d.from_)) for d in derivations}
    split = mosaics(joined, linked, shared, settings)
    same = _identical(reports, texts)
    plain = [(d.report, d.from_) for d in joined if d.report not in split and d.from_ not in split]
    settled = {rid for pair in plain for rid in pair}
    under = [p for d in joined if (p := child_of(d)) and p[1] in split and p[0] not in split and p[0] not in settled]
    whole = [(d.report, d.from_) for d in joined if _one_text(d, split, shared, settings)]
    links = [*same, *plain, *under, *whole]
    home = {rid: group for group in components((r.id for r in reports), links) for rid in group}
    best = [
        pair for group in components(split, [*same, *whole]) if (pair := _drawn(group, split, home, shared)) is not None
    ]
    return components((r.id for r in reports), [*links, *best])


def _one_text(
    derivation: Derivation, split: Mapping[str, Sequence[str]], shared: Common, settings: OriginSettings
) -> bool:
    """Whether two reports that are put together each hold the other: a copy of a mosaic is that mosaic."""
    a, b = derivation.report, derivation.from_
    least = min(shared.share(a, b) or 0.0, shared.share(b, a) or 0.0)
    return a in split and b in split and least >= settings.least_whole


def _drawn(
    group: Group, split: Mapping[str, Sequence[str]], home: Mapping[str, Group], shared: Common
) -> tuple[str, str] | None:
    """A mosaic, the largest of its copies, with the report it goes with; None where it draws on mosaics alone.

    One mosaic doesn't go with another: through the two, separate stories would be one.
    """
    first = min(group, key=lambda rid: (-shared.size[rid], rid))
    others = [other for other in split[first] if other not in group and other not in split]
    return (first, _best(first, others, home, shared)) if others else None


def mosaics(
    joined: Sequence[Derivation], linked: set[frozenset[str]], shared: Common, settings: OriginSettings
) -> dict[str, list[str]]:
    """Reports put together from two that have nothing to do with each other, with those they draw on.

    Reports cut from one story all keep its lead; two that share nothing, each with another part of a third, are
    two stories. Reports known to derive from another are no evidence here, so that a copy can part nothing. Nor is
    a report that others show to be put together: a story and its retelling are not two because a mosaic holds
    what the retelling left out.
    """
    children = {pair[0] for d in joined if (pair := child_of(d))}
    near: dict[str, set[str]] = {}
    for d in joined:
        for report, other in ((d.report, d.from_), (d.from_, d.report)):
            if other not in children:
                near.setdefault(report, set()).add(other)
    drawn: dict[str, list[str]] = {}
    apart: dict[str, list[tuple[str, str]]] = {}
    for report, others in near.items():
        rows = sorted(o for o in others if (shared.share(report, o) or 0.0) >= settings.least_mosaic)
        pairs = [
            (a, b)
            for a, b in combinations(rows, 2)
            if frozenset((a, b)) not in linked and _disjoint(report, a, b, shared, settings)
        ]
        if pairs:
            drawn[report], apart[report] = rows, pairs
    shown = _without(apart, apart)
    kept = shown | _without(apart, shown)
    return {report: rows for report, rows in drawn.items() if report in kept}


def _without(apart: Mapping[str, Sequence[tuple[str, str]]], doubted: Collection[str]) -> frozenset[str]:
    """The reports that two others, neither of them doubted, show to be put together."""
    return frozenset(r for r, pairs in apart.items() if any(a not in doubted and b not in doubted for a, b in pairs))


def _disjoint(report: str, a: str, b: str, shared: Common, settings: OriginSettings) -> bool:
    """Whether two reports account for different parts of a third."""
    one, two = shared.spans(report, a), shared.spans(report, b)
    both = sum(overlap(s, t) for s in one for t in two)
    return both <= settings.most_common * min(sum(e - s for s, e in one), sum(e - s for s, e in two))


def _best(report: str, others: Sequence[str], home: Mapping[str, Group], shared: Common) -> str:
    """Of the reports a mosaic draws on, the first of the group that accounts for most of it."""
    spans: dict[Group, list[Span]] = {}
    for other in others:
        spans.setdefault(home[other], []).extend(shared.spans(report, other))
    return min(spans, key=lambda g: (-sum(e - s for s, e in merge(spans[g])), g))[0]
