"""A stream of bytes, told apart by what is in it, and handed to whoever reads that sort."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from twosource.intake.decode import decode
from twosource.intake.fetch import Page
from twosource.intake.headers import charset_of
from twosource.intake.item import Item
from twosource.intake.jobs import Job
from twosource.intake.kinds import binary_kind, text_kind
from twosource.intake.make import Known, make_report
from twosource.intake.rows import Found, read_row, read_rows
from twosource.intake.session import Session
from twosource.model import Fetched, Problem

_HEAD = 65_536  # bytes by which a stream's sort is told


def from_stream(
    source: BinaryIO, where: str, suffix: str, session: Session, *, file: Path | None = None, page: Page | None = None
) -> Iterator[Item]:
    """What a stream holds; `file` is the regular file it reads, `page` how it was fetched, if it was."""
    head = source.read(_HEAD)
    if not head:
        yield _failed(where, "empty file")
        return
    binary = binary_kind(head)
    if binary:
        yield _failed(where, f"{binary}, not text: nothing was read from it")
        return
    kind = text_kind(decode(head, declared=True).text, suffix)
    if kind == "rows":
        yield from _rows(head, source, where, session)
    elif kind == "xml":
        yield _failed(where, "an XML file or a feed, not a report: nothing was read from it")
    elif kind == "html":
        yield from _page(head, source, where, session, page)
    elif kind == "json":
        yield from _json(head + source.read(session.settings.max_row), where, session)
    else:
        yield _text(head, source, where, session, page)


def _failed(where: str, message: str) -> Item:
    return Item(problems=(Problem(where, message, failed=True),))


def _fetched(raw: bytes, where: str, page: Page | None) -> Fetched:
    """How bytes came: as a page was fetched, or from a file just now."""
    digest = hashlib.sha256(raw).hexdigest()
    if page is not None:
        return replace(page.fetched, sha256=digest)
    return Fetched(digest, where, datetime.now(UTC).replace(microsecond=0).isoformat())


def _page(head: bytes, source: BinaryIO, where: str, session: Session, page: Page | None) -> Iterator[Item]:
    most = session.settings.max_page
    raw, whole = _bounded(head, source, most)
    notices = () if whole else (Problem(where, f"a very large page: its first {len(raw):,} bytes were read"),)
    job = Job(
        kind="page",
        where=where,
        settings=session.settings,
        raw=raw,
        url=page.fetched.where if page else None,
        charset=charset_of(page) if page else None,
    )
    for answer in session.parse(job):
        if answer.reports or answer.problems:
            yield Item(raw, _fetched(raw, where, page), answer.reports, (*notices, *answer.problems))
            notices = ()


def _text(head: bytes, source: BinaryIO, where: str, session: Session, page: Page | None) -> Item:
    raw, _ = _bounded(head, source, 4 * session.settings.max_text + 4)
    decoded = decode(raw, charset=charset_of(page) if page else None)
    notices = [Problem(where, decoded.notice)] if decoded.notice else []
    known = Known(url=page.fetched.where) if page else Known()
    report, problems = make_report(decoded.text, raw, where, known, session.lexicon, session.settings)
    return Item(raw, _fetched(raw, where, page), (report,) if report else (), (*notices, *problems))


def _rows(head: bytes, source: BinaryIO, where: str, session: Session) -> Iterator[Item]:
    lines = _lines(head, source, session.settings.max_row)

    def read(html: str, raw: bytes, place: str, known: Known) -> Found:
        return _parsed(html, raw, place, known, session)

    for raw, found in read_rows(lines, where, session.lexicon, session.settings, read):
        yield Item(raw, _fetched(raw, where, None), (found[0],) if found[0] else (), tuple(found[1]))


def _parsed(html: str, raw: bytes, where: str, known: Known, session: Session) -> Found:
    """A page that stood in a row."""
    page = html.encode("utf-8", "replace")
    job = Job(kind="page", where=where, settings=session.settings, raw=page, known=known)
    answers = list(session.parse(job))
    reports = [report for answer in answers for report in answer.reports]
    problems = [problem for answer in answers for problem in answer.problems]
    digest = hashlib.sha256(raw).hexdigest()
    return (replace(reports[0], sha256=digest) if reports else None), problems


def _json(raw: bytes, where: str, session: Session) -> Iterator[Item]:
    import json

    try:
        value = json.loads(decode(raw).text, strict=False)
    except (ValueError, RecursionError):
        yield _failed(where, "broken JSON: nothing was read from it")
        return

    def read(html: str, raw: bytes, place: str, known: Known) -> Found:
        return _parsed(html, raw, place, known, session)

    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        place = where if len(rows) == 1 else f"{where}:{number}"
        if isinstance(row, dict):
            part = json.dumps(row, ensure_ascii=True, sort_keys=True).encode()
            report, problems = read_row(row, place, session.lexicon, session.settings, part, read)
            yield Item(part, _fetched(part, where, None), (report,) if report else (), tuple(problems))
        else:
            yield _failed(place, "no JSON object: left out")


def _bounded(head: bytes, source: BinaryIO, most: int) -> tuple[bytes, bool]:
    """Up to `most` bytes, and whether that is all."""
    raw = head + source.read(max(0, most - len(head)) + 1)
    return (raw, True) if len(raw) <= most else (raw[:most], False)


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
