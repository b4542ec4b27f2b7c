"""Propositions that assert the same, gathered into claims: each join is checked against every member."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.claims.decide import Weights, decisions
from twosource.claims.join import joined
from twosource.claims.propositions import Proposition, propositions
from twosource.claims.story import Story
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import Claim, Member, Report, Span, Statement, content_id
from twosource.settings import ClaimsSettings


def group_claims(
    reports: Sequence[Report],
    readings: Readings,
    statements: Sequence[Statement],
    *,
    settings: ClaimsSettings | None = None,
    memory: Memory | None = None,
    weights: Weights | None = None,
) -> list[Claim]:
    """What statements and own-voice sentences assert, grouped over wording; every claim without its standing.

    Sentences are split into propositions; candidates come from sentence vectors, the decision from details (who, did
    what, to whom, number, name, turn). Groups grow by average link (Sokal and Michener 1958), and no pair of a group
    may be clearly different, so that groups don't chain. A claim may have one member; its gist is the clearest
    member's own words. The order of reports and statements changes nothing, nor does what `memory` holds from before:
    it only spares reading a known report and comparing a known pair again. `weights` decide a join, the shipped ones
    if none are given. Raises ModelMissingError.

    >>> from twosource.language import read
    >>> reports = [Report("a", "a", "The old bridge at Varn collapsed on Monday.", ""),
    ...            Report("b", "b", "On Monday Varn's old bridge collapsed. Two cars were lost.", "")]
    >>> [len(c.members) for c in group_claims(reports, read(reports), [])]
    [2, 1]
    """
    wanted, kept = settings or ClaimsSettings(), memory or Memory()
    by_report = propositions(reports, readings, statements, kept)
    told = [p for found, _ in by_report for p in found]
    story = Story(by_report, weights or decisions()["join"], wanted, kept)
    groups, sure = joined(story.classes(), story.likely(), story, wanted)
    by_id = {report.id: report for report in reports}
    doubted = frozenset(s.id for s in statements if s.stance != "asserts")
    certain = {(p.report, p.span) for i in sure for p in story.units[i]}
    gathered = [[p for i in group for p in story.units[i]] for group in groups]
    idle = _same_words(p for p in told if p.idle)
    certain.update((p.report, p.span) for group in idle for p in group)
    made = (_claim(by_id, group, certain, doubted) for group in (*gathered, *idle))
    return sorted(made, key=_order)


def _same_words(told: Iterable[Proposition]) -> list[list[Proposition]]:
    """What asserts nothing is together only where it is the same words."""
    by_text: dict[str, list[Proposition]] = {}
    for proposition in told:
        by_text.setdefault(proposition.text.casefold(), []).append(proposition)
    return [by_text[text] for text in sorted(by_text)]


def _claim(
    reports: Mapping[str, Report],
    members: Sequence[Proposition],
    certain: set[tuple[str, Span]],
    doubted: frozenset[str],
) -> Claim:
    found = {Member(p.report, p.span, p.statement, (p.report, p.span) in certain) for p in members}
    kept = sorted(found, key=lambda m: (m.report, m.span, m.statement or ""))
    best = members[0] if len(members) == 1 else _clearest(reports, members, doubted)
    gist = " ".join(reports[best.report].quote(best.span).split())
    return Claim(content_id("c", *(f"{m.report}:{m.span[0]}:{m.span[1]}" for m in kept)), gist, tuple(kept))


def _clearest(reports: Mapping[str, Report], members: Sequence[Proposition], doubted: frozenset[str]) -> Proposition:
    """The member that stands for the claim.

    Asserted rather than denied or doubted, a full clause with a named subject; then the wording most reports carry,
    the earliest report (a rewording comes later than what it rewords), and neither long nor short.
    """
    carriers: dict[str, set[str]] = {}
    for p in members:
        carriers.setdefault(p.text.casefold(), set()).add(p.report)

    def rank(p: Proposition) -> tuple[bool, bool, bool, int, str, int, tuple[str, int, int]]:
        return (
            p.statement in doubted,
            p.part not in ("main", "clause"),
            not p.acted,
            -len(carriers[p.text.casefold()]),
            reports[p.report].published or "9",
            abs(p.size - 8),
            (p.report, *p.span),
        )

    return min(members, key=rank)


def _order(claim: Claim) -> tuple[int, str, Span, str]:
    """Claims with more reports first, then as they come in the reports."""
    return (-len({m.report for m in claim.members}), claim.members[0].report, claim.members[0].span, claim.id)
