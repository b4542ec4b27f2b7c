"""`twosource mcp CASE`: a case for AI assistants, over standard input and output, read-only."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    door = commands.add_parser("mcp", help="a case for AI assistants (Model Context Protocol over stdio), read-only")
    door.add_argument("case", metavar="CASE", help="the case file")
    door.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer until the assistant hangs up."""
    from twosource.assistant import serve

    serve(args.case)
    return OK
