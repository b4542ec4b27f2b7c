"""Ages, homes, children, hours, years and extents of one person or thing, told in sentences with little else in common."""

import pytest
from tests.test_disagreements import disagree

DIFFER = [
    (
        "The body of Odo Lund, 32, was recovered on Sunday by a rescue team.",
        "A day later an ill-equipped climber, 31-year-old Odo Lund of Varna, slipped on ice.",
        ("quantity", ["32", "31-year-old"]),
    ),
    (
        "Police arrested Ines Marre, 36, of Lyon, after a chase through the old town.",
        "Ines Marre, of Marseille, will appear before a judge on Friday, her lawyer said.",
        ("place", ["Lyon", "Marseille"]),
    ),
    (
        "A 36-year-old climber is dead after falling 150 metres at the Orlo Glacier.",
        "On Friday the 36-year-old died after slipping and falling about 60 metres from a ridge.",
        ("quantity", ["150 metres", "about 60 metres"]),
    ),
    (
        "A judge sentenced Odo Lund to four years in prison for fraud.",
        "The banker Odo Lund, who is 61, was sentenced to six years on Tuesday.",
        ("quantity", ["four years", "six years"]),
    ),
    (
        "Odo Lund, a father of two, was hurt in the fall.",
        "The climber Odo Lund, 41, a father of three, is in hospital.",
        ("quantity", ["two", "three"]),
    ),
    (
        "Odo Lund, 41, who lived in Marseille, was hurt.",
        "Odo Lund, of Lyon, is in hospital.",
        ("place", ["Marseille", "Lyon"]),
    ),
    (
        "A 36-year-old climber died on the Orlo Glacier.",
        "The fall killed a 38-year-old man, rescuers said.",
        ("quantity", ["36-year-old", "38-year-old"]),
    ),
    (
        "Ada Boe founded the Orlo Clinic in 1990.",
        "The Orlo Clinic was founded in 1987 by Ada Boe.",
        ("date", ["in 1990", "in 1987"]),
    ),
    (
        "Odo Lund was born in May 1956.",
        "The painter Odo Lund was born in 1958.",
        ("date", ["May 1956", "in 1958"]),
    ),
    (
        "Odo Lund was arrested at 2 a.m. on Friday outside the mill.",
        "The driver, Odo Lund, was arrested shortly after 4 a.m., police said.",
        ("date", ["2 a.m.", "4 a.m."]),
    ),
    (
        "Police shut the street for almost three hours while they negotiated with the gunman.",
        "The gunman gave up after two hours of negotiations with police, a guard said.",
        ("quantity", ["almost three hours", "two hours"]),
    ),
    (
        "The blast in Sarn killed two women and a man, police said.",
        "Two men and a woman were killed in Sarn on Monday.",
        ("quantity", ["two women and a man", "Two men and a woman"]),
    ),
]
SAME = [
    # another person of the surname, and two of it in one report
    ("Odo Lund, 32, was hurt in the fall.", "The mayor, Ada Lund, 58, said the path was shut."),
    ("Odo Lund, 32, and Per Lund, 30, were hurt.", "Lund, 30, is in hospital, a doctor said."),
    # one age, and no age at all
    ("Odo Lund, 32, was hurt in the fall.", "The 32-year-old Odo Lund is in hospital."),
    ("Odo Lund, 32, was hurt in the fall.", "Lund, an 11-year veteran of the club, is in hospital."),
    ("Odo Lund, 32, was hurt in the fall.", "The 80-year-old and bridegroom Odo Lund was hurt."),
    # towns of one conurbation
    ("Ines Marre, 36, of Lyon, was held.", "Ines Marre, of Villeurbanne, was held."),
    # one length in two units; two people; two days; a figure that the other report has too
    ("Odo Lund fell 600 metres on Saturday.", "Odo Lund fell about 2,000 feet, police said."),
    ("Odo Lund, 32, fell 600 metres from the ridge.", "A 36-year-old, Per Marre, fell 60 metres from the ridge."),
    ("Odo Lund ran 600 metres on Friday.", "On Saturday Odo Lund ran 900 metres."),
    ("Odo Lund fell 600 metres on Saturday.", "Odo Lund fell 600 metres, and his rope another 90 metres."),
    # what is sought, feared or denied is no fact
    ("Prosecutors asked to jail Odo Lund for six years.", "A judge jailed Odo Lund for four years."),
    ("Odo Lund could be sentenced to six years.", "Odo Lund was sentenced to four years."),
    # a correction says so itself
    ("Odo Lund, 32, was hurt.", "Correction: an earlier version of this story said Odo Lund, 31, was hurt."),
    # other parents; a town and its country; one date, more and less precise; another body; what falls twice
    ("Odo Lund, a father of two, was hurt.", "Per Lund, a father of three, was hurt."),
    ("Odo Lund has two children.", "Odo Lund has two young children and three stepchildren."),
    ("Odo Lund, who lived in Lyon, was hurt.", "Odo Lund, who lives in France, was hurt."),
    ("The Orlo Clinic was founded in 1990.", "The Orlo Clinic was founded on 3 May 1990."),
    ("The Orlo Clinic was founded in 1990.", "The Varna Clinic was founded in 1987."),
    ("The Orlo Bridge collapsed in 1990.", "The Orlo Bridge collapsed in 1987."),
    # times of two days, of two places, and five minutes apart
    ("Odo Lund was arrested at 2 a.m. on Friday.", "Odo Lund was arrested at 4 a.m. on Sunday."),
    ("Odo Lund arrived at 2 p.m. in Lyon.", "Odo Lund arrived at 4 p.m. in Marseille."),
    ("Odo Lund was arrested at 2 p.m.", "Odo Lund was arrested at 2:05 p.m."),
    # other talks, and hours of nothing in common
    ("It was settled after two hours of talks in Lyon.", "After four hours of talks in Marseille it was settled."),
    ("The boat was saved after two hours of rowing.", "Ada Boe won after three hours of rowing."),
    # several dead, who did it, and an age that both give
    ("A 36-year-old climber died on the Orlo.", "The fall killed two men; a 38-year-old died on Sunday."),
    ("A 36-year-old climber died on the Orlo.", "A 60-year-old climber died on the Orlo."),
    ("A 36-year-old climber, Odo Lund, died.", "A 38-year-old climber, Per Heyn, died."),
    ("A man was killed by a 36-year-old driver.", "The crash killed a 38-year-old woman."),
    ("A 36-year-old climber died on the Orlo.", "The 36-year-old died; his brother, 38, is in hospital."),
    # other fates, kinds and places of those listed
    ("The blast in Sarn killed two women and a man.", "The blast in Sarn hurt two men and a woman."),
    ("The blast in Sarn killed two women and a man.", "The blast in Sarn killed two women and a boy."),
    ("The blast in Lyon killed two women and a man.", "The blast in Marseille killed two men and a woman."),
    # what moves
    ("The storm Aurelia moved 30 miles north.", "Aurelia, a storm, moved 50 miles, forecasters said."),
]


@pytest.mark.parametrize(("a", "b", "found"), DIFFER, ids=[f[1][0] for _, _, f in DIFFER])
def test_one_person_or_thing_with_two_values(a, b, found):
    kind, values = found
    assert (kind, "conflict", values) in disagree(a, b)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_what_is_no_conflict(a, b):
    assert [c for c in disagree(a, b) if c[1] == "conflict"] == []


def test_many_reports_of_one_age_are_behind_it():
    one = "Odo Lund, 32, was hurt in the fall, police in {} said."
    other = "The 31-year-old Odo Lund is in hospital."
    from twosource.pipeline import examine
    from twosource.testing import report

    texts = [one.format("Orlo"), one.format("Varna"), "Odo Lund, 32, is alive, his club said.", other]
    dossier = examine([report(t, path=f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts)])
    [conflict] = [c for c in dossier.conflicts if c.about == "age of Odo Lund"]
    assert {s.value: s.standing.reports for s in conflict.sides if s.standing} == {"32": 3, "31-year-old": 1}


def test_shooting_people_is_not_killing_them():
    a = "A gunman shot three people at the Orlo mill on Monday, police said."
    b = "A gunman killed one person at the Orlo mill on Monday, police said."
    assert disagree(a, b) == []


def test_two_times_on_two_days_are_two_times():
    from twosource.conflicts import find_conflicts
    from twosource.language import read
    from twosource.model import Claim, Member
    from twosource.testing import report, span

    a = report("The rescue began shortly after 11am on Friday.", path="a")
    b = report("The men were rescued by 10am on Sunday.", path="b")
    claim = Claim("c", "", tuple(Member(r.id, span(r, r.text[:-1])) for r in (a, b)))
    assert find_conflicts([a, b], read([a, b]), [], [claim]) == []


def test_a_thousand_that_a_feed_has_broken_is_one_number():
    from twosource.facts import find_quantities

    assert [q.text for q in find_quantities("He fell about 12, 000ft.")] == ["about 12, 000ft"]
    assert [q.value for q in find_quantities("In 2019, 300 people fell.")] == [2019, 300]


def test_a_building_measured_in_other_units_has_not_changed():
    from twosource.facts import find_quantities, fit

    (a,), (b,) = (find_quantities(f"the {size} hall") for size in ("15,800-square-metre", "170,000-square-foot"))
    assert fit(a, b) == "converted"
