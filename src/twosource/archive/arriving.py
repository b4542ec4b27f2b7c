"""What is handed to a live archive, row by row."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from twosource.archive.plan import plan
from twosource.archive.read import read_shard
from twosource.archive.rows import from_dicts, ids_of, times_of
from twosource.settings import ArchiveSettings


def rows_of(inputs: Sequence[str], stdin: BinaryIO) -> Iterator[tuple[dict[str, Any], str]]:
    """Rows of inputs as `build` reads them, or of JSON Lines on `stdin` for `-`; with each bad one what is wrong."""
    for given in inputs:
        if given == "-":
            for number, line in enumerate(stdin, 1):
                try:
                    row = json.loads(line) if line.strip() else None
                except ValueError as error:
                    yield {}, f"-:{number}: broken JSON ({str(error)[:80]})"
                    continue
                if isinstance(row, dict):
                    yield row, ""
            continue
        shards, problems = plan([given], ArchiveSettings())
        for shard in shards:
            table, more = read_shard(shard)
            problems += more
            for row in table.to_pylist():
                yield row | {"id": None}, ""
        for problem in problems:
            yield {}, f"{problem.where}: {problem.message}"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report as the journal keeps it, and what tells it from others: `key` is its id as a number."""

    row: dict[str, Any]
    id: str
    key: int
    time: int


def arrived(row: Mapping[str, Any]) -> Arrived | None:
    """A row as a report; None where it has no text."""
    table, problems = from_dicts([row], "live")
    if problems:
        return None
    rid = str(ids_of(table)[0].as_py())
    time = int(times_of(table.column("published").combine_chunks())[0])
    return Arrived(table.to_pylist()[0] | {"id": row.get("id")}, rid, int(rid.removeprefix("r_"), 16), time)
