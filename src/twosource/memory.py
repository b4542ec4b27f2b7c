"""What was worked out once, kept for the next time: answers that depend on one report or one pair, and on nothing else.

A stage asks for an answer by kind and key and says how to make it. The key must hold everything the answer depends
on, so that remembering changes nothing but the time: of a report that is `fingerprint(report)`, since an id hashes
its text and address but not its dates. One memory serves one set of settings.

>>> memory = Memory()
>>> memory.recall("length", ("r1",), lambda: len("abc")), memory.recall("length", ("r1",), lambda: 0)
(3, 3)
"""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Memory:
    """Answers by kind and key, for as long as the process keeps it (a running `watch` or `serve`)."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Hashable, Any]] = {}

    def recall(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under this kind and key; made and kept where there is none."""
        kept = self._kept.setdefault(kind, {})
        if key not in kept:
            kept[key] = make()
        return cast(T, kept[key])

    def of(self, kind: str) -> dict[Hashable, Any]:
        """All answers of a kind, for stages that look up and make many at once."""
        return self._kept.setdefault(kind, {})


def fingerprint(record: object) -> str:
    """A short hash of all that a record holds.

    >>> from twosource.model import Report
    >>> a, b = Report("r", "r", "Rain fell.", ""), Report("r", "r", "Rain fell.", "", published="2031-05-01")
    >>> fingerprint(a) == fingerprint(a), fingerprint(a) == fingerprint(b)
    (True, False)
    """
    return blake2b(repr(record).encode(), digest_size=12).hexdigest()
