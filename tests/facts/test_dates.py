import pytest

from twosource.facts import find_dates

WEDNESDAY = "2024-11-20T13:13"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The bridge closed on Wednesday.", "2024-11-20"),
        ("The bridge closed early Thursday.", "2024-11-14"),
        ("Police said on Tuesday night.", "2024-11-19"),
        ("It closed yesterday.", "2024-11-19"),
        ("It closed overnight.", "2024-11-19"),
        ("It closed three days ago.", "2024-11-17"),
        ("It closed last month.", "2024-10"),
        ("It closed in September.", "2024-09"),
        ("It closed in December.", "2023-12"),
        ("The work will end in December.", "2024-12"),
        ("It has been closed since 2014.", "2014"),
        ("It was built in February 2022.", "2022-02"),
        ("It closed on November 18.", "2024-11-18"),
        ("It closed on 3 December.", "2023-12-03"),
        ("It will close on 3 December.", "2024-12-03"),
        ("It closed on Dec. 3, 2021.", "2021-12-03"),
        ("It stays closed until Friday.", "2024-11-22"),
        ("It reopens next Monday.", "2024-11-25"),
        ("It closed last Wednesday.", "2024-11-13"),
        ("It closed two years ago.", "2022"),
    ],
)
def test_dates_are_resolved_from_publication(text, iso):
    found = find_dates(text, WEDNESDAY)
    assert [d.iso for d in found] == [iso]
    assert text[found[0].span[0] : found[0].span[1]] == found[0].text


def test_without_publication_a_weekday_stays_a_weekday():
    (found,) = find_dates("The bridge closed early Thursday.")
    assert (found.iso, found.weekday, found.part) == (None, 3, "early")
    assert find_dates("Closed since February 2022.")[0].role == "since"


def test_words_that_look_like_months_resolve_to_nothing():
    assert [d.iso for d in find_dates("They may march in march formation", WEDNESDAY)] in ([], [None])
