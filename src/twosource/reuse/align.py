"""Passages that two texts share: seeds, chained, extended (seed-chain-extend, as for genomes; Li 2018).

Reordering is allowed between passages, not within one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace
from typing import TYPE_CHECKING

from twosource.reuse.wording import FUNCTION_WORDS
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand at `a` in one text and at `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `a_low` to `a_high` of one text taken over as `b_low` to `b_high` of the other; `pairs` match."""

    a_low: int
    a_high: int
    b_low: int
    b_high: int
    pairs: tuple[tuple[int, int], ...]

    @property
    def matched(self) -> int:
        """How many words match."""
        return len(self.pairs)


@dataclass(frozen=True, slots=True)
class Seeds:
    """The word pairs (triples, ...) of a text, as hashes: as they stand, and in order; `dull` are function words."""

    keys: "NDArray[np.int64]"
    order: "NDArray[np.int64]"
    ranked: "NDArray[np.int64]"
    dull: "NDArray[np.bool_]"


def seeds_of(words: Sequence[str], seed: int) -> Seeds:
    """The seeds of a text, made once however many others it is aligned with."""
    import numpy as np

    grams = [tuple(words[i : i + seed]) for i in range(len(words) - seed + 1)]
    keys = np.array([hash(gram) for gram in grams], dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    dull = np.array([FUNCTION_WORDS.issuperset(gram) for gram in grams], dtype=np.bool_)
    return Seeds(keys, order, keys[order], dull)


def runs(a: Sequence[str], b: Sequence[str], seed: int) -> list[Run]:
    """Every longest run of at least `seed` equal words; one of `seed` function words alone is none.

    >>> runs("x the old bridge fell".split(), "the old bridge fell y".split(), 2)
    [Run(a=1, b=0, length=4)]
    """
    return _runs(seeds_of(a, seed), seeds_of(b, seed), seed)


def _runs(a: Seeds, b: Seeds, seed: int) -> list[Run]:
    """Equal seeds, those that follow one another in both texts put together."""
    import numpy as np

    low = b.ranked.searchsorted(a.keys, "left")
    count = b.ranked.searchsorted(a.keys, "right") - low
    at = np.flatnonzero(count)
    if not len(at):
        return []
    count = count[at]
    i = at.repeat(count)
    first = count.cumsum() - count
    j = b.order[(low[at] - first).repeat(count) + np.arange(len(i))]
    rank = np.lexsort((i, i - j))
    i, j = i[rank], j[rank]
    new = np.append(True, (i[1:] != i[:-1] + 1) | (j[1:] != j[:-1] + 1))
    starts = np.flatnonzero(new)
    length = np.diff(np.append(starts, len(i))) + seed - 1
    i, j = i[starts], j[starts]
    keep = (length > seed) | ~a.dull[i]
    return sorted(map(Run, i[keep].tolist(), j[keep].tolist(), length[keep].tolist()), key=_place)


def _place(run: Run) -> tuple[int, int, int]:
    return (run.a, run.b, run.length)


@dataclass(slots=True)
class _Group:
    """Runs that are near one another, the box they lie in, and the best chain of them once it is needed.

    Runs of two groups are never in one chain, nor are parts of them. `bound` is no less than the best chain's score.
    """

    runs: list[Run]
    a_low: int
    a_high: int
    b_low: int
    b_high: int
    bound: float
    chain: list[Run] | None = None

    def __lt__(self, other: "_Group") -> bool:
        """What comes first: the higher score, of equal ones the chain that ends first, one not chained yet before."""
        if self.bound != other.bound:
            return self.bound > other.bound
        return self._end() < other._end()

    def _end(self) -> tuple[int, int, int]:
        return _place(self.chain[-1]) if self.chain else (-1, -1, -1)


def _group(runs: list[Run]) -> _Group:
    return _Group(
        runs,
        min(r.a for r in runs),
        max(r.a + r.length for r in runs),
        min(r.b for r in runs),
        max(r.b + r.length for r in runs),
        float(sum(r.length for r in runs)),
    )


def _groups(seeds: Sequence[Run], gap: int) -> list[_Group]:
    """Runs parted into groups (`seeds` in order of the first text)."""
    done: list[_Group] = []
    open_: list[_Group] = []
    for r in seeds:
        mine = _Group([r], r.a, r.a + r.length, r.b, r.b + r.length, float(r.length))
        still = []
        for g in open_:
            if g.a_high + gap < r.a:
                done.append(g)
            elif r.b <= g.b_high + gap and g.b_low <= r.b + r.length + gap:
                mine = _group(g.runs + mine.runs)
            else:
                still.append(g)
        open_ = [*still, mine]
    return [*done, *open_]


def _best_chain(order: Sequence[Run], gap: int, gap_cost: float) -> tuple[float, list[Run]]:
    """The chain of runs, in order in both texts and never more than `gap` apart, that matches most words."""
    score = [float(r.length) for r in order]
    back = [-1] * len(order)
    low = 0
    for n, r in enumerate(order):
        while order[low].a + order[low].length + gap < r.a and low < n:
            low += 1
        for m in range(low, n):
            q = order[m]
            skip_a, skip_b = r.a - q.a - q.length, r.b - q.b - q.length
            if 0 <= skip_a <= gap and 0 <= skip_b <= gap:
                s = score[m] + r.length - gap_cost * max(skip_a, skip_b)
                if s > score[n]:
                    score[n], back[n] = s, m
    best = max(range(len(order)), key=lambda n: (score[n], -n))
    most = score[best]
    chain: list[Run] = []
    while best >= 0:
        chain.append(order[best])
        best = back[best]
    return most, chain[::-1]


def _fill(a: Sequence[str], b: Sequence[str], chain: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Word pairs of a chain: its runs, and what else matches in the gaps (longest common subsequence)."""
    from rapidfuzz.distance import LCSseq

    pairs: list[tuple[int, int]] = []
    end_a = end_b = -1
    for r in chain:
        if end_a >= 0 and r.a > end_a and r.b > end_b:
            for op in LCSseq.opcodes(a[end_a : r.a], b[end_b : r.b]):
                if op.tag == "equal":
                    pairs.extend(
                        (end_a + op.src_start + k, end_b + op.dest_start + k) for k in range(op.src_end - op.src_start)
                    )
        pairs.extend((r.a + k, r.b + k) for k in range(r.length))
        end_a, end_b = r.a + r.length, r.b + r.length
    return tuple(pairs)


def _cut(seeds: Sequence[Run], used_a: set[int], used_b: set[int], seed: int) -> list[Run]:
    """What is left of the runs where no word of them is used yet."""
    out: list[Run] = []
    for r in seeds:
        start = 0
        for k in range(r.length + 1):
            if k == r.length or r.a + k in used_a or r.b + k in used_b:
                if k - start >= seed:
                    out.append(Run(r.a + start, r.b + start, k - start))
                start = k + 1
    return out


def align(a: Sequence[str], b: Sequence[str], settings: ReuseSettings) -> list[Passage]:
    """Passages that `a` and `b` share, the longest first; no word is in two of them.

    >>> [p.matched for p in align("the old iron bridge fell".split(), "an old iron bridge fell".split(),
    ...                           ReuseSettings(shortest_passage=4))]
    [4]
    """
    return align_seeds(a, b, seeds_of(a, settings.seed_words), seeds_of(b, settings.seed_words), settings)


def align_seeds(a: Sequence[str], b: Sequence[str], one: Seeds, two: Seeds, settings: ReuseSettings) -> list[Passage]:
    """`align` for texts whose seeds are known.

    The likeliest chain comes first, then the likeliest of what is left; a group is chained when no
    other could be better, and again only where words of it were used.
    """
    groups = _groups(_runs(one, two, settings.seed_words), settings.largest_gap)
    heapify(groups)
    found: list[Passage] = []
    while groups:
        best = groups[0]
        if best.chain is None:
            best.bound, best.chain = _best_chain(sorted(best.runs, key=_place), settings.largest_gap, settings.gap_cost)
            heapreplace(groups, best)
            continue
        pairs = _fill(a, b, best.chain)
        if len(pairs) < settings.shortest_passage:
            break
        found.append(Passage(best.chain[0].a, pairs[-1][0] + 1, best.chain[0].b, pairs[-1][1] + 1, pairs))
        groups = list(_left(groups, pairs, settings.seed_words))
        heapify(groups)
    return found


def _left(groups: Sequence[_Group], pairs: Sequence[tuple[int, int]], seed: int) -> Iterator[_Group]:
    """The groups without the words that a passage has used."""
    (a_low, b_low), (a_high, b_high) = pairs[0], pairs[-1]
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    for g in groups:
        beside = g.a_high <= a_low or a_high < g.a_low
        if beside and (g.b_high <= b_low or b_high < g.b_low):
            yield g
        elif kept := _cut(g.runs, used_a, used_b, seed):
            yield g if kept == g.runs else _group(kept)
