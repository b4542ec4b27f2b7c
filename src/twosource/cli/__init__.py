"""Parse, call, print. Data goes to standard output, all else to standard error.

Exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 4 `--fail-on` found something,
5 case locked or damaged, 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from twosource import __version__
from twosource.cli import options
from twosource.cli.base import EPILOG, FAILED, INTERRUPTED, LOCKED, OK, USAGE, note
from twosource.errors import CaseError, TwosourceError, UsageError

# The modules of this package that declare commands, in the order of the help, each with the commands it declares.
COMMANDS = {
    "investigate": ("investigate",),
    "add": ("add",),
    "watch": ("watch",),
    "report": ("report",),
    "claims": ("claims", "conflicts"),
    "why": ("why",),
    "history": ("history",),
    "decide": ("decide", "undo", "decisions"),
    "search": ("search",),
    "diff": ("diff",),
    "stages": ("derive", "match", "statements", "origins"),
    "export": ("export",),
    "lint": ("lint",),
    "forget": ("forget",),
    "keep": ("verify", "doctor", "backup"),
    "config": ("config",),
    "serve": ("serve",),
    "archive": ("archive",),
    "completion": ("completion",),
    "schema": ("schema",),
    "mcp": ("mcp",),
}
_KNOW_ALL = ("config", "completion")  # commands that tell of every other


class _Parser(argparse.ArgumentParser):
    """argparse, except that what is wrong goes into the JSON too where JSON was asked for."""

    def error(self, message: str) -> NoReturn:
        if "--json" in sys.argv[1:] or "--json" in (getattr(self, "given", None) or ()):
            _tell_json("usage", message, USAGE)
        super().error(message)


def _modules(argv: Sequence[str]) -> list[str]:
    """The modules to load: that of the command named first, or all where none is or the command tells of all.

    So that a start waits for one command's module and no other.

    >>> _modules(["backup", "a.case", "b.case"]), len(_modules(["--help"])) == len(COMMANDS)
    (['keep'], True)
    """
    named = argv[0] if argv else ""
    if named == "--version":
        return []
    found = [module for module, names in COMMANDS.items() if named in names]
    return found if found and named not in _KNOW_ALL else list(COMMANDS)


def _parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of a command line: of all commands, or of the one that `argv` begins with."""
    parser = _Parser(
        prog="twosource",
        description="How many independent sources stand behind a claim in the news, pointing at the exact words.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"twosource {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in _modules(argv):
        import_module(f"twosource.cli.{module}").add(commands)
    return parser


def _tell_json(kind: str, message: str, code: int) -> None:
    """An error for a program: one JSON object on standard output."""
    import json

    from twosource.cli.base import write

    told = {"error": {"kind": kind, "message": message, "exit": code}}
    write(json.dumps(told, ensure_ascii=True).encode() + b"\n")


def _ready(argv: list[str] | None) -> argparse.Namespace:
    """The arguments, with what is set in files and the environment as defaults."""
    parser = _parser(sys.argv[1:] if argv is None else argv)
    commands = options.commands_of(parser)
    for command in commands.values():
        command.given = argv  # type: ignore[attr-defined]
    standing = options.defaults(parser)
    options.apply(parser, options.settings(os.environ, Path.cwd()))
    args = parser.parse_args(argv)
    if args.command == "config":
        args.defaults = standing
    if args.command == "completion":
        args.flags = {
            name: [flag for a in command._actions for flag in a.option_strings if flag.startswith("--")]
            for name, command in commands.items()
        }
    return args


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    wants_json = "--json" in (sys.argv[1:] if argv is None else argv)
    try:
        args = _ready(argv)
        return int(args.run(args))
    except TwosourceError as error:
        kind, code = _kind(error)
        if wants_json:
            _tell_json(kind, str(error), code)
        note(str(error))
        return code
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        if wants_json:
            _tell_json("interrupted", "interrupted", INTERRUPTED)
        note("interrupted")
        return INTERRUPTED


def _kind(error: TwosourceError) -> tuple[str, int]:
    """What sort of error it is, and the exit code that says so."""
    if isinstance(error, UsageError):
        return "usage", USAGE
    if isinstance(error, CaseError):
        return "case", LOCKED
    return "failed", FAILED
