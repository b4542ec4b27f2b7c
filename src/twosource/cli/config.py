"""`twosource config`: what can be set once and for all, its value, and where it comes from."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli import options
from twosource.cli.base import OK, answer, note, shapes

if TYPE_CHECKING:
    from twosource.cli.base import Commands

HEADER = ("option", "value", "from")


def add(commands: "Commands") -> None:
    """Declare the command."""
    config = commands.add_parser("config", help="the options that can be set, their values, and where they come from")
    shapes(config)
    config.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List every settable option; the files that are looked at go to standard error."""
    folder = Path.cwd()
    found = options.settings(os.environ, folder)
    rows: list[tuple[str, object, str]] = []
    for name, standing in sorted(args.defaults.items()):
        setting = found.get(name)
        rows.append((name, setting.value if setting else standing, setting.origin if setting else "default"))
    project = options.project_file(folder)
    note(f"project: {project or f'no {options.PROJECT} here or above'}")
    note(f"user: {options.user_file(os.environ)}")
    answer(args, {"options": [dict(zip(HEADER, row, strict=True)) for row in rows]}, HEADER, rows)
    return OK
