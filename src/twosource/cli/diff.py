"""`twosource diff A B`: two reports side by side, sentence by sentence."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, note, write
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    diff = commands.add_parser("diff", help="two reports side by side, sentence by sentence")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    diff.add_argument("--json", action="store_true", help="print the aligned sentences as JSON")
    diff.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the aligned sentences of two files."""
    from twosource.intake import read_reports
    from twosource.render.side_by_side import aligned_json, show_diff
    from twosource.reuse import diff

    reports, problems = read_reports([args.a, args.b])
    for problem in problems:
        note(f"{problem.where}: {problem.message}")
    if len(reports) != 2:
        raise InputError("diff needs two readable, different reports")
    by_path = sorted(reports, key=lambda r: [args.a, args.b].index(r.path) if r.path in (args.a, args.b) else 2)
    a, b = by_path
    rows = diff(a, b)
    if args.json:
        write(aligned_json(a, b, rows))
    else:
        from rich.console import Console

        show_diff(a, b, rows, Console())
    return OK
