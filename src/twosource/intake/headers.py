"""What a server says of a page."""

import re

from twosource.intake.fetch import Page

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def charset_of(page: Page) -> str | None:
    """The charset that a page's server names."""
    found = _CHARSET.search(page.header("content-type") or "")
    return found[1] if found else None
