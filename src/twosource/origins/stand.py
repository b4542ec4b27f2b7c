"""What a claim stands on: reports, texts, outlets, origins and roots, as ranges where they can't be known."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from twosource.model import Claim, Derivation, Member, Origin, Range, Report, Root, Span, Standing, Statement, by_id
from twosource.origins.groups import components
from twosource.origins.words import reason, would_change
from twosource.outlets import same_medium
from twosource.settings import OriginSettings

_UNKNOWN = "unknown:"  # before a report's id: the origin of what it tells without a credit, beside what it took over


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every claim is counted against: lookups made once."""

    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    texts: Mapping[str, str]
    origins: Mapping[str, Origin]
    main: Mapping[str, str]
    passages: Mapping[str, tuple[tuple[Span, str], ...]]
    roots: Mapping[str, tuple[Root, ...]]
    reach: Mapping[str, tuple[int, ...]]  # how far the passages up to each one reach
    found: dict[Member, str | None]  # the origin of each member asked for so far


def stand(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    origins: Sequence[Origin],
    roots: Sequence[Root],
    *,
    settings: OriginSettings | None = None,
) -> list[Claim]:
    """The claims with their standing, in the order given.

    `texts` counts reports after copies and edited copies are put together. `origins` runs from what is known to
    be different to that plus each unknown one; the origin is that of the passage a member stands in. `roots`
    leaves out the outlet's own voice and media; one who speaks jointly is several. A member that may say something
    else counts in the upper ends of both alone. A member that denies or doubts
    the claim supports nothing: it is named, and counted only where no member asserts. Reports in languages we
    can't read are named, not counted.

    >>> from twosource.model import Claim, Member, Origin, Report
    >>> pair = [Report(i, i, "The port is shut.", "") for i in "ab"]
    >>> two = [Origin("1", "wire", "AP", ("a",)), Origin("2", "unknown", None, ("b",))]
    >>> claim = Claim("c", "The port is shut", (Member("a", (0, 16)), Member("b", (0, 16))))
    >>> stand([claim], pair, [], [], two, [])[0].standing.origins
    (1, 2)
    """
    settings = settings or OriginSettings()
    ground = _ground(reports, statements, derivations, origins, roots)
    return [replace(claim, standing=_standing(claim, ground, settings)) for claim in claims]


def _ground(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    origins: Sequence[Origin],
    roots: Sequence[Root],
) -> _Ground:
    same = [(d.report, d.from_) for d in derivations if d.kind in ("copy", "edited")]
    texts = {rid: group[0] for group in components((r.id for r in reports), same) for rid in group}
    passages: dict[str, list[tuple[Span, str]]] = {}
    for origin in origins:
        for place in origin.passages:
            passages.setdefault(place.report, []).append((place.span, origin.id))
    ordered = {rid: tuple(sorted(rows)) for rid, rows in passages.items()}
    return _Ground(
        by_id(reports),
        {s.id: s for s in statements},
        texts,
        {o.id: o for o in origins},
        {rid: o.id for o in origins for rid in o.reports},
        ordered,
        _by_speaker(roots),
        {rid: tuple(accumulate((end for (_, end), _ in rows), max)) for rid, rows in ordered.items()},
        {},
    )


def _by_speaker(roots: Sequence[Root]) -> dict[str, tuple[Root, ...]]:
    """The roots that each speaker stands for: more than one for a joint statement."""
    found: dict[str, list[Root]] = {}
    for root in sorted(roots, key=lambda r: r.id):
        for speaker in root.speakers:
            found.setdefault(speaker, []).append(root)
    return {speaker: tuple(held) for speaker, held in found.items()}


def member_origin(member: Member, ground: _Ground, settings: OriginSettings) -> str | None:
    """The origin of the passage a member stands in, else its report's main origin; a name of its own if unknown."""
    if member not in ground.found:
        ground.found[member] = _member_origin(member, ground, settings)
    return ground.found[member]


def _member_origin(member: Member, ground: _Ground, settings: OriginSettings) -> str | None:
    common: dict[str, int] = {}
    low, high = member.span
    passages = ground.passages.get(member.report, ())
    first = bisect_right(ground.reach.get(member.report, ()), low)  # those before it end before the member begins
    for (start, end), origin in passages[first:]:
        if start >= high:
            break
        if low < end:
            common[origin] = common.get(origin, 0) + min(end, high) - max(start, low)
    main = ground.main.get(member.report)
    length = member.span[1] - member.span[0]
    if passages and sum(common.values()) <= settings.passage_share * length:
        return main if _credits(member, main, ground) else _UNKNOWN + member.report
    best = max(sorted(common), key=lambda o: (common[o], o == main), default=main)
    return best if best and common.get(best, 0) > settings.passage_share * length else main


def _credits(member: Member, main: str | None, ground: _Ground) -> bool:
    """Whether what a member says came through the report's main origin, by name,."""
    statement, origin = ground.statements.get(member.statement or ""), ground.origins.get(main or "")
    if statement is None or origin is None or origin.name is None:
        return False
    return any(same_medium(name, origin.name) for name in statement.chain[:-1])


def _origins(members: Sequence[Member], ground: _Ground, settings: OriginSettings) -> list[Origin]:
    ids = sorted({o for m in members if (o := member_origin(m, ground, settings)) is not None})
    return [ground.origins.get(i) or Origin(i, "unknown", None, (i.removeprefix(_UNKNOWN),)) for i in ids]


def _roots(members: Sequence[Member], ground: _Ground, settings: OriginSettings) -> tuple[Range, list[Root]]:
    """How many root sources, least and most. A copy brings no new person: at most one an origin.

    One that isn't named goes by the words that the claim's first member has for it, and not by another claim's.
    """
    through: dict[str, set[str]] = {}
    reports: dict[str, set[str]] = {}
    nameless: set[str] = set()
    met: dict[str, Root] = {}
    for member in members:
        statement = ground.statements.get(member.statement or "")
        if statement is None or statement.quotation == "own" or statement.speaker is None:
            continue
        if statement.speaker.kind == "medium":
            continue
        origin = member_origin(member, ground, settings) or member.report
        held = ground.roots.get(statement.speaker.id, ())
        if not held:
            nameless.add(origin)
        for root in held:
            met.setdefault(root.id, root if root.named else replace(root, name=statement.speaker.name))
            through.setdefault(root.id, set()).add(origin)
            reports.setdefault(root.id, set()).add(member.report)
    found = [met[i] for i in sorted(met)]
    most = sum(min(r.at_most, len(through[r.id])) if len(reports[r.id]) > 1 else 1 for r in found) + len(nameless)
    least = len([r for r in found if not met.keys() & set(r.may_be)]) or min(1, len(found) + len(nameless))
    return (least, max(least, most)), found


# ", whose failure killed 14": told by the way, so that a denial of the rest says nothing of it.
_BY_THE_WAY = re.compile(r",\s+(?:who|whose|whom|which|where)\b")


def _stance(member: Member, ground: _Ground) -> str:
    """How its source stands to a member; "aside" for what a denial tells by the way: not denied, nor said by whoever
    denies the rest."""
    statement = ground.statements.get(member.statement or "")
    if statement is None or statement.stance == "asserts":
        return "asserts"
    low, high = member.span
    start = min(statement.span[0], low)
    aside = _BY_THE_WAY.search(ground.reports[member.report].text[start:high])
    return "aside" if aside and 2 * (high - max(low, start + aside.start())) > high - low else statement.stance


def _against(members: Sequence[Member], ground: _Ground) -> list[str]:
    """Who denies or doubts a claim that others assert, and in which report, in words."""
    told: dict[str, None] = {}
    for member in sorted(members, key=lambda m: (_stance(m, ground), m.report, m.span)):
        statement = ground.statements.get(member.statement or "")
        if statement is None or _stance(member, ground) in ("asserts", "aside") or statement.speaker is None:
            continue
        outlet = ground.reports[member.report].name
        who = next((r.name for r in ground.roots.get(statement.speaker.id, ())), statement.speaker.name)
        by = f"{who} in {outlet}" if who != outlet else outlet
        told[f"{'denied' if statement.stance == 'denies' else 'doubted or not confirmed'} by {by}"] = None
    return list(told)


def _different(origins: Sequence[Origin]) -> int:
    """How many origins are known to be different."""
    return len({o.name.casefold() if o.name else o.id for o in origins if o.kind != "unknown"})


def _plain(members: Sequence[Member], ground: _Ground) -> tuple[int, int, int]:
    """How many reports, texts and outlets some members stand in."""
    ids = {m.report for m in members}
    return len(ids), len({ground.texts[i] for i in ids}), len({ground.reports[i].name.casefold() for i in ids})


def _standing(claim: Claim, ground: _Ground, settings: OriginSettings) -> Standing:
    known = [m for m in claim.members if m.report in ground.reports]
    read = [m for m in known if ground.reports[m.report].readable]
    beside = {m.report for m in known} - {m.report for m in read}
    members = [m for m in read if _stance(m, ground) == "asserts"]
    against = _against(read, ground) if members else []
    members = members or read
    certain = [m for m in members if m.sure] or members
    plain = _plain(certain, ground)
    origins = _origins(members, ground, settings)
    unknown = sum(o.kind == "unknown" for o in origins)
    sure = _different(origins)
    span, roots = _roots(members, ground, settings)
    whole = (max(sure, 1 if origins else 0), span[0])
    least, perhaps = whole[0], list[Origin]()
    if len(certain) < len(members):
        borne = _origins(certain, ground, settings)
        least = max(_different(borne), 1 if origins else 0)
        perhaps = [o for o in origins if o.kind != "unknown" and o not in borne]
        span = (min(span[0], _roots(certain, ground, settings)[0][0]), span[1])
    counted = Standing(
        reports=plain[0],
        texts=plain[1],
        outlets=plain[2],
        origins=(least, sure + unknown),
        roots=span,
        unknown_origins=unknown,
        reason="",
        at_most=_plain(members, ground) if len(certain) < len(members) else None,
    )
    doubtful = len(members) - len(certain)
    if doubtful:
        counts = "counts" if doubtful == 1 else "count"
        against = [*against, f"{doubtful} of its wordings may say something else and {counts} in the upper ends only"]
    said = reason(counted, origins, roots, len(beside), against, perhaps)
    return replace(counted, reason=said, would_change=would_change(counted, origins, roots, whole))
