"""All reports of an archive in order of time: who is who, and whose words stand where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from twosource.archive.files import array, get_ipc, put_array
from twosource.archive.words import I64, U32, U64

NOWHERE = np.uint32(2**32 - 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Columns by rank (place in order of time and id), and `rank` by number (place in order of input).

    `body` is the rank of the earliest report with the same words. `outlet` is 0 where it isn't known. `where` and
    `size` say where a report's words stand in the word files. A report given twice has one rank, that of its earliest
    date; the other number has `NOWHERE`.
    """

    rank: U32
    number: U32
    body: U32
    outlet: U32
    time: I64
    where: I64
    size: I64

    def save(self, folder: Path) -> None:
        """Write the columns into a folder."""
        for name in self.__slots__:
            put_array(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> "Catalogue":
        """Read the columns of a folder, mapped."""
        return cls(*[array(folder / f"{name}.npy") for name in cls.__slots__])


def outlet_names(names: pa.ChunkedArray) -> list[str]:
    """The outlets there are, in order."""
    return sorted(name for name in pc.unique(names).to_pylist() if name)


def outlet_codes(names: pa.ChunkedArray, known: list[str]) -> U32:
    """Outlets as numbers from 1 on, in their order; 0 where there is none."""
    codes = pc.index_in(names, value_set=pa.array(known, pa.string())).to_numpy(zero_copy_only=False) if known else None
    if codes is None:
        return np.zeros(len(names), dtype=np.uint32)
    return np.asarray(np.nan_to_num(np.asarray(codes, dtype=np.float64), nan=-1) + 1, dtype=np.uint32)


def catalogue(keys: U64, bodies: U64, times: I64, sizes: I64, outlets: U32) -> Catalogue:
    """Ranks, and the earliest holder of each text. Columns by number.

    >>> u = lambda *v: np.array(v, dtype=np.uint64)
    >>> i = lambda *v: np.array(v, dtype=np.int64)
    >>> c = catalogue(u(7, 8, 9, 8), u(1, 2, 1, 2), i(30, 20, 10, 20), i(5, 6, 5, 6), np.zeros(4, dtype=np.uint32))
    >>> c.rank.tolist() == [2, 1, 0, 4294967295], c.number.tolist(), c.body.tolist(), c.where.tolist()
    (True, [2, 1, 0], [0, 1, 0], [11, 5, 0])
    """
    where = np.cumsum(sizes) - sizes
    order = np.lexsort((times, keys))
    first = order[np.concatenate([[True], keys[order][1:] != keys[order][:-1]])[: len(order)]]
    first = first[np.lexsort((keys[first], times[first]))]
    rank = np.full(len(keys), NOWHERE, dtype=np.uint32)
    rank[first] = np.arange(len(first), dtype=np.uint32)
    known = bodies[first]
    known[sizes[first] == 0] = keys[first][sizes[first] == 0]  # two empty texts are not one text
    _, earliest, group = np.unique(known, return_index=True, return_inverse=True)
    return Catalogue(
        rank,
        first.astype(np.uint32),
        earliest[group].astype(np.uint32),
        outlets[first],
        times[first],
        where[first],
        sizes[first],
    )


def keep_lookups(folder: Path, known: Catalogue, keys: U64, bodies: U64) -> None:
    """Sorted columns for the live index: who has an id, who stands for a text, and the ids by rank."""
    number = np.asarray(known.number)
    ranks = np.arange(len(number), dtype=np.uint32)
    stands = np.flatnonzero(known.body == ranks).astype(np.uint32)
    for name, values, held in (("key", keys[number], ranks), ("text", bodies[number[stands]], stands)):
        order = np.argsort(values, kind="stable")
        put_array(folder / f"by_{name}.value.npy", values[order])
        put_array(folder / f"by_{name}.rank.npy", held[order])
    put_array(folder / "key.npy", keys[number])


def read_meta(paths: Sequence[Path]) -> tuple[pa.Table, list[int]]:
    """What shards keep for the catalogue, one after another, and the number of each shard's first report."""
    tables = [get_ipc(path) for path in paths]
    sizes = [table.num_rows for table in tables]
    return pa.concat_tables(tables), (np.cumsum(sizes) - sizes).tolist()
