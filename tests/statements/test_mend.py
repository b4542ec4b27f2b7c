"""Sentences whose form leaves no doubt, read as an editor reads them. Every text is invented."""

import pytest

from twosource.language import read as parse_reports
from twosource.model import Flag, Report, Statement
from twosource.statements import find_statements

OUTLET = "Valley News"


def stated(text: str) -> tuple[dict[str, Statement], list[Flag]]:
    """Statements by their contents' words (pieces joined by " / "), and flags."""
    report = Report("r1", "valley.txt", text, "", outlet=OUTLET)
    statements, flags = find_statements([report], parse_reports([report]))
    return {" / ".join(report.quote(c) for c in s.content): s for s in statements}, flags


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The mill burned for two days before rain came and soaked Lindow, an official of the fire brigade told "
            "the Harbour Courier.",
            "The mill burned for two days before rain came and soaked Lindow",
            ("an official of the fire brigade", "Harbour Courier", OUTLET),
        ),
        (
            "The firm that runs the ferry was told in May that its doors were leaking, an official at the port "
            "authority told the Harbour Courier newspaper on Friday.",
            "The firm that runs the ferry was told in May that its doors were leaking",
            ("an official at the port authority", "Harbour Courier", OUTLET),
        ),
        (
            "The ferry was warned in May that its doors were leaking, the Coast Times reported on Friday, citing an "
            "unnamed official of the port board.",
            "The ferry was warned in May that its doors were leaking",
            ("an unnamed official of the port board", "Coast Times", OUTLET),
        ),
    ],
)
def test_what_an_official_told_a_paper(text: str, content: str, chain: tuple[str, ...]) -> None:
    found, _ = stated(text)
    assert found[content].chain == chain
    assert not [words for words in found if words.startswith(("the Harbour", "the Coast", "an unnamed"))]


def test_a_verb_of_telling_after_a_quotation() -> None:
    found, _ = stated("“The bridge is shut until Friday,” Ada Boe, the head of the road agency, informed journalists.")
    (statement,) = found.values()
    assert list(found) == ["The bridge is shut until Friday"]
    assert statement.speaker is not None
    assert statement.speaker.name == "Ada Boe"


def test_a_quotation_after_a_full_stop_stands_apart() -> None:
    found, _ = stated(
        "Mayor Ada Boe said the order covered 850 people. She said she was told of it by the harbour office shortly "
        "after 4 a.m. “By then the water was in the square,” she said."
    )
    assert list(found) == [
        "the order covered 850 people",
        "she was told of it by the harbour office shortly after 4 a.m.",
        "By then the water was in the square",
    ]
    assert {s.speaker and s.speaker.name for s in found.values()} == {"Ada Boe"}


def test_two_halves_of_a_headline() -> None:
    found, _ = stated("Ferry Sinks Near Port Oslen: Ten Saved, Three Lost")
    assert found == {}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "“It was known,” said a clerk, who spoke on condition of anonymity because she was not authorised to "
            "discuss an open case.",
            ["It was known"],
        ),
        ("The firm declined to discuss the leak.", []),
        ("The minister commented the new doctrine.", []),
        ("A clerk, who asked not to be named, said the door was open.", ["the door was open"]),
        ("Norrland Rail runs six ferries. It reported a net profit of 40 million crowns last year.", []),
        ("The company posted a loss of 12 million crowns in the spring.", []),
        ("The claim could not be verified.", []),
        ("Mayor Ada Boe is expected in Lindow on Friday.", []),
        ("The president vowed retaliation.", ["retaliation"]),
        ("The ministry expressed concern.", ["concern"]),
    ],
)
def test_fragments_are_no_statements(text: str, kept: list[str]) -> None:
    assert list(stated(text)[0]) == kept


def covered(text: str) -> list[list[str]]:
    found, flags = stated(text)
    by_id = {s.id: words for words, s in found.items()}
    return [[by_id[i] for i in f.covers] for f in flags if f.kind == "unverified"]


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        (
            "The port board and the navy said in a joint statement that the wreck was stable.\n\n"
            "A video that has been shared widely and purports to show the ferry go down could not be verified.",
            [],
        ),
        (
            "The clerk said the board’s letter to the owner was dated 3 May and gave it 20 days to mend the doors. He "
            "said he was proud of it. The Coast Times has not seen the letter and could not confirm its contents.",
            ["the board’s letter to the owner was dated 3 May and gave it 20 days to mend the doors"],
        ),
        (
            "Norrland Rail denied that it had saved on repairs. “We changed every bolt in March, and the invoices "
            "will show it,” said Ada Boe, its director. The Times could not verify the invoice numbers.",
            ["We changed every bolt in March, and the invoices will show it"],
        ),
    ],
)
def test_a_caveat_covers_what_it_is_about(text: str, covers: list[str]) -> None:
    assert covered(text) == [covers]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # the quotation begins at its mark
        (
            "Officers recalled the code of the old harbour: “Good manners were simply assumed,” Boe said.",
            "Good manners were simply assumed",
        ),
        (
            "Lund and his allies are hitting back - “They could soon be running the whole port,” Boe declared.",
            "They could soon be running the whole port",
        ),
        # not where it is part of the sentence said
        ("The plan was “a very big and costly mistake,” Boe said.", "The plan was “a very big and costly mistake"),
        # what follows the tag is no part of it; the next quotation is
        (
            "“His legend will live on,” Boe said as a few young boxers trained in the hall. “His stories will too, and "
            "his example will stay here.”",
            "His legend will live on / His stories will too, and his example will stay here",
        ),
        (
            "“Cyber security remains our biggest task today,” Boe continued.\n\n“Even on good days our files are "
            "under attack.”",
            "Cyber security remains our biggest task today / Even on good days our files are under attack",
        ),
    ],
)
def test_where_a_quotation_begins_and_goes_on(text: str, content: str) -> None:
    found, _ = stated(text)
    assert content in found


def test_a_quotation_after_another_speakers_is_not_the_first_ones() -> None:
    found, _ = stated("“The dam will hold for many years,” Boe said. “It will not hold at all,” Lund replied.")
    assert {"The dam will hold for many years", "It will not hold at all"} <= set(found)


@pytest.mark.parametrize("topic", ["Harbour fire", "Ferry deal", "Tarn fine"])
def test_a_headline_s_topic_is_nobody_s_source(topic: str) -> None:
    found, _ = stated(f'{topic}: mayor "knew for weeks"\n\nThe mayor left the hall without a word on Friday night.')
    assert not any("knew" in content for content in found)


def test_a_body_before_a_headline_s_colon_is_its_source() -> None:
    found, _ = stated('Port union: mayor "knew for weeks"\n\nThe mayor left the hall without a word on Friday night.')
    assert any(s.speaker is not None and s.speaker.name == "port union" for s in found.values())
