"""Addresses: fetched, then read like a file of the same sort."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from twosource.errors import FetchError
from twosource.intake.item import Item
from twosource.intake.session import Session
from twosource.intake.stream import Stream
from twosource.intake.streams import from_stream
from twosource.model import Problem
from twosource.urls import route_of

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
    said = _said(url)
    for item in from_stream(Stream(BytesIO(page.body), url, session, page=page, depth=depth)):
        yield replace(item, problems=(*said, *item.problems))
        said = ()


def _said(url: str) -> tuple[Problem, ...]:
    """A route leads to a page that a script makes, and no script is run."""
    route = route_of(url)
    return (Problem(url, f"read as its server gives it, which isn't told of {route}"),) if route else ()
