"""What each export holds, on a small dossier made by hand."""

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pyarrow.parquet as pq
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from story import AGENCY, COPY, OWN, TOLL, TOLL_OWN, story

from twosource.errors import InputError
from twosource.interchange import FORMATS, TABLES, export, export_tables, from_json, to_json
from twosource.interchange.excerpts import NOTICE, excerpted, squeezed
from twosource.model import Dossier
from twosource.render.contract import to_json as contract
from twosource.testing import dossier, report, statement

LONG = "Rain fell on the hills. " * 40


def test_json_goes_out_and_comes_back_the_same() -> None:
    made = story()
    assert export(made, "json", full_text=True) == contract(made)
    assert from_json(contract(made)) == made
    quoted = export(made, "json")
    assert to_json(from_json(quoted)) == quoted


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"version": "1"', b'"version": "9"', "version"),
        (AGENCY.id.encode(), b"r_other", "isn't there"),
        (b'"reports": [', b'"reports": [7, ', "reports"),
        (b"{", b"[", "no dossier"),
    ],
)
def test_json_that_is_no_dossier_is_one_clear_line(old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        from_json(contract(story()).replace(old, new, 1))
    assert "\n" not in str(error.value)


def test_json_with_a_span_outside_its_text_is_refused() -> None:
    made = story()
    cut = replace(made, reports=(replace(made.reports[0], text="short"), *made.reports[1:]))
    with pytest.raises(InputError, match="outside the text"):
        from_json(contract(cut))


def test_excerpts_keep_offsets_and_quotations_and_leave_the_rest_out() -> None:
    one = report(f"{LONG}The dam is safe, the mayor said. {LONG}", outlet="A")
    made = dossier([one], statements=[statement(one, "The dam is safe", cue="said", source="the mayor")])
    text = excerpted(made).reports[0].text
    assert len(text) == len(one.text) and text.count("Rain fell") <= 4
    assert [text[s:e] for s, e in made.statements[0].content] == ["The dam is safe"]
    assert squeezed(text).startswith("…") and excerpted(made).problems == (NOTICE,)
    again = excerpted(excerpted(made))
    assert again.problems == (NOTICE,)


@pytest.mark.parametrize("kind", [f for f in FORMATS if f not in ("docx", "parquet", "csv")])
def test_whole_texts_only_when_asked(kind: str) -> None:
    one = report(f"{LONG}The dam is safe, the mayor said. {LONG}", outlet="A")
    made = dossier([one], statements=[statement(one, "The dam is safe", cue="said", source="the mayor")])
    assert LONG.strip() not in export(made, kind).decode()  # type: ignore[arg-type]


def test_each_table_is_a_file_with_all_its_columns() -> None:
    files = dict(export_tables(story(), "csv"))
    assert list(files) == [f"{name}.csv" for name in TABLES]
    claims = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline="")))
    toll = next(c for c in claims if c["gist"].startswith("At least 14"))
    assert (toll["reports"], toll["origins_min"], toll["roots_max"]) == ("3", "2", "2")
    parquet = dict(export_tables(story(), "parquet"))
    for name in TABLES:
        table = pq.read_table(io.BytesIO(parquet[f"{name}.parquet"]))
        rows = list(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        assert table.column_names == rows[0] and table.num_rows == len(rows) - 1


def test_whole_text_is_in_the_table_of_reports_when_asked() -> None:
    texts = [
        pq.read_table(io.BytesIO(dict(export_tables(story(), "parquet", full_text=whole))["reports.parquet"]))["text"]
        for whole in (False, True)
    ]
    assert texts[0].null_count == 5 and texts[1].to_pylist()[0] == AGENCY.text


def test_same_dossier_same_bytes() -> None:
    for kind in FORMATS:
        assert export(story(), kind) == export(story(), kind), kind


def test_document_opens_again_with_headings_and_tables() -> None:
    document = docx.Document(io.BytesIO(export(story(), "docx")))
    assert document.paragraphs[0].text == "Bridge falls at Ely Ford" and document.paragraphs[0].style.name == "Title"
    assert document.tables[0].rows[0].cells[0].text == "Value"
    assert "Fourteen people were killed when the bridge fell" in "\n".join(p.text for p in document.paragraphs)


def test_annotations_quote_what_stands_at_their_place() -> None:
    made = story()
    page = json.loads(export(made, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    assert len(page["items"]) == len(made.statements)
    texts = {f"urn:twosource:report:{r.id}": r.text for r in made.reports}
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["motivation"] == "describing" and item["body"]
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert len(quote["prefix"]) <= 32 and len(quote["suffix"]) <= 32


# Of the terms of the W3C's context (http://www.w3.org/ns/anno.jsonld), those that we use.
_TERMS = {
    "@context", "id", "type", "items", "startIndex", "body", "target", "motivation", "purpose", "format", "language",
    "value", "source", "selector", "exact", "prefix", "suffix", "start", "end",
}  # fmt: skip
_TYPES = {
    "AnnotationPage", "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
}  # fmt: skip


def test_annotations_use_terms_of_the_context_only() -> None:
    def walk(value: object) -> None:
        if isinstance(value, dict):
            assert set(value) <= _TERMS and value.get("type", "Annotation") in _TYPES
            assert value.get("purpose", "describing") in ("describing", "linking")
        for held in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(held)

    walk(json.loads(export(story(), "annotations")))


def test_statement_too_long_to_quote_is_named_by_its_place_alone() -> None:
    words = "word " * 60
    one = report(f"{words}, he said.", outlet="A")
    made = dossier([one], statements=[statement(one, words.strip(), cue="said", source="he")])
    kinds = [
        [s["type"] for s in json.loads(export(made, "annotations", full_text=whole))["items"][0]["target"]["selector"]]
        for whole in (False, True)
    ]
    assert kinds == [["TextPositionSelector"], ["TextQuoteSelector", "TextPositionSelector"]]


def test_claims_have_appearances_and_no_verdict() -> None:
    told = export(story(), "claims").decode()
    graph = json.loads(told)["@graph"]
    toll = next(c for c in graph if c["text"].startswith("At least 14"))
    assert {a["@id"].rsplit(":", 1)[1] for a in toll["appearance"]} == {AGENCY.id, COPY.id, OWN.id}
    assert "Review" not in told and "rating" not in told.lower()
    assert "firstAppearance" not in toll  # one report is dated by the day only
    order = next(c for c in graph if c["text"].startswith("The council"))
    assert order["firstAppearance"] == {"@id": f"urn:twosource:report:{AGENCY.id}"}


def test_a_rejected_claim_is_marked_in_tables_and_no_claim_elsewhere() -> None:
    made = story()
    made = replace(made, claims=(replace(made.claims[0], decided="reject"), *made.claims[1:]))
    table = dict(export_tables(made, "csv"))["claims.csv"].decode("utf-8-sig")
    assert [row["decided"] for row in csv.DictReader(io.StringIO(table, newline=""))] == ["reject", "", "", "", ""]
    assert len(json.loads(export(made, "claims"))["@graph"]) == 4
    assert from_json(contract(made)) == made


def test_provenance_tells_what_is_derived_from_what() -> None:
    graph = {node["@id"]: node for node in json.loads(export(story(), "prov"))["@graph"]}
    copy, agency = (graph[f"urn:twosource:report:{r.id}"] for r in (COPY, AGENCY))
    assert copy["prov:wasDerivedFrom"] == [{"@id": agency["@id"]}]
    assert copy["prov:hadPrimarySource"] == agency["prov:hadPrimarySource"]
    assert "appears to derive" in copy["prov:qualifiedDerivation"][0]["rdfs:comment"]
    assert "prov:wasDerivedFrom" not in agency
    for node in graph.values():
        for value in node.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and str(one.get("@id", "")).startswith("urn:"):
                    assert one["@id"] in graph


def test_graph_edges_join_nodes_that_are_there() -> None:
    root = ElementTree.fromstring(export(story(), "graphml"))
    nodes = {node.get("id") for node in root.findall(".//{*}node")}
    keys = {key.get("id") for key in root.findall("{*}key")}
    edges = root.findall(".//{*}edge")
    assert len(nodes) == 8 and len(edges) == 1 + 4
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)
    assert {data.get("key") for data in root.findall(".//{*}data")} <= keys
    assert not [edge for edge in edges if edge.get("directed")]  # readers refuse mixed graphs


def test_time_line_has_dates_as_the_library_takes_them() -> None:
    events = json.loads(export(story(), "timelinejs"))["events"]
    assert events[0]["autolink"] is False and events[0]["display_date"] == "happened 4 Mar 2025, 03:40"
    assert events[0]["start_date"] == {
        "year": 2025, "month": 3, "day": 4, "hour": 3, "minute": 40
    }  # fmt: skip


def test_map_is_geojson() -> None:
    assert json.loads(export(story(), "geojson"))["type"] == "FeatureCollection"


def test_a_dossier_of_nothing_has_every_export() -> None:
    for kind in FORMATS:
        assert export(Dossier(), kind), kind
    with zipfile.ZipFile(io.BytesIO(export(Dossier(), "csv"))) as held:
        assert held.testzip() is None and len(held.namelist()) == len(TABLES)


def test_statements_are_said_by_their_chain() -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(dict(export_tables(story(), "csv"))["statements.csv"].decode("utf-8-sig"), newline="")
        )
    )
    assert [r["chain"] for r in rows if r["id"] in (TOLL.id, TOLL_OWN.id)] == [
        "the fire service → Meridian News Agency",
        "The fire service → The Post",
    ]
