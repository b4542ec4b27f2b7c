"""A dossier in JSON as an input, beside cases and reports."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.source import given
from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.model import Dossier

_DOSSIER = re.compile(rb'\s*\{\s*"version"\s*:\s*"1"\s*,\s*"reports"\s*:')
_HEAD = 256  # bytes by which a dossier is told


def dossier_from(args: argparse.Namespace) -> "Dossier":
    """The dossier of a JSON dossier (given alone), of a case's story, or of reports read for the purpose.

    UsageError where a dossier isn't given alone; InputError where there is nothing to read.
    """
    kept = [path for path in args.paths if path != "-" and _DOSSIER.match(_head(path))]
    if not kept:
        return given(args).dossier
    if len(args.paths) > 1:
        raise UsageError(f"{kept[0]} is a dossier: give it alone")
    from twosource.interchange import from_json

    return from_json(Path(kept[0]).read_bytes())


def _head(name: str) -> bytes:
    """The first bytes of a file; nothing where it is none that can be read (the intake then says so)."""
    try:
        path = Path(name)
        if not path.is_file():
            return b""
        with path.open("rb") as source:
            return source.read(_HEAD)
    except (OSError, ValueError):
        return b""
