"""A claim by id or by words, and everything in a dossier that touches it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import (
    Claim,
    Conflict,
    Derivation,
    Dossier,
    Drift,
    Flag,
    Member,
    Origin,
    Place,
    Report,
    Root,
    Statement,
    by_id,
)
from twosource.origins import origins_behind
from twosource.text import normal, overlap, squash, words

_SHOWN = 6  # claims named where words fit several: about as many as one looks through


@dataclass(frozen=True, slots=True)
class Evidence:
    """One member of a claim with all that is known of it: its report, statement, origin, roots and flags."""

    member: Member
    report: Report
    statement: Statement | None
    origin: Origin | None
    roots: tuple[Root, ...]
    flags: tuple[Flag, ...]

    @property
    def place(self) -> Place:
        """Where the words stand."""
        return Place(self.member.report, self.member.span)

    @property
    def words(self) -> str:
        """The exact words."""
        return self.report.quote(self.member.span)

    @property
    def stance(self) -> str:
        """Whether whoever says it asserts, denies or doubts it."""
        return self.statement.stance if self.statement else "asserts"

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it itself, citing nobody."""
        return self.statement is None or self.statement.quotation == "own"


def find_claim(dossier: Dossier, wanted: str) -> Claim:
    """The one claim that is meant: by its id, the beginning of its id, or words of its gist or its members.

    InputError where none fits, or several do (the message names them, the likeliest first).

    >>> from twosource.testing import dossier as made, report, statement
    >>> r = report("The dam is safe, the mayor said. It held, a guard said.")
    >>> said = [statement(r, "The dam is safe", source="the mayor"), statement(r, "It held", source="a guard")]
    >>> find_claim(made([r], statements=said), "dam safe").gist
    'The dam is safe'
    """
    found = claims_like(dossier, wanted)
    if not found:
        raise InputError(f"no claim is called “{squash(wanted)}”, and none holds these words")
    if len(found) == 1:
        return found[0]
    named = "; ".join(f"{c.id}: “{_short(c.gist)}”" for c in found[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise InputError(f"{len(found)} claims fit “{squash(wanted)}”: {named}{more}")


def claims_like(dossier: Dossier, wanted: str) -> list[Claim]:
    """Every claim that an id, the beginning of one, or words may mean, the likeliest first.

    An exact id or gist wins alone. Words fit a claim if its gist holds all of them, else if a member does; a gist
    that holds them as a phrase comes first, and one phrase alone wins.
    """
    key = squash(wanted)
    exact = [c for c in dossier.claims if key in (c.id, squash(c.gist))]
    if exact or not key:
        return exact[:1]
    by_prefix = [c for c in dossier.claims if c.id.startswith(key) or c.id.removeprefix("c_").startswith(key)]
    if by_prefix:
        return by_prefix
    asked = _forms(key)
    if not asked:
        return []
    phrase = [c for c in dossier.claims if f" {' '.join(asked)} " in f" {' '.join(_forms(c.gist))} "]
    if len(phrase) == 1:
        return phrase
    held = [c for c in dossier.claims if set(asked) <= set(_forms(c.gist))]
    if not held:
        reports = by_id(dossier.reports)
        held = [c for c in dossier.claims if any(set(asked) <= _of_member(reports, m) for m in c.members)]
    return sorted(held, key=lambda c: (c not in phrase, -len({m.report for m in c.members}), c.id))


def _forms(text: str) -> list[str]:
    return [normal(text[s:e]) for s, e in words(text)]


def _of_member(reports: dict[str, Report], member: Member) -> set[str]:
    report = reports.get(member.report)
    return set(_forms(report.quote(member.span))) if report else set()


def _short(text: str) -> str:
    told = squash(text)
    return told if len(told) <= 80 else told[:79].rsplit(" ", 1)[0] + " …"


def evidence(dossier: Dossier, claim: Claim) -> list[Evidence]:
    """The claim's members in the dossier's order of reports, each with its origin, its root sources and its flags."""
    return evidence_of(dossier, [claim])[0]


def evidence_of(dossier: Dossier, claims: Sequence[Claim]) -> list[list[Evidence]]:
    """The same for several claims at once, at the cost of one."""
    number = {r.id: n for n, r in enumerate(dossier.reports)}
    reports = by_id(dossier.reports)
    said = {s.id: s for s in dossier.statements}
    roots: dict[str, list[Root]] = {}
    for root in dossier.roots:
        for speaker in root.speakers:
            roots.setdefault(speaker, []).append(root)
    flags: dict[str, list[Flag]] = {}
    for flag in dossier.flags:
        for sid in flag.covers:
            flags.setdefault(sid, []).append(flag)
    behind = origins_behind(claims, dossier.reports, dossier.statements, dossier.derivations, dossier.origins)
    return [
        [
            Evidence(
                member=member,
                report=reports[member.report],
                statement=said.get(member.statement or ""),
                origin=origin,
                roots=_roots(roots, said.get(member.statement or "")),
                flags=tuple(flags.get(member.statement or "", ())),
            )
            for member, origin in sorted(held, key=lambda b: (number.get(b[0].report, 0), b[0].span))
            if member.report in reports
        ]
        for held in behind
    ]


def _roots(roots: Mapping[str, Sequence[Root]], statement: Statement | None) -> tuple[Root, ...]:
    """Whom a statement's speaker stands for; nobody where it is the outlet's own voice or a medium."""
    if statement is None or statement.quotation == "own" or statement.speaker is None:
        return ()
    if statement.speaker.kind == "medium":
        return ()
    return tuple(roots.get(statement.speaker.id, ()))


def roots_of(dossier: Dossier, claim: Claim) -> list[Root]:
    """The root sources behind a claim, those who deny or doubt it among them, in order of first telling."""
    return list({r.id: r for e in evidence(dossier, claim) for r in e.roots}.values())


def _touches(claim: Claim, report: str, span: tuple[int, int]) -> bool:
    return any(m.report == report and overlap(m.span, span) for m in claim.members)


def conflicts_of(dossier: Dossier, claim: Claim) -> list[Conflict]:
    """The conflicts, updates, corrections and bounds with a side in the claim's words."""
    return [
        c for c in dossier.conflicts if any(s.claim == claim.id or _touches(claim, s.report, s.span) for s in c.sides)
    ]


def drift_of(dossier: Dossier, claim: Claim) -> list[Drift]:
    """What derived reports changed in the claim's words, or left out of them."""
    return [d for d in dossier.drift if _touches(claim, d.report, d.span) or _touches(claim, d.from_, d.from_span)]


def flags_of(dossier: Dossier, claim: Claim) -> list[Flag]:
    """The sentences by which a report calls what the claim says unverified or unclear, or gives no comment on it."""
    held = {m.statement for m in claim.members if m.statement}
    return [f for f in dossier.flags if held & set(f.covers)]


def kin_of(dossier: Dossier, claim: Claim) -> list[Derivation]:
    """How the claim's reports derive from one another, each from the one it takes most from."""
    held = {m.report for m in claim.members}
    best: dict[str, Derivation] = {}
    for d in dossier.derivations:
        if d.report not in held or d.from_ not in held or d.direction == "b_from_a":
            continue
        if d.report not in best or d.share > best[d.report].share:
            best[d.report] = d
    return [best[r.id] for r in dossier.reports if r.id in best]
