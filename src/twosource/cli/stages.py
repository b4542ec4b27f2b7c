"""`twosource statements|derive|origins|match --jsonl`: one stage alone, JSON Lines in, JSON Lines out."""

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, note, read_file, write

if TYPE_CHECKING:
    from twosource.cli.base import Commands

_STAGES = (
    ("statements", 'who says what in each {"id","text"}'),
    ("derive", 'how report a derives from b in each {"id","a","b"}'),
    ("origins", 'the origins of the reports in each {"id","reports"}'),
    ("match", 'whether two sentences make one claim, in each {"id","a","b"}'),
)


def add(commands: "Commands") -> None:
    """Declare the commands."""
    for name, what in _STAGES:
        stage = commands.add_parser(name, help=f"one stage alone: {what}")
        stage.add_argument("--jsonl", action="store_true", required=True, help="JSON Lines in, JSON Lines out")
        stage.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON Lines; standard input if absent")
        stage.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer each row in order; 3 where some can't be read."""
    from twosource import rows

    answer: Callable[[list[rows.Row]], list[rows.Row]] = getattr(rows, f"{args.command}_rows")
    failed = False
    for answered, problems in rows.answer_all(read_file(args.file), answer):
        for line in answered:
            write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        for problem in problems:
            failed = True
            note(f"{problem.where}: {problem.message}")
    return PARTLY if failed else OK
