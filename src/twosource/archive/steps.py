"""The steps of a build: files in, files out, each a plain function of a job and a number.

`ingest` (a shard): input to reports, words and fingerprints by bucket. `link` (a bucket of fingerprints): to anchors
by later report, and a sorted segment of the index. `align` (a bucket of later reports): to passages and sources.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from twosource.archive.align import Bodies, Passages, passages
from twosource.archive.catalogue import NOWHERE, Catalogue
from twosource.archive.features import Background, Counts, count, most_telling
from twosource.archive.files import (
    array,
    gathered,
    get_ipc,
    put_buckets,
    put_bytes,
    put_ipc,
    put_json,
    put_table,
)
from twosource.archive.links import Anchors, Holdings, anchors, group, ordered
from twosource.archive.plan import Shard
from twosource.archive.prints import Prints, prints_of
from twosource.archive.read import read_shard
from twosource.archive.rows import SCHEMA, ids_of, keys_of, times_of
from twosource.archive.segments import keep_base
from twosource.archive.sources import sources_of
from twosource.archive.words import I64, U64, Words, bodies_of, words_of
from twosource.settings import ArchiveSettings, StorySettings


@dataclass(frozen=True, slots=True)
class Job:
    """What every step of a build knows; small, since it goes to every worker.

    `shards` are the inputs, `buckets` how many there are of fingerprints and of later reports. `read` are the numbers
    of the shards that were read, `firsts` the number of each one's first report, `linked` the buckets that were linked.
    """

    folder: Path
    shards: tuple[Shard, ...]
    buckets: int
    settings: ArchiveSettings
    stories: StorySettings
    read: tuple[int, ...] = ()
    firsts: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()

    def work(self, kind: str, number: int, ending: str = "arrow") -> Path:
        """A file of the work folder."""
        return self.folder / "work" / kind / f"{number:06d}.{ending}"

    def catalogue(self) -> Catalogue:
        """The reports in order of time."""
        return Catalogue.load(self.folder / "work" / "catalogue")


def ingest(job: Job, number: int) -> None:
    """Read a shard: its reports, words, fingerprints by bucket and problems; what the catalogue needs comes last."""
    table, problems = read_shard(job.shards[number])
    ids = table.column("id").combine_chunks()
    if ids.null_count:
        ids = ids_of(table)
        table = table.set_column(0, SCHEMA.field(0), ids)
    texts = table.column("text").combine_chunks()
    step = job.settings.batch_reports
    words = [words_of(texts[low : low + step]) for low in range(0, len(texts), step)]
    put_table(job.folder / "reports" / f"{number:06d}.parquet", table)
    put_bytes(job.work("words", number, "bin"), [part.hashes.astype(np.uint32).data for part in words])
    put_bytes(job.work("spans", number, "bin"), [np.stack([part.starts, part.ends], 1).data for part in words])
    _put_prints(job, number, [prints_of(part) for part in words])
    noted = [[problem.where, problem.message, problem.failed] for problem in problems]
    put_json(job.work("problems", number, "json"), {"problems": noted})
    put_ipc(job.work("meta", number), _meta(table, ids, words))


def _put_prints(job: Job, number: int, parts: list[Prints]) -> None:
    rows = [part.rows + np.uint32(n * job.settings.batch_reports) for n, part in enumerate(parts)]
    columns = {
        "hash": np.concatenate([np.zeros(0, dtype=np.uint64), *[part.hashes for part in parts]]),
        "row": np.concatenate([np.zeros(0, dtype=np.uint32), *rows]),
        "place": np.concatenate([np.zeros(0, dtype=np.uint16), *[part.places for part in parts]]),
    }
    # by low bits: winnowed hashes are minima, their high bits are skewed
    put_buckets(job.work("prints", number), columns, columns["hash"] & np.uint64(job.buckets - 1), job.buckets)


def _meta(table: pa.Table, ids: pa.Array, words: list[Words]) -> pa.Table:
    bodies: U64 = np.concatenate([np.zeros(0, dtype=np.uint64), *[bodies_of(part) for part in words]])
    sizes: I64 = np.concatenate([np.zeros(0, dtype=np.int64), *[np.diff(part.offsets) for part in words]])
    return pa.table(
        {
            "id": ids,
            "key": keys_of(ids),
            "body": bodies,
            "time": times_of(table.column("published").combine_chunks()),
            "size": sizes,
            "outlet": table.column("outlet"),
        }
    )


def link(job: Job, number: int) -> None:
    """A bucket of fingerprints: a sorted segment for the live index, and anchors by later report."""
    known = job.catalogue()
    parts = [gathered([job.work("prints", shard)], number) for shard in job.read]
    hashes: U64 = np.concatenate([part["hash"] for part in parts])
    numbers = np.concatenate([part["row"] + np.uint32(first) for part, first in zip(parts, job.firsts, strict=True)])
    places = np.concatenate([part["place"] for part in parts])
    del parts
    rank = np.asarray(known.rank)[numbers]
    told = rank != NOWHERE
    told[told] = known.body[rank[told]] == rank[told]
    held = ordered(Holdings(hashes[told], rank[told], places[told]))
    groups = group(held)
    outlets = np.asarray(known.outlet)
    keep_base(job.folder / "index", number, held, groups, outlets, job.settings)
    found = anchors(groups, outlets, job.settings)
    later = (found.pairs >> np.uint64(32)) * np.uint64(job.buckets) // np.uint64(max(1, len(known.number)))
    put_buckets(job.work("anchors", number), {"pair": found.pairs, "spot": found.spots}, later, job.buckets)


def align(job: Job, number: int) -> None:
    """A bucket of later reports: the passages they took over, and their sources."""
    known = job.catalogue()
    rows = gathered([job.work("anchors", bucket) for bucket in job.linked], number)
    words = np.memmap(job.folder / "work" / "words.bin", dtype=np.uint32, mode="r")
    bodies = Bodies(words, np.asarray(known.where), np.asarray(known.size))
    found = passages(Anchors(rows["pair"], rows["spot"]), bodies, job.settings)
    put_table(job.folder / "reuse" / f"{number:06d}.parquet", reuse_table(job.folder, found, known))
    best = sources_of(found, job.settings)
    put_ipc(job.work("sources", number), pa.table({name: getattr(best, name) for name in best.__slots__}))


def reuse_table(folder: Path, found: Passages, known: Catalogue) -> pa.Table:
    """Passages as a reader wants them: ids of reports, spans in code points."""
    ids = get_ipc(folder / "work" / "catalogue" / "ids.arrow").column("id").combine_chunks()
    spans = np.memmap(folder / "work" / "spans.bin", dtype=np.uint32, mode="r").reshape(-1, 2)
    columns: dict[str, object] = {}
    for side in ("later", "earlier"):
        rank = getattr(found, side)
        base = known.where[rank]
        columns[side] = ids.take(pa.array(known.number[rank]))
        columns[f"{side}_start"] = spans[base + getattr(found, f"{side}_from"), 0]
        columns[f"{side}_end"] = spans[base + getattr(found, f"{side}_to") - 1, 1]
    columns["matched"] = found.matched
    return pa.table(columns)


def describe(job: Job, number: int) -> None:
    """A shard: what the roots of its trees are about, for stories."""
    known = job.catalogue()
    first = job.firsts[job.read.index(number)]
    texts = pq.read_table(job.folder / "reports" / f"{number:06d}.parquet", columns=["text"]).column("text")
    rank = np.asarray(known.rank[first : first + len(texts)])
    parent = array(job.folder / "work" / "parent.npy")
    told = np.flatnonzero(rank != NOWHERE)
    told = told[parent[rank[told]] == rank[told]]
    words = Background(*[array(job.folder / "work" / f"background.{name}.npy") for name in Background.__slots__])
    parts: list[Counts] = []
    step = job.settings.batch_reports
    for low in range(0, len(told), step):
        rows = told[low : low + step]
        counts = count(texts.take(pa.array(rows)).combine_chunks(), words, job.stories)
        counts = most_telling(counts, job.stories.kept_features, job.stories)
        parts.append(replace(counts, rows=rank[rows][counts.rows]))
    columns = (
        {name: np.concatenate([getattr(part, name) for part in parts]) for name in Counts.__slots__} if parts else {}
    )
    put_ipc(job.work("about", number), pa.table(columns))
