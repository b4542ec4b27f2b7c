"""A view shown: as an HTML page, as JSON, or a table of it as CSV. All three are made of the one record."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from twosource.interchange.clean import cell as safe_cell
from twosource.render import words
from twosource.render.safe import escaped
from twosource.web import states
from twosource.web.address import key
from twosource.web.table import SHOW, SORT

# A sign for each kind of concern, so that nothing hangs on colour alone.
SIGNS = {
    "conflict": "✕",
    "update": "↗",
    "correction": "✎",
    "bound": "≥",
    "scope": "◇",
    "changed": "△",
    "unverified": "?",
    "unclear": "?",
    "flag": "?",
    "no_comment": "–",
    "single": "①",
    "perhaps": "①",
    "decided": "✓",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TONGUE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def environment() -> Any:
    """Templates that escape everything and write out characters that act unseen."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("twosource.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: words.visible(value) if type(value) is str else value,
    )
    made.globals.update(words=words, states=states, signs=SIGNS, shows=SHOW, sorts=SORT)
    made.filters.update(key=key, tongue=lambda given: bool(_TONGUE.fullmatch(given)))
    return made


def as_json(view: object) -> bytes:
    """A view as JSON, indented. Words stay as they are, what acts unseen as its escape; spans still fit."""
    plain = msgspec.to_builtins(_clean(view))
    return escaped(msgspec.json.format(msgspec.json.encode(plain), indent=1)) + b"\n"


def _clean(value: Any) -> Any:
    """A record without half characters, which UTF-8 can't hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _clean(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {_clean(k): _clean(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(v) for v in value]
    return value


def cell(value: object) -> str:
    """A value as a spreadsheet's cell: one visible line, and never a formula.

    >>> cell("=1+1"), cell((2, 3)), cell(None), cell(("a", "b")), cell(-4.5), cell("a\\u202eb"), cell("-4.5")
    ("'=1+1", '2–3', '', 'a; b', '-4.5', 'a⟨U+202E⟩b', '-4.5')
    """
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        if len(value) == 2 and all(type(v) is int for v in value):
            return words.extent((value[0], value[1]))
        value = "; ".join(cell(v) for v in value)
    if isinstance(value, int | float):
        return str(value)
    text = safe_cell(str(value))
    return text.removeprefix("'") if _NUMBER.fullmatch(text.removeprefix("'")) else text


def _flat(record: Any, before: str = "") -> dict[str, str]:
    """A record's fields as cells; a record within gives its fields, a matrix's cells a column each."""
    row: dict[str, str] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if is_dataclass(value):
            row |= _flat(value, f"{before}{f.name}.")
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            row[before + f.name] = "; ".join(" ".join(v for v in _flat(v).values() if v) for v in value)
        else:
            row[before + f.name] = cell(value)
    return row


def as_csv(rows: Iterable[Any]) -> bytes:
    """Records of one kind as CSV with a heading, UTF-8 with the mark that spreadsheets know it by."""
    return sheet([_flat(row) for row in rows])


def sheet(rows: Sequence[dict[str, str]]) -> bytes:
    """Rows of named cells as CSV, made safe; the columns are those of the first row."""
    out = io.StringIO(newline="")
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), extrasaction="ignore")
        writer.writerow({name: cell(name) for name in rows[0]})
        writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")
