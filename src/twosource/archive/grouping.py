"""Stories of a whole archive: trees of descent, grouped by what their roots are about and when.

Only trees that share rare features in one week (weeks are taken twice, half a week apart) are compared, and linkage
runs within pieces of that graph: linear in the archive but for the reports that one week tells of one name.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twosource.archive.features import Vectors, largest
from twosource.archive.links import sort_by_hash, sort_by_number, spread
from twosource.archive.rows import UNDATED
from twosource.archive.stories import in_time, linked, scale_of
from twosource.archive.words import I64, U64, mix
from twosource.settings import StorySettings

F64 = NDArray[np.float64]
_WEEK = 7 * 86_400
_NONE: I64 = np.zeros(1, dtype=np.int64)


def grouped(made: Vectors, times: I64, settings: StorySettings) -> I64:
    """A label for each row: rows of one story have the same, that of its first row."""
    one, two = candidates(made, times, settings)
    near = cosines(made, one, two) * in_time(times[one], times[two], settings)
    n = len(times)
    near /= np.sqrt(np.prod(_scales(n, one, two, near, settings), axis=0))
    label = np.arange(n, dtype=np.int64)
    close = near >= settings.loose * settings.near
    return _linked(label, one[close], two[close], near[close], settings.loose * settings.near, settings)


def _scales(n: int, one: I64, two: I64, near: F64, settings: StorySettings) -> F64:
    """The measure at both ends of each pair (see `stories.in_place`)."""
    ends, both = np.concatenate([one, two]), np.concatenate([near, near])
    order = sort_by_number(ends)
    ends, both = ends[order], both[order]
    kept = largest(ends, both, settings.next_ones)
    scale = scale_of(np.bincount(ends[kept], both[kept], minlength=n).astype(np.float64), settings)
    return np.stack([scale[one], scale[two]])


def candidates(made: Vectors, times: I64, settings: StorySettings) -> tuple[I64, I64]:
    """Pairs of rows that share rare features within a week."""
    rows = np.repeat(np.arange(len(times)), np.diff(made.first))
    kept = largest(rows, made.weight, settings.candidate_features)
    rows, kinds = rows[kept], made.kinds[kept]
    weeks = [np.where(times == UNDATED, -1, (times + turn * _WEEK // 2) // _WEEK) for turn in (0, 1)]
    packed = _holders(kinds, weeks[0][rows], rows, settings.most_holders)
    again = _holders(kinds, weeks[1][rows], rows, settings.most_holders)
    one, two = _rows(again)
    again = again[weeks[0][one] != weeks[0][two]]  # else they were counted
    packed = np.sort(np.concatenate([packed, again]))
    first = np.flatnonzero(np.concatenate([[True], packed[1:] != packed[:-1], [True]])) if len(packed) else _NONE
    shared = np.diff(first)
    return _rows(packed[first[:-1][shared >= settings.shared_features]])


def _rows(packed: U64) -> tuple[I64, I64]:
    return (packed >> np.uint64(32)).astype(np.int64), (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _holders(kinds: I64, week: I64, rows: I64, most: int) -> U64:
    """All pairs of rows (packed) that hold a feature in one week, once a feature, unless they are too many."""
    keys = mix((week + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + kinds.astype(np.uint64))
    order = sort_by_hash(keys)
    keys, rows = keys[order], rows[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
    sizes = np.diff(first)
    out: list[U64] = [np.zeros(0, dtype=np.uint64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]).tolist():
        starts = first[:-1][sizes == size]
        a, b = np.triu_indices(size, 1)
        one, two = rows[(starts[:, None] + a).ravel()], rows[(starts[:, None] + b).ravel()]
        out.append(one.astype(np.uint64) << np.uint64(32) | two.astype(np.uint64))
    return np.concatenate(out)


def cosines(made: Vectors, one: I64, two: I64) -> F64:
    """The cosine of each pair of rows: each feature of the one looked up among those of the other."""
    rows = np.repeat(np.arange(len(made.first) - 1), np.diff(made.first))
    bits = np.uint64(max(1, int(made.kinds.max(initial=0)).bit_length()))
    keys = rows.astype(np.uint64) << bits | made.kinds.astype(np.uint64)
    weight = made.weight
    if not (keys[1:] > keys[:-1]).all():  # they are, but for features whose hashes begin alike
        order = np.argsort(keys)
        keys, weight = keys[order], weight[order]
    out = np.zeros(len(one))
    sizes = np.diff(made.first)
    for low in range(0, len(one), 20_000):
        a, b = one[low : low + 20_000], two[low : low + 20_000]
        mine = spread(made.first[a], sizes[a])  # rows are in order, so that places in `keys` are those in `made`
        other = np.repeat(b, sizes[a]).astype(np.uint64) << bits | keys[mine] & ((np.uint64(1) << bits) - np.uint64(1))
        at = np.minimum(np.searchsorted(keys, other), len(keys) - 1)
        product = np.where(keys[at] == other, weight[at] * weight[mine], 0.0)
        out[low : low + 20_000] = np.bincount(np.repeat(np.arange(len(a)), sizes[a]), product, minlength=len(a))
    return out


def components(n: int, one: I64, two: I64) -> I64:
    """The least row of each row's connected component.

    >>> components(5, np.array([3, 1]), np.array([1, 4])).tolist()
    [0, 1, 2, 1, 1]
    """
    label = np.arange(n, dtype=np.int64)
    while True:
        least = np.minimum(label[one], label[two])
        before = label.copy()
        np.minimum.at(label, one, least)
        np.minimum.at(label, two, least)
        np.minimum.at(label, before[one], least)
        np.minimum.at(label, before[two], least)
        label = label[label]
        if (label == before).all():
            return label


def _linked(label: I64, one: I64, two: I64, near: F64, loose: float, settings: StorySettings) -> I64:
    """Average linkage within components; those too large are cut at a higher nearness first."""
    while True:
        part = components(len(label), one, two)
        size = np.bincount(part, minlength=len(label))
        if len(one) == 0 or int(size.max()) <= settings.largest_group:
            break
        loose *= 1.15
        kept = (size[part[one]] <= settings.largest_group) | (near >= loose)
        one, two, near = one[kept], two[kept], near[kept]
    if len(one) == 0:
        return label
    pair = size[part[one]] == 2
    joined = pair & (near >= settings.near)
    label[two[joined]] = one[joined]
    one, two, near = one[~pair], two[~pair], near[~pair]
    order = np.argsort(part[one], kind="stable")
    one, two, near = one[order], two[order], near[order]
    nodes = np.unique(np.concatenate([one, two]))
    nodes = nodes[np.argsort(part[nodes], kind="stable")]
    place = np.zeros(len(label), dtype=np.int64)
    starts = _edges(part[nodes])
    place[nodes] = np.arange(len(nodes)) - np.repeat(starts[:-1], np.diff(starts))
    ends = zip(pairwise(_edges(part[one]).tolist()), pairwise(starts.tolist()), strict=True)
    for (low, high), (first, last) in ends:
        rows, a, b = nodes[first:last], place[one[low:high]], place[two[low:high]]
        dense = np.eye(len(rows))
        dense[a, b] = dense[b, a] = near[low:high]
        label[rows] = rows[linked(dense, np.arange(len(rows)), settings.near)]
    return label


def _edges(values: I64) -> I64:
    """Where runs of equal values begin, and the end."""
    if len(values) == 0:
        return _NONE
    return np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1], [True]]))
