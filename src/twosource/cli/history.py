"""`twosource history CASE [CLAIM]`: how standings changed as reports arrived, and why."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, answer, in_story, shapes
from twosource.cli.source import one, story_of

if TYPE_CHECKING:
    from twosource.cli.base import Commands

HEADER = ("at", "reports", "outlets", "origins", "roots", "why", "gist", "claim")


def add(commands: "Commands") -> None:
    """Declare the command."""
    history = commands.add_parser("history", help="how standings changed as reports arrived, and why")
    history.add_argument("case", metavar="CASE")
    history.add_argument("claim", nargs="?", metavar="CLAIM", help="a claim's id, present or former, or its beginning")
    in_story(history)
    history.add_argument("--all", action="store_true", help="also each claim's first entry, not only the changes")
    shapes(history)
    history.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the entries in order."""
    from twosource.case import Case
    from twosource.render.words import extent

    with Case.open(args.case) as case:
        story = story_of(case, args.story)
        claim = None
        whole = case.history(story)
        if args.claim:
            claim = one("claim", args.claim, [*(c.id for c in case.claims(story)), *(t.claim for t in whole)])
            whole = case.history(story, claim)
        elif not args.all:
            whole = [t for t in whole if not t.why.startswith("first told")]
    rows = []
    for t in whole:
        s = t.standing
        rows.append((t.at, s.reports, s.outlets, extent(s.origins), extent(s.roots), t.why, t.gist, t.claim))
    answer(args, {"story": story, "claim": claim, "history": whole}, HEADER, rows)
    return OK
