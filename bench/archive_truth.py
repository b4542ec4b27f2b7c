"""What an archive found, held against the truth of the synthetic news."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from numpy.typing import NDArray

LEAST = 18  # words: a true pair shares so many written words, as many as a passage must have to be kept
FALSE = 9  # words: a found pair that shares fewer is a false one
CROWD = 100  # reports: larger clusters are linked to their first three and the one before only

I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one run."""

    pairs: int
    precision: float
    recall: float
    recall_by_kind: dict[str, float]
    linked: float
    linked_by_kind: dict[str, float]
    best: float
    largest_tree: int
    largest_cluster: int


class Truth:
    """The truth of a folder of synthetic news, ids as row numbers."""

    def __init__(self, folder: Path) -> None:
        told = ds.dataset(folder / "truth").to_table().combine_chunks()
        self.ids = told["id"].combine_chunks()
        self.kind = np.array(told["kind"].to_pylist())
        self.cluster = np.unique(told["cluster"].to_numpy(zero_copy_only=False), return_inverse=True)[1]
        self.event = np.unique(told["event"].to_numpy(zero_copy_only=False), return_inverse=True)[1]
        self.sizes = np.bincount(self.cluster)
        parents = told["parents"].combine_chunks()
        self.child = np.asarray(pc.list_parent_indices(parents))
        self.parent = self.rows(parents.flatten())
        pairs = ds.dataset(folder / "pairs").to_table()
        self.pairs = self.packed(self.rows(pairs["a"]), self.rows(pairs["b"]))
        self.shared = pairs["shared"].to_numpy()

    def rows(self, names: pa.Array | pa.ChunkedArray) -> I64:
        """Row numbers of ids."""
        return np.asarray(pc.index_in(names, value_set=self.ids).to_numpy(zero_copy_only=False)).astype(np.int64)

    def packed(self, a: I64, b: I64) -> I64:
        """Unordered pairs as numbers."""
        return np.minimum(a, b) << 32 | np.maximum(a, b)


def named(folder: Path) -> tuple[pa.Array, pa.Array]:
    """Ids of an archive's reports, and the names that the input gave them."""
    table = ds.dataset(folder / "reports").to_table(columns=["id", "path"]).combine_chunks()
    paths = pc.replace_substring_regex(table["path"].combine_chunks(), "^.*#", "")
    return table["id"].combine_chunks(), paths


def score(truth: Truth, folder: Path) -> Score:
    """The figures of an archive built from this news."""
    ids, names = named(folder)
    back = truth.rows(names)

    def rows(column: pa.ChunkedArray) -> I64:
        return back[np.asarray(pc.index_in(column, value_set=ids).to_numpy(zero_copy_only=False)).astype(np.int64)]

    reuse = ds.dataset(folder / "reuse").to_table(columns=["later", "earlier"])
    origins = ds.dataset(folder / "origins.parquet").to_table()
    found = np.unique(truth.packed(rows(reuse["later"]), rows(reuse["earlier"])))
    body = body_of(truth, origins, rows)
    true = truth.pairs[truth.shared >= LEAST]
    a, b = true >> 32, true & 0xFFFFFFFF
    told = np.isin(truth.packed(body[a], body[b]), found) | (body[a] == body[b])
    small = (truth.sizes[truth.cluster[a]] <= CROWD) & (truth.sizes[truth.cluster[b]] <= CROWD)
    order = np.argsort(truth.pairs)
    at = np.minimum(np.searchsorted(truth.pairs[order], found), len(order) - 1)
    shared = np.where(truth.pairs[order][at] == found, truth.shared[order][at], 0)
    later = np.where(truth.kind[a] == "own", b, a)
    kinds = truth.kind[np.maximum(later, np.where(truth.kind[b] == "own", a, b))]
    link = np.isin(truth.packed(body[truth.child], body[truth.parent]), found)
    link |= body[truth.child] == body[truth.parent]
    chosen = np.full(len(truth.ids), -1, dtype=np.int64)
    has = pc.is_valid(origins["parent"]).to_numpy(zero_copy_only=False)
    chosen[rows(origins["report"])[has]] = rows(origins["parent"].filter(pa.array(has)))
    right = np.zeros(len(truth.ids), dtype=bool)
    np.logical_or.at(right, truth.child, body[chosen[truth.child]] == body[truth.parent])
    derived = np.unique(truth.child)
    tree = np.unique(rows(origins["origin"]), return_counts=True)[1]
    return Score(
        pairs=len(found),
        precision=float((shared >= FALSE).mean()),
        recall=float(told[small].mean()),
        recall_by_kind={k: float(told[small & (kinds == k)].mean()) for k in np.unique(kinds).tolist()},
        linked=float(link.mean()),
        linked_by_kind={
            k: float(link[truth.kind[truth.child] == k].mean()) for k in np.unique(truth.kind[truth.child]).tolist()
        },
        best=float(right[derived].mean()),
        largest_tree=int(tree.max()),
        largest_cluster=int(truth.sizes.max()),
    )


def body_of(truth: Truth, origins: pa.Table, rows: "Rows") -> I64:
    """For each report the one that stands for its words: its own row, or that of the same words published first."""
    body = np.arange(len(truth.ids))
    body[rows(origins["report"])] = rows(origins["body"])
    return body


Rows = "Callable[[pa.ChunkedArray], I64]"


def story_sizes(truth: Truth, folder: Path) -> tuple[int, int, tuple[float, float]]:
    """The largest story found, the largest event there is, and B-cubed precision and recall."""
    ids, names = named(folder)
    origins = ds.dataset(folder / "origins.parquet").to_table(columns=["report", "story"])
    at = np.asarray(pc.index_in(origins["report"], value_set=ids).to_numpy(zero_copy_only=False)).astype(np.int64)
    event = truth.event[truth.rows(names)[at]]
    story = np.asarray(pc.index_in(origins["story"], value_set=ids).to_numpy(zero_copy_only=False)).astype(np.int64)
    sizes, true = np.bincount(story), np.bincount(event)
    _, both, count = np.unique(story << 32 | event, return_inverse=True, return_counts=True)
    common = count[both]
    return (
        int(sizes.max()),
        int(true.max()),
        (float((common / sizes[story]).mean()), float((common / true[event]).mean())),
    )
