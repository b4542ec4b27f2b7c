"""Permanent addresses. Every view has one, and its JSON and CSV twins have the same with an ending."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere on this site; `href` is empty where they lead nowhere."""

    text: str
    href: str = ""


def key(name: str) -> str:
    """A story's name as one piece of a path: no slash, no dot, nothing a path could be read otherwise by.

    >>> key("Dam break 2/3"), name_of(key("Dam break 2/3")) == "Dam break 2/3"
    ('Dam~20break~202~2F3', True)
    """
    quoted = quote(name, safe="", errors="surrogatepass")
    return quoted.replace("~", "%7E").replace(".", "%2E").replace("%", "~")


def name_of(key: str) -> str:
    """The name that `key` was made of."""
    return unquote(key.replace("~", "%"), errors="replace")


def whole(given: str) -> int | None:
    """A whole number as an address or a form gives it, None where it is none.

    >>> whole("12"), whole("²"), whole("-1"), whole("9" * 5000)
    (12, None, None, None)
    """
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def story_at(story: str) -> str:
    """The Story screen."""
    return f"/s/{key(story)}"


def claim_at(story: str, claim: str) -> str:
    """The Claim screen."""
    return f"/s/{key(story)}/claims/{key(claim)}"


def report_at(story: str, report: str, span: Span | None = None) -> str:
    """The Report screen, at a place if one is given.

    >>> report_at("main", "r_1", (12, 30))
    '/s/main/reports/r_1#t12'
    """
    place = f"#t{span[0]}" if span else ""
    return f"/s/{key(story)}/reports/{key(report)}{place}"


def reports_at(story: str) -> str:
    """The list of a story's reports."""
    return f"/s/{key(story)}/reports"


def pair_at(story: str, a: str, b: str) -> str:
    """Two reports side by side."""
    return f"/s/{key(story)}/compare/{key(a)}/{key(b)}"


def differences_at(story: str, anchor: str = "") -> str:
    """Conflicts and time line."""
    return f"/s/{key(story)}/conflicts{'#' + anchor if anchor else ''}"


def with_query(path: str, given: dict[str, str]) -> str:
    """An address with its query; what is empty is left out.

    >>> with_query("/s/main", {"q": "dam", "show": ""})
    '/s/main?q=dam'
    """
    kept = {name: value for name, value in given.items() if value}
    return f"{path}?{urlencode(kept, errors='surrogatepass')}" if kept else path


def outward(url: str | None) -> str:
    """An address in the world that is safe to link to, else nothing.

    >>> outward("https://example.org/a"), outward("javascript:alert(1)"), outward("https://a b")
    ('https://example.org/a', '', '')
    """
    if not url or not url.lower().startswith(("http://", "https://")) or any(c.isspace() for c in url):
        return ""
    return url if url.isprintable() else ""
