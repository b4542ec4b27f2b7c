"""Rows of any origin to the archive's own columns, a batch at a time."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from twosource.archive.words import I64, U64, text_buffers
from twosource.intake.rows import known_of
from twosource.model import Problem
from twosource.urls import page_address

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("path", pa.string()),
        ("url", pa.string()),
        ("outlet", pa.string()),
        ("headline", pa.string()),
        ("byline", pa.string()),
        ("published", pa.string()),
        ("text", pa.large_string()),
    ]
)
_PLAIN = frozenset({"id", "url", "outlet", "headline", "byline", "published", "text", "path"})
_TEXTS = ("text", "maintext", "plaintext", "article_text", "full_text", "body", "content", "article", "raw_text")
UNDATED = np.iinfo(np.int64).max


def ids_of(table: pa.Table) -> pa.Array:
    """The ids that intake would give: `content_id("r", url, outlet, text)`, from the bytes of the columns.

    >>> from twosource.model import content_id
    >>> row = {"url": "https://example.com/a", "outlet": None, "text": "Rain fell."}
    >>> table = pa.Table.from_pylist([row], schema=pa.schema([(name, pa.string()) for name in row]))
    >>> ids_of(table)[0].as_py() == content_id("r", "https://example.com/a", "", "Rain fell.")
    True
    """
    parts = [text_buffers(table.column(name).combine_chunks()) for name in ("url", "outlet", "text")]
    edges = [offsets.tolist() for _, offsets in parts]
    data = [body for body, _ in parts]
    sha256 = hashlib.sha256
    out = []
    for n in range(table.num_rows):
        digest = sha256()
        for body, edge in zip(data, edges, strict=True):
            low, high = edge[n], edge[n + 1]
            digest.update((high - low).to_bytes(8, "big"))
            digest.update(body[low:high])
        out.append("r_" + digest.hexdigest()[:16])
    return pa.array(out, pa.string())


def keys_of(ids: pa.Array) -> U64:
    """Ids as numbers: their sixteen hexadecimal digits."""
    joined = "".join(ids.to_pylist())
    return np.frombuffer(bytes.fromhex(joined.replace("r_", "")), dtype=">u8").astype(np.uint64)


def times_of(published: pa.Array) -> I64:
    """Seconds since 1970 of ISO dates and times; what has no date comes after all that has one.

    >>> times_of(pa.array(["1970-01-02", "1970-01-01T00:00:05Z", None, "soon"])).tolist()[:2]
    [86400, 5]
    """
    try:
        moments = pc.cast(pc.cast(published, pa.timestamp("s", tz="UTC")), pa.int64())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        try:
            moments = pc.cast(pc.cast(published, pa.timestamp("s")), pa.int64())
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            known: dict[str | None, int] = {}
            values = published.to_pylist()
            for value in values:
                if value not in known:
                    known[value] = _seconds(value)
            return np.array([known[value] for value in values], dtype=np.int64)
    return np.asarray(moments.fill_null(UNDATED).to_numpy(zero_copy_only=False), dtype=np.int64)


def _seconds(value: str | None) -> int:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(value or "")
    except ValueError:
        return UNDATED
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def from_table(table: pa.Table, where: str) -> tuple[pa.Table, list[Problem]]:
    """A table of reports, whatever its columns are called, in the archive's columns (without ids)."""
    names = set(table.column_names)
    if "text" in names and names <= _PLAIN | {"modified", "language"}:
        columns = [_column(table, name, where) for name in SCHEMA.names]
        return pa.Table.from_arrays(columns, schema=SCHEMA), []
    return from_dicts(table.to_pylist(), where)


def _column(table: pa.Table, name: str, where: str) -> pa.Array:
    kind = SCHEMA.field(name).type
    if name == "path" and "id" in table.column_names:
        named = pc.cast(table.column("id").combine_chunks(), pa.string())
        return pc.binary_join_element_wise(where, named, "#", null_handling="replace", null_replacement="")
    if name == "id" or name not in table.column_names:
        return pa.nulls(table.num_rows, kind)
    column = table.column(name).combine_chunks()
    if name == "url":
        return _pages(column.cast(kind))
    if pa.types.is_timestamp(column.type):
        return pc.strftime(column, "%Y-%m-%dT%H:%M:%SZ" if column.type.tz else "%Y-%m-%dT%H:%M:%S").cast(kind)
    return column.cast(kind)


def _pages(urls: pa.Array) -> pa.Array:
    """Addresses as intake has them, without places on the page; most columns hold none, which is quick to tell.

    >>> _pages(pa.array(["https://example.com/a#top", None])).to_pylist()
    ['https://example.com/a', None]
    """
    if not pc.any(pc.match_substring(urls, "#")).as_py():
        return urls
    return pa.array([page_address(url) if url else None for url in urls.to_pylist()], urls.type)


def from_dicts(rows: Sequence[Mapping[str, Any]], where: str, first: int = 1) -> tuple[pa.Table, list[Problem]]:
    """Decoded rows in the archive's columns; a row without a text is a problem."""
    out: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, first):
        text = next((row[name] for name in _TEXTS if isinstance(row.get(name), str) and row[name].strip()), None)
        named = row.get("id")
        place = f"{where}#{named}" if isinstance(named, str | int) else f"{where}:{number}"
        if text is None:
            problems.append(Problem(place, "no text in this row", failed=True))
            continue
        out.append({"path": place, "text": text} | (dict(row) if _is_plain(row) else _known(row)) | {"id": None})
        out[-1]["path"] = place
        out[-1]["text"] = text
        out[-1]["url"] = page_address(out[-1].get("url") or "") or None
    return pa.Table.from_pylist(out, schema=SCHEMA), problems


def _is_plain(row: Mapping[str, Any]) -> bool:
    if not _PLAIN.issuperset(row):
        return False
    return all(isinstance(row.get(name), str | None) for name in ("url", "outlet", "headline", "byline", "published"))


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    known = known_of(row)
    return {name: getattr(known, name) for name in ("url", "outlet", "headline", "byline", "published")}
