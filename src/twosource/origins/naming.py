"""What a report's own words say of where it comes from: a wire's credit, a relay, its own reporting."""

import re
from dataclasses import dataclass

from twosource.model import Credit, OriginKind, Report, Span
from twosource.outlets import find_credits, medium
from twosource.settings import OriginSettings
from twosource.text import outside, overlap, sentences

_WHOLE = {"dateline": "its dateline", "byline": "its by-line", "endline": "its last line", "metadata": "its page data"}
# A relay that belongs to another day ("told Fox News last year") carries no part of this story.
_ASIDE = re.compile(
    r"\b(?:last\s+(?:year|month|autumn|fall|spring|summer|winter)|(?:years?|months?|decades?)\s+(?:ago|earlier)|previously|"
    r"at\s+the\s+time|once|in\s+(?:\w+\s+)?(?:19|20)\d\d|in\s+an?\s+(?:earlier|previous|past)\b|"
    r"in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:told|informed|speaking\s+to|spoke\s+(?:to|with)|interview\s+with|seen\s+by|obtained\s+by|reviewed\s+by|shared\s+with|"
    r"statement\s+to)\s+(?:this|our|the\s+present)\s+(?:news\s*paper|paper|magazine|website|site|newsroom|reporter|"
    r"correspondent|publication|outlet|broadcaster|station|channel|writer)\b|"
    r"\b(?:our|this)\s+(?:\w+\s+)?(?:correspondent|reporter|own\s+correspondent)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:\s*by\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3}", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:desk|bureau|staff|admin|editor(?:ial)?|team|agenc(?:y|ies)|correspondents?|newsroom|web|online|news|wire|reporters?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Naming:
    """An origin that a report's own words give. `rank` orders several: a credit of the whole before a relay."""

    name: str
    kind: OriginKind
    rank: int
    reason: str


def _kind(name: str) -> OriginKind:
    known = medium(name)
    if known is None or known.kind == "outlet":
        return "outlet"
    return "wire" if known.kind == "wire" else "public_text"


def narrative_sentences(report: Report) -> list[Span]:
    """Sentences of the report that are its own narrative: no furniture, captions, headline or inner repeats."""
    holes = [*report.furniture, *report.repeats, *report.captions]
    if report.headline_span:
        holes.append(report.headline_span)
    return [
        s
        for part in outside((0, len(report.text)), holes)
        for s in sentences(report.text, part)
        if _says(report.quote(s))
    ]


def _says(words: str) -> bool:
    return words.count(" ") >= 5 and words.rstrip("\"”’')")[-1:] in ".!?:;"


def _lead_credits(
    report: Report, credits: tuple[Credit, ...], rows: list[Span], settings: OriginSettings
) -> list[Credit]:
    """Relays in the headline or the first sentences, less those of another day."""
    lead = rows[: settings.lead_sentences] + ([report.headline_span] if report.headline_span else [])
    found = []
    for credit in credits:
        row = next((r for r in lead if overlap(r, credit.span)), None)
        if credit.form != "sentence" or row is None:
            continue
        near = report.text[max(row[0], credit.span[0] - 40) : min(row[1], credit.span[1] + 60)]
        if not _ASIDE.search(near):
            found.append(credit)
    return found


def _own_words(report: Report, credits: tuple[Credit, ...]) -> str | None:
    """The words in which a report claims reporting of its own."""
    me = medium(report.outlet or report.url or "")
    mine = {n.casefold() for n in (report.outlet or "", me.name if me else "") if n}
    for credit in credits:
        if credit.form == "sentence" and credit.name.casefold() in mine:
            return report.quote(credit.span)
    hit = next((h for h in _OWN.finditer(report.text) if not any(overlap(h.span(), f) for f in report.furniture)), None)
    if hit:
        return hit.group()
    if report.byline and report.dateline and _PERSON.match(report.byline) and not _HOUSE.search(report.byline):
        return f"{report.byline}, {report.dateline}"
    return None


def name_origin(report: Report, settings: OriginSettings) -> Naming | None:
    """The origin a report names for itself as a whole, strongest evidence first; None if it names none.

    >>> from twosource.model import Report
    >>> text = "A bridge fell on Monday, a clerk of the port told Reuters."
    >>> naming = name_origin(Report("r", "r.txt", text, ""), OriginSettings())
    >>> naming.name, naming.kind, naming.reason
    ('Reuters', 'wire', 'relays Reuters in its first sentence ("told Reuters")')
    """
    credits = find_credits(report)
    rows = narrative_sentences(report)
    me = medium(report.outlet or report.url or "")
    for credit in sorted(credits, key=lambda c: (_kind(c.name) != "wire", c.span)):
        own_house = _kind(credit.name) == "outlet" and me is not None and me.name == credit.name
        if credit.form in _WHOLE and credit.name != "agencies" and not own_house:
            where = f'credits {credit.name} in {_WHOLE[credit.form]} ("{report.quote(credit.span)}")'
            return Naming(credit.name, _kind(credit.name), 3 if _kind(credit.name) != "outlet" else 2, where)
    if me is not None and me.kind != "outlet":
        return Naming(me.name, _kind(me.name), 3, f"is published by {me.name}")
    lead = _lead_credits(report, credits, rows, settings)
    own = _own_words(report, credits)
    if lead:
        credit = lead[0]
        at = "headline" if report.headline_span and overlap(report.headline_span, credit.span) else "first sentence"
        why = f'relays {credit.name} in its {at} ("{report.quote(credit.span)}")'
        return Naming(credit.name, _kind(credit.name), 2, why)
    if own and not any(c.name == "agencies" for c in credits):
        return Naming(me.name if me else report.name, "outlet", 1, f'claims reporting of its own ("{own}")')
    return None
