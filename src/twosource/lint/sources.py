"""Checks on how sources are written of: plural for one, opinion without a name, no reason, no description."""

import re
from collections.abc import Iterator

from twosource.lint.records import Hit, Sheet
from twosource.model import Claim, Span, Statement
from twosource.text import normal, overlap, words

_BARE = re.compile(r"(?:the|a|one|another|our|its|some|several|two|three|many)?\s*sources?\Z", re.IGNORECASE)
_MEANS_ONE = re.compile(r"\b(?:a|an|the|one|this|that|another|he|she|his|her)\b", re.IGNORECASE)


def _written(sheet: Sheet, statement: Statement) -> str:
    """The words of a statement's source."""
    report = sheet.reports[statement.report]
    return " ".join(report.quote(span) for span in statement.source)


def _head(sheet: Sheet, statement: Statement) -> str:
    """What a source is called, if that is a word for an unnamed one ("official"), else nothing.

    That is the last word before the first that leads away from it: "conflicting accounts from officials" are accounts.
    """
    text = _written(sheet, statement)
    told = [normal(text[slice(*span)]) for span in words(text)]
    end = next((n for n, word in enumerate(told) if word in sheet.lexicon.ends), len(told))
    head = told[end - 1] if end else ""
    if head not in sheet.lexicon.unnamed:
        return ""
    return head if head not in ("person", "people") or set(told) & set(sheet.lexicon.knowing) else ""


def unnamed(sheet: Sheet, statement: Statement) -> bool:
    """Whether a statement is attributed to a person or persons who aren't named, and who are no outlet."""
    speaker = statement.speaker
    if speaker is None or speaker.named or statement.quotation == "own":
        return False
    if normal(speaker.name).removeprefix("the ") in sheet.outlets:
        return False
    return speaker.anonymity is not None or bool(_head(sheet, statement))


def _at(statement: Statement) -> Span:
    """Where the source stands, else the content."""
    return (statement.source[0][0], statement.source[-1][1]) if statement.source else statement.span


def _in_headline(sheet: Sheet, statement: Statement) -> bool:
    """Whether a statement stands in the headline, which has no room for a description or a reason."""
    headline = sheet.reports[statement.report].headline_span
    return headline is not None and overlap(headline, _at(statement)) > 0


def plural_sources(sheet: Sheet) -> Iterator[Hit]:
    """Sources in the plural where the same is told of one, by the same report or by one of the same claim."""
    said = {s.id: head for s in sheet.dossier.statements if unnamed(sheet, s) and (head := _head(sheet, s))}
    claim_of = {m.statement: c for c in sheet.dossier.claims for m in c.members if m.statement}
    for sid, head in said.items():
        if not head.endswith("s") or head == "people":
            continue
        statement = sheet.statements[sid]
        one = _told_of_one(sheet, statement, head[:-1], said, claim_of.get(sid))
        if one:
            why = f"“{_written(sheet, statement)}”, but “{_written(sheet, one)}” in {sheet.name(one.report)}"
            yield Hit(statement.report, _at(statement), why)


def _told_of_one(
    sheet: Sheet, statement: Statement, head: str, said: dict[str, str], claim: Claim | None
) -> Statement | None:
    """A statement of the same claim, or of the same report further on, whose source is one of that kind."""
    members = {m.statement for m in claim.members} if claim else set()
    for sid, other_head in said.items():
        other = sheet.statements[sid]
        if other_head != head or not _MEANS_ONE.search(_written(sheet, other)):
            continue
        later = other.report == statement.report and other.span > statement.span
        if sid in members or (later and _written(sheet, other).lower().startswith(("the ", "this ", "that "))):
            return other
    return None


def anonymous_opinion(sheet: Sheet) -> Iterator[Hit]:
    """Opinions and guesses of unnamed sources."""
    for statement in sheet.dossier.statements:
        if not unnamed(sheet, statement):
            continue
        report = sheet.reports[statement.report]
        content = normal(" ".join(report.quote(span) for span in statement.content))
        told = [w for w in (*sheet.lexicon.opinion, *sheet.lexicon.guess) if re.search(rf"\b{re.escape(w)}\b", content)]
        if told or statement.cue_type == "attitude":
            how = f"“{told[0]}”" if told else "told as what the source thinks or hopes"
            yield Hit(statement.report, statement.span, f"opinion or guess of an unnamed source: {how}")


def anonymity_reason(sheet: Sheet) -> Iterator[Hit]:
    """Unnamed sources for whom the report gives no reason; each source of a report once."""
    done: set[tuple[str, str]] = set()
    reasoned = {(s.report, s.speaker.id) for s in sheet.dossier.statements if s.speaker and s.speaker.anonymity}
    for statement in sheet.dossier.statements:
        if not (unnamed(sheet, statement) and statement.speaker and statement.source) or _in_headline(sheet, statement):
            continue
        key = (statement.report, statement.speaker.id)
        if key not in reasoned and key not in done:
            done.add(key)
            yield Hit(statement.report, _at(statement), "not named, and no reason is given")


def bare_source(sheet: Sheet) -> Iterator[Hit]:
    """A source of whom nothing is said but that it is one; each of a report once."""
    done: set[tuple[str, str]] = set()
    described = {
        (s.report, s.speaker.id)
        for s in sheet.dossier.statements
        if s.speaker and s.source and not _BARE.fullmatch(_written(sheet, s).strip())
    }
    for statement in sheet.dossier.statements:
        if not (unnamed(sheet, statement) and statement.speaker and statement.source) or _in_headline(sheet, statement):
            continue
        key = (statement.report, statement.speaker.id)
        if key not in described and key not in done and _BARE.fullmatch(_written(sheet, statement).strip()):
            done.add(key)
            yield Hit(statement.report, _at(statement), "nothing is said of the source but that it is one")
