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
    """Which report (by rank) holds which fingerprint where."""

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


def sort_by_number(numbers: I64 | U32) -> I64:
    """The order of numbers below 2**32; equal ones stay in their order. One sort of packed numbers, as above."""
    packed = numbers.astype(np.uint64) << np.uint64(32) | np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    return (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _in_order(hashes: U64) -> bool:
    return bool((hashes[1:] >= hashes[:-1]).all())


def ordered(held: Holdings) -> Holdings:
    """Holdings by fingerprint and rank; a report that holds a fingerprint several times does so at its first place."""
    hashes, ranks, places = held.hashes, held.ranks, held.places
    if not _in_order(hashes):
        order = sort_by_hash(hashes)
        hashes, ranks, places = hashes[order], ranks[order], places[order]
    new = np.ones(len(hashes) + 1, dtype=bool)
    new[1:-1] = hashes[1:] != hashes[:-1]
    shared = np.flatnonzero(~(new[:-1] & new[1:]))  # most fingerprints have one holder
    if len(shared) == 0:
        return Holdings(hashes, ranks, places)
    number = np.cumsum(new[:-1])[shared].astype(np.uint64)
    number, ranks[shared], places[shared] = _sorted_rows(number, ranks[shared], places[shared])
    again = shared[1:][(number[1:] == number[:-1]) & (ranks[shared][1:] == ranks[shared][:-1])]
    if len(again) == 0:
        return Holdings(hashes, ranks, places)
    keep = np.ones(len(hashes), dtype=bool)
    keep[again] = False
    return Holdings(hashes[keep], ranks[keep], places[keep])


def group(held: Holdings) -> Groups:
    """The fingerprints with two holders or more, of holdings that are `ordered`."""
    first = np.flatnonzero(
        np.concatenate([[True], held.hashes[1:] != held.hashes[:-1], [True]])[: len(held.hashes) + 1]
    )
    sizes = np.diff(first)
    kept = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    return Groups(held.ranks[kept], held.places[kept], np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64))


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


def top_outlets(groups: Groups, which: I64, outlets: U32) -> tuple[U32, I64]:
    """Of some groups the outlet that most holders are of, and how many are; 0 and 0 where none is known."""
    sizes = np.diff(groups.first)[which]
    rows = spread(groups.first[which], sizes)
    number = np.repeat(np.arange(len(which), dtype=np.uint64), sizes)
    outlet = outlets[groups.ranks[rows]]
    packed = np.sort((number << np.uint64(32) | outlet.astype(np.uint64))[outlet > 0])
    top, most = np.zeros(len(which), dtype=np.uint32), np.zeros(len(which), dtype=np.int64)
    if len(packed) == 0:
        return top, most
    runs = np.flatnonzero(np.concatenate([[True], packed[1:] != packed[:-1]]))
    size = np.diff(np.append(runs, len(packed)))
    of = (packed[runs] >> np.uint64(32)).astype(np.int64)
    order = np.lexsort((size, of))
    last = order[np.append(of[order][1:] != of[order][:-1], True)]
    top[of[last]], most[of[last]] = packed[runs[last]].astype(np.uint32), size[last]
    return top, most


def furniture(groups: Groups, outlets: U32, settings: ArchiveSettings = _DEFAULT) -> NDArray[np.bool_]:
    """Which groups are page furniture: so many holders, of which most are one outlet. `outlets` by rank, 0 unknown."""
    sizes = np.diff(groups.first)
    found = np.zeros(len(sizes), dtype=bool)
    many = np.flatnonzero(sizes >= settings.furniture_holders)
    if len(many):
        found[many] = top_outlets(groups, many, outlets)[1] >= settings.furniture_share * sizes[many]
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

    >>> held = Holdings(np.array([7, 7, 9], dtype=np.uint64), np.array([2, 4, 4], dtype=np.uint32),
    ...     np.array([5, 0, 1], dtype=np.uint16))
    >>> found = anchors(group(held), np.zeros(5, dtype=np.uint32))
    >>> [(int(p >> 32), int(p & 0xFFFFFFFF)) for p in found.pairs.tolist()], found.spots.tolist()
    ([(4, 2)], [5])
    """
    told = ~furniture(groups, outlets, settings)
    one, two = linked(groups, told, np.diff(groups.first) > settings.most_holders, settings.crowd_firsts)
    return anchors_of(groups, one, two)


def linked(groups: Groups, told: NDArray[np.bool_], crowd: NDArray[np.bool_], firsts: int) -> tuple[I64, I64]:
    """Which rows of groups are linked, the earlier report's and the later one's: of groups that are `told` at all, all
    pairs, or as in a crowd."""
    sizes = np.diff(groups.first)
    earlier: list[I64] = []
    later: list[I64] = []
    small = told & ~crowd
    by_size = np.flatnonzero(small)[np.argsort(sizes[small].astype(np.uint16), kind="stable")]
    most = int(sizes[small].max(initial=1))
    edges = np.searchsorted(sizes[by_size], np.arange(2, most + 2))
    for size, low, high in zip(range(2, most + 1), edges[:-1], edges[1:], strict=True):
        if low == high:
            continue
        heads = groups.first[by_size[low:high]]
        one, two = np.triu_indices(size, 1)
        earlier.append((heads[:, None] + one).ravel())
        later.append((heads[:, None] + two).ravel())
    for first, size in zip(
        groups.first[:-1][told & crowd].tolist(), sizes[told & crowd].tolist(), strict=True
    ):  # crowds are few
        one, two = crowd_links(size, firsts)
        earlier.append(first + one)
        later.append(first + two)
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *earlier]), np.concatenate([none, *later])


def anchors_of(groups: Groups, a: I64, b: I64) -> Anchors:
    """The anchors that rows of groups make, earlier and later."""
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
