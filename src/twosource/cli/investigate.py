"""`twosource investigate PATH...`: read reports of one story and print the dossier."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import EPILOG, FAILED, FOUND, OK, PARTLY, failing_on, found, note, notes, write
from twosource.cli.source import dossier_of, paths
from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.model import Dossier


def add(commands: "Commands") -> None:
    """Declare the command."""
    look = commands.add_parser("investigate", help="read reports of one story and print the dossier", epilog=EPILOG)
    paths(look)
    look.add_argument("--json", action="store_true", help="print the dossier as JSON (see `twosource schema`)")
    look.add_argument("--html", metavar="FILE", help="also write the dossier as one self-contained page")
    look.add_argument("--geojson", metavar="FILE", help="also write the places as GeoJSON, each with its precision")
    look.add_argument("--timeline", action="store_true", help="print when each claim was first told, and every change")
    look.add_argument("--all", action="store_true", help="print every claim, not only the first ones")
    failing_on(look)
    look.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the dossier; 3 where some inputs failed."""
    dossier = dossier_of(args).dossier
    _write_files(args, dossier)
    if args.json:
        from twosource.render.contract import to_json

        write(to_json(dossier))
        notes(dossier.problems)
    elif args.timeline:
        from rich.console import Console

        from twosource.dossier import chronicle
        from twosource.render.why import show_chronicle

        show_chronicle(chronicle(dossier), Console())
        notes(dossier.problems)
    else:
        from rich.console import Console

        from twosource.render.terminal import show

        show(dossier, Console(), everything=args.all)
    if not dossier.reports:
        return FAILED
    if found(dossier, args.fail_on):
        return FOUND
    return PARTLY if any(problem.failed for problem in dossier.problems) else OK


def _write_files(args: argparse.Namespace, dossier: "Dossier") -> None:
    """The page and the map, where they are asked for."""
    if args.html:
        from twosource.render.page import page

        _write(args.html, page(dossier))
    if args.geojson:
        import json

        from twosource.timeline import geojson

        _write(args.geojson, json.dumps(geojson(dossier.timeline), ensure_ascii=False, indent=1) + "\n")


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise TwosourceError(f"{path}: {error.strerror}") from error
    note(f"wrote {path}")
