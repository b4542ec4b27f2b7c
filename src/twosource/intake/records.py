"""One record of a web archive made into a report. Called in the parser process."""

import hashlib
from collections import Counter
from dataclasses import replace
from typing import Any

from twosource.errors import FetchError
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.make import Known, make_report
from twosource.intake.parse_page import page_answer
from twosource.intake.unpack import Unpacker
from twosource.model import Fetched, Problem

_PAGES = ("text/html", "application/xhtml+xml")
_NO_CONTENT = ("warcinfo", "request", "metadata")
_RATIO = 1000  # times its size that a page within its bound may unpack to: all that zlib can do


def holds_page(record: Any, left: Counter[str]) -> bool:
    """Whether a record holds a page or a text; what holds something else is counted in `left` by what it is."""
    kind = str(record.record_type)
    if kind not in ("response", "resource", "conversion"):
        if kind not in _NO_CONTENT:
            left[f"of the type “{kind}”"] += 1
        return False
    status = record.http_headers.status_code if record.is_http_parsed else None
    if status is not None and status != 200:
        left[f"with the status {status}"] += 1
        return False
    content = _content_type(record)
    if content not in _PAGES and not (kind == "conversion" and content == "text/plain"):
        left[f"of {content[:60]}" if content else "of no known type"] += 1
        return False
    return True


def _content_type(record: Any) -> str:
    said = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return str(said or "").split(";")[0].strip().lower()


def read_page_record(record: Any, raw: bytes, at: int, job: Job, lexicon: Lexicon) -> Answer:
    """The report in a record whose payload is `raw`, up to one byte more than is read of a page."""
    where, most, content = f"{job.where}@{at}", job.settings.max_page, _content_type(record)
    problems: list[Problem] = []
    if len(raw) > most:
        raw = raw[:most]
        problems.append(Problem(where, f"a very large page: its first {most:,} bytes were read"))
    headers = tuple((str(k).lower(), str(v)) for k, v in record.http_headers.items()) if record.is_http_parsed else ()
    try:
        raw = _decoded(raw, dict(headers), job)
    except FetchError as error:
        return Answer(problems=(*problems, Problem(where, f"{error}: left out", failed=True)))
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    address = url if url.startswith(("http://", "https://")) else None
    charset = record.http_charset if record.is_http_parsed else None
    page = replace(job, kind="page", where=where, raw=raw, path=b"", url=address, charset=charset)
    answer = _text_answer(page, lexicon) if content == "text/plain" else page_answer(page, lexicon)
    stamp = str(record.headers.get("WARC-Date") or "")
    status = record.http_headers.status_code if record.is_http_parsed else None
    fetched = Fetched(hashlib.sha256(raw).hexdigest(), url or where, stamp, status, (), headers)
    return replace(answer, raw=raw, fetched=fetched, problems=(*problems, *answer.problems))


def _text_answer(job: Job, lexicon: Lexicon) -> Answer:
    """A text that a crawler took out of a page (WET)."""
    text = job.raw.decode("utf-8", "replace")
    report, problems = make_report(text, job.raw, job.where, Known(url=job.url), lexicon, job.settings)
    return Answer(reports=(report,) if report else (), problems=tuple(problems))


def _decoded(raw: bytes, headers: dict[str, str], job: Job) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = dechunked(raw)
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    if names == ["gzip"] and not raw.startswith(b"\x1f\x8b"):
        names = []  # some crawlers unpack bodies and leave the header
    unpacker = Unpacker(
        names, most_bytes=4 * job.settings.max_page, most_ratio=_RATIO, ratio_from=job.settings.max_page
    )
    return unpacker.feed(raw)[: job.settings.max_page]


def dechunked(raw: bytes) -> bytes:
    """A chunked body put together; as it is where it isn't chunked (some crawlers leave the header)."""
    out: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 64)
        try:
            size = int(raw[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(out) or raw
        if size == 0:
            return b"".join(out)
        out.append(raw[end + 2 : end + 2 + size])
        at = end + 4 + size
