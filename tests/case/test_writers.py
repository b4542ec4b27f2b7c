"""One writer at a time, who says who it is; readers are never in the way; a full disk costs only what was being written."""

import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import desk
from twosource.case import Case
from twosource.case.opened import opened
from twosource.errors import CaseError
from twosource.model import Report
from twosource.testing import report

Make = Callable[..., Report]


def test_a_second_writer_is_told_who_holds_the_place(file: str, case: Case, post: Make) -> None:
    with case.holding("add"), Case.open(file, write=True, wait=0.1) as second:
        with pytest.raises(CaseError, match=r"locked: add \(process \d+, since .*\) is writing") as error:
            second.put_report(post("The dam broke."), story="main")
        assert "\n" not in str(error.value)
    with Case.open(file, write=True, wait=0.1) as second:
        assert second.put_report(post("The dam broke."), story="main")


def test_a_second_writer_waits(file: str, case: Case, post: Make) -> None:
    done = threading.Event()

    def second() -> None:
        with Case.open(file, write=True, wait=20) as other:
            other.put_report(post("The dam broke."), story="main")
            done.set()

    thread = threading.Thread(target=second)
    with case.holding("add"):
        thread.start()
        assert not done.wait(0.3)
    assert done.wait(20)
    thread.join()
    assert len(case.reports("main")) == 1


def test_a_writer_that_dies_leaves_the_place_free(file: str, case: Case, post: Make) -> None:
    code = f"""
        import os, signal
        from twosource.case import Case
        from twosource.testing import report
        with Case.open({file!r}, write=True) as case, case.holding("add"):
            case.put_report(report("Kept."), story="main")
            with case.writing():
                case.put_report(report("Lost."), story="main")
                os.kill(os.getpid(), signal.SIGKILL)
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False).returncode == -9
    assert [r.text for r in case.reports("main")] == ["Kept."]
    assert case.put_report(post("The dam broke."), story="main") and case.verify().wrong == ()


def test_readers_see_whole_states_while_another_writes(file: str, case: Case, plain: None) -> None:
    case.put_report(report("Line 0"), story="main")
    desk.refresh(case, "main")
    stop, errors = threading.Event(), []

    def read() -> None:
        try:
            with Case.open(file) as reader:
                while not stop.is_set():
                    dossier = reader.dossier("main")
                    assert dossier is not None and all(r.text for r in dossier.reports)
                    reader.search("line", limit=3)
                    reader.history("main")
        except Exception as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for n in range(1, 40):
        case.put_report(report(f"Line {n}"), story="main")
        if n % 10 == 0:
            desk.refresh(case, "main")
    stop.set()
    for thread in readers:
        thread.join()
    assert errors == [] and len(case.reports("main")) == 40


def test_no_space_left(file: str, case: Case, plain: None) -> None:
    case.put_report(report("The dam broke."), story="main")
    desk.refresh(case, "main")
    pages = case._db.row("pragma page_count")
    assert pages
    case._db.run(f"pragma max_page_count = {pages[0] + 40}")
    with pytest.raises(CaseError, match="no space left"):
        for n in range(200):
            case.put_report(report(f"Report {n}. " + f"word{n} " * 2000), story="main")
    assert case.verify().wrong == () and case.dossier("main") is not None
    kept = len(case.reports("main"))
    case._db.run("pragma max_page_count = 1000000")
    assert case.put_report(report("More room now."), story="main") and len(case.reports("main")) == kept + 1


def test_an_older_case_is_backed_up_and_brought_up_to_date(file: str, case: Case, post: Make) -> None:
    case.put_report(post("The dam broke."), story="main")
    case.close()
    steps = ("alter table story add column colour text not null default 'none'",)
    with pytest.raises(CaseError, match="of an older version"):
        opened(file, write=False, wait=1, version=2, steps=steps)
    db, kept = opened(file, write=True, wait=1, version=2, steps=steps)
    assert db.rows("select colour from story") == [("none",)] and db.rows("select id from reports")
    assert db.row("pragma user_version") == (2,)
    assert [row[0] for row in db.rows("select act from log order by n")] == ["make", "report", "migrate"]
    db.close()
    assert kept == f"{file}.version-1"
    with Case.open(kept) as before:
        assert before.reports("main") and before.verify().wrong == ()
    with pytest.raises(CaseError, match=r"made by a later Twosource \(case version 2, this one knows up to 1\)"):
        Case.open(file)


def test_a_step_that_fails_leaves_the_case_as_it_was(file: str, case: Case, post: Make) -> None:
    case.put_report(post("The dam broke."), story="main")
    case.close()
    with pytest.raises(CaseError):
        opened(file, write=True, wait=1, version=2, steps=("drop table thread; alter table nowhere add column x",))
    with Case.open(file, write=True) as after:
        assert after.verify().wrong == () and after.threads("main") == {}


def test_a_backup_is_whole_and_never_written_over(file: str, case: Case, post: Make, tmp_path: Path) -> None:
    case.put_report(post("The dam broke."), story="main")
    to = str(tmp_path / "copy.case")
    with Case.open(file) as reader:
        reader.backup(to)
    with Case.open(to) as copy:
        assert copy.reports("main") == case.reports("main") and copy.verify().wrong == ()
    with pytest.raises(CaseError, match="is there already"):
        case.backup(to)
    with pytest.raises(CaseError):
        case.backup(str(tmp_path / "no folder" / "copy.case"))
    assert not list(tmp_path.glob("*.half"))


def test_a_reader_that_comes_as_the_last_writer_goes_waits(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.case")
    with Case.open(path, write=True) as case:
        case.put_report(report("Rain fell."), story="main")
    gone = threading.Event()

    def write() -> None:
        for n in range(60):
            with Case.open(path, write=True) as case:
                case.put_report(report(f"Word {n} of it.", path=f"{n}.txt"), story="main")
        gone.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    while not gone.is_set():
        with Case.open(path) as case:
            seen.append(len(case.reports("main")))
    writer.join()
    assert seen == sorted(seen)
