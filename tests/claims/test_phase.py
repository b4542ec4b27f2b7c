"""How far along a thing is told to be, and when: what is asked for is not what was agreed."""

import pytest

from twosource.claims.decide import decisions
from twosource.claims.phase import STAGES, stage, times, times_apart
from twosource.claims.sentence import words_in
from twosource.claims.story import JOIN
from twosource.language import parse


def _words(text: str):
    (doc,) = parse([text])
    return words_in(doc)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The union is demanding a rise of 12 percent.", "asked"),
        ("The union's demand for 15 percent was unaffordable.", "asked"),
        ("The club had offered to pay 900,000 a year.", "offered"),
        ("An autopsy would be carried out.", "planned"),
        ("The port is to close on Friday.", "planned"),
        ("The court ordered a recount.", "decided"),
        ("The government agreed to a rise of 10 percent.", "agreed"),
        ("The doctors found a heart defect.", "done"),
    ],
)
def test_how_far_along(text: str, told: str) -> None:
    assert STAGES[stage(_words(text))] == told


def test_times_are_named_days_months_and_years() -> None:
    assert times(_words("The mill burned down on Friday 3 May 2031.")) == {"day friday", "month may", "year 2031"}
    assert times(_words("The mayor may march on.")) == frozenset()


def test_times_apart_only_where_both_name_one_of_a_kind() -> None:
    friday, monday, year = frozenset({"day friday"}), frozenset({"day monday"}), frozenset({"year 2031"})
    assert times_apart(friday, monday)
    assert not times_apart(friday, year)
    assert not times_apart(friday, friday | monday)


def test_the_shipped_join_weighs_what_is_compared() -> None:
    assert len(decisions()["join"].weights) == len(JOIN)
