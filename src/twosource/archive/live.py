"""A live archive: one report at a time, with the answer that a batch would give.

What a report changes: its own pairs; and, where it makes a fingerprint furniture or a crowd (or sits in the middle of
one), pairs of others, which are weighed again with everything that they share. The kernels are those of the batch.

A report is in the journal, on disk, before it is in the index; opening an archive reads the journal again. So a crash
loses nothing, and a line that was cut is a report that was never taken.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.ipc

from twosource.archive.align import Bodies, Passages, nothing, passages
from twosource.archive.catalogue import NOWHERE, Catalogue
from twosource.archive.files import array, get_ipc, get_json
from twosource.archive.links import Anchors, Holdings, anchors, group
from twosource.archive.prints import prints_of
from twosource.archive.rows import from_dicts, ids_of, keys_of, times_of
from twosource.archive.segments import Index, Segment
from twosource.archive.words import I64, U32, U64, bodies_of, words_of
from twosource.settings import ArchiveSettings

_DEFAULT = ArchiveSettings()
_LOW = np.uint64(0xFFFFFFFF)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(slots=True)
class Entry:
    """A report of the live part: what the kernels need of it."""

    id: str
    key: int
    time: int
    outlet: int
    body: int
    hashes: U64
    spans: U32
    prints: U64
    places: "np.ndarray[tuple[int], np.dtype[np.uint16]]"


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage that `later` took over from `earlier`, in code points of their texts."""

    later: str
    earlier: str
    later_span: tuple[int, int]
    earlier_span: tuple[int, int]
    matched: int


class Live:
    """An archive that takes reports one at a time. One writer."""

    def __init__(self, folder: Path, settings: ArchiveSettings = _DEFAULT) -> None:
        """Open an archive, built before or not at all; reports of its journal are taken in again."""
        self.folder, self.settings = folder, settings
        work = folder / "work" / "catalogue"
        self.known = Catalogue.load(work) if (work / "key.npy").exists() else None
        self.base = len(self.known.rank) if self.known else 0
        self.entries: list[Entry] = []
        self.outlets: dict[str, int] = {}
        self.active: dict[int, int] = {}  # who stands for a text, by its hash, where that changed
        self.gone: set[int] = set()  # numbers that stood for their text until an earlier report came
        self.times: dict[str, int] = {}
        self.changed: dict[tuple[int, int], list[Taken]] = {}
        self.index = Index([])
        if self.known:
            self._open_base(work)
        self.journal: BinaryIO | None = None
        self._replay()

    def _open_base(self, work: Path) -> None:
        names = sorted(path.name.split(".")[0] for path in (self.folder / "index").glob("*.hash.npy"))
        self.index = Index([Segment.load(self.folder / "index", name) for name in names])
        self.base_ids = get_ipc(work / "ids.arrow").column("id").combine_chunks()
        self.keys = np.asarray(array(work / "key.npy"))
        texts = np.asarray(array(work / "text.npy"))
        self.text_order = np.argsort(texts)
        self.texts = texts[self.text_order]
        self.key_order = np.argsort(self.keys)
        self.outlets = {name: n for n, name in enumerate(get_json(work / "outlets.json")["outlets"], 1)}  # type: ignore[arg-type, var-annotated]
        self.words = np.memmap(self.folder / "work" / "words.bin", dtype=np.uint32, mode="r")
        self.print_files = sorted((self.folder / "work" / "prints").glob("*.arrow"))
        sizes = [get_ipc(self.folder / "work" / "meta" / path.name).num_rows for path in self.print_files]
        self.firsts = np.cumsum(sizes) - sizes
        self.shards: dict[int, list[tuple[U32, U64]]] = {}
        self.spans = np.memmap(self.folder / "work" / "spans.bin", dtype=np.uint32, mode="r").reshape(-1, 2)

    # ---- what is known of a number ------------------------------------------------------------------------------

    def order_of(self, numbers: I64) -> tuple[I64, U64, U32]:
        """Times, keys and outlets of reports by number."""
        time, key, outlet = np.empty(len(numbers), "i8"), np.empty(len(numbers), "u8"), np.empty(len(numbers), "u4")
        old = np.flatnonzero(numbers < self.base)
        if len(old) and self.known:
            rank = self.known.rank[numbers[old]]
            time[old], outlet[old], key[old] = self.known.time[rank], self.known.outlet[rank], self.keys[numbers[old]]
        for n in np.flatnonzero(numbers >= self.base).tolist():
            entry = self.entries[int(numbers[n]) - self.base]
            time[n], key[n], outlet[n] = entry.time, entry.key, entry.outlet
        return time, key, outlet

    def id_of(self, number: int) -> str:
        """The id of a report by number."""
        if number >= self.base:
            return self.entries[number - self.base].id
        return str(self.base_ids[number].as_py())

    def _text_of(self, number: int) -> tuple[U32, U32]:
        """The 32-bit words and spans of a report."""
        if number >= self.base or self.known is None:
            entry = self.entries[number - self.base]
            return entry.hashes.astype(np.uint32), entry.spans
        rank = int(self.known.rank[number])
        low, high = int(self.known.where[rank]), int(self.known.where[rank] + self.known.size[rank])
        return self.words[low:high], self.spans[low:high]

    def _prints_of(self, number: int) -> U64:
        """The distinct fingerprints of a report; those of a built one from its shard."""
        if number >= self.base:
            return np.unique(self.entries[number - self.base].prints)
        shard = int(np.searchsorted(self.firsts, number, side="right")) - 1
        if shard not in self.shards:
            with pa.memory_map(str(self.print_files[shard])) as source:
                file = pa.ipc.open_file(source)
                parts = [file.get_batch(n) for n in range(file.num_record_batches)]
            self.shards[shard] = [(part.column("row").to_numpy(), part.column("hash").to_numpy()) for part in parts]
        row = number - int(self.firsts[shard])
        return np.unique(
            np.concatenate(
                [hashes[slice(*np.searchsorted(rows, [row, row + 1]))] for rows, hashes in self.shards[shard]]
            )
        )

    # ---- taking a report in -------------------------------------------------------------------------------------

    def add(self, rows: Iterable[Mapping[str, Any]], *, log: bool = True) -> list[list[Taken]]:
        """Take reports in; for each the passages it shares with others, or none where it was there already."""
        out: list[list[Taken]] = []
        for row in rows:
            table, problems = from_dicts([row], "live")
            if problems:
                out.append([])
                continue
            rid = ids_of(table)[0].as_py()
            if self._time_of(rid) <= int(times_of(table.column("published").combine_chunks())[0]):
                out.append([])  # it was given before
                continue
            if log:
                self._write(
                    {name: table.column(name)[0].as_py() for name in table.column_names} | {"id": row.get("id")}
                )
            out.append(self._take(table, rid))
        return out

    def _time_of(self, rid: str) -> float:
        """When a report that is there was published, by the earliest date given for it; later than all if it isn't."""
        if rid in self.times:
            return self.times[rid]
        if self.known is not None:
            key = np.uint64(int(rid.removeprefix("r_"), 16))
            low, high = (np.searchsorted(self.keys, key, side, sorter=self.key_order) for side in ("left", "right"))
            for number in self.key_order[low:high]:
                if self.known.rank[number] != NOWHERE:
                    return int(self.known.time[self.known.rank[number]])
        return float("inf")

    def _take(self, table: pa.Table, rid: str) -> list[Taken]:
        words = words_of(table.column("text").combine_chunks())
        prints = prints_of(words)
        outlet = table.column("outlet")[0].as_py()
        entry = Entry(
            rid,
            int(keys_of(pa.array([rid]))[0]),
            int(times_of(table.column("published").combine_chunks())[0]),
            self.outlets.setdefault(outlet, len(self.outlets) + 1) if outlet else 0,
            int(bodies_of(words)[0]),
            words.hashes,
            np.stack([words.starts, words.ends], 1),
            prints.hashes,
            prints.places,
        )
        self.entries.append(entry)
        self.times[rid] = entry.time
        number = self.base + len(self.entries) - 1
        other = self._same_text(entry.body) if len(entry.hashes) else None
        if other is not None and self._before(other, number):
            return []  # a copy, word for word, of an earlier report: it stands behind that one
        self.active[entry.body] = number
        before = self._links(entry.prints, None)
        if other is not None:
            self.gone.add(other)
            self._retract(other)
        self.index.put(entry.prints, number, entry.places)
        after = self._links(entry.prints, number)
        self._weigh_others(before, after, {number, -1 if other is None else other})
        return self._weigh_own(number, after)

    def _before(self, one: int, two: int) -> bool:
        time, key, _ = self.order_of(np.array([one, two]))
        return bool((time[0], key[0]) < (time[1], key[1]))

    def _same_text(self, body: int) -> int | None:
        """The report that stands for a text, if any."""
        if body in self.active:
            return self.active[body]
        if self.known is None:
            return None
        low, high = (
            np.searchsorted(self.texts, np.uint64(body), "left"),
            np.searchsorted(self.texts, np.uint64(body), "right"),
        )
        ranks = self.known.rank[self.text_order[low:high]]
        ranks = ranks[ranks != NOWHERE]
        return int(self.known.number[ranks.min()]) if len(ranks) else None

    # ---- links -----------------------------------------------------------------------------------------------

    def _links(self, prints: U64, new: int | None) -> "Links":
        """All links that some fingerprints make at present; `new` is always among their holders."""
        hashes = np.unique(prints)
        found = self.index.find(hashes, self.settings.most_read)
        number = found.number.astype(np.int64)
        held = ~np.isin(number, np.fromiter(self.gone, dtype=np.int64)) if self.gone else np.ones(len(number), bool)
        query, number, place = found.query[held], number[held], found.place[held]
        distinct, local = np.unique(number, return_inverse=True)
        time, key, outlet = self.order_of(distinct)
        order = np.lexsort((key, time))
        rank = np.empty(len(order), dtype=np.uint32)
        rank[order] = np.arange(len(order))
        holdings = Holdings(hashes[query], rank[local], place)
        made = anchors(group(_sorted(holdings)), outlet[order], self.settings)
        return Links(distinct[order], made)

    def _weigh_own(self, number: int, links: "Links") -> list[Taken]:
        """The pairs of a new report."""
        rank = np.flatnonzero(links.numbers == number)
        if len(rank) == 0:
            return []
        later, earlier = links.anchors.pairs >> np.uint64(32), links.anchors.pairs & _LOW
        mine = (later == rank[0]) | (earlier == rank[0])
        return self._weighed(links, Anchors(links.anchors.pairs[mine], links.anchors.spots[mine]))

    def _weigh_others(self, before: "Links", after: "Links", apart: set[int]) -> None:
        """Pairs of other reports whose links a new one changed: weighed again with all that they share."""
        changed = np.setxor1d(before.keys(), after.keys())
        if len(changed) == 0:
            return
        pairs = np.unique(changed[:, :2] if changed.ndim > 1 else changed)
        sides = np.stack([pairs["later"], pairs["earlier"]], 1).astype(np.int64)
        sides = np.unique(np.sort(sides[~np.isin(sides, list(apart)).any(axis=1)], axis=1), axis=0)
        if len(sides) == 0:
            return
        near = np.array([self._share_words(one, two) for one, two in sides.tolist()])
        sides = sides[near]
        if len(sides) == 0:
            return
        # most neighbours in a crowd share nothing else: a pair of fewer shared fingerprints never had a passage
        held = {n: self._prints_of(n) for n in np.unique(sides).tolist()}
        common = [np.intersect1d(held[one], held[two], assume_unique=True) for one, two in sides.tolist()]
        enough = np.array([len(part) >= self.settings.shared_prints for part in common])
        if not enough.any():
            return
        sides = sides[enough]
        prints = np.unique(np.concatenate([part for part, kept in zip(common, enough, strict=True) if kept]))
        links = self._links(prints, None)
        low = np.minimum(*links.sides())
        high = np.maximum(*links.sides())
        wanted = np.isin(low << 32 | high, sides[:, 0] << 32 | sides[:, 1])
        for one, two in sides.tolist():
            self.changed[one, two] = []
        self._weighed(links, Anchors(links.anchors.pairs[wanted], links.anchors.spots[wanted]))

    def _share_words(self, one: int, two: int) -> bool:
        """Whether two reports have as many runs of four words in common as a pair must have fingerprints."""
        grams = []
        for number in (one, two):
            words = self._text_of(number)[0].astype(np.uint64)
            grams.append(np.unique(((words[:-3] * _MIX + words[1:-2]) * _MIX + words[2:-1]) * _MIX + words[3:]))
        return len(np.intersect1d(grams[0], grams[1], assume_unique=True)) >= self.settings.shared_prints

    def _retract(self, number: int) -> None:
        """Forget the pairs of a report that no longer stands for its text."""
        for pair in [pair for pair in self.changed if number in pair]:
            self.changed[pair] = []
        self.changed[number, number] = []  # in `reuse`, what was built with it is left out as well

    def _weighed(self, links: "Links", seeds: Anchors) -> list[Taken]:
        """Align pairs, keep what they share, and tell it."""
        if len(seeds.pairs) == 0:
            return []
        pairs, count = np.unique(seeds.pairs, return_counts=True)
        enough = pairs[count >= self.settings.shared_prints]
        ranks = np.unique(np.concatenate([enough >> np.uint64(32), enough & _LOW])).astype(np.int64)
        texts = {int(rank): self._text_of(int(links.numbers[rank])) for rank in ranks}
        sizes, offsets = np.zeros(len(links.numbers), dtype=np.int64), np.zeros(len(links.numbers), dtype=np.int64)
        sizes[ranks] = [len(texts[rank][0]) for rank in ranks.tolist()]
        offsets[ranks] = np.cumsum(sizes[ranks]) - sizes[ranks]
        words = np.concatenate([texts[rank][0] for rank in ranks.tolist()]) if len(ranks) else np.zeros(0, np.uint32)
        kept = np.isin(seeds.pairs, enough)
        found = nothing()
        if kept.any():
            found = passages(
                Anchors(seeds.pairs[kept], seeds.spots[kept]), Bodies(words, offsets, sizes), self.settings
            )
        return self._told(links, found, texts)

    def _told(self, links: "Links", found: Passages, texts: dict[int, tuple[U32, U32]]) -> list[Taken]:
        out: list[Taken] = []
        for n in range(len(found.later)):
            later, earlier = int(found.later[n]), int(found.earlier[n])
            a, b = int(links.numbers[later]), int(links.numbers[earlier])
            mine, theirs = texts[later][1], texts[earlier][1]
            taken = Taken(
                self.id_of(a),
                self.id_of(b),
                (int(mine[found.later_from[n], 0]), int(mine[found.later_to[n] - 1, 1])),
                (int(theirs[found.earlier_from[n], 0]), int(theirs[found.earlier_to[n] - 1, 1])),
                int(found.matched[n]),
            )
            self.changed.setdefault((min(a, b), max(a, b)), []).append(taken)
            out.append(taken)
        return out

    # ---- answers and the journal ------------------------------------------------------------------------------

    def reuse(self) -> list[Taken]:
        """All passages there are now, those of the build that still hold and those since, by ids and spans."""
        out = [taken for found in self.changed.values() for taken in found]
        if self.known is not None:
            gone = {tuple(sorted((self.id_of(a), self.id_of(b)))) for a, b in self.changed}
            left = {self.id_of(number) for number in self.gone if number < self.base}
            for row in ds.dataset(self.folder / "reuse").to_table().to_pylist():
                ends = (row["later"], row["earlier"])
                if tuple(sorted(ends)) not in gone and not left.intersection(ends):
                    spans = [(row[f"{side}_start"], row[f"{side}_end"]) for side in ("later", "earlier")]
                    out.append(Taken(*ends, spans[0], spans[1], row["matched"]))
        return sorted(out, key=lambda t: (t.later, t.earlier, t.later_span, t.earlier_span))

    def _path(self) -> Path:
        return self.folder / "live" / "journal.jsonl"

    def _write(self, row: Mapping[str, Any]) -> None:
        if self.journal is None:
            self._path().parent.mkdir(parents=True, exist_ok=True)
            self.journal = self._path().open("ab")
        self.journal.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self.journal.flush()
        os.fsync(self.journal.fileno())

    def _replay(self) -> None:
        """Take in what the journal holds; a last line without its end was never acknowledged, and is cut off."""
        path = self._path()
        if not path.exists():
            return
        whole = path.read_bytes()
        kept = whole[: whole.rfind(b"\n") + 1]
        if len(kept) < len(whole):
            with path.open("r+b") as journal:
                journal.truncate(len(kept))
        self.add([json.loads(line) for line in kept.splitlines()], log=False)

    def close(self) -> None:
        """Close the journal."""
        if self.journal is not None:
            self.journal.close()
            self.journal = None


@dataclass(frozen=True, slots=True)
class Links:
    """Anchors among some reports: `numbers` by local rank."""

    numbers: I64
    anchors: Anchors

    def sides(self) -> tuple[I64, I64]:
        """The numbers of the later and the earlier report of each anchor."""
        pairs = self.anchors.pairs
        return self.numbers[(pairs >> np.uint64(32)).astype(np.int64)], self.numbers[(pairs & _LOW).astype(np.int64)]

    def keys(self) -> "np.ndarray[Any, Any]":
        """Each anchor as one comparable record, in numbers, which don't change."""
        later, earlier = self.sides()
        out = np.empty(len(later), dtype=[("later", "i8"), ("earlier", "i8"), ("spot", "u4")])
        out["later"], out["earlier"], out["spot"] = later, earlier, self.anchors.spots
        return out


def _sorted(held: Holdings) -> Holdings:
    order = np.lexsort((held.places, held.ranks, held.hashes))
    return Holdings(held.hashes[order], held.ranks[order], held.places[order])
