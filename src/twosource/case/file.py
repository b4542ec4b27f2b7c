"""Opening a case, and what can be asked of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import apsw
import msgspec

from twosource.errors import CaseError
from twosource.model import Decision, Dossier, Fetched, Hit, Report, Story, Turn

T = TypeVar("T")

_TABLES = """
create table if not exists report (id text primary key, story text not null, record blob not null);
create table if not exists dossier (story text primary key, record blob not null);
create table if not exists decision (id text primary key, story text not null, record blob not null);
create table if not exists turn (n integer primary key, story text not null, claim text not null, record blob not null);
create table if not exists memory (kind text, key text, story text, value blob, primary key (kind, key)) without rowid;
create table if not exists fetched (report text primary key, record blob not null, raw blob not null);
create table if not exists moved (story text primary key, n integer not null);
"""


def _decode(value: object, kind: type[T]) -> T:
    """A record as stored."""
    if not isinstance(value, bytes):
        raise CaseError("the case is damaged: a record isn't one")
    return msgspec.json.decode(value, type=kind)


class Case:
    """A case file, open. One writer at a time, any number of readers."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: str, *, write: bool = False, wait: float = 5.0) -> "Case":
        """Open a case; with `write`, one is made where there is none. CaseError where it is locked or no case."""
        if not write and not Path(path).exists():
            raise CaseError(f"{path}: no such case")
        try:
            flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if write else apsw.SQLITE_OPEN_READONLY
            db = apsw.Connection(path, flags=flags)
            db.set_busy_timeout(int(wait * 1000))
            if write:
                db.pragma("journal_mode", "wal")
                db.execute(_TABLES)
        except apsw.Error as error:
            raise CaseError(f"{path}: {error}") from error
        return cls(db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ---- read ----

    def stories(self) -> list[Story]:
        """The stories of the case, by name."""
        out = []
        for row in self._db.execute("select distinct story from report order by story").fetchall():
            name = str(row[0])
            dates = sorted(r.published for r in self.reports(name) if r.published)
            out.append(
                Story(name, name, len(self.reports(name)), dates[0] if dates else None, dates[-1] if dates else None)
            )
        return out

    def reports(self, story: str) -> list[Report]:
        """The reports of a story, by id."""
        rows = self._db.execute("select record from report where story = ? order by id", (story,)).fetchall()
        return [_decode(row[0], Report) for row in rows]

    def report(self, rid: str) -> Report | None:
        """One report, or None."""
        row = self._db.execute("select record from report where id = ?", (rid,)).fetchone()
        return _decode(row[0], Report) if row else None

    def dossier(self, story: str) -> Dossier | None:
        """A story's dossier as last worked out, people's decisions applied; None before the first."""
        row = self._db.execute("select record from dossier where story = ?", (story,)).fetchone()
        return _decode(row[0], Dossier) if row else None

    def decisions(self, story: str) -> list[Decision]:
        """What people decided about a story's claims, in order."""
        rows = self._db.execute("select record from decision where story = ? order by rowid", (story,)).fetchall()
        return [_decode(row[0], Decision) for row in rows]

    def history(self, story: str, claim: str | None = None) -> list[Turn]:
        """How standings changed and why, of a story or of one claim of it, in order."""
        rows = self._db.execute("select record from turn where story = ? order by n", (story,)).fetchall()
        turns = [_decode(row[0], Turn) for row in rows]
        return [turn for turn in turns if claim is None or turn.claim == claim]

    def version(self, story: str | None = None) -> int:
        """A number that grows with every change of a story (or of the case): what was made of it before is stale."""
        row = self._db.execute("select sum(n) from moved where story = ? or ? is null", (story, story)).fetchone()
        return int(row[0] or 0) if row else 0

    def search(self, query: str, *, kind: str | None = None, story: str | None = None, limit: int = 50) -> list[Hit]:
        """Reports, statements and claims that hold the words, best first; `kind` is one of the three, or all."""
        hits = []
        for name in [story] if story else [s.name for s in self.stories()]:
            for report in self.reports(name):
                at = report.text.casefold().find(query.casefold())
                if at >= 0 and kind in (None, "report"):
                    words = report.text[max(0, at - 60) : at + len(query) + 60]
                    title = f"{report.name}: {report.headline or ''}"
                    hits.append(Hit("report", name, report.id, report.id, title, words, ((min(at, 60), len(query)),)))
        return hits[:limit]

    def source(self, rid: str) -> Fetched | None:
        """Where a report's bytes came from, how and when; None where it isn't known."""
        row = self._db.execute("select record from fetched where report = ?", (rid,)).fetchone()
        return _decode(row[0], Fetched) if row else None

    def raw(self, rid: str) -> bytes | None:
        """A report's bytes as they came; None where they aren't kept."""
        row = self._db.execute("select raw from fetched where report = ?", (rid,)).fetchone()
        return bytes(row[0]) if row else None

    def get_memory(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """What was remembered of a kind under these keys, for those that are there."""
        found = {}
        for key in keys:
            row = self._db.execute("select value from memory where kind = ? and key = ?", (kind, key)).fetchone()
            if row:
                found[key] = bytes(row[0])
        return found

    # ---- write ----

    @contextmanager
    def writing(self, what: str = "write") -> Iterator[None]:
        """Hold the writer's place: what is done within is kept whole or not at all."""
        with self._db:
            yield

    def put_memory(self, rows: Iterable[tuple[str, str, bytes]], *, story: str = "") -> None:
        """Remember answers by kind and key for the next time; they go when a report of `story` is forgotten."""
        self._db.executemany(
            "insert or replace into memory values (?, ?, ?, ?)",
            ((kind, key, story, value) for kind, key, value in rows),
        )

    def put_source(self, rid: str, fetched: Fetched, raw: bytes) -> None:
        """Keep a report's bytes and how they came."""
        self._db.execute("insert or replace into fetched values (?, ?, ?)", (rid, msgspec.json.encode(fetched), raw))

    def _move(self, story: str) -> None:
        self._db.execute("insert into moved values (?, 1) on conflict (story) do update set n = n + 1", (story,))

    def put_report(self, report: Report, *, story: str) -> None:
        """Keep a report."""
        self._db.execute(
            "insert or replace into report values (?, ?, ?)", (report.id, story, msgspec.json.encode(report))
        )

    def put_dossier(self, story: str, dossier: Dossier) -> None:
        """Keep a story's dossier."""
        self._move(story)
        self._db.execute("insert or replace into dossier values (?, ?)", (story, msgspec.json.encode(dossier)))

    def put_decision(self, decision: Decision) -> None:
        """Keep a decision."""
        self._move(decision.story)
        self._db.execute(
            "insert or replace into decision values (?, ?, ?)",
            (decision.id, decision.story, msgspec.json.encode(decision)),
        )

    def put_turns(self, story: str, turns: Sequence[Turn]) -> None:
        """Keep further entries of claims' histories."""
        for turn in turns:
            self._db.execute(
                "insert into turn (story, claim, record) values (?, ?, ?)",
                (story, turn.claim, msgspec.json.encode(turn)),
            )
