"""Forgetting: a report's words and bytes go from every table, its hashes stay, and the chain still verifies."""

from collections.abc import Sequence

import msgspec

from twosource.case import log
from twosource.case.database import Database
from twosource.case.reports import decoded, stories_of
from twosource.model import Decision, Standing, Turn

GONE = "(removed with its report)"


def forget(db: Database, rid: str, reason: str) -> list[str]:
    """Take a report's text, bytes, addresses and quotations out of the case; returns the stories it was in.

    Its row stays with its id and hashes, so that it is known if it comes again. Dossiers that quote it lose their rows
    here and are to be worked out anew.
    """
    row = db.row("select digest, url, address from report where id = ? and forgotten = ''", (rid,))
    if row is None:
        return []
    digest, url, address = row
    stories = stories_of(db, rid)
    at = log.now()
    _bytes(db, rid)
    for story in stories:
        _turns(db, story, rid)
        _decisions(db, story, rid)
        db.run("delete from piece where story = ?", (story,))
        db.run("update story set shape = null, stale = 1 where name = ?", (story,))
        db.run("delete from memory where story = ?", (story,))
    for name in (rid, url, address):
        if name:
            db.run("delete from memory where instr(key, ?) or instr(value, cast(? as blob))", (name, name))
    db.run("update held set why = '' where report = ? or by_report = ?", (rid, rid))
    db.run("delete from held where report = ?", (rid,))
    db.run(
        "update report set outlet = null, headline = null, byline = null, published = null, modified = null, "
        "url = null, address = ?, path = null, language = null, words = '', record = '', forgotten = ? where id = ?",
        (log.digest_of(address) if address else None, at, rid),
    )
    log.write(db, "forget", subject=rid, digest=str(digest), detail=" ".join(reason.split()))
    return stories


def forgotten(db: Database, rid: str, address: str | None) -> str | None:
    """When a report, or the one at this address, was forgotten, else None. Of an address only the hash is kept."""
    row = db.row(
        "select forgotten from report where forgotten <> '' and (id = ? or address = ?)",
        (rid, log.digest_of(address) if address else None),
    )
    return str(row[0]) if row else None


def _bytes(db: Database, rid: str) -> None:
    """The bytes go even where another report was read from them: they hold the words that are to go."""
    for (sha256,) in db.rows("select distinct sha256 from fetched where report = ?", (rid,)):
        db.run("delete from raw where sha256 = ?", (sha256,))
        db.run("delete from fetched where sha256 = ?", (sha256,))


def _turns(db: Database, story: str, rid: str) -> None:
    """Entries that stood on the report keep their counts and times, and lose every word that may be its."""
    rows = db.rows("select n, record, members, report from turn where story = ? and forgotten = ''", (story,))
    for n, record, members, report in rows:
        if rid not in msgspec.json.decode(members) and rid != report:
            continue
        turn = decoded(db, record, Turn)
        s = turn.standing
        counts = Standing(s.reports, s.texts, s.outlets, s.origins, s.roots, s.unknown_origins, GONE)
        left = Turn(turn.at, turn.claim, GONE, counts, GONE, turn.report)
        db.run(
            "update turn set gist = ?, why = ?, record = ?, forgotten = ? where n = ?",
            (GONE, GONE, msgspec.json.encode(left).decode(), log.now(), n),
        )


def _decisions(db: Database, story: str, rid: str) -> None:
    """A note on the report's own words may quote them: it goes; where it points stays."""
    for n, record in db.rows("select n, record from decision where story = ? and forgotten = ''", (story,)):
        decision = decoded(db, record, Decision)
        if not decision.text or all(place.report != rid for place in decision.places):
            continue
        left = Decision(decision.id, story, decision.verdict, decision.places, GONE, decision.by, decision.at)
        db.run(
            "update decision set note = ?, record = ?, forgotten = ? where n = ?",
            (GONE, msgspec.json.encode(left).decode(), log.now(), n),
        )


def scrub(db: Database) -> bool:
    """Write over what was freed: the search index merged anew, the write-ahead log emptied into the file and cut off.

    False where a reader still holds the log open: then the old pages are gone once it is done and this is called again.
    """
    for table in ("report_words", "piece_words"):
        db.run(f"insert into {table} ({table}) values ('optimize')")
    row: Sequence[int] | None = db.row("pragma wal_checkpoint(truncate)")
    return bool(row and row[0] == 0)
