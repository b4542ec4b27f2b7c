"""Every command and every option stands in docs/commands.md, in the command's own section or among the common ones."""

import re
from pathlib import Path

import pytest

from twosource.cli import _parser
from twosource.cli.options import SETTABLE, commands_of

DOCS = Path(__file__).parents[2].joinpath("docs", "commands.md").read_text(encoding="utf-8")
SECTIONS = {part.split()[1].rstrip("`"): part for part in re.split(r"^### `(?=twosource )", DOCS, flags=re.M)[1:]}


@pytest.mark.parametrize("name", sorted(commands_of(_parser())))
def test_command_is_documented_with_its_options(name: str) -> None:
    assert name in SECTIONS, f"docs/commands.md has no section for {name}"
    for action in commands_of(_parser())[name]._actions:
        for flag in action.option_strings:
            if flag.startswith("--") and flag != "--help":
                assert re.search(rf"{flag}\b", SECTIONS[name]), f"{name} {flag} is not in its section"


def test_no_section_is_of_a_command_that_is_gone() -> None:
    assert sorted(SECTIONS.keys() - commands_of(_parser()).keys()) == []


def test_settable_options_belong_to_a_command() -> None:
    known = {a.dest for c in commands_of(_parser()).values() for a in c._actions if a.option_strings}
    planned = {"every", "rate", "host", "port"}  # of watch, serve and spread, which are built beside this
    assert set(SETTABLE) - known <= planned
