"""Older versions and withdrawn reports stop counting; nothing else does, whatever order they are given in."""

import itertools

import pytest

from twosource.model import Fetched, Report
from twosource.testing import report
from twosource.versions import address, superseded, withdrawn

URL = "https://www.example.org/news/dam"
TEXT = "The dam above Varn broke before dawn on Monday, police in the valley said. Two people died in the flood."


def page(text: str = TEXT, **known: str) -> Report:
    return report(text, outlet="The Post", path="dam.html", url=known.pop("url", URL), **known)


def states(*reports: Report) -> dict[str, tuple[str, str | None]]:
    found = superseded(reports)
    assert all(superseded(order) == found for order in itertools.permutations(reports))
    return {s.report: (s.state, s.by) for s in found}


def test_the_later_date_at_one_address_counts() -> None:
    old = page(published="2031-05-05T09:00:00Z")
    new = page(TEXT.replace("Two", "Three"), published="2031-05-05T09:00:00Z", modified="2031-05-05T12:00:00Z")
    assert states(old, new) == {old.id: ("older", new.id)}
    assert "newer version at the same address, of 2031-05-05 12:00" in superseded([old, new])[0].why


def test_of_three_versions_the_last_counts() -> None:
    versions = [page(TEXT + " " * n, modified=f"2031-05-0{n}") for n in (5, 6, 7)]
    assert states(*versions) == {versions[0].id: ("older", versions[2].id), versions[1].id: ("older", versions[2].id)}


def test_where_no_date_tells_both_count() -> None:
    assert states(page(), page(TEXT + " More.")) == {}
    assert states(page(published="2031-05-05"), page(TEXT + " More.", published="2031-05-05T10:00:00Z")) == {}


def test_the_time_fetched_tells_where_dates_do_not() -> None:
    a, b = page(), page(TEXT + " More.")
    when = {a.id: Fetched("", URL, "2031-05-05T10:00:00Z", 200), b.id: Fetched("", URL, "2031-05-05T09:00:00Z", 200)}
    assert [(s.report, s.by) for s in superseded([a, b], when.get)] == [(b.id, a.id)]
    saved = {rid: Fetched("", "dam.html", f.at) for rid, f in when.items()}
    assert superseded([a, b], saved.get) == []  # when a file was added says nothing of the page's age


def test_entries_of_a_live_page_are_no_versions() -> None:
    other = "Officials in Tarn opened a new bridge on Friday. It took four years and cost nine million crowns."
    assert states(page(published="2031-05-05"), page(other, published="2031-05-06")) == {}
    from dataclasses import replace

    first = page(published="2031-05-05")
    same_page = replace(page(TEXT + " More.", published="2031-05-06"), sha256=first.sha256)
    assert states(first, same_page) == {}


def test_a_new_text_under_the_same_headline_is_a_version() -> None:
    old = page(headline="Dam breaks", modified="2031-05-05")
    new = page("Rescue teams reached the last houses at noon.", headline="Dam breaks", modified="2031-05-06")
    assert states(old, new) == {old.id: ("older", new.id)}


def test_a_withdrawn_page_takes_every_version_with_it() -> None:
    old = page(published="2031-05-05")
    notice = page("This article has been withdrawn. It did not meet our standards.")
    assert states(old, notice) == {old.id: ("withdrawn", notice.id), notice.id: ("withdrawn", None)}


@pytest.mark.parametrize(
    "text",
    [
        "RETRACTION: A report about the dam was wrong.",
        "Editor's note: This story was retracted on Tuesday.",
        "The Post has retracted this article after an inquiry.",
        "We have withdrawn this story because its figures were wrong.",
        "WITHDRAWN - Dam story\nEditors, please kill the story sent at 09:10.",
    ],
)
def test_notices_of_withdrawal(text: str) -> None:
    assert withdrawn(page(text))


@pytest.mark.parametrize(
    "text",
    [
        "The minister withdrew the report on the dam.",
        "The journal retracted a study of dams, and the report was withdrawn.",
        "Troops were withdrawn from the valley, the army said.",
        "The company said this report was withdrawn by its authors in May.",
        "Correction: An earlier version of this article misstated the number of dead.",
        "Police killed a bull that had escaped. Editors of the paper wrote about it.",
        "x" * 700 + " This article has been withdrawn.",
    ],
)
def test_what_is_no_notice_of_withdrawal(text: str) -> None:
    assert withdrawn(page(text)) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.example.org/a/", "http://example.org/a#x", True),
        ("https://example.org/a?utm_source=feed&id=1", "https://example.org/a?id=1", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/a", "https://example.com/a", False),
    ],
)
def test_addresses(a: str, b: str, same: bool) -> None:
    assert (address(a) == address(b)) is same


def test_what_is_no_address() -> None:
    assert address(None) is None and address("dam.html") is None and address("http://[broken") is None


def test_of_hundreds_of_versions_each_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from twosource import versions

    read: list[str] = []
    triples = versions._triples
    monkeypatch.setattr(versions, "_triples", lambda text: read.append(text) or triples(text))
    pages = [page(f"{TEXT} Notice {n}.", modified=f"2031-05-05T{n // 60:02d}:{n % 60:02d}:00Z") for n in range(300)]
    found = superseded(pages)
    assert {s.by for s in found} == {pages[-1].id} and len(found) == 299
    assert len(read) <= 300
