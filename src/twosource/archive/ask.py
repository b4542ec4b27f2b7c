"""Questions asked of a built archive: its answers, one story as a dossier, and what work would cost."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from twosource.archive.plan import plan
from twosource.errors import InputError
from twosource.model import Dossier, Report
from twosource.progress import silent
from twosource.settings import ArchiveCosts, ArchiveSettings


def table(folder: Path, name: str) -> pa.Table:
    """One of an archive's answers: "reuse", "origins", "sources", "stories" or "problems"."""
    path = folder / name if (folder / name).is_dir() else folder / f"{name}.parquet"
    if not path.exists():
        raise InputError(f"{folder}: no archive, or one whose build isn't finished (no {name})")
    return ds.dataset(path, format="parquet").to_table()


def rows(answer: pa.Table) -> Iterator[bytes]:
    """A table as JSON Lines."""
    for batch in answer.to_batches(max_chunksize=4096):
        for row in batch.to_pylist():
            yield json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n"


def story_reports(folder: Path, story: str) -> list[Report]:
    """The reports of a story, cleaned as intake cleans them. `story` is its id, or that of any report in it."""
    from twosource.intake import report_from_text

    origins = table(folder, "origins")
    named = origins.filter(pc.field("report") == story)
    if not named.num_rows:
        raise InputError(f"{folder}: no story and no report {story}")
    of = origins.filter(pc.field("story") == named["story"][0])["report"]
    kept = ds.dataset(folder / "reports").to_table(filter=ds.field("id").isin(of.to_pylist()))
    told: dict[str, dict[str, Any]] = {row["id"]: row for row in kept.to_pylist()}
    known = ("url", "outlet", "headline", "byline", "published")
    return [
        report_from_text(row["text"], rid=rid, path=row["path"], **{name: row[name] for name in known})
        for rid, row in sorted(told.items())
    ]


def examine_story(folder: Path, story: str, *, progress: Callable[[str], None] = silent) -> Dossier:
    """The dossier of one story of an archive."""
    from twosource.pipeline import examine

    return examine(story_reports(folder, story), progress=progress)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What work would cost, at a guess: reports, CPU-seconds, bytes on disk and in memory."""

    reports: int
    cpu: float
    disk: int
    memory: int


def estimate_build(inputs: Sequence[str], settings: ArchiveSettings, costs: ArchiveCosts) -> Estimate:
    """What building an archive would cost: rows of Parquet are counted, others guessed by their size."""
    reports = sum(shard.reports for shard in plan(inputs, settings)[0])
    return Estimate(
        reports, reports / costs.reports_a_second, reports * costs.disk, costs.memory + reports * costs.each
    )


def estimate_story(folder: Path, story: str, costs: ArchiveCosts) -> Estimate:
    """What a dossier of a story would cost: each distinct paragraph is parsed once, reports are compared in pairs."""
    reports = story_reports(folder, story)
    paragraphs = {part.strip() for report in reports for part in report.text.split("\n") if part.strip()}
    words = sum(len(part.split()) for part in paragraphs)
    pairs = len(reports) * (len(reports) - 1) // 2
    cpu = words / costs.words_a_second + pairs / costs.pairs_a_second
    return Estimate(len(reports), cpu, 0, costs.parser)


def sizes(folder: Path) -> dict[str, int]:
    """How much an archive holds."""
    count = {name: table(folder, name).num_rows for name in ("reuse", "origins", "stories", "problems")}
    return count | {"reports": sum(pq.read_metadata(p).num_rows for p in (folder / "reports").glob("*.parquet"))}
