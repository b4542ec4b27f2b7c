"""Passages that two texts share: seeds, chained, extended (seed-chain-extend, as for genomes; Li 2018).

Reordering is allowed between passages, not within one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.reuse.wording import FUNCTION_WORDS
from twosource.settings import ReuseSettings


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


def runs(a: Sequence[str], b: Sequence[str], seed: int) -> list[Run]:
    """Every longest run of at least `seed` equal words; one of `seed` function words alone is none.

    >>> runs("x the old bridge fell".split(), "the old bridge fell y".split(), 2)
    [Run(a=1, b=0, length=4)]
    """
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - seed + 1):
        at[tuple(b[j : j + seed])].append(j)
    out: list[Run] = []
    for i in range(len(a) - seed + 1):
        for j in at.get(tuple(a[i : i + seed]), ()):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            length = seed
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            if length > seed or not FUNCTION_WORDS.issuperset(a[i : i + seed]):
                out.append(Run(i, j, length))
    return out


def _best_chain(seeds: Sequence[Run], gap: int, gap_cost: float) -> list[Run]:
    """The chain of runs, in order in both texts and never more than `gap` apart, that matches most words."""
    order = sorted(seeds, key=lambda r: (r.a, r.b, r.length))
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
    chain: list[Run] = []
    while best >= 0:
        chain.append(order[best])
        best = back[best]
    return chain[::-1]


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
    seeds = runs(a, b, settings.seed_words)
    found: list[Passage] = []
    while seeds:
        chain = _best_chain(seeds, settings.largest_gap, settings.gap_cost)
        pairs = _fill(a, b, chain)
        if len(pairs) < settings.shortest_passage:
            break
        found.append(Passage(chain[0].a, pairs[-1][0] + 1, chain[0].b, pairs[-1][1] + 1, pairs))
        seeds = _cut(seeds, {i for i, _ in pairs}, {j for _, j in pairs}, settings.seed_words)
    return found
