"""The desk: adding in any order and in any parts gives one answer, which decisions outlive."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource import desk
from twosource.case import Case
from twosource.errors import InputError
from twosource.intake import Item
from twosource.model import Decision, Place, Problem, Report
from twosource.settings import CaseSettings
from twosource.testing import examine_plainly, report

Make = Callable[..., Report]
LINES = ["The dam broke.", "Two died.", "Rain fell.", "Gate four was open."]


def items(reports: Sequence[Report]) -> Iterator[Item]:
    return iter([Item(reports=(r,)) for r in reports])


STORY = [report("\n".join(LINES[n % 3 : n % 3 + 2]), outlet=f"Outlet {n}", path=f"{n}.txt") for n in range(6)]
OLD = report("The dam broke.\nTwo died.", outlet="Late", path="o", url="https://example.org/a", modified="2031-05-05")
NEW = report("The dam broke.\nNine died.", outlet="Late", path="n", url="https://example.org/a", modified="2031-05-06",
             headline="Dam")  # fmt: skip
OLD_SAME_HEAD = report("The dam broke.\nTwo died.", outlet="Late", path="o", url="https://example.org/a",
                       modified="2031-05-05", headline="Dam")  # fmt: skip


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([*STORY, OLD_SAME_HEAD, NEW]), st.lists(st.integers(1, 7), max_size=3))
def test_any_order_and_any_parts_give_one_dossier(
    tmp_path_factory: pytest.TempPathFactory, plain: None, order: list[Report], cuts: list[int]
) -> None:
    file = str(tmp_path_factory.mktemp("order") / "a.case")
    decision = Decision("", "main", "reject", (Place(order[0].id, (0, 5)),))
    with Case.open(file, write=True) as case:
        edges = sorted({0, *cuts, len(order)})
        for n, (low, high) in enumerate(pairwise(edges)):
            desk.take(case, items(order[low:high]), settings=CaseSettings(batch=2))
            if n == 0:
                desk.decide(case, decision)
        assert case.verify().wrong == ()
        counted = [r for r in order if r.id != OLD_SAME_HEAD.id]
        whole = examine_plainly(counted, decisions=case.decisions("main"))
        dossier = case.dossier("main")
        assert dossier is not None
        assert (dossier.reports, dossier.claims, dossier.origins) == (whole.reports, whole.claims, whole.origins)
        assert [a.report for a in case.laid_aside("main")] == [OLD_SAME_HEAD.id]
        assert set(case.threads("main")) == {c.id for c in dossier.claims}


def test_what_is_new_same_and_wrong_is_counted(case: Case, plain: None) -> None:
    found = [*items(STORY[:2]), Item(problems=(Problem("x", "empty", failed=True),)), *items(STORY[:1])]
    added = desk.take(case, iter(found))
    assert added.added == tuple(r.id for r in STORY[:2]) and added.same == (STORY[0].id,) and len(added.problems) == 1
    again = desk.take(case, items(STORY[:2]))
    assert again.added == () and again.same == tuple(r.id for r in STORY[:2])


def test_nothing_new_works_nothing_out(case: Case, plain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.take(case, items(STORY))
    version = case.version()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the dossier was worked out for nothing")

    monkeypatch.setattr(desk, "examine", never)
    desk.take(case, items(STORY))
    assert case.version() == version


def test_a_dossier_left_behind_is_brought_up_by_the_next_run(case: Case, plain: None) -> None:
    desk.take(case, items(STORY[:1]))
    case.put_report(STORY[1], story="main")  # a run that was stopped before it had answered
    assert case.stale("main") and case.verify().wrong == ()
    assert any("behind its reports" in f.words for f in case.doctor())
    desk.take(case, items(STORY[:1]))
    dossier = case.dossier("main")
    assert dossier is not None and len(dossier.reports) == 2 and not case.stale("main")


def test_a_corrected_report_changes_the_standing_and_is_seen(case: Case, plain: None) -> None:
    desk.take(case, items([OLD_SAME_HEAD, STORY[1]]))
    added = desk.take(case, items([NEW]))
    assert [(a.report, a.by) for a in added.aside] == [(OLD_SAME_HEAD.id, NEW.id)]
    dossier = case.dossier("main")
    assert dossier is not None and {r.id for r in dossier.reports} == {NEW.id, STORY[1].id}
    assert any("newer version" in p.message for p in dossier.problems)
    two = next(c for c in dossier.claims if c.gist == "Two died.")
    said = [t.why for t in case.history("main", two.id)]
    assert said[0].startswith("first told by Late") and said[-1].startswith(
        "Late no longer counts: replaced by a newer"
    )
    assert {r.id for r in case.reports("main", everything=True)} == {OLD_SAME_HEAD.id, NEW.id, STORY[1].id}


def test_a_page_that_changes_often_is_told_and_logged_once_a_version(case: Case, plain: None) -> None:
    from dataclasses import replace

    versions = [
        report(
            f"Two died. Notice {n} of the day.", outlet="Late", path="l", url="https://example.org/a", headline="Dam"
        )
        for n in range(6)
    ]
    told = []
    for n, version in enumerate(versions):
        told.append(desk.take(case, items([replace(version, modified=f"2031-05-05T1{n}:00:00Z", sha256=str(n))])).aside)
    assert [[a.report for a in aside] for aside in told] == [[], *([v.id] for v in versions[:-1])]
    assert {a.by for a in case.laid_aside("main")} == {versions[-1].id}
    assert [entry.act for entry in case.log("main")].count("aside") == 5 and case.verify().wrong == ()


def test_a_withdrawn_report_counts_no_more(case: Case, plain: None) -> None:
    notice = report("This article has been withdrawn.", outlet="Late", path="w", url="https://example.org/a")
    desk.take(case, items([OLD, STORY[1]]))
    desk.take(case, items([notice]))
    assert {(a.report, a.state) for a in case.laid_aside("main")} == {(OLD.id, "withdrawn"), (notice.id, "withdrawn")}
    assert [r.id for r in case.reports("main")] == [STORY[1].id]
    assert any("withdrawn by Late" in t.why for t in case.history("main"))


def test_decisions_survive_regrouping_and_undo_restores(case: Case, plain: None) -> None:
    desk.take(case, items(STORY[:3]))
    before = case.dossier("main")
    a, b = STORY[0], STORY[2]
    words = [
        Place(r.id, (r.text.index(line), r.text.index(line) + len(line))) for r, line in ((a, LINES[0]), (b, LINES[3]))
    ]
    kept = desk.decide(case, Decision("", "main", "merge", tuple(words), "one event", "A. Editor"))
    assert kept.id and kept.at
    assert case.history("main")[-1].why.startswith("merged by A. Editor: one event")
    desk.take(case, items(STORY[3:]))
    dossier = case.dossier("main")
    assert dossier is not None
    (merged,) = [c for c in dossier.claims if c.decided == "merge"]
    assert len(merged.members) == 4 and merged.standing and merged.standing.reports == 4
    desk.undo(case, kept.id)
    assert [d.undone for d in case.decisions("main")] == [True]
    dossier = case.dossier("main")
    assert dossier is not None and dossier.claims == examine_plainly(STORY).claims
    assert before is not None and {c.gist for c in before.claims} <= {c.gist for c in dossier.claims}
    assert desk.undo(case, kept.id).undone and case.verify().wrong == ()


def test_a_note_works_nothing_out(case: Case, plain: None) -> None:
    desk.take(case, items(STORY[:2]))
    turns = len(case.history("main"))
    assert turns == case.told("main") > 1 and case.told("none") == 0
    assert case.history("main", after=turns - 1) == case.history("main")[-1:] and not case.history("main", after=turns)
    desk.decide(case, Decision("", "main", "note", (), "ask the ministry"))
    assert len(case.history("main")) == turns and not case.stale("main")
    assert [d.text for d in case.decisions("main")] == ["ask the ministry"]


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (Decision("", "nowhere", "note", ()), "no story 'nowhere'"),
        (Decision("", "main", "merge", (Place(STORY[0].id, (0, 5)),)), "at least"),
        (Decision("", "main", "reject", ()), "at least"),
        (Decision("", "main", "reject", (Place("r_none", (0, 5)),)), "no report r_none"),
    ],
)
def test_decisions_that_mean_nothing(case: Case, plain: None, decision: Decision, says: str) -> None:
    desk.take(case, items(STORY[:1]))
    with pytest.raises(InputError, match=says):
        desk.decide(case, decision)
    assert case.decisions("main") == []


def test_files_keep_their_bytes(case: Case, plain: None, tmp_path: Path) -> None:
    text = "The dam above Varn broke before dawn on Monday, police said. Two people died in the flood below it.\n"
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    (rid,) = desk.add(case, [str(file)]).added
    assert case.raw(rid) == text.encode()
    source = case.source(rid)
    assert source is not None and source.where == str(file) and source.at.startswith("20")
    assert desk.foresee(case.path, [str(file), "-"], stdin=b"Rain fell on the coast, police in Varn said.").same == (
        rid,
    )


def test_the_real_pipeline_one_by_one_and_in_one_go(tmp_path: Path) -> None:
    texts = [
        "TARN, May 5 (Metro Wire) - A quarry wall fell across the coast road near Tarn on Monday, police said. Two hurt.",
        "A quarry wall fell across the coast road near Tarn on Monday, police said, Metro Wire reported. Two were hurt.",
        "By Ines Marre\n\nThe coast road near Tarn is closed after a quarry wall came down, the county told the Tarn Post.",
    ]
    reports = [
        report(t, outlet=f"Outlet {n}", path=f"{n}.txt", published=f"2031-05-0{n + 5}") for n, t in enumerate(texts)
    ]
    with (
        Case.open(str(tmp_path / "one.case"), write=True) as one,
        Case.open(str(tmp_path / "all.case"), write=True) as all_,
    ):
        for r in reversed(reports):
            desk.take(one, items([r]))
        desk.take(all_, items(reports))
        assert one.dossier("main") == all_.dossier("main")
        assert all_.verify().wrong == one.verify().wrong == ()
