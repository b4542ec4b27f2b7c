"""What was worked out once and need not be again: rows by kind and key, which may go at any time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from twosource.case.database import Database

WORKED = "worked"  # the kind of what was worked out for a story: its key is the edition that wrote it and a number
_MANY = 500  # keys asked for at once: well under SQLite's bound on values in one statement


def put(db: Database, rows: Iterable[tuple[str, str, bytes]], story: str) -> None:
    """Remember rows; `story` is whose reports they were made from, so that forgetting finds them."""
    db.many(
        "insert or replace into memory values (?, ?, ?, ?)", ((kind, key, story, value) for kind, key, value in rows)
    )


def get(db: Database, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
    """What is remembered of a kind under these keys."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, bytes] = {}
    for low in range(0, len(wanted), _MANY):
        some: Sequence[str] = wanted[low : low + _MANY]
        marks = ",".join("?" * len(some))
        found.update(db.rows(f"select key, value from memory where kind = ? and key in ({marks})", (kind, *some)))
    return found


@dataclass(frozen=True, slots=True)
class Worked:
    """What was worked out anew for a story, packed (`twosource.worked`): the edition that wrote it, and the bytes."""

    edition: str
    packed: bytes

    @property
    def digest(self) -> str:
        """The hash that the log vouches for it with."""
        return sha256(self.packed).hexdigest()


def put_worked(db: Database, story: str, new: Worked, most: int) -> str:
    """Keep what was worked out; what other editions wrote goes, and the oldest of what is over `most` bytes.

    Returns what the log is to say of it; nothing where it isn't kept, being over `most` alone.
    """
    rows = _worked(db, story)
    foreign = [key for key, _ in rows if not key.startswith(f"{new.edition} ")]
    left = most - len(new.packed)
    kept: set[str] = set()
    for key, size in reversed([row for row in rows if row[0] not in foreign]):
        left -= size
        if left < 0:
            break
        kept.add(key)
    db.many("delete from memory where kind = ? and key = ?", ((WORKED, key) for key, _ in rows if key not in kept))
    if len(new.packed) > most:
        return ""
    last = db.row("select coalesce(max(substr(key, instr(key, ' ') + 1)), '0') from memory where kind = ?", (WORKED,))
    put(db, [(WORKED, f"{new.edition} {int(last[0] if last else 0) + 1:012d}", new.packed)], story)
    return f" worked {new.digest}"


def _worked(db: Database, story: str) -> list[tuple[str, int]]:
    """The keys of what was worked out for a story and how many bytes each holds, the oldest first."""
    sql = "select key, length(value) from memory where kind = ? and story = ? order by substr(key, instr(key, ' ') + 1)"
    return [(str(key), int(size)) for key, size in db.rows(sql, (WORKED, story))]


def worked(db: Database, story: str, edition: str) -> list[bytes]:
    """What an edition worked out for a story, as far as the log vouches for it, the oldest first."""
    sql = "select value from memory where kind = ? and story = ? and key like ? || ' %' order by key"
    known = vouched(db, story)
    return [bytes(row[0]) for row in db.rows(sql, (WORKED, story, edition)) if sha256(row[0]).hexdigest() in known]


def vouched(db: Database, story: str) -> set[str]:
    """The hashes of all that the log says was worked out for a story."""
    rows = db.rows("select detail from log where act = 'answer' and story = ?", (story,))
    return {detail.rpartition(" worked ")[2] for (detail,) in rows if " worked " in detail}


def changed(db: Database) -> list[str]:
    """What was worked out and is not what the log tells of: it isn't used."""
    wrong = []
    known: dict[str, set[str]] = {}
    for story, value in db.each("select story, value from memory where kind = ? order by story, key", (WORKED,)):
        if story not in known:
            known[story] = vouched(db, story)
        if sha256(value).hexdigest() not in known[story]:
            wrong.append(f"what was worked out for story {story} was changed (it isn't used)")
    return wrong


def size(db: Database) -> tuple[int, int]:
    """Of how many stories something worked out is kept, and its bytes."""
    row = db.row("select count(distinct story), coalesce(sum(length(value)), 0) from memory where kind = ?", (WORKED,))
    return (int(row[0]), int(row[1])) if row else (0, 0)
