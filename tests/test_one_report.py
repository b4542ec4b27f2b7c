"""One report that gives two values for one thing; what a report takes back in passing; what it says did not happen."""

import pytest
from tests.test_disagreements import disagree

OWN = [
    # a headline and its lead
    (
        "Four killed in Orlo mill fire\n\nFive people were killed in a fire at the Orlo mill on Monday, police said.",
        ("quantity", "conflict", ["Four", "Five people"]),
    ),
    # two sources in one sentence
    (
        "Police said the blast at the Orlo mill happened at 3 p.m., but its owner, Odo Lund, said it happened at 4:30 p.m.",
        ("date", "conflict", ["3 p.m.", "4:30 p.m."]),
    ),
    # what it said before
    (
        "Police initially said two gunmen attacked the bank in Sarn. Police now say there was one gunman.",
        ("quantity", "correction", ["two gunmen", "one gunman"]),
    ),
    # one says that it happened, another that it didn't
    (
        "Odo Lund fired the shot that killed the guard, prosecutors said. His lawyer, Ada Boe, said Lund did not fire "
        "the shot.",
        (
            "polarity",
            "conflict",
            [
                "Odo Lund fired the shot that killed the guard, prosecutors said.",
                "His lawyer, Ada Boe, said Lund did not fire the shot.",
            ],
        ),
    ),
]
NOT_OWN = [
    # a part, and one who died later
    "Four killed in Orlo mill fire\n\nThree people were killed in a fire at the Orlo mill, and a fourth died in hospital.",
    "Four killed in Orlo mill fire\n\nFive people were hurt in a fire at the Orlo mill, and four were killed.",
    "Four killed in Orlo mill fire\n\nAt least four people were killed in a fire at the Orlo mill on Monday.",
    "Two killed in Orlo mill fire\n\nA fire broke out at the Orlo mill.\n\nIt is the worst since 2009. Then nine died.",
    # two things in one sentence
    "Police said the shop closed at 3 p.m., but its owner, Odo Lund, said he left at 4:30 p.m.",
    "The ministry said it would pay $3 million, but the union said it wanted $5 million.",
    # a count that has grown
    "Police initially said 12 people had died in the Orlo mill. By evening they said 19 people had died.",
    # what one speaker says of two things
    "Odo Lund fired the first shot in the mill, Ada Boe said. Lund did not fire the last shot in the mill, she said.",
]


@pytest.mark.parametrize(("text", "found"), OWN, ids=[f[1][0] + f[1][1] for f in OWN])
def test_a_report_that_disagrees_with_itself(text, found):
    assert disagree(text) == [found]


@pytest.mark.parametrize("text", NOT_OWN, ids=lambda t: t[:50])
def test_a_report_that_tells_two_things(text):
    assert [c for c in disagree(text) if c[1] in ("conflict", "correction")] == []


TAKEN_BACK = [
    (
        "The ferry Aurelia sank off Varna with 31 people aboard, the coast guard said.",
        "The ferry Aurelia sank off Varna with 24 people aboard, the coast guard said. It had earlier said 31 people "
        "were aboard.",
        ["31 people", "24 people"],
    ),
    (
        "Two gunmen attacked the bank in Sarn, police said.",
        "One gunman attacked the bank in Sarn, police said, after first reporting two.",
        ["Two gunmen", "One gunman"],
    ),
]


@pytest.mark.parametrize(("a", "b", "values"), TAKEN_BACK, ids=["aboard", "gunmen"])
def test_a_figure_taken_back_in_passing_is_corrected(a, b, values):
    assert disagree(a, b) == [("quantity", "correction", values)]


TURNED = [
    (
        "The police were warned about Odo Lund before the attack in Sarn, his sister said.",
        "The police were not warned about Odo Lund before the attack in Sarn, the minister said.",
    ),
    (
        "The ministry paid a ransom for the three sailors, a relative said.",
        "No ransom was paid for the three sailors, the ministry said.",
    ),
    ("Odo Lund worked at the Sarn plant, neighbours said.", "Lund never worked at the Sarn plant, the company said."),
    (
        "The driver stopped at the red light in Sarn, a witness said.",
        "Police said the driver did not stop at the red light in Sarn.",
    ),
]
NOT_TURNED = [
    # another day, another place, another thing, another person
    ("Odo Lund did not attend the hearing in Sarn on Monday.", "Odo Lund attended the hearing in Sarn on Friday."),
    ("The firm did not test the valves in Lyon.", "The firm tested the valves in Marseille."),
    ("Odo Lund was not charged with the theft of the paintings.", "Odo Lund was charged with the theft of two cars."),
    ("Lund did not open the shop in Sarn.", "Per Heyn opened the shop in Sarn."),
    # no fact
    ("Police did not stop the march through Sarn.", "Police could have stopped the march through Sarn."),
    ("The firm did not test the valves of the plant.", "The firm was asked whether it tested the valves of the plant."),
    ("The firm did not test the valves.", "There is no evidence that the firm tested the valves of the plant."),
    # not yet; and both say so, the one in letters that a feed has set apart
    ("The council has not approved the bridge in Sarn.", "The council approved the bridge in Sarn."),
    ("The inquiry did not immediately name the pilot of the ferry.", "The inquiry named the pilot of the ferry."),
    ("The case hadn't been submitted to the court.", "The case hadn ’ t been submitted to the court on Tuesday."),
    # what is known or seen
    ("The captain did not see the rock in the bay.", "The captain saw the rock in the bay."),
]


@pytest.mark.parametrize(("a", "b"), TURNED, ids=lambda t: t[:40])
def test_what_happened_and_did_not(a, b):
    assert [(k, r) for k, r, _ in disagree(a, b)] == [("polarity", "conflict")]


@pytest.mark.parametrize(("a", "b"), NOT_TURNED, ids=lambda t: t[:40])
def test_what_did_not_happen_elsewhere_or_yet(a, b):
    assert [c for c in disagree(a, b) if c[0] == "polarity"] == []


def test_what_had_not_happened_and_then_did_is_an_update():
    a, b = "The council has not approved the bridge in Sarn.", "The council approved the bridge in Sarn on Friday."
    assert [c[1] for c in disagree(a, b, published=("2024-05-07", "2024-05-10"))] == ["update"]


OFFICE = '"We heard about the fault on Friday and we shut the line at once," said {}, general manager of Harrow Mills.'


def test_two_holders_of_one_office_did_not_both_say_it():
    assert [c[0] for c in disagree(OFFICE.format("Odo Lund"), OFFICE.format("Per Heyn"))] == ["attribution"]


def test_one_name_spelt_two_ways_is_one_speaker():
    assert disagree(OFFICE.format("Aleksandr Varenko"), OFFICE.format("Alyaksandr Varenka")) == []


def test_a_name_after_a_quotation_that_the_source_runs_into():
    a = "“We heard about the fault on Friday and we shut the line at once, Odo,” team manager A.J. Lund said."
    b = "“We heard about the fault on Friday and we shut the line at once,” team manager A.J. Heyn said."
    assert [c[0] for c in disagree(a, b)] == ["attribution"]
