"""The example's truth file is true of the example's files, before any tool reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
TRUTH = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
FILES = {path.name[:2]: path for path in sorted((EXAMPLES / "reports").iterdir())}
TEXTS = {number: path.read_text(encoding="utf-8") for number, path in FILES.items()}


def snippets() -> Iterator[tuple[str, str]]:
    for entry in TRUTH["furniture"] + TRUTH["story_text"]:
        yield entry[0], entry[1]
    for s in TRUTH["statements"]:
        for key in ("content", "cue", "source"):
            yield s["file"], s[key]
    for claim in TRUTH["claims"]:
        yield from claim["evidence"].items()
    for pair in TRUTH["different"] + TRUTH["no_conflict"]:
        yield from (tuple(side) for side in pair)
    for conflict in TRUTH["conflicts"]:
        yield from (tuple(place) for side in conflict["sides"] for place in side)
    for flag in TRUTH["flags"]:
        yield flag["file"], flag["text"]
    for drift in TRUTH["drift"]:
        yield drift["file"], drift["text"]
        yield drift["from"], drift["from_text"]


def test_every_snippet_stands_in_its_file() -> None:
    missing = [(number, text) for number, text in snippets() if text not in TEXTS[number]]
    assert missing == []


def test_every_file_is_described_once() -> None:
    assert [r["name"] for r in TRUTH["reports"]] == [path.name for path in FILES.values()]


def test_origins_part_the_reports() -> None:
    held = sorted(number for origin in TRUTH["origins"] for number in origin["files"])
    assert held == sorted(FILES)
    by_file = {r["file"]: r["origin"] for r in TRUTH["reports"]}
    for d in TRUTH["derivations"]:
        assert by_file[d["file"]] == by_file[d["from"]]


@pytest.mark.parametrize("number", sorted(TEXTS))
def test_reports_are_of_lifelike_length(number: str) -> None:
    assert 190 <= len(TEXTS[number].split()) <= 800
