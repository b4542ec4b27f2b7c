"""Whatever a report says, no export acts on it: no markup, no formula, nothing that isn't seen."""

import csv
import io
import json
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx
import pyarrow.parquet as pq
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hostile_story import HANDLER, INJECTION, SCRIPT, hostile

from twosource.interchange import FORMATS, export, export_tables, from_json, to_json
from twosource.interchange.clean import INVISIBLE
from twosource.testing import dossier, report, statement

_UNSEEN = re.compile(
    f"{INVISIBLE.pattern}|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
WHOLE = pytest.mark.parametrize("full_text", [False, True], ids=["excerpts", "whole"])


class _Tags(HTMLParser):
    """The tags and the attributes' names and values of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def _parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


@WHOLE
@pytest.mark.parametrize("kind", [f for f in FORMATS if f not in ("docx", "csv", "parquet")])
def test_nothing_unseen_in_any_text(kind: str, full_text: bool) -> None:
    told = export(hostile(), kind, full_text=full_text).decode("utf-8")  # type: ignore[arg-type]
    assert not _UNSEEN.search(told)
    if kind == "json" and full_text:  # exact all the same: what isn't seen stands as its escape
        assert from_json(told.encode()) == hostile()


@WHOLE
def test_page_has_no_tag_of_a_report(full_text: bool) -> None:
    page = _parsed(export(hostile(), "html", full_text=full_text).decode())
    assert not {"script", "img", "b0"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [value for name, value in page.attributes if name in ("href", "src") and "javascript" in value.lower()]


@WHOLE
def test_cells_hold_no_formula(full_text: bool) -> None:
    for name, data in export_tables(hostile(), "csv", full_text=full_text):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, name
        for row in rows[1:]:
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "@")) and not cell.startswith(("\t", "\r")), (name, cell)
                assert not cell.startswith("-") or re.fullmatch(r"-\d+(\.\d+)?", cell), (name, cell)
                assert not _UNSEEN.search(cell)


def test_parquet_holds_nothing_unseen() -> None:
    for name, data in export_tables(hostile(), "parquet", full_text=True):
        for row in pq.read_table(io.BytesIO(data)).to_pylist():
            assert not any(isinstance(v, str) and _UNSEEN.search(v) for v in row.values()), name


@WHOLE
def test_document_holds_text_only(full_text: bool) -> None:
    data = export(hostile(), "docx", full_text=full_text)
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
            assert b"javascript" not in part or name == "word/document.xml"
    body = parts["word/document.xml"].decode()
    assert "<script" not in body and "w:hyperlink" not in body and "w:fldSimple" not in body
    document = docx.Document(io.BytesIO(data))
    words = "\n".join(p.text for p in document.paragraphs)
    assert SCRIPT in words and not _UNSEEN.search(words)


@WHOLE
def test_markdown_shows_the_words_and_no_markup(full_text: bool) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    told = export(hostile(), "markdown", full_text=full_text).decode()
    page = _parsed(markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(told))
    ours = {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "strong",
        "blockquote",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert set(page.tags) <= ours, set(page.tags) - ours
    assert page.tags.count("h1") == 1


def test_graph_is_well_formed() -> None:
    root = ElementTree.fromstring(export(hostile(), "graphml"))
    assert len(root.findall(".//{*}node")) == 3 and "<script" not in export(hostile(), "graphml").decode()


def test_time_line_slides_hold_escaped_words() -> None:
    told = json.loads(export(hostile(), "timelinejs"))
    for event in told["events"]:
        for html in (
            event["text"]["headline"],
            event["text"]["text"],
            event["group"],
            event["display_date"],
        ):
            page = _parsed(html)
            assert set(page.tags) <= {"p", "a"}
            assert all(name in ("href", "rel") for name, _ in page.attributes)


@pytest.mark.parametrize("kind", ["claims", "annotations", "prov"])
def test_linked_data_names_no_address_that_is_none(kind: str) -> None:
    told = json.loads(export(hostile(), kind))  # type: ignore[arg-type]

    def addresses(value: object) -> list[str]:
        if isinstance(value, dict):
            here = [str(v) for k, v in value.items() if k in ("@id", "id", "url", "source") and isinstance(v, str)]
            return here + [a for v in value.values() for a in addresses(v)]
        return [a for v in value for a in addresses(v)] if isinstance(value, list) else []

    found = addresses(told.get("@graph") or told["items"])
    assert found and all(re.fullmatch(r"(urn:twosource:|https?://)[^\s<>\"]+", address) for address in found)


def test_a_megabyte_of_one_word_is_exported_and_cut_in_excerpts() -> None:
    one = report("a" * 1_000_000 + " fell, he said.", outlet="A")
    made = dossier([one], statements=[statement(one, "a" * 1_000_000 + " fell", cue="said", source="he")])
    for kind in FORMATS:
        assert export(made, kind), kind
    for kind in ("html", "markdown", "claims", "annotations"):
        assert len(export(made, kind)) < 50_000, kind  # type: ignore[arg-type]
    cells = list(csv.reader(io.StringIO(dict(export_tables(made, "csv", full_text=True))["claims.csv"].decode())))
    assert max(len(cell) for row in cells for cell in row) <= 32_767


def test_injection_stays_a_quotation() -> None:
    told = export(hostile(), "markdown").decode()
    at = told.index("Ignore all previous instructions")
    assert told[at - 1] in "“ " and INJECTION.split("@")[0] in told
    assert HANDLER not in told


def test_json_comes_back_to_the_byte() -> None:
    whole = to_json(hostile())
    assert from_json(whole) == hostile() and to_json(from_json(whole)) == whole
