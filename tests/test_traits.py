"""One thing that two reports give two colours, weapons, sides, ranks; and two things, or two words for one."""

import pytest
from tests.test_disagreements import disagree

TWO = [
    ("Odo Lund was hit by a red Volvo outside the mill.", "A green Volvo hit Odo Lund, police said.", ["red", "green"]),
    ("The gunman shot Odo Lund with a rifle.", "Lund was shot with a pistol, a witness said.", ["rifle", "pistol"]),
    ("Odo Lund was struck by a tram.", "The cyclist, Odo Lund, was struck by a lorry.", ["tram", "lorry"]),
    ("Odo Lund was shot in the leg.", "Odo Lund was shot in the chest, police said.", ["leg", "chest"]),
    ("Lund broke his left leg.", "Lund will be out for weeks with a broken right leg.", ["left", "right"]),
    (
        "Odo Lund was charged with second-degree murder.",
        "Prosecutors charged Lund with third-degree murder.",
        ["second-degree", "third-degree"],
    ),
    (
        "Sarn is the country's second-largest port.",
        "Sarn, the third-largest port of the country, was shut.",
        ["second-largest", "third-largest"],
    ),
    (
        "Odo Lund died at the scene, police said.",
        "Odo Lund died in hospital, his family said.",
        ["at the scene", "in hospital"],
    ),
    (
        "The Aurelia was heading north when it hit the rock.",
        "The Aurelia, a ferry, was travelling south when it hit a rock.",
        ["north", "south"],
    ),
    ("Ines Marre finished third in the race.", "Ines Marre came fourth in the race in Sarn.", ["third", "fourth"]),
    (
        "Ada Boe was walking into the bank when the wall fell.",
        "The wall fell as Ada Boe was walking out of the bank, police said.",
        ["into", "out"],
    ),
    # no name, but one dead
    (
        "A fire killed one person at the mill. The man died at the scene, the mayor said.",
        "One man was killed in the blaze. The worker died on the way to hospital, a doctor said.",
        ["at the scene", "on the way to hospital"],
    ),
]
ONE = [
    # two words for one thing
    ("Odo Lund was hit by a silver Volvo.", "A grey Volvo hit Odo Lund."),
    ("Odo Lund was struck by a van in Sarn.", "Odo Lund was struck by a minibus."),
    ("Odo Lund was shot in the chest.", "Odo Lund was shot in the stomach."),
    # pronounced dead is not where one died
    ("Odo Lund was pronounced dead at the hospital.", "Odo Lund died at the scene."),
    # two things: other people, other parts, other days, other years
    ("A red car hit Odo Lund.", "A green car passed Ines Marre."),
    ("Odo Lund died in hospital on Monday.", "Ines Marre died at the scene on Monday."),
    ("Odo Lund was shot in the leg.", "Ines Marre was shot in the chest."),
    ("Lund broke his left leg.", "Lund broke his right arm."),
    ("The Aurelia headed north in 2009.", "The Aurelia headed south in 2012."),
    ("Odo Lund drove the car on Monday.", "Odo Lund drove the bus on Friday."),
    ("Ada Boe walked into the bank at noon.", "Ada Boe walked out of the bank at one."),
    ("Ada Boe was walking into the bank when it fell.", "Ada Boe was walking out of the mill when it fell."),
    ("Ada Boe was walking into the bank when it fell.", "Per Heyn was walking out of the bank when it fell."),
    # a report that has both
    ("A red Volvo hit Odo Lund.", "A green Volvo hit Odo Lund, and a red one fled."),
    ("The gunman shot Odo Lund with a rifle.", "The gunman shot Lund with a pistol and threw away a rifle."),
    (
        "Odo Lund was charged with second-degree murder.",
        "Odo Lund was charged with third-degree murder and second-degree murder.",
    ),
    ("Odo Lund died at the scene.", "One man died at the scene. Odo Lund died in hospital."),
    # no fact
    ("Odo Lund could be charged with first-degree murder.", "Odo Lund was charged with second-degree murder."),
    # people
    ("The black mayor, Ada Boe, spoke.", "The white mayor of Varna spoke with Ada Boe."),
    # several dead
    (
        "A fire killed two people at the mill. One man died at the scene, the mayor said.",
        "Two men were killed in the blaze. The worker died on the way to hospital, a doctor said.",
    ),
]


@pytest.mark.parametrize(("a", "b", "values"), TWO, ids=[f[2][0] for f in TWO])
def test_one_thing_with_two_values_of_a_class(a, b, values):
    assert [(r, v) for _, r, v in disagree(a, b)] == [("conflict", values)]


@pytest.mark.parametrize(("a", "b"), ONE, ids=lambda t: t[:40])
def test_what_may_be_one_value_or_two_things(a, b):
    assert disagree(a, b) == []
    assert disagree(b, a) == []


HAULS = [
    (
        "Police found four rifles and two radios in the boat.",
        "Police seized four rifles and five radios from the boat, a spokesman said.",
        ["two radios", "five radios"],
    ),
    (
        "Police seized four rifles, 12 grenades and two radios from the boat.",
        "In the boat police found six rifles, 12 grenades and some money.",
        ["four rifles", "six rifles"],
    ),
]
TWO_HAULS = [
    ("Police found four rifles and two radios in Lyon.", "Police found six rifles and two radios in Marseille."),
    ("Police took four rifles and two radios from Odo Lund.", "Police took six rifles and two radios from Per Heyn."),
    ("Police found at least four rifles and two radios there.", "In the boat police found six rifles and two radios."),
    # all hauls, and some of one
    (
        "Police found four rifles and two radios in the boat. So far the police have found 14 rifles and nine radios.",
        "The police found 14 rifles and nine radios.",
    ),
    ("Police found four rifles and two radios.", "Police found ten axes, six other rifles and two radios in the boat."),
    ("Odo Lund had four goals and two assists.", "Odo Lund had six goals and two assists."),
]


@pytest.mark.parametrize(("a", "b", "values"), HAULS, ids=["radios", "rifles"])
def test_one_list_of_things_with_two_numbers(a, b, values):
    assert ("quantity", "conflict", values) in disagree(a, b)


@pytest.mark.parametrize(("a", "b"), TWO_HAULS, ids=lambda t: t[:30])
def test_two_lists_of_things(a, b):
    assert [c for c in disagree(a, b) if c[1] == "conflict"] == []
