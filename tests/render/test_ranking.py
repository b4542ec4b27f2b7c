"""Which claims come first, and how their quotations are put together."""

from dataclasses import replace

from twosource.model import Claim, Conflict, Derivation, Dossier, Drift, DriftKind, Range, Root, Side, Statement
from twosource.render.disagreement import differences, flagged
from twosource.render.first import first
from twosource.render.lookup import look_up
from twosource.render.ranking import Ranked, leading, ranked, telling
from twosource.render.totals import totals
from twosource.testing import claim, conflict, dossier, flag, origin, report, statement

TEXT = "The dam is safe, he said. The road is open, she said. Nobody was hurt, they said. That is not verified."
A, B, C = (report(TEXT, outlet=name, path=name) for name in "ABC")


def said(words: str, *, origins: Range, outlets: str = "AB") -> tuple[list[Statement], Claim]:
    source = {"The dam is safe": "he", "The road is open": "she", "Nobody was hurt": "they"}[words]
    made = [statement(r, words, cue="said", source=source) for r in (A, B, C) if r.outlet in outlets]
    return made, claim(made, (A, B, C), origins=origins)


def story() -> Dossier:
    safe, safe_claim = said("The dam is safe", origins=(2, 2), outlets="ABC")
    road, road_claim = said("The road is open", origins=(1, 2), outlets="ABC")
    hurt, hurt_claim = said("Nobody was hurt", origins=(1, 1))
    return dossier((A, B, C), statements=[*safe, *road, *hurt], claims=[safe_claim, road_claim, hurt_claim])


def order(found: Dossier) -> list[tuple[str, tuple[str, ...]]]:
    return [(r.claim.gist, r.concerns) for r in ranked(found, look_up(found))]


def test_one_origin_comes_before_perhaps_one_before_the_broad() -> None:
    assert order(story()) == [
        ("Nobody was hurt", ("single",)),
        ("The road is open", ("perhaps",)),
        ("The dam is safe", ()),
    ]


def test_two_outlets_that_may_share_an_origin_are_nothing_to_look_at_first() -> None:
    made, held = said("The road is open", origins=(1, 2))
    assert order(dossier((A, B, C), statements=made, claims=[held])) == [("The road is open", ())]


def test_a_conflict_comes_first_and_a_mere_update_does_not() -> None:
    found = story()
    safe = found.claims[0]
    side = Side(A.id, (0, 15), "safe", safe.id)
    fight = Conflict("x", "polarity", "conflict", "safety", (side,), "")
    assert order(replace(found, conflicts=(fight,)))[0] == ("The dam is safe", ("conflict",))
    assert order(replace(found, conflicts=(replace(fight, relation="update"),)))[0][0] == "Nobody was hurt"


def test_a_flag_on_any_member_marks_the_claim() -> None:
    found = story()
    marked = replace(found, flags=(flag(A, "That is not verified.", [found.statements[0]]),))
    assert ("The dam is safe", ("unverified",)) in order(marked)


def test_the_same_words_are_told_once_unless_another_said_them() -> None:
    found = story()
    safe = next(r for r in ranked(found, look_up(found)) if r.claim.gist == "The dam is safe")
    assert [(q.report, [rid for rid, _ in q.also]) for q in safe.quotations] == [(A.id, [B.id, C.id])]
    other = [*found.statements[:1], statement(B, "The dam is safe", cue="said", source="she")]
    moved = dossier((A, B), statements=other, claims=[claim(other, (A, B))])
    assert [q.said for q in ranked(moved, look_up(moved))[0].quotations] == ["he → A", "she → B"]


def test_the_first_few_of_each_kind_are_shown() -> None:
    kinds = ["conflict"] * 5 + ["single"] * 4 + [""] * 6
    claims = [Ranked(n, story().claims[0], (kind,) if kind else (), (), True) for n, kind in enumerate(kinds, 1)]
    assert [c.number for c in leading(claims, 2)] == [1, 2, 6, 7, 10, 11]
    assert len(leading(claims, None)) == 15


def test_what_needs_a_human_names_the_words_that_are_flagged() -> None:
    found = story()
    found = replace(found, flags=(flag(A, "That is not verified.", found.statements[:2]),))
    lookup = look_up(found)
    lists = first((), ranked(found, lookup), flagged(found, lookup), (), lookup, 80)
    assert [c.text for c in lists[2]] == ["“The dam is safe” and 1 more (A)"]
    assert [c.kind for c in lists[3]] == ["single", "perhaps"]


def test_totals_put_copies_together_and_leave_unknown_origins_to_the_upper_end() -> None:
    other = report("Le barrage tient.", outlet="D", readable=False)
    found = Dossier(
        reports=(A, B, C, other),
        derivations=(Derivation(B.id, A.id, "edited", 0.9, "a_from_b", ""),),
        origins=(origin([A, B]), origin([C], "unknown")),
        roots=(Root("r1", "he", ()), Root("r2", "an official", (), False, 3)),
    )
    total = totals(found)
    assert (total.reports, total.texts, total.outlets) == (3, 2, 3)
    assert (total.origins, total.unknown_origins, total.roots) == ((1, 2), 1, (2, 4))


def test_origins_that_are_all_unknown_are_at_least_one() -> None:
    found = Dossier(reports=(A, B), origins=(origin([A], "unknown"), origin([B], "unknown")))
    assert totals(found).origins == (1, 2)


def test_a_denial_is_never_cut_off_behind_wordings_of_one_speaker() -> None:
    texts = [f"The dam is {word}, he said." for word in ("safe", "sound", "solid", "whole")]
    reports = [report(text, outlet=f"O{n}", path=f"{n}.txt") for n, text in enumerate(texts)]
    made = [statement(r, r.text[:-9], cue="said", source="he") for r in reports]
    last = report("It is not, she said. The dam is safe.", outlet="P")
    made.append(statement(last, "The dam is safe", source="she", cue="said", stance="denies"))
    found = dossier([*reports, last], statements=made, claims=[claim(made, [*reports, last])])
    held = ranked(found, look_up(found))[0].quotations
    assert [q.said for q in telling(held, 2)] == ["he → O0", "she → P"]
    assert telling(held, None) == held


def test_a_side_that_is_denied_says_so() -> None:
    denial = report("The firm denied that it was warned.", outlet="D")
    other = report("The firm was warned.", outlet="E")
    made = statement(denial, "it was warned", cue="denied", source="The firm", stance="denies")
    fight = conflict(
        "conflict", "a warning", [(other, "The firm was warned", "warned"), (denial, "it was warned", "warned")]
    )
    found = dossier((other, denial), statements=[made], conflicts=[fight])
    lookup = look_up(found)
    lists = first(differences(found, lookup), (), (), (), lookup, 200)
    assert [c.text for c in lists[0]] == ["a warning: warned (E) or denied: warned (D)"]


def test_what_another_outlet_turned_comes_first_and_an_own_correction_does_not() -> None:
    def drift(report_id: str, from_id: str, kind: DriftKind, reason: str) -> Drift:
        return Drift(report_id, from_id, kind, (0, 8), (0, 8), reason)

    own = report("The dam is not safe.", outlet="A", path="a-corrected")
    turned = [drift(B.id, A.id, "number_changed", "14 became 41"), drift(C.id, A.id, "sense_reversed", "safe, unsafe")]
    found = dossier((A, B, C, own), drift=[*turned, drift(own.id, A.id, "number_changed", "14 became 19")])
    lists = first((), (), (), found.drift, look_up(found), 80)
    assert [c.text.split(" (")[0] for c in lists[1]] == ["safe, unsafe", "14 became 41"]
