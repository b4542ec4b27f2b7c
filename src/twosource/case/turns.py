"""The history of standings: what a claim stood on when, and why it changed, through all regrouping."""

from collections.abc import Mapping, Sequence

import msgspec

from twosource.case import log
from twosource.case.database import Database
from twosource.case.reports import decoded
from twosource.history import Told
from twosource.model import Turn


def put(db: Database, story: str, told: Sequence[Told], threads: Mapping[str, str]) -> str:
    """Keep further entries, and which thread each present claim now belongs to.

    Returns what the log is to say of them: their first and last number and their hash.
    """
    last = db.row("select coalesce(max(n), 0) from turn")
    first = int(last[0]) + 1 if last else 1
    rows, digests = [], []
    for entry in told:
        t = entry.turn
        record = msgspec.json.encode(t).decode()
        digests.append(log.digest_of(record))
        members = msgspec.json.encode(entry.reports).decode()
        rows.append((story, t.at, entry.thread, t.claim, t.gist, t.why, t.report, members, record, digests[-1]))
    db.many(
        "insert into turn (story, at, thread, claim, gist, why, report, members, record, digest) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    _put_threads(db, story, threads)
    return f"turns {first} {first + len(rows) - 1} {log.digest_of(*digests)}"


def _put_threads(db: Database, story: str, threads: Mapping[str, str]) -> None:
    before = kept_threads(db, story)
    gone = [claim for claim in before if claim not in threads]
    new = [(story, claim, thread) for claim, thread in threads.items() if before.get(claim) != thread]
    db.many("delete from thread where story = ? and claim = ?", ((story, claim) for claim in gone))
    db.many("insert or replace into thread values (?, ?, ?)", new)


def kept_threads(db: Database, story: str) -> dict[str, str]:
    """The thread of every present claim of a story."""
    return dict(db.rows("select claim, thread from thread where story = ?", (story,)))


def count(db: Database, story: str) -> int:
    """How many entries a story's history has."""
    row = db.row("select count(*) from turn where story = ?", (story,))
    return int(row[0]) if row else 0


def get(db: Database, story: str, claim: str | None, after: int = 0) -> list[Turn]:
    """A story's history in order, or that of one claim, under whatever id it was known; `after` so many entries."""
    asked, which = "story = ?", [story]
    if claim is not None:
        thread = db.row("select thread from thread where story = ? and claim = ?", (story, claim)) or db.row(
            "select thread from turn where story = ? and claim = ? order by n desc limit 1", (story, claim)
        )
        if not thread:
            return []
        asked, which = "story = ? and thread = ?", [story, str(thread[0])]
    rows = db.rows(f"select record from turn where {asked} order by n limit -1 offset ?", (*which, after))
    return [decoded(db, row[0], Turn) for row in rows]
