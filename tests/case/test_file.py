"""What is put into a case comes out of it, in this program and in any other that reads SQLite."""

import hashlib
import sqlite3
from collections.abc import Callable

import pytest

from twosource.case import Case
from twosource.errors import CaseError, UsageError
from twosource.model import Fetched, Report
from twosource.testing import conflict, dossier, examine_plainly, flag, report, statement

Make = Callable[..., Report]


def test_a_dossier_comes_back_as_it_was(case: Case, post: Make) -> None:
    a, b = post("The dam broke.\nTwo died."), post("The dam broke.\nThree died.", "The Mail")
    for r in (a, b):
        assert case.put_report(r, story="main") and not case.put_report(r, story="main")
    said = [statement(a, "Two died"), statement(b, "Three died")]
    whole = dossier(
        [a, b],
        statements=said,
        conflicts=[conflict("conflict", "the dead", [(a, "Two died", "2"), (b, "Three died", "3")])],
        flags=[flag(a, "Two died", said[:1])],
    )
    assert case.dossier("main") is None and case.stale("main")
    case.put_dossier("main", whole)
    assert case.dossier("main") == whole and not case.stale("main")
    assert case.claims("main") == list(whole.claims)
    assert case.report(a.id) == a and case.report("r_none") is None
    assert [(s.name, s.reports) for s in case.stories()] == [("main", 2)]


def test_only_rows_that_changed_are_written(case: Case, post: Make) -> None:
    reports = [post(f"The dam broke.\nWitness {n} heard it.", f"Outlet {n}") for n in range(30)]
    for r in reports:
        case.put_report(r, story="main")
    case.put_dossier("main", examine_plainly(reports[:-1]))
    before = {row[0]: row[1] for row in case._db.rows("select n, digest from piece")}
    case.put_dossier("main", examine_plainly(reports))
    after = {row[0]: row[1] for row in case._db.rows("select n, digest from piece")}
    # The new report, its two statements, its own claim and its origin; the claim all share is another record now.
    assert len(after.items() - before.items()) == 6
    assert len(before.items() - after.items()) == 1
    assert case.dossier("main") == examine_plainly(reports)


def test_what_is_known_is_not_read_again_and_never_out_of_date(case: Case, post: Make) -> None:
    reports = [post(f"The dam broke.\nWitness {n} heard it.", f"Outlet {n}") for n in range(9)]
    for r in reports:
        case.put_report(r, story="main")
    known: dict[bytes, object] = {}
    # to and fro: rows go and come again under numbers that others had before
    for some in (reports[:4], reports, reports[:4], reports[2:6], [], reports[5:]):
        case.put_dossier("main", examine_plainly(some))
        held = set(map(id, known.values()))
        again = case.dossier("main", known=known)
        assert again == case.dossier("main") == examine_plainly(some)
        kept = [s for s in again.statements if id(s) in held]
        assert len(known) == case._db.rows("select count(*) from piece")[0][0]
        if some == reports:
            assert len(kept) == 2 * 4


def test_equal_records_and_an_empty_dossier(case: Case) -> None:
    case.put_dossier("empty", dossier([]))
    assert case.dossier("empty") == dossier([])
    assert [(s.name, s.reports, s.first) for s in case.stories()] == [("empty", 0, None)]


def test_one_report_in_two_stories_is_kept_once(case: Case, post: Make) -> None:
    r = post("The dam broke.")
    assert case.put_report(r, story="a") and case.put_report(r, story="b")
    assert case.reports("a") == case.reports("b") == [r]
    assert case.stories_of(r.id) == ["a", "b"] and case.verify().reports == 1


def test_raw_bytes_and_how_they_came(case: Case, post: Make) -> None:
    body = b"<html>" + bytes(range(256)) * 40
    r = post("The dam broke.")
    fetched = Fetched(
        hashlib.sha256(body).hexdigest(), "https://example.org/a", "2031-05-05T09:10:00Z", 200,
        ("https://example.org/b",), (("Content-Type", "text/html"),),
    )  # fmt: skip
    case.put_report(r, story="main")
    case.put_source(r.id, fetched, body)
    case.put_source(r.id, fetched, body)
    assert case.raw(r.id) == body and case.source(r.id) == fetched
    assert case.raw("r_none") is None and case.source("r_none") is None
    assert case.verify().raw == 1


def test_version_moves_with_every_change_of_a_story(case: Case, post: Make) -> None:
    case.put_report(post("The dam broke."), story="a")
    one, other = case.version("a"), case.version("b")
    case.put_report(post("It rained."), story="b")
    assert case.version("a") == one and case.version("b") > other and case.version() == case.version("b")


def test_search(case: Case, post: Make) -> None:
    a = post("The old dam broke at dawn.\nTwo villages were flooded.", headline="Flood in Varn")
    b = post("Rain is expected.", "The Mail")
    for r in (a, b):
        case.put_report(r, story="main")
    case.put_dossier("main", examine_plainly([a, b]))
    kinds = [h.kind for h in case.search("dam broke")]
    assert kinds == ["claim", "statement", "report"]
    (hit,) = case.search('"old dam"', kind="report")
    assert [hit.words[s:e] for s, e in hit.found] == ["old dam"] and hit.title == "The Post: Flood in Varn"
    assert [h.report for h in case.search("flood*", kind="claim")] == [a.id]
    assert case.search("flood* rain") == [] and case.search("dam", story="other") == []
    assert case.search("DÄM broke", kind="report")
    for odd in ('"', "AND", "a:b", "NEAR(", "dam) OR (rain", "it's", "-dam", "dam\0", "\ud800"):
        try:
            case.search(odd)
        except UsageError:
            assert not any(c.isalnum() for c in odd)
    with pytest.raises(UsageError, match="no kind"):
        case.search("dam", kind="verdict")


def test_half_characters_in_names_and_notes(case: Case, post: Make) -> None:
    from dataclasses import replace

    r = replace(post("The dam broke."), path="\udcff.txt")
    assert case.put_report(r, story="main")
    case.put_source(r.id, Fetched("", "\udcff.txt", "2031-05-05T09:10:00Z"), b"x")
    (held,), source = case.reports("main"), case.source(r.id)
    assert held.path == "?.txt" and source is not None and source.where == "?.txt"
    with pytest.raises(CaseError, match="half characters"):
        case.reports("\udcff")
    assert case.verify().wrong == ()


def test_memory(case: Case) -> None:
    case.put_memory([("parse", f"k{n}", b"v%d" % n) for n in range(1200)], story="main")
    case.put_memory([("parse", "k0", b"new")])
    found = case.get_memory("parse", [f"k{n}" for n in range(1300)])
    assert len(found) == 1200 and found["k0"] == b"new" and case.get_memory("other", ["k0"]) == {}


def test_any_sqlite_reads_it(file: str, post: Make) -> None:
    a, b = post("The dam broke — così.\nTwo died.", published="2031-05-05"), post("The dam broke — così.", "The Mail")
    with Case.open(file, write=True) as case:
        for r in (a, b):
            case.put_report(r, story="main")
        case.put_dossier("main", examine_plainly([a, b]))
    plain = sqlite3.connect(file)
    try:
        names = [row[0] for row in plain.execute("select name from sqlite_master where type = 'view'")]
        for name in names:
            plain.execute(f'select * from "{name}"').fetchall()
        claims = plain.execute("select gist, reports, origins_min, origins_max from claims order by gist").fetchall()
        assert claims == [("The dam broke — così.", 2, 2, 2), ("Two died.", 1, 1, 1)]
        members = plain.execute("select outlet, words, report from claim_members").fetchall()
        assert ("The Mail", "The dam broke — così.", b.id) in members and len(members) == 3
        assert plain.execute("select text from reports where outlet = 'The Post'").fetchone() == (a.text,)
        assert {"reports", "statements", "claims", "origins", "conflicts", "history", "decisions"} <= set(names)
    finally:
        plain.close()


def test_what_is_no_case_is_refused_in_one_line(tmp_path: object, file: str) -> None:
    from pathlib import Path

    def refused(path: str, *, write: bool, says: str) -> None:
        with pytest.raises(CaseError, match=says) as error:
            Case.open(path, write=write)
        assert "\n" not in str(error.value) and path in str(error.value)

    refused(file, write=False, says="no such case")
    refused(str(Path(file).parent), write=True, says="a folder")
    refused(str(Path(file).parent / "no" / "a.case"), write=True, says="can't be opened")
    Path(file).write_bytes(b"")
    refused(file, write=False, says="empty")
    Path(file).write_bytes(b"no database at all, " * 200)
    refused(file, write=True, says="no case file")
    Path(file).unlink()
    other = sqlite3.connect(file)
    other.execute("create table report (id text)")
    other.close()
    refused(file, write=True, says="no case of Twosource")
    refused(file, write=False, says="no case of Twosource")


def test_a_case_is_read_where_nothing_may_be_written(file: str, post: Make) -> None:
    from pathlib import Path

    with Case.open(file, write=True) as case:
        case.put_report(post("The dam broke."), story="main")
    Path(file).chmod(0o444)
    Path(file).parent.chmod(0o555)
    try:
        with Case.open(file) as case:
            assert len(case.reports("main")) == 1 and case.verify().wrong == ()
    finally:
        Path(file).parent.chmod(0o755)


def test_writing_to_a_case_opened_to_read_says_so(file: str, case: Case) -> None:
    with Case.open(file) as reader, pytest.raises(CaseError, match="may only be read"):
        reader.put_report(report("The dam broke."), story="main")
