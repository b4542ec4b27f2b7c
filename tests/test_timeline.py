from twosource.language import read
from twosource.model import Claim, Member
from twosource.testing import report, span
from twosource.timeline import find_timeline, geojson


def moments(r, *words):
    claims = [Claim(f"c_{i}", w, (Member(r.id, span(r, w)),)) for i, w in enumerate(words)]
    return find_timeline([r], read([r]), claims)


def test_said_and_happened_are_told_apart():
    r = report(
        "A dam burst near Trujillo, Peru, early Monday, the ministry said on Tuesday.", published="2024-11-20T09:00"
    )
    (m,) = moments(r, "A dam burst near Trujillo, Peru, early Monday")
    assert (m.said, m.happened, m.place) == ("2024-11-19", "2024-11-18", "Trujillo, PE")


def test_what_is_unknown_stays_unknown():
    r = report("A dam burst on Monday. The mayor resigned.")
    assert [(m.said, m.happened, m.place) for m in moments(r, "A dam burst", "The mayor resigned")] == [
        (None, None, None),
        (None, None, None),
    ]


def test_sorted_by_what_happened_first():
    r = report("The mayor resigned on Tuesday. A dam burst on Monday.", published="2024-11-20")
    found = moments(r, "The mayor resigned on Tuesday", "A dam burst on Monday")
    assert [m.happened for m in found] == ["2024-11-18", "2024-11-19"]


def test_map_gives_precision():
    r = report("A dam burst near Trujillo, Peru. Floods hit Ecuador.", published="2024-11-20")
    drawn = geojson(moments(r, "A dam burst near Trujillo, Peru", "Floods hit Ecuador"))
    assert [(f["properties"]["place"], f["properties"]["precision"]) for f in drawn["features"]] == [
        ("Trujillo, PE", "town"),
        ("Ecuador", "country"),
    ]


def test_a_date_of_another_clause_is_not_the_claim_s():
    r = report(
        "The mayor said the siren was tested in February and that he had ordered an inquiry.", published="2024-11-20"
    )
    (m,) = moments(r, "he had ordered an inquiry")
    assert m.happened is None


def test_the_day_of_a_denial_is_the_saying_s():
    r = report("The firm denied on Wednesday that it had been warned.", published="2024-11-21")
    (m,) = moments(r, "it had been warned")
    assert (m.said, m.happened) == ("2024-11-20", None)
