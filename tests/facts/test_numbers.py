import pytest

from twosource.facts import find_quantities


def one(text):
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "bound", "measure", "noun"),
    [
        ("At least 12 miners died", 12, "at_least", "count", "miner"),
        ("No fewer than two hundred and five homes burned", 205, "at_least", "count", "home"),
        ("Up to 40 ships are waiting", 40, "at_most", "count", "ship"),
        ("About 1.2m voters stayed away", 1_200_000, "about", "count", "voter"),
        ("nearly 300 pupils", 300, "nearly", "count", "pupil"),
        ("several of the lorries", 3, "vague", "count", "lorry"),
        ("a couple of bridges", 2, "vague", "count", "bridge"),
        ("dozens of families", 36, "vague", "count", "family"),
        ("a third of voters", 100 / 3, "exact", "percent", "voter"),
        ("a rise of 4.5 per cent", 4.5, "exact", "percent", None),
        ("€3bn for roads", 3e9, "exact", "money", None),
        ("a cost of 12 million euros", 12e6, "exact", "money", None),
        ("ten people or more", 10, "at_least", "count", "person"),
        ("the magnitude 6.1 quake", 6.1, "exact", "magnitude", "quake"),
        ("Ana Ruiz, 34, was unhurt", 34, "exact", "age", None),
        ("a 70-year-old bridge", 70, "exact", "age", "bridge"),
        ("at 0415 GMT", 255, "exact", "clock", None),
        ("since 2014", 2014, "exact", "year", None),
    ],
)
def test_value_bound_measure_and_what_is_counted(text, value, bound, measure, noun):
    q = one(text)
    assert (q.value, q.bound, q.measure, q.noun) == (pytest.approx(value), bound, measure, noun)


def test_span_gives_the_words_back():
    text = "Rescuers freed at least 12 miners on Friday, up from 9."
    for q in find_quantities(text):
        assert text[q.span[0] : q.span[1]] == q.text
    assert find_quantities(text)[0].text == "at least 12 miners"


def test_ranges_and_scores():
    days = one("lasting four hours to two weeks")
    assert (days.low, days.high, days.bound) == (pytest.approx(4 / 24), 14, "range")
    assert one("between 5 and 7 tankers").high == 7
    assert one("5-7 tankers").bound == "range"
    assert one("They won 3-1").measure == "score"
    assert [q.value for q in find_quantities("Fares rose from 12 cents to 25 cents")] == [0.12, 0.25]


def test_elapsed_time_is_comparable_across_units():
    third_year = one("the siege enters its third year")
    mark = one("the siege's 800-day mark")
    assert third_year.low < mark.low < mark.high < third_year.high


def test_what_befell_the_counted_is_told_by_the_nearest_word():
    found = find_quantities("Landslide kills 5, injures 50; 12 missing")
    assert [(q.value, q.event) for q in found] == [(5, "dead"), (50, "injured"), (12, "missing")]


def test_dates_labels_and_pronouns_are_no_counts():
    assert [q.measure for q in find_quantities("On March 3, 2024, no one came to Flight 370's gate")] == ["label"]
    assert find_quantities("the first time in months") == []
