"""What every command shares: exit codes, notes on standard error, data on standard output.

A command is a module of this package with `add(commands)`, which declares its arguments and nothing heavy, and a
function that runs it and returns an exit code.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.errors import InputError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from twosource.model import Dossier, Problem

    Commands = _SubParsersAction[ArgumentParser]

OK, FAILED, USAGE, PARTLY, FOUND, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

EPILOG = (
    "exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 4 --fail-on found something, "
    "5 case locked or damaged, 130 interrupted"
)
# Columns of words, which share the width there is; all others are shown whole.
_PROSE = (
    "gist", "headline", "why", "reason", "words", "says", "what", "what to do", "state", "about", "values", "outlets",
    "chain", "title", "note", "places", "path",
)  # fmt: skip
_WIDE = 200  # columns of a table that goes into a file or a pipe


def note(line: str) -> None:
    """A line for the person, on standard error."""
    print(f"twosource: {line}", file=sys.stderr)  # noqa: T201


def notes(problems: "Sequence[Problem]") -> None:
    """Problems for the person, on standard error, with nothing in them that acts unseen."""
    for problem in problems:
        note(" ".join(f"{problem.where}: {problem.message}".encode("utf-8", "replace").decode().split()))


def write(data: bytes) -> None:
    """Data for the next program, on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """A value as JSON, indented; records by their fields."""
    import msgspec

    from twosource.render.safe import escaped

    write(escaped(msgspec.json.format(msgspec.json.encode(value), indent=1)) + b"\n")


def cell(value: object) -> str:
    """A value as a cell of CSV; a text that a spreadsheet would carry out gets an apostrophe before it.

    >>> cell("=HYPERLINK(1)"), cell(-3), cell("-3 degrees"), cell(None)
    ("'=HYPERLINK(1)", '-3', "'-3 degrees", '')
    """
    from twosource.interchange.clean import cell as safe_cell

    return safe_cell(value) if isinstance(value, str) else "" if value is None else str(value)


def write_csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows as CSV with a header, UTF-8."""
    import csv
    import io

    out = io.StringIO()
    made = csv.writer(out)
    made.writerow(header)
    made.writerows([cell(value) for value in row] for row in rows)
    write(out.getvalue().encode("utf-8", "replace"))


def show_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows as a table for a person; numbers to the right, words that act unseen written out."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from twosource.render.safe import line

    if not rows:
        note("none")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for n, name in enumerate(header):
        numbers = all(isinstance(row[n], int) for row in rows)
        table.add_column(
            name,
            justify="right" if numbers else "left",
            overflow="fold",
            no_wrap=name not in _PROSE,
            ratio=1 if name in _PROSE else None,
        )
    for row in rows:
        table.add_row(*(Text(line("" if value is None else str(value))) for value in row))
    wide = None if sys.stdout.isatty() else _WIDE
    Console(width=wide).print(table)


def answer(args: Namespace, value: Any, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One answer in the shape asked for: `value` as JSON, the rows as CSV, else the rows as a table."""
    if getattr(args, "json", False):
        write_json(value)
    elif getattr(args, "csv", False):
        write_csv(header, rows)
    else:
        show_table(header, rows)


def shapes(parser: ArgumentParser, *, csv: bool = True) -> None:
    """Declare `--json`, and `--csv` for what are rows."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true", help="print the answer as JSON (errors too)")
    if csv:
        group.add_argument("--csv", action="store_true", help="print the rows as CSV, safe to open in a spreadsheet")


def in_story(parser: ArgumentParser) -> None:
    """Declare `--story`."""
    parser.add_argument("--story", default="main", help="the story of the case (default: main, or the only one)")


def waiting(parser: ArgumentParser) -> None:
    """Declare `--wait`."""
    parser.add_argument(
        "--wait", type=seconds, default=5.0, metavar="SECONDS", help="how long to wait for another writer (default: 5)"
    )


def failing_on(parser: ArgumentParser) -> None:
    """Declare `--fail-on`."""
    parser.add_argument(
        "--fail-on",
        choices=("conflict", "single-origin"),
        help="exit with 4 where reports conflict, or where two outlets or more rest on one origin",
    )


def seconds(text: str) -> float:
    """A number of seconds, not negative."""
    value = float(text)
    if not 0 <= value < 1e7:
        raise ValueError("not a time")
    return value


def found(dossier: "Dossier", fail_on: str | None) -> bool:
    """Whether a dossier has what `--fail-on` asks about.

    "conflict": values that conflict (not an update, a correction, a bound or another scope). "single-origin": a claim
    that looks widely told, by two outlets or more, and rests on one origin at most. Rejected claims are passed over.
    """
    if fail_on == "conflict":
        return any(c.relation == "conflict" for c in dossier.conflicts)
    if fail_on == "single-origin":
        standings = [c.standing for c in dossier.claims if c.standing and c.decided != "reject"]
        return any(s.outlets > 1 and s.origins[1] <= 1 for s in standings)
    return False


def read_file(path: str) -> bytes:
    """A file's bytes, or standard input's for `-`; InputError where it can't be read."""
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
