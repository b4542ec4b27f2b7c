"""A hostile report is shown harmlessly in every view and every twin."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from attack import attack
from conftest import client_of
from starlette.testclient import TestClient

from twosource.web.address import key

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


def test_twins_carry_no_formula_and_nothing_unseen(client: TestClient) -> None:
    at = _paths()[1]
    tables = {
        at: ("claims", "origins", "needs", "matrix"),
        f"{at}/reports": ("reports",),
        f"{at}/conflicts": ("conflicts", "changed_by_copies", "flags", "time_line", "places"),
        _paths()[5]: ("sentences",),
        _paths()[7]: ("statements", "reuse", "attention"),
        _paths()[9]: ("tree", "history", "decisions"),
    }
    cells = 0
    for path, names in tables.items():
        for name in names:
            answer = client.get(f"{path}.csv", params={"table": name})
            assert answer.status_code == 200, (path, name)
            for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
                for cell in row:
                    cells += 1
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell[:40])
                    assert not _UNSEEN.search(cell)
    assert cells > 100


def test_json_is_json_whatever_is_in_it(client: TestClient) -> None:
    for path in _paths()[1:-3]:
        bare, _, query = path.partition("?")
        answer = client.get(f"{bare}.json?{query}")
        assert answer.headers["content-type"] == "application/json" and isinstance(answer.json(), dict)
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_address_that_acts_is_text_and_no_link(client: TestClient) -> None:
    one = client.get(_paths()[7]).text
    assert "javascript:alert(1)" in one and 'href="javascript' not in one
