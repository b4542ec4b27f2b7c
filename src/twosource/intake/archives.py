"""Web archives: WARC, plain or gzip, and WACZ. Called in the parser process, record by record, in constant memory.

What is damaged is told with its offset, and reading goes on at the next record that begins well.
"""

import os
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from twosource.intake.digests import block_holds, is_of
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.records import dechunked, holds_page, read_page_record
from twosource.intake.window import Window
from twosource.intake.zipped import parts_of
from twosource.model import Problem

_NEXT = b"\r\n\r\nWARC/1."  # how the next record begins


def read_warc(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """The pages of a WARC file."""
    left: Counter[str] = Counter()
    with Path(os.fsdecode(job.path)).open("rb") as file:
        yield from _part(Window(file, 0, _size(file)), job, lexicon, left)
    yield from _told(job, left)


def read_wacz(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """The pages of the WARC files in a WACZ file."""
    left: Counter[str] = Counter()
    with Path(os.fsdecode(job.path)).open("rb") as file:
        parts, problems = parts_of(file, job.where)
        if problems and job.start == 0:
            yield Answer(problems=tuple(problems))
        for part in parts:
            if part.end > job.start:
                yield from _part(Window(file, part.start, part.end), job, lexicon, left)
    yield from _told(job, left)


def _size(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)


def _told(job: Job, left: Counter[str]) -> Iterator[Answer]:
    if left:
        what = ", ".join(f"{count} {kind}" for kind, count in sorted(left.items()))
        yield Answer(problems=(Problem(job.where, f"records that hold no page were left out: {what}"),))


@dataclass(slots=True)
class _Walk:
    """Where reading is: the offset of the record at hand, and whether it was read."""

    at: int
    read: bool = False


def _part(window: Window, job: Job, lexicon: Lexicon, left: Counter[str]) -> Iterator[Answer]:
    """The records of one WARC, from where the job begins; after damage, on from the next that begins well."""
    at: int | None = window.start
    if job.start > window.start:
        at = yield from window.next_record(job.start)
    while at is not None:
        walk = _Walk(at)
        try:
            at = yield from _records(window, walk, job, lexicon, left)
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            at = yield from window.next_record(walk.at + 1)
            yield Answer(offset=walk.at, problems=(_damage(job, walk, at, str(error)[:60]),))


def _unlike(record: Any, raw: bytes, at: int, job: Job, *, sound: bool) -> tuple[Problem, ...]:
    """That a record, read whole, isn't what its digests say (`sound`: its block is); the report is kept, and marked."""
    wrong = [] if sound else ["block"]
    said = str(record.headers.get("WARC-Payload-Digest") or "")
    if len(raw) <= job.settings.max_page and not is_of(said, (raw, dechunked(raw))):
        wrong.append("payload")
    what = f"the {' and the '.join(wrong)} digest of this record is of other bytes: they were changed or damaged"
    return (Problem(f"{job.where}@{at}", f"{what}; what is there was read", failed=True),) if wrong else ()


def _damage(job: Job, walk: _Walk, on: int | None, why: str) -> Problem:
    goes = f"reading went on at offset {on}" if on is not None else "nothing after it could be read"
    what = "damage in or after this record" if walk.read else "a damaged record, left out"
    return Problem(f"{job.where}@{walk.at}", f"{what} ({why}); {goes}", failed=True)


def _records(
    window: Window, walk: _Walk, job: Job, lexicon: Lexicon, left: Counter[str]
) -> Generator[Answer, None, int | None]:
    """The records from `walk.at` on. Returns None at the end, or an offset from which to go on."""
    from fastwarc.warc import ArchiveIterator

    base, most = walk.at, job.settings.max_page
    for record in ArchiveIterator(window.stream(base), parse_http=False, strict_mode=False):
        walk.at, walk.read = base + record.stream_pos, False
        yield Answer(offset=walk.at)
        whole = record.content_length
        sound = whole > most or block_holds(record)
        held = record.content_length  # what is there of it, once it was held against its digest
        record.parse_http()
        expected = whole - (held - record.content_length)
        if window.packed and expected > most:
            left[f"larger than {most:,} bytes"] += 1
            return (yield from window.next_record(walk.at + 1))  # stepped over without unpacking it
        raw = record.reader.read(most + 1) if holds_page(record, left) else None
        missing = expected - len(raw or b"") - record.consume()
        swallowed = (raw or b"").find(_NEXT)
        if raw is not None:
            answer = read_page_record(record, raw[:swallowed] if swallowed >= 0 else raw, walk.at, job, lexicon)
            yield answer
            if missing <= 0 and swallowed < 0:
                yield Answer(problems=_unlike(record, raw, walk.at, job, sound=sound))
        walk.read = True
        if missing > 0 or swallowed >= 0:
            on = yield from window.next_record(walk.at + 1)
            what = f"claims {expected:,} bytes, which are not there or not its own"
            yield Answer(problems=(_damage(job, walk, on, what),))
            return on
    rest = window.after(walk.at)
    if rest:
        what = f"{rest:,} bytes after this record hold no record"
        yield Answer(problems=(_damage(job, walk, None, what),))
    return None
