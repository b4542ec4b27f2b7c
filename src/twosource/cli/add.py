"""`twosource add CASE PATH...`: put reports into a case, and bring its dossier up to date."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import FAILED, OK, PARTLY, note

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    put = commands.add_parser("add", help="put reports into a case and bring its dossier up to date")
    put.add_argument("case", metavar="CASE", help="the case file; made where there is none")
    put.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    put.add_argument("--story", default="main", help="the story they belong to (default: main)")
    put.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add and say how many were added, were there, and failed."""
    from twosource import desk
    from twosource.case import Case
    from twosource.progress import Progress

    with Case.open(args.case, write=True) as case, Progress() as progress:
        added = desk.add(case, args.paths, story=args.story, progress=progress)
    for problem in added.problems:
        note(f"{problem.where}: {problem.message}")
    failed = sum(problem.failed for problem in added.problems)
    note(f"{len(added.added)} added, {len(added.same)} same, {failed} failed")
    if not added.added and not added.same:
        return FAILED
    return PARTLY if failed else OK
