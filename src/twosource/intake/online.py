"""Addresses: fetched, then read like a file of the same sort."""

import re
from collections.abc import Iterator
from io import BytesIO

from twosource.errors import FetchError
from twosource.intake.item import Item
from twosource.intake.session import Session
from twosource.intake.stream import Stream
from twosource.intake.streams import from_stream
from twosource.model import Problem

_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def is_url(name: str) -> bool:
    """Whether an input is an address and not a file.

    >>> is_url("https://example.com/a"), is_url("a.html"), is_url("file:///etc/passwd")
    (True, False, False)
    """
    return bool(_URL.fullmatch(name.strip()))


def from_url(url: str, session: Session, *, depth: int = 0) -> Iterator[Item]:
    """What an address holds; `depth` is how many lists led to it."""
    url = url.strip()
    try:
        page = session.fetch(url)
    except FetchError as error:
        yield Item(problems=(Problem(url, str(error), failed=True),))
        return
    yield from from_stream(Stream(BytesIO(page.body), url, session, page=page, depth=depth))
