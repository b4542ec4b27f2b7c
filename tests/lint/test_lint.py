"""Each check of the policy rules: what it finds, in which exact words, and what it leaves alone."""

import json
import sys
import urllib.parse
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "interchange"))
from hostile_story import hostile

from twosource.cli import main
from twosource.interchange import to_json
from twosource.lint import PROFILES, SEVERITIES, lint, load_rules
from twosource.lint.records import Check, Finding
from twosource.model import Dossier, Drift, Member, Speaker
from twosource.testing import claim, conflict, dossier, flag, origin, report, span, statement


def found(made: Dossier, check: Check, **kept: object) -> list[Finding]:
    """The findings of one check, under whichever rule names it first."""
    rule = next(r for r in load_rules()[0] if r.check == check)
    return [f for f in lint(made, [rule.profile], **kept) if f.rule == rule.id]  # type: ignore[arg-type]


def unnamed(name: str, reason: str | None = None, key: str = "s1") -> Speaker:
    return Speaker(key, name, named=False, kind="person", anonymity=reason)


AGENCY = report("The pier is unsafe, the mayor said. The claim could not be verified.", outlet="NWA", path="a")
COPY = report("The pier is unsafe, the mayor told NWA.", outlet="The Post", path="b")
OWN = report("The pier is unsafe, the mayor told the Star.", outlet="The Star", path="c")
SAID = [statement(r, "The pier is unsafe", cue=c, source="the mayor") for r, c in ((AGENCY, "said"), (COPY, "told"), (OWN, "told"))]  # fmt: skip


def test_rules_are_data_with_a_public_source_each() -> None:
    rules, lexicon = load_rules()
    assert {r.profile for r in rules} == set(PROFILES) and len({r.id for r in rules}) == len(rules)
    for rule in rules:
        assert rule.id.startswith(f"{rule.profile}/") and rule.severity in SEVERITIES and rule.says.endswith(".")
        assert rule.source.publisher and rule.source.title and rule.source.section
        assert urllib.parse.urlsplit(rule.source.url).hostname
    assert lexicon.opinion and lexicon.unnamed


def test_many_outlets_with_one_origin() -> None:
    made = dossier(
        [AGENCY, COPY], claims=[claim(SAID[:2], [AGENCY, COPY])], origins=[origin([AGENCY, COPY], "wire", "NWA")]
    )
    (one,) = found(made, "single_origin")
    assert one.words == "The pier is unsafe" and one.why == "2 outlets carry it, from one origin, NWA"
    assert one.claim == made.claims[0].id and one.outlet == "NWA"


def test_one_outlet_or_two_origins_are_left_alone() -> None:
    two = claim([SAID[0], SAID[2]], [AGENCY, OWN], origins=(2, 2))
    assert not found(dossier([AGENCY, OWN], claims=[two]), "single_origin")
    assert not found(dossier([AGENCY], statements=SAID[:1]), "single_origin")


def test_rejected_claims_are_none() -> None:
    one = replace(claim(SAID[:2], [AGENCY, COPY]), decided="reject")
    assert not found(dossier([AGENCY, COPY], claims=[one]), "single_origin")


def test_two_origins_on_the_word_of_one() -> None:
    reports = [report(f"Six people fell, the mayor {told}.", outlet=o) for o, told in (("A", "said"), ("B", "told B"))]
    said = [statement(r, "Six people fell", cue="the mayor") for r in reports]
    one = claim(said, reports, origins=(2, 2), roots=(1, 1))
    assert [f.words for f in found(dossier(reports, claims=[one]), "one_root")] == ["Six people fell"]
    two = claim(said, reports, origins=(2, 2), roots=(1, 2))
    assert not found(dossier(reports, claims=[two]), "one_root")
    bare = claim([SAID[0], SAID[2]], [AGENCY, OWN], origins=(2, 2), roots=(1, 1))  # no figure to bear out
    assert not found(dossier([AGENCY, OWN], claims=[bare]), "one_root")


def test_agency_copy_alone_behind_a_flagged_claim() -> None:
    wire = [origin([AGENCY, COPY], "wire", "NWA")]
    flags = [flag(AGENCY, "The claim could not be verified.", [SAID[0]])]
    reports, claims = [AGENCY, COPY], [claim(SAID[:2], [AGENCY, COPY])]
    (one,) = found(dossier(reports, statements=SAID[:2], claims=claims, origins=wire, flags=flags), "agency_only")
    assert one.why == "flagged as unverified, and from NWA alone"
    assert not found(dossier(reports, statements=SAID[:2], claims=claims, origins=wire), "agency_only")
    own = [origin([AGENCY, COPY])]
    assert not found(dossier(reports, statements=SAID[:2], claims=claims, origins=own, flags=flags), "agency_only")


def test_a_report_with_one_voice() -> None:
    text = "The pier is shut, the mayor said. It will reopen in May, the mayor said. Divers will come, {} said."
    for last, hits in (("the mayor", 1), ("the harbour master", 0)):
        one = report(text.format(last), outlet="A")
        who = Speaker("s1", "the mayor")
        said = [
            statement(one, "The pier is shut", cue="said", source="the mayor", speaker=who),
            statement(one, "It will reopen in May", cue="said", source="the mayor", speaker=who),
            statement(one, "Divers will come", cue="said", source=last, speaker=who if hits else Speaker("s2", last)),
        ]
        assert len(found(dossier([one], statements=said), "one_voice")) == hits


@pytest.mark.parametrize(
    ("text", "content", "source", "hits"),
    [
        ("The board is incompetent, a source said.", "The board is incompetent", "a source", 1),
        ("The chairman should resign, an official said.", "The chairman should resign", "an official", 1),
        ("The talks will probably fail, a diplomat said.", "The talks will probably fail", "a diplomat", 1),
        ("The board met on Monday, a source said.", "The board met on Monday", "a source", 0),
    ],
)
def test_opinion_of_an_unnamed_source(text: str, content: str, source: str, hits: int) -> None:
    one = report(text, outlet="A")
    said = [statement(one, content, cue="said", source=source, speaker=unnamed(source))]
    made = found(dossier([one], statements=said), "anonymous_opinion")
    assert [f.words for f in made] == [content] * hits


def test_opinion_of_a_named_source_is_left_alone() -> None:
    one = report("The board is incompetent, Ada Rehn said.", outlet="A")
    said = [statement(one, "The board is incompetent", cue="said", source="Ada Rehn")]
    assert not found(dossier([one], statements=said), "anonymous_opinion")


def test_an_outlet_is_no_unnamed_source() -> None:
    one, two = report("The board should go, the Star said.", outlet="A"), report("Rain.", outlet="The Star")
    said = [statement(one, "The board should go", cue="said", source="the Star", speaker=unnamed("the Star"))]
    assert not found(dossier([one, two], statements=said), "anonymous_opinion")


def test_sources_in_the_plural_where_the_claim_has_one() -> None:
    one = report("The board met on Monday, sources said.", outlet="A")
    two = report("The board met on Monday, a source said.", outlet="B")
    three = report("The board met on Monday, other sources said.", outlet="C")
    said = [
        statement(r, "The board met on Monday", cue="said", source=s, speaker=unnamed(s, key=s))
        for r, s in ((one, "sources"), (two, "a source"), (three, "other sources"))
    ]
    joined = dossier([one, two], statements=said[:2], claims=[claim(said[:2], [one, two])])
    (hit,) = found(joined, "plural_sources")
    assert (hit.words, hit.outlet) == ("sources", "A") and "“a source” in B" in hit.why
    apart = dossier([one, three], statements=[said[0], said[2]], claims=[claim([said[0], said[2]], [one, three])])
    assert not found(apart, "plural_sources")


def test_sources_that_turn_into_the_source() -> None:
    one = report("The board met, sources said. It will meet again, the source said.", outlet="A")
    said = [
        statement(one, "The board met", cue="said", source="sources", speaker=unnamed("sources")),
        statement(one, "It will meet again", cue="said", source="the source", speaker=unnamed("the source", key="s2")),
    ]
    assert [f.words for f in found(dossier([one], statements=said), "plural_sources")] == ["sources"]


def test_no_reason_for_anonymity_and_no_description() -> None:
    one = report("The board met, a source said. It will meet again, an aide to the mayor said.", outlet="A")
    bare = statement(one, "The board met", cue="said", source="a source", speaker=unnamed("a source"))
    aide = unnamed("an aide to the mayor", "for fear of losing his job", "s2")
    told = statement(one, "It will meet again", cue="said", source="an aide to the mayor", speaker=aide)
    made = dossier([one], statements=[bare, told])
    assert [f.words for f in found(made, "anonymity_reason")] == ["a source"]
    assert [f.words for f in found(made, "bare_source")] == ["a source"]


def test_unnamed_sources_alone() -> None:
    one = report(
        "The board met on Monday, a source said. The mayor was there, Ada Rehn said. Mines, he said.", outlet="A"
    )
    said = [
        statement(one, "The board met on Monday", cue="said", source="a source", speaker=unnamed("a source")),
        statement(one, "The mayor was there", cue="said", source="Ada Rehn"),
        statement(one, "Mines", cue="said", source="he", speaker=unnamed("a source", "asked not to be named")),
    ]
    assert [f.words for f in found(dossier([one], statements=said), "unnamed_only")] == ["The board met on Monday"]


@pytest.mark.parametrize(
    ("source", "hits"),
    [
        ("a senior official at the ministry", 1),
        ("people familiar with the talks", 1),
        ("two diplomats", 1),
        ("conflicting accounts from officials", 0),
        ("young people in the square", 0),
        ("charities and campaigners for the rights of people", 0),
        ("Coastal lawmakers", 0),
    ],
)
def test_who_is_an_unnamed_source(source: str, hits: int) -> None:
    one = report(f"The board met on Monday, {source} said.", outlet="A")
    said = [statement(one, "The board met on Monday", cue="said", source=source, speaker=unnamed(source))]
    assert len(found(dossier([one], statements=said), "anonymity_reason")) == hits


def test_disputed_fact_in_the_outlets_own_voice() -> None:
    one = report("Pier shut\nThe pier fell at noon.", outlet="A", headline="Pier shut", headline_span=(0, 9))
    two = report("The pier fell at one, the mayor said.", outlet="B")
    said = [statement(two, "The pier fell at one", cue="said", source="the mayor")]
    sides = [(one, "at noon", "noon"), (two, "at one", "one")]
    made = dossier([one, two], statements=said, conflicts=[conflict("conflict", "when the pier fell", sides, "date")])
    (hit,) = found(made, "unattributed_dispute")
    assert (hit.words, hit.why) == ("at noon", "disputed (when the pier fell): “one” in B")
    update = dossier([one, two], statements=said, conflicts=[conflict("update", "when the pier fell", sides, "date")])
    assert not found(update, "unattributed_dispute")


def test_flagged_elsewhere_and_told_as_fact_here() -> None:
    one = report("The owner knew of the cracks, a union said. That could not be verified.", outlet="A")
    two = report("The owner knew of the cracks in May.", outlet="B")
    three = report("Divers found the anchor on Friday.", outlet="C")
    said = statement(one, "The owner knew of the cracks", cue="said", source="a union")
    members = [
        Member(one.id, said.span, said.id),
        Member(two.id, span(two, "The owner knew of the cracks in May")),
        Member(three.id, span(three, "Divers found the anchor on Friday")),
    ]
    reports = [one, two, three]
    flags = [flag(one, "That could not be verified.", [said])]
    made = dossier(reports, statements=[said], claims=[claim(members, reports)], flags=flags)
    assert [(f.outlet, f.words) for f in found(made, "unattributed_dispute")] == [
        ("B", "The owner knew of the cracks in May")
    ]


def test_toll_without_lowest_and_highest() -> None:
    one = report("At the pier 12 people were killed.", outlet="A")
    two = report("At the pier 19 people were killed.", outlet="B")
    both = report("Officials say 12 people were killed; doctors say 19 people were killed.", outlet="C")
    sides = [(one, "12 people", "12"), (two, "19 people", "19"), (both, "12 people", "12"), (both, "19 people", "19")]
    made = dossier([one, two, both], conflicts=[conflict("conflict", "number of dead", sides)])
    hits = found(made, "toll_range")
    assert [(f.outlet, f.words) for f in hits] == [("A", "12 people"), ("B", "19 people")]
    assert "reports give 12 to 19" in hits[0].why
    slip = Drift(two.id, one.id, "number_changed", span(two, "19 people"), span(one, "12 people"), "“12” became “19”")
    turned = replace(made, conflicts=[conflict("conflict", "number of dead", sides[:2])], drift=[slip])
    assert not found(turned, "toll_range")
    lorries = report("At the pier 3 lorries fell.", outlet="D"), report("At the pier 4 lorries fell.", outlet="E")
    other = [(r, words, words[0]) for r, words in zip(lorries, ("3 lorries", "4 lorries"), strict=True)]
    assert not found(dossier(lorries, conflicts=[conflict("conflict", "number of lorries", other)]), "toll_range")


def test_toll_in_round_words() -> None:
    one = report("Dozens hurt\nDozens of people were hurt at the pier.\nHundreds of chairs were lost.", outlet="A", headline_span=(0, 11))  # fmt: skip
    assert [f.words for f in found(dossier([one]), "vague_toll")] == ["Dozens of people were hurt"]


def test_only_the_draft_is_checked() -> None:
    made = dossier(
        [AGENCY, COPY], claims=[claim(SAID[:2], [AGENCY, COPY])], origins=[origin([AGENCY, COPY], "wire", "NWA")]
    )
    (one,) = found(made, "single_origin", only=[COPY.id])
    assert one.outlet == "The Post"
    assert not found(made, "single_origin", only=["r_other"])


def test_each_sentence_is_told_once_for_one_reason() -> None:
    one = report("The board met on Monday and it voted for the plan, a source said.", outlet="A")
    said = [
        statement(one, words, cue="said", source="a source", speaker=unnamed("a source"))
        for words in ("The board met on Monday", "it voted for the plan")
    ]
    assert len(found(dossier([one], statements=said), "unnamed_only")) == 1


def test_hostile_words_stay_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.json"
    path.write_bytes(to_json(hostile()))
    assert main(["lint", "--profile", "all", str(path)]) == 0
    told = capsys.readouterr().out
    assert "\u202e" not in told and "\x1b[31m" not in told and "alert(" in told
    assert main(["lint", "--profile", "all", str(path), "--csv"]) == 0
    rows = capsys.readouterr().out.splitlines()[1:]
    assert rows and not any(row.lstrip('"').startswith(("=", "+", "-", "@")) for row in rows)


def test_command_says_what_and_fails_when_asked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "Council to close pier\n\nThe council should be ashamed, a source said on Monday. "
        "The pier will close in May, the source said. Nobody was told of it, the source said.\n",
        encoding="utf-8",
    )
    assert main(["lint", "--profile", "ap", str(draft), "--json", "--fail-on", "error"]) == 4
    told = json.loads(capfd.readouterr().out)
    bare = next(f for f in told["findings"] if f["rule"] == "ap/bare-source")
    text = draft.read_text(encoding="utf-8")
    assert text[bare["span"][0] : bare["span"][1]] == bare["words"] and "source" in bare["words"]
    assert bare["source"]["publisher"] == "The Associated Press"
    assert main(["lint", "--profile", "acled", str(draft), "--fail-on", "error"]) == 0
    assert "not a verdict" in capfd.readouterr().err


def test_draft_against_a_dossier(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wire, draft = tmp_path / "wire.txt", tmp_path / "draft.txt"
    lead = "HALLIN (NWA) - A pier fell into the sea at Hallin on Monday and nine boats sank, the coast guard said."
    wire.write_text(f"Pier falls\n\n{lead} The road is shut and the ferries stay in port.\n", encoding="utf-8")
    draft.write_text(
        f"Pier falls at Hallin\n\n{lead} The road is shut and the ferries stay in port.\nMore soon.\n", encoding="utf-8"
    )
    assert main(["lint", "--profile", "bbc", str(wire), "--draft", str(draft), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["findings"] and {f["path"] for f in told["findings"]} == {str(draft)}
    assert main(["lint", "--profile", "bbc", str(wire), "--draft", str(tmp_path / "none.txt")]) == 1
