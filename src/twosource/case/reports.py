"""Reports, once each however many stories hold them, and which of a story's are laid aside as older or withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from twosource.case import log
from twosource.case.database import Database
from twosource.errors import CaseError
from twosource.model import Report, Story

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that a story keeps but no longer counts: "older" (`by` is the newer version) or "withdrawn", and why."""

    report: str
    state: str
    by: str | None
    why: str


def decoded(db: Database, record: str | bytes, kind: type[T]) -> T:
    """A record as stored; CaseError where it isn't one."""
    try:
        return msgspec.json.decode(record, type=kind)
    except (msgspec.DecodeError, TypeError) as error:
        raise CaseError(f"{db.path}: damaged: a {kind.__name__} is none ({error}); see `twosource doctor`") from error


def plain(report: Report) -> tuple[str, str]:
    """A report as stored (its text stands in a column of its own), and the hash of both."""
    record = msgspec.json.encode(replace(report, text="")).decode()
    return record, log.digest_of(record, report.text)


def whole(text: str) -> str:
    """A text without half characters (a file's name may hold some), which no database keeps.

    >>> whole("a\\udcff.txt")
    'a?.txt'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def put(db: Database, report: Report, story: str, address: str | None) -> bool:
    """Keep a report in a story; False where the story has it already. One that was forgotten may come again."""
    report = replace(report, path=whole(report.path))
    if db.row("select 1 from held where story = ? and report = ?", (story, report.id)):
        return False
    there = db.row("select forgotten from report where id = ?", (report.id,))
    if there and there[0]:
        db.run("delete from report where id = ?", (report.id,))
        there = None
    record, digest = plain(report)
    if there is None:
        _insert(db, report, record, digest, address)
    made(db, story)
    db.run("insert into held (story, report) values (?, ?)", (story, report.id))
    db.run("update story set stale = 1 where name = ?", (story,))
    log.write(db, "report", story=story, subject=report.id, digest=digest, detail=f"raw {report.sha256}")
    return True


def _insert(db: Database, report: Report, record: str, digest: str, address: str | None) -> None:
    r = report
    known = (
        r.id,
        r.outlet,
        r.headline,
        r.byline,
        r.published,
        r.modified,
        r.url,
        address,
        r.path,
        r.language,
        r.sha256,
    )
    db.run(
        "insert into report (id, outlet, headline, byline, published, modified, url, address, path, language, sha256, "
        "words, record, digest, added) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*known, r.text, record, digest, log.now()),
    )


def made(db: Database, story: str) -> None:
    """Make a story where there is none of that name."""
    db.run("insert or ignore into story (name, made) values (?, ?)", (story, log.now()))


def one(db: Database, rid: str) -> Report | None:
    """A report by its id."""
    row = db.row("select record, words from report where id = ? and forgotten = ''", (rid,))
    return replace(decoded(db, row[0], Report), text=row[1]) if row else None


def of(db: Database, story: str, *, everything: bool = False) -> list[Report]:
    """A story's reports by id: those that count, or with `everything` the ones laid aside as well."""
    rows = db.rows(
        "select r.record, r.words from held h join report r on r.id = h.report "
        "where h.story = ? and r.forgotten = '' and (h.aside = '' or ?) order by r.id",
        (story, everything),
    )
    return [replace(decoded(db, record, Report), text=words) for record, words in rows]


def texts(db: Database, story: str) -> dict[str, str]:
    """The texts of all reports a story holds, the ones laid aside among them, by id."""
    sql = "select r.id, r.words from held h join report r on r.id = h.report where h.story = ? and r.forgotten = ''"
    return dict(db.rows(sql, (story,)))


def ids(db: Database, story: str) -> set[str]:
    """The ids of all reports a story holds, the ones laid aside among them."""
    return {str(row[0]) for row in db.rows("select report from held where story = ?", (story,))}


def lost(db: Database, rids: Iterable[str]) -> bool:
    """Whether any of these reports isn't there (any more)."""
    asked = set(rids)
    sql = "select count(*) from json_each(?) j join report r on r.id = j.value where r.forgotten = ''"
    there = db.row(sql, (msgspec.json.encode(sorted(asked)).decode(),))
    return there is None or int(there[0]) < len(asked)


def stories_of(db: Database, rid: str) -> list[str]:
    """The stories that hold a report."""
    return [str(row[0]) for row in db.rows("select story from held where report = ? order by story", (rid,))]


def stories(db: Database) -> list[Story]:
    """The stories of the case by name, with how many reports count in each, and the first and last date."""
    rows = db.rows(
        "select s.name, count(r.id), min(r.published), max(r.published) from story s "
        "left join held h on h.story = s.name and h.aside = '' "
        "left join report r on r.id = h.report and r.forgotten = '' group by s.name order by s.name"
    )
    return [Story(name, name, count, first, last) for name, count, first, last in rows]


def laid_aside(db: Database, story: str) -> list[Aside]:
    """The reports of a story that no longer count, and why."""
    sql = "select report, aside, by_report, why from held where story = ? and aside <> '' order by report"
    return [Aside(*row) for row in db.rows(sql, (story,))]


def lay_aside(db: Database, story: str, aside: Sequence[Aside]) -> None:
    """Make these, and no others, the reports of a story that no longer count.

    Logged is what stops counting or counts again. That an older version is now replaced by another one still is not:
    a page that changes often would have all its versions logged with each.
    """
    before = {a.report: a for a in laid_aside(db, story)}
    after = {a.report: a for a in aside}
    for rid in sorted(before.keys() | after.keys()):
        if before.get(rid) == after.get(rid):
            continue
        new = after.get(rid) or Aside(rid, "", None, "")
        db.run(
            "update held set aside = ?, by_report = ?, why = ? where story = ? and report = ?",
            (new.state, new.by, new.why, story, rid),
        )
        db.run("update story set stale = 1 where name = ?", (story,))
        if rid not in before or before[rid].state != new.state:
            log.write(db, "aside", story=story, subject=rid, detail=f"{new.state or 'counts'} {new.by or ''}".strip())
