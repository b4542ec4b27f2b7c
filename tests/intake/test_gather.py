"""Items: bytes, how they came, reports and problems together."""

import hashlib
import json
import os
from pathlib import Path

import msgspec

from twosource.intake import Session, gather

from .serving import redirect, reply, serving

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement."
PAGE = f"<html><body><article><h1>Dam bursts</h1><p>{BODY}</p></article></body></html>".encode()


def test_an_item_has_the_bytes_its_report_is_of(tmp_path: Path, session: Session) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": BODY, "outlet": "A"}) + "\n" + json.dumps({"text": BODY}))
    items = list(gather([tmp_path], session=session))
    assert len(items) == 4
    for item in items:
        assert item.fetched is not None
        assert hashlib.sha256(item.raw).hexdigest() == item.fetched.sha256 == item.reports[0].sha256
        assert item.fetched.at.endswith("+00:00")
    assert items[0].fetched is not None and items[0].fetched.where == str(tmp_path / "a.txt")


def test_what_gives_nothing_is_an_item_with_a_problem(session: Session) -> None:
    (item,) = gather(["/no/such/file"], session=session)
    assert (item.raw, item.fetched, item.reports) == (b"", None, ())
    assert item.problems[0].failed


def test_it_is_lazy(tmp_path: Path, session: Session) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    items = gather([tmp_path / "a.txt", tmp_path / "b.txt"], session=session)
    assert next(items).reports[0].text == BODY
    (tmp_path / "b.txt").write_text(BODY * 2)
    assert next(items).reports[0].text == BODY * 2


def test_a_page_is_fetched_with_how_it_came(online: Session) -> None:
    with serving({"/a": redirect("/b"), "/b": reply(PAGE)}) as server:
        (item,) = gather([server.url("/a")], session=online)
    assert item.problems == ()
    assert item.raw == PAGE
    assert item.fetched is not None
    assert (item.fetched.status, item.fetched.where) == (200, server.url("/b"))
    assert item.fetched.redirects == (server.url("/a"),)
    assert ("content-type", "text/html") in item.fetched.headers
    assert BODY in item.reports[0].text
    assert item.reports[0].url == server.url("/b")


def test_offline_asks_nobody() -> None:
    with serving({"/a": reply(PAGE)}) as server:
        (item,) = gather([server.url("/a")], offline=True)
    assert [(problem.message, problem.failed) for problem in item.problems] == [("not fetched: offline", True)]
    assert server.asked == []


def test_names_that_are_no_text_are_read_and_shown_all_the_same(tmp_path: Path, session: Session) -> None:
    for name, data in ((b"\xff.html", PAGE), (b"\xfe.txt", BODY.encode())):
        (tmp_path / os.fsdecode(name)).write_bytes(data)
    row = {"id": "\ud800x", "html": PAGE.decode(), "title": "\ud800", "url": "https://a.example/\ud800"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({"id": "\ud800y", "text": BODY}))
    items = list(gather([tmp_path], session=session))
    assert sum(len(item.reports) for item in items) == 4
    for item in items:
        for report in item.reports:
            msgspec.json.encode(report)
        for problem in item.problems:
            msgspec.json.encode(problem)
