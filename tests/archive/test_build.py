"""A small archive, from JSON Lines to Parquet."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from twosource.archive.build import build

WIRE = (
    "LIMA — The old dam above the village gave way at dawn on Monday, officials said, and water ran through the lower "
    "streets for three hours. Nobody was hurt, the mayor told reporters, because the school had been cleared the "
    "evening before. Engineers had warned in March that the spillway was blocked. Repairs will take until autumn."
)
OWN = (
    "A ferry with ninety passengers ran aground off the northern cape late on Tuesday in thick fog. The coast guard "
    "took everyone off by midnight. The captain said a buoy had drifted. The harbour stays shut while divers look at "
    "the hull, and the company promised to pay for rooms in the town for those who missed their trains."
)


def rows() -> list[dict[str, str]]:
    return [
        {"id": "wire", "outlet": "Wire", "published": "2026-03-02T08:00:00Z", "text": WIRE},
        {"id": "copy", "outlet": "Herald", "published": "2026-03-02T09:00:00Z", "text": WIRE.replace("LIMA — ", "")},
        {"id": "same", "outlet": "Echo", "published": "2026-03-02T10:00:00Z", "text": WIRE.upper()},
        {"id": "part", "outlet": "Post", "published": "2026-03-03", "text": OWN + " Elsewhere: " + WIRE[60:330]},
        {"id": "ferry", "outlet": "Gull", "published": "2026-03-02T23:00:00Z", "text": OWN},
    ]


def write(path: Path, lines: list[str]) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def parts(folder: Path, name: str) -> list[dict[str, object]]:
    found = sorted((folder / name).glob("*.parquet")) if (folder / name).is_dir() else [folder / f"{name}.parquet"]
    return [row for path in found for row in pq.read_table(path).to_pylist()]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    build(tmp_path / "a", [write(tmp_path / "in.jsonl", [json.dumps(row) for row in rows()])])
    return tmp_path / "a"


def test_passages_point_at_the_same_words(archive: Path) -> None:
    reports = {row["id"]: row for row in parts(archive, "reports")}
    found = parts(archive, "reuse")
    named = {(str(reports[r["later"]]["path"])[9:], str(reports[r["earlier"]]["path"])[9:]) for r in found}
    assert named == {("copy", "wire"), ("part", "wire"), ("part", "copy"), ("part", "ferry")}
    for row in found:
        later = str(reports[row["later"]]["text"])[row["later_start"] : row["later_end"]]  # type: ignore[misc]
        earlier = str(reports[row["earlier"]]["text"])[row["earlier_start"] : row["earlier_end"]]  # type: ignore[misc]
        assert later.lower() == earlier.lower() and len(later) > 100


def test_every_report_has_its_origin(archive: Path) -> None:
    names = {row["id"]: str(row["path"])[9:] for row in parts(archive, "reports")}
    origins = {names[r["report"]]: names[r["origin"]] for r in parts(archive, "origins")}
    assert origins == {"wire": "wire", "copy": "wire", "same": "wire", "ferry": "ferry", "part": "ferry"}


def test_broken_rows_become_problems_and_the_rest_is_kept(tmp_path: Path) -> None:
    lines = ["{broken", *[json.dumps(row) for row in rows()], '{"id": "void"}', "[1]"]
    problems = build(tmp_path / "a", [write(tmp_path / "in.jsonl", lines)])
    at = sum(len(line.encode()) + 1 for line in lines[:-1])
    assert [p.where for p in problems] == ["in.jsonl@0", f"in.jsonl@{at}", "in.jsonl#void"]
    assert len(parts(tmp_path / "a", "reports")) == 5
    assert len(parts(tmp_path / "a", "problems")) == 3
