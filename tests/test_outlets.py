"""Credits in the forms found in the wild, and where a text names a medium."""

import time

import pytest

from twosource.model import Credit, Report
from twosource.outlets import find_credits, find_media, kind_of, medium, same_medium

BODY = "The old bridge at Sarn was closed on Monday after a pillar cracked, the mayor said."


def credits(text: str, **known: object) -> list[tuple[str, str, str]]:
    report = Report("r", "r.txt", text, "", **known)
    return [(report.quote(c.span), c.name, c.form) for c in find_credits(report)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SARN (AP) — " + BODY, "AP"),
        ("(Reuters) - " + BODY, "Reuters"),
        ("PARIS, March 3 (Xinhua) -- " + BODY, "Xinhua"),
        ("New Delhi, Mar 3 (PTI) " + BODY, "PTI"),
        ("MOSCOW. Nov 20 (Interfax) - " + BODY, "Interfax"),
        ("KYIV, November 20. /TASS/. " + BODY, "TASS"),
        ("SARN, March 3, 2024 /PRNewswire/ -- " + BODY, "PR Newswire"),
        ("LAKE TOWN (TBNA) — " + BODY, "TBNA"),
    ],
)
def test_datelines(text, name):
    assert [(n, form) for _, n, form in credits(text)] == [(name, "dateline")]


def test_initials_in_a_dateline_are_the_name_that_the_text_writes_out():
    text = f"By Timber Bay Wire Service\n\nSARN (TBWS) — {BODY} A clerk told the Timber Bay Wire Service so."
    found = credits(text)
    assert ("(TBWS)", "Timber Bay Wire Service", "dateline") in found
    assert [name for _, name, form in found if form == "sentence"] == ["Timber Bay Wire Service"]
    assert ("(TBWS)", "TBWS", "dateline") in credits("SARN (TBWS) — " + BODY)


def test_a_dateline_may_credit_two():
    assert [(n, f) for _, n, f in credits("(NEWSnet/AP) — " + BODY)] == [("NEWSnet", "dateline"), ("AP", "dateline")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By AFP", "AFP"),
        ("PTI", "PTI"),
        ("Bloomberg", "Bloomberg"),
        ("By Jane Doe, Associated Press", "AP"),
        ("By JANE DOE Associated Press Writer", "AP"),
        ("Jane Doe | Reuters", "Reuters"),
        ("PTI | New Sarn | Updated: 3 March 2024", "PTI"),
        ("Updated: 3 March, PTI", "PTI"),
        ("By The Canadian Press", "The Canadian Press"),
        ("Agencies", "agencies"),
    ],
)
def test_bylines(line, name):
    assert [(n, f) for _, n, f in credits(f"Bridge closed at Sarn\n\n{line}\n\n{BODY}")] == [(name, "byline")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Reuters", "Reuters"),
        ("(ANI)", "ANI"),
        ("Xinhua", "Xinhua"),
        ("-AFP", "AFP"),
        ("Source: dpa", "dpa"),
        ("(Agencies)", "agencies"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("This story was originally published by ProPublica.", "ProPublica"),
    ],
)
def test_last_lines(line, name):
    assert [(n, f) for _, n, f in credits(f"{BODY}\n\n{line}")] == [(name, "endline")]


def test_a_last_line_may_credit_two():
    assert [n for _, n, _ in credits(f"{BODY}\n(dpa/NAN)")] == ["dpa", "NAN"]


@pytest.mark.parametrize("tail", [" (ANI)", " — AFP", " PTI ABC DEF", " -Bernama"])
def test_sign_offs_at_the_end_of_the_text(tail):
    assert [f for _, _, f in credits(BODY + tail)] == ["endline"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The bridge will stay shut, Report informs via BBC.", "via BBC"),
        ("The bridge will stay shut, an official told Reuters.", "told Reuters"),
        ("The mayor, speaking to the BBC, said the bridge would stay shut.", "speaking to the BBC"),
        ("The letter, seen by AFP, says the bridge will stay shut.", "seen by AFP"),
        ("The crack was first reported by the Timber Bay Herald.", "reported by the Timber Bay Herald"),
        ("The bridge will stay shut, the paper wrote, citing Reuters.", "citing Reuters"),
        ("According to Reuters, the bridge will stay shut.", "According to Reuters"),
        ("She said in an interview with Al Jazeera that it would stay shut.", "interview with Al Jazeera"),
        ("The minister told Russia's TASS news agency it would stay shut.", "told Russia's TASS"),
        ("The BBC has learned that the bridge was never inspected.", "BBC has learned"),
        ("Xinhua news agency said the bridge would stay shut.", "Xinhua news agency said"),
        ("A Reuters reporter saw smoke over the bridge on Monday.", "Reuters reporter"),
        ("Officials, quoted by the Interfax news agency, said it would stay shut.", "quoted by the Interfax"),
        ("Reuters could not independently verify the account.", "Reuters could not independently verify"),
    ],
)
def test_sentences(sentence, words):
    assert [(w, f) for w, _, f in credits(f"{BODY}\n\n{sentence}\n\n{BODY}")] == [(words, "sentence")]


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press contributed to this report.",
        "With files from The Canadian Press.",
        "(With inputs from agencies)",
        "Additional reporting by Reuters.",
        "Information from the Timber Bay Tribune was used in this report.",
    ],
)
def test_contributions_are_credits_for_a_part(line):
    assert [f for _, _, f in credits(f"{BODY}\n\n{line}")] == ["contributed"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AFP",
        "AP Photo/Jane Doe",
        "A crack in the pillar (Jane Doe/AFP via Getty Images)",
        "Image credit: Reuters",
    ],
)
def test_pictures_are_no_credit_for_text(line):
    assert [f for _, _, f in credits(f"{BODY}\n\n{line}\n\n{BODY}")] == ["picture"]


def test_whatever_stands_in_a_caption_is_a_picture_credit():
    text = f"{BODY}\nWorkers at the bridge. Reuters\n{BODY}"
    caption = (text.index("Workers"), text.index("\n" + BODY))
    assert [f for _, _, f in credits(text, captions=(caption,))] == ["picture"]


@pytest.mark.parametrize(
    "text",
    [
        "Time will tell whether the guardian of the estate stays at the post.",
        "The Guardian Council met on Monday. Press Secretary Jane Doe spoke to reporters.",
        "A Reuters/Ipsos poll found that half of the town wants a new bridge.",
        "The Sun rose over Capitol Hill while Mr. Sun read a mirror.",
        "Fox News reporter Jane Doe left the firm after nine years.",
        "Mayor Quill sued CNN on Monday over what she called a smear.",
        "Reuters said it would cut 100 jobs at its offices in the capital.",
        "The Associated Press (AP) is a co-operative of newspapers and stations.",
        "She posted the letter on facebook.com and on her own page.",
    ],
)
def test_no_credit_where_none_is_given(text):
    assert credits(text) == []


def test_nothing_is_credited_in_furniture():
    text = f"Source: Reuters\n{BODY}"
    assert credits(text, furniture=((0, 15),)) == []


def test_credits_already_known_are_kept_and_asking_twice_adds_none():
    known = Credit((0, 4), "AFP", "metadata")
    report = Report("r", "r.txt", f"SARN (AP) — {BODY}", "", credits=(known,))
    once = find_credits(report)
    again = find_credits(Report("r", "r.txt", report.text, "", credits=once))
    assert known in once and len(once) == 2
    assert again == once


def test_media_with_their_spans():
    text = "The Timber Bay Herald and KXYZ-TV had it from Reuters; so did the BBC's Jane Doe and washingtonpost.com said so."
    found = [(text[s:e], name) for (s, e), name in find_media(text)]
    assert ("Timber Bay Herald", "Timber Bay Herald") in found
    assert ("KXYZ-TV", "KXYZ-TV") in found
    assert ("Reuters", "Reuters") in found
    assert ("BBC", "BBC") in found


@pytest.mark.parametrize(
    "text", ["told the Guardian", "The Guardian reported", "according to the Sun", "(AP)", "via AP"]
)
def test_short_names_count_where_a_credit_stands(text):
    assert len(find_media(text)) == 1


def test_the_table_knows_names_hosts_and_addresses():
    assert medium("agence france-presse") is medium("AFP") is medium("https://www.afp.com/en/news")
    assert medium("news.bbc.co.uk").name == "BBC"
    assert medium("abc.net.au").name != medium("abcnews.go.com").name
    assert medium("bbc.com.example") is None


def test_kinds():
    assert (kind_of("PTI"), kind_of("Business Wire"), kind_of("The Times"), kind_of("Lake News Agency")) == (
        "wire",
        "release",
        "outlet",
        "wire",
    )
    assert not same_medium("The Times", "The Sunday Times")


@pytest.mark.parametrize(
    "line",
    [
        "A" * 2000,
        "AAA BBB " * 300 + "end",
        "-" * 400 + "x",
        "20241120" * 60 + "x",
        "By " + "Jane Doe, " * 30,
        "(" * 500,
    ],
)
def test_time_stays_linear_in_a_line_made_to_stall(line):
    started = time.process_time()
    find_credits(Report("r", "r.txt", f"{line}\n{line} (AP\n\n{BODY}\n\n{line}", ""))
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Agence France-Presse. All rights reserved.", "AFP"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("© 2024 Timber Bay News Agency", "Timber Bay News Agency"),
        ("This story first appeared on Timber Bay Online.", "Timber Bay Online"),
        ("This article was originally published by the Lake Gazette.", "Lake Gazette"),
        ("Republished from ProPublica.", "ProPublica"),
    ],
)
def test_furniture_that_says_whose_the_report_is(line, name):
    text = f"{BODY}\n\n{line}"
    at = text.index(line)
    assert [(n, f) for _, n, f in credits(text, furniture=((at, len(text)),))] == [(name, "endline")]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2024 The Coast Times. All rights reserved.", "The Coast Times"),
        ("© 2024 Lake Media Group", None),
        ("Copyright 2024 Reuters", "Reuters"),
        ("Source: Reuters", None),
        ("More from Reuters | AP | AFP", None),
        ("First published on 3 March 2024", None),
    ],
)
def test_a_page_s_own_lines_credit_nobody(line, outlet):
    text = f"{BODY}\n\n{line}"
    assert credits(text, furniture=((text.index(line), len(text)),), outlet=outlet) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An official told the Coast Times newspaper so.", "Coast Times"),
        ("An official told the Times newspaper so.", "The Times"),
        ("The Coast Daily Mail reported it, citing police.", "Coast Daily Mail"),
        ("An official told the New York Times so.", "The New York Times"),
        ("On Monday Reuters reported it.", "Reuters"),
    ],
)
def test_the_longest_name_wins(text, name):
    assert [n for _, n in find_media(text)] == [name]
