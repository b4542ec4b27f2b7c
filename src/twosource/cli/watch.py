"""`twosource watch CASE FEED...`: follow feeds, add what is new, say which standings changed."""

import argparse
import time
from typing import TYPE_CHECKING

from twosource.cli.base import FAILED, OK, PARTLY, in_story, note, notes, shapes, waiting, write

if TYPE_CHECKING:
    from twosource.case import Case
    from twosource.cli.base import Commands
    from twosource.intake import Session
    from twosource.intake.poll import Feed, Known, Poll
    from twosource.memory import Memory
    from twosource.model import Turn
    from twosource.settings import FetchSettings

_REMEMBERED = "feed"  # the kind under which a case remembers feeds' validators


def add(commands: "Commands") -> None:
    """Declare the command."""
    watch = commands.add_parser("watch", help="follow feeds, add what is new, and say which standings changed")
    watch.add_argument("case", metavar="CASE", help="the case file; made where there is none")
    watch.add_argument("feeds", nargs="+", metavar="FEED", help="addresses of RSS or Atom feeds, or OPML files of them")
    in_story(watch)
    watch.add_argument("--every", metavar="TIME", default="15m", help="how often: 90, 90s, 15m, 2h (default: 15m)")
    watch.add_argument("--once", action="store_true", help="ask each feed once, then end")
    watch.add_argument("--allow-private", action="store_true", help="fetch from addresses that aren't public as well")
    waiting(watch)
    shapes(watch, csv=False)
    watch.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Follow until interrupted (exit code 130), or once."""
    from twosource.case import Case
    from twosource.intake import Session
    from twosource.intake.poll import in_turn
    from twosource.memory import Memory
    from twosource.settings import FetchSettings

    settings = FetchSettings(allow_private=args.allow_private, every_seconds=seconds_of(args.every))
    with Session(fetch=settings) as session, Case.open(args.case, write=True, wait=args.wait) as case:
        feeds = _feeds(args.feeds, session, case)
        if not feeds:
            return FAILED
        due = dict.fromkeys(feeds, 0.0)
        known, memory = _known(case, args.story), Memory()
        failed = 0
        while True:
            for feed in in_turn([feeds[url] for url in feeds if due[url] <= time.monotonic()], session):
                poll = _round(args, feed, session, case, known, memory)
                feeds[feed.url] = poll.feed
                failed += poll.feed.failures > 0
                due[feed.url] = time.monotonic() + pause(poll, settings)
            if args.once:
                return OK if not failed else FAILED if failed == len(feeds) else PARTLY
            time.sleep(max(0.0, min(due.values()) - time.monotonic()))


def seconds_of(text: str) -> float:
    """A span of time in words. UsageError where it is none, or under a second.

    >>> seconds_of("90"), seconds_of("15m"), seconds_of("2h")
    (90.0, 900.0, 7200.0)
    """
    from twosource.errors import UsageError

    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    number, unit = (text[:-1], units[text[-1]]) if text[-1:] in units else (text, 1)
    try:
        seconds = float(number) * unit
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 1e7:
        raise UsageError(f"--every {text}: not a time (90s, 15m, 2h)")
    return seconds


def pause(poll: "Poll", settings: "FetchSettings") -> float:
    """How long a feed is left alone: as asked, twice as long with each failure, and no less than its server asks."""
    doubled = settings.every_seconds * 2.0 ** min(poll.feed.failures, 20)
    return max(min(doubled, max(settings.longest_pause, settings.every_seconds)), poll.wait or 0.0)


def _feeds(given: list[str], session: "Session", case: "Case") -> "dict[str, Feed]":
    """The feeds by address, with the validators that the case remembers of them."""
    import msgspec

    from twosource.intake.poll import Feed, feed_addresses

    urls, problems = feed_addresses(given, session)
    notes(problems)
    kept = case.get_memory(_REMEMBERED, urls)
    return {url: msgspec.json.decode(kept[url], type=Feed) if url in kept else Feed(url) for url in urls}


def _round(
    args: argparse.Namespace, feed: "Feed", session: "Session", case: "Case", known: "Known", memory: "Memory"
) -> "Poll":
    """Ask one feed, add what is new, tell what changed; `known` grows by what was had."""
    from dataclasses import replace

    import msgspec

    from twosource import desk
    from twosource.intake.poll import ask, read, remember, stamps_of

    poll = ask(feed, session, known)
    told = case.told(args.story)
    added = desk.take(case, read(poll, session), story=args.story, memory=memory)
    notes(added.problems)
    failed = {problem.where for problem in added.problems if problem.failed}
    for entry in poll.entries:
        if entry.url and entry.url not in failed:
            remember(known, entry.url, stamps_of(entry))
    if poll.entries:
        note(f"{feed.url}: {len(added.added)} added, {len(added.same)} same, {len(failed)} failed")
    for turn in case.history(args.story, after=told):
        _tell(args, turn)
    if failed:  # what could not be had is asked for again the next time, changed or not
        return replace(poll, feed=replace(poll.feed, etag=None, since=None))
    case.put_memory([(_REMEMBERED, feed.url, msgspec.json.encode(poll.feed))])
    return poll


def _known(case: "Case", story: str) -> "Known":
    """The addresses of a story's reports, as they call themselves and as they were fetched, with their dates."""
    from twosource.intake.poll import remember

    known: Known = {}
    if story not in {one.name for one in case.stories()}:
        return known
    for report in case.reports(story, everything=True):
        source = case.source(report.id)
        for url in (report.url, *((source.where, *source.redirects) if source else ())):
            if url:
                remember(known, url, (report.modified, report.published))
    return known


def _tell(args: argparse.Namespace, turn: "Turn") -> None:
    """One standing that changed, as a line."""
    import msgspec

    from twosource.render.safe import line
    from twosource.render.words import extent

    if args.json:
        write(msgspec.json.encode(turn) + b"\n")
        return
    standing = turn.standing
    counts = f"{standing.reports} reports, {standing.outlets} outlets, {extent(standing.origins)} origins"
    write(line(f"{turn.at} {counts}: {turn.gist} ({turn.why})").encode("utf-8", "replace") + b"\n")
