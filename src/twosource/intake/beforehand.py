"""Addresses fetched beforehand, several hosts at once: while one host is given its pause, others are asked."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from urllib.parse import urlsplit

from twosource.intake.fetch import Page


class Beforehand:
    """Pages on their way, by address. One thread a host, so that each is asked one thing after another, as ever.

    >>> ahead = Beforehand(lambda url: url.upper(), hosts=2)
    >>> ahead.begin(["http://a.example/1", "http://b.example/2"])
    >>> ahead.take("http://b.example/2"), ahead.take("http://c.example/3") is None
    ('HTTP://B.EXAMPLE/2', True)
    """

    def __init__(self, fetch: Callable[[str], Page], *, hosts: int) -> None:
        self._fetch = fetch
        self._free = threading.Semaphore(hosts)
        self._coming: dict[str, Future[Page]] = {}

    def begin(self, urls: Iterable[str]) -> None:
        """Begin to fetch what isn't on its way yet."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            if url not in self._coming:
                self._coming[url] = Future()
                by_host.setdefault(_host(url), []).append(url)
        for some in by_host.values():
            # a thread that doesn't hold up the end of the program: an interrupt needn't wait for a slow host
            threading.Thread(target=self._ask, args=([(url, self._coming[url]) for url in some],), daemon=True).start()

    def take(self, url: str) -> Page | None:
        """A page that was begun, waited for if need be, once; None where it wasn't. Raises what fetching it raised."""
        coming = self._coming.pop(url, None)
        return coming.result() if coming is not None else None

    def _ask(self, some: Sequence[tuple[str, Future[Page]]]) -> None:
        for url, coming in some:
            with self._free:
                try:
                    coming.set_result(self._fetch(url))
                except Exception as error:  # told where the page is taken
                    coming.set_exception(error)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
