from dataclasses import replace
from pathlib import Path

import pytest
from tests.dossier.test_ask import COPY, OWN, SAID, WIRE, story

from twosource.case import Case
from twosource.cli import main
from twosource.dossier import chronicle, why
from twosource.model import Conflict, Derivation, Member, Root, Side, Speaker
from twosource.testing import claim, dossier, report, span, statement


def told(held, topic):
    return [r.text for r in why(held, held.claims[0]).reasons if r.topic == topic]


def test_every_question_a_desk_asks_is_answered():
    derived = Derivation(COPY.id, WIRE.id, "edited", 0.94, "a_from_b", "1 passage in order")
    held = replace(story(), derivations=(derived,))
    assert told(held, "counts") == ["3 reports by 3 outlets, 3 texts; 2 origins; 1 root source."]
    (first,) = told(held, "first")
    assert first.startswith("First in Meridian [1], 2025-03-04 09:10+01:00 (1 report without a date aside): the fire")
    assert told(held, "said") == [
        "Said by the fire service in Meridian [1].",
        "Said in the outlet's own voice in The Star [2].",
        "Said by The fire service in The Post [3].",
    ]
    assert told(held, "copies") == [
        "The Star [2] appears to derive from Meridian [1] (an edited copy, 94 %): 1 passage in order."
    ]
    assert told(held, "origins")[0] == "Origins known apart: MNA (agency) and The Post (own reporting)."
    assert told(held, "roots")[0].startswith("Root source: the fire service, in Meridian [1] and The Post [3].")
    assert told(held, "conflicts") == [
        "Bound, no conflict, number of dead: “at least 14” in Meridian [1]; “15” in The Post [3]. The values differ."
    ]
    assert told(held, "flags") == ["Flagged as unverified by Meridian [1]: “The claim could not be verified.”"]
    assert told(held, "drift") == ["The Star [2] dropped a caveat against Meridian [1]: bound gone."]


def test_places_give_the_words_back():
    held = story()
    texts = {r.id: r.text for r in held.reports}
    for reason in why(held, held.claims[0]).reasons:
        for place in reason.places:
            assert texts[place.report][slice(*place.span)].strip()


def test_one_who_denies_is_no_support():
    b = report("The fire service denied that 14 people died.", path="b", outlet="B")
    denial = statement(b, "that 14 people died", source="The fire service", stance="denies")
    toll = claim([SAID, denial], [WIRE, b])
    held = dossier([WIRE, b], statements=[SAID, denial], claims=[toll])
    assert "Denied by The fire service in B [2]." in told(held, "said")
    assert not any("B" in text for text in told(held, "origins"))


def test_which_was_first_is_left_open_where_dates_leave_it_open():
    a, b = (report("The dam is safe.", path=p, outlet=p.upper()) for p in "ab")
    toll = claim([Member(r.id, span(r, "The dam is safe")) for r in (a, b)], [a, b])
    assert told(dossier([a, b], claims=[toll]), "first") == [
        "No report of it says when it was published: which was first can't be told."
    ]
    a, b = replace(a, published="2025-03-04"), replace(b, published="2025-03-04")
    (text,) = told(dossier([a, b], claims=[toll]), "first")
    assert "can't be told: A [1], 2025-03-04 and B [2], 2025-03-04." in text


def test_a_doubtful_wording_is_told_as_such():
    held = story()
    toll = held.claims[0]
    unsure = replace(toll, members=(*toll.members[:2], replace(toll.members[2], sure=False)))
    held = replace(held, claims=(unsure,))
    assert told(held, "doubtful")[0].startswith("The Post [3] may say something else")
    assert not any("known apart" in text for text in told(held, "origins"))


def test_the_time_line_has_the_first_telling_and_every_change():
    held = story()
    late = report("Seventeen people died in Orlo.", path="late", outlet="The Mail", published="2025-03-05")
    sides = tuple(Side(r.id, span(r, w), w) for r, w in ((WIRE, "At least 14"), (late, "Seventeen")))
    update = Conflict("x_2", "quantity", "update", "number of dead", sides, "")
    held = replace(held, reports=(*held.reports, late), conflicts=(*held.conflicts, update))
    (toll, _) = chronicle(held)
    assert [(e.kind, e.at.report) for e in toll.events] == [
        ("first", WIRE.id),
        ("update", late.id),
        ("origin", OWN.id),  # without a date: last
    ]
    assert toll.events[1].text == "number of dead: “Seventeen” in The Mail [4]"


def test_why_reads_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "desk.twosource")
    with Case.open(file, write=True) as case:
        for r in story().reports:
            case.put_report(r, story="orlo")
        case.put_dossier("orlo", story())
    assert main(["why", "at least 14", file, "--story", "orlo"]) == 0
    assert "Origins known apart" in capsys.readouterr().out
    assert main(["why", "at least 14", file]) == 0  # the only story there is


def test_a_root_that_is_not_named_goes_by_the_claims_own_words_and_is_no_more_than_it_can_be_here():
    a = report("US officials said the dam held.", path="a", outlet="A")
    b = report("A US defense official said the road was shut.", path="b", outlet="B")
    said = [
        statement(a, "the dam held", source="US officials", speaker=Speaker("1", "US officials", None, False, "crowd")),
        statement(b, "the road was shut", speaker=Speaker("2", "a US defense official", None, False, "person")),
    ]
    root = Root("r", "a US defense official", ("1", "2"), False, 2, "may be one person or up to 2")
    held = dossier([a, b], statements=said, roots=[root])
    assert told(held, "roots") == [
        "Root source: US officials (not named), in A [1]. Over all reports: may be one person or up to 2."
    ]


def test_a_headline_that_names_report_as_its_source_names_nobody():
    a = report("Port shut: Report", path="a", outlet="A")
    said = replace(statement(a, "Port shut", source="Report"), speaker=None, chain=("A",))
    held = dossier([a], statements=[said])
    assert told(held, "said") == ["Said by somebody not named in A [1]."]
