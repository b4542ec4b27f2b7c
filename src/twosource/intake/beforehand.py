"""Addresses fetched beforehand, several hosts at once: while one host is given its pause, others are asked."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import NamedTuple
from urllib.parse import urlsplit

from twosource.intake.fetch import Page


class Asked(NamedTuple):
    """An address to ask for, and the validators of its last answer (`Fetcher.get`)."""

    url: str
    etag: str | None = None
    since: str | None = None

    @property
    def sent(self) -> "Asked":
        """The same as a server is told of it, without a place on the page (`#a`)."""
        return self._replace(url=self.url.split("#")[0])


class Beforehand:
    """Pages on their way. One thread a host, so that each is asked one thing after another, as ever.

    >>> ahead = Beforehand(lambda asked: asked.url.upper(), hosts=2)
    >>> ahead.begin([Asked("http://a.example/1"), Asked("http://b.example/2")])
    >>> ahead.take(Asked("http://b.example/2#top")), ahead.take(Asked("http://c.example/3")) is None
    ('HTTP://B.EXAMPLE/2', True)
    """

    def __init__(self, fetch: Callable[[Asked], Page], *, hosts: int) -> None:
        self._fetch = fetch
        self._free = threading.Semaphore(hosts)
        self._coming: dict[Asked, Future[Page]] = {}
        self._wanted: Counter[Asked] = Counter()

    def begin(self, some: Iterable[Asked]) -> None:
        """Begin to fetch what isn't on its way yet; what differs in its place on the page only is fetched once."""
        by_host: dict[str, list[Asked]] = {}
        for asked in (asked.sent for asked in some):
            self._wanted[asked] += 1
            if asked not in self._coming:
                self._coming[asked] = Future()
                by_host.setdefault(_host(asked.url), []).append(asked)
        for few in by_host.values():
            # a thread that doesn't hold up the end of the program: an interrupt needn't wait for a slow host
            coming = [(asked, self._coming[asked]) for asked in few]
            threading.Thread(target=self._ask, args=(coming,), daemon=True).start()

    def take(self, asked: Asked) -> Page | None:
        """A page that was begun, waited for if need be; None where it wasn't, or was taken as often as it was begun.

        Raises what fetching it raised.
        """
        asked = asked.sent
        coming = self._coming.get(asked)
        if coming is None:
            return None
        self._wanted[asked] -= 1
        if not self._wanted[asked]:
            del self._wanted[asked], self._coming[asked]
        return coming.result()

    def _ask(self, some: Sequence[tuple[Asked, Future[Page]]]) -> None:
        for asked, coming in some:
            with self._free:
                try:
                    coming.set_result(self._fetch(asked))
                except Exception as error:  # told where the page is taken
                    coming.set_exception(error)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
