"""A web page: its body as a reader sees it, and what its metadata says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from twosource.intake.lexicon import Lexicon, key_of
from twosource.intake.listed import is_list
from twosource.intake.live import Post, find_posts, is_live
from twosource.intake.make import Known, make_report
from twosource.intake.metadata import Metadata, host_of, read_metadata
from twosource.model import Credit, Problem, Report
from twosource.settings import IntakeSettings
from twosource.text import lines, squash
from twosource.urls import page_address, route_of

# Where a sentence ends: after a word of two letters and more (no initial), a number, or in a script without spaces.
_STOP = re.compile(r"(?:(?:\w\w|\d)[\"”’')»\]]*[.!?…।؟۔]|[。！？])[\"”’')»\]」』）]*(?=\s|$|[^\x00-\x7f])")


def read_page(
    html: str,
    raw: bytes,
    where: str,
    lexicon: Lexicon,
    settings: IntakeSettings,
    known: Known | None = None,
    address: str | None = None,
) -> tuple[Report | None, list[Problem]]:
    """A report out of a page; what `known` says goes before what the page says, `address` is where it was fetched."""
    tree = _parse(html)
    if tree is None:
        return None, [Problem(where, "no readable HTML in it", failed=True)]
    meta = read_metadata(tree)
    facts = _placed(_joined(known, meta.known), address)
    return _single(_Page(html, tree, meta, facts), raw, where, lexicon, settings)


def read_pages(
    html: str,
    raw: bytes,
    where: str,
    lexicon: Lexicon,
    settings: IntakeSettings,
    known: Known | None = None,
    address: str | None = None,
) -> tuple[list[Report], list[Problem]]:
    """As `read_page`, but of a live page each entry is a report with its own time, where entries can be told apart."""
    tree = _parse(html)
    if tree is None:
        return [], [Problem(where, "no readable HTML in it", failed=True)]
    meta = read_metadata(tree)
    page = _Page(html, tree, meta, _placed(_joined(known, meta.known), address))
    live = is_live(meta.article, page.facts.headline, page.facts.url)
    posts = find_posts(tree, meta.article) if live else []
    if posts:
        return _from_posts(posts, page.facts, raw, where, lexicon, settings)
    report, problems = _single(page, raw, where, lexicon, settings)
    if report is None:
        return [], problems
    if live:
        problems.append(Problem(where, "a live page whose entries can't be told apart: read as one report"))
    elif is_list(tree, meta.article, report.text):
        problems.append(Problem(where, "looks like a list of other reports: read as one; give their own addresses"))
    return [report], problems


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's HTML, parsed, with what it says of itself and what is known of it in all."""

    html: str
    tree: Any
    meta: Metadata
    facts: Known


def _single(
    page: _Page, raw: bytes, where: str, lexicon: Lexicon, settings: IntakeSettings
) -> tuple[Report | None, list[Problem]]:
    body = _body(page.html, page.tree, settings)
    if len(page.meta.body) > 2 * len(body):
        body = page.meta.body
    if not _speaks(body, lexicon, settings):
        return None, [Problem(where, "a page with nothing but navigation: no report in it", failed=True)]
    text, captions = _compose(page.facts.headline, body, page.meta.captions)
    return make_report(text, raw, where, replace(page.facts, captions=captions), lexicon, settings)


def _parse(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return lxml_html.document_fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if isinstance(error, etree.XMLSyntaxError) and error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None


def _body(html: str, tree: Any, settings: IntakeSettings) -> str:
    """The body by trafilatura, as it would give it; where that is little, what it finds at all."""
    import trafilatura

    found = str(trafilatura.extract(html, include_comments=False) or "").strip()
    paragraphs = [squash("".join(node.itertext())) for node in tree.iter("p")]
    found = _parted(found, paragraphs)
    words = len(found.split())
    in_paragraphs = sum(len(paragraph.split()) for paragraph in paragraphs)
    if words >= settings.short_body and words >= settings.least_of_paragraphs * in_paragraphs:
        return found
    more = trafilatura.extract(tree, include_comments=False, favor_recall=True, deduplicate=False)
    more = _parted(str(more or "").strip(), paragraphs)
    return more if len(more) > settings.much_more * len(found) else found


def _parted(body: str, paragraphs: Sequence[str]) -> str:
    """A body in paragraphs again: of a short page trafilatura gives all text, headline and captions in, in one line."""
    if "\n" in body:
        return body
    held = [paragraph for paragraph in paragraphs if paragraph and paragraph in squash(body)]
    return "\n".join(held) if 2 * sum(map(len, held)) > len(body) else body


def _from_posts(
    posts: Sequence[Post], facts: Known, raw: bytes, where: str, lexicon: Lexicon, settings: IntakeSettings
) -> tuple[list[Report], list[Problem]]:
    reports: list[Report] = []
    problems = [Problem(where, f"a live page: split into its {len(posts)} entries")]
    for number, post in enumerate(posts, 1):
        own = replace(
            facts,
            url=_at(facts.url, post.anchor),
            exact=True,
            headline=post.headline,  # that of the page is none of the entry's
            byline=post.byline or facts.byline,
            published=post.published,
            modified=post.modified,
            captions=(),
        )
        text = f"{post.headline}\n\n{post.text}" if post.headline else post.text
        report, more = make_report(text, raw, f"{where}#{number}", own, lexicon, settings)
        problems += more
        if report is not None:
            reports.append(report)
    return reports, problems


def _at(url: str | None, anchor: str | None) -> str | None:
    """The address of an entry: its own, or its place on the page."""
    if anchor and anchor.startswith(("http://", "https://")):
        return anchor
    return f"{url.split('#')[0]}#{anchor.lstrip('#')}" if url and anchor else url


def _joined(known: Known | None, page: Known) -> Known:
    if known is None:
        return page
    names = ("url", "outlet", "headline", "byline", "published", "modified", "language", "credits")
    return replace(page, **{name: getattr(known, name) for name in names if getattr(known, name)})


def _placed(facts: Known, address: str | None) -> Known:
    """A fetched page stands where it was fetched; it may name a fuller address of its own host, and credits another.

    A page saved under a route (`#!/a`) names the page that holds the script: it stands under its route.
    """
    if address is None:
        return facts
    if facts.url and host_of(facts.url) == host_of(address):
        shell = route_of(address) and page_address(facts.url).rstrip("/") == address.split("#")[0].rstrip("/")
        return replace(facts, url=address) if shell else facts
    other = host_of(facts.url)
    credits = (*facts.credits, Credit((0, 0), other, "metadata")) if other else facts.credits
    return replace(facts, url=address, credits=tuple(dict.fromkeys(credits)))


def _speaks(body: str, lexicon: Lexicon, settings: IntakeSettings) -> bool:
    """Whether a body holds a sentence."""
    return any(
        (len(body[s:e].split()) > settings.menu_words or "。" in body[s:e])
        and _STOP.search(body, s, e)
        and not lexicon.kind(body[s:e])
        for s, e in lines(body)
    )


def _compose(headline: str | None, body: str, captions: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Headline, body, then the picture captions that the body does not hold, with the captions' spans."""
    head = body[: 4 * len(headline or "") + 200]
    parts = [headline] if headline and key_of(headline) not in (key_of(line) for line in head.splitlines()) else []
    text = "\n\n".join([*parts, "\n\n".join(body[s:e] for s, e in lines(body))])
    spans: list[tuple[int, int]] = []
    for caption in captions:
        at = text.find(caption)
        if at < 0:
            at = len(text) + 2
            text = f"{text}\n\n{caption}"
        spans.append((at, at + len(caption)))
    return text, tuple(sorted(set(spans)))
