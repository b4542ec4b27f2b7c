"""`twosource archive ...`: text reuse, origins and stories over many reports, kept as Parquet in a folder."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import FAILED, OK, PARTLY, note, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.archive.ask import Estimate
    from twosource.cli.base import Commands
    from twosource.model import Problem


def add(commands: "Commands") -> None:
    """Declare the command and its own commands."""
    archive = commands.add_parser("archive", help="text reuse, origins and stories over many reports")
    parts = archive.add_subparsers(dest="part", metavar="PART", required=True)
    build = parts.add_parser("build", help="build an archive, or go on with one that was stopped")
    build.add_argument("folder", metavar="DIR", help="the archive's folder; made where there is none")
    build.add_argument("inputs", nargs="+", metavar="INPUT", help="JSON Lines, Parquet, WARC, other files, folders")
    build.add_argument("--runner", choices=("threads", "daft", "ray"), default="threads", help="what runs it")
    build.add_argument("--workers", type=int, default=0, metavar="N", help="threads (default: one a core)")
    build.add_argument("--estimate", action="store_true", help="say what it would cost, and do nothing")
    build.set_defaults(run=_build)
    put = parts.add_parser("add", help="take in reports one at a time, and print what they share with others")
    put.add_argument("folder", metavar="DIR")
    put.add_argument("inputs", nargs="+", metavar="INPUT", help="as for build; - is JSON Lines on standard input")
    put.set_defaults(run=_add)
    for name, what in (
        ("reuse", "passages taken over (with those of reports added since the build)"),
        ("origins", "of each report its parent, the root of its tree, and its story"),
        ("stories", "the stories, largest first"),
    ):
        answer = parts.add_parser(name, help=f"print {what}, as JSON Lines")
        answer.add_argument("folder", metavar="DIR")
        answer.set_defaults(run=_answer)
    every = parts.add_parser("examine", help="examine every story of some size, into DIR/dossiers")
    every.add_argument("folder", metavar="DIR")
    every.add_argument("--least", type=int, default=2, metavar="N", help="reports of a story (default: 2)")
    every.add_argument("--most", type=int, default=400, metavar="N", help="reports of a story (default: 400)")
    every.add_argument("--runner", choices=("threads", "daft", "ray"), default="threads", help="what runs it")
    every.add_argument("--workers", type=int, default=1, metavar="N", help="threads (default: 1)")
    every.add_argument("--estimate", action="store_true", help="say what it would cost, and do nothing")
    every.set_defaults(run=_examine)
    story = parts.add_parser("story", help="examine one story as a dossier")
    story.add_argument("folder", metavar="DIR")
    story.add_argument("story", metavar="ID", help="the id of a story, or of any report in it")
    story.add_argument("--json", action="store_true", help="print the dossier as JSON (see `twosource schema`)")
    story.add_argument("--estimate", action="store_true", help="say what it would cost, and do nothing")
    story.set_defaults(run=_story)


def _tell(problems: "Sequence[Problem]", folder: str) -> int:
    for problem in problems[:20]:
        note(f"{problem.where}: {problem.message}")
    if len(problems) > 20:
        note(f"... and {len(problems) - 20:,} more: {folder}/problems.parquet")
    return PARTLY if any(problem.failed for problem in problems) else OK


def _guess(estimate: "Estimate") -> int:
    line = (
        f"about {estimate.reports:,} reports: {estimate.cpu:,.0f} CPU-seconds, {estimate.memory / 1e9:.1f} GB of memory"
    )
    note(line + (f", {estimate.disk / 1e9:.1f} GB on disk" if estimate.disk else ""))
    return OK


def _build(args: argparse.Namespace) -> int:
    from twosource.archive.build import build
    from twosource.progress import Progress

    if args.estimate:
        from twosource.archive.ask import estimate_build
        from twosource.settings import ArchiveCosts, ArchiveSettings

        return _guess(estimate_build(args.inputs, ArchiveSettings(), ArchiveCosts()))
    with Progress() as progress:
        problems = build(Path(args.folder), args.inputs, runner=args.runner, workers=args.workers, progress=progress)
    return _tell(problems, args.folder)


def _add(args: argparse.Namespace) -> int:
    from twosource.archive.files import writing

    with writing(Path(args.folder), "archive add"):
        return _take_in(args)


def _take_in(args: argparse.Namespace) -> int:
    from twosource.archive.arriving import rows_of
    from twosource.archive.live import Live

    live = Live(Path(args.folder))
    told = problems = 0
    try:
        for row, failed in rows_of(args.inputs, sys.stdin.buffer):
            if failed:
                note(failed)
                problems += 1
                continue
            for taken in live.add([row])[0]:
                line = {name: getattr(taken, name) for name in taken.__slots__}
                write(json.dumps(line).encode() + b"\n")
            told += 1
    finally:
        live.close()
    note(f"{told:,} reports taken in, {problems:,} left out")
    return FAILED if not told else PARTLY if problems else OK


def _answer(args: argparse.Namespace) -> int:
    from twosource.archive.ask import rows, table

    folder = Path(args.folder)
    answer = None
    if args.part == "reuse" and (folder / "live").exists():
        from twosource.archive.live import Live

        answer = Live(folder).reuse()
    for line in rows(table(folder, args.part) if answer is None else answer):
        write(line)
    return OK


def _examine(args: argparse.Namespace) -> int:
    from twosource.archive.examine import estimate_all, examine_all
    from twosource.progress import Progress
    from twosource.settings import ArchiveCosts

    guess = _guess(estimate_all(Path(args.folder), args.least, args.most, ArchiveCosts()))
    if args.estimate:
        return guess
    with Progress() as progress:
        done, problems = examine_all(
            Path(args.folder),
            least=args.least,
            most=args.most,
            runner=args.runner,
            workers=args.workers,
            progress=progress,
        )
    note(f"{done:,} dossiers in {args.folder}/dossiers")
    return _tell(problems, args.folder)


def _story(args: argparse.Namespace) -> int:
    from twosource.archive.ask import estimate_story, examine_story
    from twosource.progress import Progress
    from twosource.settings import ArchiveCosts

    if args.estimate:
        return _guess(estimate_story(Path(args.folder), args.story, ArchiveCosts()))
    with Progress() as progress:
        dossier = examine_story(Path(args.folder), args.story, progress=progress)
    if args.json:
        from twosource.render.contract import to_json

        write(to_json(dossier))
    else:
        from rich.console import Console

        from twosource.render.terminal import show

        show(dossier, Console())
    return OK
