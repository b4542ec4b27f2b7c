"""Parents, trees and origins of all reports of an archive, as Parquet."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from twosource.archive.align import nothing
from twosource.archive.features import Counts, vectors
from twosource.archive.files import array, get_ipc, put_array, put_table
from twosource.archive.grouping import grouped
from twosource.archive.links import sort_by_number
from twosource.archive.rows import UNDATED
from twosource.archive.sources import Sources, parents, roots, sources_of
from twosource.archive.steps import Job
from twosource.archive.words import I64


def find_parents(job: Job, buckets: Sequence[int]) -> Sources:
    """The parent of each report, kept for the steps that follow, and the sources of all."""
    known = job.catalogue()
    best = sources_of(nothing())
    if buckets:
        table = pa.concat_tables([get_ipc(job.work("sources", n)) for n in buckets])
        best = Sources(*[table.column(name).to_numpy() for name in Sources.__slots__])
    here = np.arange(len(known.body))
    parent = parents(best, np.asarray(known.size), job.settings.least_child)
    parent = np.where(known.body == here, parent, known.body)
    put_array(job.folder / "work" / "parent.npy", parent)
    return best


def find_stories(job: Job, shards: Sequence[int]) -> None:
    """The story of each tree, by what its root is about and when; kept as a label for each report."""
    known = job.catalogue()
    parent = np.asarray(array(job.folder / "work" / "parent.npy"))
    root = roots(parent)
    units = np.flatnonzero(parent == np.arange(len(parent)))
    table = pa.concat_tables([part for n in shards if (part := get_ipc(job.work("about", n))).num_columns])
    counts = Counts(*[table.column(name).to_numpy() for name in Counts.__slots__])
    order = sort_by_number(counts.rows)
    counts = Counts(*[getattr(counts, name)[order] for name in Counts.__slots__])
    counts = replace(counts, rows=np.searchsorted(units, counts.rows).astype(np.uint32))
    label = grouped(vectors(counts, len(units), job.stories), np.asarray(known.time)[units], job.stories)
    put_array(job.folder / "work" / "story.npy", units[label][np.searchsorted(units, root)])


def write_origins(job: Job, best: Sources) -> None:
    """`origins.parquet`: a row a report, by time and id; `sources.parquet`: what accounts for it; `stories.parquet`."""
    known = job.catalogue()
    ids = get_ipc(job.folder / "work" / "catalogue" / "ids.arrow").column("id").combine_chunks()
    by_rank = ids.take(pa.array(np.asarray(known.number)))
    parent = np.asarray(array(job.folder / "work" / "parent.npy"))
    here = np.arange(len(parent))
    root = roots(parent)
    story = np.asarray(array(job.folder / "work" / "story.npy"))
    origins = {
        "report": by_rank,
        "body": by_rank.take(pa.array(np.asarray(known.body))),
        "parent": pc.if_else(pa.array(parent != here), by_rank.take(pa.array(parent)), None),
        "origin": by_rank.take(pa.array(root)),
        "story": by_rank.take(pa.array(story)),
    }
    put_table(job.folder / "origins.parquet", pa.table(origins))
    sources = {side: by_rank.take(pa.array(getattr(best, side))) for side in ("later", "earlier")}
    sources |= {"words": best.words, "total": best.total, "margin": best.margin}
    put_table(job.folder / "sources.parquet", pa.table(sources))
    _write_stories(job, by_rank, story)


def _write_stories(job: Job, by_rank: pa.Array, story: I64) -> None:
    """`stories.parquet`: a row a story, largest first; its id is that of its earliest root."""
    known = job.catalogue()
    order = np.argsort(story, kind="stable")
    first = np.flatnonzero(np.concatenate([[True], story[order][1:] != story[order][:-1]]))
    size = np.diff(np.append(first, len(order)))
    time = np.where(known.time == UNDATED, np.iinfo(np.int64).min, known.time)[order]
    last = np.maximum.reduceat(time, first)
    early = np.minimum.reduceat(np.asarray(known.time)[order], first)
    by_size = np.lexsort((story[order][first], -size))
    undated = last == np.iinfo(np.int64).min
    moments = [pa.array(np.where(undated, 0, t), pa.timestamp("s", tz="UTC"), mask=undated) for t in (early, last)]
    table = {"story": by_rank.take(pa.array(story[order][first])), "reports": size, "first": moments[0]}
    put_table(job.folder / "stories.parquet", pa.table(table | {"last": moments[1]}).take(pa.array(by_size)))
