"""What leads elsewhere: feeds and lists of feeds. What they hold themselves, and the entries to be followed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from twosource.intake.item import Item
from twosource.intake.jobs import Answer, Entry
from twosource.intake.stream import Stream
from twosource.model import Problem

DEEPEST = 2  # lists in lists: a list of feeds leads to feeds, and those to pages


@dataclass(frozen=True, slots=True)
class Leads:
    """Entries to be followed, the item they stand in, and how many lists led to what lies behind them."""

    entries: tuple[Entry, ...]
    feed: Item = field(default_factory=Item)
    depth: int = 0


def from_list(stream: Stream, kind: Literal["feed", "opml"]) -> Iterator[Item | Leads]:
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
    stays = stream.session.offline or stream.depth >= DEEPEST
    here = [entry for entry in entries if stays or entry.whole or not entry.url]
    feed = Item(raw, stream.came(raw))
    reports = tuple(entry.report for entry in here if entry.report)
    yield replace(feed, reports=reports, problems=tuple(_said(answers, here, stream.where, kind)))
    there = tuple(entry for entry in entries if not (stays or entry.whole) and entry.url)
    yield Leads(there, feed, stream.depth + (2 if kind == "feed" else 1))


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
