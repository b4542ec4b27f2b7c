"""One stage at a time over JSON Lines: a row in, an answer out, in order (what outside checks measure).

Each `*_rows` function takes a batch of rows and gives as many answers. A row that can't be read is a problem
with its line number, and the rest is answered.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from twosource.model import Problem, Report, content_id

Row = dict[str, Any]

_BATCH = 256  # rows held at once: memory stays flat, and what rows of a batch share is read once
_META = ("headline", "published", "outlet", "url", "byline", "dateline")


def answer_all(data: bytes, answer: Callable[[list[Row]], list[Row]]) -> Iterator[tuple[list[Row], list[Problem]]]:
    """Batches of answers and problems for JSON Lines, split at `\\n` only.

    >>> list(answer_all(b'{"id": "a"}\\nnot json\\n', lambda rows: rows))
    [([{'id': 'a'}], [Problem(where='line 2', message='not a JSON object: skipped', failed=True)])]
    """
    lines = [(n, line) for n, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    for low in range(0, len(lines), _BATCH):
        good: list[tuple[int, Row]] = []
        problems: list[Problem] = []
        for number, line in lines[low : low + _BATCH]:
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if isinstance(row, dict):
                good.append((number, row))
            else:
                problems.append(Problem(f"line {number}", "not a JSON object: skipped", failed=True))
        yield _answered(good, answer, problems), problems


def _answered(
    good: list[tuple[int, Row]], answer: Callable[[list[Row]], list[Row]], problems: list[Problem]
) -> list[Row]:
    """Answers for a batch; if it fails on a malformed row, row by row, so that one bad row costs only itself."""
    try:
        return answer([row for _, row in good])
    except (KeyError, TypeError):
        out: list[Row] = []
        for number, row in good:
            try:
                out.extend(answer([row]))
            except (KeyError, TypeError) as error:
                problems.append(Problem(f"line {number}", f"a field is missing or of the wrong kind ({error})", True))
        return out


def _report(row: Row, rid: str) -> Report:
    from twosource.intake import report_from_text

    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("text")
    meta = {key: row[key] for key in _META if isinstance(row.get(key), str)}
    return report_from_text(text, rid=rid, path=str(row.get("id", rid)), **meta)


def statements_rows(rows: list[Row]) -> list[Row]:
    """`{"id","text"}` to `{"id","statements"}`; the text is taken as it is, furniture and all."""
    from twosource.language import read
    from twosource.render.contract import statements_json
    from twosource.statements import find_statements

    reports = [Report(f"row{n}", str(row["id"]), _text(row), "") for n, row in enumerate(rows)]
    statements, _ = find_statements(reports, read(reports))
    by_report: dict[str, list[Any]] = {report.id: [] for report in reports}
    for statement in statements:
        by_report[statement.report].append(statement)
    return [
        {"id": row["id"], "statements": statements_json(by_report[report.id])}
        for row, report in zip(rows, reports, strict=True)
    ]


def _text(row: Row) -> str:
    if not isinstance(row["text"], str):
        raise TypeError("text")
    return str(row["text"])


def derive_rows(rows: list[Row]) -> list[Row]:
    """`{"id","a","b"}`, each with a text, to the relation of a to b."""
    from twosource.reuse import compare_all

    known: dict[str, Report] = {}

    def report(row: Row) -> Report:
        key = content_id("r", *(f"{name}={row.get(name)}" for name in ("text", *_META)))
        if key not in known:
            known[key] = _report(row, key)
        return known[key]

    pairs = [(report(row["a"]), report(row["b"])) for row in rows]
    return [{"id": row["id"], **msgspec.to_builtins(c)} for row, c in zip(rows, compare_all(pairs), strict=True)]


def origins_rows(rows: list[Row]) -> list[Row]:
    """`{"id","reports"}` to `{"id","origins"}`: each report once, under its main origin."""
    from twosource.pipeline import origins_of

    out = []
    for row in rows:
        given = {f"r{n}": str(item["id"]) for n, item in enumerate(row["reports"])}
        reports = [_report(item, f"r{n}") for n, item in enumerate(row["reports"])]
        origins = [
            {"id": o.id, "kind": o.kind, "name": o.name, "reports": [given[r] for r in o.reports], "reason": o.reason}
            for o in origins_of(reports)
            if o.reports
        ]
        out.append({"id": row["id"], "origins": origins})
    return out


def match_rows(rows: list[Row]) -> list[Row]:
    """`{"id","a","b"}` (two sentences, perhaps two spans) to how far they make one claim, and what differs."""
    from twosource.claims import match_pairs

    def span(row: Row, key: str) -> tuple[int, int] | None:
        return (int(row[key][0]), int(row[key][1])) if row.get(key) else None

    pairs = [(str(row["a"]), str(row["b"]), span(row, "a_span"), span(row, "b_span")) for row in rows]
    return [{"id": row["id"], **msgspec.to_builtins(m)} for row, m in zip(rows, match_pairs(pairs), strict=True)]
