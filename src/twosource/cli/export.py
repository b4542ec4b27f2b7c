"""`twosource export CASE|PATH... --as FORMAT -o FILE`: the dossier for other programs, desks and readers."""

import argparse
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import OK, PARTLY, note, write
from twosource.cli.dossier_file import dossier_from
from twosource.cli.source import paths
from twosource.errors import TwosourceError, UsageError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.interchange import Format
    from twosource.model import Dossier

_FORMATS = "json, html, markdown, docx, csv, parquet, annotations, claims, prov, geojson, graphml, timelinejs"


def add(commands: "Commands") -> None:
    """Declare the command."""
    out = commands.add_parser("export", help="the dossier in another format, for other programs, desks and readers")
    paths(out)
    out.add_argument("--as", dest="format", metavar="FORMAT", help=f"{_FORMATS} (default: by the file's ending)")
    out.add_argument("-o", "--output", metavar="FILE", help="where to write; csv and parquet: a folder or a .zip")
    out.add_argument("--table", metavar="NAME", help="csv and parquet: this table alone, as one file")
    out.add_argument("--full-text", action="store_true", help="whole texts, not only quoted excerpts")
    out.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the export; 3 where some inputs failed."""
    kind = _format(args.format, args.output)
    if args.table and kind not in ("csv", "parquet"):
        raise UsageError(f"--table goes with csv and parquet, not {kind}")
    dossier = dossier_from(args)
    if kind in ("csv", "parquet"):
        _write_tables(dossier, kind, args)
    else:
        from twosource.interchange import export

        _write(export(dossier, kind, full_text=args.full_text), args.output)
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK


def _format(name: str | None, output: str | None) -> "Format":
    """The format asked for, else the one that the output's ending tells."""
    from twosource.interchange import ENDINGS, FORMATS

    if name is None:
        found = ENDINGS.get(Path(output or "").suffix.lower())
        if found is None:
            raise UsageError(f"which format? --as one of {', '.join(FORMATS)}")
        return found
    known: Format | None = next((f for f in FORMATS if f == name.lower() or ENDINGS.get(f".{name.lower()}") == f), None)
    if known is None:
        raise UsageError(f"no such format: {name} (there are {', '.join(FORMATS)})")
    return known


def _write_tables(dossier: "Dossier", kind: "Format", args: argparse.Namespace) -> None:
    """One table as a file, or all as a folder or a ZIP."""
    from twosource.interchange import TABLES, export_tables
    from twosource.interchange.archive import zipped

    if args.table and args.table not in TABLES:
        raise UsageError(f"no such table: {args.table} (there are {', '.join(TABLES)})")
    whole = args.output and args.output.lower().endswith(".zip")
    if not args.table and (
        not args.output or (Path(args.output).suffix and not whole and not Path(args.output).is_dir())
    ):
        raise UsageError(
            f"{kind} has a file for each table: name a folder or a .zip with -o, or one table with --table"
        )
    files = export_tables(dossier, kind, full_text=args.full_text)
    if args.table:
        _write(next(data for name, data in files if name == f"{args.table}.{kind}"), args.output)
    elif whole:
        _write(zipped(files), args.output)
    else:
        for name, data in files:
            _write(data, str(Path(args.output) / name))


def _write(data: bytes, output: str | None) -> None:
    """To a file, whole or not at all; to standard output without one."""
    if output is None or output == "-":
        write(data)
        return
    path = Path(output)
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise TwosourceError(f"{output}: {error.strerror}") from error
    note(f"wrote {output}")
