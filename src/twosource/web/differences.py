"""The Conflicts and time line screen: values over time, what copies changed, what is flagged, when and where."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from twosource.model import Moment
from twosource.render import words
from twosource.render.disagreement import changes
from twosource.settings import WebSettings
from twosource.web.address import Link, claim_at, differences_at, pair_at, report_at, with_query
from twosource.web.held import Held
from twosource.web.places import Spot, spots
from twosource.web.table import Paging, paged
from twosource.web.times import order
from twosource.web.values import By, Strip, strip


@dataclass(frozen=True, slots=True)
class Turned:
    """A change by a derived report: what kind, and the words before and after."""

    report: Link
    against: Link
    compare: str
    kind: str
    reason: str
    was: str
    was_href: str
    now: str
    now_href: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that flags something, once for all the reports that print it."""

    number: int
    kind: str
    text: str
    about: str
    href: str
    outlets: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim on the time line: when (of the kind asked for), where, what, and who had it first."""

    at: str
    day: str
    place: str
    number: int
    gist: str
    claim: str
    outlet: str
    href: str
    reports: int


@dataclass(frozen=True, slots=True)
class DifferencesView:
    """Everything on the screen; `only` is the claim it was narrowed to."""

    story: str
    by: By
    other_by: str
    only: Link
    conflicts: tuple[Strip, ...]
    conflict_paging: Paging
    changes: tuple[Strip, ...]
    change_paging: Paging
    turned: tuple[Turned, ...]
    turned_left: int
    flags: tuple[Doubt, ...]
    flags_left: int
    entries: tuple[Entry, ...]
    entry_paging: Paging
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of each list; 0 for all of it."""

    conflicts: int = 1
    changes: int = 1
    entries: int = 1


def _turned(held: Held) -> tuple[Turned, ...]:
    out = []
    for rid, found in changes(held.dossier, held.lookup):
        for change in found:
            drift = change.drift
            out.append(
                Turned(
                    report=Link(held.lookup.name(rid), report_at(held.story, rid, drift.span)),
                    against=Link(held.lookup.name(drift.from_), report_at(held.story, drift.from_, drift.from_span)),
                    compare=pair_at(held.story, drift.from_, rid),
                    kind=words.DRIFTS[drift.kind],
                    reason=words.line(drift.reason),
                    was=f"{change.was.before}{change.was.marked}{change.was.after}",
                    was_href=report_at(held.story, drift.from_, drift.from_span),
                    now=f"{change.now.before}{change.now.marked}{change.now.after}",
                    now_href=report_at(held.story, rid, drift.span),
                )
            )
    return tuple(out)


def _doubts(held: Held, width: int) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            number=n,
            kind=words.FLAG[group.kind],
            text=words.quoted(group.text, width),
            about=words.shorten(group.about, width),
            href=report_at(held.story, group.flags[0].report, group.flags[0].span),
            outlets=words.listed([held.lookup.name(f.report) for f in group.flags]),
        )
        for n, group in enumerate(held.flags, 1)
    )


def _moments(held: Held, by: By) -> list[tuple[str, Moment]]:
    """For each claim its earliest moment of the kind asked for, in order; claims without one are left out."""
    best: dict[str, tuple[str, Moment]] = {}
    for moment in held.dossier.timeline:
        at = moment.happened if by == "happened" else moment.said
        if at and moment.claim in held.claim and moment.claim is not None:
            kept = best.get(moment.claim)
            if kept is None or (order(at), held.lookup.number.get(moment.report, 0)) < (
                order(kept[0]),
                held.lookup.number.get(kept[1].report, 0),
            ):
                best[moment.claim] = (at, moment)
    return sorted(best.values(), key=lambda am: (order(am[0]), held.claim[am[1].claim or ""].number))


def _entry(at: str, moment: Moment, held: Held, width: int) -> Entry:
    ranked = held.claim[moment.claim or ""]
    report = held.lookup.reports.get(moment.report)
    return Entry(
        at=words.when(at),
        day=words.when(at[:10]),
        place=words.line(moment.place or ""),
        number=ranked.number,
        gist=words.shorten(ranked.claim.gist, width),
        claim=claim_at(held.story, ranked.claim.id),
        outlet=words.line(report.name) if report else "",
        href=report_at(held.story, moment.report, moment.span),
        reports=len({m.report for m in ranked.claim.members}),
    )


def _pages_at(story: str, by: By, only: str, name: str, anchor: str) -> Callable[[int], str]:
    """The addresses of a list's pages, the screen being narrowed as it is."""
    query = {"by": by if by != "said" else "", "claim": only}
    return lambda n: with_query(differences_at(story), {**query, name: str(n)}) + f"#{anchor}"


def _narrowed(held: Held, only: str, width: int) -> Link:
    ranked = held.claim.get(only)
    return Link(words.shorten(ranked.claim.gist, width), claim_at(held.story, only)) if ranked else Link("")


def differences_view(
    held: Held, by: By = "said", only: str = "", pages: Pages | None = None, settings: WebSettings | None = None
) -> DifferencesView:
    """The screen, narrowed to one claim's values where `only` names one.

    >>> from twosource.testing import dossier as made, report
    >>> from twosource.web.held import hold
    >>> differences_view(hold("main", "1", made([report("One.", outlet="A")]))).conflicts
    ()
    """
    settings = settings or WebSettings()
    pages = pages or Pages()
    found = held.conflicts_of.get(only, ()) if only else held.differences
    sharp = [d for d in found if d.conflict.relation == "conflict"]
    mild = [d for d in found if d.conflict.relation != "conflict"]
    size, at = settings.rows // 2, partial(_pages_at, held.story, by, only)
    shown, conflict_paging = paged(sharp, pages.conflicts, size, at("conflicts", "conflicts"))
    moved, change_paging = paged(mild, pages.changes, size, at("changes", "changes"))
    moments, entry_paging = paged(_moments(held, by), pages.entries, settings.rows, at("entries", "times"))
    turned, flags = _turned(held), _doubts(held, settings.quotation // 2)
    other = "happened" if by == "said" else ""
    return DifferencesView(
        story=held.story,
        by=by,
        other_by=with_query(differences_at(held.story), {"by": other, "claim": only}),
        only=_narrowed(held, only, settings.gist),
        conflicts=tuple(strip(d, by, held) for d in shown),
        conflict_paging=conflict_paging,
        changes=tuple(strip(d, by, held) for d in moved),
        change_paging=change_paging,
        turned=turned[: settings.rows],
        turned_left=max(0, len(turned) - settings.rows),
        flags=flags[: settings.rows],
        flags_left=max(0, len(flags) - settings.rows),
        entries=tuple(_entry(when, moment, held, settings.gist) for when, moment in moments),
        entry_paging=entry_paging,
        places=spots(held, settings),
    )
