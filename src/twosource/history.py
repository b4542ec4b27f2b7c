"""A claim's history: what an addition or a decision changed in its standing, and why, in words.

Claims are matched by the members they share: an id hashes the members, so a claim that gains one gets another id, but
it keeps its thread.

>>> from twosource.testing import dossier, report, statement
>>> a = report("The dam broke, the mayor said.", outlet="The Post")
>>> first = dossier([a], statements=[statement(a, "The dam broke", cue="said", source="the mayor")])
>>> chapter(None, first, {}, at="2031-05-05T09:10:00Z").told[0].turn.why
'first told by The Post'
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Claim, Dossier, Origin, Range, Report, Standing, Turn

Key = tuple[str, tuple[int, int]]
_NAMED = 3  # reports named in one entry of the history; a reader wants to know who brought it, not a list


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the history, the thread it belongs to, and the reports that the claim stood on then."""

    turn: Turn
    thread: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one change of a story added to its history, and the thread of every claim after it."""

    told: tuple[Told, ...]
    threads: Mapping[str, str]


def chapter(
    old: Dossier | None,
    new: Dossier,
    threads: Mapping[str, str],
    *,
    at: str,
    gone: Mapping[str, str] | None = None,
    cause: str = "",
) -> Chapter:
    """Compare a story's claims before and after.

    `threads` are the old claims' threads; `gone` says of reports that no longer count why ("replaced by …"); `cause`
    is what a person did, where that is what changed the story. Claims whose counts, members' reports and decision are
    as they were give no entry.
    """
    earlier = old or Dossier()
    reports = {r.id: r for d in (earlier, new) for r in d.reports}
    view = _View(earlier, new, reports, {rid: o for o in new.origins for rid in o.reports}, dict(gone or {}), cause)
    matched = match(view.old.claims, new.claims)
    after: dict[str, str] = {}
    told: list[Told] = []
    ids = {c.id: c for c in view.old.claims}
    for claim in new.claims:
        before = ids.get(matched.get(claim.id, ""))
        after[claim.id] = threads.get(before.id, before.id) if before else claim.id
        if claim.standing is None or not _changed(before, claim):
            continue
        report, why = _why(before, claim, view)
        turn = Turn(at, claim.id, claim.gist, claim.standing, why, report)
        told.append(Told(turn, after[claim.id], _reports(claim)))
    kept = set(matched.values())
    ended = [c for c in view.old.claims if c.id not in kept and c.standing is not None]
    told += [_ended(c, view, threads, at) for c in ended]
    return Chapter(tuple(told), after)


def match(old: Sequence[Claim], new: Sequence[Claim]) -> dict[str, str]:
    """For each new claim the old one it goes on from: most members shared, each old one used once.

    >>> from twosource.model import Member
    >>> a, b = Member("r", (0, 4)), Member("s", (0, 4))
    >>> match([Claim("1", "", (a,))], [Claim("2", "", (a, b))])
    {'2': '1'}
    """
    places: dict[Key, str] = {(m.report, m.span): c.id for c in old for m in c.members}
    shared: dict[tuple[str, str], int] = {}
    for claim in new:
        for m in claim.members:
            before = places.get((m.report, m.span))
            if before is not None:
                shared[claim.id, before] = shared.get((claim.id, before), 0) + 1
    used: set[str] = set()
    out: dict[str, str] = {}
    for (claim_id, before), _ in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
        if claim_id not in out and before not in used:
            out[claim_id] = before
            used.add(before)
    return out


@dataclass(frozen=True, slots=True)
class _View:
    """The two dossiers, and what is known of the difference."""

    old: Dossier
    new: Dossier
    reports: Mapping[str, Report]
    origins: Mapping[str, Origin]
    gone: Mapping[str, str]
    cause: str

    def name(self, rid: str) -> str:
        """What a report's publisher is called."""
        return self.reports[rid].name if rid in self.reports else "a report"


def _reports(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted({m.report for m in claim.members}))


def _counts(standing: Standing | None) -> tuple[int | Range, ...]:
    """A standing without its words."""
    s = standing
    return (s.reports, s.texts, s.outlets, s.origins, s.roots, s.unknown_origins) if s else ()


def _changed(before: Claim | None, after: Claim) -> bool:
    if before is None:
        return True
    if before.decided != after.decided or _counts(before.standing) != _counts(after.standing):
        return True
    return _reports(before) != _reports(after)


def _why(before: Claim | None, after: Claim, view: _View) -> tuple[str | None, str]:
    """The report that brought the change, if one did, and the change in words."""
    came = [r for r in _reports(after) if before is None or r not in _reports(before)]
    came.sort(key=lambda r: (_published(view, r) or "9", r))
    went = [r for r in _reports(before) if r not in _reports(after)] if before else []
    if view.cause:
        return None, view.cause
    if before is None:
        return (came[0] if came else None), _first(came, view)
    said = [_arrival(before, after, came, view)] if came else []
    said += [
        f"{view.name(rid)} no longer counts: {view.gone.get(rid, 'its words now make another claim')}" for rid in went
    ]
    if not said:
        return None, f"counted anew: {after.standing.reason if after.standing else ''}".rstrip(": ")
    return (came or went)[0], "; ".join(said)


def _first(came: Sequence[str], view: _View) -> str:
    names = _named(came, view)
    then = [*names[1 : _NAMED + 1], *(["others"] if len(names) > _NAMED + 1 else [])]
    more = f", then {', '.join(then[:-1])}{' and ' if then[:-1] else ''}{then[-1]}" if then else ""
    return f"first told by {names[0]}{more}" if names else "first told"


def _named(ids: Sequence[str], view: _View) -> list[str]:
    return list(dict.fromkeys(view.name(rid) for rid in ids))


def _published(view: _View, rid: str) -> str | None:
    return view.reports[rid].published if rid in view.reports else None


_ORDINAL = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}


def _arrival(before: Claim, after: Claim, came: Sequence[str], view: _View) -> str:
    """What new reports do to a claim: a further origin, perhaps one, or none; those that bring one are named first."""
    low, high = (
        (before.standing.origins, after.standing.origins) if before.standing and after.standing else ((0, 0),) * 2
    )
    known = {_origin_of(rid, view) for rid in _reports(before)}
    fresh: dict[str, str] = {}
    for rid in came:
        if _origin_of(rid, view) not in known:
            fresh.setdefault(_origin_of(rid, view), rid)
    leads = list(fresh.values()) if fresh and high > low else list(came[:1])
    left = _named([rid for rid in came if rid not in leads], view)
    more = f"; also {', '.join(left[:_NAMED])}{' and others' if len(left) > _NAMED else ''}" if left else ""
    none = "" if high > low else "; no further origin"
    return f"{_further(low, high, len(came))}{_leads(leads, view)}{more}{none}"


def _origin_of(rid: str, view: _View) -> str:
    origin = view.origins.get(rid)
    return origin.id if origin else rid


def _leads(leads: Sequence[str], view: _View) -> str:
    said = []
    for rid in leads[:_NAMED]:
        origin = view.origins.get(rid)
        reason = f", {origin.reason}" if origin and origin.reason else ""
        said.append(f"{_clock(_published(view, rid))}: {_whose(origin, view.name(rid))}{reason}")
    return "; then".join(said)


def _further(low: Range, high: Range, reports: int) -> str:
    """How many origins more, in words: from what is known to be different, else from what may be."""
    if high[0] - low[0] > 1:
        return f"{high[0] - low[0]} further origins, {high[0]} now"
    if high[0] > low[0]:
        return _nth(high[0])
    if high[1] > low[1]:
        return f"perhaps {_nth(high[1])}"
    return "another report" if reports == 1 else f"{reports} more reports"


def _nth(n: int) -> str:
    return f"{'an' if n == 8 else 'a'} {_ORDINAL[n]} origin" if n in _ORDINAL else f"origin number {n}"


def _whose(origin: Origin | None, outlet: str) -> str:
    if origin is None or origin.kind == "unknown":
        return f"{outlet}, which doesn't say where its reporting is from"
    if origin.kind == "public_text":
        return f"{outlet}, from a public text" + (f" ({origin.name})" if origin.name else "")
    if origin.name and origin.name.casefold() != outlet.casefold():
        return f"{outlet}, on {origin.name}'s reporting"
    return f"{outlet}'s own reporting"


def _clock(published: str | None) -> str:
    """The time of publication, as far as it is known, for a person.

    >>> _clock("2031-05-05T11:42:00Z"), _clock("2031-05-05"), _clock(None)
    (' at 11:42 on 2031-05-05', ' on 2031-05-05', '')
    """
    if not published:
        return ""
    day, _, time = published.partition("T")
    return f" at {time[:5]} on {day}" if time[:5] and time[:5] != "00:00" else f" on {day}"


def _ended(claim: Claim, view: _View, threads: Mapping[str, str], at: str) -> Told:
    """The last entry of a claim that is no longer there: gone with its reports, or part of another now."""
    left = {(m.report, m.span): c for c in view.new.claims for m in c.members}
    into = next((left[m.report, m.span] for m in claim.members if (m.report, m.span) in left), None)
    present = {r.id for r in view.new.reports}
    lost = [rid for rid in _reports(claim) if rid not in present]
    if into is not None:
        why = f"now counted as one with: {into.gist}"
    elif lost:
        why = f"{view.name(lost[0])} no longer counts: {view.gone.get(lost[0], 'it is not in the story any more')}"
    else:
        why = "its words are no longer read as a claim"
    standing = Standing(0, 0, 0, (0, 0), (0, 0), 0, why)
    if view.cause:
        why = f"{view.cause}; {why}"
    reports = {*_reports(claim), *(_reports(into) if into else ())}
    turn = Turn(at, claim.id, claim.gist, standing, why, lost[0] if lost else None)
    return Told(turn, threads.get(claim.id, claim.id), tuple(sorted(reports)))
