"""Parse, call, print. Data goes to standard output, all else to standard error.

Exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 130 interrupted.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from twosource import __version__
from twosource.errors import InputError, TwosourceError, UsageError

OK, FAILED, USAGE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 130

_EPILOG = """exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 130 interrupted"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twosource",
        description="How many independent sources stand behind a claim in the news, pointing at the exact words.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"twosource {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    look = commands.add_parser("investigate", help="read reports of one story and print the dossier", epilog=_EPILOG)
    look.add_argument("paths", nargs="+", metavar="PATH", help="files or folders (text, HTML, JSON Lines); - is stdin")
    look.add_argument("--json", action="store_true", help="print the dossier as JSON (see `twosource schema`)")
    look.add_argument("--html", metavar="FILE", help="also write the dossier as one self-contained page")
    look.add_argument("--all", action="store_true", help="print every claim, not only the first ones")
    look.set_defaults(run=_investigate)

    diff = commands.add_parser("diff", help="two reports side by side, sentence by sentence")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    diff.add_argument("--json", action="store_true", help="print the aligned sentences as JSON")
    diff.set_defaults(run=_diff)

    for name, what in (
        ("statements", 'who says what in each {"id","text"}'),
        ("derive", 'how report a derives from b in each {"id","a","b"}'),
        ("origins", 'the origins of the reports in each {"id","reports"}'),
        ("match", 'whether two sentences make one claim, in each {"id","a","b"}'),
    ):
        stage = commands.add_parser(name, help=f"one stage alone: {what}")
        stage.add_argument("--jsonl", action="store_true", required=True, help="JSON Lines in, JSON Lines out")
        stage.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON Lines; standard input if absent")
        stage.set_defaults(run=_rows)

    commands.add_parser("schema", help="print the JSON Schema of the dossier").set_defaults(run=_schema)
    return parser


def _note(line: str) -> None:
    print(f"twosource: {line}", file=sys.stderr)  # noqa: T201


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _read_file(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def _investigate(args: argparse.Namespace) -> int:
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
        _note(f"wrote {args.html}")
    if args.json:
        from twosource.render.contract import to_json

        _write(to_json(dossier))
        for problem in dossier.problems:
            _note(f"{problem.where}: {problem.message}")
    else:
        from rich.console import Console

        from twosource.render.terminal import show

        show(dossier, Console(), everything=args.all)
    if not dossier.reports:
        return FAILED
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK


def _diff(args: argparse.Namespace) -> int:
    from twosource.intake import read_reports
    from twosource.render.side_by_side import aligned_json, show_diff
    from twosource.reuse import diff

    reports, problems = read_reports([args.a, args.b])
    for problem in problems:
        _note(f"{problem.where}: {problem.message}")
    if len(reports) != 2:
        raise InputError("diff needs two readable, different reports")
    by_path = sorted(reports, key=lambda r: [args.a, args.b].index(r.path) if r.path in (args.a, args.b) else 2)
    a, b = by_path
    rows = diff(a, b)
    if args.json:
        _write(aligned_json(a, b, rows))
    else:
        from rich.console import Console

        show_diff(a, b, rows, Console())
    return OK


def _rows(args: argparse.Namespace) -> int:
    from twosource import rows

    answer: Callable[[list[rows.Row]], list[rows.Row]] = getattr(rows, f"{args.command}_rows")
    failed = False
    for answered, problems in rows.answer_all(_read_file(args.file), answer):
        for line in answered:
            _write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        for problem in problems:
            failed = True
            _note(f"{problem.where}: {problem.message}")
    return PARTLY if failed else OK


def _schema(args: argparse.Namespace) -> int:
    from twosource.render.contract import schema

    _write(json.dumps(schema(), indent=1).encode() + b"\n")
    return OK


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except UsageError as error:
        _note(str(error))
        return USAGE
    except TwosourceError as error:
        _note(str(error))
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        _note("interrupted")
        return INTERRUPTED
