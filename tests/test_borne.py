"""Counts that one claim surely gives conflict in whatever words; what may be of two things doesn't."""

import pytest

from twosource.conflicts import find_conflicts
from twosource.model import Claim, Member, Report
from twosource.testing import report


def _found(one: str, other: str, *, sure: bool = True) -> list[tuple[str, list[str]]]:
    reports: list[Report] = [report(one, path="a.txt"), report(other, path="b.txt")]
    members = tuple(Member(r.id, (0, len(r.text) - 1), None, sure) for r in reports)
    found = find_conflicts(reports, {}, [], [Claim("c", one, members)])
    return [(c.relation, [s.value for s in c.sides]) for c in found]


def test_two_counts_of_one_thing() -> None:
    assert _found("The hall was certified for 240 guests.", "Its licence allows 260 guests.") == [
        ("conflict", ["240 guests", "260 guests"])
    ]


def test_one_amount_in_two_currencies() -> None:
    assert _found("The bank was fined $48 million.", "A fine of 48 million euros was imposed on the lender.") == [
        ("conflict", ["$48 million", "48 million euros"])
    ]


def test_none_where_a_member_is_doubtful() -> None:
    assert _found("The hall was certified for 240 guests.", "Its licence allows 260 guests.", sure=False) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The hall was certified for 240 guests.", "Its licence allows 260 tables."),  # other things
        ("The hall was certified for 240 guests.", "Its licence allows 24 guests."),  # a part, more likely
        ("The hall was certified for 240 guests.", "Its licence allows more than 230 guests."),  # both can hold
        ("The hall was certified for 240 guests.", "Its licence allows 260 guests, up from 240 guests."),  # earlier
        ("The hall took in 240 guests a day.", "It let in 260 guests a day on average."),  # rates
        ("The bank was fined $48 million.", "A fine of $48 million was imposed on the lender."),  # the same
    ],
)
def test_none_where_both_may_hold(one: str, other: str) -> None:
    assert [c for c in _found(one, other) if c[0] == "conflict"] == []


def test_a_spokesman_with_a_rank_speaks_for_his_army() -> None:
    from twosource.pipeline import examine

    reports = [
        report(
            "Colonel Tarek Hamdi, an army spokesman, said troops had killed 17 attackers.", path="a.txt", outlet="A"
        ),
        report("The army said it had killed 17 attackers.", path="b.txt", outlet="B"),
    ]
    assert len(examine(reports).roots) == 1
