"""What was changed past Twosource is found; what was not, is not."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import desk
from twosource.case import Case
from twosource.case.log import broken, entries
from twosource.errors import CaseError
from twosource.model import Decision, Fetched, Place, Report

Make = Callable[..., Report]


@pytest.fixture
def full(file: str, plain: None, post: Make) -> str:
    """A case with two reports, their bytes, a dossier, a history and a decision that was undone."""
    with Case.open(file, write=True) as case:
        a, b = post("The dam broke.\nTwo died."), post("The dam broke.", "The Mail")
        for r in (a, b):
            case.put_report(r, story="main")
            case.put_source(r.id, Fetched("", r.path, "2031-05-05T09:10:00Z"), r.text.encode())
        desk.refresh(case, "main")
        kept = desk.decide(case, Decision("", "main", "reject", (Place(a.id, (0, 5)),), "a slip", "A. Editor"))
        desk.undo(case, kept.id)
        assert case.verify().wrong == ()
    return file


TAMPERED = {
    "update report set words = words || '.' where n = 1": "text or the facts of report",
    "update report set outlet = 'x', record = replace(record, 'Post', 'Past') where n = 1": "text or the facts of report",
    "update report set digest = 'x' where n = 1": "not the one the log tells of",
    "delete from report where n = 1": "in the log and not in the case",
    "update report set forgotten = 'x' where n = 1": "gone without",
    "update held set aside = 'older'": "laid aside or counted",
    "update raw set packed = zeroblob(20)": "can't be unpacked",
    "update raw set size = size + 1": "not those that were kept",
    "update piece set record = replace(record, 'broke', 'holds') where part = 'claims'": "dossier of story main",
    "delete from piece where part = 'origins'": "dossier of story main",
    "update turn set record = replace(record, 'told', 'sold')": "entry 1 of the history",
    "delete from turn where n = 2": "history of story main",
    "insert into turn select 999, story, at, thread, claim, gist, why, report, members, record, digest, '' from turn limit 1": "entry 999",
    "update decision set record = replace(record, 'slip', 'fact')": "not the one the log tells of",
    "update decision set undone = 0": "undone, or taken up again",
    "delete from decision": "in the log and not in the case",
    "update log set detail = 'x' where n = 2": "log entry 2 was changed",
    "delete from log where n = 2": "log entry 2 is missing",
    "delete from log where n = (select max(n) from log)": "without an entry|not the one",
}


@pytest.mark.parametrize("change", TAMPERED)
def test_every_change_past_the_log_is_found(full: str, change: str) -> None:
    import re

    plain = sqlite3.connect(full)
    for (name,) in plain.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        plain.execute(f"drop trigger {name}")
    plain.execute(change)
    plain.commit()
    plain.close()
    with Case.open(full, write=True) as case:
        wrong = case.verify().wrong
        assert any(re.search(TAMPERED[change], line) for line in wrong), wrong
        assert any(f.level == "wrong" and f.remedy for f in case.doctor())


SHAPES = {
    "drop view history": ("view history is missing",),
    "drop trigger piece_lost": ("trigger piece_lost is missing",),
    "drop view reuse; create view reuse as select 1": ("view reuse is not as Twosource makes it",),
    "create trigger quiet after insert on log begin delete from log; end": ("trigger quiet is none of Twosource's",),
    "create view mine as select 1; create index my_log on log (at); analyze": (),
}


@pytest.mark.parametrize("change", SHAPES)
def test_tables_views_and_triggers_are_those_that_this_version_makes(full: str, change: str) -> None:
    plain = sqlite3.connect(full)
    plain.executescript(change)
    plain.close()
    with Case.open(full, write=True) as case:
        assert case.verify().wrong == SHAPES[change]


def test_a_chain_written_anew_is_found_by_its_head(full: str) -> None:
    with Case.open(full) as case:
        head = case.verify().head
        found = case.log()
    assert found[-1].hash == head and broken(found) == [] and broken(found[:-1]) == [] and broken(found[1:]) != []


def test_the_search_index_is_checked_and_mended(full: str) -> None:
    with Case.open(full, write=True) as case:
        case._db.run("insert into piece_words (piece_words) values ('delete-all')")
        assert any("search index of statements" in line for line in case.verify().wrong)
        case.mend()
        assert case.verify().wrong == () and case.search("dam", kind="claim")


def test_damaged_bytes_give_one_clear_line(full: str) -> None:
    whole = Path(full).read_bytes()
    for at in range(4096, len(whole), 4096):
        Path(full).write_bytes(whole[:at] + b"\xff" * 600 + whole[at + 600 :])
        try:
            with Case.open(full) as case:
                assert case.verify().wrong, f"page {at // 4096} damaged and nothing seen"
        except CaseError as error:
            assert "\n" not in str(error)


def test_a_file_cut_short(full: str) -> None:
    whole = Path(full).read_bytes()
    Path(full).write_bytes(whole[: len(whole) // 2])
    try:
        with Case.open(full) as case:
            assert case.verify().wrong
    except CaseError as error:
        assert "damaged" in str(error)


def test_log_entries_hold_no_words_of_reports(full: str) -> None:
    with Case.open(full) as case:
        for entry in entries(case._db):
            assert "dam" not in entry.detail and "died" not in entry.detail
