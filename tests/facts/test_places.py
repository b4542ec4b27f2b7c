import time

from hypothesis import given
from hypothesis import strategies as st

from twosource.facts import Gazetteer, apart, find_places

NAMES = Gazetteer()


def named(text):
    return [(p.text, p.precision, p.country) for p in find_places(text, NAMES)]


def test_town_region_country_and_demonym():
    assert named("Floods hit Trujillo, Peru.") == [("Trujillo", "town", "PE"), ("Peru", "country", "PE")]
    assert named("Peruvian police spoke.") == [("Peruvian", "country", "PE")]
    assert find_places("Peruvian police spoke.", NAMES)[0].demonym
    assert named("A strike hit the Bryansk region.") == [("Bryansk", "region", "RU")]


def test_datelines_in_capitals():
    assert named("NAIROBI, Kenya — Rain fell.")[:2] == [("NAIROBI", "town", "KE"), ("Kenya", "country", "KE")]


def test_the_country_beside_a_town_chooses_it():
    assert named("in Birmingham, England")[0][2] == "GB"
    assert named("in Valencia, Venezuela")[0][2] == "VE"
    assert named("in Valencia, Spain")[0][2] == "ES"


def test_people_words_and_pronouns_are_no_places():
    assert named("Lloyd Austin met Mr. Paris and Reading Room staff.") == []
    assert named("It told us of US$70 in fees.") == []


def test_apart():
    lima, cusco, peru, chile = find_places("in Lima, in Cusco, in Peru and in Chile", NAMES)
    assert apart(lima, cusco)
    assert not apart(lima, peru)
    assert apart(peru, chile)


@given(st.text(max_size=80))
def test_spans_always_give_the_words_back(text):
    for place in find_places(text, NAMES):
        assert text[place.span[0] : place.span[1]] == place.text


def test_lookup_is_fast():
    text = "KUALA LUMPUR, Malaysia — Officials in Lima, Peru, met envoys of the United States in Oslo."
    start = time.process_time()
    for _ in range(200):
        find_places(text, NAMES)
    assert time.process_time() - start < 1.0
