"""The Story screen: counts, what needs a human first, origins, claims, outlets against claims."""

from dataclasses import dataclass, fields

from twosource.model import Standing
from twosource.render import words
from twosource.render.disagreement import Difference
from twosource.render.first import Concern, first
from twosource.render.totals import totals
from twosource.settings import RenderSettings, WebSettings
from twosource.web.address import claim_at, differences_at, story_at, with_query
from twosource.web.bars import Bar, bars, span_of
from twosource.web.held import Held
from twosource.web.matrix import Matrix, matrix
from twosource.web.table import Asked, Paging, Row, paged, row, select


@dataclass(frozen=True, slots=True)
class Need:
    """What a human should look at: its kind, the telling, and where."""

    kind: str
    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the Story screen says of a story whatever is asked of its claims: made once a version."""

    story: str
    href: str
    title: str
    version: str
    stale: bool
    counts: Standing
    notes: tuple[str, ...]
    needs: tuple[Need, ...]
    further: tuple[Need, ...]
    ends: tuple[str, str]
    origins: tuple[Bar, ...]
    further_origins: int


@dataclass(frozen=True, slots=True)
class StoryView(Overview):
    """Everything on the Story screen."""

    asked: Asked
    paging: Paging
    claims: tuple[Row, ...]
    matrix: Matrix


def title_of(held: Held) -> str:
    """What to call a story on its page: the headline of its first report, else its name."""
    return next((words.line(r.headline) for r in held.dossier.reports if r.headline), words.line(held.story))


def _label(kind: str) -> str:
    return words.CONCERN.get(kind) or words.FLAG.get(kind) or words.RELATION.get(kind) or kind


def _at(found: Concern, held: Held) -> str:
    """Where on the site a concern's anchor on the one-page dossier is."""
    if found.anchor[:1] == "c" and found.anchor[1:].isdigit():
        return claim_at(held.story, held.claims[int(found.anchor[1:]) - 1].claim.id)
    return differences_at(held.story, found.anchor)


def _moved(difference: Difference, held: Held, width: int) -> Concern:
    """An update or correction from its first value to its last, as they came."""
    sides = [side for side in difference.conflict.sides if side.report in held.lookup.reports]
    told = [f"{words.shorten(s.value, width // 3)} ({words.line(held.lookup.reports[s.report].name)})" for s in sides]
    about = words.shorten(difference.conflict.about, width // 2)
    ends = words.ARROW.join(dict.fromkeys((told[0], told[-1]))) if told else ""
    return Concern(difference.conflict.relation, f"{about}: {ends}", f"x{difference.number}")


def needs(held: Held, settings: WebSettings) -> tuple[tuple[Need, ...], tuple[Need, ...]]:
    """What needs a human first, a few of each kind, and the rest."""
    width = RenderSettings().quote_width
    conflicts, turned, flags, single = first(
        held.differences, held.claims, held.flags, held.dossier.drift, held.lookup, width
    )
    moved = tuple(_moved(d, held, width) for d in held.differences if d.conflict.relation in ("update", "correction"))
    shown: list[Need] = []
    further: list[Need] = []
    for group in (conflicts, moved, turned, flags, single):
        told = [Need(c.kind, _label(c.kind), c.text, _at(c, held)) for c in group]
        shown += told[: settings.needs]
        further += told[settings.needs :]
    return tuple(shown), tuple(further)


def overview(held: Held, settings: WebSettings) -> Overview:
    """The part of the Story screen that doesn't hang on what is asked."""
    counts = totals(held.dossier)
    shown, further = needs(held, settings)
    every = bars(held)
    notes = (words.unknown(counts.unknown_origins), words.beside(held.dossier))
    return Overview(
        story=held.story,
        href=story_at(held.story),
        title=title_of(held),
        version=held.version,
        stale=held.stale,
        counts=counts,
        notes=tuple(note for note in notes if note),
        needs=shown,
        further=further[: settings.rows],
        ends=span_of(held),
        origins=every[: settings.rows],
        further_origins=max(0, len(every) - settings.rows),
    )


def story_view(
    held: Held, asked: Asked, settings: WebSettings | None = None, given: Overview | None = None
) -> StoryView:
    """The Story screen of a dossier; its overview is made where it isn't given.

    >>> from twosource.testing import dossier as made, report
    >>> from twosource.web.held import hold
    >>> story_view(hold("main", "1", made([report("One.", outlet="A")])), Asked()).counts.reports
    1
    """
    settings = settings or WebSettings()
    given = given or overview(held, settings)

    def at(page: int) -> str:
        query = {"q": asked.q, "show": asked.show, "sort": asked.sort, "page": str(page)}
        return with_query(story_at(held.story), query) + "#claims"

    shown, paging = paged(select(held, asked), asked.page, settings.rows, at)
    told = {field.name: getattr(given, field.name) for field in fields(Overview)}
    return StoryView(
        **(told | {"stale": held.stale}),  # an overview is made before it is old
        asked=asked,
        paging=paging,
        claims=tuple(row(claim, held, settings) for claim in shown),
        matrix=matrix(shown, held, settings),
    )
