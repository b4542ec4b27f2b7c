"""The documents of the exports, the assistant's door and the policy check name everything there is."""

import re
from pathlib import Path

from twosource.assistant.server import _tools
from twosource.interchange import FORMATS, TABLES
from twosource.lint import load_rules

DOCS = Path(__file__).parents[1] / "docs"


def told(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_format_and_table() -> None:
    text = told("exports.md")
    assert set(re.findall(r"^\| `(\w+)` \|", text, flags=re.M)) == set(FORMATS)
    assert all(f"`{name}`" in text for name in TABLES)


def test_every_tool() -> None:
    assert re.findall(r"^\| `(\w+)` \|", told("assistants.md"), flags=re.M) == list(_tools("x"))


def test_every_rule_with_its_source() -> None:
    text = told("lint.md")
    rules, _ = load_rules()
    assert set(re.findall(r"^\| `(\w+/[\w-]+)` \|", text, flags=re.M)) == {rule.id for rule in rules}
    for rule in rules:
        row = next(line for line in text.splitlines() if line.startswith(f"| `{rule.id}` |"))
        assert rule.says in row and rule.source.url in row and f"| {rule.severity} |" in row
        assert re.search(rf"^\| {rule.check} \|.*`{rule.id}`", text, flags=re.M)
