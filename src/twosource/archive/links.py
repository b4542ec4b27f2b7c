"""One bucket of fingerprints to anchors: places that two reports share.

An anchor `(earlier, later, earlier place, later place)` says that both reports have the same four words there.
Reports are told by *rank*, their number in order of time: "the first three" and "the one before" need no look-up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.archive.words import I64, U32, U64
from twosource.settings import ArchiveSettings

_DEFAULT = ArchiveSettings()


@dataclass(frozen=True, slots=True)
class Holdings:
    """Which report (by rank) holds which fingerprint where; any order."""

    hashes: U64
    ranks: U32
    places: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Places that two reports share: `pairs`: `later << 32 | earlier`; `spots`: places, `later << 16 | earlier`."""

    pairs: U64
    spots: U32


@dataclass(frozen=True, slots=True)
class Groups:
    """The holders of each fingerprint that several reports have: those of group n from `first[n]` to `first[n + 1]`.

    Within a group by rank, each report once (its first place).
    """

    ranks: U32
    places: NDArray[np.uint16]
    first: I64


def sort_by_hash(hashes: U64) -> NDArray[np.int64]:
    """The order of hashes; equal ones stay in their order.

    One sort of packed 64-bit numbers, high bits of the hash above and the row below, is five times as fast as numpy's
    argsort, which is there for the rare case that two hashes differ in their low bits only.
    """
    bits = np.uint64(max(1, len(hashes).bit_length()))
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = hashes & ~low
    packed |= np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    order: I64 = (packed & low).astype(np.int64)
    if _in_order(hashes[order]):
        return order
    return np.argsort(hashes, kind="stable")


def _in_order(hashes: U64) -> bool:
    return bool((hashes[1:] >= hashes[:-1]).all())


def group(held: Holdings) -> Groups:
    """The fingerprints with two holders or more, their holders by rank."""
    hashes, ranks, places = held.hashes, held.ranks, held.places
    if not _in_order(hashes):
        order = sort_by_hash(hashes)
        hashes, ranks, places = hashes[order], ranks[order], places[order]
    new = np.ones(len(hashes) + 1, dtype=bool)
    new[1:-1] = hashes[1:] != hashes[:-1]
    shared = np.flatnonzero(~(new[:-1] & new[1:]))
    number = np.cumsum(new[:-1])[shared].astype(np.uint64)
    return _by_rank(number, ranks[shared], places[shared])


def _by_rank(number: U64, ranks: U32, places: NDArray[np.uint16]) -> Groups:
    """Groups out of group numbers: sorted by group, rank and place, the first place of each report kept."""
    if len(number) == 0:
        return Groups(ranks, places, np.zeros(1, dtype=np.int64))
    number, ranks, places = _sorted_rows(number, ranks, places)
    keep = np.ones(len(number), dtype=bool)
    keep[1:] = (number[1:] != number[:-1]) | (ranks[1:] != ranks[:-1])
    number, ranks, places = number[keep], ranks[keep], places[keep]
    first = np.flatnonzero(np.concatenate([[True], number[1:] != number[:-1], [True]]))
    sizes = np.diff(first)
    if (sizes > 1).all():
        return Groups(ranks, places, first)
    kept = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    return Groups(ranks[kept], places[kept], np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64))


def _sorted_rows(number: U64, ranks: U32, places: NDArray[np.uint16]) -> tuple[U64, U32, NDArray[np.uint16]]:
    """The rows by group, rank and place: sorted as one 64-bit number each where that holds all three."""
    rank_bits = int(ranks.max()).bit_length()
    if int(number[-1]).bit_length() + rank_bits + 16 > 64:
        order = np.lexsort((places, ranks, number))
        return number[order], ranks[order], places[order]
    packed = (number << np.uint64(rank_bits) | ranks) << np.uint64(16) | places
    packed.sort()
    rows = packed >> np.uint64(16)
    ranks = (rows & np.uint64((1 << rank_bits) - 1)).astype(np.uint32)
    return rows >> np.uint64(rank_bits), ranks, packed.astype(np.uint16)


def furniture(groups: Groups, outlets: U32, settings: ArchiveSettings = _DEFAULT) -> NDArray[np.bool_]:
    """Which groups are page furniture: so many holders, of which most are one outlet. `outlets` by rank, 0 unknown."""
    sizes = np.diff(groups.first)
    found = np.zeros(len(sizes), dtype=bool)
    many = np.flatnonzero(sizes >= settings.furniture_holders)
    if len(many) == 0:
        return found
    rows = spread(groups.first[many], sizes[many])
    number = np.repeat(np.arange(len(many), dtype=np.uint64), sizes[many])
    outlet = outlets[groups.ranks[rows]]
    packed = np.sort((number << np.uint64(32) | outlet.astype(np.uint64))[outlet > 0])
    if len(packed) == 0:
        return found
    runs = np.flatnonzero(np.concatenate([[True], packed[1:] != packed[:-1]]))
    most = np.zeros(len(many), dtype=np.int64)
    np.maximum.at(most, (packed[runs] >> np.uint64(32)).astype(np.int64), np.diff(np.append(runs, len(packed))))
    found[many] = most >= settings.furniture_share * sizes[many]
    return found


def spread(starts: I64, sizes: I64) -> I64:
    """All numbers of the ranges that begin at `starts` and have `sizes` members, one after another.

    >>> spread(np.array([5, 9]), np.array([2, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    total = int(sizes.sum())
    out = np.ones(total, dtype=np.int64)
    if total == 0:
        return out
    some = sizes > 0
    starts, sizes = starts[some], sizes[some]
    out[0] = starts[0]
    turn = np.cumsum(sizes)[:-1]
    out[turn] = starts[1:] - (starts[:-1] + sizes[:-1] - 1)
    return np.cumsum(out)


def anchors(groups: Groups, outlets: U32, settings: ArchiveSettings = _DEFAULT) -> Anchors:
    """The anchors of a bucket: all pairs of holders, or of a crowd, each with the first few and the one before.

    >>> held = Holdings(np.array([7, 7, 9], dtype=np.uint64), np.array([4, 2, 4], dtype=np.uint32),
    ...     np.array([0, 5, 1], dtype=np.uint16))
    >>> found = anchors(group(held), np.zeros(5, dtype=np.uint32))
    >>> [(int(p >> 32), int(p & 0xFFFFFFFF)) for p in found.pairs.tolist()], found.spots.tolist()
    ([(4, 2)], [5])
    """
    told = ~furniture(groups, outlets, settings)
    sizes = np.diff(groups.first)
    earlier: list[I64] = []
    later: list[I64] = []
    small = told & (sizes <= settings.most_holders)
    by_size = np.flatnonzero(small)[np.argsort(sizes[small].astype(np.uint16), kind="stable")]
    edges = np.searchsorted(sizes[by_size], np.arange(2, settings.most_holders + 2))
    for size, low, high in zip(range(2, settings.most_holders + 1), edges[:-1], edges[1:], strict=True):
        if low == high:
            continue
        firsts = groups.first[by_size[low:high]]
        one, two = np.triu_indices(size, 1)
        earlier.append((firsts[:, None] + one).ravel())
        later.append((firsts[:, None] + two).ravel())
    for first, size in zip(
        groups.first[:-1][told & ~small].tolist(), sizes[told & ~small].tolist(), strict=True
    ):  # crowds are few
        one, two = crowd_links(size, settings.crowd_firsts)
        earlier.append(first + one)
        later.append(first + two)
    if not earlier:
        return Anchors(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32))
    a, b = np.concatenate(earlier), np.concatenate(later)
    pairs = groups.ranks[b].astype(np.uint64) << np.uint64(32) | groups.ranks[a].astype(np.uint64)
    return Anchors(pairs, groups.places[b].astype(np.uint32) << np.uint32(16) | groups.places[a])


def crowd_links(size: int, firsts: int) -> tuple[I64, I64]:
    """Which holders of a crowd are linked: each with the first few and with the one before it.

    >>> [pair for pair in zip(*(side.tolist() for side in crowd_links(6, 2)), strict=True)]
    [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3), (0, 4), (1, 4), (3, 4), (0, 5), (1, 5), (4, 5)]
    """
    later = np.arange(1, size, dtype=np.int64)
    linked = [(np.full(size - 1, n, dtype=np.int64), later) for n in range(firsts)] + [(later - 1, later)]
    one = np.concatenate([side[0] for side in linked])
    two = np.concatenate([side[1] for side in linked])
    packed = np.unique((two << 32 | one)[one < two])
    return packed & 0xFFFFFFFF, packed >> 32
