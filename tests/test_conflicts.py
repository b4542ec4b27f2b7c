from dataclasses import replace

import pytest

from twosource.conflicts import find_conflicts
from twosource.language import read
from twosource.model import Claim, Derivation, Member
from twosource.testing import report, span, statement


def claim_over(*pairs):
    return Claim("c_1", pairs[0][1], tuple(Member(r.id, span(r, words)) for r, words in pairs))


def found(reports, statements=(), claims=()):
    return find_conflicts(reports, read(reports), list(statements), list(claims))


def test_ages_of_one_thing_are_compared_across_units():
    a = report("The dock strike, which passed its 400-day mark on Friday, has emptied the port of Varna.", path="a")
    b = report("As the dock strike drags into its first year, the port of Varna stays empty.", path="b")
    (c,) = found([a, b])
    assert (c.kind, c.relation, c.about) == ("quantity", "conflict", "how long the strike has lasted")
    assert [r.quote(s.span) for r, s in zip((a, b), c.sides, strict=True)] == ["400-day mark", "first year"]


def test_ages_that_can_both_hold_are_none():
    a = report("The dock strike passed its 400-day mark on Friday.", path="a")
    b = report("The dock strike is in its second year.", path="b")
    assert found([a, b]) == []


def test_a_later_report_counts_on():
    a = report("The siege entered its third day.", path="a", published="2024-05-07")
    b = report("The siege entered its fifth day.", path="b", published="2024-05-09")
    late = report("The siege entered its ninth day.", path="c", published="2024-05-09")
    assert found([a, b]) == []
    assert [c.relation for c in found([a, late])] == ["conflict"]


def test_the_day_it_began_speaks_against_an_age():
    text = "Since the strike began in March 2022, trains have stood still. The strike is now in its first year."
    (c,) = found([report(text, path="a", published="2024-11-20")])
    assert c.relation == "conflict"
    assert found([report(text, path="a", published="2022-11-20")]) == []


def test_two_wars_are_two_things():
    a = report("In Sudan, the war has reached its 500th day.", path="a")
    b = report("In Myanmar, the war is in its fourth year.", path="b")
    assert found([a, b]) == []


def test_bounds_inside_a_report_that_says_accounts_differ():
    text = (
        "The army said it shot down several of the drones, but conflicting accounts from villagers spoke of "
        "at least three of the drones being intercepted."
    )
    r = report(text, path="a")
    (c,) = found([r])
    assert c.relation == "bound"
    assert [r.quote(s.span) for s in c.sides] == ["several of the drones", "at least three of the drones"]
    assert "conflicting" in c.reason


def test_two_sources_in_one_report():
    text = "The ministry said 40 houses burned, but the mayor said 55 houses burned."
    r = report(text, path="a")
    said = [
        statement(r, "40 houses burned", cue="said", source="The ministry", speaker="ministry"),
        statement(r, "55 houses burned", cue="said", source="the mayor", speaker="mayor"),
    ]
    assert [c.relation for c in found([r], said)] == ["conflict"]
    assert found([r]) == []


def test_a_list_of_counts_is_no_conflict():
    r = report("Two rockets hit Arda and five rockets hit Belo. Seven rockets fell into the sea.", path="a")
    assert found([r]) == []


def test_a_toll_that_grows_is_an_update_and_a_lower_limit_a_bound():
    a = report("The landslide in Huaraz killed 12 people.", path="a", published="2024-03-01T08:00")
    b = report("The landslide in Huaraz killed 19 people.", path="b", published="2024-03-02T08:00")
    c = report("The landslide in Huaraz killed at least 10 people.", path="c", published="2024-03-01T07:00")
    assert [x.relation for x in found([a, b])] == ["update"]
    assert "later" in found([a, b])[0].reason
    assert [x.relation for x in found([a, c])] == ["bound"]


def test_a_correction_says_so():
    a = report("The landslide in Huaraz killed 19 people.", path="a")
    b = report("The landslide in Huaraz killed 12 people, police said, correcting an earlier figure.", path="b")
    assert [x.relation for x in found([a, b])] == ["correction"]


def test_other_events_places_and_fates_are_left_out():
    a = report("The landslide in Huaraz killed 12 people.", path="a")
    b = report("A bus crash in Nairobi killed 19 people. The landslide in Huaraz injured 30 people.", path="b")
    assert found([a, b]) == []


def test_members_of_one_claim_name_their_claim():
    a = report("The ferry carried 127 passengers.", path="a")
    b = report("The ferry carried 130 passengers.", path="b")
    claim = claim_over((a, "The ferry carried 127 passengers"), (b, "The ferry carried 130 passengers"))
    (c,) = found([a, b], claims=[claim])
    assert c.relation == "conflict"
    assert {s.claim for s in c.sides} == {"c_1"}


def test_order_of_reports_changes_nothing():
    reports = [
        report("The landslide in Huaraz killed 12 people.", path="a"),
        report("The landslide in Huaraz killed 19 people.", path="b"),
        report("The landslide in Huaraz killed at least 15 people.", path="c"),
    ]
    assert found(reports) == found(reports[::-1])
    assert found(reports)


def test_copies_add_no_conflict():
    a = report("The landslide in Huaraz killed 12 people.", path="a")
    b = report("The landslide in Huaraz killed 12 people.", path="b")
    assert found([a, b]) == []


def test_a_denial_meets_every_assertion_once():
    a = report("The firm was warned of cracks in the Orlo bridge, an inspector said.", path="a")
    b = report("The firm denied that it was warned of cracks in the Orlo bridge.", path="b")
    c = report("Cracks in the Orlo bridge were repaired in June.", path="c")
    denial = statement(
        b,
        "that it was warned of cracks in the Orlo bridge",
        cue="denied",
        source="The firm",
        speaker="the firm",
        stance="denies",
    )
    (conflict,) = found([a, b, c], [denial])
    assert (conflict.kind, conflict.relation) == ("polarity", "conflict")
    assert [s.report for s in conflict.sides] == [a.id, b.id]
    assert conflict.about == "whether it was warned of cracks in the Orlo bridge"


def test_a_correction_note_corrects_the_earlier_report():
    a = report("The hospital in Arda said 47 people were being treated there.", path="a")
    b = report(
        "The hospital in Arda said 37 people were being treated there.\n\n"
        "Correction: An earlier version of this report said that 47 people were being treated.",
        path="b",
    )
    (c,) = found([a, b])
    assert (c.relation, [s.value for s in c.sides]) == ("correction", ["47 people", "37 people"])


def test_two_times_of_day_in_one_claim():
    a = report("The spillway of the dam failed at 3:40 a.m., the agency said.", path="a")
    b = report("The dam broke at 4:10 a.m., according to the police.", path="b")
    claim = claim_over((a, "The spillway of the dam failed at 3:40 a.m."), (b, "The dam broke at 4:10 a.m."))
    (c,) = found([a, b], claims=[claim])
    assert (c.relation, [s.value for s in c.sides]) == ("conflict", ["3:40 a.m.", "4:10 a.m."])
    assert found([a, b]) == []


def test_a_part_of_a_count_is_no_other_count():
    a = report("In Arda 47 people were hurt by the blast, nine of them badly. Two of the 12 houses burned.", path="a")
    b = report("In Arda 47 people were hurt by the blast. Twelve houses stood there.", path="b")
    assert found([a, b]) == []


def test_a_later_toll_passes_an_earlier_lower_limit():
    a = report("The landslide in Huaraz killed at least 14 people.", path="a", published="2024-03-01T08:00")
    b = report("The death toll from the landslide in Huaraz rose to 19.", path="b", published="2024-03-01T18:00")
    (c,) = found([a, b])
    assert (c.relation, [s.value for s in c.sides]) == ("update", ["at least 14 people", "19"])


def denied_by(r, content, speaker, kind="organisation"):
    said = statement(
        r, content, cue="denied" if "denied" in r.text else "rejected", source=speaker, speaker=speaker, stance="denies"
    )
    return replace(said, speaker=replace(said.speaker, kind=kind))


def test_what_a_denial_mentions_in_passing_is_not_denied():
    a = report("The fire at the mill killed at least three people.", path="a")
    b = report("Orlo Paper denied that it was told of the risk, whose outcome killed three people on Monday.", path="b")
    denial = denied_by(b, "that it was told of the risk, whose outcome killed three people on Monday", "Orlo Paper")
    passing = Member(b.id, span(b, "outcome killed three people on Monday"), denial.id)
    claim = Claim("c_1", "", (Member(a.id, span(a, "The fire at the mill killed at least three people")), passing))
    assert found([a, b], [denial], [claim]) == []


def test_two_who_deny_the_same_do_not_disagree():
    a = report("Orlo Paper said that it did not spill oil.", path="a")
    b = report("The firm denied spilling oil.", path="b")
    one = statement(a, "that it did not spill oil", cue="said", source="Orlo Paper", speaker="Orlo Paper")
    denial = denied_by(b, "spilling oil", "The firm")
    members = (Member(a.id, span(a, "it did not spill oil"), one.id), Member(b.id, span(b, "spilling oil"), denial.id))
    assert found([a, b], [one, denial], [Claim("c_1", "", members)]) == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Odo Lund was denied parole by the board in Sarn in April.",
            "parole by the board in Sarn in April",
            "Odo Lund",
        ),
        ("Ada Boe rejected the offer of the board in Sarn.", "the offer of the board in Sarn", "Ada Boe"),
    ],
    ids=["parole", "offer"],
)
def test_what_is_refused_is_not_denied(text, content, speaker):
    a = report(
        "Odo Lund asked for parole by the board in Sarn in April. The offer of the board in Sarn was good.", path="a"
    )
    b = report(text, path="b")
    assert found([a, b], [denied_by(b, content, speaker, "person")]) == []


def test_names_alone_make_no_assertion_of_what_is_denied():
    a = report("The Orlo Valley Bridge above Lower Sella fell on Monday.", path="a")
    b = report("The firm denied that the Orlo Valley Bridge above Lower Sella was neglected.", path="b")
    denial = denied_by(b, "that the Orlo Valley Bridge above Lower Sella was neglected", "The firm")
    assert found([a, b], [denial]) == []


def test_one_denial_told_twice_is_one_conflict_and_says_of_whom():
    a = report("An inspector warned Orlo Paper of the cracks.", path="a")
    b = report("Orlo Paper denies it was warned. It denied that it had been warned of the cracks, he said.", path="b")
    both = [denied_by(b, words, "Orlo Paper") for words in ("it was warned", "that it had been warned of the cracks")]
    members = (
        Member(a.id, span(a, "An inspector warned Orlo Paper of the cracks")),
        Member(b.id, span(b, "it was warned"), both[0].id),
        Member(b.id, span(b, "it had been warned of the cracks"), both[1].id),
    )
    (c,) = found([a, b], both, [Claim("c_1", "", members)])
    assert c.about == "whether Orlo Paper was warned"
    assert c.sides[0].value == "An inspector warned Orlo Paper of the cracks"


def test_two_numbers_of_people_told_to_leave():
    a = report("The council ordered 3,100 people in Sella and Orlo to leave their homes.", path="a")
    b = report("The mayor said the evacuation order covered 4,400 people.", path="b")
    far = report("The evacuation order covered 44,000 people.", path="c")
    left = report("Some 4,400 people were evacuated by noon.", path="d")
    wider = report("The evacuation order was widened and the evacuation order covered 4,400 people.", path="e")
    (c,) = found([a, b])
    assert (c.relation, c.about) == ("conflict", "number of people told to leave")
    assert [s.value for s in c.sides] == ["3,100 people", "4,400 people"]
    assert found([a, far]) == found([a, left]) == []
    assert [x.relation for x in found([a, wider])] == ["update"]


def derived(child, parent, kind):
    return Derivation(child.id, parent.id, kind, 0.9, "a_from_b", "")


def test_a_figure_that_a_reworded_copy_changed_is_no_update():
    first = report("The ferry sank off Varna and 31 people are missing.", path="a", outlet="A", published="2024-05-07")
    copy = report(
        "The vessel went down off Varna and 13 people are missing.", path="b", outlet="B", published="2024-05-08"
    )
    later = report("The ferry sank off Varna and 24 people are missing.", path="c", outlet="C", published="2024-05-09")
    said = find_conflicts([first, copy, later], {}, [], [], derivations=[derived(copy, first, "reworded")])
    assert [(c.relation, [s.value for s in c.sides]) for c in said] == [
        ("conflict", ["31 people", "13 people"]),
        ("update", ["31 people", "24 people"]),
    ]
    assert "changed figure" in said[0].reason


def test_an_outlet_updates_its_own_report_and_a_client_may_raise_a_toll():
    first = report("The landslide in Huaraz killed 12 people.", path="a", outlet="A", published="2024-05-07")
    own = report("The landslide in Huaraz killed 19 people.", path="b", outlet="A", published="2024-05-08")
    client = report("The landslide in Huaraz killed 19 people.", path="c", outlet="C", published="2024-05-08")
    for later in (own, client):
        said = find_conflicts([first, later], {}, [], [], derivations=[derived(later, first, "edited")])
        assert [c.relation for c in said] == ["update"]


def test_a_toll_that_rose_from_an_earlier_one_is_an_update():
    a = report("The landslide in Huaraz killed 12 people.", path="a", published="2024-05-07")
    b = report(
        "The toll from the landslide in Huaraz rose to 19, up from an earlier count of 12.",
        path="b",
        published="2024-05-08",
    )
    assert [c.relation for c in found([a, b])] == ["update"]


def test_what_a_time_and_a_stretch_of_time_are_of_is_said():
    a = report("She said that the roof of the hall fell at 3:40 a.m.", path="a")
    b = report("The roof of the hall fell at 4:10 a.m.", path="b")
    claim = claim_over((a, "the roof of the hall fell at 3:40 a.m."), (b, "The roof of the hall fell at 4:10 a.m."))
    assert [c.about for c in found([a, b], claims=[claim])] == ["at what time “the roof of the hall fell at …”"]


NOT_OF_ONE_THING = [
    # a part and the whole
    ("Police arrested 23 people in Huaraz.", "Of the 23 people arrested in Huaraz, 12 were arrested at the port."),
    ("Police arrested 23 people in Huaraz.", "Out of 23 people arrested in Huaraz, 12 were arrested at the port."),
    ("One person was killed in Huaraz.", "Two of the nine people hurt in Huaraz were killed, one of them at home."),
    # rates
    ("Lund is averaging 15.5 points per game this season.", "Lund has 4.9 points a game this season."),
    # what one spends is no toll
    ("Lund has spent 19 seasons with Sella.", "Lund spent four seasons with Sella as a scout."),
    # one length in two units
    ("Lund fell about 60 metres from the ridge.", "Lund fell 200 feet from the ridge."),
]


@pytest.mark.parametrize(("a", "b"), NOT_OF_ONE_THING, ids=lambda t: t[:40])
def test_figures_of_two_things_or_of_one_told_twice(a, b):
    one, two = report(a, path="a", published="2024-03-01"), report(b, path="b", published="2024-03-02")
    claim = claim_over((one, a.rstrip(".")), (two, b.rstrip(".")))
    assert [(c.relation, [s.value for s in c.sides]) for c in found([one, two], claims=[claim])] == []


def test_the_first_flood_in_years_is_no_whole():
    a = report("In one of the worst floods in ten years, 12 people were killed in Huaraz.", path="a")
    b = report("The flood in Huaraz killed at least 10 people.", path="b")
    assert [c.relation for c in found([a, b])] == ["bound"]
