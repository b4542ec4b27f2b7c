"""The fetcher, against a server on loopback: what it refuses, in one clear line each."""

import gzip
import socket
import time
import zlib
from collections.abc import Sequence

import pytest

from twosource.errors import FetchError
from twosource.intake.addresses import is_allowed
from twosource.intake.fetch import Fetcher, checked_url
from twosource.settings import FetchSettings

from .serving import NOT_FOUND, redirect, reply, serving

HERE = FetchSettings(allow_private=True, host_seconds=0, seconds=3, connect_seconds=2, read_seconds=2)


def here(host: str, port: int) -> Sequence[str]:
    """A resolver for which every name is this machine."""
    return ["127.0.0.1"]


def refused(url: str, settings: FetchSettings = HERE, **more: object) -> str:
    with pytest.raises(FetchError) as told:
        Fetcher(settings, **more).get(url)  # type: ignore[arg-type]
    message = str(told.value)
    assert message and "\n" not in message
    return message


def test_a_page_comes_with_its_headers() -> None:
    with serving({"/a": reply(b"Hello", "ETag: x", "Content-Encoding: identity")}) as server:
        page = Fetcher(HERE).get(server.url("/a"))
    assert (page.body, page.header("etag"), page.fetched.status) == (b"Hello", "x", 200)
    assert page.fetched.where == server.url("/a")


def test_it_says_who_it_is_and_sends_no_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    with serving({"/a": reply(b"Hello", "Set-Cookie: a=b")}) as server:
        fetcher = Fetcher(HERE)
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/a"))
    assert server.asked == ["/robots.txt", "/a", "/a"]
    for head in server.heads:
        assert b"User-Agent: Twosource/" in head
        assert b"cookie" not in head.lower()
        assert b"referer" not in head.lower()


def test_what_has_not_changed_is_not_sent_again() -> None:
    with serving({"/a": reply(b"", "ETag: x", status="304 Not Modified")}) as server:
        page = Fetcher(HERE).get(server.url("/a"), etag='"x"', since="Wed, 20 Nov 2024 10:00:00 GMT")
    assert (page.fetched.status, page.body) == (304, b"")
    assert b'If-None-Match: "x"\r\nIf-Modified-Since: Wed, 20 Nov 2024 10:00:00 GMT\r\n' in server.heads[-1]


# ---- where it goes ----


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    assert "refused" in refused(f"http://{host}:1/", FetchSettings()) or "can't be resolved" in refused(
        f"http://{host}:1/"
    )


def test_a_name_that_resolves_to_loopback_is_refused_unless_allowed() -> None:
    with serving({"/a": reply(b"Hello")}) as server:
        url = server.url("/a", host="news.example")
        message = refused(url, FetchSettings(), resolve=here)
        assert message.startswith("news.example is at 127.0.0.1, which is no public address: refused")
        assert server.asked == []
        assert Fetcher(HERE, resolve=here).get(url).body == b"Hello"
    assert b"Host: news.example:" in server.heads[-1]


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    message = refused("http://news.example/", FetchSettings(), resolve=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    assert "10.0.0.1" in message


def test_the_checked_address_is_the_one_connected_to() -> None:
    """A name that resolves to another address the second time (DNS rebinding) gains nothing."""
    asked: list[str] = []

    def turning(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) % 2 else ["127.0.0.2"]

    settings = FetchSettings(allow_private=True, host_seconds=0, robots=False)
    with serving({"/a": reply(b"Hello")}) as server:
        assert Fetcher(settings, resolve=turning).get(server.url("/a", host="news.example")).body == b"Hello"
    assert asked == ["news.example"]


def test_a_redirect_to_a_private_address_is_refused() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        return ["169.254.169.254"] if host == "secrets.example" else ["127.0.0.1"]

    with serving({"/a": redirect("http://secrets.example/latest")}) as server:
        message = refused(server.url("/a", host="news.example"), resolve=resolve)
        assert message.startswith("secrets.example is at 169.254.169.254")
        server.replies["/b"] = redirect("http://169.254.169.254/latest")
        assert refused(server.url("/b")).startswith("169.254.169.254 is at 169.254.169.254")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://127.0.0.1/", "data:text/html,x", "http://a:b@news.example/"]
)
def test_a_redirect_to_what_is_no_page_is_refused(target: str) -> None:
    with serving({"/a": redirect(target)}) as server:
        assert refused(server.url("/a")).endswith("refused")


def test_redirects_end() -> None:
    with serving() as server:
        server.replies |= {"/a": redirect("/b"), "/b": redirect("/a")}
        assert refused(server.url("/a")) == "redirects in a circle"
        server.replies |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
        assert refused(server.url("/0")) == "redirects more than 5 times"
        assert server.asked.count("/6") == 0
        server.replies["/to"] = reply(b"", status="302 Found")
        assert refused(server.url("/to")) == "its server redirects (302) to nowhere"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("::ffff:8.8.8.8", True), ("64:ff9b::808:808", True), ("2002:808:808::1", True),
        ("0.0.0.0", False), ("10.1.2.3", False), ("100.64.0.1", False), ("127.0.0.1", False), ("169.254.0.1", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("192.0.2.1", False), ("198.18.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False),
        ("::", False), ("::1", False), ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False), ("2001:db8::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("2002:a00:1::1", False), ("64:ff9b::a00:1", False), ("64:ff9b:1::a00:1", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False), ("::127.0.0.1", False), ("no address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_allowed(address) == public


@pytest.mark.parametrize("url", ["", "http://", "http:///a", "ftp://a.example/", "http://a b/", "http://[::1", "http://a.example:99999/", "http://a.example\\@b/", "http://" + "a" * 70 + ".example/", "https://" + "a/" * 3000])  # fmt: skip
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(FetchError):
        checked_url(url)


# ---- what it takes ----


def test_a_big_body_is_refused_whether_announced_or_not() -> None:
    small = FetchSettings(allow_private=True, host_seconds=0, most_bytes=1000)
    with serving({"/a": reply(b"x" * 1001)}) as server:
        server.replies["/b"] = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1001
        assert refused(server.url("/a"), small) == "1,001 bytes, more than 1,000: refused"
        assert refused(server.url("/b"), small) == "more than 1,000 bytes: refused"


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(bytes(30_000_000))), ("deflate", zlib.compress(bytes(30_000_000)))]
)
def test_a_decompression_bomb_is_refused(encoding: str, packed: bytes) -> None:
    with serving({"/a": reply(packed, f"Content-Encoding: {encoding}")}) as server:
        message = refused(server.url("/a"))
    assert message.startswith("a decompression bomb (")


def test_compression_in_compression_and_other_sorts_are_refused() -> None:
    with serving() as server:
        server.replies["/a"] = reply(gzip.compress(gzip.compress(b"x")), "Content-Encoding: gzip, gzip")
        server.replies["/b"] = reply(b"x", "Content-Encoding: xz")
        server.replies["/c"] = reply(b"no gzip", "Content-Encoding: gzip")
        server.replies["/d"] = reply(gzip.compress(b"x" * 5000)[:-9], "Content-Encoding: gzip")
        assert refused(server.url("/a")) == "compressed more than once (gzip, gzip): refused"
        assert refused(server.url("/b")) == "compressed as “xz”, which is not read here"
        assert refused(server.url("/c")) == "the compressed body is damaged"
        assert refused(server.url("/d")) == "the compressed body breaks off"


@pytest.mark.parametrize("body", [gzip.compress(b"Hello"), gzip.compress(b"Hel") + gzip.compress(b"lo")])
def test_packed_bodies_are_unpacked(body: bytes) -> None:
    with serving({"/a": reply(body, "Content-Encoding: gzip")}) as server:
        assert Fetcher(HERE).get(server.url("/a")).body == b"Hello"


def test_a_body_that_breaks_off_is_told() -> None:
    with serving({"/a": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}) as server:
        assert refused(server.url("/a")).startswith("its server broke the rules of HTTP or broke off")


def test_oversized_headers_are_refused() -> None:
    with serving({"/a": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n"}) as server:
        assert refused(server.url("/a")).startswith("its server broke the rules of HTTP")


@pytest.mark.parametrize(
    "raw", [b"", b"garbage\r\n\r\n", b"HTTP/9.9 xxx\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"]
)
def test_what_is_no_http_is_told(raw: bytes) -> None:
    with serving({"/a": raw}) as server:
        refused(server.url("/a"))


def test_who_sends_slowly_and_steadily_is_left() -> None:
    """A slow loris: each byte comes in time, the whole never does."""

    def drip(peer: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 400:
            peer.sendall(bytes((byte,)))
            time.sleep(0.05)

    def drip_body(peer: socket.socket) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(400):
            peer.sendall(b"x")
            time.sleep(0.05)

    hasty = FetchSettings(allow_private=True, host_seconds=0, seconds=1, robots=False)
    with serving({"/a": drip, "/b": drip_body}) as server:
        for path in ("/a", "/b"):
            began = time.monotonic()
            assert refused(server.url(path), hasty) in ("took too long in all", "its server did not answer in time")
            assert time.monotonic() - began < 3


def test_who_does_not_answer_is_left() -> None:
    def silent(peer: socket.socket) -> None:
        peer.recv(1)

    hasty = FetchSettings(allow_private=True, host_seconds=0, read_seconds=0.3, robots=False)
    with serving({"/a": silent}) as server:
        assert refused(server.url("/a"), hasty) == "its server did not answer in time"


def test_nobody_there_is_told() -> None:
    assert "no connection" in refused("http://127.0.0.1:1/")


# ---- manners ----


def test_robots_txt_is_obeyed_and_asked_for_once() -> None:
    robots = b"User-agent: *\nDisallow: /private\n\nUser-agent: Twosource\nDisallow: /no\nCrawl-delay: 7\n"
    slept: list[float] = []
    with serving({"/robots.txt": reply(robots, kind="text/plain"), "/a": reply(b"x"), "/b": reply(b"y")}) as server:
        fetcher = Fetcher(HERE, sleep=slept.append)
        with pytest.raises(FetchError, match=r"robots\.txt asks that this address not be fetched"):
            fetcher.get(server.url("/no/x"))
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/b"))
    assert server.asked == ["/robots.txt", "/a", "/b"]
    assert [round(seconds) for seconds in slept] == [7]


def test_a_server_that_can_not_give_its_robots_txt_is_left_alone() -> None:
    with serving({"/robots.txt": reply(b"", status="503 Busy"), "/a": reply(b"x")}) as server:
        assert "so nothing may be fetched for now" in refused(server.url("/a"))
        server.replies["/robots.txt"] = NOT_FOUND
        assert Fetcher(HERE).get(server.url("/a")).body == b"x"


def test_a_redirect_is_held_to_robots_txt_too() -> None:
    robots = reply(b"User-agent: *\nDisallow: /no\n")
    with serving({"/robots.txt": robots, "/a": redirect("/no"), "/no": reply(b"x")}) as server:
        assert "robots.txt" in refused(server.url("/a"))
        assert "/no" not in server.asked


def test_a_host_is_not_asked_twice_at_once() -> None:
    slept: list[float] = []
    settings = FetchSettings(allow_private=True, host_seconds=5)
    with serving({"/a": reply(b"x")}) as server:
        fetcher = Fetcher(settings, sleep=slept.append)
        for _ in range(3):
            fetcher.get(server.url("/a"))
    assert [round(seconds) for seconds in slept] == [5, 10]


@pytest.mark.parametrize(("value", "wait"), [("120", 120), ("Wed, 20 Nov 2024 10:00:00 GMT", 0), ("soon", None)])
def test_how_long_a_server_asks_to_be_left(value: str, wait: float | None) -> None:
    busy = reply(b"", f"Retry-After: {value}", status="429 Too Many Requests")
    with serving({"/a": busy}) as server, pytest.raises(FetchError, match="429") as told:
        Fetcher(HERE).get(server.url("/a"))
    assert (told.value.status, told.value.wait) == (429, wait)
