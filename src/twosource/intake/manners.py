"""Manners towards the hosts we fetch from: one request at a time and not too soon, and robots.txt obeyed."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from twosource.errors import FetchError
from twosource.settings import FetchSettings

_RETRY = 60.0  # seconds after which a robots.txt that could not be had is asked for again


class Manners:
    """When each host was last asked, and what its robots.txt says, for one fetcher."""

    def __init__(
        self,
        settings: FetchSettings,
        ask: Callable[[str], bytes],
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._settings, self._ask = settings, ask
        self._sleep = sleep or time.sleep
        self._guard = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}
        self._rules: dict[str, tuple[float, Any]] = {}  # by origin: until when, and Protego's rules

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """A turn with a host, once it may be asked again; no other thread asks it meanwhile.

        FetchError where its robots.txt forbids the address.
        """
        with self._guard:
            turn = self._turns.setdefault(urlsplit(url).netloc, threading.Lock())
        with turn:
            self._before(url)
            yield

    def _before(self, url: str) -> None:
        origin = _origin(url)
        rules = self._rules_of(origin) if self._settings.robots else None
        agent = self._settings.user_agent.split("/")[0]
        if isinstance(rules, FetchError):
            raise rules
        if rules is not None and not rules.can_fetch(url, agent):
            raise FetchError("its robots.txt asks that this address not be fetched: left alone")
        asked = rules.crawl_delay(agent) if rules is not None else None
        self._wait(urlsplit(url).netloc, min(max(self._settings.host_seconds, asked or 0.0), self._settings.most_delay))

    def _wait(self, host: str, delay: float) -> None:
        now = time.monotonic()
        due = self._next.get(host, now)
        if due > now:
            self._sleep(due - now)
        self._next[host] = max(due, now) + delay

    def _rules_of(self, origin: str) -> Any:
        kept = self._rules.get(origin)
        if kept is None or kept[0] < time.monotonic():
            rules = self._read(origin)
            kept_for = _RETRY if isinstance(rules, FetchError) else self._settings.robots_seconds
            kept = (time.monotonic() + kept_for, rules)
            self._rules[origin] = kept
        return kept[1]

    def _read(self, origin: str) -> Any:
        """The rules of a host (RFC 9309): None where it has no robots.txt, an error to raise where its server fails."""
        from protego import Protego

        try:
            said = self._ask(f"{origin}/robots.txt")
        except FetchError as error:
            if error.status is None:
                return error  # the page itself would meet the same
            if 400 <= error.status < 500 and error.status != 429:
                return None
            return FetchError(f"its robots.txt can't be had ({error}), so nothing may be fetched for now")
        return Protego.parse(said.decode("utf-8", "replace"))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
