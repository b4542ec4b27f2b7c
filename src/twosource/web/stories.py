"""The stories lately looked at, as they are now; while a big one is being made anew, as it was a moment ago."""

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from twosource.case import Case
from twosource.model import Dossier
from twosource.settings import WebSettings
from twosource.web.held import Held, hold


@contextmanager
def uncollected() -> Iterator[None]:
    """Have what is made within left alone by the collector of circular garbage.

    A dossier is up to a million records, none of them part of a circle. The collector would walk through all of them,
    again and again while they are made and whenever it runs thereafter, and no page is answered while it does: of 6
    CPU-seconds for a story of 10,000 reports it took 2.6, up to a second at a stretch (`bench/serve.py`).
    """
    was = gc.isenabled()
    gc.collect()  # what is garbage now would else be kept for good by `freeze`
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


class Stories:
    """Decoded dossiers with their lookups, by story, owned by the application: the least recently used goes first.

    One version of a story is held. Where a newer one takes long to make, it is made in the background, by one thread
    at a time, and until then the older one is answered with, marked `stale`. `ready` hears of each before it is shown.
    """

    def __init__(self, path: str, settings: WebSettings, ready: Callable[[Held], None] = lambda held: None) -> None:
        self._path, self._settings, self._ready = path, settings, ready
        self._known: dict[str, dict[bytes, Any]] = {}
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._background: set[str] = set()

    def get(self, story: str) -> Held | None:
        """A story, None where the case has none of this name."""
        with Case.open(self._path) as case:
            version = str(case.version(story))
        if version == "0":
            return None
        with self._lock:
            found = self._held.get(story)
            if found is not None:
                self._held.move_to_end(story)
        if found is not None and found.version == version:
            return found
        if found is not None and found.seconds > self._settings.patience:
            self._later(story)
            return replace(found, stale=True)
        return self.fresh(story)

    def fresh(self, story: str) -> Held | None:
        """A story as it is now, whatever time it takes."""
        with self._making, uncollected(), Case.open(self._path) as case:
            # read before the dossier: what changes between the two is then made once more, never missed
            version = str(case.version(story))
            held = self._held.get(story)
            if held is not None and held.version == version:
                return held
            if version == "0":
                return None
            began = time.perf_counter()
            known = self._known.setdefault(story, {})
            held = hold(story, version, case.dossier(story, known=known) or Dossier())
            self._ready(held)
            held = replace(held, seconds=time.perf_counter() - began)
        self._keep(held)
        return held

    def _keep(self, held: Held) -> None:
        with self._lock:
            self._held[held.story] = held
            self._held.move_to_end(held.story)
            while len(self._held) > 1 and self._size() > self._settings.shelf:
                gone, _ = self._held.popitem(last=False)
                self._known.pop(gone, None)

    def _size(self) -> int:
        return sum(len(held.dossier.reports) for held in self._held.values())

    def _later(self, story: str) -> None:
        with self._lock:
            if story in self._background:
                return
            self._background.add(story)
        threading.Thread(target=self._prepare, args=(story,), name="twosource-making", daemon=True).start()

    def _prepare(self, story: str) -> None:
        try:
            self.fresh(story)
        finally:
            with self._lock:
                self._background.discard(story)
