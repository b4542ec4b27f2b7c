"""The addresses that records have in linked-data formats."""

import re

from twosource.model import Report

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+\Z", re.IGNORECASE)


def urn(kind: str, key: str) -> str:
    """A name for a record that has no address: ids are letters, digits and underscores, all else is written out.

    >>> urn("claim", "c_1f"), urn("claim", "a b")
    ('urn:twosource:claim:c_1f', 'urn:twosource:claim:a%20b')
    """
    safe = "".join(c if re.match(r"[A-Za-z0-9_.-]", c) else _percent(c) for c in key)
    return f"urn:twosource:{kind}:{safe}"


def _percent(c: str) -> str:
    return "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogatepass"))


def web(url: str | None) -> str | None:
    """An address if it is one of the web, else None: no `javascript:`, nothing that isn't an address.

    >>> web("https://example.org/a"), web("javascript:alert(1)"), web("https://a b")
    ('https://example.org/a', None, None)
    """
    return url if url and _WEB.match(url) else None


def address(report: Report) -> str:
    """Where a report is: its address on the web, else a name made of its id."""
    return web(report.url) or urn("report", report.id)
