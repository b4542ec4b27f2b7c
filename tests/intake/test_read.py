import os
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import Session, read_reports
from twosource.intake.kinds import binary_kind
from twosource.settings import IntakeSettings

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement.\n"
FRENCH = (
    "Le vieux barrage au-dessus de la ville a cédé lundi à l'aube, a annoncé le maire dans un communiqué. "
    "Personne n'a été blessé, selon les secours, mais plusieurs maisons ont été emportées par les eaux.\n"
)


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    raw = ("Home |\r\n\r\n" + BODY + "\r\n  Spacer \r\n").encode()
    (tmp_path / "a.txt").write_bytes(raw)
    reports, problems = read_reports([tmp_path / "a.txt"])
    assert reports[0].text == raw.decode()
    assert [reports[0].quote(span) for span in reports[0].furniture] == ["Home |", "Spacer"]
    assert problems == []


def test_the_same_report_twice_is_counted_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    reports, problems = read_reports([tmp_path, tmp_path / "a.txt"])
    assert [report.path for report in reports] == [str(tmp_path / "a.txt")]
    assert [problem.message for problem in problems] == [f"same as {tmp_path / 'a.txt'}, counted once"] * 2
    assert not any(problem.failed for problem in problems)


def test_an_id_is_of_the_content_and_not_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    from_file = read_reports([tmp_path / "a.txt"])[0][0]
    from_stdin = read_reports(["-"], stdin=BODY.encode())[0][0]
    assert from_file.id == from_stdin.id
    assert from_file.sha256 == from_stdin.sha256


def test_folders_are_read_in_order_with_all_below_them(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".hidden/x.txt", ".x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY.replace("Lima", name.replace("/", " ")))
    (tmp_path / "b" / "x.png").write_bytes(b"\x89PNG\r\n")
    reports, problems = read_reports([tmp_path])
    assert [Path(report.path).relative_to(tmp_path).as_posix() for report in reports] == ["a.txt", "b/a.txt", "b/z.txt"]
    assert [problem.message for problem in problems] == ["1 file that is no report was left out (.png)"]


def test_bad_inputs_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\r\n\t")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "menu.txt").write_text("Home\nWorld\nSport\nSubscribe now\n")
    (tmp_path / "feed.xml").write_text("<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>")
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("a.txt", BODY)
    (tmp_path / "good.txt").write_text(BODY)
    reports, problems = read_reports([tmp_path, tmp_path / "none.txt", "no\0name"])
    assert [Path(report.path).name for report in reports] == ["good.txt"]
    failed = [Path(problem.where).name for problem in problems if problem.failed]
    assert failed == [
        "blank.txt", "empty.txt", "feed.xml", "menu.txt", "noise.txt", "paper.pdf", "reports.zip", "none.txt", "no\\0name",
    ]  # fmt: skip
    assert all(problem.message for problem in problems)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    reports, problems = read_reports([tmp_path])
    assert reports == []
    assert problems[0].failed


def test_nothing_that_never_ends_is_read(tmp_path: Path) -> None:
    reports, problems = read_reports(["/dev/zero"])
    assert reports == []
    assert problems[0].message == "neither a file nor a folder"


def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text(BODY))
    writer.start()
    reports, _ = read_reports([path])
    writer.join()
    assert reports[0].text == BODY


def test_an_overlong_text_is_cut_and_said(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(BODY * 100)
    reports, problems = read_reports([path], settings=IntakeSettings(max_text=1000))
    assert len(reports[0].text) <= 1000
    assert reports[0].text.endswith("\n")
    assert (
        problems[0].message
        == f"too long for one report: the first {len(reports[0].text)} characters were kept, the rest left out"
    )


def test_an_overlong_row_is_left_out_and_the_next_is_read() -> None:
    raw = b'{"text": "' + b"x " * 100_000 + b'"}\n{"text": "' + BODY.strip().encode() + b'"}\n'
    reports, problems = read_reports(["-"], stdin=raw, settings=IntakeSettings(max_row=100_000))
    assert [report.text for report in reports] == [BODY.strip()]
    assert [problem.where for problem in problems] == ["-:1"]


def test_another_language_is_kept_and_said() -> None:
    reports, problems = read_reports(["-"], stdin=FRENCH.encode())
    assert (reports[0].language, reports[0].readable) == ("fr", False)
    assert problems[0].message == "in French, which can't be read: kept, and stands beside the counts"
    assert not problems[0].failed


def test_english_is_readable_and_a_few_words_tell_no_language() -> None:
    english = read_reports(["-"], stdin=(BODY * 2).encode())[0][0]
    assert (english.language, english.readable) == ("en", True)
    short = read_reports(["-"], stdin=b"Panta rhei, says Oban.")[0][0]
    assert (short.language, short.readable) == (None, True)


def test_a_few_zero_bytes_are_kept() -> None:
    reports, _ = read_reports(["-"], stdin=(BODY * 40).encode() + b"\0End.")
    assert reports[0].text.endswith("\0End.")


@pytest.mark.parametrize(
    ("head", "kind"), [(b"PK\x03\x04", "a zip"), (b"GIF89a", "a GIF"), (b"\0\0\0\x20ftypmp42", "a film")]
)
def test_binary_files_are_named(head: bytes, kind: str) -> None:
    assert str(binary_kind(head + bytes(100))).startswith(kind)


@settings(max_examples=100, deadline=None)
@given(raw=st.binary(max_size=300), start=st.sampled_from([b"", b"<html><body><p>", b'{"text": "', b"[", b"\xff\xfe"]))
def test_any_bytes_give_a_report_or_a_failure(session: Session, raw: bytes, start: bytes) -> None:
    reports, problems = read_reports(["-"], stdin=start + raw, session=session)
    assert reports or any(problem.failed for problem in problems)
