"""Paths to reports: files, folders and standard input, each told apart by what is in it."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from twosource.intake.decode import decode
from twosource.intake.kinds import binary_kind, text_kind
from twosource.intake.lexicon import Lexicon, load_lexicon
from twosource.intake.make import Known, make_report
from twosource.intake.page import read_page
from twosource.intake.rows import read_row, read_rows
from twosource.model import Problem, Report
from twosource.settings import IntakeSettings

_DEFAULT = IntakeSettings()
_Found = tuple[Report | None, list[Problem]]
_HEAD = 65_536  # bytes by which a file's sort is told
_SKIP = re.compile(
    r"\.(?:css|m?js|map|woff2?|ttf|eot|svg|ico|png|jpe?g|gif|webp|avif|mp[34]|webm|py|toml|ya?ml|lock)$", re.IGNORECASE
)


def read_reports(
    paths: Sequence[str | Path], *, stdin: bytes | None = None, settings: IntakeSettings = _DEFAULT
) -> tuple[list[Report], list[Problem]]:
    """The reports in files, folders (with all below them) and standard input (`-`), and what went wrong.

    `stdin` stands in for standard input. Nothing is raised for bad input: each input that gives no report gives a
    `Problem` with `failed` set. The same report twice is kept once.

    >>> reports, problems = read_reports(["-"], stdin=b"The dam burst at dawn on Monday, officials in Lima said.")
    >>> reports[0].path, problems
    ('-', [])
    """
    lexicon = load_lexicon()
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    for report, notices in _all(paths, stdin, lexicon, settings):
        if report is not None and report.id in reports:
            problems.append(Problem(report.path, f"same as {reports[report.id].path}, counted once"))
            continue
        problems.extend(notices)
        if report is not None:
            reports[report.id] = report
    return list(reports.values()), problems


def _all(
    paths: Sequence[str | Path], stdin: bytes | None, lexicon: Lexicon, settings: IntakeSettings
) -> Iterator[_Found]:
    for path in paths:
        if str(path) == "-":
            source = BytesIO(stdin) if stdin is not None else sys.stdin.buffer
            yield from _stream(source, "-", "", lexicon, settings)
        else:
            yield from _path(Path(path), lexicon, settings)


def _path(path: Path, lexicon: Lexicon, settings: IntakeSettings) -> Iterator[_Found]:
    where = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _folder(path, lexicon, settings)
            return
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            yield None, [Problem(where, "neither a file nor a folder", failed=True)]
            return
        with path.open("rb") as source:
            yield from _stream(source, where, path.suffix.lower(), lexicon, settings)
    except FileNotFoundError:
        yield None, [Problem(where, "no such file or folder", failed=True)]
    except PermissionError:
        yield None, [Problem(where, "may not be read (permission denied)", failed=True)]
    except (OSError, ValueError) as error:
        yield (
            None,
            [
                Problem(
                    where.replace("\0", "\\0"),
                    f"could not be read ({getattr(error, 'strerror', None) or error})",
                    failed=True,
                )
            ],
        )


def _folder(folder: Path, lexicon: Lexicon, settings: IntakeSettings) -> Iterator[_Found]:
    files: list[Path] = []
    problems: list[Problem] = []
    for root, folders, names in os.walk(folder, onerror=lambda e: problems.append(_closed(e))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(root) / name for name in names if not name.startswith(".")]
    skipped = [path for path in files if _SKIP.search(path.name)]
    left = sorted(path for path in files if not _SKIP.search(path.name))
    if problems:
        yield None, problems
    if skipped:
        kinds = ", ".join(sorted({path.suffix.lower() for path in skipped}))
        what = "1 file that is no report was" if len(skipped) == 1 else f"{len(skipped)} files that are no reports were"
        yield None, [Problem(str(folder), f"{what} left out ({kinds})")]
    if not left:
        yield None, [Problem(str(folder), "no reports in this folder", failed=True)]
    for path in left:
        for report, notices in _path(path, lexicon, settings):
            if report is None and path.suffix.lower() == ".json":  # a folder may hold data that nobody gave as a report
                notices = [replace(notice, failed=False) for notice in notices]
            yield report, notices


def _closed(error: OSError) -> Problem:
    return Problem(str(error.filename), f"could not be read ({error.strerror})", failed=True)


def _stream(source: BinaryIO, where: str, suffix: str, lexicon: Lexicon, settings: IntakeSettings) -> Iterator[_Found]:
    head = source.read(_HEAD)
    if not head:
        yield None, [Problem(where, "empty file", failed=True)]
        return
    binary = binary_kind(head)
    if binary:
        yield None, [Problem(where, f"{binary}, not text: nothing was read from it", failed=True)]
        return
    kind = text_kind(decode(head, declared=True).text, suffix)
    if kind == "rows":
        yield from read_rows(_lines(head, source, settings.max_row), where, lexicon, settings)
    elif kind == "xml":
        yield None, [Problem(where, "an XML file or a feed, not a report: nothing was read from it", failed=True)]
    elif kind == "html":
        raw, whole = _bounded(head, source, settings.max_page)
        page = decode(raw, declared=True)
        notices = [Problem(where, page.notice)] if page.notice else []
        if not whole:
            notices.append(Problem(where, f"a very large page: its first {len(raw):,} bytes were read"))
        report, problems = read_page(page.text, raw, where, lexicon, settings)
        yield report, [*notices, *problems]
    elif kind == "json":
        yield from _json(head + source.read(settings.max_row), where, lexicon, settings)
    else:
        yield _text(head, source, where, lexicon, settings)


def _text(head: bytes, source: BinaryIO, where: str, lexicon: Lexicon, settings: IntakeSettings) -> _Found:
    raw, _ = _bounded(head, source, 4 * settings.max_text + 4)
    decoded = decode(raw)
    notices = [Problem(where, decoded.notice)] if decoded.notice else []
    report, problems = make_report(decoded.text, raw, where, Known(), lexicon, settings)
    return report, [*notices, *problems]


def _json(raw: bytes, where: str, lexicon: Lexicon, settings: IntakeSettings) -> Iterator[_Found]:
    import json

    try:
        value = json.loads(decode(raw).text, strict=False)
    except (ValueError, RecursionError):
        yield None, [Problem(where, "broken JSON: nothing was read from it", failed=True)]
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        place = where if len(rows) == 1 else f"{where}:{number}"
        if isinstance(row, dict):
            yield read_row(row, place, lexicon, settings)
        else:
            yield None, [Problem(place, "no JSON object: left out", failed=True)]


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
