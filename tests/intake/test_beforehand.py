"""Several hosts are asked at once, each one thing after another; what comes is in the order it was asked for."""

import socket
import threading
import time
from collections import Counter
from itertools import pairwise

import pytest

from twosource.intake import Session, gather
from twosource.settings import FetchSettings

from .serving import Server, reply, serving

HOSTS = ("a.example", "b.example", "c.example")
TEXT = "<html><body><article><p>The old dam above Lima burst at dawn on Monday, said number {} of them.</p></article></body></html>"


def session(**more: object) -> Session:
    settings = FetchSettings(allow_private=True, robots=False, seconds=8, read_seconds=6, **more)  # type: ignore[arg-type]
    return Session(fetch=settings, resolve=lambda host, port: ["127.0.0.1"])


def pages(server: Server) -> list[str]:
    """Addresses, one host after another; a host's pages all wait until each host has been asked once."""
    met, busy, lock = threading.Barrier(len(HOSTS)), Counter[str](), threading.Lock()
    first = set[str]()

    def answer(host: str, n: int) -> object:
        def send(peer: socket.socket) -> None:
            with lock:
                busy[host] += 1
                alone, begins = busy[host] == 1, host not in first
                first.add(host)
            if begins:
                met.wait(5)
            time.sleep(0.02)
            with lock:
                busy[host] -= 1
            peer.sendall(reply(TEXT.format(n).encode()) if alone else b"two at once")

        return send

    urls = []
    for host in HOSTS:
        for n in range(3):
            path = f"/{host[0]}{n}"
            server.replies[path] = answer(host, n)  # type: ignore[assignment]
            urls.append(server.url(path, host))
    return urls


@pytest.mark.parametrize("ahead", [24, 7])
def test_hosts_are_asked_at_once_and_each_in_turn(ahead: int) -> None:
    with serving() as server, session(host_seconds=0.01, ahead=ahead) as own:
        urls = pages(server)
        items = list(gather([*urls, urls[0]], session=own))
    assert [p for item in items for p in item.problems] == []
    assert [item.reports[0].url or item.fetched.where for item in items if item.fetched] == [*urls, urls[0]]


def test_a_host_is_given_its_pause_by_whoever_asks() -> None:
    came: list[float] = []

    def send(peer: socket.socket) -> None:
        came.append(time.monotonic())
        peer.sendall(reply(TEXT.encode()))

    with serving({f"/{n}": send for n in range(4)}) as server, session(host_seconds=0.2) as own:
        list(gather([server.url(f"/{n}", HOSTS[0]) for n in range(4)], session=own))
    # on a busy machine the server may learn of one request late: three pauses together tell more than each
    assert len(came) == 4 and came[-1] - came[0] > 0.45 and min(b - a for a, b in pairwise(came)) > 0.05


def test_what_cannot_be_had_is_told_in_its_place() -> None:
    with serving({"/1": reply(TEXT.encode())}) as server, session(host_seconds=0) as own:
        good, bad = server.url("/1", HOSTS[0]), server.url("/2", HOSTS[1])
        items = list(gather([bad, good, "http://[bad/"], session=own))
    assert [bool(item.reports) for item in items] == [False, True, False]
    assert "404" in items[0].problems[0].message


def test_offline_nothing_is_begun() -> None:
    with serving({"/1": reply(TEXT.encode())}) as server, Session(offline=True) as own:
        items = list(gather([server.url("/1"), server.url("/1", HOSTS[0])], session=own))
    assert server.asked == [] and all("offline" in item.problems[0].message for item in items)
