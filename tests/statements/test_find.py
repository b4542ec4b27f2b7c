"""The rules of the door, one by one, with the trained decider and without it."""

import pytest

from twosource.language import Paragraph, parse
from twosource.model import Attribution
from twosource.settings import AttributionSettings
from twosource.statements.find import find_attributions

RULES = AttributionSettings(model=False)
MODEL = AttributionSettings()


def attributions(*paragraphs: str, settings: AttributionSettings = MODEL) -> list[tuple[str, str, str, Attribution]]:
    """Content, cue and source as words (pieces joined by " / "), and the attribution itself."""
    text, placed = "", []
    for words in paragraphs:
        placed.append(Paragraph(len(text), parse([words])[0]))
        text += words + "\n\n"

    def quote(spans: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(text[s:e] for s, e in spans)

    return [(quote(a.content), quote(a.cue), quote(a.source), a) for a in find_attributions(placed, settings=settings)]


@pytest.mark.parametrize("settings", [RULES, MODEL], ids=["rules", "model"])
@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("The mayor said that the bridge would open.", "that the bridge would open", "said", "The mayor"),
        ("The bridge is safe, the mayor said.", "The bridge is safe", "said", "the mayor"),
        ("“The bridge is safe,” the mayor said.", "The bridge is safe", "said", "the mayor"),
        ("According to the ministry, 12 people died.", "12 people died", "According to", "the ministry"),
        ("Twelve people died, according to the ministry.", "Twelve people died", "according to", "the ministry"),
        ("Three people were hurt, per the ministry.", "Three people were hurt", "per", "the ministry"),
        ("As the mayor put it, the bridge was a disgrace.", "the bridge was a disgrace", "put", "the mayor"),
        ("Bridge was unsafe for years, police say", "Bridge was unsafe for years", "say", "police"),
        ("Engineers accused the mayor of lying.", "the mayor of lying", "accused", "Engineers"),
        ("The minister denied that he had seen it.", "that he had seen it", "denied", "The minister"),
        ("The minister denied taking bribes.", "taking bribes", "denied", "The minister"),
        ("The minister vowed to rebuild the dam.", "to rebuild the dam", "vowed", "The minister"),
        ("The report found that the pumps had failed.", "that the pumps had failed", "found", "The report"),
        ("The letter says the firm knew of the crack.", "the firm knew of the crack", "says", "The letter"),
        ("In a statement, the ministry warned of more floods.", "more floods", "warned", "the ministry"),
        ("Residents hope that the road will reopen.", "that the road will reopen", "hope", "Residents"),
        ("The judge asked whether the gate was open.", "whether the gate was open", "asked", "The judge"),
        ("The minister was quoted as saying that the dam held.", "that the dam held", "saying", "The minister"),
        ("A spokesman for the firm declined to comment.", "to comment", "declined", "A spokesman for the firm"),
    ],
)
def test_one_sentence(text: str, content: str, cue: str, source: str, settings: AttributionSettings) -> None:
    assert (content, cue, source) in [found[:3] for found in attributions(text, settings=settings)]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Farmers called for the dam to be rebuilt.", "the dam to be rebuilt", "called", "Farmers"),
        ("Her claim that the dam was unsafe was ignored.", "that the dam was unsafe", "claim", "Her"),
        ("The bridge, the mayor said, is safe.", "The bridge / is safe", "said", "the mayor"),
        ("LIMA, Peru (AP) — Two bridges fell, officials said.", "Two bridges fell", "said", "officials"),
        ("The minister, who said the dam was safe, resigned.", "the dam was safe", "said", "who"),
        ("The governor called the delay “shameful.”", "the delay “shameful", "called", "The governor"),
    ],
)
def test_one_sentence_with_the_decider(text: str, content: str, cue: str, source: str) -> None:
    assert (content, cue, source) in [found[:3] for found in attributions(text)]


def test_second_half_after_said() -> None:
    ((content, _, source, found),) = attributions("“The bridge is safe,” the mayor said. “We checked it twice.”")
    assert (content, source) == ("The bridge is safe / We checked it twice", "the mayor")
    assert found.quotation == "direct"


def test_interrupted_sentence() -> None:
    ((content, _, source, _),) = attributions("“The bridge is safe,” said Ana Reyes, “and it will open in May.”")
    assert (content, source) == ("The bridge is safe / and it will open in May", "Ana Reyes")


def test_quotation_over_two_paragraphs() -> None:
    ((content, _, source, _),) = attributions(
        "Ana Reyes said: “We left at dawn. Nobody had told us.", "“We came back at noon. The house was gone.”"
    )
    assert source == "Ana Reyes"
    assert content.startswith("We left at dawn") and content.endswith("The house was gone")


def test_quotation_kinds() -> None:
    kinds = {
        text: attributions(text)[0][3].quotation
        for text in (
            "“The bridge is safe,” the mayor said.",
            "The mayor said the bridge was “perfectly safe” and would open.",
            "The mayor said the bridge was safe.",
        )
    }
    assert list(kinds.values()) == ["direct", "mixed", "indirect"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor said the bridge was safe.", "say"),
        ("The judge asked whether the gate was open.", "ask"),
        ("Engineers accused the mayor of lying.", "judge"),
        ("The report found that the pumps had failed.", "document"),
        ("Her claim that the dam was unsafe was ignored.", "noun"),
        ("Twelve people died, according to the ministry.", "marker"),
        ("Residents hope that the road will reopen.", "attitude"),
        ("As the mayor put it, the bridge was a disgrace.", "say"),
    ],
)
def test_cue_types(text: str, kind: str) -> None:
    assert kind in [found.cue_type for *_, found in attributions(text)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ministry: 12 dead in flood", "12 dead in flood", "Ministry"),
        ("Bridge was unsafe for years: report", "Bridge was unsafe for years", "report"),
        ("Bridge was unsafe for years - officials", "Bridge was unsafe for years", "officials"),
        ("Dam will be closed next week: Ana Reyes", "Dam will be closed next week", "Ana Reyes"),
    ],
)
def test_headlines_with_a_colon(text: str, content: str, source: str) -> None:
    assert (content, source) in [(found[0], found[2]) for found in attributions(text)]


@pytest.mark.parametrize("text", ["Live updates: Peru", "The list: eggs, flour and milk.", "Kick-off: 7:30 pm"])
def test_colons_that_attribute_nothing(text: str) -> None:
    assert attributions(text) == []


def test_transcript() -> None:
    found = attributions("REYES: The dam is old.", "HOST: Who built it?", "REYES: A firm now gone.", "HOST: And now?")
    assert [(content, source) for content, _, source, _ in found] == [
        ("The dam is old", "REYES"),
        ("Who built it", "HOST"),
        ("A firm now gone", "REYES"),
        ("And now", "HOST"),
    ]


def test_reportedly_takes_its_clause() -> None:
    ((content, cue, source, found),) = attributions("The driver allegedly fled the scene.")
    assert (content, cue, source, found.cue_type) == ("The driver / fled the scene", "allegedly", "", "marker")


def test_per_is_not_always_a_marker() -> None:
    assert attributions("The ferry carries 300 people per trip.") == []


def test_a_caveat_is_no_statement() -> None:
    assert attributions("The figures have not been independently verified.") == []


def test_a_noun_tells_what_a_light_verb_means() -> None:
    found = attributions("Reyes made an accusation that the firm had lied.")
    assert ("that the firm had lied", "accusation") in [
        (content, cue.split()[-1]) for content, cue, _, a in found if a.cue_type == "noun"
    ]


def test_nothing_to_find() -> None:
    assert find_attributions([]) == []
    assert attributions("The bridge opened in May.") == []


def test_a_quotation_is_not_left_without_a_speaker() -> None:
    found = attributions("The crowd waited in the rain. Reyes smiled. “We built this bridge in two years,” she beamed.")
    assert ("We built this bridge in two years", "she") in [(content, source) for content, _, source, _ in found]


def test_a_statement_within_a_statement() -> None:
    found = attributions("Reyes told reporters that Peru had told the ministry that the dam was safe.")
    assert [(content, source) for content, _, source, _ in found] == [
        ("that Peru had told the ministry that the dam was safe", "Reyes"),
        ("that the dam was safe", "Peru"),
    ]
