"""What a page says of itself: JSON-LD, meta tags, canonical link, title."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from twosource.intake.dates import read_iso
from twosource.intake.make import Known
from twosource.model import Credit
from twosource.text import squash

_NEWS = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "WebPage",
)
_DEEP = 12  # levels of JSON-LD that are looked into


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; `article` is its JSON-LD, `body` the text that this gives."""

    known: Known
    body: str
    captions: tuple[str, ...]
    article: dict[str, Any]


def read_metadata(tree: Any) -> Metadata:
    """Reads the metadata of a parsed page, best source first."""
    article = _article(tree)
    tags = _tags(tree)
    publisher = name_of(article.get("publisher"))
    title = _heading(tree)
    headline = _string(article.get("headline")) or tags.get("og:title") or tags.get("twitter:title") or title
    if title and headline and title != headline and headline.startswith(title):
        headline = title
    url = (
        tags.get("og:url")
        or _canonical(tree)
        or _string(article.get("url"))
        or _string(article.get("mainEntityOfPage"))
    )
    outlet = publisher or tags.get("og:site_name") or tags.get("application-name")
    byline = name_of(article.get("author")) or tags.get("author") or tags.get("byl") or tags.get("article:author")
    if byline and byline.startswith("http"):
        byline = None
    published = (
        _first_date(article.get("datePublished"), *(tags.get(n) for n in _DATE_TAGS)) or _time(tree) or _in_path(url)
    )
    modified = _first_date(article.get("dateModified"), tags.get("article:modified_time"), tags.get("og:updated_time"))
    known = Known(
        url=url if url and url.startswith("http") else None,
        outlet=outlet,
        headline=headline,
        byline=re.sub(r"^[Bb]y\s+", "", byline) if byline else None,
        published=published,
        modified=modified,
        credits=_credits(tree, article, tags, outlet, url),
        language=_language(tree, article, tags),
    )
    body = article.get("articleBody")
    return Metadata(known, plain(body) if isinstance(body, str) else "", _captions(tree), article)


_DATE_TAGS = (
    "article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
    "publish-date",
    "cxenseparse:recs:publishtime",
)


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the report; of several the one with most of what we want."""
    best: dict[str, Any] = {}
    rank = -1
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        for item in _objects(_loads(script.text or ""), 0):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            place = min((_NEWS.index(n) for n in names if n in _NEWS), default=None)
            if place is None:
                continue
            score = 100 * ("headline" in item) + 10 * ("datePublished" in item) - place
            if score > rank:
                best, rank = item, score
    return best


def _loads(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _tags(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = squash(meta.get("content") or "")
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _heading(tree: Any) -> str | None:
    for path in ("//article//h1", "//main//h1", "//h1", "//title"):
        for node in tree.xpath(path):
            text = squash(" ".join(node.itertext()))
            if text:
                return text
    return None


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith("http"):
            return squash(link.get("href"))
    return None


def _time(tree: Any) -> str | None:
    for path in ("//article//time[@datetime]", "//time[@itemprop='datePublished' or @pubdate][@datetime]"):
        for node in tree.xpath(path):
            stamp = read_iso(node.get("datetime"))
            if stamp:
                return stamp
    return None


_PATH_DATE = re.compile(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)/")


def _in_path(url: str | None) -> str | None:
    """The day in an address, which is when its content system first kept the report."""
    match = _PATH_DATE.search(url or "")
    return read_iso("-".join(match.groups())) if match else None


def _language(tree: Any, article: dict[str, Any], tags: dict[str, str]) -> str | None:
    """The language that a page says it is in, as the code of two or three letters."""
    told = _string(article.get("inLanguage")) or tree.get("lang") or tags.get("og:locale") or tags.get("language") or ""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_].*)?", told.strip().lower())
    return match[1] if match else None


_CAPTION = re.compile(
    r"(?:^|[-_ ])(?:caption|cutline|(?:photo|image|picture|media)[-_]?(?:credit|caption|byline))(?:[-_ ]|$)",
    re.IGNORECASE,
)
_CAPTION_WORDS = 80  # of the longest captions; what is longer is a text beside a picture


def _captions(tree: Any) -> tuple[str, ...]:
    """Picture captions and credits: in their own element, or in one whose class says so."""
    nodes = list(tree.iter("figcaption"))
    inside = {child for node in nodes for child in node.iter()}
    for node in tree.iter("p", "div", "span", "small", "em", "cite"):
        if node not in inside and _CAPTION.search(node.get("class") or "") and node.find(".//p") is None:
            nodes.append(node)
            inside.update(node.iter())
    found = (squash(" ".join(node.itertext())) for node in nodes)
    return tuple(dict.fromkeys(text for text in found if text and len(text.split()) <= _CAPTION_WORDS))


def _credits(
    tree: Any, article: dict[str, Any], tags: dict[str, str], outlet: str | None, url: str | None
) -> tuple[Credit, ...]:
    """Whom the metadata names beside the publisher: an agency as author, a provider, a syndication source."""
    names: list[str] = []
    for field in ("sourceOrganization", "provider", "copyrightHolder", "creditText"):
        names.append(name_of(article.get(field)) or "")
    authors = article.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and "Organization" in str(author.get("@type")):
            names.append(name_of(author) or "")
    for tag in ("syndication-source", "original-source"):
        names.append(host_of(tags.get(tag)) or tags.get(tag, ""))
    canonical = _canonical(tree)
    if host_of(canonical) and host_of(tags.get("og:url")) and host_of(canonical) != host_of(tags.get("og:url")):
        names.append(host_of(canonical) or "")
    own = {(outlet or "").casefold(), (host_of(url) or "").casefold(), ""}
    kept = dict.fromkeys(name for name in names if name.casefold() not in own)
    return tuple(Credit((0, 0), name, "metadata") for name in kept)


def host_of(value: str | None) -> str | None:
    """The host of an address, without "www."; None where it is none.

    >>> host_of("https://www.example.com/a")
    'example.com'
    """
    if not value or not value.startswith("http"):
        return None
    try:
        return (urlsplit(value).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _string(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return squash(value) or None if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """The name in a value of JSON-LD: a string, an object with a name, or a list of these.

    >>> name_of([{"@type": "Person", "name": "Jane Doe"}, "Jo Roe"])
    'Jane Doe, Jo Roe'
    """
    if isinstance(value, str):
        return squash(value) or None
    if isinstance(value, dict):
        return name_of(value.get("name"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value[:20] if (name := name_of(item)))) or None
    return None


def _first_date(*values: Any) -> str | None:
    return next((stamp for value in values if isinstance(value, str) and (stamp := read_iso(value))), None)


def plain(body: str) -> str:
    """The body that JSON-LD gives, without the markup that some pages leave in it."""
    if "<" in body and ">" in body:
        body = re.sub(r"</?(?:p|br|div|h\d|li)\b[^<>]*>", "\n\n", body, flags=re.IGNORECASE)
        body = re.sub(r"<[^<>]{1,400}>", "", body)
    import html

    return html.unescape(body).strip()
