"""Parts: what was made of a stretch of the journal, on disk, merged like the digits of a counter.

A part is a folder that is whole or not there: it is written beside its place and renamed into it, and what it replaces
is removed after that. Nothing is lost with a part, since the journals hold the reports: one that is damaged, or of
another build, is left out, and what it held is taken in again.
"""

import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from twosource.archive.answers import Weighed, newest
from twosource.archive.files import FORMAT, array, get_ipc, get_json, put_array, put_ipc, put_json
from twosource.archive.roster import Entry, Roster
from twosource.archive.segments import Index, Segment, merged
from twosource.archive.weigh import Pairs
from twosource.errors import InputError

_COLUMNS = {
    "id": pa.string(),
    "key": pa.uint64(),
    "time": pa.int64(),
    "outlet": pa.string(),
    "body": pa.uint64(),
    "after": pa.int64(),
    "stands": pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class Part:
    """The reports since the build from `first` to before `last`: mapped, so that it holds though it is replaced."""

    path: Path
    first: int
    last: int
    index: Segment
    weighed: Weighed

    @classmethod
    def load(cls, path: Path) -> "Part":
        """A part on disk."""
        return cls(path, *_range(path), Segment.load(path / "index"), Weighed.load(path))


def load_parts(folder: Path, roster: Roster, index: Index) -> list[Part]:
    """The parts of an archive, taken into its roster and index."""
    found: list[Part] = []
    for path in _there(folder):
        if _range(path)[0] != (found[-1].last if found else 0) or not _fits(path, roster.base):
            continue
        part = Part.load(path)
        index.later.append(part.index)
        for entry in _entries(part.path):
            number = roster.put(entry)
            other = roster.stand(number) if entry.stands else None
            if other is not None and other < roster.base:
                index.retire(other, roster.words_of(other))
        found.append(part)
    return found


def _there(folder: Path) -> list[Path]:
    """The parts on disk by their first report, the longest of each first."""
    parts = [path for path in (folder / "parts").glob("*-*") if path.name[0] != "."]
    return sorted(parts, key=lambda path: (_range(path)[0], -_range(path)[1]))


def _range(path: Path) -> tuple[int, int]:
    """The first report of a part, and the one after its last."""
    first, last = path.name.split("-")
    return int(first), int(last)


def _fits(path: Path, base: int) -> bool:
    """Whether a part is of this build and release."""
    try:
        return get_json(path / "part.json") == {"format": FORMAT, "base": base}
    except InputError:
        return False


def _entries(path: Path) -> list[Entry]:
    table = get_ipc(path / "entries.arrow")
    words, spans = np.asarray(array(path / "words.npy")), np.asarray(array(path / "spans.npy"))
    ends = np.cumsum(table.column("size").to_numpy()).tolist()
    rows = zip(*(table.column(name).to_pylist() for name in _COLUMNS), strict=True)
    return [
        Entry(**dict(zip(_COLUMNS, row, strict=True)), words=words[low:high], spans=spans[low:high])
        for row, low, high in zip(rows, [0, *ends[:-1]], ends, strict=True)
    ]


def folded(folder: Path, parts: list[Part], roster: Roster, index: Index, changed: Pairs) -> list[Part]:
    """Write what came since the last part, together with the last parts that aren't much larger; the parts now."""
    first, last = parts[-1].last if parts else 0, len(roster.entries)
    kept = list(parts)
    swallowed: list[Part] = []
    while kept and 2 * (last - first) > kept[-1].last - kept[-1].first:
        swallowed.insert(0, kept.pop())
        first = swallowed[0].first
    path = folder / "parts" / f"{first:09d}-{last:09d}"
    segment = merged([*(old.index for old in swallowed), *index.tail])
    several = newest([*(old.weighed for old in swallowed), Weighed.of(changed)])
    if path.exists():  # of another build: else it would have been taken in
        _remove(path)
    _write(path, roster.entries[first:last], roster.base, segment, several)
    for old in _there(folder):
        if first <= _range(old)[0] and _range(old)[1] <= last and old != path:
            _remove(old)
    now = [*kept, Part.load(path)]
    index.later, index.tail = [part.index for part in now], []
    return now


def _write(path: Path, entries: Sequence[Entry], base: int, segment: Segment, several: Weighed) -> None:
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.part")
    columns = {name: pa.array([getattr(e, name) for e in entries], kind) for name, kind in _COLUMNS.items()}
    columns["size"] = pa.array([len(e.words) for e in entries], pa.int64())
    put_ipc(beside / "entries.arrow", pa.table(columns))
    put_array(beside / "words.npy", np.concatenate([np.zeros(0, np.uint32), *(e.words for e in entries)]))
    put_array(beside / "spans.npy", np.concatenate([np.zeros((0, 2), np.uint32), *(e.spans for e in entries)]))
    segment.save(beside / "index")
    several.save(beside)
    put_json(beside / "part.json", {"format": FORMAT, "base": base})
    beside.replace(path)


def _remove(path: Path) -> None:
    gone = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.part")
    path.replace(gone)
    shutil.rmtree(gone)
