"""Where things happened: places for the map and for the table beside it, with how precise each is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from twosource.render import words
from twosource.settings import WebSettings
from twosource.timeline import geojson
from twosource.web.address import Link, claim_at
from twosource.web.held import Held


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: `radius` is how many kilometres off the point may be, for its precision."""

    number: int
    place: str
    precision: str
    radius: int
    longitude: float
    latitude: float
    claims: int
    reports: int
    first: Link


def spots(held: Held, settings: WebSettings) -> tuple[Spot, ...]:
    """The places of a story, those of most claims first."""
    features: Any = geojson(held.dossier.timeline)["features"]
    made = [_spot(feature, held) for feature in features]
    made.sort(key=lambda s: (-s.claims, s.place))
    return tuple(
        Spot(n, s.place, s.precision, s.radius, s.longitude, s.latitude, s.claims, s.reports, s.first)
        for n, s in enumerate(made[: settings.rows], 1)
    )


def _spot(feature: Mapping[str, Any], held: Held) -> Spot:
    about, point = feature["properties"], feature["geometry"]["coordinates"]
    claims = [held.claim[c] for c in about["claims"] if c in held.claim]
    first = min(claims, key=lambda c: c.number, default=None)
    return Spot(
        0,
        words.line(str(about["place"])),
        str(about["precision"]),
        int(about["radius_km"]),
        float(point[0]),
        float(point[1]),
        len(claims),
        len(about["reports"]),
        Link(words.shorten(first.claim.gist, 90), claim_at(held.story, first.claim.id)) if first else Link(""),
    )
