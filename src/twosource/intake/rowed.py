"""JSON Lines and JSON documents: an item for each row."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from twosource.intake.decode import decode
from twosource.intake.item import Item
from twosource.intake.jobs import Job
from twosource.intake.make import Known
from twosource.intake.rows import Found, read_row, read_rows
from twosource.intake.session import Session
from twosource.intake.stream import Stream


def from_rows(stream: Stream) -> Iterator[Item]:
    """The reports of JSON Lines, in constant memory."""
    session = stream.session
    lines = _lines(stream.head, stream.source, session.settings.max_row)
    reader = _Pages(session)
    for raw, found in read_rows(lines, stream.where, session.lexicon, session.settings, reader.read):
        yield _item(raw, found, stream)


def from_json(stream: Stream) -> Iterator[Item]:
    """The reports of a JSON document: one object, or a list of them."""
    session = stream.session
    raw, whole = stream.bounded(session.settings.max_row)
    if not whole:
        yield stream.failed(f"a JSON document of more than {session.settings.max_row:,} bytes: give it as JSON Lines")
        return
    try:
        value = json.loads(decode(raw).text, strict=False)
    except (ValueError, RecursionError):
        yield stream.failed("broken JSON: nothing was read from it")
        return
    rows = value if isinstance(value, list) else [value]
    reader = _Pages(session)
    for number, row in enumerate(rows, 1):
        place = stream.where if len(rows) == 1 else f"{stream.where}:{number}"
        if isinstance(row, dict):
            part = json.dumps(row, ensure_ascii=True, sort_keys=True).encode()
            found = read_row(row, place, session.lexicon, session.settings, part, reader.read)
            yield _item(part, found, stream)
        else:
            yield replace(stream, where=place).failed("no JSON object: left out")


def _item(raw: bytes, found: Found, stream: Stream) -> Item:
    report, problems = found
    return Item(raw, stream.came(raw) if raw else None, (report,) if report else (), tuple(problems))


class _Pages:
    """Reads pages that stand in rows, in the parser process."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, html: str, raw: bytes, where: str, known: Known) -> Found:
        page = html.encode("utf-8", "replace")
        job = Job(kind="page", where=where, settings=self._session.settings, raw=page, known=known)
        answers = list(self._session.parse(job))
        reports = [report for answer in answers for report in answer.reports]
        problems = [problem for answer in answers for problem in answer.problems]
        digest = hashlib.sha256(raw).hexdigest()
        return (replace(reports[0], sha256=digest) if reports else None), problems


def _lines(head: bytes, source: BinaryIO, most: int) -> Iterable[bytes]:
    """Lines split at \\n only; of an overlong one, `most` + 1 bytes and no more in memory."""
    buffer = BytesIO(head)
    carry = b""
    for line in buffer:
        if line.endswith(b"\n"):
            yield line
        else:
            carry = line
    if carry or head:
        rest = source.readline(most + 1)
        if carry or rest:
            yield carry + rest
        if rest and not rest.endswith(b"\n"):
            _skip_line(source)
    while line := source.readline(most + 1):
        yield line
        if not line.endswith(b"\n"):
            _skip_line(source)


def _skip_line(source: BinaryIO) -> None:
    while (more := source.readline(1 << 20)) and not more.endswith(b"\n"):
        pass
