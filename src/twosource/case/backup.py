"""A copy of a case while it is in use, by SQLite's own backup: whole, and as of one moment."""

from pathlib import Path

import apsw

from twosource.case.database import Database, in_words
from twosource.errors import CaseError


def backup(db: Database, to: str) -> None:
    """Write a copy of the case to `to`, which must not exist; a copy that fails halfway is taken away again."""
    if Path(to).exists():
        raise CaseError(f"{to}: is there already; a backup never writes over a file")
    half = f"{to}.half"
    Path(half).unlink(missing_ok=True)
    try:
        with in_words(to):
            target = apsw.Connection(half)
            try:
                with target.backup("main", db.connection, "main") as copying:
                    while not copying.done:
                        copying.step(1000)
                target.execute("pragma journal_mode = delete")
            finally:
                target.close()
        Path(half).replace(to)
    except (CaseError, OSError) as error:
        Path(half).unlink(missing_ok=True)
        raise error if isinstance(error, CaseError) else CaseError(f"{to}: {error.strerror}") from error
