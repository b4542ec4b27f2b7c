"""The time line: for each claim's members, when it was said, when it happened, and where; and the map of it."""

import re
from collections.abc import Sequence

from twosource.facts import Entry, Gazetteer, When, Where, find_dates, find_places
from twosource.keys import content_key
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import Claim, Moment, Report, Span
from twosource.text import overlap, sentences

_FINENESS = {"point": 0, "town": 1, "region": 2, "country": 3}


def find_timeline(
    reports: Sequence[Report], readings: Readings, claims: Sequence[Claim], *, memory: Memory | None = None
) -> list[Moment]:
    """A moment for every member of every claim: said, happened (both ISO, as precise as known), place, words.

    Sorted by when it happened, then by when it was said; what is unknown comes last. `said` is the day of
    publication, or the day the sentence says ("said on Tuesday"). Nothing is guessed: None where unknown. With a
    `memory`, the words of a report are read for their times once; then its reading isn't touched.

    >>> from twosource.model import Member
    >>> from twosource.testing import report
    >>> r = report("A bridge collapsed in Trujillo, Peru, on Monday.", published="2024-11-20")
    >>> [m] = find_timeline([r], {}, [Claim("c1", "", (Member(r.id, (0, 48)),))])
    >>> m.said, m.happened, m.place
    ('2024-11-20', '2024-11-18', 'Trujillo, PE')
    """
    memory = memory or Memory()
    held = {r.id: r for r in reports if r.readable}
    times = {rid: _Times(r, readings, memory) for rid, r in held.items()}
    moments = [
        Moment(*times[m.report].of(m.span), claim.id, m.report, m.span)
        for claim in claims
        for m in claim.members
        if m.report in held
    ]
    return sorted(
        moments, key=lambda m: (m.happened or "9", m.said or "9", held[m.report].path, m.report, m.span, m.claim or "")
    )


Time = tuple[str | None, str | None, str | None]  # when it was said, when it happened, where


class _Times:
    """When and where the words of one report are of; worked out once a span, from what is remembered if it is."""

    def __init__(self, report: Report, readings: Readings, memory: Memory) -> None:
        self._report, self._readings, self._memory = report, readings, memory
        key = content_key(report)
        self._known: dict[Span, Time] = memory.recall("timeline.times", key, dict)
        self._cut: list[list[Span]] = memory.recall("timeline.sentences", key, list)

    def of(self, span: Span) -> Time:
        """When the words at a span were said, when what they tell happened, and where."""
        if span not in self._known:
            if not self._cut:
                self._cut.append(_sentences(self._report, self._readings))
            names = self._memory.recall("timeline.places", "gazetteer", Gazetteer)
            self._known[span] = _time(self._report, span, self._cut[0], names)
        return self._known[span]


def _sentences(report: Report, readings: Readings) -> list[Span]:
    paragraphs = readings.get(report.id)
    if not paragraphs:
        return sentences(report.text)
    return [(p.start + s.start_char, p.start + s.end_char) for p in paragraphs for s in p.doc.sents]


def _time(report: Report, span: Span, spans: Sequence[Span], names: Gazetteer) -> Time:
    around = [s for s in spans if overlap(s, span)]
    start, end = (min(s[0] for s in around), max(s[1] for s in around)) if around else span
    text = report.text[start:end]
    member = (span[0] - start, span[1] - start)
    said, happened = _when(text, member, find_dates(text, report.published), report.published)
    place = _where([p for p in find_places(text, names) if not p.demonym], member)
    return said, happened, _named(place)


def _named(place: Where | None) -> str | None:
    if place is None:
        return None
    return place.name if place.precision == "country" else f"{place.name}, {place.country}"


_BESIDE = 90  # characters between a claim's words and a date that is still theirs; a longer way crosses clauses
_PARTS = re.compile(r"[;:“”\"]|\b(?:that|which|who|said|says|while|but|according)\b", re.IGNORECASE)
_SAY = re.compile(
    r"\b(?:said|says|told\s+[\w\s]{1,20}?|announced|stated|added|warned|confirmed|reported|tweeted|wrote|testified|denied|denies|alleged|claimed|rejected|insisted)"
    r"(?:\s+(?:in\s+a\s+statement|reporters|to\s+reporters))?\s*,?\s*(?:on\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)


def _when(text: str, member: Span, dates: Sequence[When], published: str | None) -> tuple[str | None, str | None]:
    """When it was said and when it happened. A date right after a verb of saying is the saying's."""
    said_at = [d for d in dates if _SAY.search(text[: d.span[0]])]
    inside = [d for d in dates if d not in said_at and d.role == "on" and d.iso and overlap(d.span, member)]
    beside = [d for d in dates if d not in said_at and d.role == "on" and d.iso and not overlap(d.span, member)]
    said = next((d.iso for d in said_at if d.iso), None) or (published or "")[:16] or None
    near = [d for d in beside if _one_clause(text, member, d.span)]
    happened = inside[0] if inside else near[0] if len(near) == 1 and len(dates) == 1 else None
    return said, happened.iso if happened else None


def _one_clause(text: str, member: Span, other: Span) -> bool:
    """Whether no clause of its own, and no long way, lies between a member's words and a date beside them."""
    between = text[member[1] : other[0]] if member[1] <= other[0] else text[other[1] : member[0]]
    return len(between) <= _BESIDE and not _PARTS.search(between)


def _where(places: Sequence[Where], member: Span) -> Where | None:
    """The finest place in the member's words, the first of several."""
    inside = [p for p in places if overlap(p.span, member)]
    return min(inside, key=lambda p: (_FINENESS[p.precision], p.span), default=None)


def geojson(moments: Sequence[Moment]) -> dict[str, object]:
    """The moments' places as a GeoJSON FeatureCollection (RFC 7946): one point a place, with its precision.

    `radius_km` says how far off the point may be; a country or region is its people's centre, no address.

    >>> m = Moment("2024-11-20", "2024-11-18", "Trujillo, PE", "c1", "r1", (0, 5))
    >>> [(f["properties"]["precision"], f["geometry"]["coordinates"]) for f in geojson([m])["features"]]
    [('town', [-79.03, -8.12])]
    """
    names = Gazetteer()
    held: dict[str, list[Moment]] = {}
    for moment in moments:
        if moment.place:
            held.setdefault(moment.place, []).append(moment)
    features = []
    for place, here in held.items():
        name, _, country = place.rpartition(", ")
        found = [e for e in names.look_up((name or country).lower()) if not name or e.code[:2] == country]
        if found:
            features.append(_feature(place, found[0], here))
    return {"type": "FeatureCollection", "features": features}


_RADIUS = {"c": ("country", 500), "d": ("country", 500), "r": ("region", 150), "t": ("town", 15), "p": ("point", 1)}


def _feature(place: str, entry: Entry, moments: Sequence[Moment]) -> dict[str, object]:
    precision, radius = _RADIUS[entry.kind]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [entry.longitude, entry.latitude]},
        "properties": {
            "place": place,
            "precision": precision,
            "radius_km": radius,
            "claims": list(dict.fromkeys(m.claim for m in moments if m.claim)),
            "reports": list(dict.fromkeys(m.report for m in moments)),
            "happened": sorted({m.happened for m in moments if m.happened}),
        },
    }
