"""A web page: its body as a reader sees it, and what its metadata says."""

from dataclasses import replace
from typing import Any

from twosource.intake.lexicon import Lexicon, key_of
from twosource.intake.make import Known, make_report
from twosource.intake.metadata import host_of, read_metadata
from twosource.model import Credit, Problem, Report
from twosource.settings import IntakeSettings
from twosource.text import lines, squash

_STOP_WIDE = "。"  # the full stop of scripts that write no spaces
_STOPS = (".", "!", "?", "…", _STOP_WIDE, "！", "？", "।", "؟", "۔")


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
    body = _body(html, tree, settings)
    if len(meta.body) > 2 * len(body):
        body = meta.body
    if not _speaks(body, lexicon, settings):
        return None, [Problem(where, "a page with nothing but navigation: no report in it", failed=True)]
    text, captions = _compose(facts.headline, body, meta.captions)
    return make_report(text, raw, where, replace(facts, captions=captions), lexicon, settings)


def _parse(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return lxml_html.document_fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _body(html: str, tree: Any, settings: IntakeSettings) -> str:
    """The body by trafilatura, as it would give it; where that is little, what it finds at all."""
    import trafilatura

    found = str(trafilatura.extract(html, include_comments=False) or "").strip()
    paragraphs = sum(len("".join(node.itertext()).split()) for node in tree.iter("p"))
    words = len(found.split())
    if words >= settings.short_body and words >= settings.least_of_paragraphs * paragraphs:
        return found
    more = trafilatura.extract(tree, include_comments=False, favor_recall=True, deduplicate=False)
    more = str(more or "").strip()
    return more if len(more) > settings.much_more * len(found) else found


def _joined(known: Known | None, page: Known) -> Known:
    if known is None:
        return page
    names = ("url", "outlet", "headline", "byline", "published", "modified", "credits")
    return replace(page, **{name: getattr(known, name) for name in names if getattr(known, name)})


def _placed(facts: Known, address: str | None) -> Known:
    """A fetched page stands where it was fetched; it may name a fuller address of its own host, and credits another."""
    if address is None or (facts.url and host_of(facts.url) == host_of(address)):
        return facts
    other = host_of(facts.url)
    credits = (*facts.credits, Credit((0, 0), other, "metadata")) if other else facts.credits
    return replace(facts, url=address, credits=tuple(dict.fromkeys(credits)))


def _speaks(body: str, lexicon: Lexicon, settings: IntakeSettings) -> bool:
    """Whether a body holds a sentence."""
    return any(
        (len(body[s:e].split()) > settings.menu_words or _STOP_WIDE in body[s:e])
        and body[s:e].rstrip("\"”’')»]」』）")[-1:] in _STOPS
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


def visible(text: str) -> str:
    """One line of text as a page shows it."""
    return squash(text)
