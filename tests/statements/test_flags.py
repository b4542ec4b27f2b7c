"""Sentences that say something isn't verified, and what they cover. Every text is invented."""

import pytest

from .conftest import Reader

SHIPS = "[Tom Okoye] <said> {two ships sank}. "
RUN = "[Tom Okoye] <said> {two ships sank}. [He] also <said> {that a pier burned}. "
BOTH = "[Norway] <said> {two ships sank}. [Denmark] <said> {none had}. "

WAYS = [
    "The claim could not be independently verified.",
    "The claim could not immediately be verified.",
    "It was not feasible to verify the claim independently.",
    "It was not possible to confirm the claim.",
    "The Valley News was unable to verify the claim.",
    "The claim has not been verified.",
    "Reuters could not immediately verify the report.",
    "This statement has yet to be confirmed.",
    "There was no independent confirmation of the claim.",
    "We couldn't corroborate the account.",
    "The assertion remains unverified.",
    "The allegation has not been independently substantiated.",
    "His claim is impossible to check.",
    "The claim was not authenticated.",
    "The Valley News has not been able to confirm this.",
]


@pytest.mark.parametrize("flag", WAYS)
def test_ways_to_say_that_it_is_not_verified(read: Reader, flag: str) -> None:
    found = read(SHIPS + flag)
    assert [f.kind for f in found.flags] == ["unverified"]
    assert found.report.quote(found.flags[0].span) == flag
    assert found.covered() == ["two ships sank"]
    assert "unverified" in found.statements[0].flags


@pytest.mark.parametrize(
    ("flag", "covered"),
    [
        ("It was not feasible to verify the statements.", ["two ships sank", "that a pier burned"]),
        ("\n\nHis claims could not be verified.", ["two ships sank", "that a pier burned"]),
        ("The claim could not be verified.", ["that a pier burned"]),
        ("Okoye's claims could not be verified.", ["two ships sank", "that a pier burned"]),
        ("The figures could not be verified.", ["two ships sank"]),
    ],
)
def test_a_run_of_one_speaker(read: Reader, flag: str, covered: list[str]) -> None:
    assert read(RUN + flag).covered() == covered


@pytest.mark.parametrize(
    "flag",
    [
        "These discrepancies have not been independently verified.",
        "Neither claim could be verified.",
        "The conflicting accounts could not be verified.",
        "It was not possible to verify either version.",
    ],
)
def test_clashing_statements(read: Reader, flag: str) -> None:
    assert read(BOTH + flag).covered() == ["two ships sank", "none had"]


def test_a_run_ends_where_another_spoke(read: Reader) -> None:
    assert read("[Ada Boe] <said> {it rained}. " + RUN + "The statements could not be verified.").covered() == [
        "two ships sank",
        "that a pier burned",
    ]


def test_the_run_is_found_across_the_paragraph_break(read: Reader) -> None:
    found = read(
        "[Tom Okoye] <said> {two ships sank}.\n\n[He] <said> {a pier burned}.\n\nThe statements could not be verified."
    )
    assert found.covered() == ["two ships sank", "a pier burned"]


def test_within_the_sentence(read: Reader) -> None:
    found = read("[Tom Okoye] <said> {two ships sank}, a claim that could not be independently verified.")
    assert found.covered() == ["two ships sank"]
    assert found.flags[0].about == "two ships sank"


def test_something_new_that_is_not_verified_covers_nothing_said_before(read: Reader) -> None:
    found = read(SHIPS + "A video that was shared widely by teenagers could not be verified.")
    assert [f.covers for f in found.flags] == [()]


def test_footage_covers_what_is_said_of_footage(read: Reader) -> None:
    found = read(
        "[A video] <showed> {two ships sinking}. [Tom Okoye] <said> {many drowned}. The video could not be verified."
    )
    assert found.covered() == ["two ships sinking"]


def test_what_has_not_been_confirmed_is_found_by_its_words(read: Reader) -> None:
    found = read(
        "[Tom Okoye] <said> {an explosion shook the harbour}. [Ada Boe] <said> {it rained}. "
        "Norway has not confirmed the explosion."
    )
    assert found.covered() == ["an explosion shook the harbour"]


@pytest.mark.parametrize(
    ("flag", "about"),
    [
        ("It remains unclear if anyone was hurt in the blast.", "if anyone was hurt in the blast"),
        ("It was not immediately clear how many were on board.", "how many were on board"),
        ("What caused the fire is not known.", "What caused the fire"),
        ("Whether the siren went off was unclear.", "Whether the siren went off"),
    ],
)
def test_what_is_unclear_covers_no_statement(read: Reader, flag: str, about: str) -> None:
    found = read(SHIPS + flag)
    assert [(f.kind, f.covers, f.about) for f in found.flags] == [("unclear", (), about)]
    assert found.statements[0].flags == ()


@pytest.mark.parametrize(
    "flag",
    [
        "The ministry did not immediately respond to a request for comment.",
        "The firm declined to comment.",
        "Calls to the firm were not returned, and it did not answer questions.",
        "Lund could not be reached for comment.",
    ],
)
def test_no_comment(read: Reader, flag: str) -> None:
    found = read(SHIPS + flag)
    assert [(f.kind, f.covers) for f in found.flags] == [("no_comment", ())]


@pytest.mark.parametrize(
    "plain",
    [
        "The water is clear now.",
        "Police confirmed the deaths.",
        "The firm has established a fund.",
        "He responded to the letter.",
        "The details were published on Monday.",
        "She never gave up.",
        "It was a threat of unknown strength.",
        "The question is not how she will respond.",
    ],
)
def test_no_flag(read: Reader, plain: str) -> None:
    assert read(SHIPS + plain).flags == []


def test_a_speaker_who_says_there_is_no_evidence_is_no_flag(read: Reader) -> None:
    assert read("[Tom Okoye] <said> {there was no evidence of fraud}.").flags == []
    assert read("“{There is no evidence of fraud},” [Tom Okoye] <said>.").flags == []


def test_a_medium_that_says_it_could_not_verify_is_one(read: Reader) -> None:
    found = read(SHIPS + "[Reuters] <said> {it could not independently verify the claim}.")
    assert [f.kind for f in found.flags] == ["unverified"]
    assert "two ships sank" in found.covered()


def test_a_flag_with_nothing_before_it(read: Reader) -> None:
    found = read("The reports could not be verified.")
    assert [(f.kind, f.covers, f.about) for f in found.flags] == [("unverified", (), "The reports")]


def test_the_flag_itself_is_no_statement(read: Reader) -> None:
    found = read(SHIPS + "[]{The toll} could not be <verified>.")
    assert len(found.statements) == 1


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("Boe would not say why the gate was shut.", "no_comment", None),
        ("Police declined to release the names of the two sailors.", "no_comment", None),
        ("The inspector did not elaborate.", "no_comment", None),
        ("The results of the test have not been disclosed.", "no_comment", None),
        ("The results have not been revealed.", "no_comment", None),
        ("Boe couldn't say how many boats were lost.", "unclear", "how many boats were lost"),
        ("At this hour there is no information on where the pilot is.", "unclear", None),
        ("Results of the blood test are still pending.", "unclear", None),
        ("No further details were immediately available.", "unclear", "further details"),
        ("Boe gave a blood sample, but the results were not yet known.", "unclear", "the results"),
        ("Talks failed on Monday, and the cost of a strike remains unclear.", "unclear", "the cost of a strike"),
        ("Lund, whose blood alcohol was unknown, was on probation.", "unclear", "blood alcohol"),
    ],
)
def test_what_is_withheld_or_open_and_what_that_is(read: Reader, text: str, kind: str, about: str | None) -> None:
    (flag,) = read(text).flags
    assert flag.kind == kind
    assert about is None or flag.about == about


@pytest.mark.parametrize(
    "text",
    [
        "The rebels refused to release the hostages on Friday.",
        "The state would not provide weapons to its neighbour.",
        "The spokesman, who declined to give his name, praised the crew.",
        "Boe did not say a word during the trial.",
    ],
)
def test_what_is_refused_but_no_information(read: Reader, text: str) -> None:
    assert read(text).flags == []
