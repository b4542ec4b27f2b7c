"""One writer at a time: a lock beside the case that dies with its holder, and says who that is.

SQLite lets writers take turns by the transaction; a desk's addition is several, with the thinking in between. So a
writer holds `.CASE-writer` for the whole of it. The lock is the system's own (it goes when the process goes, kill -9
included); what is written in the file only names the holder.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from twosource.errors import CaseError
from twosource.settings import CaseSettings


@contextmanager
def writer_place(path: str, what: str, wait: float, settings: CaseSettings | None = None) -> Iterator[None]:
    """Hold the writer's place of the case at `path`, waiting up to `wait` seconds; CaseError says who has it."""
    settings = settings or CaseSettings()
    try:
        handle = os.open(_beside(path), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(f"{path}: can't be written here ({error.strerror})") from error
    try:
        until = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= until:
                raise CaseError(f"{path}: locked: {_holder(path)} is writing to it (wait longer with --wait SECONDS)")
            time.sleep(settings.ask_again)
        _sign(handle, what)
        yield
    finally:
        os.close(handle)


def _beside(path: str) -> Path:
    """The lock's file: hidden, so that a folder of reports that holds the case doesn't seem to hold one more."""
    return Path(path).with_name(f".{Path(path).name}-writer")


def _sign(handle: int, what: str) -> None:
    """Say who holds the place; where there is no room left to say so, the lock holds all the same."""
    line = f"{what} (process {os.getpid()}, since {datetime.now(UTC).isoformat(timespec='seconds')})"
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, line.encode())
    except OSError:
        return


def _holder(path: str) -> str:
    try:
        return _beside(path).read_text(encoding="utf-8", errors="replace").strip() or "another program"
    except OSError:
        return "another program"


def _taken(handle: int) -> bool:
    """Whether the lock is now ours."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        return _taken_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _taken_on_windows(handle: int) -> bool:  # pragma: no cover - Windows
    """The same by a lock on a byte far behind what is written, so that the holder's name can be read."""
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    os.lseek(handle, 1 << 30, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
