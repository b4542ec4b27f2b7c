"""Live pages and lists: split into their entries with their times, or said so."""

import json
from pathlib import Path
from typing import Any

import pytest

from twosource.intake import Session, read_reports
from twosource.model import Problem, Report

HEAD = '<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="Omega"><link rel="canonical" href="{url}">{more}</head>'
ENTRY = (
    '<div class="post" id="p{n}"><time datetime="2024-11-20T1{n}:30:00Z">1{n}:30</time><h3>Trains stop {n}</h3>'
    "<p>All trains north of Dunmarrow have stopped running, the network operator said in its notice {n}.</p>"
    "<p>Buses run <b>every</b> hour.</p><button>Share</button></div>"
)


def read(tmp_path: Path, session: Session, page: str) -> tuple[list[Report], list[Problem]]:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    return read_reports([tmp_path / "a.html"], session=session)


def live(
    entries: str,
    title: str = "Storm Ophira live: trains stop",
    url: str = "https://omega.example/live/storm",
    more: str = "",
) -> str:
    return HEAD.format(title=title, url=url, more=more) + f"<body><h1>{title}</h1><main>{entries}</main></body></html>"


def told(**more: Any) -> str:
    updates = [
        {
            "@type": "BlogPosting", "headline": f"Trains stop {n}", "datePublished": f"2024-11-20T1{n}:30:00+01:00", "url": f"https://omega.example/live/storm#b{n}",
            "articleBody": f"All trains north of Dunmarrow have stopped, the operator said in notice {n}.", "author": {"name": "Jo Roe"},
        }
        for n in range(3)
    ]  # fmt: skip
    block = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "LiveBlogPosting", "headline": "Storm Ophira", "liveBlogUpdate": updates, **more}],
    }
    return f'<script type="application/ld+json">{json.dumps(block)}</script>'


def test_a_live_page_is_split_as_its_json_ld_says(tmp_path: Path, session: Session) -> None:
    reports, problems = read(
        tmp_path,
        session,
        live("<p>Latest news of the storm, here.</p>", "Storm", "https://omega.example/storm", told()),
    )
    assert [report.headline for report in reports] == ["Trains stop 0", "Trains stop 1", "Trains stop 2"]
    assert [report.published for report in reports] == [f"2024-11-20T1{n}:30:00+01:00" for n in range(3)]
    assert reports[1].url == "https://omega.example/live/storm#b1"
    assert (reports[1].byline, reports[1].outlet) == ("Jo Roe", "Omega")
    assert reports[1].path.endswith("a.html#2")
    assert reports[1].text.startswith("Trains stop 1\n\nAll trains north")
    assert [problem.message for problem in problems] == ["a live page: split into its 3 entries"]


def test_a_live_page_is_split_at_its_times(tmp_path: Path, session: Session) -> None:
    reports, problems = read(tmp_path, session, live("".join(ENTRY.format(n=n) for n in range(4))))
    assert [report.published for report in reports] == [f"2024-11-20T1{n}:30:00+00:00" for n in range(4)]
    assert reports[2].url == "https://omega.example/live/storm#p2"
    assert reports[2].headline == "Trains stop 2"
    assert reports[2].text == (
        "Trains stop 2\n\nAll trains north of Dunmarrow have stopped running, the network operator said in its notice 2.\n\nBuses run every hour."
    )
    assert [problem.message for problem in problems] == ["a live page: split into its 4 entries"]


def test_a_live_page_without_times_is_said_to_be_one(tmp_path: Path, session: Session) -> None:
    paragraphs = "".join(
        f"<p>All trains north of Dunmarrow have stopped running, the network operator said in notice {n}.</p>"
        for n in range(6)
    )
    reports, problems = read(tmp_path, session, live(f"<article>{paragraphs}</article>"))
    assert len(reports) == 1
    assert [problem.message for problem in problems] == [
        "a live page whose entries can't be told apart: read as one report"
    ]


def test_what_is_no_live_page_is_left_whole(tmp_path: Path, session: Session) -> None:
    """Related stories with their times below a report are no entries of it."""
    body = "".join(
        f"<p>The old dam above Lima, where many people live, burst at dawn on Monday, the mayor said {n} times.</p>"
        for n in range(5)
    )
    page = live(
        f"<article>{body}</article>" + "".join(ENTRY.format(n=n) for n in range(4)),
        "Where they live",
        "https://omega.example/dam",
    )
    reports, problems = read(tmp_path, session, page)
    assert len(reports) == 1
    assert not any("live" in problem.message for problem in problems)


def test_a_list_of_reports_is_said_to_be_one(tmp_path: Path, session: Session) -> None:
    teaser = '<div class="card"><h3><a href="/{n}">Dam number {n} bursts near Lima</a></h3><p>The old dam {n} burst at dawn on Monday, the mayor of the city said in a statement.</p></div>'
    page = live("".join(teaser.format(n=n) for n in range(9)), "World", "https://omega.example/world")
    _, problems = read(tmp_path, session, page)
    assert [problem.message for problem in problems] == [
        "looks like a list of other reports: read as one; give their own addresses"
    ]


def test_an_update_never_becomes_the_date_of_publication(tmp_path: Path, session: Session) -> None:
    paragraph = "<p>The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement.</p>" * 3
    more = '<meta property="article:modified_time" content="2024-11-20T18:00:00Z"><meta property="og:updated_time" content="2024-11-20T18:00:00Z">'
    (report,), _ = read(tmp_path, session, live(paragraph, "Dam", "https://omega.example/dam", more))
    assert (report.published, report.modified) == (None, "2024-11-20T18:00:00+00:00")
    (report,), _ = read(tmp_path, session, live(paragraph, "Dam", "https://omega.example/2024/11/19/dam", more))
    assert (report.published, report.modified) == ("2024-11-19", "2024-11-20T18:00:00+00:00")


@pytest.mark.parametrize("kind", ["wp-caption-text", "image__caption photo-credit", "media-caption"])
def test_captions_are_told_by_their_class(tmp_path: Path, session: Session, kind: str) -> None:
    paragraph = "<p>The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement.</p>" * 3
    page = live(
        f'<article><p class="{kind}">The dam on Friday. (Newsline/Jo Roe)</p>{paragraph}</article>',
        "Dam",
        "https://omega.example/dam",
    )
    (report,), _ = read(tmp_path, session, page)
    assert [report.quote(span) for span in report.captions] == ["The dam on Friday. (Newsline/Jo Roe)"]


def test_the_language_a_short_page_says_it_is_in(tmp_path: Path, session: Session) -> None:
    page = '<html lang="fr-FR"><body><article><h1>Lima</h1><p>Panta rhei Oban Lima Skarn Tarnholt.</p></article></body></html>'
    (report,), problems = read(tmp_path, session, page)
    assert (report.language, report.readable) == ("fr", False)
    assert problems[0].message == "in French, which can't be read: kept, and stands beside the counts"
