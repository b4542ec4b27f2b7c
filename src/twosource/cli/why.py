"""`twosource why CLAIM PATH...`: what a claim's counts rest on, in sentences."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, write
from twosource.cli.source import given, paths

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    why = commands.add_parser("why", help="what a claim's counts rest on, in sentences")
    why.add_argument("claim", metavar="CLAIM", help="a claim's id, the beginning of it, or some of its words")
    paths(why)
    why.add_argument("--json", action="store_true", help="print the sentences with their places as JSON")
    why.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Explain one claim of a case, or of reports read for the purpose; 3 where some inputs failed."""
    from twosource.dossier import find_claim, why

    dossier = given(args).dossier
    explained = why(dossier, find_claim(dossier, args.claim))
    if args.json:
        from twosource.render.why import why_json

        write(why_json(explained))
    else:
        from rich.console import Console

        from twosource.render.why import show_why

        show_why(explained, Console())
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK
