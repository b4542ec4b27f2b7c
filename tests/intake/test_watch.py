"""`twosource watch`, against feeds on loopback."""

import contextlib
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from twosource.case import Case
from twosource.cli import main
from twosource.cli.watch import pause
from twosource.intake import Session
from twosource.intake.poll import Feed, Poll
from twosource.settings import FetchSettings

from .serving import Server, reply, serving

BODY = "A quarry wall fell across the coast road near Tarnholt on Monday, police said. At least two people were hurt, according to the county. "
OTHER = "Two people were hurt when a quarry wall came down near Tarnholt on Monday, a hospital spokeswoman said. "


def page(text: str, outlet: str) -> bytes:
    meta = f'<meta property="og:site_name" content="{outlet}">'
    return f"<html><head>{meta}</head><body><article><h1>Wall falls near Tarnholt</h1><p>{text}</p></article></body></html>".encode()


def rss(server: Server, *numbers: int, updated: str = "") -> bytes:
    items = "".join(
        f"<item><title>Wall falls {n}</title><link>{server.url(f'/{n}')}</link><pubDate>Wed, 20 Nov 2024 1{n}:00:00 GMT</pubDate>{updated}</item>"
        for n in numbers
    )
    return f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Omega</title>{items}</channel></rss>'.encode()


@pytest.fixture(autouse=True)
def one_parser(monkeypatch: pytest.MonkeyPatch, online: Session) -> None:
    """The tests' own session instead of a new one each time, which would load the parser's libraries each time."""
    monkeypatch.setattr("twosource.intake.Session", lambda **_: contextlib.nullcontext(online))


def watch(case: Path, *more: str) -> int:
    return main(["watch", str(case), "--once", "--allow-private", *more])


def test_what_is_new_is_added_once_and_what_changed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "a.case"
    with serving({"/1": reply(page(BODY, "Omega")), "/2": reply(page(OTHER, "Lambda"))}) as server:
        server.replies["/feed"] = reply(rss(server, 1), 'ETag: "one"', "Last-Modified: Wed, 20 Nov 2024 10:00:00 GMT")
        assert watch(case, server.url("/feed")) == 0
        assert "1 added, 0 same, 0 failed" in capsys.readouterr().err
        server.replies["/feed"] = reply(b"", status="304 Not Modified")
        assert watch(case, server.url("/feed")) == 0
        assert b'If-None-Match: "one"\r\nIf-Modified-Since: Wed, 20 Nov 2024 10:00:00 GMT' in server.heads[-1]
        server.replies["/feed"] = reply(rss(server, 1, 2))
        assert watch(case, server.url("/feed"), "--json") == 0
        told = capsys.readouterr()
    assert [path for path in server.asked if path in ("/1", "/2")] == ["/1", "/2"]
    assert "1 added, 0 same, 0 failed" in told.err
    turns = [json.loads(line) for line in told.out.splitlines()]
    with Case.open(str(case)) as opened:
        assert len(opened.reports("main")) == 2
        history = opened.history("main")
    assert [turn["why"] for turn in turns] == [turn.why for turn in history[-len(turns) :]]
    assert turns


def test_what_failed_is_told_and_asked_for_again_and_what_changed_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "a.case"
    with serving({"/page": reply(page(BODY, "Omega"))}) as server:
        feed = rss(server, 1)
        server.replies["/feed"] = reply(feed.replace(b"<title>Wall falls 1</title>", b""), "ETag: x")
        assert watch(case, server.url("/none"), server.url("/page"), server.url("/feed")) == 3
        told = capsys.readouterr().err
        assert "/none: its server answers 404" in told
        assert "/page: no feed (RSS or Atom) at this address" in told
        assert "/1: its server answers 404" in told
        server.replies["/1"] = reply(page(BODY, "Omega"))
        assert watch(case, server.url("/feed")) == 0
        assert "1 added" in capsys.readouterr().err
        later = "<atom:updated>2024-11-20T18:00:00Z</atom:updated>"
        server.replies["/feed"] = reply(rss(server, 1, updated=later))
        server.replies["/1"] = reply(page(BODY + "A third was hurt.", "Omega"))
        assert watch(case, server.url("/feed")) == 0
        assert "1 added" in capsys.readouterr().err
    assert server.asked.count("/1") == 3
    asked = [b"If-None-Match" in head for path, head in zip(server.asked, server.heads, strict=True) if path == "/feed"]
    assert asked == [False, False, True]


def test_places_on_a_page_are_asked_for_where_they_may_be_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A feed may lead to places on one page: they are one report, and an entry with a later time is a newer one."""

    def feed(*entries: tuple[str, str]) -> bytes:
        items = "".join(f"<item><title>Wall</title><link>{server.url(to)}</link>{date}</item>" for to, date in entries)
        return f'<rss version="2.0"><channel><title>Omega</title>{items}</channel></rss>'.encode()

    case = tmp_path / "a.case"
    ten, eleven = (f"<pubDate>Wed, 20 Nov 2024 1{n}:00:00 GMT</pubDate>" for n in range(2))
    with serving({"/1": reply(page(BODY, "Omega")), "/2": reply(page(OTHER, "Lambda"))}) as server:
        asked = []
        for entries in (
            [("/1#a", ten), ("/1#b", ten), ("/2#a", "")],
            [("/1#c", ten), ("/2", "")],  # known pages, nothing newer
            [("/1#d", eleven), ("/2#b", "")],  # a later time; a place without one
        ):
            server.replies["/feed"] = reply(feed(*entries))
            assert watch(case, server.url("/feed")) == 0
            asked.append([path for path in server.asked if path in ("/1", "/2")])
            server.asked.clear()
    assert asked == [["/1", "/2"], [], ["/1", "/2"]]
    assert [line.split(": ")[-1] for line in capsys.readouterr().err.splitlines() if " added" in line] == [
        "2 added, 1 same, 0 failed",
        "0 added, 2 same, 0 failed",
    ]


def test_feeds_of_several_hosts_are_asked_at_once_and_each_host_in_turn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = ("a.example", "b.example", "c.example")
    met, busy, lock = threading.Barrier(len(hosts)), Counter[str](), threading.Lock()
    most: Counter[str] = Counter()

    def send(host: str, first: bool) -> Callable[[socket.socket], None]:
        def answer(peer: socket.socket) -> None:
            with lock:
                busy[host] += 1
                most[host] = max(most[host], busy[host])
            if first:
                met.wait(5)  # fails where hosts are asked in turn
            time.sleep(0.05)
            with lock:
                busy[host] -= 1
            peer.sendall(reply(b"", status="304 Not Modified"))

        return answer

    settings = FetchSettings(allow_private=True, robots=False, host_seconds=0.01, seconds=8)
    with serving() as server, Session(fetch=settings, resolve=lambda host, port: ["127.0.0.1"]) as own:
        monkeypatch.setattr("twosource.intake.Session", lambda **_: contextlib.nullcontext(own))
        urls = [server.url(f"/{host}/{n}", host) for n in range(2) for host in hosts]
        for n in range(2):
            for host in hosts:
                server.replies[f"/{host}/{n}"] = send(host, not n)
        with Case.open(str(tmp_path / "a.case"), write=True) as case:
            kept = [("feed", url, msgspec.json.encode(Feed(url, f'"{n}"'))) for n, url in enumerate(urls)]
            case.put_memory(kept)
        assert watch(tmp_path / "a.case", *urls) == 0
    assert capsys.readouterr().err == ""
    assert set(most.values()) == {1} and len(server.asked) == len(urls)
    tags = {path: head.split(b'If-None-Match: "')[1][:1] for path, head in zip(server.asked, server.heads, strict=True)}
    assert tags == {url[url.index("/", 8) :]: str(n).encode() for n, url in enumerate(urls)}


def test_pauses_double_with_each_failure_and_heed_the_server() -> None:
    settings = FetchSettings(every_seconds=60)
    assert [pause(Poll(Feed("x", failures=n)), settings) for n in (0, 1, 2, 3)] == [60, 120, 240, 480]
    assert pause(Poll(Feed("x", failures=99)), settings) == 86_400
    assert pause(Poll(Feed("x"), wait=1000), settings) == 1000


@pytest.mark.parametrize("every", ["0", "x", "-3m", "1e9d"])
def test_what_is_no_time_is_a_wrong_use(tmp_path: Path, every: str) -> None:
    assert main(["watch", str(tmp_path / "a.case"), "http://127.0.0.1:1/", f"--every={every}"]) == 2


def test_an_interrupt_ends_it_cleanly(tmp_path: Path) -> None:
    with serving() as server:
        command = [
            sys.executable,
            "-m",
            "twosource",
            "watch",
            str(tmp_path / "a.case"),
            server.url("/feed"),
            "--allow-private",
        ]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert running.stderr is not None
        first = running.stderr.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        told = running.stderr.read()
        assert running.wait(20) == 130
        running.stderr.close()
    assert "its server answers 404" in first
    assert told == "twosource: interrupted\n"
