"""A stream of bytes, told apart by what is in it, and handed to whoever reads that sort."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from twosource.errors import FetchError
from twosource.intake.archived import from_archive
from twosource.intake.decode import decode
from twosource.intake.gunzip import Gunzip
from twosource.intake.headers import charset_of
from twosource.intake.item import Item
from twosource.intake.jobs import Entry
from twosource.intake.kinds import binary_kind, text_kind
from twosource.intake.leads import Leads, from_list
from twosource.intake.listing import listed_urls
from twosource.intake.make import Known, make_report
from twosource.intake.rowed import from_json, from_rows
from twosource.intake.stream import Stream
from twosource.model import Problem

_HEAD = 65_536  # bytes by which a stream's sort is told
_FEEDS = (".xml", ".rss", ".atom", ".rdf", ".opml")
_WACZ = (b"datapackage.json", b"archive/")  # names in a WACZ, of which one stands in its head


def held_by(stream: Stream) -> Iterator[Item | Leads]:
    """What a stream holds, and where it leads."""
    head = stream.source.read(_HEAD)
    stream = replace(stream, head=head)
    if not head:
        yield stream.failed("empty file")
    elif head.startswith(b"\x1f\x8b"):
        yield from _gzipped(stream)
    elif head.startswith(b"PK\x03\x04") and (stream.suffix == ".wacz" or any(name in head for name in _WACZ)):
        yield from from_archive("wacz", stream)
    elif head.startswith(b"WARC/1."):
        yield from from_archive("warc", stream)
    elif stream.suffix == ".warc":
        yield stream.failed("no web archive, for all its name: nothing was read from it")
    elif binary := binary_kind(head):
        yield stream.failed(f"{binary}, not text: nothing was read from it")
    else:
        yield from _readable(stream)


def _readable(stream: Stream) -> Iterator[Item | Leads]:
    kind = text_kind(decode(stream.head, declared=True).text, stream.suffix)
    if stream.suffix in _FEEDS and kind in ("html", "text"):
        yield Item(problems=(Problem(stream.where, "no feed, for all its name: read as what it seems to be"),))
    if kind == "rows":
        yield from from_rows(stream)
    elif kind == "json":
        yield from from_json(stream)
    elif kind == "xml":
        yield stream.failed("an XML file that is no feed: nothing was read from it")
    elif kind in ("html", "mhtml"):
        yield _page(stream, mhtml=kind == "mhtml")
    elif kind in ("feed", "opml"):
        yield from from_list(stream, "feed" if kind == "feed" else "opml")
    else:
        yield from _text(stream)


def _gzipped(stream: Stream) -> Iterator[Item | Leads]:
    """What a gzip file holds: a WARC, whose records are packed one by one, or a file of any sort."""
    try:
        begins = zlib.decompressobj(31).decompress(stream.head, 64)
    except zlib.error:
        if not stream.where.lower().endswith(".warc.gz"):
            yield stream.failed("a damaged gzip archive: nothing was read from it")
            return
        begins = b"WARC/"  # its first record is damaged: others may not be
    if begins.startswith(b"WARC/"):
        yield from from_archive("warc", stream)
    elif begins.startswith(b"\x1f\x8b"):
        yield stream.failed("compressed more than once: refused")
    else:
        inner = cast(BinaryIO, BufferedReader(Gunzip(stream), _HEAD))
        suffix = Path(stream.where.removesuffix(".gz")).suffix.lower()
        try:
            yield from held_by(replace(stream, source=inner, suffix=suffix, file=None, head=b""))
        except FetchError as error:
            yield stream.failed(f"{error}; the rest was not read")


def _page(stream: Stream, *, mhtml: bool) -> Item:
    raw, whole = stream.bounded(stream.session.settings.max_page)
    what = f"a very large page: its first {len(raw):,} bytes were read"
    notices = () if whole else (Problem(stream.where, what),)
    answers = list(stream.session.parse(stream.job("mhtml" if mhtml else "page", raw)))
    reports = tuple(report for answer in answers for report in answer.reports)
    problems = tuple(problem for answer in answers for problem in answer.problems)
    return Item(raw, stream.came(raw), reports, (*notices, *problems))


def _text(stream: Stream) -> Iterator[Item | Leads]:
    settings, page = stream.session.settings, stream.page
    raw, _ = stream.bounded(4 * settings.max_text + 4)
    decoded = decode(raw, charset=charset_of(page) if page else None)
    urls = listed_urls(decoded.text) if page is None else []
    if urls:
        yield Leads(tuple(Entry(url) for url in urls))
        return
    notices = [Problem(stream.where, decoded.notice)] if decoded.notice else []
    known = Known(url=page.fetched.where) if page else Known()
    report, problems = make_report(decoded.text, raw, stream.where, known, stream.session.lexicon, settings)
    yield Item(raw, stream.came(raw), (report,) if report else (), (*notices, *problems))
