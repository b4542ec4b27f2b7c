"""Sentences of a derived report beside those they come from, word for word."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.model import Derivation, Report, Reuse, Span, Spans
from twosource.quoted import quotations
from twosource.settings import DriftSettings
from twosource.text import normal, sentences, words

_ENDS = ".!?\"”’')…"


@dataclass(frozen=True)
class Beside:
    """A sentence of a derived report and the one it comes from; `manner` is that of the passage."""

    report: Report
    span: Span
    source: Report
    source_span: Span
    manner: str

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The derived sentence's words."""
        return tuple(words(self.report.quote(self.span), self.span[0]))

    @cached_property
    def source_spans(self) -> tuple[Span, ...]:
        """The source sentence's words."""
        return tuple(words(self.source.quote(self.source_span), self.source_span[0]))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The derived sentence's words as they are compared."""
        return tuple(normal(self.report.quote(s)) for s in self.spans)

    @cached_property
    def source_forms(self) -> tuple[str, ...]:
        """The source sentence's words as they are compared."""
        return tuple(normal(self.source.quote(s)) for s in self.source_spans)

    @cached_property
    def steps(self) -> tuple[tuple[str, int, int, int, int], ...]:
        """What turns the source's words into the derived ones: (tag, from, to, from, to), source first."""
        return steps(self.source_forms, self.forms)

    @cached_property
    def quoted(self) -> Spans:
        """The quotations of the derived report that touch the sentence."""
        return tuple(q for q in quotations(self.report.text) if q[0] < self.span[1] and q[1] > self.span[0])

    @cached_property
    def likeness(self) -> float:
        """The part of the longer sentence's words that match in order."""
        same = sum(high - low for tag, low, high, _, _ in self.steps if tag == "equal")
        return same / max(1, len(self.forms), len(self.source_forms))


def steps(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[str, int, int, int, int], ...]:
    """The steps from `a` to `b`, neighbouring deletions and insertions joined to replacements.

    >>> steps("the old bridge fell".split(), "the new bridge fell".split())
    (('equal', 0, 1, 0, 1), ('replace', 1, 2, 1, 2), ('equal', 2, 4, 2, 4))
    """
    from rapidfuzz.distance import LCSseq

    out: list[tuple[str, int, int, int, int]] = []
    for op in LCSseq.opcodes(list(a), list(b)):
        step = (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        if out and out[-1][0] != "equal" and op.tag != "equal":
            step = ("replace", out[-1][1], op.src_end, out[-1][3], op.dest_end)
            out.pop()
        out.append(step)
    return tuple(out)


def nearest_sources(derivations: Sequence[Derivation], reports: Sequence[Report]) -> list[Derivation]:
    """For each derived report the one derivation that tells most: the largest share, the earliest listed."""
    known = {r.id for r in reports}
    best: dict[str, Derivation] = {}
    for d in derivations:
        if d.direction == "b_from_a":
            continue
        held = best.get(d.report)
        if d.from_ in known and (held is None or d.share > held.share):
            best[d.report] = d
    return list(best.values())


def beside(
    derived: Report, source: Report, reuse: Sequence[Reuse], cut: dict[str, list[Span]], settings: DriftSettings
) -> Iterator[Beside]:
    """Each sentence of `derived` that a passage carries, with the sentence of `source` it is likest to."""
    found: dict[Span, list[Beside]] = {}
    for r in reuse:
        here, there = (r.later, r.earlier) if r.later.report == derived.id else (r.earlier, r.later)
        for span in _touched(cut[derived.id], here.span):
            for other in _touched(cut[source.id], there.span):
                found.setdefault(span, []).append(Beside(derived, span, source, other, r.manner))
    likest = {span: max(found[span], key=lambda b: (b.likeness, -b.source_span[0])) for span in found}
    likest = {span: pair for span, pair in likest.items() if _likely(pair, settings)}
    between = [pair for pair in _between(derived, source, likest, cut) if _likely(pair, settings)]
    yield from sorted([*likest.values(), *between], key=lambda pair: pair.span)


def _likely(pair: Beside, settings: DriftSettings) -> bool:
    """Whether two sentences are alike enough to be held against each other."""
    return pair.likeness >= (settings.least_reworded if pair.manner == "reworded" else settings.least_likeness)


def _between(
    derived: Report, source: Report, likest: dict[Span, Beside], cut: dict[str, list[Span]]
) -> Iterator[Beside]:
    """Sentences that no passage carries but whose neighbours stand beside neighbours of one sentence."""
    mine, theirs = cut[derived.id], cut[source.id]
    place = {span: n for n, span in enumerate(theirs)}
    at = {n: place[likest[span].source_span] for n, span in enumerate(mine) if span in likest}
    first = min(at, default=0)
    for n in range(len(mine) - 1):
        if n in at or n + 1 not in at:
            continue
        follows = at.get(n - 1) == at[n + 1] - 2 or n == first - 1
        if follows and at[n + 1] > 0:
            yield Beside(derived, mine[n], source, theirs[at[n + 1] - 1], "reworded")


def _touched(cut: Sequence[Span], span: Span) -> Sequence[Span]:
    """The sentences that a span lies in, those aside that it only grazes."""
    starts = [s for s, _ in cut]
    low = max(0, bisect_right(starts, span[0]) - 1)
    out = [s for s in cut[low:] if s[0] < span[1] and s[1] > span[0]]
    return [s for s in out if 3 * (min(s[1], span[1]) - max(s[0], span[0])) >= s[1] - s[0]] or out[:1]


def sentences_of(report: Report) -> list[Span]:
    """A report's sentences; furniture, captions, inner repeats and lines that end like none aside."""
    holes = (*report.furniture, *report.repeats, *report.captions)
    return [
        s
        for s in sentences(report.text)
        if report.text[s[1] - 1] in _ENDS and not any(low < s[1] and high > s[0] for low, high in holes)
    ]
