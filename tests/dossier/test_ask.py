import pytest

from twosource.dossier import claims_like, conflicts_of, drift_of, earliest, evidence, find_claim, flags_of, kin_of
from twosource.errors import InputError
from twosource.model import Dossier, Drift, Member, Root
from twosource.testing import claim, conflict, dossier, flag, origin, report, span, statement

WIRE = report(
    "At least 14 people died in Orlo, the fire service said. The claim could not be verified.",
    path="wire",
    outlet="Meridian",
    published="2025-03-04T09:10:00+01:00",
)
COPY = report("Fourteen people died in Orlo.", path="copy", outlet="The Star", published="2025-03-04T10:00")
OWN = report("The fire service told the Post that 15 people had died in Orlo.", path="own", outlet="The Post")
SAID = statement(WIRE, "At least 14 people died in Orlo", cue="said", source="the fire service")
TOLD = statement(OWN, "15 people had died in Orlo", cue="told", source="The fire service")
OTHER = statement(WIRE, "The claim could not be verified")


def story() -> Dossier:
    reports = [WIRE, COPY, OWN]
    copied = Member(COPY.id, span(COPY, "Fourteen people died in Orlo"))
    toll = claim([SAID, copied, TOLD], reports, origins=(2, 2))
    return dossier(
        reports,
        statements=[SAID, TOLD, OTHER],
        claims=[toll, claim([OTHER], reports)],
        origins=[origin([WIRE, COPY], "wire", "MNA"), origin([OWN])],
        roots=[Root("r1", "the fire service", tuple(s.speaker.id for s in (SAID, TOLD) if s.speaker))],
        conflicts=[conflict("bound", "number of dead", [(WIRE, "At least 14", "at least 14"), (OWN, "15", "15")])],
        flags=[flag(WIRE, "The claim could not be verified.", [SAID])],
        drift=[
            Drift(COPY.id, WIRE.id, "caveat_dropped", span(COPY, "Fourteen"), span(WIRE, "At least 14"), "bound gone")
        ],
    )


def test_a_claim_by_id_by_the_beginning_of_its_id_and_by_words():
    held = story()
    toll = held.claims[0]
    for wanted in (toll.id, toll.id[:8], toll.id[2:9], "14 people DIED", "orlo died people", toll.gist):
        assert find_claim(held, wanted) == toll
    assert find_claim(held, "fourteen") == toll  # a member's words, where no gist has them


@pytest.mark.parametrize("wanted", ["volcano", "", "c_zzz"])
def test_what_no_claim_holds(wanted):
    with pytest.raises(InputError, match="none holds these words"):
        find_claim(story(), wanted)


def test_words_that_several_claims_hold_name_them_all():
    r = report("The dam is safe. The old dam is shut.")
    said = [statement(r, "The dam is safe"), statement(r, "The old dam is shut")]
    held = dossier([r], statements=said)
    assert len(claims_like(held, "dam is")) == 2
    with pytest.raises(InputError) as error:
        find_claim(held, "dam is")
    assert all(c.id in str(error.value) for c in held.claims)


def test_what_touches_a_claim():
    held = story()
    toll, other = held.claims
    assert [e.words for e in evidence(held, toll)][1:] == [
        "Fourteen people died in Orlo",
        "15 people had died in Orlo",
    ]
    assert [(e.origin.name, [r.name for r in e.roots]) for e in evidence(held, toll) if e.origin] == [
        ("MNA", ["the fire service"]),
        ("MNA", []),
        ("The Post", ["the fire service"]),
    ]
    assert (len(conflicts_of(held, toll)), len(drift_of(held, toll)), len(flags_of(held, toll))) == (1, 1, 1)
    assert (conflicts_of(held, other), drift_of(held, other), flags_of(held, other)) == ([], [], [])
    assert kin_of(held, toll) == []


def test_which_was_first_as_far_as_dates_tell():
    day = report("A.", published="2025-03-04")
    assert earliest([OWN, COPY, WIRE]) == [WIRE]
    assert earliest([OWN, day, WIRE]) == [day, WIRE]
    assert earliest([OWN]) == []
