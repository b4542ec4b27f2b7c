"""Who may ask: the right host, someone let in, writes from our own pages only; and GET never writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import BASE, TOKEN, client_of
from starlette.testclient import TestClient

from twosource.cli import main
from twosource.web import make_app
from twosource.web.access import COOKIE, Access
from twosource.web.reading import VIEWS


def _stranger(path: str, **given: object) -> TestClient:
    return TestClient(make_app(path, access=Access(token=TOKEN, **given)), base_url=BASE)  # type: ignore[arg-type]


def test_a_stranger_sees_nothing(small: str) -> None:
    client = _stranger(small)
    for path in ("/", "/s/main", "/s/main.json", "/search?q=bridge", "/jobs/1", "/nothing"):
        answer = client.get(path)
        assert answer.status_code == 403 and "Bridge" not in answer.text, path
    assert client.get("/", params={"token": "another"}).status_code == 403
    assert client.get("/static/desk.css").status_code == 200


def test_the_launch_address_lets_in_and_its_token_leaves_the_address_bar(small: str) -> None:
    client = _stranger(small)
    answer = client.get("/s/main", params={"token": TOKEN, "q": "a b"}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/s/main?q=a+b"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and TOKEN not in cookie
    assert client.get("/s/main").status_code == 200


def test_the_launch_address_leads_to_no_other_host(small: str) -> None:
    answer = _stranger(small).get(f"{BASE}//evil.example/?token={TOKEN}", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith("//")


def test_a_name_rebound_to_this_machine_is_refused(small: str) -> None:
    client = client_of(small)
    for host in ("evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "localhost.evil.example"):
        assert client.get("/s/main", headers={"host": host}).status_code == 421, host
    for host in ("localhost:1", "127.0.0.1", "[::1]:8765"):
        assert client.get("/static/desk.css", headers={"host": host}).status_code == 200, host


def test_writes_come_from_this_origin_or_not_at_all(small: str) -> None:
    client = client_of(small)
    del client.headers["origin"]
    refused = [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site", "origin": BASE},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ]
    for path in ("/add", "/look", "/s/main/decide", "/s/main/undo"):
        for headers in refused:
            assert client.post(path, data={"look": "dark"}, headers=headers).status_code == 403, (path, headers)
    allowed = client.post("/look", data={"look": "dark"}, headers={"origin": BASE}, follow_redirects=False)
    assert allowed.status_code == 303


def _gets(client: TestClient) -> list[str]:
    """An address for every route that answers GET, filled in from what the case holds."""
    first = client.get("/stories.json").json()["stories"][0]["href"]
    reports = client.get(f"{first}/reports.json").json()["reports"]
    claim = client.get(f"{first}.json").json()["claims"][0]
    lasting = client.get(claim["href"] + ".json").json()["lasting"].split("/")
    filled = {
        "{story}": first.split("/")[2], "{claim}": claim["id"], "{report}": lasting[-2], "{span}": lasting[-1],
        "{a}": reports[0]["id"], "{b}": reports[1]["id"], "{job}": "1",
    }  # fmt: skip
    found = []
    for route in client.app.routes:  # type: ignore[attr-defined]
        path = getattr(route, "path", "")
        if "GET" in (getattr(route, "methods", None) or ()):
            for name, value in filled.items():
                path = path.replace(name, value)
            found.append(path)
    return found


def test_every_route_that_reads_leaves_the_case_as_it_is(example: str) -> None:
    client = client_of(example)
    before = {p: p.read_bytes() for p in Path(example).parent.iterdir() if not p.name.endswith("-shm")}
    asked = _gets(client)
    assert len(asked) > 30 and not any("{" in path for path in asked)
    for path in asked:
        for method in ("GET", "HEAD"):
            status = client.request(method, path, params={"q": "dam"}).status_code
            assert status == (404 if "/jobs/" in path or path.endswith(("/compare", "/login")) else 200), path
    assert {p: p.read_bytes() for p in before} == before
    assert client.app.state.site.worker.recent() == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/add", "/look", "/login", "/s/main/decide", "/s/main/undo"])
def test_a_body_that_is_too_long_is_never_read(small: str, path: str) -> None:
    """Nor one that doesn't say how long it is: what the form parser reads it lays on the disk."""
    client = _stranger(small, password="a long secret")
    client.headers["origin"] = BASE

    def endless() -> Iterator[bytes]:
        yield from [b"x" * 1000] * 3

    most = 200_000_000 if path == "/add" else 0
    assert client.post(path, content=b"x", headers={"content-length": str(most + 2_000_000)}).status_code == 413
    assert client.post(path, content=b"x", headers={"content-length": "9" * 5000}).status_code == 413
    assert client.post(path, content=endless()).status_code == 411


def test_get_never_writes(example: str) -> None:
    client = client_of(example)
    paths = {p: p.read_bytes() for p in Path(example).parent.iterdir() if not p.name.endswith("-shm")}
    stories = client.get("/stories.json").json()["stories"]
    story = client.get(f"{stories[0]['href']}.json").json()
    for path in ("/add", "/look", "/s/main/decide", "/s/main/undo"):
        assert client.get(path).status_code in (404, 405)
    for path in ("/", "/s/main", story["claims"][0]["href"], "/s/main/reports", "/s/main/conflicts", "/search?q=dam"):
        assert client.get(path).status_code == 200
    assert {p: p.read_bytes() for p in paths} == paths
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.request(method, "/s/main").status_code == 405


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/s/main", "/s/main.json", "/s/main.csv", "/nothing", "/static/desk.js", "/static/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY", path
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_password_opens_and_a_wrong_one_does_not(small: str) -> None:
    client = _stranger(small, password="a long secret", hosts=("desk.example",))
    client.headers["origin"] = BASE
    assert client.get("/s/main", follow_redirects=False).headers["location"] == "/login"
    assert client.post("/login", data={"password": "guess"}).status_code == 403
    assert COOKIE not in client.cookies
    client.post("/login", data={"password": "a long secret"})
    assert client.get("/s/main").status_code == 200


def test_there_is_no_login_without_a_password(small: str) -> None:
    client = _stranger(small)
    client.headers["origin"] = BASE
    assert client.post("/login", data={"password": ""}).status_code == 404


def test_behind_a_proxy_the_proxy_has_asked(small: str) -> None:
    client = _stranger(small, trusted=True, hosts=("desk.example",))
    assert client.get("/s/main", headers={"host": "desk.example"}).status_code == 200
    assert client.get("/s/main", headers={"host": "evil.example"}).status_code == 421


def test_serve_does_not_stand_open_to_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path / "a.case"), "--host", "0.0.0.0"]) == 2
    assert "password" in capsys.readouterr().err
    assert not (tmp_path / "a.case").exists()


def test_every_view_is_guarded(small: str) -> None:
    client = _stranger(small)
    for path in VIEWS:
        filled = path.replace("{story}", "main")
        assert client.get(filled).status_code == 403, path
