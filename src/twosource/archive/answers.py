"""The passages that there are now: those of the build that still hold, and those of pairs weighed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from twosource.archive.files import get_ipc, put_ipc
from twosource.archive.roster import Roster
from twosource.archive.weigh import Pairs
from twosource.archive.words import I64

SCHEMA = pa.schema(  # as the build writes it
    [
        ("later", pa.string()),
        ("later_start", pa.uint32()),
        ("later_end", pa.uint32()),
        ("earlier", pa.string()),
        ("earlier_start", pa.uint32()),
        ("earlier_end", pa.uint32()),
        ("matched", pa.uint32()),
    ]
)
_OF = pa.field("pair", pa.int64())


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs of reports (`lower number << 32 | higher`) that were weighed, and a row a passage, with its pair."""

    pairs: I64
    passages: pa.Table

    @classmethod
    def of(cls, changed: Pairs) -> "Weighed":
        """Out of pairs in memory."""
        rows = [
            (one << 32 | two, t.later, *t.later_span, t.earlier, *t.earlier_span, t.matched)
            for (one, two), found in changed.items()
            for t in found
        ]
        schema = pa.schema([_OF, *SCHEMA])
        arrays = [pa.array([row[n] for row in rows], field.type) for n, field in enumerate(schema)]
        return cls(np.array([one << 32 | two for one, two in changed], np.int64), pa.table(arrays, schema=schema))

    @classmethod
    def load(cls, folder: Path) -> "Weighed":
        """Of a part on disk."""
        return cls(get_ipc(folder / "pairs.arrow").column("pair").to_numpy(), get_ipc(folder / "passages.arrow"))

    def save(self, folder: Path) -> None:
        """Write it into a part."""
        put_ipc(folder / "pairs.arrow", pa.table({"pair": self.pairs}))
        put_ipc(folder / "passages.arrow", self.passages.combine_chunks())


def newest(several: Sequence[Weighed]) -> Weighed:
    """What holds of what was weighed at several times, given in order of time: of each pair the last."""
    seen = np.zeros(0, dtype=np.int64)
    tables: list[pa.Table] = []
    for one in reversed(several):
        held = ~np.isin(one.passages.column("pair").to_numpy(), seen)
        tables.append(one.passages.filter(pa.array(held)))
        seen = np.union1d(seen, one.pairs)
    return Weighed(seen, pa.concat_tables(tables))


def reuse_now(built: Path, roster: Roster, several: Sequence[Weighed]) -> pa.Table:
    """All passages: of the build (a folder of Parquet, if there is one), and what was weighed since, in order."""
    since = newest(several)
    pair = since.passages.column("pair").to_numpy()
    gone = np.array(sorted(roster.gone), dtype=np.int64)
    held = ~(np.isin(pair >> 32, gone) | np.isin(pair & 0xFFFFFFFF, gone))
    tables = [since.passages.filter(pa.array(held)).drop_columns(["pair"])]
    if roster.built is not None:
        tables.append(_still(ds.dataset(built, format="parquet").to_table(), roster, since.pairs, gone))
    return pa.concat_tables([table.cast(SCHEMA) for table in tables])


def _still(told: pa.Table, roster: Roster, pairs: I64, gone: I64) -> pa.Table:
    """The passages of the build that still hold."""
    numbers = np.unique(np.concatenate([pairs >> 32, pairs & 0xFFFFFFFF, gone]))
    named = {roster.id_of(number): number for number in numbers[numbers < roster.base].tolist()}
    ids = pa.array(list(named), pa.string())
    near = pc.or_(pc.is_in(told["later"], value_set=ids), pc.is_in(told["earlier"], value_set=ids))
    changed, left = set(pairs.tolist()), set(gone.tolist())
    keep = np.ones(told.num_rows, dtype=bool)
    for row in np.flatnonzero(near.to_numpy()).tolist():
        ends = [named.get(told[side][row].as_py(), -1) for side in ("later", "earlier")]
        keep[row] = left.isdisjoint(ends) and (min(ends) < 0 or min(ends) << 32 | max(ends) not in changed)
    return told.filter(pa.array(keep))
