import pytest

from twosource.facts import relate_texts


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Avalanche kills 9 climbers in Nepal", "Avalanche in Nepal kills 14 climbers", "update"),
        ("The mayor said at least 10 homes burned.", "Twelve homes burned, the mayor said.", "bound"),
        ("The dam cost $1.5 billion.", "The dam cost $1.5bn.", "same"),
        ("The road is 52km north of Lima.", "The road is 32 miles north of Lima.", "same"),
        ("The strike has reached its 400th day.", "The strike is in its first year.", "conflict"),
        ("The strike has reached its 400th day.", "The strike is in its second year.", "same"),
        ("The plane had 127 passengers on board.", "The plane crashed with 130 passengers on board.", "conflict"),
    ],
)
def test_relation_of_two_values_of_one_thing(a, b, relation):
    assert relate_texts(a, b)[0].relation == relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bus crash in Kenya kills 12", "Bus crash in Peru kills 15"),
        ("Bus crash kills 12", "Earthquake kills 15"),
        ("300 people were injured in the crash", "200 people were arrested in the crash"),
        ("Nationwide, 83 percent of drivers agreed", "In Lyon, 59 percent of drivers agreed"),
    ],
)
def test_two_things_are_no_conflict(a, b):
    assert {d.relation for d in relate_texts(a, b)} <= {"scope"}


def test_spans_choose_the_values():
    a, b = "9 dead, 11 hurt", "6 dead, 10 hurt"
    found = relate_texts(a, b, (8, 10), (8, 10))
    assert [(d.a, d.b, d.relation) for d in found] == [("11", "10", "update")]
