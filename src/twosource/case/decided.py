"""People's decisions, kept in the order they were taken; one that was undone stays, marked."""

from dataclasses import replace

import msgspec

from twosource.case import log
from twosource.case.database import Database
from twosource.case.reports import decoded, made
from twosource.model import Decision


def put(db: Database, decision: Decision) -> None:
    """Keep a decision, or what became of one that is there already (undone, or taken up again)."""
    d = decision
    record = msgspec.json.encode(replace(decision, undone=False)).decode()
    digest = log.digest_of(record)
    made(db, decision.story)
    there = db.row("select undone, digest from decision where id = ?", (decision.id,))
    if there and bool(there[0]) == decision.undone and there[1] == digest:
        return
    db.run(
        "insert into decision (id, story, verdict, note, by, at, undone, record, digest) values (?,?,?,?,?,?,?,?,?) "
        "on conflict (id) do update set undone = excluded.undone",
        (d.id, d.story, d.verdict, d.text, d.by, d.at, d.undone, record, digest),
    )
    if decision.verdict != "note":
        db.run("update story set stale = 1 where name = ?", (decision.story,))
    act = "undo" if decision.undone else "decide"
    log.write(db, act, story=decision.story, subject=decision.id, digest=digest, detail=decision.verdict)


def of(db: Database, story: str) -> list[Decision]:
    """A story's decisions in the order they were taken, the undone ones among them."""
    rows = db.rows("select record, undone from decision where story = ? order by n", (story,))
    return [replace(decoded(db, record, Decision), undone=bool(undone)) for record, undone in rows]


def one(db: Database, decision_id: str) -> Decision | None:
    """A decision by its id."""
    row = db.row("select record, undone from decision where id = ?", (decision_id,))
    return replace(decoded(db, row[0], Decision), undone=bool(row[1])) if row else None
