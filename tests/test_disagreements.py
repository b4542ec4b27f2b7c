"""Two reports, or two sentences of one, that disagree on the day, the place, who did it or who said it; and the many
that only look as if they did."""

import pytest

from twosource.conflicts import find_conflicts
from twosource.language import read
from twosource.statements import find_statements
from twosource.testing import report


def disagree(*texts, published=("2024-05-09",) * 4):
    """Every conflict of reports with these texts, by kind, relation and values, statements found as the pipeline does."""
    reports = [
        report(t, path=f"{n}.txt", outlet=f"Outlet {n}", published=p)
        for n, (t, p) in enumerate(zip(texts, published, strict=False))
    ]
    readings = read(reports)
    statements, _ = find_statements(reports, readings)
    found = find_conflicts(reports, readings, statements, [])
    return [(c.kind, c.relation, [s.value for s in c.sides]) for c in found]


CONFLICTS = [
    # disaster
    (
        "date",
        "The Orlo Bridge collapsed on Monday during a storm, the council said.",
        "The Orlo Bridge collapsed on Wednesday, according to the county.",
        ["on Monday", "on Wednesday"],
    ),
    (
        "place",
        "The ferry Aurelia sank near Valparaiso on Tuesday with 40 people aboard.",
        "The ferry Aurelia sank near Antofagasta on Tuesday with 40 people aboard.",
        ["Valparaiso", "Antofagasta"],
    ),
    # court
    (
        "date",
        "The banker Odo Lund was sentenced on May 2 to four years in prison.",
        "Odo Lund was sentenced on April 25 to four years, the court said.",
        ["May 2", "April 25"],
    ),
    ("place", "Ines Marre was arrested in Lyon on Monday.", "Ines Marre was arrested in Marseille on Monday.", None),
    # business
    (
        "actor",
        "Harrow Mills bought the Velden brewery for 30 million euros in a deal closed at the weekend.",
        "Castor Foods bought the Velden brewery for 30 million euros in a deal closed at the weekend.",
        ["Harrow Mills", "Castor Foods"],
    ),
    (
        "attribution",
        "Harrow Mills announced the closure of the Velden plant on Tuesday.",
        "Castor Foods announced the closure of the Velden plant on Tuesday.",
        ["Harrow Mills", "Castor Foods"],
    ),
    # sport
    (
        "actor",
        "Tomas Brandl scored the winning goal for Sella in the last minute of extra time.",
        "Nico Okafor scored the winning goal for Sella in the last minute of extra time.",
        ["Tomas Brandl", "Nico Okafor"],
    ),
    # politics
    (
        "date",
        "The transport minister, Anja Roth, resigned on Sunday over the tunnel affair.",
        "Anja Roth resigned on Thursday over the tunnel affair, her office said.",
        ["on Sunday", "on Thursday"],
    ),
    (
        "actor",
        "The old library of Sarn was designed by Piet Molenaar in 1911.",
        "The old library of Sarn was designed by Ilse Varga in 1911.",
        ["Piet Molenaar", "Ilse Varga"],
    ),
    # who said it
    (
        "attribution",
        '"We heard the wall crack and we ran for our lives," said Odo Lund, a driver.',
        '"We heard the wall crack and we ran for our lives," said Marta Heyn, a nurse.',
        None,
    ),
    # health
    (
        "date",
        "Sarn hospital suspended its heart clinic on 3 May after two deaths.",
        "Sarn hospital suspended its heart clinic on 30 April after two deaths.",
        ["3 May", "30 April"],
    ),
]


@pytest.mark.parametrize(("kind", "a", "b", "values"), CONFLICTS, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_what_cannot_both_hold_is_a_conflict(kind, a, b, values):
    found = [c for c in disagree(a, b) if c[0] == kind]
    assert [c[1] for c in found] == ["conflict"], disagree(a, b)
    if values:
        assert found[0][2] == values


NEAR_MISSES = [
    # two days, two events
    ("A man was arrested in Sella on Monday.", "A man was arrested in Sella on Friday."),
    ("Police arrested two men on Monday.", "Police arrested three men on Friday."),
    ("The Orlo Bridge collapsed on Monday.", "The Varna Bridge collapsed on Wednesday."),
    ("The north tower collapsed on Monday.", "The south tower collapsed on Wednesday."),
    ("Odo Lund was arrested on Monday.", "Odo Lund was sentenced on Friday."),
    ("Rebels shelled the port on Monday.", "Rebels shelled the port on Thursday."),
    ("Sella won the match on Saturday.", "Sella won the match on Tuesday."),
    ("Peter Lund died on Monday.", "Maria Lund died on Friday."),
    ("The bank closed on Monday for the holiday.", "The bank closed on Friday for the holiday."),
    ("In 2019, the Orlo Bridge collapsed on June 3.", "In 2023, the Orlo Bridge collapsed on May 7."),
    # the day something was said, planned or denied
    ("The Orlo Bridge collapsed on Monday.", "The council said on Wednesday that the Orlo Bridge collapsed."),
    ("Anja Roth resigned on Sunday.", "Anja Roth will resign on Thursday."),
    ("Anja Roth resigned on Sunday.", "Anja Roth did not resign on Thursday."),
    ("Anja Roth resigned on Sunday.", "If Anja Roth resigned on Thursday, the party would split."),
    ("Anja Roth resigned on Sunday.", "Anja Roth said on Thursday she had resigned."),
    # the day of another thing in the sentence
    ("Odo Lund died on Monday.", "Odo Lund died after a fall on Friday."),
    ("The ferry sank on Monday.", "The ferry that was built on Friday sank."),
    # time zones and nights
    ("The Orlo Bridge collapsed late on Monday.", "The Orlo Bridge collapsed early on Tuesday."),
    ("The Orlo Bridge collapsed overnight.", "The Orlo Bridge collapsed on Wednesday."),
    ("The Orlo Bridge collapsed on Wednesday.", "The Orlo Bridge collapsed yesterday."),
    # two places
    ("The ferry Aurelia sank near Valparaiso.", "The ferry Aurelia sank near Vina del Mar."),
    ("The ferry Aurelia sank off Chile.", "The ferry Aurelia sank near Valparaiso."),
    ("The ferry Aurelia left Valparaiso and sank.", "The ferry Aurelia sank near Antofagasta."),
    ("A bus crashed near Lima.", "A bus crashed near Nairobi."),
    ("The summit opened in Lyon.", "The summit opened in Marseille."),
    (
        "Ines Marre was arrested in Lyon on Monday. She had fled from Marseille.",
        "Ines Marre was arrested in Marseille on Monday.",
    ),
    ("Ines Marre was arrested, police in Lyon said.", "Ines Marre was arrested, police in Marseille said."),
    # two who did it
    ("Tomas Brandl scored a goal for Sella.", "Nico Okafor scored a goal for Sella."),
    ("Harrow Mills bought a brewery.", "Castor Foods bought a brewery."),
    ("Harrow Mills bought the Velden brewery.", "Castor Foods wanted to buy the Velden brewery."),
    ("Harrow Mills bought the Velden brewery.", "The Velden brewery was sold by Castor Foods."),
    (
        "Harrow Mills bought the Velden brewery from Castor Foods, which had owned it since 1990.",
        "Castor Foods bought the Velden brewery in 1990.",
    ),
    ("The Ministry of Health suspended the clinic.", "Health minister Anja Roth suspended the clinic."),
    ("The White House nominated Ilse Varga on Monday.", "President Marlow nominated Ilse Varga on Monday."),
    ("Police arrested Odo Lund.", "Officer Karim Doss arrested Odo Lund."),
    ("Piet Molenaar praised the plan.", "Ilse Varga praised the plan."),
    ("The World Health Organization approved the vaccine.", "The WHO approved the vaccine."),
    ("Sella Rovers beat Orlo in the cup.", "Tarn United beat Orlo in the cup."),
    ("Lund drove the car on Monday.", "Odo Lund drove the car on Monday."),
    # two who said it
    (
        '"We heard the wall crack and we ran for our lives," said Odo Lund, a driver.',
        '"We heard the wall crack and we ran for our lives," he said.',
    ),
    (
        '"The plant will stay open until the end of the year," said Anja Roth, a spokeswoman for Harrow Mills.',
        '"The plant will stay open until the end of the year," Harrow Mills said.',
    ),
    (
        '"The plant will stay open until the end of the year," Anja Roth and Odo Lund said in a joint statement.',
        '"The plant will stay open until the end of the year," said Odo Lund.',
    ),
    ('"We are very sorry," said Odo Lund.', '"We are very sorry," said Marta Heyn.'),
    (
        '"We heard the wall crack and we ran for our lives," said Odo Lund, a driver. Marta Heyn ran too.',
        '"We heard the wall crack and we ran for our lives," said Marta Heyn, a nurse.',
    ),
    ("The minister said the road was safe.", "The mayor said the road was safe."),
]


@pytest.mark.parametrize(("a", "b"), NEAR_MISSES, ids=lambda x: x[:48])
def test_what_only_looks_like_it_is_none(a, b):
    assert disagree(a, b) == []
    assert disagree(b, a) == []


def test_one_report_that_gives_two_days_for_one_thing():
    text = "Orlo Bridge collapsed on Monday\n\nThe Orlo Bridge collapsed on Thursday, the council said."
    assert disagree(text) == [("date", "conflict", ["on Monday", "on Thursday"])]


def test_one_report_that_gives_one_quotation_to_two_people():
    words = "We heard the wall crack and we ran for our lives"
    text = f'"{words}," said Odo Lund, a driver.\n\n"{words}," said Marta Heyn, a nurse.'
    assert [c[0] for c in disagree(text)] == ["attribution"]


def test_two_weekdays_count_from_the_days_of_the_two_reports():
    a, b = "The Orlo Bridge collapsed on Monday.", "The Orlo Bridge collapsed last Monday."
    assert disagree(a, b, published=("2024-05-07", "2024-05-10")) == []
    assert [c[0] for c in disagree(a, a + " Rain fell.", published=("2024-05-07", "2024-05-15"))] == ["date"]


def test_copies_of_one_side_are_one_side():
    a, b = "The Orlo Bridge collapsed on Monday.", "The Orlo Bridge collapsed on Thursday."
    (found,) = disagree(a, b, a, b)
    assert found[2] == ["on Monday", "on Thursday"]


def test_a_note_takes_back_what_an_earlier_version_said():
    note = "Correction: An earlier version of this story said that the Orlo Bridge collapsed on Monday."
    a = f"The Orlo Bridge collapsed on Wednesday.\n\n{note}"
    b = "The Orlo Bridge collapsed on Monday during a storm."
    ((kind, relation, values),) = disagree(a, b)
    assert (kind, relation) == ("date", "correction")
    assert values == ["The Orlo Bridge collapsed on Wednesday.", "the Orlo Bridge collapsed on Monday", b]
    assert disagree(a) == [("date", "correction", values[:2])]


CORRECTIONS = [
    ("Correction: Mr Lund is 43, not 34.", "quantity", ["Mr Lund is 43", "34"]),
    (
        "This article has been corrected to say that Anja Roth is the transport minister, not the health minister.",
        "other",
        ["Anja Roth is the transport minister", "the health minister"],
    ),
    (
        "An earlier version of this article incorrectly stated that the fire broke out in Lyon. It was in Marseille.",
        "place",
        ["the fire broke out in Lyon", "It was in Marseille."],
    ),
    (
        "A previous version of this report gave the wrong age for the driver. He is 43.",
        "other",
        ["the wrong age for the driver", "He is 43."],
    ),
]


@pytest.mark.parametrize(("note", "kind", "values"), CORRECTIONS, ids=[c[0][:30] for c in CORRECTIONS])
def test_a_note_beside_what_it_says_instead(note, kind, values):
    assert disagree(f"The council met.\n\n{note}") == [(kind, "correction", values)]


@pytest.mark.parametrize(
    "text",
    [
        "The earlier version of the law said that fines were capped. The ministry corrected its forecast.",
        "This is a developing story. This story has been updated.",
        "The court corrected the record. Police said an earlier report of a second gunman was false.",
    ],
)
def test_what_others_correct_is_no_note(text):
    assert disagree(text) == []
