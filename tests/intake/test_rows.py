import json
from pathlib import Path
from typing import Any

import pytest

from twosource.intake import read_reports
from twosource.model import Problem, Report

TEXT = "A warehouse burned down in Skarn on Friday, the fire brigade said.\n\nNobody was hurt, it said."


def read(*rows: Any, raw: bytes | None = None) -> tuple[list[Report], list[Problem]]:
    return read_reports(["-"], stdin=raw if raw is not None else b"\n".join(json.dumps(row).encode() for row in rows))


def test_rows_are_told_from_text_by_what_they_are() -> None:
    reports, problems = read({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT.replace("Skarn", "Oban")})
    assert [report.text for report in reports] == [TEXT, TEXT.replace("Skarn", "Oban")]
    assert [report.path for report in reports] == ["-#a", "-#b"]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "url", "outlet", "headline", "byline", "published"),
    [
        (
            {"text": TEXT, "url": "https://a.example/1", "outlet": "A", "headline": "H", "byline": "B", "published": "2024-11-20"},
            "https://a.example/1", "A", "H", "B", "2024-11-20",
        ),
        (  # trafilatura
            {"text": TEXT, "source": "https://a.example/1", "source-hostname": "A", "title": "H", "author": "B", "date": "2024-11-20"},
            "https://a.example/1", "A", "H", "B", "2024-11-20",
        ),
        (  # news-please
            {"maintext": TEXT, "url": "https://a.example/1", "source_domain": "a.example", "title": "H", "authors": ["B", "C"], "date_publish": "2024-11-20 10:00:00"},
            "https://a.example/1", "a.example", "H", "B, C", "2024-11-20T10:00:00",
        ),
        (  # Fundus
            {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": TEXT.split("\n\n")}]}, "publisher": "A", "title": "H", "authors": ["B"], "publishing_date": "2024-11-20 10:00:00+00:00"},
            None, "A", "H", "B", "2024-11-20T10:00:00+00:00",
        ),
        (  # NewsAPI
            {"content": TEXT, "source": {"id": None, "name": "A"}, "title": "H", "author": None, "url": "https://a.example/1", "publishedAt": "2024-11-20T10:00:00Z"},
            "https://a.example/1", "A", "H", None, "2024-11-20T10:00:00+00:00",
        ),
        ({"text": TEXT, "published": 1732097580}, None, None, None, None, "2024-11-20T10:13:00+00:00"),
    ],
)  # fmt: skip
def test_the_field_names_of_common_tools(
    row: dict[str, Any],
    url: str | None,
    outlet: str | None,
    headline: str | None,
    byline: str | None,
    published: str | None,
) -> None:
    (report,), problems = read(row)
    assert report.text == TEXT
    assert (report.url, report.outlet, report.headline, report.byline) == (url, outlet, headline, byline)
    assert report.published == published
    assert problems == []


def test_broken_lines_are_named_and_the_rest_is_kept() -> None:
    raw = (
        b'{"text": "'
        + TEXT[:66].encode()
        + b'"}\n{"text": \n\n[1, 2]\n{"id": "x"}\n{"text": 5}\n'
        + json.dumps({"text": TEXT}).encode()
    )
    reports, problems = read(raw=raw)
    assert len(reports) == 2
    assert [problem.where for problem in problems] == ["-:2", "-:4", "-#x", "-:6"]
    assert all(problem.failed for problem in problems)


def test_lines_end_at_newlines_only() -> None:
    text = TEXT.replace("\n\n", "\u2028") + "\x85\x0bEnd of it."
    raw = json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n" + json.dumps({"text": TEXT}).encode()
    reports, problems = read(raw=raw)
    assert [report.text for report in reports] == [text, TEXT]
    assert problems == []


def test_lone_surrogates_are_said() -> None:
    (report,), problems = read(raw=b'{"text": "The bridge \\ud83d fell on Friday, the fire brigade of Skarn said."}')
    assert "\ufffd" in report.text
    assert "surrogate" in problems[0].message
    assert not problems[0].failed


def test_what_fundus_keeps_of_a_page_is_read() -> None:
    page = {
        "requested_url": "https://a.example/r",
        "responded_url": "https://a.example/1",
        "content": "<p>",
        "crawl_date": "2024-11-21",
    }
    row = {"title": "H", "plaintext": TEXT, "html": {**page, "source_info": {"publisher": "A"}}, "lang": "en"}
    (report,), _ = read(row)
    assert (report.url, report.outlet, report.published) == ("https://a.example/1", "A", None)


def test_what_news_please_writes_for_nothing_is_nothing() -> None:
    row = {
        "maintext": TEXT,
        "text": None,
        "date_publish": "None",
        "date_modify": "2024-11-20 18:00:00",
        "date_download": "2024-11-21 08:00:00",
    }
    (report,), _ = read(row)
    assert (report.published, report.modified) == (None, "2024-11-20T18:00:00")


def test_the_day_trafilatura_read_a_page_is_no_date_of_it() -> None:
    (report,), _ = read(
        {"text": TEXT, "date": None, "filedate": "2024-11-21", "comments": "First!", "source": "https://a.example/1"}
    )
    assert (report.published, report.text) == (None, TEXT)


def test_the_same_text_from_two_outlets_is_two_reports_and_twice_from_one_is_one() -> None:
    row = {"id": 1, "text": TEXT, "outlet": "A"}
    reports, problems = read(row, {**row, "id": 2, "outlet": "B"}, {**row, "id": 3})
    assert [report.outlet for report in reports] == ["A", "B"]
    assert problems == [Problem("-#3", "same as -#1, counted once")]


def test_a_row_with_a_page_in_it() -> None:
    page = f"<html><body><article><h1>Fire in Skarn</h1><p>{TEXT}</p></article></body></html>"
    (report,), _ = read({"html": page, "url": "https://a.example/1"})
    assert report.url == "https://a.example/1"
    assert "Nobody was hurt" in report.text


@pytest.mark.parametrize(
    "value", [{"text": TEXT}, [{"text": TEXT}], {"title": "H", "maintext": TEXT, "filename": "x.html"}]
)
def test_one_json_document(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value, indent=2))
    reports, problems = read_reports([path])
    assert [report.text for report in reports] == [TEXT]
    assert problems == []


def test_deep_or_huge_json_fails_with_a_line() -> None:
    reports, problems = read(raw=b'{"text": ' + b"[" * 200_000 + b"\n" + json.dumps({"text": TEXT}).encode())
    assert len(reports) == 1
    assert len(problems) == 1
