"""`twosource export`, as a user runs it."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "render"))
from story import story

from twosource.case import Case
from twosource.cli import main
from twosource.interchange import TABLES, from_json, to_json


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A dossier as JSON."""
    path = tmp_path / "dossier.json"
    path.write_bytes(to_json(story()))
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with two stories."""
    path = tmp_path / "desk.case"
    with Case.open(str(path), write=True) as held:
        held.put_report(story().reports[0], story="bridge")
        for one in story().reports:
            held.put_report(one, story="dam")
        held.put_dossier("dam", story())
    return path


def test_dossier_to_markdown_on_standard_output(given: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(given), "--as", "markdown"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# Bridge falls at Ely Ford\n")


def test_format_by_the_files_ending(given: Path, tmp_path: Path) -> None:
    assert main(["export", str(given), "-o", str(tmp_path / "out" / "story.graphml")]) == 0
    assert (tmp_path / "out" / "story.graphml").read_bytes().startswith(b"<?xml")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["story.graphml"]


def test_json_out_and_in_is_the_same_dossier(given: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    assert main(["export", str(given), "--full-text", "-o", str(again)]) == 0
    assert again.read_bytes() == given.read_bytes()


def test_tables_to_a_folder_a_zip_or_one_alone(
    given: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(given), "--as", "csv", "-o", str(tmp_path / "sheets")]) == 0
    assert {p.name for p in (tmp_path / "sheets").iterdir()} == {f"{name}.csv" for name in TABLES}
    assert main(["export", str(given), "--as", "parquet", "-o", str(tmp_path / "all.zip")]) == 0
    assert len(zipfile.ZipFile(tmp_path / "all.zip").namelist()) == len(TABLES)
    capfdbinary.readouterr()
    assert main(["export", str(given), "--as", "csv", "--table", "claims"]) == 0
    assert capfdbinary.readouterr().out.decode("utf-8-sig").startswith("id,gist,reports")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--as", "pdf"], "no such format: pdf"),
        ([], "which format?"),
        (["--as", "csv"], "name a folder"),
        (["--as", "csv", "--table", "x"], "no such table: x"),
        (["--as", "json", "--table", "claims"], "--table goes with"),
    ],
)
def test_what_can_t_be_done_is_said_in_one_line(
    given: Path, asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(given), *asked]) == 2
    told = capsys.readouterr()
    assert said in told.err and not told.out


def test_story_of_a_case(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "dam.json"
    assert main(["export", str(case), "--story", "dam", "--full-text", "-o", str(out)]) == 0
    assert from_json(out.read_bytes()) == story()
    capsys.readouterr()
    assert main(["export", str(case), "-o", str(out)]) == 1
    assert "bridge, dam" in capsys.readouterr().err


def test_a_dossier_is_given_alone(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(given), "more.txt", "--as", "json"]) == 2
    assert "give it alone" in capsys.readouterr().err


def test_reports_are_investigated_first(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The quarry wall fell on Monday, police in Tarnholt said. Nobody was hurt.", encoding="utf-8")
    assert main(["export", str(path), "--as", "claims"]) == 0
    graph = json.loads(capfdbinary.readouterr().out)["@graph"]
    assert any("quarry wall" in claim["text"] for claim in graph)


def test_nothing_to_read_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "none.txt"), "--as", "json"]) == 1
    assert "no such file" in capsys.readouterr().err


def test_an_output_that_can_t_be_written_leaves_nothing_half(given: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    assert main(["export", str(given), "--as", "json", "-o", str(tmp_path / "file" / "x.json")]) == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
