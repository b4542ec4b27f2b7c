"""Opening a case, and what can be asked of it and put into it: one door, behind which each idea has its own file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from twosource.case import check, decided, log, pieces, raw, remembered, reports, search, turns
from twosource.case.backup import backup
from twosource.case.database import Database
from twosource.case.forget import forget, forgotten, scrub
from twosource.case.lock import writer_place
from twosource.case.opened import opened
from twosource.case.remembered import Worked
from twosource.case.reports import Aside
from twosource.history import Told
from twosource.memory import Memory
from twosource.model import Claim, Decision, Dossier, Fetched, Hit, Report, Story, Turn
from twosource.settings import CaseSettings
from twosource.versions import address


class Case:
    """A case file, open. One writer at a time, any number of readers; every error is a CaseError of one line.

    `memory` is what was worked out while this case was open, or learnt from the file, and need not be again; `migrated`
    is where an older case was kept before it was brought up to date.
    """

    def __init__(self, db: Database, settings: CaseSettings | None = None) -> None:
        self._db = db
        self._settings = settings or CaseSettings()
        self._holds = 0
        self.migrated: str | None = None
        self.memory = Memory()

    @classmethod
    def open(cls, path: str, *, write: bool = False, wait: float = 5.0, settings: CaseSettings | None = None) -> "Case":
        """Open a case; with `write`, one is made where there is none, and an older one brought up to date.

        `wait` is how many seconds to wait for another writer. CaseError where it is locked, damaged, or no case.
        """
        db, migrated = opened(path, write=write, wait=wait)
        case = cls(db, settings)
        case.migrated = migrated
        return case

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several questions as of one moment, whatever others write meanwhile."""
        with self._db.snapshot():
            yield

    @property
    def settings(self) -> CaseSettings:
        """The settings it was opened with."""
        return self._settings

    @property
    def path(self) -> str:
        """The file."""
        return self._db.path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ---- read ----

    def version(self, story: str | None = None) -> int:
        """A number that grows with every change of a story (or of the case): what was made of it before is stale."""
        row = self._db.row("select coalesce(max(n), 0) from log where story = ? or ? is null", (story, story))
        return int(row[0]) if row else 0

    def stories(self) -> list[Story]:
        """The stories of the case, by name."""
        return reports.stories(self._db)

    def reports(self, story: str, *, everything: bool = False) -> list[Report]:
        """The reports of a story that count, by id; with `everything` older versions and withdrawn ones as well."""
        return reports.of(self._db, story, everything=everything)

    def report(self, rid: str) -> Report | None:
        """One report, or None."""
        return reports.one(self._db, rid)

    def report_ids(self, story: str) -> set[str]:
        """The ids of all reports of a story, the ones laid aside among them."""
        return reports.ids(self._db, story)

    def stories_of(self, rid: str) -> list[str]:
        """The stories that hold a report."""
        return reports.stories_of(self._db, rid)

    def forgotten(self, report: Report) -> str | None:
        """When this report, or one at its address, was forgotten; None where none was."""
        return forgotten(self._db, report.id, address(report.url))

    def laid_aside(self, story: str) -> list[Aside]:
        """The reports of a story that no longer count (older versions, withdrawn ones), and why."""
        return reports.laid_aside(self._db, story)

    def source(self, rid: str) -> Fetched | None:
        """Where a report's bytes came from, how and when; None where it isn't known."""
        return raw.source(self._db, rid)

    def raw(self, rid: str) -> bytes | None:
        """A report's bytes as they came; None where they aren't kept."""
        return raw.body(self._db, rid)

    def dossier(self, story: str, *, known: pieces.Known | None = None) -> Dossier | None:
        """A story's dossier as last worked out, people's decisions applied; None before the first.

        Who asks again and again gives the same `known` each time, at first empty: only what changed is then decoded.
        """
        with self._db.snapshot():
            return pieces.get(self._db, story, lambda: reports.texts(self._db, story), known)

    def claims(self, story: str) -> list[Claim]:
        """The claims of a story's dossier alone, which is quicker than the whole of it."""
        with self._db.snapshot():
            return pieces.part(self._db, story, "claims")

    def stale(self, story: str) -> bool:
        """Whether reports or decisions came after the dossier was worked out (a run was stopped in between)."""
        return pieces.stale(self._db, story)

    def decisions(self, story: str) -> list[Decision]:
        """What people decided about a story's claims, in order; undone ones are there, marked."""
        return decided.of(self._db, story)

    def decision(self, decision_id: str) -> Decision | None:
        """One decision, or None."""
        return decided.one(self._db, decision_id)

    def history(self, story: str, claim: str | None = None, *, after: int = 0) -> list[Turn]:
        """How standings changed and why, of a story or of one claim of it (by its present id or a former), in order.

        `after` so many entries (`told`).
        """
        with self._db.snapshot():
            return turns.get(self._db, story, claim, after)

    def told(self, story: str) -> int:
        """How many entries the history of a story has."""
        return turns.count(self._db, story)

    def threads(self, story: str) -> dict[str, str]:
        """For every present claim the thread of history it goes on."""
        return turns.kept_threads(self._db, story)

    def log(self, story: str | None = None) -> list[log.Entry]:
        """Every change, each entry chained to the one before by its hash."""
        return log.entries(self._db, story)

    def search(
        self, query: str, *, kind: str | None = None, story: str | None = None, limit: int | None = None
    ) -> list[Hit]:
        """Claims, statements and reports that hold all the words, best first within each kind.

        `kind` is "claim", "statement" or "report". UsageError where there is no word to search for.
        """
        with self._db.snapshot():
            return search.search(self._db, query, kind, story, limit, self._settings)

    def get_memory(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """What was remembered of a kind under these keys, for those that are there."""
        return remembered.get(self._db, kind, keys)

    def worked(self, story: str, edition: str) -> list[bytes]:
        """What an edition worked out for a story, as far as the log vouches for it (`twosource.worked`)."""
        return remembered.worked(self._db, story, edition)

    def lost(self, rids: Iterable[str]) -> bool:
        """Whether any of these reports isn't in the case: it was forgotten, or never kept."""
        return reports.lost(self._db, rids)

    # ---- write ----

    @contextmanager
    def holding(self, what: str = "a program") -> Iterator[None]:
        """Hold the writer's place through several transactions; within another it is part of that one."""
        if self._holds:
            yield
            return
        with writer_place(self.path, what, self._db.wait, self._settings):
            self._holds += 1
            try:
                yield
            finally:
                self._holds -= 1

    @contextmanager
    def writing(self, what: str = "a program") -> Iterator[None]:
        """One transaction by the one writer: what is done within is kept whole or not at all."""
        with self.holding(what), self._db.transaction():
            yield

    def put_report(self, report: Report, *, story: str) -> bool:
        """Keep a report; False where the story has it already."""
        with self.writing():
            return reports.put(self._db, report, story, address(report.url))

    def put_source(self, rid: str, fetched: Fetched, body: bytes) -> None:
        """Keep a report's bytes and how they came."""
        with self.writing():
            raw.put(self._db, rid, fetched, body, self._settings)

    def lay_aside(self, story: str, aside: Sequence[Aside]) -> None:
        """Make these, and no others, the reports of a story that are kept and no longer count."""
        with self.writing():
            reports.lay_aside(self._db, story, aside)

    def put_dossier(
        self,
        story: str,
        dossier: Dossier,
        told: Sequence[Told] = (),
        threads: Mapping[str, str] | None = None,
        worked: Worked | None = None,
    ) -> None:
        """Keep a story's dossier, what its history says of the change, and what was worked out on the way.

        Only rows that changed are written.
        """
        with self.writing():
            digest = pieces.put(self._db, story, dossier)
            kept = self.threads(story) if threads is None else threads
            detail = turns.put(self._db, story, told, kept)
            if worked is not None:
                detail += remembered.put_worked(self._db, story, worked, self._settings.most_worked)
            log.write(self._db, "answer", story=story, digest=digest, detail=detail)

    def put_decision(self, decision: Decision) -> None:
        """Keep a decision, or that it was undone."""
        with self.writing():
            decided.put(self._db, decision)

    def put_memory(self, rows: Iterable[tuple[str, str, bytes]], *, story: str = "") -> None:
        """Remember answers by kind and key for the next time; they go when a report of `story` is forgotten."""
        with self.writing():
            remembered.put(self._db, rows, story)

    def forget(self, rid: str, reason: str = "") -> list[str]:
        """Take a report's text and bytes out of the case for good; returns the stories whose dossiers are to be redone.

        An empty list where there is no such report. `desk.forget` does this and works the dossiers out anew.
        """
        with self.writing("forget"):
            return forget(self._db, rid, reason)

    def scrub(self) -> bool:
        """Write over what was freed; False where a reader still holds old pages (call it again once it is done)."""
        with self.holding("forget"):
            return scrub(self._db)

    # ---- look after ----

    def backup(self, to: str) -> None:
        """Write a copy to a new file while the case is in use."""
        backup(self._db, to)

    def verify(self) -> check.Checked:
        """Recompute every hash and the chain."""
        return check.verify(self._db)

    def doctor(self) -> list[check.Finding]:
        """What is wrong, in plain words, and what to do about it."""
        return check.doctor(self._db)

    def mend(self) -> list[str]:
        """Make anew what can be made from the rest; returns what was done."""
        with self.holding("doctor"):
            return check.mend(self._db)
