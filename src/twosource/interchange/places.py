"""The map: places of the time line as GeoJSON (RFC 7946)."""

from typing import cast

from twosource.interchange.json_text import Json, to_text
from twosource.model import Dossier
from twosource.timeline import geojson


def places(dossier: Dossier) -> bytes:
    """A FeatureCollection of the places that claims name, each with its precision; see `twosource.timeline.geojson`.

    >>> from twosource.testing import dossier as made, report
    >>> places(made([report("Rain fell.")]))
    b'{\\n "type": "FeatureCollection",\\n "features": []\\n}\\n'
    """
    return to_text(cast(Json, geojson(dossier.timeline)))
