"""A story's dossier as rows, one for each record: an addition writes the rows that changed and no others.

A row is known by the hash of its record, so that what is equal stays where it is; the order of the records is kept
beside them as one packed list. (Decision 0008 says why rows and not one blob.)
"""

import hashlib
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from twosource.case import log
from twosource.case.database import Database
from twosource.case.reports import decoded
from twosource.errors import CaseError
from twosource.model import (
    Claim,
    Conflict,
    Derivation,
    Dossier,
    Drift,
    Flag,
    Moment,
    Origin,
    Problem,
    Report,
    Reuse,
    Root,
    Statement,
)

PARTS: dict[str, type[Any]] = {
    "reports": Report,
    "reuse": Reuse,
    "derivations": Derivation,
    "statements": Statement,
    "claims": Claim,
    "origins": Origin,
    "roots": Root,
    "conflicts": Conflict,
    "flags": Flag,
    "drift": Drift,
    "timeline": Moment,
    "problems": Problem,
}
_SHORT = 16  # bytes of a record's SHA-256 that name its row: 128 bits keep strangers from making two alike


def digest(record: bytes) -> bytes:
    """The hash that names a record's row."""
    return hashlib.sha256(record).digest()[:_SHORT]


def put(db: Database, story: str, dossier: Dossier) -> str:
    """Keep a story's dossier; returns its hash. Only rows that changed are written."""
    kept: dict[str, dict[bytes, int]] = {part: {} for part in PARTS}
    for n, part, name in db.rows("select n, part, digest from piece where story = ?", (story,)):
        kept[part][name] = n
    row = db.row("select coalesce(max(n), 0) from piece")
    following = int(row[0]) + 1 if row else 1
    texts = {r.id: r.text for r in dossier.reports}
    shape: dict[str, array[int]] = {}
    whole = hashlib.sha256()
    for part in PARTS:
        before, order, new = kept[part], array("Q"), []
        for item in getattr(dossier, part):
            record = msgspec.json.encode(replace(item, text="") if part == "reports" else item)
            name = digest(record)
            whole.update(name)
            n = before.get(name)
            if n is None:
                n = before[name] = following
                following += 1
                new.append((n, story, part, name, _words(item, texts), record.decode()))
            order.append(n)
        whole.update(part.encode())
        shape[part] = order
        db.many("insert into piece values (?, ?, ?, ?, ?, ?)", new)
        wanted = set(order)
        db.many("delete from piece where n = ?", ((n,) for n in before.values() if n not in wanted))
    _reshape(db, story, shape)
    return whole.hexdigest()


def _words(item: object, texts: Mapping[str, str]) -> str | None:
    """What a search looks through: a statement's content, a claim's gist."""
    if isinstance(item, Claim):
        return item.gist
    if isinstance(item, Statement) and item.report in texts:
        return " ".join(" ".join(texts[item.report][s:e].split()) for s, e in item.content)
    return None


def _reshape(db: Database, story: str, shape: Mapping[str, "array[int]"]) -> None:
    packed = zlib.compress(msgspec.json.encode({part: list(order) for part, order in shape.items()}), 1)
    db.run("insert or ignore into story (name, made) values (?, ?)", (story, log.now()))
    db.run("update story set shape = ?, stale = 0 where name = ?", (packed, story))


def _shape(db: Database, story: str) -> dict[str, list[int]] | None:
    row = db.row("select shape from story where name = ?", (story,))
    if not row or row[0] is None:
        return None
    try:
        return msgspec.json.decode(zlib.decompress(row[0]), type=dict[str, list[int]])
    except (zlib.error, msgspec.DecodeError) as error:
        raise CaseError(f"{db.path}: damaged: the order of a dossier is lost; `twosource doctor --mend`") from error


Known = dict[bytes, Any]  # records by the hash of their rows
_AT_ONCE = 2000  # rows decoded in one go: while the decoder runs no other thread does, and this many take some 10 ms


def get(db: Database, story: str, texts: Callable[[], Mapping[str, str]], known: Known | None = None) -> Dossier | None:
    """A story's dossier, None before the first; `texts` gives its reports' texts.

    `known` spares whoever reads it again and again: records found in it aren't decoded anew, and it is left holding
    those of this dossier and no others.
    """
    shape = _shape(db, story)
    if shape is None:
        return None
    kept: Known = {}
    parts = {name: tuple(_records(db, story, name, shape, known or {}, kept)) for name in PARTS}
    if known is not None:
        known.clear()
        known.update(kept)
    words = texts()
    dossier = Dossier(**parts)
    return replace(dossier, reports=tuple(replace(r, text=words.get(r.id, "")) for r in dossier.reports))


def part(db: Database, story: str, name: str) -> list[Any]:
    """One part of a story's dossier, its reports without their texts; empty before the first."""
    shape = _shape(db, story)
    return _records(db, story, name, shape, {}, {}) if shape else []


def _records(
    db: Database, story: str, name: str, shape: Mapping[str, Sequence[int]], known: Known, kept: Known
) -> list[Any]:
    """The records of a part in their order; what isn't known is decoded, and all of them are put into `kept`."""
    digests: dict[int, bytes] = dict(db.rows("select n, digest from piece where story = ? and part = ?", (story, name)))
    missing = sorted(n for n, digest in digests.items() if digest not in known)
    for at in range(0, len(missing), _AT_ONCE):
        some = msgspec.json.encode(missing[at : at + _AT_ONCE]).decode()
        new = db.rows("select n, record from piece where n in (select value from json_each(?))", (some,))
        joined = "[" + ",".join(record for _, record in new) + "]"
        made = decoded(db, joined, list[PARTS[name]])  # type: ignore[valid-type]
        kept.update(zip((digests[n] for n, _ in new), made, strict=True))
    try:
        for digest in digests.values():
            if digest not in kept:
                kept[digest] = known[digest]
        return [kept[digests[n]] for n in shape.get(name, ())]
    except KeyError as error:
        raise CaseError(f"{db.path}: damaged: a record of story {story} is gone; `twosource doctor --mend`") from error


def whole_digest(db: Database, story: str) -> str | None:
    """The hash of a story's dossier as its rows now are, and None where it has none; a changed row shows."""
    shape = _shape(db, story)
    if shape is None:
        return None
    found: dict[int, str] = dict(db.rows("select n, record from piece where story = ?", (story,)))
    whole = hashlib.sha256()
    for name in PARTS:
        for n in shape.get(name, ()):
            whole.update(digest(str(found.get(n, "")).encode()))
        whole.update(name.encode())
    return whole.hexdigest()


def stale(db: Database, story: str) -> bool:
    """Whether reports or decisions came after the dossier was worked out."""
    row = db.row("select stale from story where name = ?", (story,))
    return bool(row and row[0])
