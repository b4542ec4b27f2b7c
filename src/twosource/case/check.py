"""Whether a case is what it says it is: every hash and the chain recomputed, and what is wrong in plain words."""

import hashlib
import zlib
from dataclasses import dataclass

from twosource.case import log, pieces, remembered
from twosource.case.database import Database
from twosource.case.opened import fresh_shape, shape
from twosource.errors import CaseError

_INDICES = {"report_words": ("readable", "reports"), "piece_words": ("said", "statements and claims")}
_UNLIKE = "the search index of {} does not match them (`twosource doctor --mend` makes it anew)"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, the chain's last hash, and what is wrong (nothing, if all is well)."""

    reports: int
    raw: int
    entries: int
    head: str
    wrong: tuple[str, ...]


def verify(db: Database) -> Checked:
    """Recompute every hash: raw bytes, reports, dossiers, histories, decisions, and the log's chain.

    Never raises for what it finds: what can't even be read is wrong, and told.
    """
    wrong: list[str] = []
    found: list[log.Entry] = []
    reports = raw = 0
    try:
        with db.snapshot():
            wrong += _file(db) + _schema(db)
            found = log.entries(db)
            wrong += log.broken(found)
            raw, said = _raw(db)
            wrong += said
            reports, said = _reports(db, found)
            wrong += said + _decisions(db, found) + _stories(db, found) + _counted(db) + remembered.changed(db)
        wrong += _index(db)
    except CaseError as error:
        wrong.append(str(error))
    return Checked(reports, raw, len(found), found[-1].hash if found else log.START, tuple(dict.fromkeys(wrong)))


def _file(db: Database) -> list[str]:
    """SQLite's own check of its pages and indices.

    A search index remembers its own layout and looks for another writer's changes only when it is searched: without
    the two searches, changes made by another program since would look like damage.
    """
    for table in _INDICES:
        db.rows(f"select rowid from {table} where {table} match 'a' limit 1")
    said = [str(row[0]) for row in db.rows("pragma integrity_check(20)")]
    return [] if said == ["ok"] else [f"the file's pages are damaged: {line}" for line in said]


def _schema(db: Database) -> list[str]:
    """The tables, views and triggers against those that this version makes: a view changed would show other words.

    A person's own tables, views and indices harm nothing; a strange trigger may change what is written.
    """
    found, made = shape(db), fresh_shape()
    wrong = [f"{kind} {name} is missing" for kind, name in made if (kind, name) not in found]
    strange = [name for kind, name in found if kind == "trigger" and (kind, name) not in made]
    wrong += [f"trigger {name} is none of Twosource's" for name in strange]
    both = (key for key in made if key in found)
    return wrong + [f"{k} {name} is not as Twosource makes it" for k, name in both if found[k, name] != made[k, name]]


def _index(db: Database) -> list[str]:
    """The search index against the words it was made from."""
    if db.readonly:
        return []  # FTS5 checks itself by a write that changes nothing; a reader can't ask for it
    wrong = []
    for table, (_, what) in _INDICES.items():
        try:
            db.run(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
        except CaseError:
            wrong.append(_UNLIKE.format(what))
    return wrong


def _counted(db: Database) -> list[str]:
    """The same as far as a reader can tell: whether the index knows of as many as there are."""
    wrong = []
    for table, (view, what) in _INDICES.items():
        if db.row(f"select count(*) from {table}_docsize") != db.row(f"select count(*) from {view}"):
            wrong.append(_UNLIKE.format(what))
    return wrong


def _raw(db: Database) -> tuple[int, list[str]]:
    wrong, count = [], 0
    for sha256, size, packed in db.each("select sha256, size, packed from raw"):
        count += 1
        try:
            body = zlib.decompress(packed)
        except zlib.error:
            wrong.append(f"raw bytes {sha256[:16]} can't be unpacked")
            continue
        if hashlib.sha256(body).hexdigest() != sha256 or len(body) != size:
            wrong.append(f"raw bytes {sha256[:16]} are not those that were kept")
    return count, wrong


def _reports(db: Database, found: list[log.Entry]) -> tuple[int, list[str]]:
    logged: dict[str, str] = {}
    forgotten: set[str] = set()
    aside: dict[tuple[str, str], str] = {}
    for entry in found:
        if entry.act == "report":
            logged[entry.subject] = entry.digest
            forgotten.discard(entry.subject)
        elif entry.act == "forget":
            forgotten.add(entry.subject)
        elif entry.act == "aside":
            aside[entry.story, entry.subject] = entry.detail.split()[0].replace("counts", "")
    wrong, there = [], set()
    for rid, words, record, digest, gone in db.each("select id, words, record, digest, forgotten from report"):
        there.add(rid)
        if rid not in logged or logged[rid] != digest:
            wrong.append(f"report {rid} is not the one the log tells of")
        elif bool(gone) != (rid in forgotten):
            wrong.append(
                f"report {rid} is {'gone without' if gone else 'there in spite of'} an entry that it was forgotten"
            )
        elif not gone and log.digest_of(record, words) != digest:
            wrong.append(f"the text or the facts of report {rid} were changed after it was added")
        elif gone and (words or record):
            wrong.append(f"report {rid} was forgotten, and still has words")
    wrong += [f"report {rid} is in the log and not in the case" for rid in sorted(logged.keys() - there)]
    for story, rid, state in db.rows("select story, report, aside from held"):
        if aside.get((story, rid), "") != state:
            wrong.append(f"report {rid} is laid aside or counted in story {story} without an entry in the log")
    return len(there - forgotten), wrong


def _decisions(db: Database, found: list[log.Entry]) -> list[str]:
    last = {e.subject: e for e in found if e.act in ("decide", "undo")}
    wrong = []
    rows = db.rows("select id, record, digest, undone, forgotten from decision")
    for did, record, digest, undone, gone in rows:
        entry = last.get(did)
        if entry is None or entry.digest != digest or (not gone and log.digest_of(record) != digest):
            wrong.append(f"decision {did} is not the one the log tells of")
        elif bool(undone) != (entry.act == "undo"):
            wrong.append(f"decision {did} was undone, or taken up again, without an entry in the log")
    gone_ids = sorted(last.keys() - {row[0] for row in rows})
    return wrong + [f"decision {did} is in the log and not in the case" for did in gone_ids]


def _stories(db: Database, found: list[log.Entry]) -> list[str]:
    wrong = []
    turns = {
        n: (record, digest, gone)
        for n, record, digest, gone in db.rows("select n, record, digest, forgotten from turn")
    }
    told: set[int] = set()
    answers = [e for e in found if e.act == "answer"]
    for entry in answers:
        first, last, digest = entry.detail.split()[1:4]
        span = range(int(first), int(last) + 1)
        told.update(span)
        if log.digest_of(*(turns[n][1] if n in turns else "" for n in span)) != digest:
            wrong.append(f"the history of story {entry.story} is not the one the log tells of (entry {entry.n})")
    for n, (record, digest, gone) in turns.items():
        if n not in told or (not gone and log.digest_of(record) != digest):
            wrong.append(f"entry {n} of the history was changed, or put there past the log")
    for story, entry in {e.story: e for e in answers}.items():
        whole = pieces.whole_digest(db, story)
        if whole is not None and whole != entry.digest:
            wrong.append(f"the dossier of story {story} is not the one that was worked out")
    return wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor saw: "ok", "note" or "wrong", what it is, and what to do about it."""

    level: str
    words: str
    remedy: str = ""


def doctor(db: Database) -> list[Finding]:
    """A case's state in plain words, the worst first."""
    checked = verify(db)
    out = [Finding("wrong", words, _remedy(words)) for words in checked.wrong]
    for (name,) in db.rows("select name from story where stale = 1 order by name"):
        out.append(
            Finding(
                "note", f"the dossier of story {name} is behind its reports", "`twosource doctor --mend` brings it up"
            )
        )
    bare = db.row(
        "select count(*) from report r where r.forgotten = '' "
        "and not exists (select 1 from fetched f where f.report = r.id)"
    )
    if bare and bare[0]:
        out.append(
            Finding("note", f"{bare[0]} reports have no raw bytes kept (standard input, rows, or a taken-down page)")
        )
    stories, size = remembered.size(db)
    if size:
        told = f"{size / 1e6:.1f} MB of what was worked out are kept for {stories} stories, to add to them sooner"
        out.append(Finding("note", told))
    held = f"{checked.reports} reports, {checked.raw} raw inputs, {checked.entries} log entries"
    if not checked.wrong:
        out.append(Finding("ok", f"{held}: every hash and the chain hold"))
    return out


def _remedy(words: str) -> str:
    if "worked out for story" in words and "isn't used" in words:
        return "nothing: it is made anew, and goes with the next report that is added"
    if "--mend" in words:
        return "run `twosource doctor --mend`"
    if "pages are damaged" in words or "damaged" in words:
        return "take the last backup; `twosource add` brings in again what came after it"
    if "raw bytes" in words:
        return "forget the report and add it again from its source"
    return "someone or something changed the file past Twosource: compare it with a backup"


def mend(db: Database) -> list[str]:
    """What can be made anew from the rest: the search index and SQLite's own indices. Returns what was done."""
    db.run("reindex")
    for table in _INDICES:
        db.run(f"insert into {table} ({table}) values ('rebuild')")
    return ["indices and the search index made anew"]
