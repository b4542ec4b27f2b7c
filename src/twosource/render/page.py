"""The dossier as one HTML page: no script, no network, opens from disk, readable on paper and in the dark."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from twosource.model import Dossier, Span
from twosource.render import words
from twosource.render.descent import descent
from twosource.render.disagreement import changes, differences, flagged
from twosource.render.first import first
from twosource.render.lookup import Lookup, look_up
from twosource.render.marks import anchor, texts
from twosource.render.ranking import ranked
from twosource.render.totals import totals
from twosource.settings import RenderSettings


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # lazy: only the page needs it

    return Environment(
        loader=PackageLoader("twosource.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: words.visible(value) if type(value) is str else value,
    )


def _first_of(dossier: Dossier, lookup: Lookup) -> str:
    """The page's title: the headline of the first report that has one."""
    return next((words.line(r.headline) for r in dossier.reports if r.headline), words.TITLE)


def _place(lookup: Lookup, rid: str, span: Span) -> str:
    return "#" + anchor(lookup, rid, span)


def _names(lookup: Lookup, ids: Sequence[str]) -> str:
    return words.listed([lookup.name(rid) for rid in ids], len(ids))


def page(dossier: Dossier, *, settings: RenderSettings | None = None) -> str:
    """The dossier as a complete HTML document, with each report's text, so that quotations link to their place.

    What stands in a report is shown as text, whatever it holds.

    >>> from twosource.testing import dossier as made, report
    >>> "&lt;script&gt;" in page(made([report("<script>", outlet="The Post")]))
    True
    """
    settings = settings or RenderSettings()
    lookup = look_up(dossier)
    claims = ranked(dossier, lookup)
    found = differences(dossier, lookup)
    flags = flagged(dossier, lookup)
    template = _environment().get_template("page.html.j2")
    made: str = template.render(
        words=words,
        dossier=dossier,
        lookup=lookup,
        settings=settings,
        title=_first_of(dossier, lookup),
        total=totals(dossier),
        concerns=[held for held in first(found, claims, flags, dossier.drift, lookup, settings.quote_width) if held],
        branches=descent(dossier, lookup),
        wide=[c for c in claims if c.widely],
        once=[c for c in claims if not c.widely],
        conflicts=[d for d in found if d.conflict.relation == "conflict"],
        others=[d for d in found if d.conflict.relation != "conflict"],
        drift=changes(dossier, lookup),
        flags=flags,
        texts=texts(dossier, claims, lookup),
        place=partial(_place, lookup),
        names=partial(_names, lookup),
    )
    return made
