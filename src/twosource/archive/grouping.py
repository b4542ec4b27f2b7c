"""Stories of a whole archive: trees of descent, grouped by what their roots are about and when.

Only trees that share rare features in one week (weeks are taken twice, half a week apart) are compared, and linkage
runs within pieces of that graph: linear in the archive but for the reports that one week tells of one name.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twosource.archive.features import Vectors
from twosource.archive.links import spread
from twosource.archive.rows import UNDATED
from twosource.archive.stories import in_time, linked
from twosource.archive.words import I64, U64
from twosource.settings import StorySettings

F64 = NDArray[np.float64]
_WEEK = 7 * 86_400


def grouped(made: Vectors, times: I64, settings: StorySettings) -> I64:
    """A label for each row: rows of one story have the same, that of its first row."""
    one, two = candidates(made, times, settings)
    near = cosines(made, one, two) * in_time(times[one], times[two], settings)
    n = len(times)
    label = np.arange(n, dtype=np.int64)
    close = near >= settings.loose * settings.near
    return _linked(label, one[close], two[close], near[close], settings.loose * settings.near, settings)


def candidates(made: Vectors, times: I64, settings: StorySettings) -> tuple[I64, I64]:
    """Pairs of rows that share rare features within a week."""
    rows = np.repeat(np.arange(len(times)), np.diff(made.first))
    order = np.lexsort((-made.weight, rows))
    place = np.arange(len(rows)) - made.first[rows]
    kept = order[place < settings.candidate_features]
    rows, features = rows[kept], made.features[kept]
    dated = times[rows] != UNDATED
    found: list[I64] = []
    for turn in (0, 1):
        week = np.where(dated, (times[rows] + turn * _WEEK // 2) // _WEEK, -1).astype(np.uint64)
        found.append(_holders(features, week, rows, settings.most_holders))
    # a pair that shares a feature in both weeks shares it once
    feature, one, two = np.concatenate(found, axis=1)
    order = np.lexsort((feature, two, one))
    feature, one, two = feature[order], one[order], two[order]
    new = np.ones(len(one), dtype=bool)
    new[1:] = (one[1:] != one[:-1]) | (two[1:] != two[:-1])
    again = np.zeros(len(one), dtype=bool)
    again[1:] = ~new[1:] & (feature[1:] == feature[:-1])
    first = np.flatnonzero(new)
    if len(first) == 0:
        return one, two
    shared = np.add.reduceat((~again).astype(np.int64), first)
    first = first[shared >= settings.shared_features]
    return one[first], two[first]


def _holders(features: U64, week: U64, rows: I64, most: int) -> I64:
    """Feature and two rows, for all pairs of rows that hold a feature in one week, unless they are too many."""
    kind = np.unique(features, return_inverse=True)[1]
    order = np.lexsort((rows, week, kind))
    kind, week, rows = kind[order], week[order], rows[order]
    edge = np.concatenate([[True], (kind[1:] != kind[:-1]) | (week[1:] != week[:-1]), [True]])
    first = np.flatnonzero(edge)
    sizes = np.diff(first)
    out = [np.zeros((3, 0), dtype=np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]).tolist():
        starts = first[:-1][sizes == size]
        a, b = np.triu_indices(size, 1)
        one, two = (starts[:, None] + a).ravel(), (starts[:, None] + b).ravel()
        out.append(np.stack([kind[one], rows[one], rows[two]]))
    return np.concatenate(out, axis=1)


def cosines(made: Vectors, one: I64, two: I64) -> F64:
    """The cosine of each pair of rows: each feature of the one looked up among those of the other."""
    kinds, kind = np.unique(made.features, return_inverse=True)
    rows = np.repeat(np.arange(len(made.first) - 1), np.diff(made.first))
    bits = np.uint64(max(1, len(kinds).bit_length()))
    keys = rows.astype(np.uint64) << bits | kind.astype(np.uint64)
    order = np.argsort(keys)
    keys, weight = keys[order], made.weight[order]
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
    edges = (
        np.flatnonzero(np.concatenate([[True], part[one][1:] != part[one][:-1], [True]])).tolist() if len(one) else []
    )
    for low, high in pairwise(edges):
        rows, local = np.unique(np.concatenate([one[low:high], two[low:high]]), return_inverse=True)
        dense = np.eye(len(rows))
        a, b = local[: high - low], local[high - low :]
        dense[a, b] = dense[b, a] = near[low:high]
        label[rows] = rows[linked(dense, np.arange(len(rows)), settings.near)]
    return label
