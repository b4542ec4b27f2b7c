"""What was worked out once and need not be again: rows by kind and key, which may go at any time."""

from collections.abc import Iterable, Sequence

from twosource.case.database import Database

_MANY = 500  # keys asked for at once: well under SQLite's bound on values in one statement


def put(db: Database, rows: Iterable[tuple[str, str, bytes]], story: str) -> None:
    """Remember rows; `story` is whose reports they were made from, so that forgetting finds them."""
    db.many(
        "insert or replace into memory values (?, ?, ?, ?)", ((kind, key, story, value) for kind, key, value in rows)
    )


def get(db: Database, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
    """What is remembered of a kind under these keys."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, bytes] = {}
    for low in range(0, len(wanted), _MANY):
        some: Sequence[str] = wanted[low : low + _MANY]
        marks = ",".join("?" * len(some))
        found.update(db.rows(f"select key, value from memory where kind = ? and key in ({marks})", (kind, *some)))
    return found
