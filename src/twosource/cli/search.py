"""`twosource search CASE WORDS...`: claims, statements and reports that hold the words."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, answer, shapes

if TYPE_CHECKING:
    from twosource.cli.base import Commands

HEADER = ("kind", "story", "id", "title", "words")


def add(commands: "Commands") -> None:
    """Declare the command."""
    search = commands.add_parser("search", help="claims, statements and reports of a case that hold the words")
    search.add_argument("case", metavar="CASE")
    search.add_argument("words", nargs="+", metavar="WORDS", help='all of them; "a phrase" as it stands; dam* for dams')
    search.add_argument("--kind", choices=("claim", "statement", "report"), help="only these")
    search.add_argument("--story", default=None, help="only in this story (default: in all)")
    search.add_argument("--limit", type=int, default=None, metavar="N", help="at most so many of each kind")
    shapes(search)
    search.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the hits, best first within each kind."""
    from twosource.case import Case

    with Case.open(args.case) as case:
        hits = case.search(" ".join(args.words), kind=args.kind, story=args.story, limit=args.limit)
    rows = [(h.kind, h.story, h.id, h.title, h.words) for h in hits]
    answer(args, {"hits": hits}, HEADER, rows)
    return OK
