"""The five counts behind a claim, as ranges where they can't be known."""

from dataclasses import replace

import pytest

from twosource.model import Claim, Derivation, Member, Origin, Place, Report, Reuse, Root, Speaker, Standing, Statement
from twosource.origins import find_origins, stand
from twosource.testing import report, span

SAID = "Nine people are missing"


def told(name: str, **known) -> Report:
    return report(f"{SAID}, according to {name}.", path=name, outlet=name, **known)


def claim(*reports: Report, statements: tuple[Statement, ...] = ()) -> Claim:
    by_report = {s.report: s.id for s in statements}
    return Claim("c", SAID, tuple(Member(r.id, span(r, SAID), by_report.get(r.id)) for r in reports))


def origin(kind: str, name: str | None, *reports: Report, passages: tuple[Place, ...] = ()) -> Origin:
    return Origin(f"o{name}{reports[0].id if reports else ''}", kind, name, tuple(r.id for r in reports), passages)


def standing(reports, origins, *, derivations=(), statements=(), roots=()) -> Standing:
    (out,) = stand([claim(*reports, statements=statements)], reports, statements, derivations, origins, roots)
    assert out.standing is not None
    return out.standing


def says(one: Report, who: str, *, named=False, kind="person", quotation="indirect") -> Statement:
    speaker = Speaker(f"s-{who}-{one.id}", who, named=named, kind=kind)
    content = (span(one, SAID),)
    return Statement(f"st-{one.id}", one.id, content, (), (), speaker, (who, one.name), quotation, "say")


A, B, C = told("Omega"), told("Lake Mail"), told("Hill Post")


def test_two_known_and_one_unknown_are_two_to_three():
    found = standing([A, B, C], [origin("outlet", "BBC", A), origin("wire", "Reuters", B), origin("unknown", None, C)])
    assert (found.origins, found.unknown_origins) == ((2, 3), 1)
    assert "BBC" in found.reason and "Reuters" in found.reason and "unknown" in found.reason
    assert found.would_change


def test_one_unknown_is_one_and_two_are_one_to_two():
    assert standing([A], [origin("unknown", None, A)]).origins == (1, 1)
    assert standing([A, B], [origin("unknown", None, A), origin("unknown", None, B)]).origins == (1, 2)


def test_many_outlets_with_one_wire_are_one_origin():
    found = standing([A, B, C], [origin("wire", "AP", A, B, C)])
    assert (found.reports, found.outlets, found.origins) == (3, 3, (1, 1))


def test_copies_and_edited_copies_are_one_text_and_rewordings_are_not():
    links = [
        Derivation(B.id, A.id, "copy", 1.0, "a_from_b", ""),
        Derivation(C.id, A.id, "reworded", 0.8, "a_from_b", ""),
    ]
    assert standing([A, B, C], [origin("wire", "AP", A, B, C)], derivations=links).texts == 2


def test_the_passage_a_member_stands_in_decides():
    in_b = Place(B.id, span(B, SAID))
    origins = [origin("wire", "AP", A, passages=(in_b,)), origin("outlet", "Lake Mail", B)]
    assert standing([A, B], origins).origins == (1, 1)


def test_what_a_partly_derived_report_tells_without_a_credit_is_of_unknown_origin():
    lead = "The port was shut on Monday after a crane fell on the quay, the harbour master told the Lake Mail."
    parent = report(f"{lead}\n\nNine people were hurt.", path="p", outlet="Lake Mail", published="2024-05-07")
    child = report(
        f"{lead}\n\nThe crane was built in 1974 and stood idle. Trams were halted too.", path="c", outlet="Hill Post"
    )
    shared = Reuse(Place(parent.id, span(parent, lead)), Place(child.id, span(child, lead)), "verbatim", "")
    for share, expected in ((0.5, (1, 2)), (0.9, (1, 1))):
        links = [Derivation(child.id, parent.id, "partial", share, "a_from_b", "")]
        origins = find_origins([parent, child], [shared], links)
        members = (
            Member(parent.id, span(parent, "Nine people were hurt")),
            Member(child.id, span(child, "Trams were halted")),
        )
        (out,) = stand([Claim("c", "", members)], [parent, child], [], links, origins, [])
        assert out.standing is not None
        assert out.standing.origins == expected


def test_two_stories_of_one_wire_are_one_origin_behind_one_claim():
    assert standing([A, B], [origin("wire", "AP", A), origin("wire", "AP", B)]).origins == (1, 1)


def test_one_official_with_two_outlets_may_be_one_person():
    statements = (says(A, "a US official"), says(B, "a US defense official"))
    roots = [Root("r", "a US official", tuple(s.speaker.id for s in statements), named=False, at_most=2)]
    origins = [origin("outlet", "BBC", A), origin("wire", "Reuters", B)]
    found = standing([A, B], origins, statements=statements, roots=roots)
    assert found.roots == (1, 2)
    assert "one root" in found.would_change or "1 root" in found.would_change


def test_a_copy_of_one_officials_words_makes_no_second_official():
    statements = (says(A, "a US official"), says(B, "a US official"))
    roots = [Root("r", "a US official", tuple(s.speaker.id for s in statements), named=False, at_most=2)]
    found = standing([A, B], [origin("wire", "AP", A, B)], statements=statements, roots=roots)
    assert found.roots == (1, 1)


def test_three_outlets_that_asked_one_ministry_are_three_origins_and_one_root():
    statements = tuple(says(r, "the ministry", named=True) for r in (A, B, C))
    roots = [Root("r", "the ministry", tuple(s.speaker.id for s in statements))]
    origins = [origin("outlet", r.name, r) for r in (A, B, C)]
    found = standing([A, B, C], origins, statements=statements, roots=roots)
    assert (found.origins, found.roots) == ((3, 3), (1, 1))


def test_a_denial_supports_nothing_and_is_named():
    asserted = says(A, "an inspector")
    denied = replace(says(B, "Dora Vane", named=True), stance="denies")
    doubted = replace(says(C, "Ed Lorn", named=True), stance="doubts")
    roots = [Root(f"r{s.id}", s.speaker.name, (s.speaker.id,)) for s in (asserted, denied, doubted)]
    origins = [origin("outlet", r.name, r) for r in (A, B, C)]
    found = standing([A, B, C], origins, statements=(asserted, denied, doubted), roots=roots)
    assert (found.reports, found.texts, found.outlets, found.origins, found.roots) == (1, 1, 1, (1, 1), (1, 1))
    assert "denied by Dora Vane in Lake Mail" in found.reason
    assert "doubted or not confirmed by Ed Lorn in Hill Post" in found.reason


def test_what_all_deny_is_counted_as_what_they_say():
    denied = tuple(replace(says(r, "Dora Vane", named=True), stance="denies") for r in (A, B))
    roots = [Root("r", "Dora Vane", tuple(s.speaker.id for s in denied))]
    found = standing([A, B], [origin("outlet", r.name, r) for r in (A, B)], statements=denied, roots=roots)
    assert (found.reports, found.origins, found.roots) == (2, (2, 2), (1, 1))


def test_a_joint_statement_has_two_roots():
    statements = (says(A, "Norland and Sudland", named=True, kind="crowd"),)
    roots = [Root(n, n, (statements[0].speaker.id,)) for n in ("Norland", "Sudland")]
    assert standing([A], [origin("wire", "AP", A)], statements=statements, roots=roots).roots == (2, 2)


def test_own_voice_and_media_are_no_roots():
    own = replace(says(A, "Omega"), quotation="own", speaker=None)
    medium = says(B, "Reuters", named=True, kind="medium")
    found = standing([A, B], [origin("unknown", None, A), origin("unknown", None, B)], statements=(own, medium))
    assert found.roots == (0, 0)


def test_a_source_nobody_could_place_raises_the_upper_end_only():
    statements = (says(A, "the mayor", named=True), says(B, "it"))
    roots = [Root("r", "the mayor", (statements[0].speaker.id,))]
    origins = [origin("wire", "AP", A), origin("wire", "AFP", B)]
    assert standing([A, B], origins, statements=statements, roots=roots).roots == (1, 2)


def test_reports_we_cannot_read_stand_beside_the_counts():
    unread = told("Le Lac", readable=False, language="fr")
    found = standing([A, unread], [origin("wire", "AP", A), origin("unknown", None, unread)])
    assert (found.reports, found.outlets, found.origins) == (1, 1, (1, 1))
    assert "language" in found.reason


def test_claims_keep_their_order_and_get_their_own_standing():
    one, two = claim(A), replace(claim(A, B), id="d")
    out = stand([two, one], [A, B], [], [], [origin("wire", "AP", A), origin("wire", "AFP", B)], [])
    assert [c.id for c in out] == ["d", "c"]
    assert [c.standing.origins for c in out] == [(2, 2), (1, 1)]


def test_a_wording_that_may_say_something_else_raises_the_upper_end_only() -> None:
    pair = [Report(i, i, "The port is shut.", "") for i in "ab"]
    two = [Origin("1", "wire", "AP", ("a",)), Origin("2", "wire", "Reuters", ("b",))]
    for sure, origins in ((True, (2, 2)), (False, (1, 2))):
        claim = Claim("c", "The port is shut", (Member("a", (0, 16)), Member("b", (0, 16), None, sure)))
        standing = stand([claim], pair, [], [], two, [])[0].standing
        assert standing is not None and standing.origins == origins
        assert ("may say something else" in standing.reason) is not sure
        if sure:
            assert "2 known origins (AP, Reuters)" in standing.reason and not standing.would_change
        else:
            assert "1 known origin (AP) and perhaps 1 more (Reuters)" in standing.reason
            assert standing.would_change == (
                "If the wordings that may say something else do, this stands on 1 origin and no root."
            )


def test_a_root_that_only_a_doubtful_wording_has_is_told_as_such() -> None:
    said = says(B, "Ada Lund", named=True)
    made = Claim("c", SAID, (Member(A.id, span(A, SAID)), Member(B.id, span(B, SAID), said.id, False)))
    origins = [origin("wire", "AP", A, B)]
    (out,) = stand([made], [A, B], [said], [], origins, [Root("r", "Ada Lund", (said.speaker.id,))])
    assert out.standing is not None and out.standing.roots == (0, 1)
    assert "who may be one person" not in out.standing.would_change
    assert "on 1 origin and no root." in out.standing.would_change


def test_an_unnamed_root_goes_by_the_words_of_its_claim() -> None:
    one, other = says(A, "US officials", kind="crowd"), says(B, "a US defense official")
    root = Root("r", "a US defense official", (one.speaker.id, other.speaker.id), False)
    found = standing([A], [origin("wire", "AP", A)], statements=(one,), roots=(root,))
    assert "1 root source (US officials)" in found.reason


@pytest.mark.parametrize(
    ("reports", "words"),
    [((A,), "1 report; "), ((A, B), "2 reports by 2 outlets, none found to be a copy of another; ")],
)
def test_what_is_one_report_or_no_copy_is_told_shortly(reports: tuple[Report, ...], words: str) -> None:
    assert standing(reports, [origin("wire", "AP", *reports)]).reason.startswith(words)


def test_who_may_be_another_of_the_sources_raises_the_upper_end_only():
    said = (says(A, "Ada Lund", named=True), says(B, "Per Lund", named=True), says(C, "Lund", named=True))
    roots = [Root(f"r-{s.speaker.name}", s.speaker.name, (s.speaker.id,)) for s in said]
    roots[2] = replace(roots[2], may_be=(roots[0].id, roots[1].id))
    known = [origin("wire", "AP", A), origin("wire", "AFP", B), origin("wire", "DPA", C)]
    both = standing((A, B, C), known, statements=said, roots=roots)
    assert both.roots == (2, 3)
    assert "If the sources who may be one person are one, this stands on 2 roots." in both.would_change
    alone = standing((C,), known[2:], statements=said[2:], roots=roots)
    assert alone.roots == (1, 1)


def test_what_a_denial_tells_by_the_way_is_neither_denied_nor_borne_out():
    text = "The firm denies it was warned of cracks in the dam, whose failure killed 14 people."
    one = report(text, path="one", outlet="One")
    content = span(one, "it was warned of cracks in the dam, whose failure killed 14 people")
    speaker = Speaker("sp", "The firm", named=True, kind="organisation")
    said = Statement("st", one.id, (content,), (), (), speaker, ("The firm", "One"), "indirect", "judge", "denies")
    aside = Member(one.id, span(one, "the dam, whose failure killed 14 people"), "st")
    denied = Member(one.id, span(one, "it was warned of cracks in the dam"), "st")
    other = report("The firm was warned. 14 people died.", path="two", outlet="Two")
    claims = [
        Claim("dead", "", (aside, Member(other.id, span(other, "14 people died")))),
        Claim("warned", "", (denied, Member(other.id, span(other, "The firm was warned")))),
    ]
    dead, warned = stand(
        claims, [one, other], [said], [], [origin("wire", "AP", one), origin("wire", "AFP", other)], []
    )
    assert dead.standing is not None and warned.standing is not None
    assert "denied" not in dead.standing.reason and dead.standing.origins == (1, 1)
    assert "denied by The firm in One" in warned.standing.reason and warned.standing.origins == (1, 1)
