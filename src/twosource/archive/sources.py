"""The best earlier source of each passage, the parent of each report, and trees of descent.

Raw connected components would put most of an archive into one: one false pair in two hundred is enough. So each word
of a report goes to one earlier report, the one that it shares most with (the earliest of equals), and the report's
parent is the one that most of its words go to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.archive.align import Passages
from twosource.archive.links import spread
from twosource.archive.words import I64, U32, U64
from twosource.settings import ArchiveSettings

_DEFAULT = ArchiveSettings()


@dataclass(frozen=True, slots=True)
class Sources:
    """Which earlier reports account for a later one, best first: `words` go to each, `total` it shares with it.

    `margin` is how much more the later report shares with it than with the next best for the same words, as a part of
    the total: 0 where two explain it equally well.
    """

    later: U32
    earlier: U32
    words: U32
    total: U32
    margin: NDArray[np.float32]


def sources_of(found: Passages, settings: ArchiveSettings = _DEFAULT) -> Sources:
    """The sources of the later reports of some passages (all passages of a later report must be among them).

    >>> n = lambda *values: np.array(values, dtype=np.uint32)
    >>> two = Passages(n(9, 9), n(3, 5), n(0, 0), n(60, 40), n(0, 0), n(60, 40), n(58, 40))
    >>> best = sources_of(two)
    >>> best.earlier.tolist(), best.words.tolist(), [round(m, 2) for m in best.margin.tolist()]
    ([3], [60], [0.31])
    """
    if len(found.later) == 0:
        none = np.zeros(0, dtype=np.uint32)
        return Sources(none, none, none, none, np.zeros(0, dtype=np.float32))
    packed = found.later.astype(np.uint64) << np.uint64(32) | found.earlier.astype(np.uint64)
    pairs, pair = np.unique(packed, return_inverse=True)
    total = np.bincount(pair, weights=found.matched).astype(np.int64)
    painted = _painted(found, pairs, pair, total)
    return _ranked(pairs, total, painted, settings)


def _painted(found: Passages, pairs: U64, pair: I64, total: I64) -> I64:
    """How many words go to each pair: passages painted over one another, the best pair last."""
    earliest_last = -(pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    place = np.empty(len(pairs), dtype=np.int64)
    place[np.lexsort((earliest_last, total))] = np.arange(len(pairs))
    order = np.argsort(place[pair], kind="stable")
    new = np.concatenate([[True], found.later[1:] != found.later[:-1]])
    local = np.cumsum(new) - 1
    reach = np.maximum.reduceat(found.later_to, np.flatnonzero(new)).astype(np.int64)
    base = (np.cumsum(reach) - reach)[local]
    canvas = np.full(int(reach.sum()), -1, dtype=np.int32)
    starts = base + found.later_from
    sizes = found.later_to.astype(np.int64) - found.later_from
    where = spread(starts[order], sizes[order])
    canvas[where] = np.repeat(pair[order].astype(np.int32), sizes[order])  # of equal places numpy keeps the last
    return np.bincount(canvas[canvas >= 0], minlength=len(pairs))


def _ranked(pairs: U64, total: I64, painted: I64, settings: ArchiveSettings) -> Sources:
    """Pairs that account for enough words, best first within each later report."""
    later = (pairs >> np.uint64(32)).astype(np.int64)
    order = np.lexsort((pairs & np.uint64(0xFFFFFFFF), -total, later))
    second = np.zeros(len(pairs), dtype=np.int64)
    ordered = later[order]
    second[order[:-1]] = np.where(ordered[1:] == ordered[:-1], total[order[1:]], 0)
    margin = (total - second) / np.maximum(1, total)
    kept = np.flatnonzero(painted >= settings.shortest_source)
    kept = kept[np.lexsort((pairs[kept] & np.uint64(0xFFFFFFFF), -painted[kept], later[kept]))]
    return Sources(
        later[kept].astype(np.uint32),
        (pairs[kept] & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        painted[kept].astype(np.uint32),
        total[kept].astype(np.uint32),
        margin[kept].astype(np.float32),
    )


def parents(sources: Sources, sizes: I64, least: float) -> I64:
    """For each report (by rank) the earlier one that most of it comes from, itself where less than `least` does."""
    out = np.arange(len(sizes), dtype=np.int64)
    if len(sources.later) == 0:
        return out
    best = np.flatnonzero(np.concatenate([[True], sources.later[1:] != sources.later[:-1]]))
    later, earlier = sources.later[best].astype(np.int64), sources.earlier[best].astype(np.int64)
    enough = sources.words[best] >= least * sizes[later]
    out[later[enough]] = earlier[enough]
    return out


def roots(parent: I64) -> I64:
    """The root of each report's tree, by pointer jumping. Parents are earlier, so that there are no rings.

    >>> roots(np.array([0, 0, 1, 3, 2])).tolist()
    [0, 0, 0, 3, 0]
    """
    root = parent
    while True:
        further = root[root]
        if (further == root).all():
            return np.asarray(root)
        root = further
