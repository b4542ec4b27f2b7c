"""`twosource add CASE PATH...`: put reports into a case, and bring its dossier up to date."""

import argparse
import sys
from typing import TYPE_CHECKING

from twosource.cli.base import (
    FAILED,
    FOUND,
    OK,
    PARTLY,
    failing_on,
    found,
    in_story,
    note,
    notes,
    shapes,
    waiting,
    write,
    write_json,
)
from twosource.cli.source import fetching

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.desk import Added


def add(commands: "Commands") -> None:
    """Declare the command."""
    put = commands.add_parser("add", help="put reports into a case and bring its dossier up to date")
    put.add_argument("case", metavar="CASE", help="the case file; made where there is none")
    put.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or addresses; - is stdin")
    in_story(put)
    put.add_argument("--dry-run", action="store_true", help="read, and say what would be added; write nothing")
    put.add_argument("--again", action="store_true", help="add also what was forgotten (it is left out else)")
    fetching(put)
    waiting(put)
    failing_on(put)
    shapes(put, csv=False)
    put.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add and say how many were added, were there, and failed."""
    from twosource import desk
    from twosource.case import Case
    from twosource.progress import Progress

    stdin = sys.stdin.buffer.read() if "-" in args.paths else None
    how = {"story": args.story, "stdin": stdin, "offline": args.offline, "allow_private": args.allow_private}
    if args.dry_run:
        with Progress() as progress:
            added = desk.foresee(args.case, args.paths, **how, progress=progress)
        return _told(args, added)
    with Case.open(args.case, write=True, wait=args.wait) as case:
        if case.migrated:
            note(f"{args.case}: brought up to date; the older file is kept as {case.migrated}")
        try:
            with Progress() as progress:
                added = desk.add(case, args.paths, **how, again=args.again, jobs=args.jobs, progress=progress)
        except KeyboardInterrupt:
            note(f"stopped; {args.case} keeps what was read, and the same command completes it")
            raise
        code = _told(args, added)
        dossier = case.dossier(args.story) if args.fail_on else None
    return FOUND if code == OK and dossier is not None and found(dossier, args.fail_on) else code


def _told(args: argparse.Namespace, added: "Added") -> int:
    """Say what became of the inputs; the exit code."""
    notes(added.problems)
    failed = sum(problem.failed for problem in added.problems)
    for aside in added.aside:
        note(f"{aside.report}: {aside.why}; kept, not counted")
    if args.json:
        told = {"story": args.story, "dry_run": args.dry_run, "added": added.added, "same": added.same}
        write_json({**told, "failed": failed, "aside": added.aside, "problems": added.problems})
    elif args.dry_run:
        write("".join(f"{rid}\n" for rid in added.added).encode())
    would = "would be " if args.dry_run else ""
    note(f"{len(added.added)} {would}added, {len(added.same)} same, {failed} failed")
    if failed and not added.added and not added.same:
        return FAILED
    return PARTLY if failed else OK
