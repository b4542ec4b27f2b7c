"""A claim told with two values is borne out by neither's reports together: each value stands on its own."""

from twosource.pipeline import examine
from twosource.testing import report

SUNK = "The ferry Aurelia sank off Orlo at {} a.m. on Monday with 40 people aboard, the harbour master said."


def told(*times: str):
    """The dossier of reports by different agencies that give these times, one each."""
    wires = ("AP", "AFP", "Reuters", "DPA")
    return examine(
        [
            report(f"ORLO ({wire}) - {SUNK.format(time)} {more}", path=f"{wire}.txt", outlet=f"{wire} Post")
            for time, wire, more in zip(
                times,
                wires,
                ("Rescuers searched the bay until noon.", "Two trawlers took survivors to the quay.", "", ""),
                strict=False,
            )
        ]
    )


def test_each_value_of_a_conflict_has_its_own_counts():
    dossier = told("3:40", "4:10")
    [conflict] = [c for c in dossier.conflicts if c.kind == "date"]
    assert [(s.value, s.standing.reports, s.standing.origins) for s in conflict.sides] == [
        ("4:10 a.m.", 1, (1, 1)),
        ("3:40 a.m.", 1, (1, 1)),
    ]


def test_the_claim_says_that_its_values_stand_apart():
    dossier = told("3:40", "4:10")
    [claim] = [c for c in dossier.claims if "Its values differ" in c.standing.reason]
    assert "“3:40 a.m.” 1 origin" in claim.standing.reason
    assert "“4:10 a.m.” 1 origin" in claim.standing.reason


def test_all_that_give_a_value_are_counted_though_copies_are_compared_once():
    dossier = told("3:40", "4:10", "3:40")
    [conflict] = [c for c in dossier.conflicts if c.kind == "date"]
    assert {s.value: s.standing.reports for s in conflict.sides} == {"3:40 a.m.": 2, "4:10 a.m.": 1}


def test_a_claim_of_one_value_says_nothing_of_the_kind():
    dossier = told("3:40", "3:40")
    assert not any("Its values differ" in c.standing.reason for c in dossier.claims)
