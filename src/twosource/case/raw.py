"""Raw bytes as they came, kept once for each SHA-256, packed; and where, when and how they were fetched."""

import hashlib
import zlib

import msgspec

from twosource.case.database import Database
from twosource.case.reports import whole
from twosource.errors import CaseError
from twosource.model import Fetched
from twosource.settings import CaseSettings

_Pairs = tuple[tuple[str, str], ...]


def put(db: Database, rid: str, fetched: Fetched, body: bytes, settings: CaseSettings) -> None:
    """Keep a report's bytes and how they came; what is there already isn't kept twice."""
    sha256 = hashlib.sha256(body).hexdigest()
    if not db.row("select 1 from raw where sha256 = ?", (sha256,)):
        db.run("insert into raw values (?, ?, ?)", (sha256, len(body), zlib.compress(body, settings.pack)))
    redirects, headers = msgspec.json.encode(fetched.redirects), msgspec.json.encode(fetched.headers)
    db.run(
        "insert or ignore into fetched (report, sha256, place, at, status, redirects, headers) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        (rid, sha256, whole(fetched.where), fetched.at, fetched.status, redirects.decode(), headers.decode()),
    )


def source(db: Database, rid: str) -> Fetched | None:
    """Where a report's bytes came from first, how and when."""
    found = db.row(
        "select sha256, place, at, status, redirects, headers from fetched where report = ? order by n limit 1", (rid,)
    )
    if not found:
        return None
    sha256, place, at, status, redirects, headers = found
    return Fetched(
        sha256,
        place,
        at,
        status,
        msgspec.json.decode(redirects, type=tuple[str, ...]),
        msgspec.json.decode(headers, type=_Pairs),
    )


def body(db: Database, rid: str) -> bytes | None:
    """A report's bytes as they came; CaseError where they are damaged."""
    found = db.row(
        "select r.packed from raw r join fetched f on f.sha256 = r.sha256 where f.report = ? order by f.n limit 1",
        (rid,),
    )
    return unpacked(db, found[0]) if found else None


def unpacked(db: Database, packed: bytes) -> bytes:
    """Bytes out of their packing."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise CaseError(f"{db.path}: damaged: raw bytes can't be unpacked; `twosource doctor` says which") from error
