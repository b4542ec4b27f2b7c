"""What derived reports changed, change by change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from twosource.drift.attribution import changed_attributions
from twosource.drift.figures import Found, changed_figures
from twosource.drift.names import replaced_names
from twosource.drift.pairs import Beside, beside, cut, nearest_sources
from twosource.drift.quotes import altered_quotations
from twosource.drift.sense import UNVERIFIED, dropped_caveats, turned_senses
from twosource.keys import content_key
from twosource.memory import Memory
from twosource.model import Derivation, Drift, Report, Reuse, Span, Statement, by_id
from twosource.settings import DriftSettings


def find_drift(
    reports: Sequence[Report],
    reuse: Sequence[Reuse],
    derivations: Sequence[Derivation],
    statements: Sequence[Statement],
    *,
    settings: DriftSettings | None = None,
    memory: Memory | None = None,
) -> list[Drift]:
    """Changes of attribution, caveat, number, name, quotation or sense, on aligned sentences of derived reports.

    Each derived report is held against the one report it takes most from. Precision comes first: another word for
    the same thing is no drift, nor is a cut at the end of a quotation. With a `memory`, two reports are compared once
    for the passages and statements they have.

    >>> from twosource.model import Derivation, Place, Reuse
    >>> from twosource.testing import report
    >>> old = report("The storm left 12 houses without roofs on Monday.", path="old.txt")
    >>> new = report("The storm left 21 houses without roofs on Monday.", path="new.txt")
    >>> reuse = [Reuse(Place(old.id, (0, 49)), Place(new.id, (0, 49)), "edited", "")]
    >>> drift = find_drift([old, new], reuse, [Derivation(new.id, old.id, "edited", 1.0, "a_from_b", "")], [])
    >>> [(d.kind, new.quote(d.span), d.reason) for d in drift]
    [('number_changed', '21 houses', '“12 houses” became “21 houses”')]
    """
    settings, memory = settings or DriftSettings(), memory or Memory()
    known = by_id(reports)
    nearest = nearest_sources(derivations, reports)
    between = _passages(nearest, reuse)
    said: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        said[s.report].append(s)
    keys = {rid: content_key(known[rid], said[rid]) for d in nearest for rid in (d.report, d.from_)}
    out: list[Drift] = []
    for d in nearest:
        passages = between[d.report, d.from_]
        compare = partial(_between, known[d.report], known[d.from_], passages, said, settings, memory)
        found = memory.recall("drift", (keys[d.report], keys[d.from_], content_key(passages)), compare)
        out.extend(Drift(d.report, d.from_, kind, span, from_span, reason) for kind, span, from_span, reason in found)
    return out


def _passages(nearest: Sequence[Derivation], reuse: Sequence[Reuse]) -> dict[tuple[str, str], list[Reuse]]:
    """The passages of each two reports that are compared, whichever is named first."""
    between: dict[tuple[str, str], list[Reuse]] = {}
    for d in nearest:
        between[d.report, d.from_] = between[d.from_, d.report] = []
    for r in reuse:
        held = between.get((r.earlier.report, r.later.report))
        if held is not None:
            held.append(r)
    return between


def _between(
    report: Report,
    source: Report,
    passages: Sequence[Reuse],
    said: dict[str, list[Statement]],
    settings: DriftSettings,
    memory: Memory,
) -> list[Found]:
    """What one report changed against the one it takes most from."""
    here, there = (memory.recall("drift.cut", content_key(r), partial(cut, r)) for r in (report, source))
    pairs = list(beside(here, there, passages, settings))
    found = [f for pair in pairs for f in _changes(pair, said, settings)]
    found.extend(_left_out(pairs, there.sentences, here.sentences, settings))
    return sorted(set(found), key=lambda f: (f[1], f[0], f[2], f[3]))


def _changes(pair: Beside, said: dict[str, list[Statement]], settings: DriftSettings) -> Iterator[Found]:
    """Every change between a sentence and its source."""
    if pair.forms == pair.source_forms and not said:
        return
    yield from changed_figures(pair)
    yield from replaced_names(pair)
    yield from altered_quotations(pair, settings)
    yield from turned_senses(pair, settings.least_negated)
    yield from dropped_caveats(pair)
    if said.get(pair.report.id) or said.get(pair.source.id):
        yield from changed_attributions(pair, said[pair.source.id], said[pair.report.id], settings)


def _left_out(
    pairs: Sequence[Beside], source: Sequence[Span], derived: Sequence[Span], settings: DriftSettings
) -> Iterator[Found]:
    """Sentences that say "could not be verified", left out where the sentence before them was kept.

    None if the derived report says so anywhere.
    """
    if not pairs:
        return
    report, parent = pairs[0].report, pairs[0].source
    if any(UNVERIFIED.search(report.quote(s)) for s in derived):
        return
    kept = {p.source_span: p for p in pairs}
    for before, span in pairwise(source):
        if before in kept and span not in kept and UNVERIFIED.search(parent.quote(span)):
            words = " ".join(parent.quote(span).split()[: settings.shown_words])
            yield "caveat_dropped", kept[before].span, span, f"the sentence after it is gone: “{words} …”"
