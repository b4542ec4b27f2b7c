"""Opening a case: made where there is none, refused where it is none of ours, brought up to date where it is older."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from twosource.case import log
from twosource.case.database import Database
from twosource.case.schema import APPLICATION, SEARCH, TABLES, VERSION, VIEWS
from twosource.errors import CaseError

# What brings a case from version n to n + 1, by n - 1. Views are made anew after any step.
STEPS: tuple[str, ...] = ()

_CONNECTION = """
pragma foreign_keys = off; pragma secure_delete = on; pragma trusted_schema = off; pragma temp_store = memory;
"""


def opened(
    path: str, *, write: bool, wait: float, version: int = VERSION, steps: Sequence[str] = STEPS
) -> tuple[Database, str | None]:
    """A connection to the case at `path`, and where an older case was kept before it was brought up to date.

    `version` and `steps` are this program's (tests give others). CaseError where there is no such case, it is none, or
    a later one.
    """
    if not write and not Path(path).exists():
        raise CaseError(f"{path}: no such case")
    if Path(path).is_dir():
        raise CaseError(f"{path}: a folder, no case file")
    db = Database.connect(path, write=write, wait=wait)
    try:
        db.run(_CONNECTION)
        return db, _ours(db, write=write, version=version, steps=steps)
    except BaseException:
        db.close()
        raise


def _ours(db: Database, *, write: bool, version: int, steps: Sequence[str]) -> str | None:
    application, found = _number(db, "pragma application_id"), _number(db, "pragma user_version")
    if application == 0 and not db.row("select 1 from sqlite_master limit 1"):
        if not write:
            raise CaseError(f"{db.path}: empty: no case yet (`twosource add` makes one)")
        _make(db, version)
        return None
    if application != APPLICATION:
        raise CaseError(f"{db.path}: a SQLite file, but no case of Twosource (or one of before its first version)")
    if found > version:
        raise CaseError(f"{db.path}: made by a later Twosource (case version {found}, this one knows up to {version})")
    if found == version:
        if write:
            db.run("pragma journal_mode = wal; pragma synchronous = full")
        return None
    if not write:
        raise CaseError(f"{db.path}: of an older version ({found}); `twosource doctor --mend` brings it up to date")
    return _migrate(db, found, version, steps)


def _number(db: Database, sql: str) -> int:
    row = db.row(sql)
    return int(row[0]) if row else 0


def _make(db: Database, version: int) -> None:
    db.run("pragma journal_mode = wal")
    db.run("pragma synchronous = full")
    with db.transaction():
        if db.row("select 1 from sqlite_master limit 1"):
            return  # another writer was quicker
        _fill(db)
        db.run(f"pragma application_id = {APPLICATION}")
        db.run(f"pragma user_version = {version}")
        log.write(db, "make", detail=f"case version {version}")


def _fill(db: Database) -> None:
    for part in (TABLES, SEARCH, VIEWS):
        db.run(part)


def shape(db: Database) -> dict[tuple[str, str], str]:
    """The tables, views, indices and triggers of a case, by kind and name, as they were written.

    Those that SQLite makes for itself are left out: other versions of it make others.
    """
    rows = db.rows("select type, name, sql from sqlite_master where sql is not null order by type, name")
    own = tuple(f"{name}_" for kind, name, sql in rows if kind == "table" and "using fts5" in sql)
    return {(kind, name): sql for kind, name, sql in rows if not (kind == "table" and name.startswith(own))}


def fresh_shape() -> dict[tuple[str, str], str]:
    """The same of a case that this version makes."""
    db = Database.connect(":memory:", write=True)
    try:
        _fill(db)
        return shape(db)
    finally:
        db.close()


def _migrate(db: Database, found: int, version: int, steps: Sequence[str]) -> str:
    """Bring an older case up to date in one transaction, after a copy of it was made beside it."""
    from twosource.case.backup import backup

    name = kept = f"{db.path}.version-{found}"
    for n in count(2):
        if not Path(kept).exists():
            break
        kept = f"{name}-{n}"  # left by a run that was stopped: never written over
    backup(db, kept)
    with db.transaction():
        if _number(db, "pragma user_version") != found:
            return kept  # another writer was quicker
        for step in steps[found - 1 : version - 1]:
            db.run(step)
        for row in db.rows("select name from sqlite_master where type = 'view'"):
            if row[0] not in ("readable", "said"):
                db.run(f'drop view "{row[0]}"')
        db.run(VIEWS)
        db.run(f"pragma user_version = {version}")
        log.write(db, "migrate", detail=f"case version {found} to {version}")
    return kept
