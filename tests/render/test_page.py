"""The page is one file that acts on nothing, links every quotation to its place, and says what the terminal says."""

import io
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
from story import story

from twosource.model import Dossier
from twosource.render.lookup import look_up
from twosource.render.marks import Mark, cut, texts
from twosource.render.page import page
from twosource.render.ranking import ranked
from twosource.render.terminal import show
from twosource.testing import dossier, report, statement

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Reader(HTMLParser):
    """Tags, ids, links, the words seen, and whether every tag is closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        held = dict(attrs)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if "href" in held else []
        assert not [name for name in held if name.startswith("on") or name in ("src", "style")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def seen(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader(page(story()))


def test_it_is_well_formed_and_every_id_is_one(read: Reader) -> None:
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))


def test_it_asks_nothing_of_the_network(read: Reader) -> None:
    assert not read.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert all(link.startswith("#") for link in read.links)
    source = page(story())
    assert "default-src 'none'; style-src 'unsafe-inline'" in source
    assert "url(" not in source and "@import" not in source


def test_every_link_lands(read: Reader) -> None:
    assert {link[1:] for link in read.links} <= set(read.ids)
    assert len(read.links) > 30


def test_it_says_what_the_terminal_says(read: Reader) -> None:
    out = io.StringIO()
    show(story(), Console(file=out, width=100, no_color=True), everything=True)
    seen = read.seen().replace(" ", "")
    for line in out.getvalue().splitlines():
        for part in re.split(r"[→—·│├└─]|  +|\[ ?\d+\]|: |\[[a-z ]+\]", line):
            assert part.replace(" ", "") in seen, part


def test_the_words_of_a_report_stay_words() -> None:
    nasty = report(
        "</style><script>alert(1)</script><img src=x onerror=y> {{ 7*7 }} \x1b[2J\u202e \ud800, he said.",
        outlet="<i>O</i>",
        headline='"><script>',
        url="javascript:alert(1)",
        language='en" onload="x',
        published="<b>",
    )
    made = page(dossier([nasty], statements=[statement(nasty, nasty.text[:-9], cue="said", source="he")]))
    read = Reader(made)
    assert "script" not in read.tags and "img" not in read.tags and "i" not in read.tags
    assert "{{ 7*7 }} ⟨U+001B⟩[2J⟨U+202E⟩ ⟨U+D800⟩" in read.seen()
    assert not [link for link in read.links if "javascript" in link]
    made.encode("utf-8")


def test_an_empty_dossier_says_so() -> None:
    assert "No report could be read." in Reader(page(Dossier())).seen()


def test_the_text_of_every_report_is_there_in_full() -> None:
    held = story()
    lookup = look_up(held)
    pieces = texts(held, ranked(held, lookup), lookup)
    for r in held.reports:
        assert "".join(p.text for p in pieces[r.id]) == r.text


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.sampled_from("abc")), max_size=8),
    st.sets(st.integers(0, 30), max_size=4),
)
@settings(deadline=None, max_examples=80)
def test_pieces_are_the_text_with_each_mark_where_it_was(
    text: str, spans: list[tuple[int, int, str]], anchors: set[int]
) -> None:
    marks = [Mark((low, high), kind) for low, high, kind in spans]
    pieces = cut(text, marks, {at: f"a{at}" for at in anchors}, {})
    assert "".join(p.text for p in pieces) == text
    got = [p.kinds for p in pieces for _ in p.text]
    wanted = [
        tuple(sorted({k for low, high, k in spans if 0 <= low <= at < high <= len(text)})) for at in range(len(text))
    ]
    assert got == wanted
