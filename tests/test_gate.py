"""The gate of accuracy floors: what falls fails, what rises is pinned only when asked."""

from pathlib import Path

import pytest
from bench import gate


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "floors.toml"
    file.write_text('[joins]\n"precision" = 0.850\n"recall" = 0.500\n', "utf-8")
    monkeypatch.setattr(gate, "FLOORS", file)
    return file


def measured(monkeypatch: pytest.MonkeyPatch, **figures: float) -> None:
    monkeypatch.setattr(gate, "OWN", {"joins": lambda _: dict(figures)})


def test_a_figure_under_its_floor_fails(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured(monkeypatch, precision=0.84, recall=0.6)
    assert gate.main(["joins"]) == 1
    assert [line.endswith("FELL") for line in capsys.readouterr().out.splitlines()] == [True, False]


def test_a_rise_is_pinned_when_asked_and_a_fall_only_by_a_flag_of_its_own(
    floors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured(monkeypatch, precision=0.84, recall=0.6)
    before = floors.read_text("utf-8")
    gate.main(["joins"])
    assert floors.read_text("utf-8") == before
    assert gate.main(["joins", "--pin"]) == 1
    assert gate.tomllib.loads(floors.read_text("utf-8")) == {"joins": {"precision": 0.85, "recall": 0.6}}
    assert gate.main(["joins", "--lower"]) == 0
    assert gate.tomllib.loads(floors.read_text("utf-8")) == {"joins": {"precision": 0.84, "recall": 0.6}}


def test_what_needs_absent_data_is_skipped_loudly(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWOSOURCE_DATA", "/nowhere")
    assert gate.main(["seeds"]) == 0
    told = capsys.readouterr()
    assert "SKIPPED" in told.out and "NO EVALUATION DATA" in told.err
