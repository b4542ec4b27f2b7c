"""Who holds a fingerprint: sorted segments of the build on disk, and those of reports that came since.

A built segment is by hash and, within a hash, by time (rank): who stands before and after a report in a crowd of a
hundred thousand is two steps of a binary search away. What a crowd's holders amount to (how many, how many of the
outlet that has most) is counted when it is built, so that furniture is known without reading holders.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from twosource.archive.files import array, get_ipc, put_array, put_ipc
from twosource.archive.links import Groups, Holdings, sort_by_hash, spread, top_outlets
from twosource.archive.prints import prints_of
from twosource.archive.words import I64, U32, U64, Words
from twosource.settings import ArchiveSettings

U16 = NDArray[np.uint16]
_PAGE = 512  # hashes between two that are kept in memory: one page of a disk


@dataclass(frozen=True, slots=True)
class Segment:
    """Fingerprints sorted by hash, with the report and the place of each; `fence` is every 512th hash, in memory."""

    hashes: U64
    reports: U32
    places: U16
    fence: tuple[int, ...] = ()

    @classmethod
    def load(cls, stem: Path) -> "Segment":
        """A segment on disk, mapped."""
        hashes, reports, places = (
            np.asarray(array(stem.with_name(f"{stem.name}.{name}.npy"))) for name in ("hash", "report", "place")
        )
        fence = stem.with_name(f"{stem.name}.fence.npy")
        return cls(hashes, reports, places, tuple(array(fence, mapped=False).tolist()) if fence.exists() else ())

    def save(self, stem: Path) -> None:
        """Write the parts."""
        for name, column in (("hash", self.hashes), ("report", self.reports), ("place", self.places)):
            put_array(stem.with_name(f"{stem.name}.{name}.npy"), column)

    def bounds(self, value: int) -> tuple[int, int]:
        """Where the rows of a hash begin and end."""
        if not self.fence:
            one = np.uint64(value)
            return int(self.hashes.searchsorted(one)), int(self.hashes.searchsorted(one, "right"))
        low = max(0, bisect_left(self.fence, value) - 1) * _PAGE
        high = bisect_right(self.fence, value) * _PAGE
        page = self.hashes[low : low + _PAGE] if high - low <= _PAGE else self.hashes[low:high]
        one = np.uint64(value)
        return low + int(page.searchsorted(one)), low + int(page.searchsorted(one, "right"))


@dataclass(frozen=True, slots=True)
class Crowd:
    """What the many holders of a fingerprint amount to: how many, the outlet that has most of them, how many it has,
    and how many any other has at most."""

    size: int
    outlet: int
    most: int
    others: int

    def less(self, outlets: U32) -> "Crowd":
        """Without holders of these outlets."""
        same = int((outlets == self.outlet).sum()) if self.outlet else 0
        size, most = self.size - len(outlets), self.most - same
        return Crowd(size, self.outlet, most, min(self.others, size - most))


def keep_base(
    folder: Path, number: int, held: Holdings, groups: Groups, outlets: U32, settings: ArchiveSettings
) -> None:
    """Write a bucket of the index (`held` must be `ordered`): its rows, its fence and its crowds."""
    stem = folder / f"{number:06d}"
    first = np.flatnonzero(np.diff(groups.first) > settings.most_holders)
    top, most = top_outlets(groups, first, outlets)
    heads = np.flatnonzero(np.concatenate([[True], held.hashes[1:] != held.hashes[:-1]])[: len(held.hashes)])
    sizes = np.diff(np.append(heads, len(held.hashes)))
    large = heads[sizes > settings.most_holders]
    crowds = {"hash": held.hashes[large], "size": np.diff(groups.first)[first], "outlet": top, "most": most}
    put_ipc(stem.with_name(f"{stem.name}.crowds.arrow"), pa.table(crowds))
    put_array(stem.with_name(f"{stem.name}.fence.npy"), held.hashes[::_PAGE])
    Segment(held.hashes, held.ranks, held.places).save(stem)


@dataclass(slots=True)
class Index:
    """All segments of an archive: `base` by low bits of the hash, `later` ones on disk, and the tail in memory.

    `removed`: built reports that no longer stand for their text, by hash.
    """

    base: list[Segment]
    crowds: dict[int, Crowd]
    removed: dict[int, list[int]] = field(default_factory=dict)
    later: list[Segment] = field(default_factory=list)
    tail: list[Segment] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Path, buckets: int) -> "Index":
        """The index of a built archive; of a bucket that failed, nothing."""
        stems = [folder / f"{n:06d}" for n in range(buckets)]
        crowds: dict[int, Crowd] = {}
        base = []
        for stem in stems:
            if not stem.with_name(f"{stem.name}.hash.npy").exists():
                base.append(merged([]))
                continue
            base.append(Segment.load(stem))
            columns = get_ipc(stem.with_name(f"{stem.name}.crowds.arrow")).to_pydict()
            for value, size, outlet, most in zip(*columns.values(), strict=True):
                crowds[value] = Crowd(size, outlet, most, min(most, size - most))
        return cls(base, crowds)

    def built(self, value: int) -> tuple[Segment, int, int] | None:
        """The rows of a hash in the built part: the segment, and from where to where; None where there are none."""
        if not self.base:
            return None
        segment = self.base[value & (len(self.base) - 1)]
        low, high = segment.bounds(value)
        return (segment, low, high) if high > low else None

    def since(self, hashes: U64) -> tuple[I64, U32, U16]:
        """Holders that came since the build: which of the (sorted) hashes, the report, and the place."""
        query: list[I64] = [np.zeros(0, dtype=np.int64)]
        reports: list[U32] = [np.zeros(0, dtype=np.uint32)]
        places: list[U16] = [np.zeros(0, dtype=np.uint16)]
        for segment in (*self.later, *self.tail):
            low = np.searchsorted(segment.hashes, hashes)
            size = np.searchsorted(segment.hashes, hashes, side="right") - low
            rows = spread(low, size)
            query.append(np.repeat(np.arange(len(hashes)), size))
            reports.append(segment.reports[rows])
            places.append(segment.places[rows])
        return np.concatenate(query), np.concatenate(reports), np.concatenate(places)

    def put(self, hashes: U64, number: int, places: U16) -> None:
        """A report's fingerprints, into the tail; its pieces are merged as they come, like the digits of a counter."""
        hashes, first = np.unique(hashes, return_index=True)  # of a repeated one, the first place
        self.tail.append(Segment(hashes, np.full(len(hashes), number, dtype=np.uint32), places[first]))
        while len(self.tail) > 1 and len(self.tail[-1].hashes) * 2 > len(self.tail[-2].hashes):
            self.tail[-2:] = [merged(self.tail[-2:])]

    def retire(self, number: int, words: U32) -> None:
        """Note that a built report, of these words, no longer stands for its text."""
        none = np.zeros(0, dtype=np.uint32)
        held = prints_of(Words(words.astype(np.uint64), none, none, np.array([0, len(words)], dtype=np.int64)))
        for value in np.unique(held.hashes).tolist():
            self.removed.setdefault(value, []).append(number)


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment of several."""
    if not segments:
        return Segment(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16))
    hashes = np.concatenate([s.hashes for s in segments])
    order = sort_by_hash(hashes)
    reports = np.concatenate([s.reports for s in segments])[order]
    return Segment(hashes[order], reports, np.concatenate([s.places for s in segments])[order])
