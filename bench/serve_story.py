"""A made-up story of any size, put together from records: no text is parsed, so that ten thousand reports take seconds.

Agencies write, outlets copy them whole or in part, some report of their own. Everything the pages show is there.
"""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from twosource.model import (
    Claim,
    Conflict,
    Derivation,
    Dossier,
    Drift,
    Flag,
    Member,
    Moment,
    Origin,
    Place,
    Report,
    Reuse,
    Root,
    Side,
    Span,
    Speaker,
    Standing,
    Statement,
    content_id,
)
from twosource.testing import report

_WHO = ("the harbour master", "the fire service", "Mayor Ada Thorne", "a dock worker", "the port authority", "a nurse")
_WHAT = (
    "the crane fell on the north quay",
    "{} people were hurt",
    "the ferry had been late all week",
    "the quay would stay shut for {} days",
    "no one had checked the cables since {}",
    "smoke was seen from the old town",
    "the owner had been warned in {}",
    "{} boats were moved to the south basin",
)
_PLACES = ("Rotterdam, NL", "Gdansk, PL", "Porto, PT")
_BEGAN = datetime(2025, 5, 6, 6, 0, tzinfo=UTC)


def _sentence(number: int) -> tuple[str, str, str]:
    """A sentence with who says it and what."""
    what = _WHAT[number % len(_WHAT)].format(3 + number)
    who = _WHO[number % len(_WHO)]
    return f"{who[0].upper()}{who[1:]} said on Tuesday that {what}.", who, what


class _Making:
    """The story while it is put together."""

    def __init__(self, reports: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.wires = max(2, reports // 40)
        self.reports: list[Report] = []
        self.origin_of: dict[str, int] = {}
        self.statements: list[Statement] = []
        self.said: dict[int, list[Member]] = {}
        self.reuse: list[Reuse] = []
        self.derivations: list[Derivation] = []
        for n in range(reports):
            self._report(n)

    def _report(self, n: int) -> None:
        wire = n % self.wires
        own = n < self.wires or self.random.random() < 0.15
        first = self.reports[wire] if not own else None
        pool = range(wire * 12, wire * 12 + 12) if not own or n < self.wires else range(n * 5 % 400, n * 5 % 400 + 9)
        numbers = [i for i in pool if first is None or self.random.random() < 0.9]
        said = [_sentence(i) for i in numbers]
        headline = f"Crane falls at the harbour, {said[0][2]}"
        outlet = f"Agency {wire + 1}" if n < self.wires else f"The {n % max(3, len(self.reports) * 2 // 3 + 3)} Courier"
        published = (_BEGAN + timedelta(minutes=7 * n)).isoformat()
        text = headline + "\n\n" + "\n\n".join(s[0] for s in said) + "\n\nShare this page"
        made = report(text, path=f"{n:05}.txt", outlet=outlet, headline=headline, published=published)
        made = replace(made, furniture=((len(text) - 15, len(text)),), url=f"https://courier.example/{n}")
        self.reports.append(made)
        self.origin_of[made.id] = wire if not own or n < self.wires else self.wires + n
        at = len(headline) + 2
        for number, (sentence, who, what) in zip(numbers, said, strict=True):
            self._say(made, number, (at, at + len(sentence)), who, what)
            at += len(sentence) + 2
        if first is not None:
            self._take(made, first, len(headline) + 2, at - 2)

    def _say(self, made: Report, number: int, sentence: Span, who: str, what: str) -> None:
        start = sentence[0] + made.text[sentence[0] : sentence[1]].index(what)
        content = (start, start + len(what))
        speaker = Speaker(content_id("sp", made.id, who), who, named=not who.startswith("a "), kind="person")
        statement = Statement(
            content_id("st", made.id, str(content)),
            made.id,
            (content,),
            ((sentence[0] + len(who) + 1, sentence[0] + len(who) + 5),),
            ((sentence[0], sentence[0] + len(who)),),
            speaker,
            (who, made.name),
            "indirect",
            "say",
            flags=("unverified",) if number % 17 == 0 else (),
        )
        self.statements.append(statement)
        self.said.setdefault(number, []).append(Member(made.id, content, statement.id))

    def _take(self, made: Report, first: Report, start: int, end: int) -> None:
        place = Place(first.id, (len(first.headline or "") + 2, min(end, len(first.text) - 17)))
        share = round(self.random.uniform(0.5, 1), 2)
        kind = "copy" if share > 0.95 else "edited"
        self.reuse.append(Reuse(place, Place(made.id, (start, end)), "verbatim", "the same words in a row"))
        self.derivations.append(Derivation(made.id, first.id, kind, share, "a_from_b", "its sentences in order"))

    def origins(self) -> list[Origin]:
        """The origins, wires first."""
        held: dict[int, list[str]] = {}
        for rid, number in self.origin_of.items():
            held.setdefault(number, []).append(rid)
        names = {r.id: r.name for r in self.reports}
        return [
            Origin(f"o_{n}", "wire" if n < self.wires else "outlet", names[ids[0]], tuple(ids), reason="made so")
            for n, ids in sorted(held.items())
        ]

    def claims(self) -> list[Claim]:
        """A claim for each thing said, counted."""
        out = []
        names = {r.id: r.name for r in self.reports}
        for number, members in sorted(self.said.items()):
            ids = list(dict.fromkeys(m.report for m in members))
            origins = len({self.origin_of[i] for i in ids})
            outlets = len({names[i] for i in ids})
            standing = Standing(len(ids), origins, outlets, (origins, origins), (1, 1 + number % 3), 0, "made so")
            out.append(Claim(f"c_{number}", _sentence(number)[2], tuple(members), standing))
        return out

    def conflicts(self, claims: list[Claim]) -> list[Conflict]:
        """Neighbouring claims that say other numbers."""
        out = []
        for n, (a, b) in enumerate(zip(claims[1::8], claims[9::8], strict=False)):
            sides = [Side(m.report, m.span, c.gist, c.id) for c in (a, b) for m in c.members[:4]]
            relation = ("conflict", "update", "correction", "bound")[n % 4]
            out.append(
                Conflict(f"x_{n}", "quantity", relation, "how many were hurt", tuple(sides), "the numbers differ")
            )
        return out


def made_story(reports: int, *, seed: int = 7) -> Dossier:
    """A dossier of so many reports, the same for the same seed.

    >>> made = made_story(200)
    >>> len(made.reports), len(made.origins) > 5, len(made.conflicts) > 5
    (200, True, True)
    """
    making = _Making(reports, seed)
    claims = making.claims()
    names = {r.id: r for r in making.reports}
    of_who: dict[str, list[str]] = {}
    for s in making.statements:
        if s.speaker:
            of_who.setdefault(s.speaker.name, []).append(s.speaker.id)
    moments = [
        Moment(
            (names[m.report].published or "")[:16],
            "2025-05-06",
            _PLACES[n % len(_PLACES)] if n % 5 == 0 else None,
            c.id,
            m.report,
            m.span,
        )
        for n, c in enumerate(claims)
        for m in c.members
    ]
    roots = (Root(f"t_{n}", who, tuple(ids), reason="one description") for n, (who, ids) in enumerate(of_who.items()))
    return Dossier(
        reports=tuple(making.reports),
        reuse=tuple(making.reuse),
        derivations=tuple(making.derivations),
        statements=tuple(making.statements),
        claims=tuple(claims),
        origins=tuple(making.origins()),
        roots=tuple(roots),
        conflicts=tuple(making.conflicts(claims)),
        flags=tuple(Flag(s.report, s.span, (s.id,), "the count") for s in making.statements if s.flags),
        drift=tuple(
            Drift(d.report, d.from_, "caveat_dropped", (0, 5), (0, 5), "“at least” is gone")
            for d in making.derivations[::9]
        ),
        timeline=tuple(moments),
    )
