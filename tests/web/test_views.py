"""Each view: what it shows leads to its place, and its JSON and CSV are what it shows."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

import pytest
from conftest import client_of
from rich.console import Console
from starlette.testclient import TestClient

from twosource.case import Case
from twosource.render.contract import to_json
from twosource.render.terminal import show
from twosource.render.totals import totals
from twosource.render.words import counts


class _Page(HTMLParser):
    """The links, ids and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if given.get("id"):
            self.ids.append(given["id"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _walk(client: TestClient, most: int) -> dict[str, _Page]:
    """Pages reached by links from the front page."""
    seen: dict[str, _Page] = {}
    todo = ["/"]
    while todo and len(seen) < most:
        path = todo.pop(0)
        if path in seen or path.startswith("/static") or re.search(r"\.(json|csv)(\?|$)", path):
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen[path] = page = _Page(answer.text)
        todo += [urldefrag(link)[0] for link in page.links if link.startswith("/")]
    return seen


def test_every_link_leads_to_its_place(client: TestClient) -> None:
    pages = _walk(client, 80)
    assert len(pages) > 15
    missing = set()
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            target, anchor = urldefrag(link)
            if anchor and (target or path) in pages and anchor not in pages[target or path].ids:
                missing.add((path, link))
    assert not missing


def test_no_link_leads_out_but_to_the_live_page(example: str) -> None:
    outward = {
        (path.split("/")[3] if path.count("/") > 2 else path, link)
        for path, page in _walk(client_of(example), 25).items()
        for link in page.links
        if urlsplit(link).netloc
    }
    assert {where for where, _ in outward} <= {"reports"}


@pytest.mark.parametrize("path", ["/stories", "/s/main", "/s/main/reports", "/s/main/conflicts", "/search"])
def test_twins_say_what_the_page_says(client: TestClient, path: str) -> None:
    query = {"q": "bridge"} if path == "/search" else {}
    page = client.get(path, params=query)
    words = " ".join("".join(_Page(page.text).words).split())
    twin = client.get(f"{path}.json", params=query)
    assert twin.headers["content-type"] == "application/json"
    for text in _texts(twin.json()):
        assert " ".join(text.split()) in words or text in page.text, text
    for table in re.findall(rf"{path}\.csv[^\"]*table=(\w+)", page.text):
        answer = client.get(f"{path}.csv", params={**query, "table": table})
        assert answer.headers["content-type"].startswith("text/csv")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert all(None not in row for row in rows), table


@pytest.mark.parametrize("kind", ["claims", "reports", "pair"])
def test_twins_of_single_things_say_what_their_pages_say(client: TestClient, kind: str) -> None:
    claims = client.get("/s/main.json").json()["claims"]
    reports = client.get("/s/main/reports.json").json()["reports"]
    pair = next(row["compare"] for row in reports if row["compare"])
    for path in {"claims": [c["href"] for c in claims], "reports": [r["href"] for r in reports], "pair": [pair]}[kind]:
        page = client.get(path)
        words = " ".join("".join(_Page(page.text).words).split())
        found = _texts(client.get(f"{path}.json").json())
        assert found
        for text in found:
            assert " ".join(text.split()) in words, (path, text)
        for table in re.findall(rf"{path}\.csv[^\"]*table=(\w+)", page.text):
            rows = list(
                csv.DictReader(io.StringIO(client.get(f"{path}.csv?table={table}").content.decode("utf-8-sig")))
            )
            assert all(None not in row for row in rows), table


def test_page_terminal_and_json_count_alike(client: TestClient, small: str) -> None:
    with Case.open(small) as case:
        dossier = case.dossier("main")
    assert dossier is not None
    view = client.get("/s/main.json?page=0").json()
    standing = {c["id"]: c["standing"] for c in json.loads(to_json(dossier))["claims"]}
    shown = {c["id"]: (c["reports"], c["texts"], c["outlets"], c["origins"], c["roots"]) for c in view["claims"]}
    counted = ("reports", "texts", "outlets", "origins", "roots")
    assert shown == {cid: tuple(held[name] for name in counted) for cid, held in standing.items()}
    paper = io.StringIO()
    show(dossier, Console(file=paper, width=100, no_color=True), everything=True)
    told = " ".join(paper.getvalue().split())
    assert " → ".join(counts(totals(dossier))) in told
    assert [view["counts"][name] for name in ("reports", "texts", "outlets")] == list(_first_three(told))
    for need in view["needs"]:
        if need["kind"] in ("conflict", "unverified", "single"):
            assert need["text"].split("“")[0].strip()[:40] in told, need


def _first_three(told: str) -> tuple[int, ...]:
    found = re.search(r"(\d+) reports? → (\d+) texts? → (\d+) outlets?", told)
    assert found
    return tuple(int(n) for n in found.groups())


def _texts(value: object) -> list[str]:
    """The words people read in a twin: gists, names, headlines."""
    if isinstance(value, dict):
        read = ("gist", "text", "name", "headline", "outlet", "title", "about", "quote")
        own = [
            v
            for k, v in value.items()
            if k in read and isinstance(v, str) and v and "\u27e8" not in v and v.isprintable()
        ]
        return own + [t for v in value.values() for t in _texts(v)]
    if isinstance(value, list):
        return [t for v in value for t in _texts(v)]
    return []


def test_the_table_is_filtered_sorted_and_paged_alike_in_all_forms(made: str) -> None:
    client = client_of(made)
    asked = {"q": "people were hurt", "sort": "reports", "page": "1"}
    view = client.get("/s/main.json", params=asked).json()
    assert view["claims"] and all("people were hurt" in row["gist"] for row in view["claims"])
    counts = [row["reports"] for row in view["claims"]]
    assert counts == sorted(counts, reverse=True)
    rows = list(csv.DictReader(io.StringIO(client.get("/s/main.csv", params=asked).content.decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == [str(row["number"]) for row in view["claims"]]
    html = client.get("/s/main", params=asked).text
    assert html.count('<td class="n no">') == len(rows)


def test_pages_hold_every_claim_once(made: str) -> None:
    client = client_of(made)
    first = client.get("/s/main.json").json()
    numbers: list[int] = []
    for page in range(1, first["paging"]["pages"] + 1):
        numbers += [row["number"] for row in client.get("/s/main.json", params={"page": page}).json()["claims"]]
    assert numbers == list(range(1, first["paging"]["rows"] + 1))
    everything = client.get("/s/main.json", params={"page": 0}).json()
    assert [row["number"] for row in everything["claims"]] == numbers


@pytest.mark.parametrize(
    "query",
    [
        "page=99999",
        "page=-1",
        "page=x",
        "page=９",
        "show=nothing",
        "sort=nothing",
        "q=%00%ff",
        "page=²",
        "page=99999999999999",
    ],
)
def test_what_makes_no_sense_is_taken_for_nothing(client: TestClient, query: str) -> None:
    assert client.get(f"/s/main?{query}").status_code == 200


@pytest.mark.parametrize("q", ["…", "*", '"', "%00", "😀", "a" * 5000, "\ue000dam\ue001"])
def test_whatever_is_searched_for_is_answered(client: TestClient, q: str) -> None:
    assert client.get("/search", params={"q": q}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/s/none", "/s/main/claims/c_0", "/s/main/reports/r_0", "/s/main/compare/r_0/r_1", "/s/main/at/r_0/0-9",
        "/s/main/at/r_0/²-³", "/s/main/at/r_0/1-" + "9" * 5000, "/s/main/at/r_0/x-y", "/s/main/compare?a=1&b=1", "/jobs/99", "/s/main.csv?table=none", "/s/~ZZ",
        "/static/../app.py", "/static/%2e%2e/app.py",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_a_line(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404, path
    assert "Traceback" not in answer.text


def test_the_lasting_address_leads_to_the_claim_that_holds_the_words(client: TestClient) -> None:
    story = client.get("/s/main.json").json()
    for row in story["claims"]:
        view = client.get(f"{row['href']}.json").json()
        landed = client.get(view["lasting"])
        assert landed.url.path == row["href"]


def test_a_story_of_any_name_has_its_own_address(tmp_path: object, hostile: str) -> None:
    client = client_of(hostile)
    rows = client.get("/stories.json").json()["stories"]
    assert len(rows) == 1 and rows[0]["href"].count("/") == 2
    assert client.get(rows[0]["href"]).status_code == 200
