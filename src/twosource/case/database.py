"""The one door to SQLite: a connection, and its errors in words a person can act on."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from twosource.errors import CaseError

Row = tuple[Any, ...]


@contextmanager
def in_words(path: str) -> Iterator[None]:
    """Turn SQLite's errors into CaseError with one line that says what is wrong with the case at `path`."""
    try:
        yield
    except apsw.FullError as error:
        raise CaseError(f"{path}: no space left; what was being written was not kept, the case is as before") from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise CaseError(f"{path}: another program is writing to it; try again or give more time with --wait") from error
    except apsw.NotADBError as error:
        raise CaseError(f"{path}: no case file (or damaged at its very beginning)") from error
    except apsw.CorruptError as error:
        raise CaseError(f"{path}: damaged ({error}); `twosource doctor` says what can be saved") from error
    except apsw.ReadOnlyError as error:
        raise CaseError(f"{path}: may only be read") from error
    except apsw.CantOpenError as error:
        raise CaseError(f"{path}: can't be opened ({error})") from error
    except apsw.IOError as error:
        raise CaseError(f"{path}: the disk gave an error ({error}); nothing of this step was kept") from error
    except UnicodeEncodeError as error:
        raise CaseError(f"{path}: a name or a note holds half characters, which no file keeps") from error
    except apsw.Error as error:
        raise CaseError(f"{path}: {error}") from error


_AGAIN = 0.01  # seconds between two tries of a reader: longer than the tidying takes


class Database:
    """An open connection: rows in, rows out; every error is a CaseError.

    >>> db = Database.connect(":memory:", write=True)
    >>> db.row("select 1 + 1")
    (2,)
    """

    def __init__(self, connection: apsw.Connection, path: str, wait: float) -> None:
        self.connection, self.path, self.wait = connection, path, wait

    @classmethod
    def connect(cls, path: str, *, write: bool, wait: float = 5.0) -> "Database":
        """Open a file; with `write` it is made where there is none. Where the folder can't be written, as it stands."""
        with in_words(path):
            if write:
                connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
            else:
                connection = _reader(path, wait)
            connection.set_busy_timeout(int(wait * 1000))
        return cls(connection, path, wait)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with in_words(self.path):
            return self.connection.execute(sql, tuple(values)).fetchall()

    def named(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """All rows of a query whose values are named; names it doesn't use are passed over."""
        with in_words(self.path):
            return self.connection.execute(sql, dict(values)).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with in_words(self.path):
            found = self.connection.execute(sql, tuple(values)).fetchone()
        return tuple(found) if found is not None else None

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows of a query one by one, for what is too much to hold at once."""
        with in_words(self.path):
            yield from self.connection.execute(sql, tuple(values))

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Carry out one or more statements."""
        with in_words(self.path):
            self.connection.execute(sql, tuple(values) or None)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out a statement for each row."""
        with in_words(self.path):
            self.connection.executemany(sql, rows)

    @property
    def readonly(self) -> bool:
        """Whether it was opened to read only."""
        return bool(self.connection.readonly("main"))

    @property
    def changing(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; within another it is part of that one."""
        if self.changing:
            yield
            return
        self.run("begin immediate")
        try:
            yield
            self.run("commit")
        except BaseException:
            if self.changing:
                self.run("rollback")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read as of one moment, whatever others write meanwhile."""
        if self.changing:
            yield
            return
        self.run("begin")
        try:
            yield
        finally:
            if self.changing:
                self.run("rollback")

    def close(self) -> None:
        """Close the file."""
        with in_words(self.path):
            self.connection.close()


def _reader(path: str, wait: float) -> apsw.Connection:
    """A reading connection; a case on a medium that can't be written is read as it stands.

    The last writer to close tidies up behind itself, and for that moment nobody else can open the file: a reader waits.
    """
    until = time.monotonic() + wait
    while True:
        try:
            connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
            connection.set_busy_timeout(int(wait * 1000))
            connection.execute("select count(*) from sqlite_master").fetchall()
            return connection
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            if not os.access(Path(path).resolve().parent, os.W_OK):
                where = Path(path).resolve().as_uri() + "?immutable=1"
                return apsw.Connection(where, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
            if time.monotonic() > until or not Path(path).is_file():
                raise
            time.sleep(_AGAIN)
