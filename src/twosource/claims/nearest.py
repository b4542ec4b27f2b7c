"""Which propositions are compared at all: each with its nearest by sentence vector, kept up as propositions arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 512  # rows at a time, so that memory stays flat whatever the number of propositions
_RANKS = 2.0**22  # more than there are propositions: an order of the equally near, in the digits below a dot product
_KEPT = 8  # stories whose nearest are kept


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each of these propositions (by number) the numbers of its nearest and their dot products; -1 for none."""

    numbers: tuple[int, ...]
    who: "NDArray[np.int64]"
    dots: "NDArray[np.float64]"


def nearest(
    numbers: Sequence[int], vectors: "NDArray[np.float32]", forms: Sequence[str], most: int, kept: dict[int, Nearest]
) -> Nearest:
    """The `most` nearest of each, the nearest first; equally near ones in the order of their forms.

    `vectors` are whole numbers (`vectors.grid`), a row a number of `numbers`. Where `kept` knows the nearest of a part
    of them, only what is new is measured; the answer is the same. `kept` is brought up to date.

    >>> import numpy as np
    >>> found = nearest([4, 7, 9], np.eye(3, dtype=np.float32)[[0, 1, 0]], ["a", "b", "c"], 1, {})
    >>> found.who.tolist()
    [[9], [4], [4]]
    """
    import numpy as np

    there = set(numbers)
    before = max(
        ((k, s) for k, s in kept.items() if s.who.shape[1] == most and there.issuperset(s.numbers)),
        key=lambda item: len(item[1].numbers),
        default=(-1, Nearest((), np.zeros((0, most), dtype=np.int64), np.zeros((0, most)))),
    )
    known = set(before[1].numbers)
    order = [*before[1].numbers, *(n for n in numbers if n not in known)]
    row = {n: i for i, n in enumerate(numbers)}
    mixed = vectors[[row[n] for n in order]] if order else vectors
    ranks = np.zeros(len(order))
    ranks[sorted(range(len(order)), key=lambda i: forms[row[order[i]]])] = np.arange(len(order))
    state = _extended(before[1], np.array(order, dtype=np.int64), mixed, ranks, most)
    kept.pop(before[0], None)
    kept[max(kept, default=0) + 1] = state
    while len(kept) > _KEPT:
        del kept[min(kept)]
    return state


def _extended(
    before: Nearest, order: "NDArray[np.int64]", vectors: "NDArray[np.float32]", ranks: "NDArray[np.float64]", most: int
) -> Nearest:
    """The nearest of all of `order`, of whom those of `before` come first."""
    import numpy as np

    old, size = len(before.numbers), len(order)
    at = np.zeros(int(order.max(initial=0)) + 2, dtype=np.int64)
    at[order] = np.arange(size)
    who = np.full((size, most), -1, dtype=np.int64)
    dots = np.full((size, most), -np.inf)
    fresh = (vectors[old:] @ vectors.T).astype(np.float64)  # new against all
    fresh[np.arange(size - old), np.arange(old, size)] = -np.inf
    for low in range(0, size - old, _BLOCK):
        part = fresh[low : low + _BLOCK]
        rows = slice(old + low, old + low + len(part))
        who[rows], dots[rows] = _best(
            part, np.broadcast_to(order, part.shape), np.broadcast_to(ranks, part.shape), most
        )
    if old:
        columns = np.concatenate([before.dots, fresh[:, :old].T], axis=1)
        names = np.concatenate([before.who, np.broadcast_to(order[old:], (old, size - old))], axis=1)
        by = np.concatenate([ranks[at[before.who]], np.broadcast_to(ranks[old:], (old, size - old))], axis=1)
        who[:old], dots[:old] = _best(columns, names, by, most)
    return Nearest(tuple(order.tolist()), who, dots)


def _best(
    dots: "NDArray[np.float64]", names: "NDArray[np.int64]", ranks: "NDArray[np.float64]", most: int
) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
    """Of each row the `most` highest, highest first, the lower rank first of equals."""
    import numpy as np

    keys, row = dots * _RANKS - ranks, np.arange(len(dots))[:, None]
    if keys.shape[1] > most:
        top = np.argpartition(-keys, most - 1, axis=1)[:, :most]
        keys, dots, names = keys[row, top], dots[row, top], names[row, top]
    by = np.argsort(-keys, axis=1, kind="stable")
    dots, names = dots[row, by], names[row, by]
    names[np.isneginf(dots)] = -1
    short = most - dots.shape[1]
    if short > 0:
        dots = np.pad(dots, ((0, 0), (0, short)), constant_values=-np.inf)
        names = np.pad(names, ((0, 0), (0, short)), constant_values=-1)
    return names, dots
