"""Claims in the order in which a person should look at them, each with its quotations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import Claim, Dossier, Member, Span
from twosource.render import words
from twosource.render.lookup import Lookup, same_words


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of a report and who said them through whom; `also` are reports with the same words."""

    report: str
    span: Span
    text: str
    said: str
    stance: str
    notes: tuple[str, ...]
    also: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim with its number in the telling, its concerns, and its quotations."""

    number: int
    claim: Claim
    concerns: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    widely: bool


_WEIGHT = {"conflict": 0, "single": 1, "unverified": 2, "perhaps": 3}
_WIDE = 3  # outlets from which "perhaps one origin" is worth a look: of two outlets, one unknown, it always holds


def _concerns(claim: Claim, in_conflict: set[str], lookup: Lookup) -> tuple[str, ...]:
    found = []
    if claim.id in in_conflict:
        found.append("conflict")
    if claim.standing and claim.standing.outlets > 1 and claim.standing.origins[0] <= 1:
        if claim.standing.origins[1] <= 1:
            found.append("single")
        elif claim.standing.outlets >= _WIDE:
            found.append("perhaps")
    held = [lookup.statements[m.statement] for m in claim.members if m.statement in lookup.statements]
    if any(s.id in lookup.flags_on or "unverified" in s.flags for s in held):
        found.append("unverified")
    return tuple(found)


def _doubt(member: Member) -> tuple[str, ...]:
    """That a wording may make another claim."""
    return () if member.sure else (words.PERHAPS_ANOTHER,)


def _said(member: Member, lookup: Lookup) -> tuple[str, tuple[str, ...]]:
    """Who said it through whom, and what else to know of the saying."""
    statement = lookup.statements.get(member.statement or "")
    if statement is None or statement.quotation == "own":
        report = lookup.reports.get(member.report)
        return (f"{words.line(report.name)}, in its own voice" if report else ""), _doubt(member)
    speaker = statement.speaker
    unnamed = words.unnamed(speaker.anonymity) if speaker and not speaker.named else ""
    flags = [words.FLAG.get(flag, words.line(flag)) for flag in statement.flags if flag != "anonymous" or not unnamed]
    notes = [_stance(member, lookup), *flags, unnamed, *_doubt(member)]
    return words.chain(statement.chain), tuple(dict.fromkeys(note for note in notes if note))


def _stance(member: Member, lookup: Lookup) -> str:
    statement = lookup.statements.get(member.statement or "")
    return words.STANCE[statement.stance if statement else "asserts"]


def quotations(claim: Claim, lookup: Lookup) -> tuple[Quotation, ...]:
    """A claim's quotations in report order, the same words by the same speaker told once."""
    told: dict[tuple[str, str], Quotation] = {}
    for member in sorted(claim.members, key=lambda m: (lookup.number.get(m.report, 0), m.span)):
        if member.report not in lookup.reports:
            continue
        text = lookup.quote(member.report, member.span)
        said, notes = _said(member, lookup)
        key = (same_words(text), same_words(said.split(words.ARROW)[0] if member.statement else "own"))
        if key in told:
            told[key] = replace(told[key], also=(*told[key].also, (member.report, member.span)))
        else:
            stance = _stance(member, lookup)
            told[key] = Quotation(member.report, member.span, text, said, stance, notes, ())
    return tuple(told.values())


def ranked(dossier: Dossier, lookup: Lookup, *, quoted: bool = True) -> tuple[Ranked, ...]:
    """All claims: in conflict; several outlets on one origin; flagged; then the rest, each by breadth.

    Without `quoted` none has its quotations, which are most of the work: for whoever shows a few of many.

    >>> from twosource.testing import dossier as made, report, statement
    >>> from twosource.render.lookup import look_up
    >>> r = report("It is safe, he said.", outlet="A")
    >>> d = made([r], statements=[statement(r, "It is safe", cue="said", source="he")])
    >>> [(c.number, c.concerns, c.quotations[0].said) for c in ranked(d, look_up(d))]
    [(1, (), 'he → A')]
    """
    in_conflict = {s.claim for c in dossier.conflicts if c.relation == "conflict" for s in c.sides if s.claim}
    keyed = []
    for claim in dossier.claims:
        concerns = _concerns(claim, in_conflict, lookup)
        standing = claim.standing
        shared = len({m.report for m in claim.members})  # that a wording is doubtful puts a claim last of the shared
        counts = (-standing.outlets, -standing.reports) if standing else (0, 0)
        breadth = (shared < 2, *counts, -shared)
        first = min((lookup.number.get(m.report, 0), m.span) for m in claim.members) if claim.members else (0, (0, 0))
        weight = min((_WEIGHT[c] for c in concerns), default=len(_WEIGHT))
        own = all(m.statement is None for m in claim.members)
        keyed.append(((weight, breadth, own, first, claim.id), claim, concerns))
    keyed.sort(key=lambda k: k[0])
    return tuple(
        Ranked(
            n,
            claim,
            concerns,
            quotations(claim, lookup) if quoted else (),
            bool(concerns) or len({m.report for m in claim.members}) > 1,
        )
        for n, (_, claim, concerns) in enumerate(keyed, 1)
    )


def leading(claims: Sequence[Ranked], most: int | None) -> tuple[Ranked, ...]:
    """The first few of each kind (in conflict, on one origin, flagged, the rest), so that none hides the others."""
    if most is None:
        return tuple(claims)
    shown: dict[str, int] = {}
    kept = []
    for ranked in claims:
        kind = min(ranked.concerns, key=_WEIGHT.__getitem__, default="")
        shown[kind] = shown.get(kind, 0) + 1
        if shown[kind] <= most:
            kept.append(ranked)
    return tuple(kept)


def telling(held: Sequence[Quotation], most: int | None) -> tuple[Quotation, ...]:
    """The few quotations to show: each speaker's first, and each denial, before a speaker's second wording."""
    if most is None or len(held) <= most:
        return tuple(held)
    voices: set[tuple[str, str]] = set()
    ahead: list[int] = []
    behind: list[int] = []
    for place, quotation in enumerate(held):
        voice = (same_words(quotation.said.split(words.ARROW)[0]), quotation.stance)
        (behind if voice in voices else ahead).append(place)
        voices.add(voice)
    ahead.sort(key=lambda place: held[place].stance == words.STANCE["asserts"])
    return tuple(held[place] for place in sorted((ahead + behind)[:most]))
