"""Files, folders and standard input."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from twosource.intake.decode import shown
from twosource.intake.followed import from_stream
from twosource.intake.item import Item
from twosource.intake.session import Session
from twosource.intake.stream import Stream
from twosource.model import Problem

_SKIP = re.compile(
    r"\.(?:css|m?js|map|woff2?|ttf|eot|svg|ico|png|jpe?g|gif|webp|avif|mp[34]|webm|py|toml|ya?ml|lock)$", re.IGNORECASE
)


def from_stdin(stdin: bytes | None, session: Session) -> Iterator[Item]:
    """What standard input holds, or `stdin` in its place."""
    yield from from_stream(Stream(BytesIO(stdin) if stdin is not None else sys.stdin.buffer, "-", session))


def from_path(path: Path, session: Session) -> Iterator[Item]:
    """What a file or a folder holds."""
    where = shown(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _folder(path, session)
            return
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            yield _failed(where, "neither a file nor a folder")
            return
        with path.open("rb") as source:
            file = path if stat.S_ISREG(mode) else None
            yield from from_stream(Stream(source, where, session, suffix=path.suffix.lower(), file=file))
    except FileNotFoundError:
        yield _failed(where, "no such file or folder")
    except PermissionError:
        yield _failed(where, "may not be read (permission denied)")
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        yield _failed(where.replace("\0", "\\0"), f"could not be read ({what})")


def _failed(where: str, message: str) -> Item:
    return Item(problems=(Problem(where, message, failed=True),))


def _folder(folder: Path, session: Session) -> Iterator[Item]:
    files: list[Path] = []
    problems: list[Problem] = []
    for root, folders, names in os.walk(folder, onerror=lambda e: problems.append(_closed(e))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(root) / name for name in names if not name.startswith(".")]
    skipped = [path for path in files if _SKIP.search(path.name)]
    left = sorted(path for path in files if not _SKIP.search(path.name))
    if skipped:
        kinds = ", ".join(sorted({path.suffix.lower() for path in skipped}))
        what = "1 file that is no report was" if len(skipped) == 1 else f"{len(skipped)} files that are no reports were"
        problems.append(Problem(shown(str(folder)), f"{what} left out ({kinds})"))
    if not left:
        problems.append(Problem(shown(str(folder)), "no reports in this folder", failed=True))
    if problems:
        yield Item(problems=tuple(problems))
    for path in left:
        for item in from_path(path, session):
            if not item.reports and path.suffix.lower() == ".json":  # may be data that nobody gave as a report
                item = replace(item, problems=tuple(replace(p, failed=False) for p in item.problems))
            yield item


def _closed(error: OSError) -> Problem:
    return Problem(shown(str(error.filename)), f"could not be read ({error.strerror})", failed=True)
