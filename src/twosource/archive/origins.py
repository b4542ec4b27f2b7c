"""Parents, trees and origins of all reports of an archive, as Parquet."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from twosource.archive.files import get_ipc, put_array, put_table
from twosource.archive.sources import Sources, parents, roots
from twosource.archive.steps import Job


def write_origins(job: Job, buckets: Sequence[int]) -> None:
    """`origins.parquet`: a row a report; `sources.parquet`: what accounts for it. By time, then id."""
    known = job.catalogue()
    table = pa.concat_tables([get_ipc(job.work("sources", n)) for n in buckets])
    best = Sources(*[table.column(name).to_numpy() for name in Sources.__slots__])
    ids = get_ipc(job.folder / "work" / "catalogue" / "ids.arrow").column("id").combine_chunks()
    by_rank = ids.take(pa.array(np.asarray(known.number)))
    here = np.arange(len(known.body))
    parent = parents(best, np.asarray(known.size), job.settings.least_child)
    parent = np.where(known.body == here, parent, known.body)
    root = roots(parent)
    put_array(job.folder / "work" / "parent.npy", parent)
    origins = {
        "report": by_rank,
        "body": by_rank.take(pa.array(np.asarray(known.body))),
        "parent": pc.if_else(pa.array(parent != here), by_rank.take(pa.array(parent)), None),
        "origin": by_rank.take(pa.array(root)),
    }
    put_table(job.folder / "origins.parquet", pa.table(origins))
    sources = {side: by_rank.take(pa.array(getattr(best, side))) for side in ("later", "earlier")}
    sources |= {"words": best.words, "total": best.total, "margin": best.margin}
    put_table(job.folder / "sources.parquet", pa.table(sources))
