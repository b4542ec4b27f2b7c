from twosource.model import Report
from twosource.reuse import compare, derive, find_reuse

WIRE = (
    "The footbridge at Marlow Quay gave way shortly after six on Tuesday morning, throwing nine commuters into the "
    "canal.\nFirefighters pulled all nine from the freezing water within half an hour, and four were taken to the "
    "Alder hospital with broken ribs.\nThe bridge, built in 1931, had been due for an inspection that the borough "
    "postponed twice since last autumn.\nDivers spent the afternoon searching the muddy bed for a missing bicycle "
    "trailer that one of the commuters had towed."
)
OTHER = (
    "Nobody had heard a warning, said baker Ines Roth, whose shop looks on the canal.\nShe was setting out loaves "
    "when a crack like a gunshot went through the street and the Marlow Quay bridge was gone.\nNeighbours threw "
    "ropes and garden hoses to the swimmers until the fire brigade came.\nBy noon the borough had fenced off the "
    "towpath, and schoolchildren were sent the long way round by the mill."
)


def report(name: str, text: str) -> Report:
    return Report(name, name, text, name)


def test_a_copy_is_a_copy_and_an_own_account_is_not():
    copy = report("copy", WIRE.replace("Divers spent", "Police divers spent"))
    assert compare(report("wire", WIRE), copy).relation == "copy"
    assert compare(report("wire", WIRE), report("own", OTHER)).relation in ("independent", "different_event")


def test_swapping_the_two_changes_only_the_direction():
    a, b = report("wire", WIRE), report("own", OTHER)
    assert compare(a, b) == compare(b, a)


def test_every_span_gives_its_words_back_and_a_copy_derives():
    reports = [report("wire", WIRE), report("own", OTHER), report("copy", "Local news.\n" + WIRE)]
    reuse = find_reuse(reports)
    texts = {r.id: r.text for r in reports}
    for r in reuse:
        for place in (r.earlier, r.later):
            assert texts[place.report][slice(*place.span)].strip()
    links = derive(reports, reuse)
    assert {(d.report, d.from_) for d in links} in ({("copy", "wire")}, {("wire", "copy")})
    assert links[0].kind == "copy"


def test_input_order_changes_nothing():
    reports = [report("wire", WIRE), report("own", OTHER), report("copy", WIRE)]
    assert find_reuse(reports) == find_reuse(reports[::-1])


QUOTED = (
    "“All at once there were five officers in my yard, aiming at the second floor of the house beside us,” Lund said.\n"
    "“They cuffed him on the ground and took him into a car, and he gave them a bit of grief over the cuffs,” he said.\n"
)
ONE = (
    "A man opened fire at a party in Orlo on Friday.\nA resident told Reuters that he had heard no shots.\n"
    + QUOTED
    + "The firm sells dried herbs to chemists in four countries, and its owner was away.\n"
)
TWO = (
    "Guests at a works outing fled through a kitchen window when a former clerk drew a pistol.\n"
    "Neighbours were kept indoors until the evening.\n{}" + QUOTED + "The mayor asked for patience.\n"
)


def test_an_interview_that_both_say_was_given_to_one_agency_is_its_reporting() -> None:
    told = compare(
        report("one", ONE), report("two", TWO.format("Per Lund, who lives next door, told Reuters what he saw.\n"))
    )
    assert told.relation == "partial"
    assert "spoke to a medium that both name" in told.reason


def test_quotations_that_anybody_had_prove_nothing() -> None:
    assert (
        compare(report("one", ONE), report("two", TWO.format("Per Lund lives next door.\n"))).relation == "independent"
    )
