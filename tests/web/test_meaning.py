"""What the views say of a dossier: who has a claim of their own, what a tree hangs on what, what the margins hold."""

from dataclasses import replace

import pytest
from attack import attack
from conftest import ROOT
from story import AGENCY, COPY, OWN, story

from twosource.model import AlignedSentence, Derivation, Dossier, Drift, Member, Place, Reuse, Root, Standing
from twosource.settings import WebSettings
from twosource.testing import claim, conflict, dossier, origin, report, span, statement
from twosource.web.claim import claim_view
from twosource.web.differences import differences_view
from twosource.web.held import Held, Shelf, hold
from twosource.web.matrix import matrix
from twosource.web.pair import PairView, pair_view
from twosource.web.report import report_view
from twosource.web.stories import Stories
from twosource.web.story import story_view
from twosource.web.table import Asked
from twosource.web.tree import Line

WIRE = report(
    "Five were hurt, the mayor said.", path="1", outlet="Meridian News Agency", published="2025-05-06T09:00+02:00"
)
STAR = report("Five were hurt, the mayor said. Rain fell.", path="2", outlet="Star", published="2025-05-06T08:00Z")
POST = report("Nine were hurt, the mayor told the Post.", path="3", outlet="Post", published="2025-05-06T10:00Z")
MAIL = report("It was not so that five were hurt, he said.", path="4", outlet="Mail", published="2025-05-07")
LONE = report("Five were hurt.", path="5", outlet="Lone")


def _held(**more: object) -> Held:
    said = [
        statement(WIRE, "Five were hurt", cue="said", source="the mayor"),
        statement(STAR, "Five were hurt", cue="said", source="the mayor"),
        statement(POST, "Nine were hurt", cue="told", source="the mayor"),
        statement(MAIL, "five were hurt", cue="said", source="he", stance="denies"),
    ]
    reports = [WIRE, STAR, POST, MAIL, LONE]
    five = claim([said[0], said[1], said[3], Member(LONE.id, span(LONE, "Five were hurt"))], reports)
    nine = claim([said[2]], reports)
    parts: dict[str, object] = {
        "claims": [five, nine],
        "origins": [origin([WIRE, STAR], "wire", "MNA"), origin([POST]), origin([MAIL]), origin([LONE], "unknown")],
        "derivations": [Derivation(STAR.id, WIRE.id, "copy", 0.97, "a_from_b", "its sentences in order")],
        "conflicts": [conflict("conflict", "how many", [(WIRE, "Five were hurt", "5"), (POST, "Nine were hurt", "9")])],
        "roots": [Root("t1", "Mayor Ada Thorne", tuple(s.speaker.id for s in said[:3] if s.speaker))],
        "drift": [Drift(STAR.id, WIRE.id, "caveat_dropped", span(STAR, "Five were"), (0, 9), "“about” is gone")],
    }
    return hold("main", "1", dossier(reports, statements=said, **{**parts, **more}))  # type: ignore[arg-type]


def test_a_value_is_told_with_all_its_places_and_its_own_counts() -> None:
    two = conflict("conflict", "how many", [(WIRE, "Five were hurt", "5"), (POST, "Nine were hurt", "9")])
    here, there = two.sides
    behind = Standing(3, 2, 3, (1, 2), (1, 1), 1, "")
    five = replace(here, also=(Place(STAR.id, span(STAR, "Five were hurt")), Place(LONE.id, (0, 4))), standing=behind)
    held = _held(conflicts=[replace(two, sides=(five, there))])
    (told,) = differences_view(held).conflicts
    values = {v.value: v for v in told.values}
    assert {p.outlet for p in values["5"].points} == {"Meridian News Agency", "Star", "Lone"}
    assert values["5"].counts[3:] == ("1–2 origins", "1 root source") and values["9"].counts == ()
    lone = report_view(held, LONE.id)
    assert lone and lone.needs == 1
    nine = next(line for line in matrix(held.claims, held, WebSettings()).lines if line.gist == "Nine were hurt")
    assert [cell.state for cell in nine.cells].count("contradicts") == 3


def test_the_matrix_tells_own_copied_contradicting_unknown_and_silent() -> None:
    held = _held()
    found = matrix(held.claims, held, WebSettings())
    cells = {line.gist: dict(zip(found.outlets, (c.state for c in line.cells), strict=True)) for line in found.lines}
    assert cells["Five were hurt"] == {
        "Meridian News Agency": "own", "Star": "copied", "Post": "contradicts", "Mail": "contradicts", "Lone": "unknown",
    }  # fmt: skip
    assert cells["Nine were hurt"] == {
        "Meridian News Agency": "contradicts", "Star": "silent", "Post": "own", "Mail": "silent", "Lone": "silent",
    }  # fmt: skip


def test_the_matrix_keeps_the_outlets_that_carry_most_and_counts_the_rest() -> None:
    held = _held()
    found = matrix(held.claims, held, WebSettings(outlets=2, claims=1))
    assert len(found.lines) == 1 and len(found.outlets) == 2 and found.left_out == 3


def _lines(lines: tuple[Line, ...]) -> list[Line]:
    return [one for line in lines for one in (line, *_lines(line.below))]


def test_the_tree_hangs_copies_below_what_they_copy_and_marks_what_they_changed() -> None:
    held = _held()
    five = next(c.claim.id for c in held.claims if c.claim.gist == "Five were hurt")
    view = claim_view(held, five)
    assert view is not None
    mayor = next(stem for stem in view.tree if stem.name == "Mayor Ada Thorne")
    top = mayor.through[0].lines[0]
    assert (top.outlet, top.below[0].outlet) == ("Meridian News Agency", "Star")
    assert top.below[0].same and top.below[0].kinship == "copy of [1], 97%"
    assert top.below[0].drift == ("caveat dropped: “about” is gone",)
    assert view.tree[-1].name.startswith("No root source")
    every = [line for stem in view.tree for through in stem.through for line in _lines(through.lines)]
    assert sorted(line.place for line in every) == sorted(view.places)


@pytest.mark.parametrize("made", [story, attack])
def test_every_member_stands_in_its_claims_tree_once(made: object) -> None:
    held = hold("main", "1", made())  # type: ignore[operator]
    for ranked in held.claims:
        view = claim_view(held, ranked.claim.id)
        assert view is not None
        every = [line for stem in view.tree for through in stem.through for line in _lines(through.lines)]
        assert sorted(line.place for line in every) == sorted(view.places)


def test_the_text_is_as_published_whatever_is_marked_on_it() -> None:
    for made in (story(), attack()):
        held = hold("main", "1", made)
        for one in made.reports:
            view = report_view(held, one.id)
            assert view is not None
            shown = ["".join(bit.text for bit in row.bits) for row in view.paragraphs]
            assert shown == [line for line in one.text.split("\n") if line.strip()]


def test_only_what_needs_attention_is_marked() -> None:
    held = _held()
    view = report_view(held, STAR.id)
    assert view is not None
    marked = {(bit.text, kind) for row in view.paragraphs for bit in row.bits for kind in bit.kinds if kind != "hot"}
    assert marked == {("Five were", "changed")}
    assert [s.chain for row in view.paragraphs for s in row.right] == ["the mayor → Star"]


def test_passages_are_numbered_by_report_and_lettered_and_told_once() -> None:
    reuse = [
        Reuse(Place(WIRE.id, (0, 14)), Place(STAR.id, (0, 14)), "verbatim", "x"),
        Reuse(Place(WIRE.id, (16, 31)), Place(STAR.id, (16, 31)), "edited", "x"),
        Reuse(Place(POST.id, (5, 14)), Place(STAR.id, (5, 14)), "verbatim", "the same words from a later report"),
        Reuse(Place(POST.id, (0, 4)), Place(STAR.id, (32, 41)), "reworded", "x", evidence=False),
    ]
    view = report_view(_held(reuse=reuse), STAR.id)
    assert view is not None
    left = [(p.label, p.outlet, p.manner) for row in view.paragraphs for p in row.left]
    assert left == [
        ("1a", "Meridian News Agency", "verbatim"),
        ("1b", "Meridian News Agency", "edited"),
        ("2a", "Post", "same words, no evidence of copying"),
    ]


def _pair(quoted: bool) -> PairView:
    a = report("“We will rebuild it,” she said today.", path="a", outlet="A")
    b = report("“We will rebuild it,” he wrote.", path="b", outlet="B")
    held = hold("main", "1", dossier([a, b]))
    aligned = [AlignedSentence("edited", (0, len(a.text)), (0, len(b.text)), 0.6)]
    return pair_view(held, a, b, aligned, quoted=quoted, furniture=False)


def test_overlap_counts_words_and_leaves_quotations_out_when_asked() -> None:
    with_quotes, without = _pair(quoted=True), _pair(quoted=False)
    assert (with_quotes.a.shared, with_quotes.a.words, with_quotes.b.words) == (4, 7, 6)
    assert (without.a.shared, without.a.words, without.b.words) == (0, 3, 2)
    row = with_quotes.rows[0]
    assert row.a and row.b and row.number == 1
    assert "".join(run.text for run in row.a.runs) == "“We will rebuild it,” she said today."
    assert [run.text for run in row.b.runs if not run.shared] == ["he wrote."]


def test_values_stand_in_the_order_in_which_they_came() -> None:
    view = differences_view(_held())
    assert [given.value for given in view.conflicts[0].values] == ["5", "9"]
    places = [point.left for given in view.conflicts[0].values for point in given.points]
    assert places == [0.0, 100.0]
    assert view.conflicts[0].ends[0].startswith("6 May 2025, 09:00 +02:00")


def test_bars_begin_with_the_first_report_by_the_clock_and_not_by_the_digits() -> None:
    view = story_view(_held(), Asked())
    wire = next(bar for bar in view.origins if bar.name == "MNA")
    assert wire.first_report.text == "Meridian News Agency" and wire.ticks[0] == 0.0
    assert next(bar for bar in view.origins if bar.kind == "origin not known").mark == "D"


def test_a_shelf_makes_each_thing_once_while_it_is_held() -> None:
    shelf = Shelf[int](2)
    made: list[str] = []
    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.get(name, lambda name=name: made.append(name) or len(made))  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_a_story_that_is_slow_to_make_is_shown_as_it_was_until_it_is_made(tmp_path: object) -> None:
    from pathlib import Path

    from conftest import keep

    path = keep(Path(str(tmp_path)) / "a.case", Dossier(reports=(AGENCY, COPY)))
    stories = Stories(path, WebSettings(patience=0.0))
    first = stories.get("main")
    assert first is not None and not first.stale
    assert stories.get("main") is first
    keep(Path(path), Dossier(reports=(AGENCY, COPY, OWN)))
    older = stories.get("main")
    assert older is not None and older.stale and len(older.dossier.reports) == 2
    newer = stories.fresh("main")
    assert newer is not None and len(newer.dossier.reports) == 3
    assert stories.get("main") is newer
    assert stories.get("none") is None


def test_every_asset_and_its_licence_is_in_the_package() -> None:
    vendor = ROOT / "src" / "twosource" / "web" / "static" / "vendor"
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for file in vendor.iterdir():
        if not file.name.startswith("LICENSE"):
            known = file.name if "newsreader" not in file.name else "newsreader-latin-wght-*.woff2"
            assert known in notice, file.name
