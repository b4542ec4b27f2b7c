"""A feed asked again: what is new in it since the last time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from twosource.errors import FetchError
from twosource.intake.beforehand import Asked
from twosource.intake.followed import follow
from twosource.intake.headers import charset_of
from twosource.intake.item import Item
from twosource.intake.jobs import Entry, Job
from twosource.intake.kinds import text_kind
from twosource.intake.listing import listed_urls
from twosource.intake.session import Session
from twosource.model import Problem
from twosource.urls import page_address


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed: its address, the validators of its last answer, and how often it failed in a row."""

    url: str
    etag: str | None = None
    since: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Poll:
    """What a feed had: the entries that are new, the feed itself as an item, and the feed as it is to be asked next.

    `wait` is for how many seconds its server asks to be left alone.
    """

    feed: Feed
    entries: tuple[Entry, ...] = ()
    item: Item = field(default_factory=Item)
    wait: float | None = None


Known = dict[str, datetime | None]  # addresses already read, and the last time that was told of each


def remember(known: Known, url: str, stamps: Iterable[str | None]) -> None:
    """Add to what is known an address that was read, with the dates that go with it: as it stands, and as its page."""
    for name in {url, page_address(url)}:
        times = [time for time in (known.get(name), latest(stamps)) if time is not None]
        known[name] = max(times, default=None)


def ask(feed: Feed, session: Session, known: Known) -> Poll:
    """Ask a feed for what is new; `known` are the addresses already read (`remember`).

    An entry at a known address is new again where the feed says that it was changed since; so is one at another place
    (`#b`) of a known page, and where no date tells, it is asked for once. What fails is a problem of the poll's item.
    """
    try:
        page = session.fetch(feed.url, etag=feed.etag, since=feed.since)
    except FetchError as error:
        return _failed(feed, str(error), error.wait)
    if page.fetched.status == 304:
        return Poll(replace(feed, failures=0))
    if text_kind(page.body[:65_536].decode("utf-8", "replace"), "") != "feed":
        return _failed(feed, "no feed (RSS or Atom) at this address", None)
    job = Job(
        kind="feed",
        where=feed.url,
        settings=session.settings,
        raw=page.body,
        url=page.fetched.where,
        charset=charset_of(page),
    )
    answers = list(session.parse(job))
    problems = tuple(problem for answer in answers for problem in answer.problems)
    entries = tuple(e for answer in answers for e in answer.entries if _is_new(e, known))
    after = Feed(feed.url, page.header("etag"), page.header("last-modified"))
    return Poll(after, entries, Item(page.body, page.fetched, problems=problems))


def in_turn(feeds: Sequence[Feed], session: Session) -> Iterator[Feed]:
    """Feeds one after another, to be asked (`ask`), while their hosts are asked at once, each as politely as ever."""
    for n in session.in_turn(Asked(feed.url, feed.etag, feed.since) for feed in feeds):
        yield feeds[n]


def read(poll: Poll, session: Session) -> Iterator[Item]:
    """The items behind a poll's entries, and the feed's own problems before them."""
    if poll.item.problems:
        yield Item(problems=poll.item.problems)
    yield from follow(poll.entries, session, poll.item)


def feed_addresses(given: Sequence[str], session: Session) -> tuple[list[str], list[Problem]]:
    """The addresses of feeds: as given, or out of OPML files and lists of addresses."""
    urls: dict[str, None] = {}
    problems: list[Problem] = []
    for name in given:
        if name.lower().startswith(("http://", "https://")):
            urls[name] = None
            continue
        try:
            with Path(name).open("rb") as file:
                raw = file.read(session.settings.max_page)
        except OSError as error:
            problems.append(Problem(name, f"could not be read ({error.strerror})", failed=True))
            continue
        text = raw.decode("utf-8", "replace")
        listed = listed_urls(text)
        if not listed and text_kind(text[:65_536], Path(name).suffix) == "opml":
            answers = list(session.parse(Job(kind="opml", where=name, settings=session.settings, raw=raw)))
            problems += [problem for answer in answers for problem in answer.problems]
            listed = [entry.url for answer in answers for entry in answer.entries if entry.url]
        elif not listed:
            problems.append(Problem(name, "neither an address nor a list of feeds (OPML)", failed=True))
        urls.update(dict.fromkeys(listed))
    return list(urls), problems


def _failed(feed: Feed, why: str, wait: float | None) -> Poll:
    problem = Problem(feed.url, why, failed=True)
    return Poll(replace(feed, failures=feed.failures + 1), item=Item(problems=(problem,)), wait=wait)


def stamps_of(entry: Entry) -> tuple[str | None, ...]:
    """The dates that a feed gives of an entry."""
    return (entry.modified, entry.published)


def _is_new(entry: Entry, known: Known) -> bool:
    if entry.url is None or page_address(entry.url) not in known:
        return True
    before, now = known[page_address(entry.url)], latest(stamps_of(entry))
    if before is None or now is None:
        return entry.url not in known
    return now > before


def latest(stamps: Iterable[str | None]) -> datetime | None:
    """The last of some ISO dates that say the time of day and the zone; None where none does.

    >>> latest(["2024-11-20T10:00:00+00:00", "2024-11-20T10:30:00+01:00", "2024-11-21", None]).isoformat()
    '2024-11-20T10:00:00+00:00'
    """
    read = (datetime.fromisoformat(stamp) for stamp in stamps if stamp and len(stamp) > len("2024-11-21T10"))
    return max((stamp for stamp in read if stamp.tzinfo is not None), default=None)
