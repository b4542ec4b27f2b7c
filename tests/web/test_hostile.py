"""A hostile report is shown harmlessly in every view and every twin."""

import csv
import gzip
import io
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attack import BIDI, HANDLER, SCRIPT, attack
from conftest import client_of, keep
from starlette.testclient import TestClient

from twosource.interchange.clean import INVISIBLE
from twosource.web.address import key
from twosource.web.reading import VIEWS

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ALLOWED = {"src", "href", "action"}


class _Watch(HTMLParser):
    """Tags and attributes of a page that act, or that aren't ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and not re.fullmatch(r"/static/[\w./-]+\.js", given.get("src") or ""):
            self.found.append(f"script {given}")
        if tag in ("img", "iframe", "object", "embed", "style", "base", "b0"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(f"{tag} {name}")
            if name in _ALLOWED and value and value.strip().lower().startswith(("javascript:", "data:", "//")):
                self.found.append(f"{tag} {name}={value[:40]}")


@pytest.fixture(scope="module")
def client(hostile: str) -> TestClient:
    return client_of(hostile)


def _paths() -> list[str]:
    dossier = attack()
    at = "/s/" + key("<script>alert(1)</script>/..\u202e")
    one, two = (r.id for r in dossier.reports)
    views = [at, f"{at}/reports", f"{at}/conflicts", f"{at}/conflicts?by=happened", f"{at}/compare/{one}/{two}"]
    views += [f"{at}/compare/{one}/{two}?furniture=yes&quotations=no"]
    views += [f"{at}/reports/{r.id}" for r in dossier.reports]
    views += [f"{at}/claims/{c.id}" for c in dossier.claims]
    return ["/", *views, "/search?q=%3Cscript%3Ealert", "/search?q=fell", "/%3Cscript%3Ealert(1)%3C/script%3E"]


@pytest.mark.parametrize("number", range(len(_paths())))
def test_nothing_acts(client: TestClient, number: int) -> None:
    path = _paths()[number]
    answer = client.get(path)
    assert answer.status_code == (404 if path.startswith("/%3C") else 200)
    assert not _Watch(answer.text).found
    assert not _UNSEEN.search(answer.text), _UNSEEN.search(answer.text)
    assert "{{ 7*7 }}" in answer.text or "49" not in re.sub(r"[\w-]*49[\w-]*", "", answer.text)
    # a million letters make no page of ten: they stand whole once, where the report itself is shown
    assert len(answer.content) < 2_400_000


def _twins(client: TestClient, ending: str) -> list[str]:
    """Every twin of that kind that some page links to."""
    found: dict[str, None] = {}
    for path in _paths():
        found |= dict.fromkeys(re.findall(rf'href="([^"]+\.{ending}(?:\?[^"]*)?)"', client.get(path).text))
    return [unescape(link) for link in found]


def test_twins_carry_no_formula_and_nothing_unseen(client: TestClient) -> None:
    cells = 0
    tables = set()
    for link in _twins(client, "csv"):
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert re.fullmatch(r"inline; filename=\w+\.csv", answer.headers["content-disposition"])
        tables.add(answer.headers["content-disposition"])
        for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
            for cell in row:
                cells += 1
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), (link, cell[:40])
                assert not _UNSEEN.search(cell) and not INVISIBLE.search(cell), (link, cell[:40])
                assert len(cell) <= 32_767
    assert cells > 100 and len(tables) == 20, sorted(tables)


def test_json_is_json_whatever_is_in_it(client: TestClient) -> None:
    links = _twins(client, "json")
    assert len(links) > 10
    for link in links:
        answer = client.get(link)
        assert answer.headers["content-type"] == "application/json" and isinstance(answer.json(), dict)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not _UNSEEN.search(answer.text) and not INVISIBLE.search(answer.text), link


def test_every_view_is_attacked() -> None:
    """A view that is added later must be in `_paths`, or be none that shows a report's words."""
    story = _paths()[1].split("/")[2]
    ours = [re.compile(re.sub(r"\{\w+\}", "[^/?]+", v.replace("{story}", story))) for v in VIEWS]
    missed = [v.pattern for v in ours if not any(v.fullmatch(p.split("?")[0]) for p in _paths())]
    assert missed == ["/stories", "/jobs/[^/?]+"]  # the front page, and in the test below


def test_what_people_write_and_upload_acts_no_more_than_a_report(tmp_path: Path) -> None:
    """Notes, names, file names and story names of strangers, and the problems that tell of them."""
    client = client_of(keep(tmp_path / "a.case", attack(), story="main"))
    claim = client.get("/s/main.json").json()["claims"][0]
    trap = f"{SCRIPT}{BIDI} {HANDLER}"
    told = {"claim": claim["id"], "verdict": "note", "text": f"=1+1 {trap}", "by": trap}
    upload = [("files", (f"../../{SCRIPT}\u202e\r\nx: y.html", b"\x00\xff" * 99, "text/html"))]
    jobs = [
        client.post("/s/main/decide", data=told),
        client.post("/add", data={"story": trap}, files=upload),
    ]
    client.app.state.site.worker.wait()  # type: ignore[attr-defined]
    for path in ["/", "/s/main/reports", claim["href"], *(job.url.path for job in jobs)]:
        answer = client.get(path)
        assert answer.status_code == 200
        assert not _Watch(answer.text).found, path
        assert not _UNSEEN.search(answer.text), path
    assert "alert(1)" in client.get(claim["href"]).text and "problem" in client.get(jobs[1].url.path).text
    rows = csv.reader(io.StringIO(client.get(claim["href"] + ".csv?table=decisions").content.decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


@pytest.mark.parametrize("name", ["a.gz", "a.html", "a.warc.gz"])
def test_what_unpacks_to_a_thousand_times_its_size_fills_nothing(tmp_path: Path, name: str) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 200_000_000, 1), 9)
    client = client_of(keep(tmp_path / "a.case", attack(), story="main"))
    job = client.post("/add", data={"story": "main"}, files=[("files", (name, bomb, "application/gzip"))])
    client.app.state.site.worker.wait()  # type: ignore[attr-defined]
    told = client.get(job.url.path + ".json").json()
    assert told["state"] == "done" and [kind for kind, _ in told["told"] if kind == "problem"], told
    assert len(client.get("/s/main.json").json()["origins"]) == 2


def test_an_address_that_acts_is_text_and_no_link(client: TestClient) -> None:
    one = client.get(_paths()[7]).text
    assert "javascript:alert(1)" in one and 'href="javascript' not in one
