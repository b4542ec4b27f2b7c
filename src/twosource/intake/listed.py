"""Pages that list other reports: a section's front, a search's result, a topic."""

from typing import Any

from twosource.text import squash

_REPORTS = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle")
_LEAST = 6  # headings that lead elsewhere; related stories below a report are seldom more
_SHARE = 0.5  # of the text's words that stand beside such headings


def is_list(tree: Any, article: dict[str, Any], text: str) -> bool:
    """Whether most of what was read of a page stands in blocks whose heading is a link to somewhere else.

    >>> from lxml import html
    >>> teaser = "<div><h3><a href='/{0}'>Dam {0} bursts</a></h3><p>The dam burst at dawn, police said.</p></div>"
    >>> page = html.fromstring("<body>" + "".join(teaser.format(n) for n in range(8)) + "</body>")
    >>> is_list(page, {}, page.text_content())
    True
    """
    kinds = article.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if any(name in _REPORTS for name in names):
        return False
    words = 0
    count = 0
    flat = squash(text)
    for heading in tree.iter("h2", "h3", "h4"):
        block = heading.getparent()
        linked = heading.find(".//a[@href]") is not None or (block is not None and block.tag == "a")
        if not linked or block is None:
            continue
        count += 1
        said = [squash("".join(node.itertext())) for node in [heading, *block.iter("p")]]
        words += sum(len(part.split()) for part in dict.fromkeys(said) if part and part in flat)
    return count >= _LEAST and words >= _SHARE * max(1, len(flat.split()))
