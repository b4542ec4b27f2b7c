"""`twosource statements|origins` of a case or of reports; and any one stage alone over JSON Lines (`--jsonl`)."""

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, answer, note, read_file, shapes, write
from twosource.cli.source import fetching, given
from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.model import Dossier

_ROWS = (
    ("derive", 'how report a derives from b in each {"id","a","b"}'),
    ("match", 'whether two sentences make one claim, in each {"id","a","b"}'),
)
_LISTS = (
    ("statements", "who says what in a case or in reports", '{"id","text"}'),
    ("origins", "where the reporting of a case or of reports comes from", '{"id","reports"}'),
)
STATEMENTS = ("statement", "outlet", "speaker", "stance", "says", "chain")
ORIGINS = ("origin", "kind", "name", "reports", "outlets", "reason")


def add(commands: "Commands") -> None:
    """Declare the commands."""
    for name, what in _ROWS:
        stage = commands.add_parser(name, help=f"one stage alone: {what}")
        stage.add_argument("--jsonl", action="store_true", required=True, help="JSON Lines in, JSON Lines out")
        stage.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON Lines; standard input if absent")
        stage.set_defaults(run=run_rows)
    for name, what, row in _LISTS:
        listing = commands.add_parser(name, help=f"{what}; with --jsonl one stage alone, for each {row}")
        listing.add_argument(
            "paths",
            nargs="*",
            metavar="CASE|PATH",
            help="a case file, or files and folders; with --jsonl one file of rows",
        )
        listing.add_argument("--story", default="main", help="the story of the case (default: main, or the only one)")
        fetching(listing)
        listing.add_argument("--jsonl", action="store_true", help="JSON Lines in (standard input if no file), and out")
        shapes(listing)
        listing.set_defaults(run=run_list)


def run_list(args: argparse.Namespace) -> int:
    """List what a dossier holds; with `--jsonl` answer rows."""
    if args.jsonl:
        if len(args.paths) > 1:
            raise UsageError("--jsonl takes one file, or standard input")
        args.file = args.paths[0] if args.paths else "-"
        return run_rows(args)
    if not args.paths:
        raise UsageError("give a case file or reports (or --jsonl, for rows on standard input)")
    dossier = given(args).dossier
    (_statements if args.command == "statements" else _origins)(args, dossier)
    return PARTLY if any(p.failed for p in dossier.problems) else OK


def _statements(args: argparse.Namespace, dossier: "Dossier") -> None:
    reports = {r.id: r for r in dossier.reports}
    rows = []
    for s in dossier.statements:
        says = " ".join(reports[s.report].quote(span) for span in s.content)
        speaker = s.speaker.name if s.speaker else None
        rows.append((s.id, reports[s.report].name, speaker, s.stance, says, " → ".join(s.chain)))
    answer(args, {"statements": dossier.statements}, STATEMENTS, rows)


def _origins(args: argparse.Namespace, dossier: "Dossier") -> None:
    names = {r.id: r.name for r in dossier.reports}
    rows = []
    for o in dossier.origins:
        outlets = ", ".join(dict.fromkeys(names.get(rid, rid) for rid in o.reports))
        rows.append((o.id, o.kind, o.name, len(o.reports), outlets, o.reason))
    answer(args, {"origins": dossier.origins}, ORIGINS, rows)


def run_rows(args: argparse.Namespace) -> int:
    """Answer each row in order; 3 where some can't be read."""
    from twosource import rows

    stage: Callable[[list[rows.Row]], list[rows.Row]] = getattr(rows, f"{args.command}_rows")
    failed = False
    for answered, problems in rows.answer_all(read_file(args.file), stage):
        for line in answered:
            write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        for problem in problems:
            failed = True
            note(f"{problem.where}: {problem.message}")
    return PARTLY if failed else OK
