"""Parse, call, print. Data goes to standard output, all else to standard error.

Exit codes: 0 done, 1 failed, 2 usage, 3 some inputs failed (the rest is answered), 4 `--fail-on` found something,
5 case locked or damaged, 130 interrupted.
"""

import argparse
import os
import sys

from twosource import __version__
from twosource.cli import (
    add,
    diff,
    export,
    investigate,
    mcp,
    schema,
    stages,
    why,
)
from twosource.cli.base import EPILOG, FAILED, INTERRUPTED, LOCKED, OK, USAGE, note
from twosource.errors import CaseError, TwosourceError, UsageError

COMMANDS = (investigate, add, why, diff, stages, schema, export, mcp)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twosource",
        description="How many independent sources stand behind a claim in the news, pointing at the exact words.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"twosource {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except UsageError as error:
        note(str(error))
        return USAGE
    except CaseError as error:
        note(str(error))
        return LOCKED
    except TwosourceError as error:
        note(str(error))
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        note("interrupted")
        return INTERRUPTED
