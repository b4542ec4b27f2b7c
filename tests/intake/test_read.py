from pathlib import Path

from twosource.intake import read_reports

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement.\n"


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
    reports, problems = read_reports([tmp_path])
    assert [report.path for report in reports] == [str(tmp_path / "a.txt")]
    assert problems[0].message == f"same as {tmp_path / 'a.txt'}, counted once"
    assert not problems[0].failed


def test_bad_inputs_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    (tmp_path / "menu.txt").write_text("Home\nWorld\nSport\nSubscribe now\n")
    reports, problems = read_reports([tmp_path, tmp_path / "none.txt"])
    assert reports == []
    assert [Path(p.where).name for p in problems if p.failed] == ["empty.txt", "menu.txt", "paper.pdf", "none.txt"]
