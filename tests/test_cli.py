"""The command line, as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.cli import _parser, main

STORY = """Quarry wall falls on road near Tarnholt

By Ines Marre

A quarry wall fell across the coast road near Tarnholt on Monday, police said. At least two people were hurt.

"We heard a crack and ran," said Odo Lund, a driver.

The road will stay closed for a week, according to the county.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def test_json_is_all_that_standard_output_holds(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["investigate", str(story), "--json"]) == 0
    dossier = json.loads(capfdbinary.readouterr().out)
    assert dossier["version"] == "1"
    report = dossier["reports"][0]
    assert report["text"] == STORY
    said = [" ".join(STORY[s:e] for s, e in x["content"]) for x in dossier["statements"]]
    assert any("We heard a crack and ran" in x for x in said)


def test_terminal_dossier_quotes_the_words(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["investigate", str(story)]) == 0
    assert "We heard a crack and ran" in " ".join(capsys.readouterr().out.split())


def test_page_opens_without_network(story: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "dossier.html"
    assert main(["investigate", str(story), "--html", str(page), "--json"]) == 0
    html = page.read_text(encoding="utf-8")
    assert "We heard a crack and ran" in html
    assert "http://" not in html.replace("http://www.w3.org", "") and "<script" not in html


def test_some_inputs_failed(story: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["investigate", str(story), str(empty), "--json"]) == 3
    dossier = json.loads(capfdbinary.readouterr().out)
    assert len(dossier["reports"]) == 1 and any("empty" in p["where"] for p in dossier["problems"])


def test_nothing_readable_is_a_failure(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["investigate", str(tmp_path / "absent.txt"), "--json"]) == 1


def test_usage_is_exit_code_two() -> None:
    with pytest.raises(SystemExit) as error:
        main(["investigate"])
    assert error.value.code == 2


def _rows(
    command: str, rows: list[object], tmp_path: Path, capfd: pytest.CaptureFixture[bytes]
) -> list[dict[str, object]]:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b"\n".join(json.dumps(row).encode() for row in rows))
    assert main([command, "--jsonl", str(file)]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_statements_rows(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "The pier will reopen in May, the mayor said."
    (row,) = _rows("statements", [{"id": "x", "text": text}], tmp_path, capfdbinary)
    (statement,) = row["statements"]  # type: ignore[misc]
    assert [text[s:e] for s, e in statement["content"]] == ["The pier will reopen in May"]
    assert [text[s:e] for s, e in statement["source"]] == ["the mayor"]


def test_derive_rows(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    row = {"id": "1", "a": {"text": STORY}, "b": {"text": STORY}}
    (answer,) = _rows("derive", [row], tmp_path, capfdbinary)
    assert answer["relation"] == "copy"


def test_origins_rows_name_each_report_once(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    other = "Voters in Elmsford chose a new council on Sunday. Turnout was 61 percent, the clerk said."
    reports = [{"id": "a", "text": STORY}, {"id": "b", "text": STORY + "\n"}, {"id": "c", "text": other}]
    (answer,) = _rows("origins", [{"id": "s", "reports": reports}], tmp_path, capfdbinary)
    groups = sorted(sorted(o["reports"]) for o in answer["origins"])  # type: ignore[attr-defined, index]
    assert groups == [["a", "b"], ["c"]]


def test_match_rows(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = [
        {"id": 1, "a": "Twelve people died in the fire.", "b": "Twelve people were killed in the blaze."},
        {"id": 2, "a": "Twelve people died in the fire.", "b": "The central bank raised rates on Tuesday."},
    ]
    same, other = _rows("match", rows, tmp_path, capfdbinary)
    assert same["same_claim"] > other["same_claim"]  # type: ignore[operator]


def test_a_bad_row_costs_only_itself(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b'{"id":"a","text":"It rained, he said."}\n{"id":"b"}\n{broken\n{"id":"c","text":""}\n')
    assert main(["statements", "--jsonl", str(file)]) == 3
    captured = capfdbinary.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == ["a", "c"]
    assert b"line 2" in captured.err and b"line 3" in captured.err


def test_schema_is_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["schema"]) == 0
    assert "$schema" in json.loads(capfdbinary.readouterr().out)


def test_start_up_imports_nothing_heavy() -> None:
    heavy = ["spacy", "numpy", "onnxruntime", "trafilatura", "rich", "msgspec"]
    code = f"import sys, twosource.cli; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_every_command_is_in_the_readme() -> None:
    readme = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    (commands,) = [a for a in _parser()._actions if a.dest == "command"]
    missing = [name for name in commands.choices or () if f"twosource {name}" not in readme]
    assert missing == []


def test_why_explains_a_claim_by_its_words(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["why", "closed for a week", str(story), "--json"]) == 0
    explained = json.loads(capfdbinary.readouterr().out)
    assert "closed for a week" in explained["gist"]
    assert {"counts", "first", "said"} <= {reason["topic"] for reason in explained["reasons"]}
    assert main(["why", "volcano", str(story)]) == 1


def test_map_and_time_line(story: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    drawn = tmp_path / "map.json"
    assert main(["investigate", str(story), "--geojson", str(drawn), "--timeline"]) == 0
    assert json.loads(drawn.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert "first told by" in capfdbinary.readouterr().out.decode()
