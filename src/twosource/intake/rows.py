"""JSON Lines: one report a row, in the field names of the common news tools."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from twosource.intake.dates import read_iso
from twosource.intake.decode import shown
from twosource.intake.lexicon import Lexicon
from twosource.intake.make import Known, make_report
from twosource.model import Problem, Report
from twosource.settings import IntakeSettings
from twosource.text import squash

# In order of preference. trafilatura: text, source (an address), source-hostname; news-please: maintext,
# date_publish, source_domain; Fundus: plaintext, body, publishing_date, publisher; newspaper: publish_date;
# NewsAPI: content, publishedAt, source.name; webhose: thread.site.
_TEXT = (
    "text",
    "maintext",
    "plaintext",
    "article_text",
    "full_text",
    "fulltext",
    "articleBody",
    "body",
    "content",
    "article",
    "raw_text",
    "story",
)
_HTML = ("html", "raw_html", "page")
_URL = ("url", "link", "uri", "canonical_url", "article_url", "web_url", "webUrl", "source_url", "source", "path_url")
_OUTLET = (
    "outlet",
    "publisher",
    "site",
    "sitename",
    "site_name",
    "source_name",
    "publication",
    "newspaper",
    "source",
    "source-hostname",
    "hostname",
    "source_domain",
    "domain",
    "source_hostname",
    "provider",
)
_HEADLINE = ("headline", "title", "title_page", "webTitle", "name")
_BYLINE = ("byline", "author", "authors", "creator", "by")
_PUBLISHED = (
    "published",
    "date",
    "published_at",
    "publishedAt",
    "date_publish",
    "publish_date",
    "publishing_date",
    "pub_date",
    "pubDate",
    "datePublished",
    "date_published",
    "published_date",
    "publication_date",
    "webPublicationDate",
    "timestamp",
    "datetime",
    "dateTime",
    "time",
)
_MODIFIED = (
    "modified",
    "updated",
    "date_modify",
    "dateModified",
    "modified_at",
    "updated_at",
    "date_modified",
    "last_updated",
)
_LANGUAGE = ("language", "lang")

Found = tuple[Report | None, list[Problem]]
ReadPage = Callable[[str, bytes, str, Known], Found]  # HTML, the row's bytes, its name, what the row says


def read_row(
    row: Mapping[str, Any], where: str, lexicon: Lexicon, settings: IntakeSettings, raw: bytes, page: ReadPage
) -> Found:
    """A report out of one decoded row; `where` names it, `raw` are the bytes it came as, `page` reads HTML in it."""
    known = known_of(row)
    text = next((found for name in _TEXT if (found := _text_of(row.get(name)))), "")
    if not text:
        html = next((held for name in _HTML if (held := _page_of(row.get(name)))), None)
        if html is not None:
            return page(html, raw, where, known)
        return None, [Problem(where, "no text in this row (looked for text, maintext, body, content ...)", failed=True)]
    return make_report(text, raw, where, known, lexicon, settings)


def read_rows(
    lines: Iterable[bytes], where: str, lexicon: Lexicon, settings: IntakeSettings, page: ReadPage
) -> Iterator[tuple[bytes, Found]]:
    """The bytes of each line and the report in it; broken lines become problems with their number, the rest is kept."""
    for number, raw in enumerate(lines, 1):
        line = raw.strip(b" \t\r\n\0\x0b\x0c")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line:
            continue
        place = f"{where}:{number}"
        if len(raw) > settings.max_row:
            what = f"a line of more than {settings.max_row:,} bytes: left out"
            yield b"", (None, [Problem(place, what, failed=True)])
            continue
        row, problems = _decoded(line, place)
        if row is None:
            yield line, (None, problems)
            continue
        named = row.get("id")
        name = shown(f"{where}#{named}") if isinstance(named, str | int) else place
        report, more = read_row(row, name, lexicon, settings, line, page)
        yield line, (report, [*problems, *more])


def _decoded(line: bytes, place: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    problems: list[Problem] = []
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
        problems.append(Problem(place, "not UTF-8: read as Windows-1252; accents may be wrong"))
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return None, [*problems, Problem(place, f"broken JSON ({_why(error)}): this line was left out", failed=True)]
    if not isinstance(value, dict):
        return None, [*problems, Problem(place, "no JSON object on this line: left out", failed=True)]
    return value, problems


def _why(error: Exception) -> str:
    return squash(str(error))[:80] if isinstance(error, ValueError) else "nested too deep"


def known_of(row: Mapping[str, Any]) -> Known:
    """What a row says about its report, whatever the field names.

    >>> known = known_of({"source": "https://example.com/a", "title": "Dam bursts", "authors": ["Jane Doe", "Jo Roe"]})
    >>> known.url, known.outlet, known.headline, known.byline
    ('https://example.com/a', None, 'Dam bursts', 'Jane Doe, Jo Roe')
    """
    thread, page = row.get("thread"), row.get("html")
    more = {**thread, **row} if isinstance(thread, dict) else row
    if isinstance(page, dict):  # Fundus keeps the page with its addresses and its publisher
        source = page.get("source_info")
        publisher = source.get("publisher") if isinstance(source, dict) else None
        more = {"url": page.get("responded_url") or page.get("requested_url"), "publisher": publisher, **row}
    return Known(
        url=next((v for name in _URL if (v := _name_of(more.get(name), "url")) and _is_url(v)), None),
        outlet=next((v for name in _OUTLET if (v := _name_of(more.get(name))) and not _is_url(v)), None),
        headline=_first(more, _HEADLINE),
        byline=_first(more, _BYLINE),
        published=next((v for name in _PUBLISHED if (v := _date_of(more.get(name)))), None),
        modified=next((v for name in _MODIFIED if (v := _date_of(more.get(name)))), None),
        language=next((v[:2].lower() for name in _LANGUAGE if (v := _name_of(more.get(name)))), None),
    )


def _first(row: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((found for name in names if (found := _name_of(row.get(name)))), None)


def _name_of(value: object, field: str = "name") -> str | None:
    """A string out of a string, a list of them, or objects with a name."""
    if isinstance(value, str):
        return squash(value).encode("utf-8", "replace").decode() or None
    if isinstance(value, list):
        return ", ".join(name for item in value[:20] if (name := _name_of(item, field))) or None
    if isinstance(value, dict):
        return _name_of(value.get(field) or value.get("title") or value.get("name"), field)
    return None


def _is_url(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _date_of(value: object) -> str | None:
    if isinstance(value, str):
        return read_iso(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and 3e8 < value < 4e12:
        from datetime import UTC, datetime

        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC).replace(microsecond=0).isoformat()
    return None


def _page_of(value: object) -> str | None:
    """The HTML of a field: a string, or (Fundus) an object that holds it."""
    held = value.get("content") if isinstance(value, dict) else value
    return held if isinstance(held, str) and held.strip() else None


def _text_of(value: object) -> str:
    """The text of a field: a string, a list of paragraphs, or Fundus' summary and sections."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, list):
        return "\n\n".join(part for item in value if (part := _text_of(item)))
    if isinstance(value, dict):
        parts = [value.get(name) for name in ("summary", "headline", "paragraphs", "sections", "text")]
        return "\n\n".join(part for item in parts if (part := _text_of(item)))
    return ""
