"""A shard of input to a table of reports. Bad rows become problems, the rest is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from twosource.archive.plan import Shard
from twosource.archive.rows import SCHEMA, from_dicts, from_table
from twosource.model import Problem, Report


def read_shard(shard: Shard) -> tuple[pa.Table, list[Problem]]:
    """The reports of a shard, without ids, and what was wrong."""
    if shard.kind == "parquet":
        with pq.ParquetFile(shard.path) as source:
            table = source.read_row_groups(list(range(shard.first, shard.last)))
        return from_table(table, Path(shard.path).name)
    if shard.kind == "jsonl":
        return _json_lines(shard)
    reports, problems = _warc(shard) if shard.kind == "warc" else _files(shard)
    return from_reports(reports), problems


def from_reports(reports: list[Report]) -> pa.Table:
    """Reports as intake gives them, in the archive's columns."""
    names = [name for name in SCHEMA.names if name != "id"]
    rows = [{name: getattr(report, name) for name in names} | {"id": report.id} for report in reports]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _json_lines(shard: Shard) -> tuple[pa.Table, list[Problem]]:
    """Lines that begin within the shard's bytes."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    name = Path(shard.path).name
    for at, line in _lines(shard):
        try:
            rows.append(decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(f"{name}@{at}", f"broken JSON ({str(error)[:80]}): this line was left out", True))
    table, more = from_dicts(rows, name)
    return table, problems + more


def _lines(shard: Shard) -> Iterator[tuple[int, bytes]]:
    with Path(shard.path).open("rb") as source:
        at = shard.first
        if at:
            source.seek(at - 1)
            at += len(source.readline()) - 1
        while at < shard.last and (line := source.readline()):
            if stripped := line.strip(b" \t\r\n\0").removeprefix(b"\xef\xbb\xbf"):
                yield at, stripped
            at += len(line)


def _files(shard: Shard) -> tuple[list[Report], list[Problem]]:
    from twosource.intake import read_reports

    return read_reports([shard.path])


def _warc(shard: Shard) -> tuple[list[Report], list[Problem]]:
    """The HTML pages of a web archive, cleaned as intake cleans them; what is no page is passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from twosource.intake.decode import decode
    from twosource.intake.lexicon import load_lexicon
    from twosource.intake.make import Known
    from twosource.intake.page import read_page
    from twosource.settings import IntakeSettings

    settings, lexicon = IntakeSettings(), load_lexicon()
    name = Path(shard.path).name
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    with Path(shard.path).open("rb") as source:
        for record in ArchiveIterator(source, record_types=WarcRecordType.response, parse_http=True):
            where = str(record.headers.get("WARC-Target-URI") or f"{name}@{record.stream_pos}")
            kind = str((record.http_content_type if record.is_http else None) or "")
            if "html" not in kind or not _is_ok(record.http_headers):
                continue
            raw = record.reader.read(settings.max_page)
            page = decode(raw, declared=True)
            report, more = read_page(page.text, raw, where, lexicon, settings, Known(url=where))
            problems += more
            if report is not None:
                reports.setdefault(report.id, report)
    return list(reports.values()), problems


def _is_ok(headers: Any) -> bool:
    return headers is not None and str(headers.status_code or 200) == "200"
