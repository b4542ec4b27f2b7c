"""Streams and addresses read, and where they lead followed: a list of feeds to feeds, a feed to pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from twosource.errors import FetchError
from twosource.intake.beforehand import Asked
from twosource.intake.item import Item
from twosource.intake.jobs import Entry
from twosource.intake.leads import DEEPEST, Leads
from twosource.intake.session import Session
from twosource.intake.stream import Stream
from twosource.intake.streams import held_by
from twosource.model import Problem, Report
from twosource.urls import route_of


def from_stream(stream: Stream) -> Iterator[Item]:
    """What a stream holds, and what lies where it leads."""
    for found in held_by(stream):
        if isinstance(found, Leads):
            yield from follow(found.entries, stream.session, found.feed, depth=found.depth)
        else:
            yield found


def from_url(url: str, session: Session, *, depth: int = 0) -> Iterator[Item]:
    """What an address holds; `depth` is how many lists led to it."""
    url = url.strip()
    try:
        page = session.fetch(url)
    except FetchError as error:
        yield Item(problems=(Problem(url, str(error), failed=True),))
        return
    said = _said(url)
    for item in from_stream(Stream(BytesIO(page.body), url, session, page=page, depth=depth)):
        yield replace(item, problems=(*said, *item.problems))
        said = ()


def _said(url: str) -> tuple[Problem, ...]:
    """A route leads to a page that a script makes, and no script is run."""
    route = route_of(url)
    return (Problem(url, f"read as its server gives it, which isn't told of {route}"),) if route else ()


def follow(entries: Sequence[Entry], session: Session, feed: Item, *, depth: int = DEEPEST) -> Iterator[Item]:
    """What lies behind entries; `feed` is the item they stand in (for what it gives in full, or pages that fail).

    `depth` is how many lists led here; at the deepest, what lies there leads no further.
    """
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
