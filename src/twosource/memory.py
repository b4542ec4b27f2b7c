"""What was worked out once, kept for the next time: answers that depend on one report or one pair, and on nothing else.

A stage asks for an answer by kind and key and says how to make it. The key must hold everything the answer depends
on (ids hash content), so that remembering changes nothing but the time.

>>> memory = Memory()
>>> memory.recall("length", ("r1",), lambda: len("abc")), memory.recall("length", ("r1",), lambda: 0)
(3, 3)
"""

from collections.abc import Callable, Hashable
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
