"""Checks on what stands behind a claim or a report: one origin, one root, one voice, one agency, unnamed sources."""

from collections.abc import Iterator

from twosource.facts import find_quantities
from twosource.lint.records import Hit, Sheet
from twosource.lint.sources import unnamed
from twosource.model import Claim, Origin, Statement
from twosource.settings import LintSettings
from twosource.text import words


def _claims(sheet: Sheet) -> Iterator[Claim]:
    """The claims that stand; those a person rejected are none."""
    return (c for c in sheet.dossier.claims if c.standing and c.members and c.decided != "reject")


def _hit(sheet: Sheet, claim: Claim, why: str) -> Iterator[Hit]:
    """A hit at the first of a claim's words that are wanted, in the order of the dossier; none where none are."""
    held = [m for m in claim.members if sheet.wanted(m.report)]
    if held:
        member = min(held, key=lambda m: (sheet.order[m.report], m.span))
        yield Hit(member.report, member.span, why, claim.id)


def single_origin(sheet: Sheet) -> Iterator[Hit]:
    """Claims that several outlets carry and that have one origin."""
    for claim in _claims(sheet):
        held = claim.standing
        if held and held.outlets > 1 and held.origins[1] <= 1:
            yield from _hit(sheet, claim, f"{held.outlets} outlets carry it, from one origin{_named(sheet, claim)}")


def one_root(sheet: Sheet) -> Iterator[Hit]:
    """Claims with a figure that several origins report on the word of one and the same source."""
    for claim in _claims(sheet):
        held = claim.standing
        if held and held.origins[0] > 1 and held.roots == (1, 1) and find_quantities(claim.gist):
            yield from _hit(sheet, claim, f"{held.origins[0]} origins report it, all on the word of one root source")


def _named(sheet: Sheet, claim: Claim) -> str:
    origin = _only_origin(sheet, claim)
    return f", {origin.name}" if origin and origin.name else ""


def _only_origin(sheet: Sheet, claim: Claim) -> Origin | None:
    """The origin of all of a claim's reports, where it is one."""
    ids = {m.report for m in claim.members}
    held = [o for o in sheet.dossier.origins if ids.intersection(o.reports)]
    return held[0] if len(held) == 1 and ids <= set(held[0].reports) else None


def agency_only(sheet: Sheet) -> Iterator[Hit]:
    """Claims that are flagged as unverified and come from one agency alone."""
    covered = {sid for flag in sheet.dossier.flags for sid in flag.covers}
    for claim in _claims(sheet):
        held = claim.standing
        flagged = any(m.statement in covered or _unverified(sheet, m.statement) for m in claim.members)
        origin = _only_origin(sheet, claim)
        if flagged and held and held.origins[1] <= 1 and origin and origin.kind == "wire":
            yield from _hit(sheet, claim, f"flagged as unverified, and from {origin.name} alone")


def _unverified(sheet: Sheet, sid: str | None) -> bool:
    statement = sheet.statements.get(sid or "")
    return statement is not None and "unverified" in statement.flags


def unnamed_only(sheet: Sheet) -> Iterator[Hit]:
    """Claims that rest on unnamed sources alone, who may all be one person."""
    for claim in _claims(sheet):
        said = [sheet.statements[m.statement] for m in claim.members if m.statement in sheet.statements]
        telling = len(words(claim.gist)) >= LintSettings().least_words
        if not telling or len(said) < len(claim.members) or not all(unnamed(sheet, s) for s in said):
            continue
        if claim.standing and claim.standing.roots[0] <= 1:
            yield from _hit(sheet, claim, "rests on unnamed sources alone, who may be one person")


def one_voice(sheet: Sheet) -> Iterator[Hit]:
    """Reports in which everything that is attributed comes from one source."""
    by_report: dict[str, list[Statement]] = {}
    for statement in sheet.dossier.statements:
        if statement.quotation != "own" and statement.speaker and sheet.wanted(statement.report):
            by_report.setdefault(statement.report, []).append(statement)
    for rid, said in by_report.items():
        voices = {s.speaker.id for s in said if s.speaker}
        if len(said) >= LintSettings().one_voice and len(voices) == 1:
            yield Hit(rid, said[0].span, f"all {len(said)} attributed statements of the report come from one source")
