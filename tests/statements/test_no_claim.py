"""What is no statement though a cue stands by it, and who speaks at both ends of a sentence. Invented texts."""

import pytest
from tests.statements.test_find_statements import report, run


def told(text: str) -> list[tuple[str | None, str]]:
    given = report(text)
    statements, _ = run(given)
    return [(s.speaker.name if s.speaker else None, " ".join(map(given.quote, s.content))) for s in statements]


@pytest.mark.parametrize(
    "text",
    [
        "Lund is enjoying the best harvest of his life.",
        "Wardens on the pier spotted five swans near the weir.",
        "The list seems long.",
        "The valves are designed to last.",
        "A man of 34 has been charged with arson.",
        "The shop is listed as Hallin Bakery.",
        "Oss, 34, was pronounced dead.",
        "The wave knocked Lund to the ground.",
        "A smaller boat attacked the ship.",
        "The police declined to release the names of the two men.",
        "Mayor Ada Boe would not say whether the dam was old.",
        "The board's lawyer, Ian Oss, declined to comment.",
    ],
)
def test_what_claims_nothing_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "says"),
    [
        ("Police identified the driver as a local man.", "police", "the driver as a local man"),
        ("The board expects to reopen the road.", "board", "to reopen the road"),
        ("The road is expected to open on Friday.", None, "The road to open on Friday"),
        ("Police couldn't say how many were hurt.", "police", "how many were hurt"),
        ("The firm denied any wrongdoing.", "firm", "any wrongdoing"),
    ],
)
def test_what_claims_something_stays(text: str, speaker: str | None, says: str) -> None:
    assert told(text) == [(speaker, says)]


def test_a_medium_that_closes_the_sentence_is_passed_through() -> None:
    given = report("The road was cleared by noon, police said, the Harbour Post reported.")
    (one,), _ = run(given)
    assert one.chain == ("police", "Harbour Post", "Valley News")
    assert [given.quote(s) for s in one.content] == ["The road was cleared by noon"]


def test_a_medium_alone_reports_itself() -> None:
    assert told("The dam broke, the Harbour Post reported.") == [("Harbour Post", "The dam broke")]


def test_a_source_does_not_begin_within_the_quotation_before_it() -> None:
    found = told("“The board has read the letter of Tom,” harbour manager B.C. Holm said in a statement.")
    assert found == [("B.C. Holm", "The board has read the letter of Tom")]


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "named"),
    [
        ("Mayor Ada Guardian spoke. Guardian said crews were tired.", "Ada Guardian", "person", True),
        ("Mr. Singer said the road was shut.", "Singer", "person", True),
        ("The former Lanmark Gov. Ian O’Hara said taxes fell.", "Ian O’Hara", "person", True),
        ("Charlotte Police Chief Karl Holm said the road was shut.", "Karl Holm", "person", True),
        ("Comedian Ellen Boe said the hall was full.", "Ellen Boe", "person", True),
        ("A government agency said the ship was lost.", "a government agency", "government", False),
    ],
)
def test_who_it_is(text: str, speaker: str, kind: str, named: bool) -> None:
    (one,), _ = run(report(text))
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.named) == (speaker, kind, named)


@pytest.mark.parametrize(
    "caveat",
    [
        " The claim could not be independently verified.",
        " The Courier was unable to verify the claim independently.",
        " It was not immediately possible to confirm the figure.",
        " There was no independent confirmation of the claim.",
        " Independent verification of the claim was not possible.",
        " It offered no proof.",
        " It did not provide evidence.",
        " The Courier has been unable to confirm these reports.",
        " The figures were impossible to verify.",
    ],
)
def test_a_caveat_in_its_many_wordings_covers_what_was_said(caveat: str) -> None:
    statements, flags = run(report(f"The army said 12 rebels were killed.{caveat}"))
    assert [(f.kind, len(f.covers)) for f in flags] == [("unverified", 1)]
    assert [s.flags for s in statements] == [("unverified",)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The army claimed without evidence that 12 rebels were killed.", "that 12 rebels were killed"),
        ("The army said, without providing evidence, that 12 rebels were killed.", "that 12 rebels were killed"),
        ("The army said 12 rebels were killed, though this could not be independently confirmed.", "12 rebels were killed"),
        ("Unconfirmed reports said 12 rebels were killed.", "12 rebels were killed"),
    ],
)  # fmt: skip
def test_a_caveat_within_its_own_sentence(text: str, says: str) -> None:
    given = report(text)
    (one,), (flag,) = run(given)
    assert (given.quote(one.span), flag.covers, flag.about) == (says, (one.id,), says)


def test_what_police_found_no_evidence_of_is_their_statement_and_no_caveat() -> None:
    assert run(report("Police said they found no evidence of arson."))[1] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ada Boe toured the school. The teacher said it was loud.", "the teacher"),
        ("Tom Holm has a big role. His lines suit Holm. In Brede, the actor said he was glad.", "Tom Holm"),
        ("Senator Tom Holm led the count. He wants to become the party's nominee. The candidate said so.", "Tom Holm"),
        ('Danel Moreus, 41, from Lee County, is cross. "It was wrong to close it," he says.', "Danel Moreus"),
    ],
)  # fmt: skip
def test_the_person_in_focus_by_another_name(text: str, speaker: str) -> None:
    statements, _ = run(report(text))
    assert statements[-1].speaker is not None
    assert statements[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The Norrish Board said it had shut the gate, though a safety watchdog later said the valve was open.",
            [("Norrish Board", "it had shut the gate"), ("a safety watchdog", "the valve was open")],
        ),
        (
            "Police said two were hurt, but witnesses said they saw four.",
            [("police", "two were hurt"), ("witnesses", "they saw four")],
        ),
        ("The mayor said that the dam held but that the road was shut.",
         [("the mayor", "that the dam held but that the road was shut")]),
    ],
)  # fmt: skip
def test_a_clause_with_a_speaker_of_its_own_is_nobody_elses(text: str, said: list[tuple[str, str]]) -> None:
    statements, _ = run(report(text))
    assert told(text) == said
    assert [len(s.chain) for s in statements] == [2] * len(said)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("A report came from WBRD-TV. The station said that it was open.", "WBRD-TV", "medium"),
        ("The man police say is behind the theft was held.", "police", "government"),
        ("Commodore Ivo Holm said it was over.", "Ivo Holm", "person"),
        ("The United Nations met. The company said it was glad.", "company", "organisation"),
        ("CNN was there. The country's official news agency said so.", "country's official news agency", "medium"),
    ],
)
def test_whose_the_noun_is(text: str, speaker: str, kind: str) -> None:
    one = run(report(text))[0][-1]
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind) == (speaker, kind)


def test_figures_are_people_or_numbers() -> None:
    statements, _ = run(report("Opposition figures said the vote was unfair. The figures showed that 40 voted."))
    assert [s.speaker and s.speaker.kind for s in statements] == ["crowd", "document"]


def test_what_somebody_is_unsure_of_is_no_flag() -> None:
    _, flags = run(
        report("Lund backs the plan, which he is uncertain about. There was no word on the nature of the row.")
    )
    assert [f.about for f in flags] == ["the nature of the row"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officers calmed the man, said Sgt. Marit Holm.", "Marit Holm"),
        ("“The bridge was empty by then,” Hallin police Const. Jan Holm told a news conference.", "Jan Holm"),
        ("A gun was found, according to Charlotte Police Lt. Gero Holm.", "Gero Holm"),
        ("Brede County Undersheriff Ivan Lund said it was over.", "Ivan Lund"),
    ],
)
def test_a_rank_ends_no_sentence(text: str, speaker: str) -> None:
    (one,), _ = run(report(text))
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind) == (speaker, "person")


def test_a_surname_that_is_a_people_too() -> None:
    text = "Ada Danish has a plan. Berta Holm has none. Danish said it was cheap. She said it would do."
    statements, _ = run(report(text))
    assert {s.speaker.name for s in statements if s.speaker} == {"Ada Danish"}


def test_another_station_is_another_relay() -> None:
    text = "Mr. Holm told NBC News that it was over. “The port is ready for it,” he said on ABC's “This Week.”"
    statements, _ = run(report(text))
    assert [s.chain[1] for s in statements] == ["NBC News", "ABC News"]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("General manager A. J. Holm said it was over.", "A. J. Holm", "person"),
        ("The man fell, according to New Zealand media reports.", "New Zealand media reports", "document"),
        ("It was echoed by officials across the country, who said it was over.", "officials", "crowd"),
    ],
)
def test_whose_words_they_are(text: str, speaker: str, kind: str) -> None:
    one = run(report(text))[0][-1]
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind) == (speaker, kind)
