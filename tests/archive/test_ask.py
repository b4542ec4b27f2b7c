"""Answers of an archive: on the command line, from web archives, and to other engines."""

import json
from pathlib import Path

import pytest

from twosource.cli import main

WIRE = (
    "The old dam above the village gave way at dawn on Monday, officials said, and water ran through the lower "
    "streets for three hours. Nobody was hurt, the mayor told reporters, because the school had been cleared the "
    "evening before. Engineers had warned in March that the spillway was blocked. Repairs will take until autumn."
)
OWN = (
    "A ferry with ninety passengers ran aground off the northern cape late on Tuesday in thick fog. The coast guard "
    "took everyone off by midnight. The captain said a buoy had drifted. The harbour stays shut while divers look at "
    "the hull, and the company promised to pay for rooms in the town for those who missed their trains."
)
ROWS = [
    {"id": "wire", "outlet": "Wire", "published": "2026-03-02T08:00:00Z", "text": WIRE},
    {"id": "copy", "outlet": "Herald", "published": "2026-03-02T09:00:00Z", "text": "Update. " + WIRE},
    {"id": "ferry", "outlet": "Gull", "published": "2026-03-02T23:00:00Z", "text": OWN},
]


@pytest.fixture
def archive(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    assert main(["archive", "build", str(tmp_path / "a"), str(source)]) == 0
    capsysbinary.readouterr()
    return str(tmp_path / "a")


def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


def test_answers_are_json_lines(archive: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["archive", "stories", archive]) == 0
    assert [row["reports"] for row in printed(capsysbinary)] == [2, 1]
    assert main(["archive", "reuse", archive]) == 0
    (row,) = printed(capsysbinary)
    assert (row["later_start"], row["earlier_start"], row["matched"]) == (8, 0, 55)


def test_added_reports_are_in_the_answers(
    archive: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    more = tmp_path / "more.jsonl"
    late = {"outlet": "Echo", "published": "2026-03-04", "text": "As we said: " + OWN}
    more.write_text(json.dumps(late) + "\n{broken\n", encoding="utf-8")
    assert main(["archive", "add", archive, str(more)]) == 3
    assert [row["later_span"] for row in printed(capsysbinary)] == [[12, 12 + len(OWN) - 1]]
    assert main(["archive", "reuse", archive]) == 0
    assert len(printed(capsysbinary)) == 2


def test_a_story_is_examined(archive: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["archive", "stories", archive]) == 0
    story = str(printed(capsysbinary)[0]["story"])
    assert main(["archive", "story", archive, story, "--json"]) == 0
    dossier = json.loads(capsysbinary.readouterr().out)
    assert sorted(report["outlet"] for report in dossier["reports"]) == ["Herald", "Wire"]
    assert main(["archive", "story", archive, story, "--estimate"]) == 0
    assert b"about 2 reports" in capsysbinary.readouterr().err


def test_every_story_is_examined_once(archive: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["archive", "examine", archive, "--least", "2"]) == 0
    assert b"1 dossiers" in capsysbinary.readouterr().err
    (dossier,) = Path(archive, "dossiers").glob("*.json")
    before = dossier.stat().st_mtime_ns
    assert main(["archive", "examine", archive, "--least", "2"]) == 0
    assert dossier.stat().st_mtime_ns == before
    assert len(json.loads(dossier.read_bytes())["reports"]) == 2


def test_an_estimate_builds_nothing(tmp_path: Path, archive: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["archive", "build", str(tmp_path / "none"), str(tmp_path / "in.jsonl"), "--estimate"]) == 0
    assert b"CPU-seconds" in capsysbinary.readouterr().err
    assert not (tmp_path / "none").exists()


def test_no_archive_is_one_clear_line(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["archive", "stories", str(tmp_path)]) == 1
    assert b"no archive" in capsysbinary.readouterr().err


def test_polars_reads_the_answers_as_they_are(archive: str) -> None:
    polars = pytest.importorskip("polars")
    reuse = polars.read_parquet(f"{archive}/reuse/*.parquet")
    origins = polars.read_parquet(f"{archive}/origins.parquet")
    assert reuse.height == 1 and origins.height == 3
    assert reuse.join(origins, left_on="later", right_on="report")["origin"].to_list() == reuse["earlier"].to_list()


def test_web_archives_are_read(tmp_path: Path) -> None:
    from fastwarc.warc import WarcRecord, WarcRecordType

    from twosource.archive.ask import table
    from twosource.archive.build import build

    with (tmp_path / "crawl.warc").open("wb") as sink:
        for n, text in enumerate([WIRE, OWN]):
            body = f"<html><body><article><h1>News {n}</h1><p>{text}</p></article></body></html>".encode()
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response, content_length=0)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.headers["WARC-Target-URI"] = f"https://news.example/{n}"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            record.set_bytes_content(head + body)
            record.write(sink)
    assert build(tmp_path / "a", [str(tmp_path / "crawl.warc")]) == []
    found = table(tmp_path / "a", "reports").to_pylist()
    assert sorted(row["url"] for row in found) == ["https://news.example/0", "https://news.example/1"]
