"""Which other places give the value that one side of a conflict gives."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from twosource.conflicts.finding import Value
from twosource.conflicts.told import Holding, Read
from twosource.model import Place, Span
from twosource.text import squash

_Figure = tuple[str, str, float, float]  # a claim, what is measured, and the amount


class Alike:
    """Where each value stands again: in a copy's same sentence, and as the same amount in the same claim.

    Conflicts compare one of each sentence; what stands behind a value is counted over all that give it.
    """

    __slots__ = ("_figures", "_measures", "_sentences", "_texts")

    def __init__(self, reads: Sequence[Read], holding: Holding) -> None:
        """Looks at every sentence and figure once."""
        self._texts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._sentences: dict[str, list[tuple[int, str]]] = {}
        self._figures: dict[_Figure, list[Place]] = defaultdict(list)
        self._measures: dict[tuple[str, Span], str] = {}
        for read in reads:
            self._sentences[read.report.id] = sorted((s.span[0], s.text) for s in read.sentences)
            for s in read.sentences:
                self._texts[s.text].append((s.report, s.span[0]))
            for t, claim in zip(read.told, holding.of_told(read), strict=True):
                q, report = t.quantity, read.report.id
                self._measures[report, q.span] = q.measure
                if claim:
                    self._figures[claim, q.measure, q.low, q.high].append(Place(report, q.span))

    def others(self, value: Value, told: Sequence[Value]) -> tuple[Place, ...]:
        """The other places of a value, of those `told` in its conflict and beyond, in order of reports and spans."""
        found: dict[Place, None] = {}
        for v in told:
            if _same(v, value):
                found[Place(v.report, v.span)] = None
                found |= dict.fromkeys(self._copies(v))
                found |= dict.fromkeys(self._claimed(v))
        found.pop(Place(value.report, value.span), None)
        return tuple(sorted(found, key=lambda p: (p.report, p.span)))

    def _copies(self, v: Value) -> list[Place]:
        held = self._sentences.get(v.report, [])
        at = bisect_right(held, (v.span[0], "\U0010ffff")) - 1
        if at < 0 or v.span[1] > held[at][0] + len(held[at][1]):
            return []
        start, text = held[at]
        low, high = v.span[0] - start, v.span[1] - start
        return [Place(report, (begin + low, begin + high)) for report, begin in self._texts[text]]

    def _claimed(self, v: Value) -> list[Place]:
        measure = self._measures.get((v.report, v.span))
        if not (v.claim and v.amount and measure):
            return []
        return self._figures.get((v.claim, measure, *v.amount), [])


def _same(a: Value, b: Value) -> bool:
    """Whether two values are one: of one amount where they have one, else of one wording."""
    if a.amount and b.amount:
        return a.amount == b.amount
    return squash(a.value).casefold() == squash(b.value).casefold()
