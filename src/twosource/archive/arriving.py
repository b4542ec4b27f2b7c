"""What is handed to a live archive, row by row."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from twosource.archive.plan import plan
from twosource.archive.read import read_shard
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
