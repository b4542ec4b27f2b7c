"""Who is who in a live archive: built reports by their rank in time, and after them those that came since.

A report has a number: its rank where it was built, else as many as were built plus its place in order of arrival.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.archive.catalogue import Catalogue
from twosource.archive.files import array, get_json
from twosource.archive.words import I64, U32, U64


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that came since the build. `after` is how many built ones are earlier, `stands` whether it was the
    first of its text when it came (then it is in the index)."""

    id: str
    key: int
    time: int
    outlet: str
    body: int
    after: int
    stands: bool
    words: U32
    spans: U32


@dataclass(frozen=True, slots=True)
class Built:
    """What the build knows of its reports, by rank, mapped."""

    known: Catalogue
    keys: U64
    texts: tuple[U64, U32]
    ids: tuple[U64, U32]
    words: U32
    spans: U32

    @classmethod
    def load(cls, folder: Path) -> "Built":
        """Of an archive's folder."""
        work = folder / "work" / "catalogue"

        def column(name: str) -> NDArray[Any]:
            return np.asarray(array(work / f"{name}.npy"))

        def words(name: str) -> U32:
            path = folder / "work" / f"{name}.bin"
            return np.asarray(np.memmap(path, np.uint32, "r")) if path.stat().st_size else np.zeros(0, np.uint32)

        told = Catalogue.load(work)
        known = Catalogue(*[np.asarray(getattr(told, name)) for name in Catalogue.__slots__])
        lookups = [(column(f"by_{name}.value"), column(f"by_{name}.rank")) for name in ("text", "key")]
        return cls(known, column("key"), lookups[0], lookups[1], words("words"), words("spans").reshape(-1, 2))


@dataclass(slots=True)
class Roster:
    """All reports. `active` says who stands for a text where that isn't as built, `gone` who no longer does."""

    built: Built | None
    entries: list[Entry] = field(default_factory=list)
    outlets: dict[str, int] = field(default_factory=dict)
    active: dict[int, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    times: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "Roster":
        """Of an archive's folder, as it was built; an empty one where it wasn't."""
        work = folder / "work" / "catalogue"
        if not (work / "key.npy").exists():
            return cls(None)
        names: Any = get_json(work / "outlets.json")["outlets"]
        return cls(Built.load(folder), outlets={name: n for n, name in enumerate(names, 1)})

    @property
    def base(self) -> int:
        """How many were built."""
        return len(self.built.keys) if self.built else 0

    def put(self, entry: Entry) -> int:
        """Take a report in; its number."""
        self.entries.append(entry)
        self.times[entry.id] = min(entry.time, self.times.get(entry.id, entry.time))
        if entry.outlet:
            self.outlets.setdefault(entry.outlet, len(self.outlets) + 1)
        return self.base + len(self.entries) - 1

    def stand(self, number: int) -> int | None:
        """Let a report that came stand for its text; which one no longer does."""
        body = self.entries[number - self.base].body
        other = self.stands_for(body)
        if other is not None:
            self.gone.add(other)
        self.active[body] = number
        return other

    def after(self, time: int, key: int) -> int:
        """How many built reports are earlier than such a one."""
        if self.built is None:
            return 0
        low = int(self.built.known.time.searchsorted(time))
        high = int(self.built.known.time.searchsorted(time, "right"))
        return bisect_left(range(high), key, low, high, key=lambda rank: int(self.built.keys[rank]))  # type: ignore[union-attr]

    def place(self, number: int) -> tuple[int, int, int]:
        """A report's place in order of time and id, to be compared."""
        if number < self.base:
            return 2 * number + 1, 0, 0
        entry = self.entries[number - self.base]
        return 2 * entry.after, entry.time, entry.key

    def in_order(self, numbers: I64) -> I64:
        """The order of some reports by time and id."""
        first, time, key = 2 * numbers + 1, np.zeros(len(numbers), np.int64), np.zeros(len(numbers), np.uint64)
        for n in np.flatnonzero(numbers >= self.base).tolist():
            first[n], time[n], key[n] = self.place(int(numbers[n]))
        return np.lexsort((key, time, first))

    def outlets_of(self, numbers: I64) -> U32:
        """The outlets of some reports, as numbers; 0 where it isn't known."""
        out = np.zeros(len(numbers), dtype=np.uint32)
        old = numbers < self.base
        if self.built is not None:
            out[old] = self.built.known.outlet[numbers[old]]
        for n in np.flatnonzero(~old).tolist():
            out[n] = self.outlets.get(self.entries[int(numbers[n]) - self.base].outlet, 0)
        return out

    def id_of(self, number: int) -> str:
        """The id of a report."""
        if self.built is not None and number < self.base:
            return f"r_{int(self.built.keys[number]):016x}"
        return self.entries[number - self.base].id

    def words_of(self, number: int) -> U32:
        """The words of a report, as 32-bit hashes."""
        if self.built is None or number >= self.base:
            return self.entries[number - self.base].words
        where = int(self.built.known.where[number])
        return self.built.words[where : where + int(self.built.known.size[number])]

    def spans_of(self, number: int) -> U32:
        """Where the words of a report begin and end."""
        if self.built is None or number >= self.base:
            return self.entries[number - self.base].spans
        where = int(self.built.known.where[number])
        return self.built.spans[where : where + int(self.built.known.size[number])]

    def time_of(self, rid: str) -> float:
        """When a report that is there was published, by the earliest date given for it; later than all if it isn't."""
        if rid in self.times:
            return self.times[rid]
        rank = _looked_up(self.built.ids, int(rid.removeprefix("r_"), 16)) if self.built else None
        return float("inf") if rank is None or self.built is None else int(self.built.known.time[rank])

    def stands_for(self, body: int) -> int | None:
        """The report that stands for a text, if any."""
        if body in self.active:
            return self.active[body]
        return _looked_up(self.built.texts, body) if self.built else None


def _looked_up(table: tuple[U64, U32], value: int) -> int | None:
    """The rank beside a value in a sorted column."""
    at = int(table[0].searchsorted(np.uint64(value)))
    return int(table[1][at]) if at < len(table[0]) and int(table[0][at]) == value else None


def joined_words(roster: Roster, numbers: Sequence[int]) -> tuple[U32, I64]:
    """The words of some reports one after another, and where each begins (and the last ends)."""
    parts = [roster.words_of(number) for number in numbers]
    edges = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum([len(part) for part in parts], dtype=np.int64)])
    return np.concatenate([np.zeros(0, dtype=np.uint32), *parts]), edges
