"""The journal of a live archive: each report as it came, a line on disk before anything else is done with it.

`DIR/live/journal/000000128.jsonl` begins with the 129th report since the build. Journals are kept: they are the
reports themselves, to be read by the next build. A line without its end was never acknowledged.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO


class Journal:
    """Where new reports are written to; `count` of them aren't in a part yet."""

    def __init__(self, folder: Path, first: int) -> None:
        """Of the `live` folder of an archive whose parts hold `first` reports. Nothing is made before it is needed."""
        self.folder, self.first, self.count = folder / "journal", first, 0
        self.sink: BinaryIO | None = None

    def unread(self) -> Iterator[dict[str, Any]]:
        """The reports of the journal that no part holds yet, in order of arrival."""
        files = sorted(self.folder.glob("*.jsonl"))
        starts = [int(path.stem) for path in files]
        for path, start, end in zip(files, starts, [*starts[1:], None][: len(files)], strict=True):
            if end is not None and end <= self.first:
                continue
            whole = path.read_bytes()
            for line in whole[: whole.rfind(b"\n") + 1].splitlines()[max(0, self.first - start) :]:
                self.count += 1
                yield json.loads(line)

    def write(self, row: Mapping[str, Any]) -> None:
        """A report, on disk when this is over."""
        if self.sink is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.sink = self._opened()
        self.sink.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self.sink.flush()
        os.fsync(self.sink.fileno())
        self.count += 1

    def _opened(self) -> BinaryIO:
        """The file that goes on: the last one if it isn't in a part, without a last line that has no end."""
        files = sorted(self.folder.glob("*.jsonl"))
        path = files[-1] if self.count and files else self.folder / f"{self.first:09d}.jsonl"
        if path.exists():
            whole = path.read_bytes()
            with path.open("r+b") as torn:
                torn.truncate(whole.rfind(b"\n") + 1)
        return path.open("ab")

    def next(self, first: int) -> None:
        """Begin a new file: all that was written is in a part."""
        self.close()
        self.first, self.count = first, 0

    def close(self) -> None:
        """Close the file."""
        if self.sink is not None:
            self.sink.close()
            self.sink = None
