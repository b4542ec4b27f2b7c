"""Feeds (RSS, Atom) and lists of feeds (OPML), parsed into entries. Called in the parser process."""

import html
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from twosource.intake.jobs import Answer, Entry, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.make import Known
from twosource.intake.page import read_page
from twosource.intake.safe_xml import DeclaresError, plain_xml
from twosource.model import Problem
from twosource.text import squash

_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|continue)\s+(?:more|reading|on)\b.{0,40}|full story.{0,40})\s*$", re.I
)

_BEGUN = re.compile(rb"<(?:item|entry)[\s>/]")


def read_feed(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """The entries of a feed, each with the report (or the teaser) that the feed gives of it."""
    import feedparser

    try:
        raw = plain_xml(job.raw, job.charset)
    except DeclaresError as error:
        yield _refused(job, error)
        return
    # A stream, since feedparser takes strings and bytes alike for the name of a file to open first.
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": job.url or ""}
    feed = feedparser.parse(BytesIO(raw), response_headers=headers)
    if not feed.entries:
        why = "not well formed" if feed.bozo else "no entries in it"
        yield Answer(problems=(Problem(job.where, f"a feed with nothing to read: {why}", failed=True),))
        return
    begun = len(_BEGUN.findall(raw))
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        what = f"a feed that is not well formed: {len(feed.entries)} entries were read, others may be lost"
        yield Answer(problems=(Problem(job.where, what),))
    elif begun > len(feed.entries):
        what = f"a damaged feed: {begun} entries begin in it, {len(feed.entries)} were read, which may run together"
        yield Answer(problems=(Problem(job.where, what),))
    most = job.settings.feed_entries
    if len(feed.entries) > most:
        what = f"a feed of {len(feed.entries)} entries: the first {most} were read"
        yield Answer(problems=(Problem(job.where, what),))
    outlet = squash(html.unescape(str(feed.feed.get("title", "")))) or None
    for number, entry in enumerate(feed.entries[:most], 1):
        yield _entry(entry, f"{job.where}#{number}", outlet, job, lexicon)


def _entry(entry: Any, where: str, outlet: str | None, job: Job, lexicon: Lexicon) -> Answer:
    source = entry.get("source")
    told = squash(str(source.get("title", ""))) if isinstance(source, dict) else ""
    link = str(entry.get("link") or "")
    known = Known(
        url=link if link.startswith(("http://", "https://")) else None,
        outlet=told or outlet,
        headline=squash(html.unescape(str(entry.get("title", "")))) or None,
        byline=re.sub(r"^[Bb]y\s+", "", squash(str(entry.get("author", "")))) or None,
        published=_iso(entry.get("published_parsed")),
        modified=_iso(entry.get("updated_parsed")),
    )
    if known.modified == known.published:
        known = replace(known, modified=None)
    content = max((str(part.get("value", "")) for part in entry.get("content", ())), key=len, default="")
    body = content or str(entry.get("summary", ""))
    page = f"<html><body><article>{body}</article></body></html>"
    report, problems = read_page(page, job.raw, where, lexicon, job.settings, known)
    words = len(report.text.split()) if report else 0
    whole = bool(content) and words >= job.settings.whole_words and not _CUT.search(report.text if report else "")
    said = tuple(problem for problem in problems if not problem.failed)
    found = Entry(known.url, known.headline, known.published, known.modified, report, whole)
    return Answer(problems=said, entries=(found,))


def _iso(parsed: Any) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def read_opml(job: Job) -> Iterator[Answer]:
    """The feeds that an OPML file lists."""
    from lxml import etree

    try:
        raw = plain_xml(job.raw, job.charset)
    except DeclaresError as error:
        yield _refused(job, error)
        return
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, recover=True, huge_tree=False
    )
    root = etree.fromstring(raw, parser)
    outlines = root.iter("{*}outline") if root is not None else ()
    urls = [(squash(node.get("xmlUrl") or node.get("url") or ""), node) for node in outlines]
    found = {url: node for url, node in reversed(urls) if url.startswith(("http://", "https://"))}
    if not found:
        yield Answer(problems=(Problem(job.where, "a list of feeds (OPML) with no feed in it", failed=True),))
        return
    kept = list(reversed(found.items()))
    if len(kept) > job.settings.feed_entries:
        what = f"a list of {len(kept)} feeds: the first {job.settings.feed_entries} were read"
        yield Answer(problems=(Problem(job.where, what),))
    yield Answer(
        entries=tuple(
            Entry(url, node.get("title") or node.get("text")) for url, node in kept[: job.settings.feed_entries]
        )
    )


def _refused(job: Job, error: DeclaresError) -> Answer:
    return Answer(problems=(Problem(job.where, f"refused: {error}, which no feed needs", failed=True),))
