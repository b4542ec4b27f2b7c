"""Who holds a fingerprint: sorted segments on disk, and a tail in memory that is merged into them now and then."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.archive.files import array, put_array
from twosource.archive.links import sort_by_hash, spread
from twosource.archive.words import I64, U32, U64

U16 = NDArray[np.uint16]
_NAMES = ("hash", "number", "place")


@dataclass(frozen=True, slots=True)
class Found:
    """Holders: which of the hashes asked for, the report's number, and the place."""

    query: I64
    number: U32
    place: U16


@dataclass(frozen=True, slots=True)
class Segment:
    """Fingerprints sorted by hash, with the report and the place of each."""

    hashes: U64
    numbers: U32
    places: U16

    @classmethod
    def load(cls, folder: Path, name: str) -> "Segment":
        """A segment on disk, mapped."""
        return cls(*[np.asarray(array(folder / f"{name}.{part}.npy")) for part in _NAMES])

    def save(self, folder: Path, name: str) -> None:
        """Write the parts; the hashes last, since a segment is there when they are."""
        put_array(folder / f"{name}.place.npy", self.places)
        put_array(folder / f"{name}.number.npy", self.numbers)
        put_array(folder / f"{name}.hash.npy", self.hashes)

    def find(self, hashes: U64, query: I64, most: int) -> Found:
        """The holders of some hashes; of a hash with more than `most`, an even sample of so many."""
        low = np.searchsorted(self.hashes, hashes, side="left")
        size = np.searchsorted(self.hashes, hashes, side="right") - low
        rows = spread(low, np.minimum(size, most))
        large = size > most
        if large.any():
            step = np.repeat(np.where(large, size / most, 1.0), np.minimum(size, most))
            base = np.repeat(low, np.minimum(size, most))
            rows = base + ((rows - base) * step).astype(np.int64)
        return Found(np.repeat(query, np.minimum(size, most)), self.numbers[rows], self.places[rows])


@dataclass(slots=True)
class Index:
    """All segments of an archive: `base` by low bits of the hash, `later` ones whole, and the tail."""

    base: list[Segment]
    later: list[Segment] = field(default_factory=list)
    tail: list[Segment] = field(default_factory=list)

    def find(self, hashes: U64, most: int) -> Found:
        """The holders of sorted distinct hashes in all segments."""
        parts: list[Found] = []
        if self.base:
            bucket = (hashes & np.uint64(len(self.base) - 1)).astype(np.int64)
            for number in np.unique(bucket).tolist():
                mine = np.flatnonzero(bucket == number)
                parts.append(self.base[number].find(hashes[mine], mine, most))
        everything = np.arange(len(hashes))
        parts += [segment.find(hashes, everything, most) for segment in (*self.later, *self.tail)]
        if not parts:
            return Found(everything[:0], np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16))
        return Found(
            np.concatenate([part.query for part in parts]),
            np.concatenate([part.number for part in parts]),
            np.concatenate([part.place for part in parts]),
        )

    def put(self, hashes: U64, number: int, places: U16) -> None:
        """A report's fingerprints, into the tail; its pieces are merged as they come, like the digits of a counter."""
        order = np.argsort(hashes, kind="stable")
        self.tail.append(Segment(hashes[order], np.full(len(hashes), number, dtype=np.uint32), places[order]))
        while len(self.tail) > 1 and len(self.tail[-1].hashes) * 2 > len(self.tail[-2].hashes):
            self.tail[-2:] = [merged(self.tail[-2:])]


def merged(segments: list[Segment]) -> Segment:
    """One segment of several."""
    hashes = np.concatenate([s.hashes for s in segments])
    order = sort_by_hash(hashes)
    numbers = np.concatenate([s.numbers for s in segments])[order]
    return Segment(hashes[order], numbers, np.concatenate([s.places for s in segments])[order])
