"""What follows `#` in an address is a place on one report's page, unless it is a route or an entry of a live page."""

import json
from pathlib import Path

import pytest

from twosource.intake import Session, gather, read_reports
from twosource.model import Report
from twosource.urls import page_address
from twosource.versions import superseded

from .serving import reply, serving

TEXT = "A grain silo burst in Ostermead on Friday, the fire brigade said. Nobody was hurt, it said."
OTHER = "The ferry to Skarn was stopped on Monday, the harbour office said. It sails again on Tuesday."
ROUTES = ("https://omega.example/#!/silo", "https://omega.example/#!/ferry")


def rows(*told: tuple[str, str]) -> list[Report]:
    lines = (json.dumps({"text": text, "url": url, "outlet": "Omega"}) for text, url in told)
    return read_reports(["-"], stdin="\n".join(lines).encode())[0]


def mhtml(folder: Path, n: int, place: str, text: str) -> Path:
    page = f'<link rel="canonical" href="https://omega.example"><body><article><p>{text}</p></article></body></html>'
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {place}\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    file = folder / f"{n}.mhtml"
    file.write_text(f"{head}<html><head>{page}\r\n--x--\r\n", newline="")
    return file


@pytest.mark.parametrize("place", ["#comments", "#:~:text=grain%20silo", "#t=90", "#", "#0", "#!", "#/"])
def test_places_on_one_page_are_one_report(place: str) -> None:
    (one,) = rows((TEXT, "https://omega.example/silo"), (TEXT, f"https://omega.example/silo{place}"))
    assert one.url == "https://omega.example/silo"
    (again,) = rows((TEXT, f"https://omega.example/silo{place}"))
    assert (again.id, again.url) == (one.id, one.url)


@pytest.mark.parametrize("place", ["#!/silo", "#/silo", "#!5753509/silo"])
def test_a_route_is_an_address_of_its_own(place: str) -> None:
    page, route = rows((TEXT, "https://omega.example/"), (TEXT, f"https://omega.example/{place}"))
    assert (page.url, route.url) == ("https://omega.example/", f"https://omega.example/{place}")
    assert page_address("not an address#at all") == "not an address#at all"


def test_under_two_routes_stand_two_reports_and_under_two_places_two_versions() -> None:
    from dataclasses import replace

    def dated(*urls: str) -> list[Report]:
        texts = (TEXT, TEXT + " A second silo is watched.")
        reports = rows(*zip(texts, urls, strict=True))
        return [replace(r, modified=f"2031-05-0{n}", sha256=str(n)) for n, r in enumerate(reports, 5)]

    assert superseded(dated(*ROUTES)) == []
    old, new = dated("https://omega.example/silo#a", "https://omega.example/silo#b")
    assert [(s.report, s.by) for s in superseded([old, new])] == [(old.id, new.id)]


def test_a_page_saved_under_a_route_stands_there_whatever_its_script_calls_itself(
    tmp_path: Path, session: Session
) -> None:
    files = [mhtml(tmp_path, n, place, text) for n, (place, text) in enumerate(zip(ROUTES, (TEXT, OTHER), strict=True))]
    assert [r.url for r in read_reports(files, session=session)[0]] == list(ROUTES)
    named = mhtml(tmp_path, 3, "https://omega.example/#comments", TEXT)
    assert [r.url for r in read_reports([named], session=session)[0]] == ["https://omega.example"]


def test_what_differs_in_its_place_is_fetched_once_and_a_route_is_told(tmp_path: Path, online: Session) -> None:
    with serving({"/a": reply(f"<html><body><article><p>{TEXT}</p></article></body></html>".encode())}) as server:
        given = [server.url(f"/a{place}") for place in ("", "#comments", "#!/b")]
        items = list(gather(given, session=online))
    assert server.asked.count("/a") == 1
    assert len({report.id for item in items for report in item.reports}) == 1
    assert [report.url for item in items for report in item.reports] == [server.url("/a")] * 3
    told = [problem for item in items for problem in item.problems]
    assert [(p.where, p.failed) for p in told] == [(given[2], False)] and "#!/b" in told[0].message
