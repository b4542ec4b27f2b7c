"""`twosource archive ...`: text reuse, origins and stories over many reports, kept as Parquet in a folder."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, note

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command and its own commands."""
    archive = commands.add_parser("archive", help="text reuse, origins and stories over many reports")
    parts = archive.add_subparsers(dest="part", metavar="PART", required=True)
    build = parts.add_parser("build", help="build an archive, or go on with one that was stopped")
    build.add_argument("folder", metavar="DIR", help="the archive's folder; made where there is none")
    build.add_argument("inputs", nargs="+", metavar="INPUT", help="JSON Lines, Parquet, WARC, other files, folders")
    build.add_argument("--runner", choices=("threads", "daft", "ray"), default="threads", help="what runs it")
    build.add_argument("--workers", type=int, default=0, metavar="N", help="threads (default: one a core)")
    build.set_defaults(run=_build)


def _build(args: argparse.Namespace) -> int:
    from twosource.archive.build import build
    from twosource.progress import Progress

    with Progress() as progress:
        problems = build(Path(args.folder), args.inputs, runner=args.runner, workers=args.workers, progress=progress)
    for problem in problems[:20]:
        note(f"{problem.where}: {problem.message}")
    if len(problems) > 20:
        note(f"... and {len(problems) - 20} more problems: {args.folder}/problems.parquet")
    return PARTLY if any(problem.failed for problem in problems) else OK
