"""A start loads the module of the command that is named, and no other."""

import argparse
import subprocess
import sys
from importlib import import_module

import pytest

from twosource.cli import COMMANDS
from twosource.cli.options import commands_of


@pytest.mark.parametrize("module", COMMANDS)
def test_the_table_names_what_a_module_declares(module: str) -> None:
    parser = argparse.ArgumentParser()
    import_module(f"twosource.cli.{module}").add(parser.add_subparsers())
    assert tuple(commands_of(parser)) == COMMANDS[module]


def loaded(*argv: str) -> set[str]:
    """The command modules that a start with these arguments loads."""
    program = (
        "import sys; from twosource.cli import COMMANDS, main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*(m for m in COMMANDS if f'twosource.cli.{m}' in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *argv], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_one_command_loads_its_module_alone() -> None:
    assert loaded("--version") == set()
    assert loaded("undo", "--help") == {"decide"}


def test_help_tells_of_all() -> None:
    assert loaded("--help") == loaded("completion", "fish") == set(COMMANDS)
