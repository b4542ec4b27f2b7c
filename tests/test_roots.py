"""Root sources across reports. Every name is invented, but for countries and houses of government."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Report, Root, Speaker, Statement
from twosource.roots import find_roots

Said = tuple[str, Speaker, tuple[str, ...]]  # report, speaker, relays


def person(name: str, role: str | None = None) -> Speaker:
    return Speaker("", name, role, True, "person")


def unnamed(name: str, kind: str = "person", role: str | None = None) -> Speaker:
    return Speaker("", name, role, False, kind)


def body(name: str, kind: str = "government") -> Speaker:
    return Speaker("", name, None, True, kind)


def say(*said: tuple[Speaker, str] | Speaker, contents: Sequence[str] = ()) -> list[Root]:
    """The roots of speakers, each in a report of its own (at an outlet of its own), with the relay it spoke to."""
    reports, statements = [], []
    for i, one in enumerate(said):
        speaker, relay = one if isinstance(one, tuple) else (one, "")
        text = contents[i] if i < len(contents) else f"content number {i} {'abcdefghij'[i] * 9}"
        reports.append(Report(f"r{i}", f"{i}.txt", text, "", outlet=f"Outlet {i}"))
        own = Speaker(f"{i}", speaker.name, speaker.role, speaker.named, speaker.kind)
        chain = tuple(n for n in (own.name, relay, f"Outlet {i}") if n)
        statements.append(Statement(f"s{i}", f"r{i}", ((0, len(text)),), (), (), own, chain, "indirect", "say"))
    return find_roots(reports, statements)


def groups(roots: list[Root]) -> list[list[str]]:
    return sorted(list(r.speakers) for r in roots)


@pytest.mark.parametrize(
    "said",
    [
        # one person under many names and offices
        [person("Mara Quill", "Transport Minister"), person("Quill")],
        [person("Mara Quill", "Transport Minister"), person("the transport minister")],
        [person("Lena Voss", "Defense Secretary"), person("the US defense secretary")],
        [person("Lena Voss", "US defence secretary"), person(["Defense", "Secretary", "Lena Voss"][2], "Defense Secretary")],
        [person("Joe Harlan"), person("Joseph Harlan")],
        [person("J. Harlan"), person("Joseph Harlan")],
        # one body
        [body("Russian Defence Ministry"), body("Russia's Ministry of Defense")],
        [body("the Pentagon"), body("US Department of Defense")],
        [body("Britain"), body("UK")],
        [body("United States"), body("U.S.")],
        [body("Russia"), body("Moscow")],
        [body("Russia"), body("Russian authorities")],
        [body("Institute for River Studies", "organisation"), body("IRS", "organisation")],
        [body("Defence Ministry"), body("Norwegian Defence Ministry")],
        # a body and who speaks for it
        [body("US State Department"), person("Ian Oss", "US State Department spokesperson")],
        [body("State Department"), unnamed("a State Department spokesman", role="State Department spokesman")],
        [body("Harbour Board", "organisation"), unnamed("a spokeswoman for the Harbour Board")],
        [person("Ian Oss", "Kremlin spokesman"), body("Kremlin")],
        # a body and its head
        [body("Harbour Board", "organisation"), person("Ada Boe", "director of the Harbour Board")],
        # one name, taken for a person's in one report
        [body("Norrland Power", "organisation"), person("Norrland Power")],
        # unnamed, of one description
        [unnamed("a US official"), unnamed("a senior US defense official")],
        [unnamed("US officials", "crowd"), unnamed("a US official")],
    ],
)  # fmt: skip
def test_one_root(said: list[Speaker]) -> None:
    assert groups(say(*said)) == [["0", "1"]]


@pytest.mark.parametrize(
    "said",
    [
        # one surname, two people
        [person("Liz Harlan"), person("Dick Harlan")],
        # one office, two countries; one office, two ranks
        [person("Ian Oss", "Norwegian president"), person("the Danish president")],
        [person("Ian Oss", "vice president"), person("the president")],
        # bodies of one country, one name in two countries
        [body("Kremlin"), body("Russia")],
        [body("Russian Defence Ministry"), body("Russian Foreign Ministry")],
        [body("Norwegian Defence Ministry"), body("Danish Defence Ministry")],
        [body("White House"), body("Pentagon")],
        # a former head speaks for himself; a minister is not the ministry
        [body("Harbour Board", "organisation"), person("Ada Boe", "former director of the Harbour Board")],
        [body("Defence Ministry"), person("Ian Oss", "defence minister")],
        # unnamed, of clashing descriptions
        [unnamed("a US official"), unnamed("a Russian official")],
        [unnamed("a US defense official"), unnamed("a US health official")],
        [unnamed("a witness"), unnamed("a US official")],
        # the named and the unnamed
        [person("Lena Voss", "US defense secretary"), unnamed("a US official")],
    ],
)
def test_two_roots(said: list[Speaker]) -> None:
    assert groups(say(*said)) == [["0"], ["1"]]


def test_a_surname_of_two_people_joins_neither() -> None:
    roots = say(person("Liz Harlan"), person("Dick Harlan"), person("Harlan"))
    assert groups(roots) == [["0"], ["1"], ["2"]]
    assert any("may be any of 2 people" in r.reason for r in roots)


def test_unnamed_sources_of_two_media_are_a_range() -> None:
    (root,) = say((unnamed("a US defense official"), "BBC"), (unnamed("a US official"), "Reuters"))
    assert (root.named, root.at_most) == (False, 2)
    assert "may be one person or up to 2" in root.reason
    assert "BBC" in root.reason
    assert "Reuters" in root.reason


def test_unnamed_sources_of_one_medium_are_one() -> None:
    (root,) = say((unnamed("a US official"), "Reuters"), (unnamed("a US official"), "Reuters"))
    assert root.at_most == 1


def test_the_same_words_are_the_same_source() -> None:
    words = "the two sides would meet again on Thursday in the old harbour"
    (root,) = say(unnamed("an official"), (unnamed("an official"), "Reuters"), contents=[words, words + " hall"])
    assert root.at_most == 1


def test_two_in_one_report_are_known_to_be_two() -> None:
    text = "one thing and quite another"
    report = Report("r", "r.txt", text, "", outlet="Valley News")
    said = [
        Statement(f"s{i}", "r", (span,), (), (), Speaker(f"{i}", name, None, False, "person"), (name, "Valley News"),
                  "indirect", "say")
        for i, (name, span) in enumerate([("a US official", (0, 9)), ("another US official", (10, 27))])
    ]  # fmt: skip
    (root,) = find_roots([report], said)
    assert root.at_most == 2


def test_a_country_as_a_source_is_one_of_its_officials() -> None:
    (root,) = say(
        body("United States"), (unnamed("a US official"), "Reuters"), (unnamed("a US defense official"), "BBC")
    )
    assert root.at_most == 3
    assert "United States" in root.reason


def test_joint_speakers_belong_to_each_root() -> None:
    roots = say(Speaker("", "Norway and Sweden", None, True, "crowd"), body("Norway"))
    assert {r.name: r.speakers for r in roots} == {"Norway": ("0", "1"), "Sweden": ("0",)}


def test_a_medium_and_nobody_are_no_root() -> None:
    assert say(Speaker("", "Reuters", None, True, "medium"), Speaker("", "reports", None, False, "medium")) == []


def test_a_piece_of_the_headline_a_bare_thing_and_the_report_itself_are_no_roots() -> None:
    text = "Bridge Falls Into Lower Sella: Nine Missing\n\nThe valley woke to sirens."
    report = Report("r", "r.txt", text, "", headline="Bridge Falls Into Lower Sella: Nine Missing")
    speakers = [
        Speaker("1", "Bridge Falls Into Lower Sella", None, True, "unknown"),
        Speaker("2", "valley", None, False, "unknown"),
        Speaker("3", "an earlier version of this report", None, False, "document"),
        Speaker("4", "inhabitants", None, False, "unknown"),
        Speaker("5", "Sella Relief Fund", None, True, "unknown"),
    ]
    said = [Statement(f"s{s.id}", "r", ((0, 6),), (), (), s, (s.name, "r.txt"), "indirect", "say") for s in speakers]
    assert [r.name for r in find_roots([report], said)] == ["inhabitants", "Sella Relief Fund"]


def test_a_spokesperson_is_said_to_speak_for_the_body() -> None:
    (root,) = say(body("Harbour Board", "organisation"), person("Ada Boe", "Harbour Board spokeswoman"))
    assert root.name == "Harbour Board"
    assert "who speaks for it" in root.reason


def test_the_name_is_the_fullest() -> None:
    (root,) = say(person("Quill"), person("Mara Quill"), person("Mara Quill", "minister"))
    assert root.name == "Mara Quill"


_SPEAKERS = st.sampled_from(
    [
        person("Mara Quill", "Transport Minister"), person("Quill"), person("the transport minister"), person("Liz Quill"),
        body("Norway"), body("Oslo"), unnamed("a Norwegian official"), unnamed("an official"), body("Kremlin"),
        Speaker("", "Norway and Sweden", None, True, "crowd"), person("Ian Oss", "Kremlin spokesman"), unnamed("witnesses", "crowd"),
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(_SPEAKERS, min_size=1, max_size=4))
def test_order_changes_nothing_and_all_are_rooted(said: list[Speaker]) -> None:
    reports = [Report(f"r{i}", f"{i}.txt", f"words {i}", "", outlet=f"O{i}") for i in range(len(said))]
    statements = [
        Statement(f"s{i}", f"r{i}", ((0, 7),), (), (), Speaker(f"{i}", s.name, s.role, s.named, s.kind), (s.name, f"O{i}"),
                  "indirect", "say")
        for i, s in enumerate(said)
    ]  # fmt: skip
    first = find_roots(reports, statements)
    assert {i for r in first for i in r.speakers} == {str(i) for i in range(len(said))}
    assert all(r.at_most >= 1 and r.reason for r in first)
    for order in permutations(range(len(said))):
        assert find_roots([reports[i] for i in order], [statements[i] for i in order]) == first


def test_who_speaks_for_a_body_in_one_report_does_in_the_next() -> None:
    roots = say(
        body("Harbour Board", "organisation"), person("Ada Boe", "head of the Harbour Board"), person("Ada Boe")
    )
    assert groups(roots) == [["0", "1", "2"]]


def test_a_surname_that_two_people_have_may_be_either() -> None:
    roots = say(person("Ada Lund", "Mayor"), person("Per Lund", "Doctor"), person("Lund"))
    by_name = {r.name: r for r in roots}
    assert by_name["Lund"].may_be == tuple(sorted((by_name["Ada Lund"].id, by_name["Per Lund"].id)))
    assert by_name["Ada Lund"].may_be == ()


def test_an_office_alone_may_be_whoever_is_named_without_one() -> None:
    roots = {r.name: r for r in say(person("the governor"), person("Ada Lund"), person("Per Boe", "Doctor"))}
    assert roots["the governor"].may_be == (roots["Ada Lund"].id,)
    assert roots["Per Boe"].may_be == ()


def test_a_body_called_by_a_common_noun_may_be_the_one_whose_name_holds_it() -> None:
    roots = {
        r.name: r
        for r in say(
            body("harbour police"),
            body("police"),
            body("Harbour Safety Inspectorate"),
            body("country’s harbour inspectorate"),
            body("education department"),
        )
    }
    assert roots["police"].may_be == (roots["harbour police"].id,)
    assert roots["country’s harbour inspectorate"].may_be == (roots["Harbour Safety Inspectorate"].id,)
    assert [roots[name].may_be for name in ("harbour police", "education department")] == [(), ()]


def test_an_office_may_be_the_body_that_is_given_it() -> None:
    owner = Speaker("", "Aster Freight", "owner of the ferry", True, "organisation")
    roots = {r.name: r for r in say(owner, person("the Sella ferry’s owner"), person("Ada Lund"))}
    assert roots["the Sella ferry’s owner"].may_be == (roots["Aster Freight"].id,)


def test_a_bare_name_with_a_title_may_be_the_body_of_that_name() -> None:
    (firm, manager) = sorted(
        say(body("Norgas", "organisation"), person("Norgas", "grid manager")), key=lambda r: bool(r.may_be)
    )
    assert manager.may_be == (firm.id,)
