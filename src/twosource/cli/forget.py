"""`twosource forget CASE REPORT`: take a report's words and bytes out of a case for good."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, note, shapes, waiting, write_json
from twosource.cli.source import one

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    forget = commands.add_parser("forget", help="take a report's words and bytes out of a case for good")
    forget.add_argument("case", metavar="CASE")
    forget.add_argument("report", metavar="REPORT", help="a report's id, or the beginning of it")
    forget.add_argument("--reason", default="", help="why, for the log (no words of the report)")
    forget.add_argument("--dry-run", action="store_true", help="say what would be forgotten; change nothing")
    waiting(forget)
    shapes(forget, csv=False)
    forget.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Forget one report; its dossiers follow."""
    from twosource import desk
    from twosource.case import Case
    from twosource.progress import Progress

    with Case.open(args.case, write=not args.dry_run, wait=args.wait) as case, Progress() as progress:
        ids = [rid for story in case.stories() for rid in sorted(case.report_ids(story.name))]
        rid = one("report", args.report, ids)
        stories = case.stories_of(rid) if args.dry_run else desk.forget(case, rid, args.reason, progress=progress)
        clean = args.dry_run or case.scrub()
    would = "would be " if args.dry_run else ""
    note(f"{rid} {would}forgotten, in {', '.join(stories)}")
    if not clean:
        note("a program that reads the case still holds old pages: run `twosource doctor --mend` once it is done")
    if not args.dry_run:
        note("backups made before this still hold it")
    if args.json:
        write_json({"forgotten": rid, "stories": stories, "dry_run": args.dry_run, "clean": clean})
    return OK
