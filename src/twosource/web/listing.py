"""The front page's stories, a story's reports, and what a search found."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Hit, Report, Span, Story
from twosource.render import words
from twosource.settings import WebSettings
from twosource.web.address import Link, claim_at, pair_at, report_at, reports_at, story_at, with_query
from twosource.web.held import Held, Parts
from twosource.web.table import Paging, paged
from twosource.web.work import Job


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story of the case."""

    name: str
    href: str
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The stories of a case, and what is being added."""

    case: str
    stories: tuple[StoryRow, ...]
    jobs: tuple[Job, ...]


def front_view(case: str, stories: Sequence[Story], jobs: Sequence[Job] = ()) -> FrontView:
    """The front page; the story last published in comes first.

    >>> front_view("a.case", [Story("s", "Dam", 2, None, None)]).stories[0].href
    '/s/Dam'
    """
    ordered = sorted(sorted(stories, key=lambda s: s.name), key=lambda s: s.last or "", reverse=True)
    rows = (
        StoryRow(words.line(s.name), story_at(s.name), s.reports, words.when(s.first), words.when(s.last))
        for s in ordered
    )
    return FrontView(words.line(case), tuple(rows), tuple(jobs))


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the story: `derives` from which other, if it appears to; `needs` places that need a human."""

    number: int
    id: str
    outlet: str
    headline: str
    href: str
    published: str
    origin: str
    derives: str
    compare: str
    statements: int


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The reports of a story, in the order of their numbers."""

    story: str
    paging: Paging
    reports: tuple[ReportRow, ...]
    problems: tuple[tuple[str, str], ...]


def _report_row(report: Report, held: Held) -> ReportRow:
    parts = held.parts.get(report.id, Parts())
    ups = [d for d in parts.derived if d.direction == "a_from_b" and d.from_ in held.lookup.reports]
    up = max(ups, key=lambda d: (round(d.share, 1), -held.lookup.number[d.from_]), default=None)
    origin = held.lookup.origin_of.get(report.id)
    name = words.line(origin.name) if origin and origin.name else "not known"
    return ReportRow(
        number=held.lookup.number[report.id],
        id=report.id,
        outlet=words.line(report.name),
        headline=words.shorten(report.headline or "", 140),
        href=report_at(held.story, report.id),
        published=words.when(report.published),
        origin=f"{held.marks[origin.id]} {name}" if origin else "beside the counts",
        derives=f"{words.KIND[up.kind]} of [{held.lookup.number[up.from_]}], {words.percent(up.share)}" if up else "",
        compare=pair_at(held.story, up.from_, report.id) if up else "",
        statements=sum(s.quotation != "own" for s in parts.statements),
    )


def reports_view(held: Held, page: int = 1, settings: WebSettings | None = None) -> ReportsView:
    """The reports of a story."""
    settings = settings or WebSettings()
    shown, paging = paged(
        held.dossier.reports, page, settings.rows, lambda n: with_query(reports_at(held.story), {"page": str(n)})
    )
    problems = tuple((words.line(p.where), words.line(p.message)) for p in held.dossier.problems[: settings.rows])
    return ReportsView(held.story, paging, tuple(_report_row(r, held) for r in shown), problems)


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a search's answer, found or around."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class HitRow:
    """An answer of a search: which story, what kind, and where."""

    kind: str
    story: Link
    title: str
    href: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search found; `more` is True where there may be more than is shown."""

    q: str
    kind: str
    hits: tuple[HitRow, ...]
    more: bool


def _cut(text: str, found: Sequence[Span]) -> tuple[Part, ...]:
    """Words in parts, the found ones apart.

    >>> [p.text for p in _cut("the dam broke", ((4, 7),))]
    ['the ', 'dam', ' broke']
    """
    parts = []
    at = 0
    for start, end in sorted(found):
        if at <= start < end <= len(text):
            parts += [Part(text[at:start], False), Part(text[start:end], True)]
            at = end
    parts.append(Part(text[at:], False))
    return tuple(p for p in parts if p.text)


def _hit(hit: Hit) -> HitRow:
    where = {
        "report": report_at(hit.story, hit.report),
        "claim": claim_at(hit.story, hit.id),
        "statement": f"{report_at(hit.story, hit.report)}#{hit.id}",
    }
    return HitRow(
        kind=hit.kind,
        story=Link(words.line(hit.story), story_at(hit.story)),
        title=words.shorten(hit.title, 160),
        href=where.get(hit.kind, report_at(hit.story, hit.report)),
        parts=_cut(hit.words, hit.found),
    )


def search_view(q: str, kind: str, hits: Sequence[Hit], most: int) -> SearchView:
    """What a search found, at most so many."""
    return SearchView(q, kind, tuple(_hit(h) for h in hits[:most]), len(hits) > most)
