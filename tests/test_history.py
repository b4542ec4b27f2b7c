"""A claim's history says what changed, by whose report, and why; it goes on through regrouping."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.history import chapter, match
from twosource.model import Claim, Dossier, Member, Origin, Report
from twosource.testing import claim, dossier, report, statement

A = report("The dam broke.", outlet="The Post", published="2031-05-05T09:10:00Z")
B = report("The dam broke, too.", outlet="The Mail", published="2031-05-05T11:42:00Z")
C = report("The dam broke, they say.", outlet="The Star", published="2031-05-05T12:00:00Z")


def told(reports: list[Report], origins: tuple[int, int], found: list[Origin]) -> Dossier:
    said = [statement(r, "The dam broke") for r in reports]
    return dossier(reports, statements=said, claims=(claim(said, reports, origins=origins),), origins=tuple(found))


def one(r: Report, kind: str = "outlet", name: str | None = None, reason: str = "") -> Origin:
    return Origin(f"o_{r.id}", kind, name or (None if kind == "unknown" else r.name), (r.id,), reason=reason)  # type: ignore[arg-type]


FIRST = told([A], (1, 1), [one(A)])


def why(old: Dossier, new: Dossier, **known: object) -> list[str]:
    threads = chapter(None, old, {}, at="t0").threads
    return [t.turn.why for t in chapter(old, new, threads, at="t1", **known).told]  # type: ignore[arg-type]


def test_a_second_origin_is_told_with_its_time_and_reason() -> None:
    new = told([A, B], (2, 2), [one(A), one(B, reason="by-line of its own")])
    assert why(FIRST, new) == ["a second origin at 11:42 on 2031-05-05: The Mail's own reporting, by-line of its own"]


def test_a_report_of_unknown_origin_is_perhaps_a_second() -> None:
    (said,) = why(FIRST, told([A, B], (1, 2), [one(A), one(B, "unknown")]))
    assert said.startswith("perhaps a second origin") and "doesn't say where its reporting is from" in said


def test_a_copy_is_another_report_and_no_origin() -> None:
    both = Origin("o", "wire", "Metro Wire", (A.id, B.id), reason="B copies A")
    (said,) = why(FIRST, told([A, B], (1, 1), [both]))
    assert said.startswith("another report at 11:42") and said.endswith("; no further origin")
    assert "The Mail, on Metro Wire's reporting, B copies A" in said


def test_of_several_the_one_that_brings_the_origin_is_named_first() -> None:
    held = [Origin("o", "wire", "Metro Wire", (A.id, B.id)), one(C)]
    (said,) = why(told([A], (1, 1), [Origin("o", "wire", "Metro Wire", (A.id,))]), told([A, B, C], (2, 2), held))
    assert said == "a second origin at 12:00 on 2031-05-05: The Star's own reporting; also The Mail"


def test_a_withdrawn_report_is_told() -> None:
    before = told([A, B], (2, 2), [one(A), one(B)])
    (said,) = why(before, told([A], (1, 1), [one(A)]), gone={B.id: "withdrawn by The Mail"})
    assert said == "The Mail no longer counts: withdrawn by The Mail"


def test_a_claim_that_loses_all_its_reports_ends() -> None:
    (turn,) = chapter(FIRST, Dossier(reports=(B,)), {}, at="t", gone={A.id: "removed from the case"}).told
    assert turn.turn.standing.reports == 0 and turn.turn.why == "The Post no longer counts: removed from the case"
    assert turn.thread == FIRST.claims[0].id


def test_nothing_changed_says_nothing() -> None:
    assert why(FIRST, FIRST) == []


def test_what_a_person_did_is_the_cause() -> None:
    from dataclasses import replace

    rejected = replace(FIRST, claims=(replace(FIRST.claims[0], decided="reject"),))
    assert why(FIRST, rejected, cause="rejected by A. Editor") == ["rejected by A. Editor"]


def test_a_merged_claim_goes_on_and_the_other_ends() -> None:
    x, y = statement(A, "The dam broke"), statement(B, "The dam broke")
    apart = dossier([A, B], statements=[x, y])
    joined = dossier([A, B], statements=[x, y], claims=(claim([x, y], [A, B], origins=(2, 2)),))
    first = chapter(None, apart, {}, at="t0")
    then = chapter(apart, joined, first.threads, at="t1")
    assert len(then.told) == 2 and len(then.threads) == 1
    assert any(t.turn.why.startswith("now counted as one with") for t in then.told)
    assert set(then.threads.values()) < set(first.threads.values())


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_each_claim_goes_on_in_one_at_most(old: list[int], new: list[int]) -> None:
    def claims(at: list[int]) -> list[Claim]:
        groups = {g: tuple(Member(f"r{n}", (0, 1)) for n, x in enumerate(at) if x == g) for g in sorted(set(at))}
        return [Claim(f"{'-'.join(m.report for m in ms)}", "", ms) for ms in groups.values()]

    matched = match(claims(old), claims(new))
    assert len(set(matched.values())) == len(matched)
    assert set(matched.values()) <= {c.id for c in claims(old)}
    if sorted(c.id for c in claims(old)) == sorted(c.id for c in claims(new)):
        assert matched == {c.id: c.id for c in claims(new)}
