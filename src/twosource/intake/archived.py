"""Archives, read record by record by the parser process, which is started again where a record brings it down."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from twosource.intake.item import Item
from twosource.intake.jobs import Job
from twosource.intake.stream import Stream
from twosource.model import Problem

_PIECE = 1 << 20


def from_archive(kind: Literal["warc", "wacz"], stream: Stream) -> Iterator[Item]:
    """The reports of a web archive, one item a record, in constant memory."""
    if stream.file is not None:
        yield from _read(kind, stream.file, stream)
        return
    with tempfile.NamedTemporaryFile(prefix="twosource-", suffix=f".{kind}") as copy:  # a pipe can't be gone back in
        most = stream.session.settings.max_stream
        piece = stream.head
        while piece and copy.tell() + len(piece) <= most:
            copy.write(piece)
            piece = stream.source.read(_PIECE)
        copy.flush()
        if piece:
            yield stream.failed(f"an archive of more than {most:,} bytes in a pipe: the rest was not read; give a file")
        yield from _read(kind, Path(copy.name), stream)


def _read(kind: Literal["warc", "wacz"], file: Path, stream: Stream) -> Iterator[Item]:
    start = restarts = 0
    while True:
        settings = stream.session.settings
        job = Job(kind=kind, where=stream.where, settings=settings, path=os.fsencode(file), start=start)
        broken = None
        for answer in stream.session.parse(job):
            if answer.reports or answer.problems:
                yield Item(answer.raw, answer.fetched, answer.reports, answer.problems)
            if answer.broken:
                broken = answer.offset
        if broken is None:
            return
        restarts += 1
        if restarts > settings.parser_restarts:
            what = f"brought the parser down {restarts} times: given up, what comes after was not read"
            yield Item(problems=(Problem(f"{stream.where}@{broken}", what, failed=True),))
            return
        start = broken + 1
