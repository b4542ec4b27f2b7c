"""Sentences of a derived report beside those they come from, word for word."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.model import Derivation, Report, Reuse, Span, Spans
from twosource.quoted import quotations
from twosource.settings import DriftSettings
from twosource.text import normal, sentences, words

_ENDS = ".!?\"”’')…"


@dataclass(frozen=True)
class Cut:
    """A report's sentences; the words of each and its quotations, looked for once."""

    report: Report
    sentences: tuple[Span, ...]
    quotations: Spans

    @cached_property
    def words(self) -> dict[Span, tuple[tuple[Span, ...], tuple[str, ...]]]:
        """For each sentence the spans of its words, and the words as they are compared."""
        found = {}
        for sentence in self.sentences:
            spans = tuple(words(self.report.quote(sentence), sentence[0]))
            found[sentence] = (spans, tuple(normal(self.report.quote(s)) for s in spans))
        return found


def cut(report: Report) -> Cut:
    """A report cut into sentences."""
    return Cut(report, tuple(sentences_of(report)), tuple(quotations(report.text)))


@dataclass(frozen=True)
class Beside:
    """A sentence of a derived report and the one it comes from; `manner` is that of the passage."""

    here: Cut
    span: Span
    there: Cut
    source_span: Span
    manner: str

    @property
    def report(self) -> Report:
        """The derived report."""
        return self.here.report

    @property
    def source(self) -> Report:
        """The report that the other sentence is of."""
        return self.there.report

    @property
    def spans(self) -> tuple[Span, ...]:
        """The derived sentence's words."""
        return self.here.words[self.span][0]

    @property
    def source_spans(self) -> tuple[Span, ...]:
        """The source sentence's words."""
        return self.there.words[self.source_span][0]

    @property
    def forms(self) -> tuple[str, ...]:
        """The derived sentence's words as they are compared."""
        return self.here.words[self.span][1]

    @property
    def source_forms(self) -> tuple[str, ...]:
        """The source sentence's words as they are compared."""
        return self.there.words[self.source_span][1]

    @cached_property
    def steps(self) -> tuple[tuple[str, int, int, int, int], ...]:
        """What turns the source's words into the derived ones: (tag, from, to, from, to), source first."""
        return steps(self.source_forms, self.forms)

    @cached_property
    def quoted(self) -> Spans:
        """The quotations of the derived report that touch the sentence."""
        return tuple(q for q in self.here.quotations if q[0] < self.span[1] and q[1] > self.span[0])

    @cached_property
    def likeness(self) -> float:
        """The part of the longer sentence's words that match in order."""
        same = sum(high - low for tag, low, high, _, _ in self.steps if tag == "equal")
        return same / max(1, len(self.forms), len(self.source_forms))

    @property
    def most(self) -> float:
        """What `likeness` can be at most: the part of the longer sentence's words that the other has, in any order."""
        if self.forms == self.source_forms:
            return 1.0
        return (Counter(self.forms) & Counter(self.source_forms)).total() / max(
            1, len(self.forms), len(self.source_forms)
        )


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
    """For each derived report the one derivation that tells most: the largest share, the earliest listed.

    An outlet's own earlier version is none of them: what it changed there it corrected or brought up to date.
    """
    known = {r.id: r.name.casefold() for r in reports}
    best: dict[str, Derivation] = {}
    for d in derivations:
        if d.direction == "b_from_a":
            continue
        held = best.get(d.report)
        if d.from_ not in known or known[d.from_] == known.get(d.report):
            continue
        if held is None or d.share > held.share:
            best[d.report] = d
    return list(best.values())


def beside(derived: Cut, source: Cut, reuse: Sequence[Reuse], settings: DriftSettings) -> Iterator[Beside]:
    """Each sentence of `derived` that a passage carries, with the sentence of `source` it is likest to."""
    found: dict[Span, dict[tuple[Span, str], Beside]] = {}
    for r in reuse:
        here, there = (r.later, r.earlier) if r.later.report == derived.report.id else (r.earlier, r.later)
        for span in _touched(derived.sentences, here.span):
            for other in _touched(source.sentences, there.span):
                found.setdefault(span, {}).setdefault((other, r.manner), Beside(derived, span, source, other, r.manner))
    likest = {span: _likest(list(held.values())) for span, held in found.items()}
    likest = {span: pair for span, pair in likest.items() if _likely(pair, settings)}
    between = [pair for pair in _between(derived, source, likest) if _likely(pair, settings)]
    yield from sorted([*likest.values(), *between], key=lambda pair: pair.span)


def _likest(pairs: Sequence[Beside]) -> Beside:
    """The pair that is likest, the earliest source of several; what can't be likest isn't aligned."""
    ranked = sorted(((p.most, n, p) for n, p in enumerate(pairs)), key=lambda t: (-t[0], t[1]))
    best, rank = ranked[0][2], (-1.0, 0, 0)
    for most, n, pair in ranked:
        if most < rank[0]:
            break
        mine = (pair.likeness, -pair.source_span[0], -n)
        if mine > rank:
            best, rank = pair, mine
    return best


def _likely(pair: Beside, settings: DriftSettings) -> bool:
    """Whether two sentences are alike enough to be held against each other."""
    return pair.likeness >= (settings.least_reworded if pair.manner == "reworded" else settings.least_likeness)


def _between(derived: Cut, source: Cut, likest: dict[Span, Beside]) -> Iterator[Beside]:
    """Sentences that no passage carries but whose neighbours stand beside neighbours of one sentence."""
    mine, theirs = derived.sentences, source.sentences
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
