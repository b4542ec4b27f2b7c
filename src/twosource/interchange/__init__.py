"""Exports: one format a file; each takes a dossier and gives bytes. `export` is the door.

Exports carry quoted excerpts unless whole texts are asked for: the words are their publishers'.

>>> from twosource.testing import dossier, report
>>> export(dossier([report("Rain fell.", outlet="The Post")]), "markdown").decode().splitlines()[0]
'# Dossier'
"""

from typing import Literal, get_args

from twosource.errors import UsageError
from twosource.interchange.dossier_json import from_json, to_json
from twosource.interchange.excerpts import excerpted
from twosource.interchange.tables import TABLES, Table, tables
from twosource.model import Dossier

__all__ = [
    "ENDINGS",
    "FORMATS",
    "TABLES",
    "Format",
    "Table",
    "export",
    "export_tables",
    "from_json",
    "tables",
    "to_json",
]

Format = Literal[
    "json",
    "html",
    "markdown",
    "docx",
    "csv",
    "parquet",
    "annotations",
    "claims",
    "prov",
    "geojson",
    "graphml",
    "timelinejs",
]
FORMATS: tuple[Format, ...] = get_args(Format)

# By which ending of a file's name a format is known.
ENDINGS: dict[str, Format] = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".docx": "docx",
    ".csv": "csv",
    ".parquet": "parquet",
    ".geojson": "geojson",
    ".graphml": "graphml",
}


def export_tables(dossier: Dossier, kind: Format, *, full_text: bool = False) -> list[tuple[str, bytes]]:
    """CSV or Parquet: a file for each table, its name and its bytes."""
    held = tables(dossier if full_text else excerpted(dossier), full_text=full_text)
    if kind == "csv":
        from twosource.interchange.sheets import to_csv

        return [(f"{table.name}.csv", to_csv(table)) for table in held]
    from twosource.interchange.arrow import to_parquet

    return [(f"{table.name}.parquet", to_parquet(table)) for table in held]


def export(dossier: Dossier, kind: Format, *, full_text: bool = False) -> bytes:
    """A dossier in one of `FORMATS`; of CSV and Parquet, whose tables are several, a ZIP of them.

    Texts are quoted in excerpts, or whole with `full_text`. UsageError for an unknown format.
    """
    if kind in ("csv", "parquet"):
        from twosource.interchange.archive import zipped

        return zipped(export_tables(dossier, kind, full_text=full_text))
    if kind in ("markdown", "docx"):
        return _document(dossier, kind, full_text=full_text)
    if kind == "annotations":
        from twosource.interchange.annotations import annotations

        return annotations(dossier, full_text=full_text)
    return _whole(dossier if full_text else excerpted(dossier), kind)


def _document(dossier: Dossier, kind: Format, *, full_text: bool) -> bytes:
    from twosource.interchange.outline import outline

    blocks = outline(dossier, dossier if full_text else excerpted(dossier), full_text=full_text)
    if kind == "docx":
        from twosource.interchange.word import to_docx

        return to_docx(blocks)
    from twosource.interchange.markdown import to_markdown

    return to_markdown(blocks).encode("utf-8")


def _whole(dossier: Dossier, kind: Format) -> bytes:
    """A dossier as it is, texts and all, in one file."""
    if kind == "json":
        return to_json(dossier)
    if kind == "html":
        from twosource.interchange.web_page import web_page as write
    elif kind == "claims":
        from twosource.interchange.claims_ld import claims_ld as write
    elif kind == "prov":
        from twosource.interchange.prov import prov as write
    elif kind == "geojson":
        from twosource.interchange.places import places as write
    elif kind == "graphml":
        from twosource.interchange.graphml import graphml as write
    elif kind == "timelinejs":
        from twosource.interchange.timelinejs import timelinejs as write
    else:
        raise UsageError(f"no such format: {kind} (there are {', '.join(FORMATS)})")
    return write(dossier)
