"""`twosource investigate PATH...`: read reports of one story and print the dossier."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import EPILOG, FAILED, OK, PARTLY, note, write
from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    look = commands.add_parser("investigate", help="read reports of one story and print the dossier", epilog=EPILOG)
    look.add_argument("paths", nargs="+", metavar="PATH", help="files or folders (text, HTML, JSON Lines); - is stdin")
    look.add_argument("--json", action="store_true", help="print the dossier as JSON (see `twosource schema`)")
    look.add_argument("--html", metavar="FILE", help="also write the dossier as one self-contained page")
    look.add_argument("--all", action="store_true", help="print every claim, not only the first ones")
    look.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the dossier; 3 where some inputs failed."""
    from twosource.pipeline import investigate
    from twosource.progress import Progress

    stdin = sys.stdin.buffer.read() if "-" in args.paths else None
    with Progress() as progress:
        dossier = investigate(args.paths, stdin=stdin, progress=progress)
    if args.html:
        from twosource.render.page import page

        try:
            Path(args.html).write_text(page(dossier), encoding="utf-8")
        except OSError as error:
            raise TwosourceError(f"{args.html}: {error.strerror}") from error
        note(f"wrote {args.html}")
    if args.json:
        from twosource.render.contract import to_json

        write(to_json(dossier))
        for problem in dossier.problems:
            note(f"{problem.where}: {problem.message}")
    else:
        from rich.console import Console

        from twosource.render.terminal import show

        show(dossier, Console(), everything=args.all)
    if not dossier.reports:
        return FAILED
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK
