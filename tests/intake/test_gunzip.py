"""Gzip files are read as what is in them, and bombs are refused."""

import gzip
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from twosource.intake import Session, gather, read_reports
from twosource.intake.session import Session as Kept
from twosource.settings import IntakeSettings

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement."


def packed(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data))
    return path


def messages(path: Path, session: Session) -> list[str]:
    return [problem.message for item in gather([path], session=session) for problem in item.problems]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", BODY.encode()),
        ("a.jsonl.gz", b"\n".join(json.dumps({"text": BODY, "outlet": name}).encode() for name in "ABC")),
        ("a.html.gz", f"<html><body><article><h1>Dam</h1><p>{BODY}</p></article></body></html>".encode()),
    ],
)
def test_what_is_in_it_is_read(tmp_path: Path, session: Session, name: str, data: bytes) -> None:
    reports, problems = read_reports([packed(tmp_path, name, data)], session=session)
    assert all(BODY in report.text for report in reports)
    assert len(reports) == (3 if "jsonl" in name else 1)
    assert problems == []


def test_a_bomb_is_refused(tmp_path: Path, session: Session) -> None:
    line = json.dumps({"text": BODY}).encode() + b"\n"
    path = packed(tmp_path, "a.jsonl.gz", line + b" " * 60_000_000)
    items = list(gather([path], session=session))
    assert items[0].reports[0].text == BODY
    assert "a decompression bomb" in items[-1].problems[0].message
    assert items[-1].problems[0].message.endswith("refused; the rest was not read")


def test_a_bomb_in_a_bomb_is_refused(tmp_path: Path, session: Session) -> None:
    path = packed(tmp_path, "a.gz", gzip.compress(b" " * 60_000_000))
    assert messages(path, session) == ["compressed more than once: refused"]


def test_what_breaks_off_or_is_damaged_is_told(tmp_path: Path, session: Session) -> None:
    path = packed(
        tmp_path, "a.jsonl.gz", b"".join(json.dumps({"text": BODY, "n": n}).encode() + b"\n" for n in range(9))
    )
    path.write_bytes(path.read_bytes()[:-20])
    assert messages(path, session)[-1] == "the compressed file breaks off; the rest was not read"
    path.write_bytes(b"\x1f\x8b\x08" + bytes(50))
    assert messages(path, session) == ["a damaged gzip archive: nothing was read from it"]


def test_an_archive_in_a_pipe_has_bounds() -> None:
    small = replace(IntakeSettings(), max_stream=100_000)
    data = b"WARC/1.0\r\n" + b"x" * 2_000_000
    with Kept(offline=True, settings=small) as own:
        own.parse = lambda job: iter(())  # type: ignore[method-assign]
        problems = [p.message for item in gather(["-"], stdin=data, session=own) for p in item.problems]
    assert problems == ["an archive of more than 100,000 bytes in a pipe: the rest was not read; give a file"]
    assert not list(Path(tempfile.gettempdir()).glob("twosource-*.warc"))
