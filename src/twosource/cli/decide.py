"""`twosource decide|undo|decisions`: what people decide about claims, kept in the case and taken back at will."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, answer, in_story, note, shapes, waiting, write_json
from twosource.cli.source import one, story_of
from twosource.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.cli.base import Commands
    from twosource.model import Claim, Place

VERDICTS = ("accept", "merge", "split", "reject", "note")
HEADER = ("decision", "at", "by", "verdict", "places", "note", "undone")


def add(commands: "Commands") -> None:
    """Declare the commands."""
    decide = commands.add_parser("decide", help="accept, merge, split, reject or note claims of a case")
    decide.add_argument("case", metavar="CASE")
    decide.add_argument("verdict", choices=VERDICTS, metavar="VERDICT", help=", ".join(VERDICTS))
    decide.add_argument(
        "places", nargs="*", metavar="WHAT", help="a CLAIM, its Nth member as CLAIM#N, or words as REPORT:START-END"
    )
    decide.add_argument("--note", default="", help="why, in your words")
    decide.add_argument("--by", default="", help="who decides")
    in_story(decide)
    waiting(decide)
    shapes(decide, csv=False)
    decide.set_defaults(run=run_decide)
    undo = commands.add_parser("undo", help="take a decision back; it is kept, marked")
    undo.add_argument("case", metavar="CASE")
    undo.add_argument("decision", metavar="DECISION", help="a decision's id, or the beginning of it")
    waiting(undo)
    shapes(undo, csv=False)
    undo.set_defaults(run=run_undo)
    listing = commands.add_parser("decisions", help="what was decided in a case, in order")
    listing.add_argument("case", metavar="CASE")
    in_story(listing)
    shapes(listing)
    listing.set_defaults(run=run_list)


def run_decide(args: argparse.Namespace) -> int:
    """Keep one decision; the dossier follows."""
    from twosource import desk
    from twosource.case import Case
    from twosource.model import Decision
    from twosource.progress import Progress

    with Case.open(args.case, write=True, wait=args.wait) as case, Progress() as progress:
        story = story_of(case, args.story)
        claims = case.claims(story)
        places = [place for what in args.places for place in places_of(args.verdict, what, claims)]
        if args.verdict == "split" and not places:
            raise UsageError("to split, name the member that doesn't belong: CLAIM#N")
        given = Decision("", story, args.verdict, tuple(places), text=args.note, by=args.by)
        kept = desk.decide(case, given, progress=progress)
    note(f"{args.verdict}: {kept.id} (`twosource undo {args.case} {kept.id}` takes it back)")
    if args.json:
        write_json({"decision": kept})
    return OK


def places_of(verdict: str, what: str, claims: "Sequence[Claim]") -> "list[Place]":
    """The places meant by a claim's id, a claim's member, or a report and a span.

    A claim accepted is all its members; merged or rejected it is its first sure one, so that what joins it later is
    judged anew.

    >>> places_of("reject", "r_1:0-7", [])
    [Place(report='r_1', span=(0, 7))]
    """
    from twosource.model import Place

    report, colon, span = what.rpartition(":")
    if colon:
        start, dash, end = span.partition("-")
        if not (dash and start.isdigit() and end.isdigit() and int(start) < int(end)):
            raise UsageError(f"{what!r}: words are named as REPORT:START-END")
        return [Place(report, (int(start), int(end)))]
    name, hash_mark, number = what.partition("#")
    claim_id = one("claim", name, [c.id for c in claims])
    members = next(c for c in claims if c.id == claim_id).members
    if hash_mark:
        if not number.isdigit() or not 1 <= int(number) <= len(members):
            raise InputError(f"{what!r}: the claim has members 1 to {len(members)}")
        return [Place(members[int(number) - 1].report, members[int(number) - 1].span)]
    if verdict == "split":
        raise UsageError("to split, name the member that doesn't belong: CLAIM#N")
    if verdict == "accept":
        return [Place(m.report, m.span) for m in members]
    first = next((m for m in members if m.sure), members[0])
    return [Place(first.report, first.span)]


def run_undo(args: argparse.Namespace) -> int:
    """Take one decision back."""
    from twosource import desk
    from twosource.case import Case
    from twosource.progress import Progress

    with Case.open(args.case, write=True, wait=args.wait) as case, Progress() as progress:
        ids = [d.id for story in case.stories() for d in case.decisions(story.name)]
        undone = desk.undo(case, one("decision", args.decision, ids), progress=progress)
    note(f"taken back: {undone.verdict} {undone.id}")
    if args.json:
        write_json({"decision": undone})
    return OK


def run_list(args: argparse.Namespace) -> int:
    """List the decisions of a story."""
    from twosource.case import Case

    with Case.open(args.case) as case:
        story = story_of(case, args.story)
        held = case.decisions(story)
    rows = []
    for d in held:
        places = " ".join(f"{p.report}:{p.span[0]}-{p.span[1]}" for p in d.places)
        rows.append((d.id, d.at, d.by, d.verdict, places, d.text, "yes" if d.undone else ""))
    answer(args, {"story": story, "decisions": held}, HEADER, rows)
    return OK
