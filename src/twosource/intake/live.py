"""Live pages: many short reports on one page, each with its own time. Told apart where the page lets one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from twosource.intake.dates import read_iso
from twosource.text import squash

_BLOCKS = frozenset(("article", "section", "div", "li", "blockquote"))
_PARTS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "li", "blockquote", "figcaption", "br", "div"))
_SKIP = frozenset(("script", "style", "time", "button", "nav", "aside", "figure", "svg", "form", "noscript"))
_TITLE = re.compile(
    r"\s*live\b\s*[:|–-]|.*\b(?:live (?:blog|updates?|coverage)|as it happened)\b", re.IGNORECASE | re.DOTALL
)
_STAMPS = ("datetime", "data-timestamp", "data-time", "data-date", "content")
_LEAST = 3  # entries: two blocks with a time each are a page and its related story
_LEAST_WORDS = 6  # of an entry: less is a label
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Post:
    """An entry of a live page. `anchor` is its place on the page, or its own address."""

    text: str
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    anchor: str | None = None
    byline: str | None = None


def is_live(article: dict[str, Any], headline: str | None, url: str | None) -> bool:
    """Whether a page calls itself a live page.

    >>> is_live({}, "Storm Ophira - as it happened", None), is_live({}, "Where people live", None)
    (True, False)
    """
    kinds = article.get("@type")
    if "LiveBlogPosting" in (kinds if isinstance(kinds, list) else [kinds]):
        return True
    path = (url or "").split("://", 1)[-1].split("/", 1)[-1]
    named = re.search(r"(?:^|[-_/])live(?:[-_/]|blog|$)", path)
    told = re.match(
        r"\s*live\b\s*[:|–-]|.*\b(?:live (?:blog|updates?|coverage)|as it happened)\b", headline or "", re.IGNORECASE
    )
    return bool(named or told)


def find_posts(tree: Any, article: dict[str, Any]) -> list[Post]:
    """The entries of a live page, in the page's order: as its JSON-LD has them, else as its blocks with a time each."""
    told = [post for item in _list(article.get("liveBlogUpdate"))[:_MOST] if (post := _told(item))]
    return told if len(told) > 1 else _seen(tree)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _told(item: Any) -> Post | None:
    if not isinstance(item, dict):
        return None
    from twosource.intake.metadata import name_of, plain

    body = item.get("articleBody")
    text = plain(body) if isinstance(body, str) else ""
    if len(text.split()) < _LEAST_WORDS:
        return None
    url = item.get("url")
    return Post(
        text=text,
        headline=squash(item["headline"]) or None if isinstance(item.get("headline"), str) else None,
        published=_stamp(item.get("datePublished")),
        modified=_stamp(item.get("dateModified")),
        anchor=url if isinstance(url, str) else None,
        byline=name_of(item.get("author")),
    )


def _stamp(value: Any) -> str | None:
    return read_iso(value) if isinstance(value, str) else None


def _seen(tree: Any) -> list[Post]:
    """The longest run of brothers of one sort that each hold a time of their own and a sentence or more."""
    groups: dict[tuple[Any, str, str], list[tuple[Any, str]]] = defaultdict(list)
    for block in tree.iter(*_BLOCKS):
        parent = block.getparent()
        if parent is None:
            continue
        stamp = _own_time(block)
        if stamp:
            kind = " ".join((block.get("class") or "").split()[:1])
            groups[(parent, str(block.tag), kind)].append((block, stamp))
    runs = sorted(groups.values(), key=len, reverse=True)
    for run in runs:
        posts = [post for block, stamp in run[:_MOST] if (post := _read(block, stamp))]
        if len(posts) >= _LEAST and len({post.published for post in posts}) > 1:
            return posts
    return []


def _own_time(block: Any) -> str | None:
    """The time that a block holds, if it holds one sort of time only (a block around several entries has many)."""
    times = [node for node in block.iter("time") if node.get("datetime")]
    if not times and any(block.get(name) for name in _STAMPS[1:]):
        return next((stamp for name in _STAMPS[1:] if (stamp := _number(block.get(name)))), None)
    if not 1 <= len(times) <= 2:
        return None
    return read_iso(times[0].get("datetime"))


def _number(value: str | None) -> str | None:
    """A time in seconds or milliseconds, or as ISO."""
    if value and value.isdigit() and len(value) in (10, 13):
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    return read_iso(value) if value else None


def _read(block: Any, stamp: str) -> Post | None:
    heading = next((squash("".join(node.itertext())) for node in block.iter("h2", "h3", "h4", "h5")), None)
    lines = [squash(line) for line in "".join(_pieces(block)).split("\n")]
    text = "\n\n".join(line for line in lines if line and line != heading)
    if len(text.split()) < _LEAST_WORDS:
        return None
    times = [read_iso(node.get("datetime")) for node in block.iter("time") if node.get("datetime")]
    later = times[1] if len(times) > 1 and times[1] and times[1] > stamp else None
    return Post(text, heading or None, stamp, later, block.get("id") or block.get("data-id"))


def _pieces(node: Any) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SKIP:
        return
    apart = node.tag in _PARTS
    if apart:
        yield "\n"
    yield squash_inline(node.text)
    for child in node:
        yield from _pieces(child)
        yield squash_inline(child.tail)
    if apart:
        yield "\n"


def squash_inline(text: str | None) -> str:
    """Running text with its line ends as spaces.

    >>> squash_inline("a\\n  b ")
    'a b '
    """
    return re.sub(r"\s+", " ", text or "")
