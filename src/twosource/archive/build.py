"""Build an archive: the steps in order, each over what isn't done yet."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pyarrow as pa

from twosource import spread
from twosource.archive.catalogue import catalogue, keep_lookups, outlet_codes, outlet_names, read_meta
from twosource.archive.features import background
from twosource.archive.files import FORMAT, get_json, put_array, put_ipc, put_json, put_table, writing
from twosource.archive.origins import find_parents, find_stories, write_origins
from twosource.archive.plan import fingerprint_buckets, plan, shard_rows
from twosource.archive.steps import Job, align, describe, ingest, link
from twosource.errors import InputError
from twosource.model import Problem
from twosource.progress import silent
from twosource.settings import ArchiveSettings, StorySettings

_DEFAULT = ArchiveSettings()


def build(
    folder: Path,
    inputs: Sequence[str],
    *,
    runner: spread.Runner = "threads",
    workers: int = 0,
    settings: ArchiveSettings = _DEFAULT,
    progress: Callable[[str], None] = silent,
) -> list[Problem]:
    """Build an archive in a folder, or go on with one that was stopped. What couldn't be read or done comes back."""
    job, problems = _planned(folder, inputs, settings)
    with writing(folder, "archive build"):
        return _built(job, problems, runner, workers, progress)


def _built(
    job: Job, problems: list[Problem], runner: spread.Runner, workers: int, progress: Callable[[str], None]
) -> list[Problem]:
    """Every step, over what isn't done yet."""
    buckets = range(job.buckets)
    progress(f"reading {len(job.shards)} shards")
    shards = range(len(job.shards))
    done = partial(_is_there, job, "meta")
    problems += spread.map_batches(partial(ingest, job), shards, done=done, runner=runner, workers=workers)
    job = replace(job, read=tuple(filter(done, shards)))
    if not job.read:
        raise InputError("no report could be read: " + "; ".join(p.message for p in problems[:3]))
    progress("putting reports in order")
    job = _catalogued(job)
    progress(f"finding shared words in {job.buckets} buckets")
    done = partial(_is_there, job, "anchors")
    problems += spread.shuffle(partial(link, job), buckets, done=done, runner=runner, workers=workers)
    job = replace(job, linked=tuple(filter(done, buckets)))
    progress("aligning reports")
    done = partial(_is_there, job, "sources")
    problems += spread.shuffle(partial(align, job), buckets, done=done, runner=runner, workers=workers)
    progress("counting origins")
    best = find_parents(job, tuple(filter(done, buckets)))
    progress("reading what trees are about")
    keep_background(job.folder / "work")
    done = partial(_is_there, job, "about")
    problems += spread.map_batches(partial(describe, job), job.read, done=done, runner=runner, workers=workers)
    progress("grouping stories")
    find_stories(job, tuple(filter(done, job.read)))
    write_origins(job, best)
    return _noted(job, problems)


def _is_there(job: Job, kind: str, number: int) -> bool:
    return job.work(kind, number).exists()


def _planned(folder: Path, inputs: Sequence[str], settings: ArchiveSettings) -> tuple[Job, list[Problem]]:
    """The job; the plan is written down, and a build that goes on must have the same one."""
    shards, problems = plan(inputs, settings)
    buckets = fingerprint_buckets(sum(shard.reports for shard in shards), settings)
    head = {"format": FORMAT, "buckets": buckets, "shards": shard_rows(shards), "settings": asdict(settings)}
    path = folder / "archive.json"
    if not path.exists():
        put_json(path, head)
    elif get_json(path) != head:
        raise InputError(f"{folder}: holds an archive of other inputs or settings (use `add`, or another folder)")
    return Job(folder, tuple(shards), buckets, settings, StorySettings()), problems


def _catalogued(job: Job) -> Job:
    """Put all reports in order of time, and all words into one file."""
    meta, firsts = read_meta([job.work("meta", shard) for shard in job.read])
    if not meta.num_rows:
        raise InputError("no report in any of the inputs")
    key, body, time, size = (meta.column(name).to_numpy() for name in ("key", "body", "time", "size"))
    work = job.folder / "work"
    outlets = outlet_names(meta.column("outlet"))
    known = catalogue(key, body, time, size, outlet_codes(meta.column("outlet"), outlets))
    known.save(work / "catalogue")
    keep_lookups(work / "catalogue", known, key, body)
    put_json(work / "catalogue" / "outlets.json", {"outlets": outlets})
    put_ipc(work / "catalogue" / "ids.arrow", meta.select(["id"]).combine_chunks())
    for kind in ("words", "spans"):
        _joined(work / f"{kind}.bin", [job.work(kind, shard, "bin") for shard in job.read])
    return replace(job, firsts=tuple(firsts))


def keep_background(work: Path) -> None:
    """The background for stories, for every worker to read."""
    known = background()
    for name in known.__slots__:
        put_array(work / f"background.{name}.npy", getattr(known, name))


def _joined(target: Path, parts: list[Path]) -> None:
    if target.exists() and target.stat().st_size == sum(path.stat().st_size for path in parts):
        return
    part = target.with_name(f".{target.name}.part")
    with part.open("wb") as sink:
        for path in parts:
            with path.open("rb") as source:
                shutil.copyfileobj(source, sink, 1 << 20)
    part.replace(target)


def _noted(job: Job, problems: list[Problem]) -> list[Problem]:
    """All problems, written beside the answers."""
    for shard in job.read:
        rows = json.loads(job.work("problems", shard, "json").read_bytes())["problems"]
        problems = problems + [Problem(str(where), str(message), bool(failed)) for where, message, failed in rows]
    schema = pa.schema([("where", pa.string()), ("message", pa.string()), ("failed", pa.bool_())])
    put_table(job.folder / "problems.parquet", pa.Table.from_pylist([asdict(p) for p in problems], schema=schema))
    return problems
