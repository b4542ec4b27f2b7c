"""A small dossier, made by hand, that has one of everything the rendering shows."""

from twosource.model import Derivation, Dossier, Drift, Member, Moment, Problem, Root, Speaker
from twosource.testing import claim, conflict, dossier, flag, origin, report, span, statement

AGENCY = report(
    "Bridge falls at Ely Ford\n"
    "At least 14 people were killed when the bridge fell, the fire service said.\n"
    "The council ordered 6,200 people to leave.\n"
    "A union said the steel was bad. The claim could not be independently verified.\n"
    "Share this page",
    path="agency.html",
    outlet="Meridian News Agency",
    headline="Bridge falls at Ely Ford",
    published="2025-03-04T09:10:00+01:00",
    furniture=["Share this page"],
)
COPY = report(
    "Fourteen people were killed when the bridge fell.\nThe council ordered 6,200 people to leave.",
    path="copy.txt",
    outlet="The <b>Star</b> [bold]",
    published="2025-03-04T10:00",
)
OWN = report(
    "The mayor said 8,500 people had been told to leave.\n"
    "“We warned them in January,” said an official, who was not authorised to speak.\n"
    "The fire service told the Post that 14 people had died.",
    path="own.txt",
    outlet="The Post",
    published="2025-03-04",
)
LONE = report("It is said \x1b[31mthat \u202eall is well.", path="lone.txt", published="2025-03")
OTHER = report("Le pont est tombé mardi.", path="autre.txt", outlet="Le Jour", language="fr", readable=False)

TOLL = statement(AGENCY, "At least 14 people were killed when the bridge fell", cue="said", source="the fire service")
TOLL_OWN = statement(OWN, "14 people had died", cue="told", source="The fire service")
UNION = statement(AGENCY, "the steel was bad", cue="said", source="A union", flags=["unverified"])
MAYOR = statement(OWN, "8,500 people had been told to leave", cue="said", source="The mayor")
OFFICIAL = statement(
    OWN,
    "We warned them in January",
    cue="said",
    source="an official",
    speaker=Speaker("s1", "an official", named=False, kind="person", anonymity="not authorised to speak"),
    quotation="direct",
)

COPIED = Member(COPY.id, span(COPY, "Fourteen people were killed when the bridge fell"))
ORDER = "The council ordered 6,200 people to leave"
REPORTS = (AGENCY, COPY, OWN, LONE, OTHER)


def story() -> Dossier:
    """The dossier; its five claims: toll, order, mayor, union, official."""
    claims = [
        claim([OFFICIAL], REPORTS),
        claim([UNION], REPORTS),
        claim(
            [TOLL, COPIED, TOLL_OWN],
            REPORTS,
            texts=2,
            origins=(2, 2),
            roots=(1, 2),
            reason="Two outlets asked the fire service.",
            would_change="A second root source would.",
        ),
        claim([Member(r.id, span(r, ORDER)) for r in (AGENCY, COPY)], REPORTS, roots=(0, 0), reason="One is a copy."),
        claim([MAYOR], REPORTS),
    ]
    sides = [(AGENCY, "6,200", "6,200"), (COPY, "6,200", "6,200"), (OWN, "8,500", "8,500")]
    return dossier(
        REPORTS,
        statements=[TOLL, TOLL_OWN, UNION, MAYOR, OFFICIAL],
        claims=claims,
        derivations=[
            Derivation(COPY.id, AGENCY.id, "edited", 0.94, "a_from_b", "Two sentences in order."),
        ],
        origins=[
            origin([AGENCY, COPY], "wire", "MNA", "COPY carries its text."),
            origin([OWN]),
            origin([LONE], "unknown"),
        ],
        roots=[Root("r1", "the fire service", ()), Root("r2", "an official", (), False, 2)],
        conflicts=[
            conflict("conflict", "people told to leave", sides),
            conflict("bound", "people killed", [(AGENCY, "At least 14", "at least 14"), (OWN, "14 people", "14")]),
        ],
        flags=[flag(AGENCY, "The claim could not be independently verified.", [UNION], "that the steel was bad")],
        drift=[
            Drift(
                COPY.id,
                AGENCY.id,
                "attribution_dropped",
                span(COPY, "Fourteen people were killed when the bridge fell"),
                span(AGENCY, "At least 14 people were killed when the bridge fell"),
                "“the fire service said” is gone",
            )
        ],
        timeline=[
            Moment("2025-03-04", "2025-03-04T03:40", "Ely Ford", None, AGENCY.id, span(AGENCY, "the bridge fell"))
        ],
        problems=[Problem("bad.bin", "not a text: skipped")],
    )
