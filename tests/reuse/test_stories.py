"""Whole small stories: rewordings, quotations that everyone had, releases, copies, order."""

from dataclasses import replace

import pytest

from twosource.model import Report
from twosource.reuse import compare, derive, find_reuse
from twosource.testing import report

MODEL = report(
    "A gas explosion tore through a bakery in the old quarter of Vellin early on Thursday, injuring nine people.\n"
    "The blast broke windows up to 300 metres away and woke residents across the river.\n"
    "Fire chief Anton Rehm said a worn pipe under the floor had leaked for at least two days.\n"
    "Eleven neighbours had complained of a smell on Tuesday, according to the gas company's log.\n"
    "Two of the injured, a baker and her apprentice, were flown to the burns unit in Ostrand.\n"
    "Inspectors closed 40 other buildings in the quarter while they checked the pipes, laid in 1958.\n"
    "The bakery had stood on the square for more than a century and had reopened only in March.\n"
    "Prosecutors opened an inquiry into the company on Thursday evening and seized its records.\n",
    path="model.txt",
)
SPUN = report(
    "Nine persons were hurt when a gas blast ripped through a bakery in Vellin's old quarter early Thursday.\n"
    "The explosion shattered windows as far as 300 metres off and roused people on the other side of the river.\n"
    "A worn-out pipe beneath the floor had been leaking for two days at minimum, fire chief Anton Rehm stated.\n"
    "The log of the gas firm shows that eleven neighbours grumbled about an odour on Tuesday.\n"
    "A baker and her trainee, two of those hurt, were taken by air to the burns ward in Ostrand.\n"
    "While the pipes, which date from 1958, were examined, inspectors shut 40 further buildings in the quarter.\n"
    "The bakery, over a hundred years old, stood on the square and had opened again only in March.\n"
    "On Thursday evening prosecutors began a probe of the firm and confiscated its files.\n",
    path="spun.txt",
)
OWN = report(
    "Flour still hung in the air over Vellin at noon, and the bells of Saint Orla had not been rung.\n"
    "Nine people were hurt in the explosion at the Brandt bakery, the hospital in Ostrand said.\n"
    "Magda Loos, who runs the kiosk opposite, swept glass into a bucket and wondered whether to open at all.\n"
    "Her nephew had bought rolls there the evening before and noticed nothing out of the way.\n"
    "The city says it will pay for hotel rooms until the weekend for those who may not go home.\n"
    "A meeting for residents is planned in the school gym, where the mayor will take questions.\n"
    "In the arcade, tourists photographed the crater and were moved on by police.\n",
    path="own.txt",
)
STATEMENT = (
    "“Our hearts go out to everyone who was hurt on Thursday morning, and our engineers will stay in the quarter, "
    "house by house and pipe by pipe, until the very last family has safely gone home,” the company said.\n"
)


def test_a_rewording_is_found_and_an_own_account_is_not_merged() -> None:
    assert compare(MODEL, SPUN).relation in ("reworded", "edited")
    assert compare(MODEL, OWN).relation == "independent"
    links = derive([MODEL, SPUN, OWN], find_reuse([MODEL, SPUN, OWN]))
    assert {frozenset((d.report, d.from_)) for d in links} == {frozenset((MODEL.id, SPUN.id))}


def test_a_statement_that_both_quote_is_no_evidence() -> None:
    a, b = (report(r.text + STATEMENT, path=r.path) for r in (MODEL, OWN))
    verdict = compare(a, b)
    assert (verdict.relation, verdict.shared_public_text) == ("independent", True)
    reuse = find_reuse([a, b])
    assert reuse and not any(r.evidence for r in reuse)
    assert derive([a, b], reuse) == []


def test_a_release_that_one_quotes_and_one_prints_as_its_own_prose_is_carried() -> None:
    release = (
        "the crew of the patrol boat Hesper boarded two skiffs without a shot, seized eleven rifles and four "
        "hundred rounds of ammunition, and towed both to the naval yard at Korr before nightfall on Sunday"
    )
    plain = report(f"On the high seas {release}.\nThe skiffs will be scrapped at Korr next month.\n", path="plain")
    quoted = report(f"A navy officer told the story on Monday.\n“Well, {release},” he said in Korr.\n", path="quoted")
    verdict = compare(plain, quoted)
    assert verdict.relation not in ("independent", "different_event")
    assert verdict.shared_public_text


@pytest.mark.parametrize("other", [SPUN, OWN])
def test_swapping_mirrors(other: Report) -> None:
    early = replace(MODEL, published="2031-05-01")
    late = replace(other, published="2031-05-02")
    one, two = compare(early, late), compare(late, early)
    assert replace(one, direction="unknown") == replace(two, direction="unknown")
    assert {one.direction, two.direction} in ({"a_from_b", "b_from_a"}, {"unknown"})


def test_copies_change_no_old_link_and_each_hangs_on_the_oldest() -> None:
    reports = [replace(r, published=f"2031-05-0{n + 1}") for n, r in enumerate((MODEL, SPUN, OWN))]
    copies = [replace(MODEL, id=f"z{n}", published=f"2031-05-{n + 10}") for n in range(25)]
    reuse = find_reuse([*copies, *reports])
    links = derive([*copies, *reports], reuse)
    assert {(d.report, d.from_) for d in links if d.report.startswith("z")} == {(c.id, MODEL.id) for c in copies}
    assert set(find_reuse(reports)) <= set(reuse)


def test_reasons_are_words_with_counts() -> None:
    reason = compare(MODEL, replace(MODEL, id="copy")).reason
    assert reason.startswith("8 of 8 narrative sentences carried over, 8 word for word")
    assert "appears to derive" in reason


def test_too_little_text_tells_nothing() -> None:
    assert compare(report("Nine people were hurt.", path="a"), report("Nine hurt.", path="b")).relation == "unknown"


def test_a_report_in_a_language_that_cant_be_read_is_left_out() -> None:
    assert find_reuse([MODEL, replace(MODEL, id="x", readable=False)]) == []
