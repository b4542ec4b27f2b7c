"""The table of claims: filtered, sorted, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from twosource.model import Member, Range, Report
from twosource.render import words
from twosource.render.lookup import same_words
from twosource.render.ranking import Ranked
from twosource.settings import WebSettings
from twosource.web.address import Link, claim_at, report_at
from twosource.web.held import Held
from twosource.web.times import instant, order

T = TypeVar("T")
Show = Literal["all", "needs", "conflict", "single", "unverified", "several", "own"]
Sort = Literal["rank", "origins", "roots", "reports", "first"]

SHOW: dict[Show, str] = {
    "all": "all claims",
    "needs": "need a human first",
    "conflict": "in conflict",
    "single": "one origin, several outlets",
    "unverified": "flagged as unverified",
    "several": "in several reports",
    "own": "outlets' own voice",
}
SORT: dict[Sort, str] = {
    "rank": "what needs a human first",
    "origins": "most origins",
    "roots": "most root sources",
    "reports": "most reports",
    "first": "first said",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the table is asked for; `page` from 1, 0 for all of it."""

    q: str = ""
    show: Show = "all"
    sort: Sort = "rank"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many, and how many rows there are in all."""

    page: int
    pages: int
    rows: int
    before: str
    after: str
    all: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the table. `reports_share` is its part of the story's reports in %, for the bar behind the number."""

    number: int
    id: str
    gist: str
    href: str
    concerns: tuple[str, ...]
    origins: Range
    roots: Range
    reports: int
    outlets: int
    texts: int
    first_by: str
    first_in: Link
    first_at: str


def _shown(claim: Ranked, asked: Asked, needle: str) -> bool:
    if needle and needle not in same_words(claim.claim.gist):
        return False
    match asked.show:
        case "needs":
            return bool(claim.concerns)
        case "conflict" | "unverified":
            return asked.show in claim.concerns
        case "single":
            return "single" in claim.concerns or "perhaps" in claim.concerns
        case "several":
            return len({m.report for m in claim.claim.members}) > 1
        case "own":
            return all(m.statement is None for m in claim.claim.members)
    return True


def first_member(claim: Ranked, held: Held) -> tuple[Member, Report] | None:
    """The member that was published first, and its report; reports without a time come last."""
    known = [(m, held.lookup.reports[m.report]) for m in claim.claim.members if m.report in held.lookup.reports]
    return min(known, key=lambda mr: (order(mr[1].published), held.lookup.number[mr[1].id], mr[0].span), default=None)


def _key(sort: Sort, held: Held) -> Callable[[Ranked], tuple[float, ...]]:
    def key(claim: Ranked) -> tuple[float, ...]:
        standing = claim.claim.standing
        if sort == "first":
            first = first_member(claim, held)
            at = instant(first[1].published) if first else None
            return (at is None, at or 0.0, claim.number)
        if standing is None or sort == "rank":
            return (sort != "rank", 0, claim.number)
        counts = {"origins": standing.origins, "roots": standing.roots, "reports": (standing.reports, 0)}[sort]
        return (0, -counts[0], -counts[1], claim.number)

    return key


def select(held: Held, asked: Asked) -> list[Ranked]:
    """The claims asked for, in the order asked for, all pages."""
    needle = same_words(asked.q)
    kept = [claim for claim in held.claims if _shown(claim, asked, needle)]
    return kept if asked.sort == "rank" else sorted(kept, key=_key(asked.sort, held))


def speaker(member: Member, held: Held) -> str:
    """Who says it, the first of the chain; the outlet's own voice is said so."""
    statement = held.lookup.statements.get(member.statement or "")
    if statement is None or statement.quotation == "own" or not statement.chain:
        return "own voice"
    return words.line(statement.chain[0])


def row(claim: Ranked, held: Held, settings: WebSettings) -> Row:
    """A claim as a row."""
    first = first_member(claim, held)
    standing = claim.claim.standing
    return Row(
        number=claim.number,
        id=claim.claim.id,
        gist=words.shorten(claim.claim.gist, settings.gist),
        href=claim_at(held.story, claim.claim.id),
        concerns=claim.concerns,
        origins=standing.origins if standing else (0, 0),
        roots=standing.roots if standing else (0, 0),
        reports=standing.reports if standing else 0,
        outlets=standing.outlets if standing else 0,
        texts=standing.texts if standing else 0,
        first_by=words.shorten(speaker(first[0], held), 80) if first else "",
        first_in=Link(held.names[first[1].id], report_at(held.story, first[1].id, first[0].span))
        if first
        else Link(""),
        first_at=words.when(first[1].published) if first else "",
    )


def paged(rows: Sequence[T], page: int, size: int, at: Callable[[int], str]) -> tuple[Sequence[T], Paging]:
    """One page of rows, and where the others are; `at` gives the address of a page."""
    pages = max(1, -(-len(rows) // size))
    if page == 0:
        return rows, Paging(0, pages, len(rows), "", "", "")
    page = min(max(page, 1), pages)
    before = at(page - 1) if page > 1 else ""
    after = at(page + 1) if page < pages else ""
    return rows[(page - 1) * size : page * size], Paging(
        page, pages, len(rows), before, after, at(0) if pages > 1 else ""
    )
