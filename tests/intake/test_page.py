from pathlib import Path

import pytest

from twosource.intake import Session, read_reports
from twosource.model import Credit, Problem, Report

ARTICLE = """
<article><h1>Warehouse burns down in Skarn</h1><p class="byline">By Jane Doe</p>
<figure><img src="x.jpg"><figcaption>The harbour on Friday. (Newsline/Jo Roe)</figcaption></figure>
<p>SKARN, Norland (Newsline) — A warehouse burned down in the harbour of Skarn on Friday, the fire brigade said.</p>
<p>“We saw it from the hills,” said Ana Brand, who lives above the town. She has lived there since 1991.</p>
<div>Advertisement</div>
<p>The brigade said it had been called at four in the morning, when the roof was already gone.</p>
<h2>Old warnings</h2>
<p>Inspectors had asked for sprinklers twice. The owner said it could not comment.</p>
<p>(Reporting by Jane Doe)</p></article>
"""
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Warehouse burns down in Skarn | Omega Daily</title>
<link rel="canonical" href="https://www.newsline.example/skarn-fire">
<meta property="og:url" content="https://omega.example/skarn-fire-2"><meta property="og:site_name" content="Omega Daily">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Omega"}, {"@type": "NewsArticle",
"headline": "Warehouse burns down in Skarn", "datePublished": "2024-11-20T13:13:00Z",
"dateModified": "2024-11-20T15:00:00+01:00", "publisher": {"@type": "Organization", "name": "Omega Daily"},
"author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Newsline"}]}]}</script></head>"""
CHROME = """<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>"""
FOOT = """<aside><h3>Related</h3><a href="/b">Bakery wins prize</a></aside><footer>© 2024 Omega Daily</footer></body></html>"""


def one(
    tmp_path: Path, session: Session, page: str | bytes, name: str = "a.html"
) -> tuple[list[Report], list[Problem]]:
    path = tmp_path / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_reports([path], session=session)


def test_a_page_becomes_what_its_reader_sees(tmp_path: Path, session: Session) -> None:
    reports, problems = one(tmp_path, session, HEAD + CHROME + ARTICLE + FOOT)
    assert problems == []
    report = reports[0]
    assert report.text.startswith("Warehouse burns down in Skarn\n\nSKARN, Norland (Newsline) — A warehouse")
    assert "Bakery" not in report.text
    assert "© 2024" not in report.text
    assert "Old warnings" in report.text
    assert [report.quote(span) for span in report.captions] == ["The harbour on Friday. (Newsline/Jo Roe)"]
    assert [report.quote(span) for span in report.furniture] == ["Advertisement"]


def test_metadata_is_read(tmp_path: Path, session: Session) -> None:
    report = one(tmp_path, session, HEAD + CHROME + ARTICLE + FOOT)[0][0]
    assert report.url == "https://omega.example/skarn-fire-2"
    assert report.outlet == "Omega Daily"
    assert report.headline == "Warehouse burns down in Skarn"
    assert report.headline_span == (0, 29)
    assert report.byline == "Jane Doe, Newsline"
    assert report.dateline == "SKARN, Norland"
    assert report.published == "2024-11-20T13:13:00+00:00"
    assert report.modified == "2024-11-20T15:00:00+01:00"
    assert report.credits == (
        Credit((0, 0), "Newsline", "metadata"),
        Credit((0, 0), "newsline.example", "metadata"),
    )


def test_a_page_without_metadata_has_its_text(tmp_path: Path, session: Session) -> None:
    report = one(tmp_path, session, f"<html><body>{ARTICLE}</body></html>")[0][0]
    assert report.headline == "Warehouse burns down in Skarn"
    assert report.outlet is None
    assert report.published is None


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Omega</title></head>{CHROME}<footer>© 2024 Omega. All rights reserved.</footer></body></html>",
        f"<html>{CHROME}<main><h1>World</h1><ul><li><a>Warehouse burns</a></li><li><a>Strike ends</a></li></ul></main></html>",
        "<html><body></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_that_is_only_navigation_holds_no_report(tmp_path: Path, session: Session, page: str) -> None:
    reports, problems = one(tmp_path, session, page)
    assert reports == []
    assert len(problems) == 1
    assert problems[0].failed


def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path, session: Session) -> None:
    broken = HEAD + CHROME + ARTICLE.replace("</p>", "").replace("</h1>", "") + "<div><p>“Enough," + "<b" * 50
    reports, _ = one(tmp_path, session, broken)
    assert "called at four in the morning" in reports[0].text


def test_the_type_is_told_by_what_is_in_the_file(tmp_path: Path, session: Session) -> None:
    as_text = one(tmp_path, session, HEAD + CHROME + ARTICLE + FOOT, "a.txt")[0][0]
    assert as_text.outlet == "Omega Daily"
    plain = one(tmp_path, session, "A warehouse burned down in Skarn on Friday, the fire brigade said.", "b.html")[0][0]
    assert plain.text == "A warehouse burned down in Skarn on Friday, the fire brigade said."


def test_a_body_only_in_json_ld_is_used(tmp_path: Path, session: Session) -> None:
    body = "A warehouse burned down in Skarn on Friday, the fire brigade said. " * 5
    page = (
        HEAD.replace('"headline":', f'"articleBody": "{body}", "headline":')
        + "<body><div id='app'></div></body></html>"
    )
    assert "burned down in Skarn on Friday" in one(tmp_path, session, page)[0][0].text


@pytest.mark.parametrize(
    "block", ["{", "[]", "null", '{"@type": 3}', '{"@graph": {"@type": "NewsArticle", "author": [[]]}}']
)
def test_bad_json_ld_is_passed_over(tmp_path: Path, session: Session, block: str) -> None:
    page = f'<html><head><script type="application/ld+json">{block}</script></head><body>{ARTICLE}</body></html>'
    assert one(tmp_path, session, page)[0][0].headline == "Warehouse burns down in Skarn"


def test_a_declared_charset_is_no_guess(tmp_path: Path, session: Session) -> None:
    article = ARTICLE.replace("(Reporting by", "It had come from Tórshavn in 1950. (Reporting by")
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{article}</body></html>'
    reports, problems = one(
        tmp_path, session, page.replace("“", '"').replace("”", '"').replace("—", "-").encode("latin-1")
    )
    assert "Tórshavn" in reports[0].text
    assert problems == []
