"""What to read in what shards: decided once, before anything is read, so that a stopped build knows what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from twosource.errors import InputError
from twosource.model import Problem
from twosource.settings import ArchiveSettings

_ROWS = (".jsonl", ".ndjson", ".json")
_WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the input: `kind` is "parquet" (row groups `first` to `last`), "jsonl" (bytes), "warc" or "files"."""

    kind: str
    path: str
    first: int = 0
    last: int = 0
    reports: int = 0  # how many it may hold, at a guess


def plan(inputs: Sequence[str], settings: ArchiveSettings) -> tuple[list[Shard], list[Problem]]:
    """The shards of some files and folders, in the order of their names; InputError where there is nothing at all."""
    shards: list[Shard] = []
    problems: list[Problem] = []
    for path in _files(inputs):
        try:
            shards += _shards(path, settings)
        except (OSError, pa.ArrowException) as error:
            problems.append(Problem(str(path), f"could not be read ({str(error)[:100]})", failed=True))
    if not shards:
        raise InputError("; ".join(p.message for p in problems) or "no reports given")
    return shards, problems


def _files(inputs: Sequence[str]) -> Iterator[Path]:
    for given in sorted(set(inputs)):
        path = Path(given)
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _shards(path: Path, settings: ArchiveSettings) -> list[Shard]:
    name = path.name.lower()
    size = path.stat().st_size
    if name.endswith((".parquet", ".pq")):
        return list(_row_groups(path, settings))
    if name.endswith(_ROWS):
        step = settings.shard_reports * settings.report_bytes
        return [
            Shard("jsonl", str(path), low, min(size, low + step), min(size, step) // settings.report_bytes + 1)
            for low in range(0, max(1, size), step)
        ]
    if name.endswith(_WARC):
        return [Shard("warc", str(path), 0, size, size // (10 * settings.report_bytes) + 1)]
    return [Shard("files", str(path), 0, size, 1)]


def _row_groups(path: Path, settings: ArchiveSettings) -> Iterator[Shard]:
    meta = pq.read_metadata(path)
    first = rows = 0
    for group in range(meta.num_row_groups):
        rows += meta.row_group(group).num_rows
        if rows >= settings.shard_reports or group == meta.num_row_groups - 1:
            yield Shard("parquet", str(path), first, group + 1, rows)
            first, rows = group + 1, 0


def fingerprint_buckets(reports: int, settings: ArchiveSettings) -> int:
    """How many buckets of fingerprints, a power of two: each small enough to be sorted in memory."""
    buckets = 1
    while buckets * settings.bucket_reports < reports:
        buckets *= 2
    return buckets


def shard_rows(shards: Sequence[Shard]) -> list[dict[str, object]]:
    """Shards as JSON."""
    return [asdict(shard) for shard in shards]
