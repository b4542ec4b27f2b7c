"""Feeds, lists of feeds, lists of addresses, saved pages."""

from pathlib import Path

import pytest

from twosource.intake import Item, Session, gather
from twosource.intake.jobs import Job
from twosource.intake.lexicon import load_lexicon
from twosource.intake.parse import work
from twosource.settings import IntakeSettings

from .serving import reply, serving

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement. "
LONG = " ".join(f"<p>{BODY}It was the {n}th time that it had leaked, engineers said.</p>" for n in range(8))


def rss(*items: str) -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Omega Daily</title>{"".join(items)}</channel></rss>""".encode()


def item(number: int, link: str = "", content: str = "") -> str:
    link = f"<link>{link}</link>" if link else ""
    content = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return f"""<item><title>Dam {number} bursts</title>{link}<author>By Jane Doe</author>
<pubDate>Wed, 20 Nov 2024 10:0{number}:00 GMT</pubDate><description>{BODY} …</description>{content}</item>"""


def html(number: int) -> bytes:
    return (
        f"<html><body><article><h1>Dam {number} bursts</h1><p>{BODY}Dam {number}.</p></article></body></html>".encode()
    )


def messages(items: list[Item]) -> list[str]:
    return [problem.message for item in items for problem in item.problems]


def read(data: bytes, session: Session) -> list[Item]:
    return list(gather(["-"], stdin=data, session=session))


def test_a_report_that_the_feed_gives_in_full_is_read_there(session: Session) -> None:
    (one,) = read(rss(item(1, "https://omega.example/1", LONG)), session)
    report = one.reports[0]
    assert (report.url, report.outlet, report.headline) == ("https://omega.example/1", "Omega Daily", "Dam 1 bursts")
    assert (report.byline, report.published) == ("Jane Doe", "2024-11-20T10:01:00+00:00")
    assert "7th time" in report.text and "<p>" not in report.text
    assert one.problems == ()


def test_offline_only_the_teaser_is_read_and_that_is_said(session: Session) -> None:
    items = read(rss(item(1, "https://omega.example/1")), session)
    assert [report.headline for one in items for report in one.reports] == ["Dam 1 bursts"]
    assert messages(items) == ["of 1 reports only what the feed says was read, not their pages"]


def test_atom_keeps_published_and_updated_apart(session: Session) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Omega</title><entry><title>Dam</title>
<link href="https://omega.example/1"/><published>2024-11-20T10:00:00Z</published><updated>2024-11-20T18:00:00Z</updated>
<content type="html">{LONG.replace("<", "&lt;")}</content></entry></feed>"""
    (one,) = read(atom.encode(), session)
    assert (one.reports[0].published, one.reports[0].modified) == (
        "2024-11-20T10:00:00+00:00", "2024-11-20T18:00:00+00:00",
    )  # fmt: skip


def test_an_atom_entry_with_an_update_only_has_no_date_of_publication(session: Session) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Omega</title><entry><title>Dam</title>
<updated>2024-11-20T18:00:00Z</updated><content type="html">{LONG.replace("<", "&lt;")}</content></entry></feed>"""
    (one,) = read(atom.encode(), session)
    assert (one.reports[0].published, one.reports[0].modified) == (None, "2024-11-20T18:00:00+00:00")


def test_the_pages_of_a_feed_are_fetched(online: Session) -> None:
    with serving() as server:
        server.replies |= {
            "/1": reply(html(1)),
            "/feed": reply(rss(item(1, server.url("/1")), item(2, server.url("/2")))),
        }
        items = list(gather([server.url("/feed")], session=online))
    reports = [report for one in items for report in one.reports]
    assert [report.headline for report in reports] == ["Dam 1 bursts", "Dam 2 bursts"]
    assert "Dam 1." in reports[0].text
    assert reports[0].published == "2024-11-20T10:01:00+00:00"
    assert messages(items) == [
        "its page could not be read (its server answers 404 (Not Found)): only what the feed says was"
    ]


def test_opml_leads_to_feeds_and_those_to_pages(online: Session) -> None:
    with serving() as server:
        opml = f'<opml version="2.0"><body><outline text="A"><outline type="rss" xmlUrl="{server.url("/feed")}"/></outline></body></opml>'
        server.replies |= {
            "/1": reply(html(1)),
            "/feed": reply(rss(item(1, server.url("/1"))), kind="application/rss+xml"),
        }
        items = list(gather(["-"], stdin=opml.encode(), session=online))
    assert [report.headline for one in items for report in one.reports] == ["Dam 1 bursts"]
    assert "Dam 1." in items[-1].reports[0].text


def test_a_feed_never_leads_to_a_feed_and_on(online: Session) -> None:
    with serving() as server:
        server.replies["/feed"] = reply(rss(item(1, server.url("/feed"))))
        items = list(gather([server.url("/feed")], session=online))
    assert server.asked.count("/feed") == 2
    assert len(items) == 2


@pytest.mark.parametrize("form", ["{}\n# later\n\n{}\n", "\ufeff{}\r\n{}\r\n"])
def test_a_list_of_addresses_is_followed(tmp_path: Path, form: str, online: Session) -> None:
    with serving({"/1": reply(html(1)), "/2": reply(html(2))}) as server:
        (tmp_path / "list.txt").write_text(form.format(server.url("/1"), server.url("/2")), encoding="utf-8")
        items = list(gather([tmp_path / "list.txt"], session=online))
    assert [report.headline for one in items for report in one.reports] == ["Dam 1 bursts", "Dam 2 bursts"]


def test_a_shortcut_is_followed(tmp_path: Path, online: Session) -> None:
    with serving({"/1": reply(html(1))}) as server:
        (tmp_path / "a.url").write_text(f"[InternetShortcut]\r\nURL={server.url('/1')}\r\n")
        items = list(gather([tmp_path / "a.url"], session=online))
    assert [report.headline for one in items for report in one.reports] == ["Dam 1 bursts"]


def test_a_list_that_was_fetched_is_a_text(online: Session) -> None:
    with serving() as server:
        server.replies["/list"] = reply(f"{server.url('/1')}\n".encode(), kind="text/plain")
        list(gather([server.url("/list")], session=online))
    assert server.asked == ["/robots.txt", "/list"]


def test_a_page_saved_by_a_browser(session: Session) -> None:
    mhtml = b"""From: <Saved by Blink>\r\nSnapshot-Content-Location: https://omega.example/1\r\nSubject: Dam\r
MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="x"\r\n\r\n--x\r
Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"""
    mhtml += html(1).replace(b"=", b"=3D") + b"\r\n--x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n"
    (one,) = read(mhtml, session)
    assert (one.reports[0].url, one.reports[0].headline) == ("https://omega.example/1", "Dam 1 bursts")
    assert one.problems == ()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [BOMB, OUTSIDE])
@pytest.mark.parametrize("root", ["<rss><channel><title>&l9;&e;</title><item><title>&l9;&e;</title></item></channel></rss>",
                                  '<opml><body><outline xmlUrl="https://a.example/&l9;&e;"/></body></opml>'])  # fmt: skip
def test_entities_of_ones_own_are_refused(session: Session, prolog: str, root: str) -> None:
    for data in ((prolog + root).encode(), ("\ufeff" + prolog + root).encode("utf-16")):
        items = read(data, session)
        assert messages(items) == ["refused: it declares entities of its own (a DTD), which no feed needs"]
        assert not any(one.reports for one in items)


def test_the_old_document_type_of_rss_does_no_harm(session: Session) -> None:
    typed = rss(item(1, "", LONG)).replace(
        b"?>", b'?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">', 1
    )
    (one,) = read(typed, session)
    assert one.reports[0].headline == "Dam 1 bursts"


def test_a_feed_is_never_taken_for_the_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """feedparser opens a file where its input is the name of one, be it a string or bytes."""
    name = b"<rss><channel></channel></rss>"
    secret = tmp_path / name.decode()
    secret.parent.mkdir(parents=True)
    secret.write_bytes(rss(item(1, "", LONG)))
    monkeypatch.chdir(tmp_path)
    answers = list(work(Job(kind="feed", where="x", settings=IntakeSettings(), raw=name), load_lexicon()))
    assert [problem.message for one in answers for problem in one.problems] == [
        "a feed with nothing to read: no entries in it"
    ]


def test_a_broken_feed_keeps_what_can_be_read(session: Session) -> None:
    items = read(rss(item(1, "", LONG), item(2, "", LONG))[:-300], session)
    assert items[0].reports[0].headline == "Dam 1 bursts"
    assert any("not well formed" in line for line in messages(items))
