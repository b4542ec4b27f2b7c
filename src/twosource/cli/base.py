"""What every command shares: exit codes, notes on standard error, data on standard output.

A command is a module of this package with `add(commands)`, which declares its arguments and nothing heavy, and a
function that runs it and returns an exit code.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import InputError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

OK, FAILED, USAGE, PARTLY, FOUND, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

EPILOG = (
    "exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 4 --fail-on found something, "
    "5 case locked or damaged, 130 interrupted"
)


def note(line: str) -> None:
    """A line for the person, on standard error."""
    print(f"twosource: {line}", file=sys.stderr)  # noqa: T201


def write(data: bytes) -> None:
    """Data for the next program, on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_file(path: str) -> bytes:
    """A file's bytes, or standard input's for `-`; InputError where it can't be read."""
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
