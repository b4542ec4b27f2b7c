"""What leads elsewhere: feeds, lists of feeds, lists of addresses. Their entries, and what lies behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from twosource.intake.beforehand import Asked
from twosource.intake.item import Item
from twosource.intake.jobs import Answer, Entry
from twosource.intake.session import Session
from twosource.intake.stream import Stream
from twosource.model import Problem, Report

_DEEPEST = 2  # lists in lists: a list of feeds leads to feeds, and those to pages


def from_list(stream: Stream, kind: Literal["feed", "opml"]) -> Iterator[Item]:
    """A feed or a list of feeds: what it holds itself, then what it leads to.

    Where a feed gives a report in full, that is read; else the page is fetched, and only if that can't be had (or
    the session is offline) is the teaser read, which is said.
    """
    raw, whole = stream.bounded(stream.session.settings.max_page)
    if not whole:
        yield stream.failed(f"a feed of more than {stream.session.settings.max_page:,} bytes: refused")
        return
    answers = list(stream.session.parse(stream.job(kind, raw)))
    entries = [entry for answer in answers for entry in answer.entries]
    stays = stream.session.offline or stream.depth >= _DEEPEST
    here = [entry for entry in entries if stays or entry.whole or not entry.url]
    feed = Item(raw, stream.came(raw))
    reports = tuple(entry.report for entry in here if entry.report)
    yield replace(feed, reports=reports, problems=tuple(_said(answers, here, stream.where, kind)))
    there = [entry for entry in entries if not (stays or entry.whole) and entry.url]
    yield from follow(there, stream.session, feed, depth=stream.depth + (2 if kind == "feed" else 1))


def _said(answers: Sequence[Answer], here: Sequence[Entry], where: str, kind: str) -> Iterator[Problem]:
    for answer in answers:
        yield from answer.problems
    teasers = sum(entry.report is not None and not entry.whole for entry in here)
    empty = sum(entry.report is None for entry in here)
    if teasers:
        yield Problem(where, f"of {teasers} reports only what the feed says was read, not their pages")
    if empty and kind == "feed":
        yield Problem(where, f"{empty} entries hold no report, and their pages were not read", failed=True)
    if empty and kind == "opml":
        yield Problem(where, f"a list of {empty} feeds, none of which was fetched", failed=True)


def follow(entries: Sequence[Entry], session: Session, feed: Item, *, depth: int = _DEEPEST) -> Iterator[Item]:
    """What lies behind entries; `feed` is the item they stand in (for what it gives in full, or pages that fail).

    `depth` is how many lists led here; at the deepest, what lies there leads no further.
    """
    from twosource.intake.online import from_url

    fetched = (None if entry.whole and entry.report else entry.url for entry in entries)
    for n in session.in_turn(Asked(url.strip()) if url else None for url in fetched):
        entry = entries[n]
        if entry.whole and entry.report:
            yield replace(feed, reports=(entry.report,), problems=())
        elif entry.url is not None:
            for item in from_url(entry.url, session, depth=depth):
                yield _joined(item, entry, feed)


def _joined(item: Item, entry: Entry, feed: Item) -> Item:
    """A page with what its feed says of it; where the page could not be had, the feed's teaser."""
    if item.reports or entry.report is None:
        return replace(item, reports=tuple(_dated(report, entry) for report in item.reports))
    why = next((problem.message for problem in item.problems if problem.failed), "nothing in it")
    what = f"its page could not be read ({why}): only what the feed says was"
    return replace(feed, reports=(entry.report,), problems=(Problem(entry.url or entry.report.path, what),))


def _dated(report: Report, entry: Entry) -> Report:
    return replace(
        report,
        published=report.published or entry.published,
        modified=report.modified or entry.modified,
        headline=report.headline or entry.title,
    )
