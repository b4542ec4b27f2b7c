"""`twosource schema`: the JSON Schema of the dossier."""

import argparse
import json
from typing import TYPE_CHECKING

from twosource.cli.base import OK, write

if TYPE_CHECKING:
    from twosource.cli.base import Commands


def add(commands: "Commands") -> None:
    """Declare the command."""
    commands.add_parser("schema", help="print the JSON Schema of the dossier").set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from twosource.render.contract import schema

    write(json.dumps(schema(), indent=1).encode() + b"\n")
    return OK
