"""What was worked out once, kept for the next time: answers that depend on one report or one pair, and on nothing else.

A stage asks for an answer by kind and key and says how to make it. The key must hold everything the answer depends
on, so that remembering changes nothing but the time: of a report that is `fingerprint(report)`, since an id hashes
its text and address but not its dates. One memory serves one set of settings.

>>> memory = Memory()
>>> memory.recall("length", ("r1",), lambda: len("abc")), memory.recall("length", ("r1",), lambda: 0)
(3, 3)
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, TypeVar, cast

import msgspec

from twosource.keys import content_key

T = TypeVar("T")


class Kept(dict[Hashable, Any]):
    """The answers of one kind. Those that were kept as bytes (`learn`) are read when they are first asked for.

    `new` are the keys that were put in and not learnt; `unread` counts the bytes that could not be read: their answers
    are made anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self.new: list[Hashable] = []
        self.unread = 0
        self._rows: dict[bytes, bytes] = {}
        self._fresh: set[bytes] = set()
        self._decode: Callable[[bytes], Any] = bytes

    def learn(self, rows: Mapping[bytes, bytes], decode: Callable[[bytes], Any], *, new: bool = False) -> None:
        """Take in answers as bytes, by the content keys of their keys; `decode` may raise for what it can't read.

        With `new` they count as put in as soon as they are asked for.
        """
        self._rows.update(rows)
        self._fresh.update(rows if new else ())
        self._decode = decode

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or (bool(self._rows) and self._found(key))

    def __setitem__(self, key: Hashable, value: Any) -> None:
        if not super().__contains__(key):
            self.new.append(key)
        super().__setitem__(key, value)

    def get(self, key: Hashable, default: Any = None) -> Any:
        """The answer under a key, or the default."""
        return self[key] if key in self else default  # noqa: SIM401 - `in` reads what was learnt

    def update(self, rows: Iterable[tuple[Hashable, Any]]) -> None:  # type: ignore[override]
        """Put in several answers."""
        for key, value in rows:
            self[key] = value

    def _found(self, key: object) -> bool:
        name = content_key(key)
        row = self._rows.pop(name, None)
        if row is None:
            return False
        try:
            answer = self._decode(row)
        except (msgspec.MsgspecError, ValueError, TypeError):
            self.unread += 1
            return False
        super().__setitem__(key, answer)
        if name in self._fresh:
            self.new.append(key)
        return True


class Memory:
    """Answers by kind and key, for as long as the process keeps it (a running `watch` or `serve`).

    `reports` are the ids of those that were read with it; `learnt` names what was taken in from a case, and `alone`
    says that the case has it no longer (`twosource.worked`).
    """

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self.reports: set[str] = set()
        self.learnt: set[str] = set()
        self.alone = False

    def recall(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under this kind and key; made and kept where there is none."""
        kept = self.of(kind)
        if key not in kept:
            kept[key] = make()
        return cast(T, kept[key])

    def of(self, kind: str) -> Kept:
        """All answers of a kind, for stages that look up and make many at once."""
        kept = self._kept.get(kind)
        if kept is None:
            kept = self._kept[kind] = Kept()
        return kept

    def kinds(self) -> list[str]:
        """The kinds of which anything was asked."""
        return sorted(self._kept)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.reports.clear()
        self.learnt.clear()


def fingerprint(record: object) -> str:
    """A short hash of all that a record holds.

    >>> from twosource.model import Report
    >>> a, b = Report("r", "r", "Rain fell.", ""), Report("r", "r", "Rain fell.", "", published="2031-05-01")
    >>> fingerprint(a) == fingerprint(a), fingerprint(a) == fingerprint(b)
    (True, False)
    """
    return blake2b(repr(record).encode(), digest_size=12).hexdigest()
