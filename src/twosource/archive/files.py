"""Where an archive keeps what, and how a file gets there: written beside its place, then renamed into it.

    DIR/archive.json          what the archive was built from, with what settings
    DIR/reports/*.parquet     the reports, with their text; a shard a file
    DIR/reuse/*.parquet       passages taken over
    DIR/origins.parquet       a row a report: parent, root of its tree, story
    DIR/sources.parquet       which earlier reports account for a report, best first
    DIR/problems.parquet      what could not be read or done
    DIR/index/                fingerprints, sorted, for reports that come one at a time
    DIR/live/                 reports that came since the build: a journal, and what was made of it
    DIR/work/                 what a build needs to go on after it was stopped; words

A file that is there is whole. DuckDB and Polars read the Parquet files as they are.
"""

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from twosource.case.lock import writer_place
from twosource.errors import InputError

FORMAT = 2
_REPEATED = ["outlet", "byline", "later", "earlier", "story", "origin"]  # columns of few values


@contextmanager
def writing(folder: Path, what: str) -> Iterator[None]:
    """Be the folder's one writer, and clear away what one that was killed left half written; CaseError where another
    is at work."""
    folder.mkdir(parents=True, exist_ok=True)
    with writer_place(str(folder / "archive"), what, wait=0):
        for part in list(folder.rglob(".*.part")):
            if part.is_dir():
                shutil.rmtree(part)
            else:
                part.unlink(missing_ok=True)
        yield


def put(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file so that it is either whole or not there, whenever the machine stops."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.part")
    with part.open("wb") as sink:
        write(sink)
        sink.flush()
        os.fsync(sink.fileno())
    part.replace(path)


def put_bytes(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """A file of bytes."""

    def write(sink: BinaryIO) -> None:
        for part in parts:
            sink.write(part)

    put(path, write)


def put_ipc(path: Path, table: pa.Table) -> None:
    """An Arrow file, to be read by `get_ipc`."""

    def write(sink: BinaryIO) -> None:
        with pa.ipc.new_file(sink, table.schema) as out:
            out.write_table(table)

    put(path, write)


def get_ipc(path: Path) -> pa.Table:
    """The table of an Arrow file, mapped into memory."""
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def put_table(path: Path, table: pa.Table) -> None:
    """A Parquet file."""
    put(
        path,
        lambda sink: pq.write_table(table, sink, compression="zstd", compression_level=1, use_dictionary=_REPEATED),
    )


def put_array(path: Path, array: NDArray[Any]) -> None:
    """A numpy file."""
    put(path, lambda sink: np.save(sink, array, allow_pickle=False))


def put_json(path: Path, value: object) -> None:
    """A JSON file."""
    put_bytes(path, [json.dumps(value, indent=1, sort_keys=True).encode()])


def get_json(path: Path) -> dict[str, object]:
    """A JSON object; InputError where there is none."""
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path.parent}: no archive ({error.strerror})") from error
    except ValueError as error:
        raise InputError(f"{path}: damaged (no JSON)") from error
    if not isinstance(value, dict):
        raise InputError(f"{path}: damaged (no JSON object)")
    return value


def array(path: Path, *, mapped: bool = True) -> NDArray[Any]:
    """A numpy file, mapped into memory unless told otherwise."""
    kept: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
    return kept


def put_buckets(path: Path, columns: dict[str, NDArray[Any]], bucket: NDArray[Any], count: int) -> None:
    """Rows as an Arrow file of `count` record batches: batch `n` holds the rows of bucket `n`, in their order."""
    order = np.argsort(bucket.astype(np.uint16), kind="stable")  # 16 bits: numpy sorts by radix
    edges = np.searchsorted(bucket[order], np.arange(count + 1))
    table = {name: column[order] for name, column in columns.items()}
    schema = pa.schema([(name, pa.from_numpy_dtype(column.dtype)) for name, column in columns.items()])

    def write(sink: BinaryIO) -> None:
        with pa.ipc.new_file(sink, schema) as out:
            for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
                out.write_batch(
                    pa.record_batch([pa.array(column[low:high]) for column in table.values()], schema=schema)
                )

    put(path, write)


def bucket_of(path: Path, number: int) -> dict[str, NDArray[Any]]:
    """One bucket of such a file, as arrays on the mapped file."""
    with pa.memory_map(str(path)) as source:
        batch = pa.ipc.open_file(source).get_batch(number)
        return {name: batch.column(name).to_numpy() for name in batch.schema.names}


def gathered(paths: Sequence[Path], number: int) -> dict[str, NDArray[Any]]:
    """One bucket of many files, one after another."""
    parts = [bucket_of(path, number) for path in paths]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}
