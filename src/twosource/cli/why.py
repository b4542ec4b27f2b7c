"""`twosource why CLAIM PATH...`: what a claim's counts rest on, in sentences."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, note, write
from twosource.errors import CaseError, InputError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.model import Dossier

_SQLITE = b"SQLite format 3\0"


def add(commands: "Commands") -> None:
    """Declare the command."""
    why = commands.add_parser("why", help="what a claim's counts rest on, in sentences")
    why.add_argument("claim", metavar="CLAIM", help="a claim's id, the beginning of it, or some of its words")
    why.add_argument("paths", nargs="+", metavar="PATH", help="a case file, or files and folders; - is stdin")
    why.add_argument("--story", default="main", help="the story, where PATH is a case (default: main)")
    why.add_argument("--json", action="store_true", help="print the sentences with their places as JSON")
    why.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Explain one claim of a case, or of reports read for the purpose; 3 where some inputs failed."""
    from twosource.dossier import find_claim, why

    dossier = _dossier(args)
    if not dossier.reports:
        raise InputError("no report could be read")
    explained = why(dossier, find_claim(dossier, args.claim))
    if args.json:
        from twosource.render.why import why_json

        write(why_json(explained))
    else:
        from rich.console import Console

        from twosource.render.why import show_why

        show_why(explained, Console())
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK


def _dossier(args: argparse.Namespace) -> "Dossier":
    if len(args.paths) == 1 and _is_case(args.paths[0]):
        from twosource.case import Case

        with Case.open(args.paths[0]) as case:
            held = case.dossier(args.story)
        if held is None:
            raise CaseError(f"{args.paths[0]}: no story “{args.story}” with a dossier")
        return held
    from twosource.pipeline import investigate
    from twosource.progress import Progress

    stdin = sys.stdin.buffer.read() if "-" in args.paths else None
    with Progress() as progress:
        dossier = investigate(args.paths, stdin=stdin, progress=progress)
    for problem in dossier.problems:
        note(f"{problem.where}: {problem.message}")
    return dossier


def _is_case(path: str) -> bool:
    """Whether a file is a database, by its first bytes."""
    file = Path(path)
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_SQLITE)) == _SQLITE
