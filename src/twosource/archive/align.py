"""Anchors to passages: seed, extend, chain. All pairs of a bucket at once, on flat arrays.

A *run* is a stretch of identical words: anchors on one diagonal that lie so close that nothing can be between them,
extended word by word at both ends. Runs that follow one another in both reports with a small gap make one passage.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.archive.links import Anchors
from twosource.archive.words import I64, U32, U64
from twosource.settings import ArchiveSettings

_DEFAULT = ArchiveSettings()
_HALF = np.uint64(0xFFFFFFFF)
_STEP = 4  # words of a gram; two of them begin at most this far apart inside identical words (the window)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Words by rank: the words of report `r` are `hashes[offsets[r] : offsets[r] + sizes[r]]` (32-bit hashes)."""

    hashes: U32
    offsets: I64
    sizes: I64


@dataclass(frozen=True, slots=True)
class Runs:
    """Identical stretches: pair number, first word in the later and the earlier report, and length."""

    pair: I64
    later: I64
    earlier: I64
    size: I64

    def take(self, which: I64) -> "Runs":
        """Some of them."""
        return Runs(self.pair[which], self.later[which], self.earlier[which], self.size[which])


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages taken over, by later report, earlier report and place: half-open word spans, and words that match."""

    later: U32
    earlier: U32
    later_from: U32
    later_to: U32
    earlier_from: U32
    earlier_to: U32
    matched: U32


def _pairs(anchors: Anchors, least: int) -> tuple[U64, U64]:
    """The pairs that share enough, and their anchors, packed as pair number, diagonal and later place and sorted."""
    order = _order(anchors.pairs)
    pairs = anchors.pairs[order]
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1], [True]]))
    sizes = np.diff(first)
    kept = sizes >= least
    rows = order[np.repeat(kept, sizes)]
    number = np.repeat(np.arange(int(kept.sum()), dtype=np.uint64), sizes[kept])
    later = (anchors.spots[rows] >> np.uint32(16)).astype(np.uint64)
    earlier = (anchors.spots[rows] & np.uint32(0xFFFF)).astype(np.uint64)
    packed = number << np.uint64(33) | (later + np.uint64(65536) - earlier) << np.uint64(16) | later
    packed.sort()
    return pairs[first[:-1][kept]], packed


def _order(pairs: U64) -> I64:
    """The order of pairs: a packed sort where pair and row fit into 64 bits together, else numpy's own."""
    bits = len(pairs).bit_length()
    later = pairs >> np.uint64(32)
    earlier = pairs & _HALF
    low = int(earlier.max()).bit_length()
    base = later.min()
    if int(later.max() - base).bit_length() + low + bits > 64:
        return np.argsort(pairs, kind="stable")
    packed = ((later - base) << np.uint64(low) | earlier) << np.uint64(bits)
    packed |= np.arange(len(pairs), dtype=np.uint64)
    packed.sort()
    order: I64 = (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
    return order


def _runs(packed: U64) -> Runs:
    """Runs of anchors on one diagonal without room for a difference between them."""
    near = np.zeros(len(packed) + 1, dtype=bool)
    near[1:-1] = packed[1:] - packed[:-1] <= np.uint64(_STEP)  # the same pair and diagonal, or the gap is larger
    first = np.flatnonzero(~near[:-1])
    last = np.flatnonzero(~near[1:])
    head = packed[first]
    later = (head & np.uint64(0xFFFF)).astype(np.int64)
    diagonal = (head >> np.uint64(16) & np.uint64(0x1FFFF)).astype(np.int64) - 65536
    pair = (head >> np.uint64(33)).astype(np.int64)
    size = (packed[last] - head).astype(np.int64) + _STEP
    return Runs(pair, later, later - diagonal, size)


def _extended(runs: Runs, pairs: U64, bodies: Bodies, most: int) -> Runs:
    """Runs made longer, at both ends, while the words are the same, by `most` words at most.

    Words are compared by hash, so an anchor of a colliding fingerprint is found out here as well: see `_true`.
    """
    late, early = (pairs >> np.uint64(32)).astype(np.int64)[runs.pair], (pairs & _HALF).astype(np.int64)[runs.pair]
    start_a, start_b = bodies.offsets[late], bodies.offsets[early]
    end_a, end_b = start_a + bodies.sizes[late], start_b + bodies.sizes[early]
    a, b = start_a + runs.later, start_b + runs.earlier
    head = _grow(bodies.hashes, a - 1, b - 1, np.minimum(np.minimum(a - start_a, b - start_b), most), -1)
    a_to, b_to = a + runs.size, b + runs.size
    tail = _grow(bodies.hashes, a_to, b_to, np.minimum(np.minimum(end_a - a_to, end_b - b_to), most), 1)
    return Runs(runs.pair, runs.later - head, runs.earlier - head, runs.size + head + tail)


def _grow(words: U32, a: I64, b: I64, most: I64, step: int) -> I64:
    """For how many words from `a` and `b` on, in steps of +1 or -1, both are the same."""
    grown = np.zeros(len(a), dtype=np.int64)
    live = np.flatnonzero(most > 0)
    turn = 0
    while len(live):
        live = live[words[a[live] + step * turn] == words[b[live] + step * turn]]
        turn += 1
        grown[live] = turn
        live = live[most[live] > turn]
    return grown


def _joined(runs: Runs) -> Runs:
    """Runs of one diagonal that touch or overlap after growing, made one."""
    same = (runs.pair[1:] == runs.pair[:-1]) & (
        runs.later[1:] - runs.earlier[1:] == runs.later[:-1] - runs.earlier[:-1]
    )
    same &= runs.later[1:] <= runs.later[:-1] + runs.size[:-1]
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    last = np.append(first[1:], len(runs.pair)) - 1
    out = runs.take(first)
    return Runs(out.pair, out.later, out.earlier, runs.later[last] + runs.size[last] - out.later)


def _in_order(runs: Runs) -> Runs:
    """Runs by pair and place in the later report, without small ones inside a larger one's stretch."""
    order = np.argsort(runs.pair << 17 | runs.later, kind="stable")
    runs = runs.take(order)
    for _ in range(2):
        end = runs.later + runs.size
        inside = np.zeros(len(runs.pair), dtype=bool)
        same = runs.pair[1:] == runs.pair[:-1]
        before = same & (runs.later[1:] + runs.size[1:] <= end[:-1])
        inside[1:] = before & (runs.size[1:] <= runs.size[:-1])
        after = same & (runs.later[1:] <= runs.later[:-1]) & (runs.size[1:] > runs.size[:-1])
        inside[:-1] |= after
        if not inside.any():
            break
        runs = runs.take(np.flatnonzero(~inside))
    return runs


def _without_strays(runs: Runs, gap: int) -> Runs:
    """Runs without short ones that follow neither neighbour while the neighbours follow each other: chance repeats."""
    if len(runs.pair) < 3:
        return runs
    follows = _follows(runs, gap)
    stray = np.zeros(len(runs.pair), dtype=bool)
    alone = ~follows[:-1] & ~follows[1:]  # of each inner run: follows[i] is between i and i + 1
    around = _between(runs.take(np.arange(len(runs.pair) - 2)), runs.take(np.arange(2, len(runs.pair))), 3 * gap)
    stray[1:-1] = alone & around & (runs.size[1:-1] < 2 * gap)
    return runs.take(np.flatnonzero(~stray))


def _between(one: Runs, two: Runs, gap: int) -> NDArray[np.bool_]:
    """Whether the second run goes on where the first ends, in both reports, with at most `gap` words between."""
    ahead = two.later - one.later - one.size
    behind = two.earlier - one.earlier - one.size
    moves = (two.later > one.later) & (two.earlier > one.earlier)
    small = np.minimum(one.size, two.size)
    fits: NDArray[np.bool_] = (
        (one.pair == two.pair) & moves & (ahead <= gap) & (behind <= gap) & (ahead > -small) & (behind > -small)
    )
    return fits


def _follows(runs: Runs, gap: int) -> NDArray[np.bool_]:
    n = len(runs.pair)
    return _between(runs.take(np.arange(n - 1)), runs.take(np.arange(1, n)), gap)


def passages(anchors: Anchors, bodies: Bodies, settings: ArchiveSettings = _DEFAULT) -> Passages:
    """The passages of all pairs that share enough anchors, by later report, earlier report and place.

    >>> words = np.tile(np.arange(40, dtype=np.uint32), 2)
    >>> bodies = Bodies(words, np.array([0, 40]), np.array([40, 40]))
    >>> seeds = Anchors(np.full(3, 1 << 32, dtype=np.uint64), np.array([0, 5, 9], dtype=np.uint32) * 65537)
    >>> found = passages(seeds, bodies)
    >>> found.later_from.tolist(), found.later_to.tolist(), found.matched.tolist()
    ([0], [25], [25])
    """
    if len(anchors.pairs) == 0:
        return nothing()
    pairs, packed = _pairs(anchors, settings.shared_prints)
    if len(pairs) == 0:
        return nothing()
    runs = _joined(_extended(_runs(packed), pairs, bodies, settings.extend))
    runs = _in_order(runs)
    runs = _without_strays(runs, settings.largest_gap)
    return _chained(runs, pairs, settings)


def _chained(runs: Runs, pairs: U64, settings: ArchiveSettings) -> Passages:
    """Passages: runs chained over small gaps; what two runs both cover counts once."""
    follows = _follows(runs, settings.largest_gap)
    first = np.flatnonzero(np.concatenate([[True], ~follows]))
    last = np.append(first[1:], len(runs.pair)) - 1
    overlap = np.zeros(len(runs.pair), dtype=np.int64)
    ahead = runs.later[1:] - runs.later[:-1] - runs.size[:-1]
    behind = runs.earlier[1:] - runs.earlier[:-1] - runs.size[:-1]
    overlap[1:][follows] = np.maximum(0, -np.minimum(ahead, behind))[follows]
    matched = np.add.reduceat(runs.size - overlap, first)
    kept = np.flatnonzero(matched >= settings.shortest_passage)
    head, tail = runs.take(first[kept]), runs.take(last[kept])
    pair = pairs[head.pair]
    return Passages(
        (pair >> np.uint64(32)).astype(np.uint32),
        (pair & _HALF).astype(np.uint32),
        head.later.astype(np.uint32),
        (tail.later + tail.size).astype(np.uint32),
        head.earlier.astype(np.uint32),
        (tail.earlier + tail.size).astype(np.uint32),
        matched[kept].astype(np.uint32),
    )


def nothing() -> Passages:
    """No passages."""
    none = np.zeros(0, dtype=np.uint32)
    return Passages(none, none, none, none, none, none, none)
