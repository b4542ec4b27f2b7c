"""Propositions that assert the same, gathered into claims: each join is checked against every member."""

from collections.abc import Callable, Mapping, Sequence

from twosource.claims.candidates import candidates
from twosource.claims.compare import Likeness
from twosource.claims.decide import Weights, decisions
from twosource.claims.details import Details
from twosource.claims.features import act, features
from twosource.claims.lookup import Lookup
from twosource.claims.propositions import Proposition, propositions
from twosource.claims.sentence import encoded_details
from twosource.claims.story import within_story
from twosource.claims.veto import vetoed
from twosource.language import Readings
from twosource.model import Claim, Member, Report, Span, Statement, content_id
from twosource.settings import ClaimsSettings
from twosource.text import overlap

Chance = Callable[[int, int], float]


def group_claims(
    reports: Sequence[Report],
    readings: Readings,
    statements: Sequence[Statement],
    *,
    settings: ClaimsSettings | None = None,
) -> list[Claim]:
    """What statements and own-voice sentences assert, grouped over wording; every claim without its standing.

    Sentences are split into propositions; candidates come from sentence vectors, the decision from details (who, did
    what, to whom, number, name, turn). Groups grow by average link (Sokal and Michener 1958), and no pair of a group
    may be clearly different, so that groups don't chain. A claim may have one member; its gist is the clearest
    member's own words. The order of reports and statements changes nothing. Raises ModelMissingError.

    >>> from twosource.language import read
    >>> reports = [Report("a", "a", "The old bridge at Varn collapsed on Monday.", ""),
    ...            Report("b", "b", "On Monday Varn's old bridge collapsed. Two cars were lost.", "")]
    >>> [len(c.members) for c in group_claims(reports, read(reports), [])]
    [2, 1]
    """
    wanted = settings or ClaimsSettings()
    found = propositions(reports, readings, statements)
    units = _units(found)
    read = encoded_details([g[0].words for g in units], [g[0].part == "purpose" for g in units], Lookup())
    details = within_story(read)
    groups, sure = _joined(units, details, decisions()["join"], wanted)
    by_id = {report.id: report for report in reports}
    doubted = frozenset(s.id for s in statements if s.stance != "asserts")
    certain = {(p.report, p.span) for i in sure for p in units[i]}
    made = (_claim(by_id, [p for i in g for p in units[i]], certain, doubted) for g in groups)
    return sorted(made, key=_order(reports))


def _units(found: Sequence[Proposition]) -> list[list[Proposition]]:
    """Propositions of the same words are one unit: wire copy costs nothing."""
    by_text: dict[tuple[str, bool, bool], list[Proposition]] = {}
    for proposition in found:
        key = (proposition.text.casefold(), proposition.part == "purpose", proposition.idle)
        by_text.setdefault(key, []).append(proposition)
    return [by_text[key] for key in sorted(by_text)]


def _joined(
    units: Sequence[Sequence[Proposition]], details: Sequence[Details], weights: Weights, settings: ClaimsSettings
) -> tuple[list[list[int]], set[int]]:
    """Units in groups, the likeliest joins first, each by the mean chance over all pairs of the two groups.

    And the units that surely make their group's claim: likely the same as the one that is likest to all others.
    """
    import numpy as np

    known: dict[tuple[int, int], float] = {}

    def chance(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        if key not in known:
            a, b = details[key[0]], details[key[1]]
            like = Likeness.of(a, b)
            no = _apart(units[key[0]], units[key[1]]) or vetoed(like)
            one = 0.0 if no else weights.chance(features(a, b, like))
            one *= 1.0 if a.planned == b.planned else settings.ahead
            one *= settings.act if a.verbs and b.verbs and act(like) < settings.unlike_act else 1.0
            known[key] = one * (settings.again if _one_report(units[key[0]], units[key[1]]) else 1.0)
        return known[key]

    vectors = np.stack([d.vector for d in details]) if details else np.zeros((0, 384), dtype=np.float32)
    pairs = [(i, j) for i, j in candidates(vectors, settings.candidate, settings.nearest)]
    likely = sorted((-chance(i, j), i, j) for i, j in pairs if chance(i, j) >= settings.join)
    of = list(range(len(units)))
    groups: dict[int, list[int]] = {i: [i] for i in of}
    for _, i, j in likely:
        a, b = of[i], of[j]
        if a == b or not _fits(groups[a], groups[b], chance, settings):
            continue
        low, high = min(a, b), max(a, b)
        groups[low] += groups.pop(high)
        for member in groups[low]:
            of[member] = low
    sure: set[int] = set()
    for group in groups.values():
        core = max(group, key=lambda i: (sum(chance(i, j) for j in group if j != i), -i))
        sure.update(i for i in group if i == core or chance(i, core) >= settings.sure)
    return list(groups.values()), sure


def _fits(a: Sequence[int], b: Sequence[int], chance: Chance, settings: ClaimsSettings) -> bool:
    """Whether two groups are one claim: likely on the whole, and no pair clearly different."""
    total = 0.0
    for i in a:
        for j in b:
            one = chance(i, j)
            if one < settings.least:
                return False
            total += one
    return total >= settings.join * len(a) * len(b)


def _one_report(a: Sequence[Proposition], b: Sequence[Proposition]) -> bool:
    """Whether all of both stand in one report, which seldom says a thing twice in other words."""
    return len({p.report for p in (*a, *b)}) == 1


def _apart(a: Sequence[Proposition], b: Sequence[Proposition]) -> bool:
    """Whether two units are never compared: one asserts nothing, or lies in the other."""
    return a[0].idle or b[0].idle or _nested(a, b)


def _nested(a: Sequence[Proposition], b: Sequence[Proposition]) -> bool:
    """Whether one lies in the other somewhere: a part of a sentence never makes the claim of the whole."""
    return any(x.report == y.report and overlap(x.span, y.span) for x in a for y in b)


def _claim(
    reports: Mapping[str, Report],
    members: Sequence[Proposition],
    certain: set[tuple[str, Span]],
    doubted: frozenset[str],
) -> Claim:
    found = {Member(p.report, p.span, p.statement, (p.report, p.span) in certain) for p in members}
    kept = sorted(found, key=lambda m: (m.report, m.span))
    gist = _clearest(reports, members, doubted)
    return Claim(content_id("c", *(f"{m.report}:{m.span[0]}:{m.span[1]}" for m in kept)), gist, tuple(kept))


def _clearest(reports: Mapping[str, Report], members: Sequence[Proposition], doubted: frozenset[str]) -> str:
    """The words of the member that stands for the claim.

    Asserted rather than denied or doubted, a full clause with a named subject; then the wording most reports carry,
    the earliest report (a rewording comes later than what it rewords), and neither long nor short.
    """
    carriers: dict[str, set[str]] = {}
    for p in members:
        carriers.setdefault(p.text.casefold(), set()).add(p.report)

    def rank(p: Proposition) -> tuple[bool, bool, bool, int, str, int, tuple[str, int, int]]:
        subject = any(w.role in ("subject", "object") and w.head and w.pos != "PRON" for w in p.words)
        return (
            p.statement in doubted,
            p.part not in ("main", "clause"),
            not subject,
            -len(carriers[p.text.casefold()]),
            reports[p.report].published or "9",
            abs(sum(w.content for w in p.words) - 8),
            (p.report, *p.span),
        )

    best = min(members, key=rank)
    return " ".join(reports[best.report].quote(best.span).split())


def _order(reports: Sequence[Report]) -> Callable[[Claim], tuple[int, str, tuple[int, int], str]]:
    """Claims with more reports first, then as they come in the reports."""
    return lambda c: (-len({m.report for m in c.members}), c.members[0].report, c.members[0].span, c.id)
