"""The log: every change of a case, each entry's hash over its own words and the hash before it.

An entry holds ids and hashes, never a text, so that forgetting a report leaves the chain whole. Who can write the
file can write a new chain: a head noted elsewhere (`twosource verify` prints it) is what proves that nothing before it
was changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from twosource.case.database import Database

START = "0" * 64  # what stands before the first entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when, what was done to what, the hash of what was kept, and the chain's hash."""

    n: int
    at: str
    act: str
    story: str
    subject: str
    digest: str
    detail: str
    before: str
    hash: str


def now() -> str:
    """The time as the case keeps it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def digest_of(*parts: str | bytes) -> str:
    """SHA-256 over parts, each with its length before it, so that ("ab", "c") and ("a", "bc") differ.

    >>> digest_of("ab", "c") == digest_of("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def chained(n: int, at: str, act: str, story: str, subject: str, digest: str, detail: str, before: str) -> str:
    """An entry's hash."""
    return digest_of(str(n), at, act, story, subject, digest, detail, before)


def write(db: Database, act: str, *, story: str = "", subject: str = "", digest: str = "", detail: str = "") -> None:
    """Add an entry at the end of the chain."""
    last = db.row("select n, hash from log order by n desc limit 1")
    n, before = (int(last[0]) + 1, str(last[1])) if last else (1, START)
    at = now()
    entry = (n, at, act, story, subject, digest, detail, before)
    db.run("insert into log values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*entry, chained(*entry)))


def entries(db: Database, story: str | None = None) -> list[Entry]:
    """The log, or what of it is of one story, in order."""
    rows = db.rows("select * from log where story = ? or ? is null order by n", (story, story))
    return [Entry(*row) for row in rows]


def broken(found: Iterable[Entry]) -> list[str]:
    """Where the chain doesn't hold, in words; empty where it does.

    >>> broken([])
    []
    """
    said, before, number = [], START, 1
    for e in found:
        if e.n != number:
            said.append(f"log entry {number} is missing")
        if e.before != before:
            said.append(f"log entry {e.n} does not follow on the one before it")
        if chained(e.n, e.at, e.act, e.story, e.subject, e.digest, e.detail, e.before) != e.hash:
            said.append(f"log entry {e.n} was changed after it was written")
        before, number = e.hash, e.n + 1
    return said
