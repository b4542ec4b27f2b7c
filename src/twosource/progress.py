"""Progress on standard error, and only for work that takes more than a second."""

import sys
import threading
from types import TracebackType
from typing import Self

_QUIET_SECONDS = 1.0


def silent(stage: str) -> None:
    """Progress that tells nobody."""


class Progress:
    """Called with the name of each stage; speaks once a second has passed.

    >>> with Progress() as progress:
    ...     progress("reading")
    """

    def __init__(self) -> None:
        self._stage = ""
        self._speaking = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(_QUIET_SECONDS, self._begin)
        self._timer.daemon = True

    def __call__(self, stage: str) -> None:
        """The work is now at `stage`."""
        with self._lock:
            self._stage = stage
            if self._speaking:
                self._say()

    def _begin(self) -> None:
        with self._lock:
            self._speaking = True
            self._say()

    def _say(self) -> None:
        live = sys.stderr.isatty()
        sys.stderr.write(f"\r\x1b[2K{self._stage} …" if live else f"twosource: {self._stage}\n")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            if self._speaking and sys.stderr.isatty():
                sys.stderr.write("\r\x1b[2K")
                sys.stderr.flush()
            self._speaking = False
