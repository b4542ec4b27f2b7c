"""Checks on what is disputed: told in the outlet's own voice, tolls without lowest and highest, vague tolls."""

import re
from collections.abc import Iterator, Sequence

from twosource.facts import Quantity, find_quantities
from twosource.lint.records import Hit, Sheet
from twosource.model import Conflict, Side, Span, Statement
from twosource.settings import LintSettings
from twosource.text import normal, overlap, sentences, words

_TOLLS = ("dead", "injured", "missing")


def unattributed_dispute(sheet: Sheet) -> Iterator[Hit]:
    """Words that other reports contradict, or that are flagged, told in the outlet's own voice; headlines apart."""
    by_report: dict[str, list[Statement]] = {}
    for statement in sheet.dossier.statements:
        if statement.quotation != "own":
            by_report.setdefault(statement.report, []).append(statement)
    done: set[tuple[str, Span]] = set()
    for rid, span, why, claim in [*_contradicted(sheet), *_flagged(sheet)]:
        report = sheet.reports.get(rid)
        if report is None or (rid, span) in done or (report.headline_span and overlap(report.headline_span, span)):
            continue
        if not any(overlap(part, span) for s in by_report.get(rid, []) for part in (*s.content, *s.source, *s.cue)):
            done.add((rid, span))
            yield Hit(rid, span, why, claim)


def _contradicted(sheet: Sheet) -> Iterator[tuple[str, Span, str, str | None]]:
    for conflict in sheet.dossier.conflicts:
        if conflict.relation != "conflict":
            continue
        for side in conflict.sides:
            others = {o.value: sheet.name(o.report) for o in conflict.sides if o.value != side.value}
            if others:
                value, outlet = next(iter(others.items()))
                yield side.report, side.span, f"disputed ({conflict.about}): “{value}” in {outlet}", side.claim


def _flagged(sheet: Sheet) -> Iterator[tuple[str, Span, str, str | None]]:
    """What some report flags as unverified, wherever a claim has it in an outlet's own voice."""
    covered = {sid for flag in sheet.dossier.flags if flag.kind == "unverified" for sid in flag.covers}
    for claim in sheet.dossier.claims:
        flagging = [m for m in claim.members if m.statement in covered]
        said = {w for m in flagging for w in _telling(sheet, m.report, m.span)}
        for member in claim.members:
            own = _telling(sheet, member.report, member.span)
            alike = len(said & own) >= LintSettings().same_words * len(own) > 0
            if flagging and member.statement is None and alike:
                why = f"{sheet.name(flagging[0].report)} says that it could not be verified"
                yield member.report, member.span, why, claim.id


def _telling(sheet: Sheet, rid: str, span: Span) -> set[str]:
    """The longer words at a place: what is grouped as one claim need not be the very thing that is flagged."""
    text = sheet.reports[rid].quote(span) if rid in sheet.reports else ""
    held = {normal(text[slice(*at)]) for at in words(text)}
    return {word for word in held if len(word) >= LintSettings().telling}


def _counted(sheet: Sheet, side: Side) -> Quantity | None:
    """The toll at a side of a conflict; None where it is none."""
    report = sheet.reports.get(side.report)
    if report is None:
        return None
    around = next((s for s in sentences(report.text) if overlap(s, side.span)), side.span)
    held = find_quantities(report.text[around[0] : around[1]])
    at = (side.span[0] - around[0], side.span[1] - around[0])
    return next((q for q in held if overlap(q.span, at) and q.event in _TOLLS), None)


def _harm(sheet: Sheet, conflict: Conflict) -> bool:
    told = set(re.findall(r"\w+", conflict.about.lower()))
    return bool(told.intersection(sheet.lexicon.harm))


def _slip(sheet: Sheet, side: Side) -> bool:
    """Whether a figure is what a copy made of another's: that is nobody's count."""
    return any(
        d.kind == "number_changed" and d.report == side.report and overlap(d.span, side.span)
        for d in sheet.dossier.drift
    )


def toll_range(sheet: Sheet) -> Iterator[Hit]:
    """Reports that give one figure of a toll over which others differ, instead of the lowest and the highest."""
    for conflict in sheet.dossier.conflicts:
        if conflict.kind != "quantity" or conflict.relation != "conflict":
            continue
        sides = [side for side in conflict.sides if not _slip(sheet, side)]
        told = [(side, counted) for side in sides if (counted := _counted(sheet, side))]
        if len(told) < 2 and not _harm(sheet, conflict):
            continue
        yield from _one_figure(sheet, conflict, told)


def _one_figure(sheet: Sheet, conflict: Conflict, told: Sequence[tuple[Side, Quantity]]) -> Iterator[Hit]:
    if not told:
        return
    low, high = min(q.value for _, q in told), max(q.value for _, q in told)
    if low == high:
        return
    values: dict[str, set[float]] = {}
    for side, counted in told:
        values.setdefault(side.report, set()).add(counted.value)
    done: set[str] = set()
    for side, _ in told:
        if side.report not in done and not {low, high} <= values[side.report]:
            done.add(side.report)
            why = f"{conflict.about}: reports give {low:,.0f} to {high:,.0f}, and this one figure alone"
            yield Hit(side.report, side.span, why, side.claim)


def vague_toll(sheet: Sheet) -> Iterator[Hit]:
    """Tolls told in tens, dozens or hundreds; headlines, which have no room for more, apart."""
    vague, harm = "|".join(sheet.lexicon.vague), "|".join(sheet.lexicon.harm)
    pattern = re.compile(rf"\b(?:{vague})\b(?:[^\w\n]+\w+){{0,5}}?[^\w\n]+(?:{harm})\b", re.IGNORECASE)
    for report in sheet.dossier.reports:
        apart = (*report.furniture, *report.captions, *([report.headline_span] if report.headline_span else ()))
        for match in pattern.finditer(report.text) if report.readable else ():
            if not any(overlap(match.span(), span) for span in apart):
                yield Hit(report.id, match.span(), "a toll in round words, without a count")
