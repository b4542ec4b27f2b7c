"""What a report's own words say of where it comes from: a wire's credit, a relay, its own reporting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Credit, OriginKind, Report, Span
from twosource.outlets import kind_of, medium, same_medium
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
_TO_US = (
    r"(?:told|informed|speaking\s+to|spoke\s+(?:to|with)|interview\s+with|interviewed\s+by|seen\s+by|obtained\s+by|"
    r"reviewed\s+by|shared\s+with|statement\s+to)"
)
_OWN = re.compile(
    rf"\b{_TO_US}\s+(?:this|our|the\s+present)\s+(?:news\s*paper|paper|magazine|website|site|newsroom|reporter|"
    r"correspondent|publication|outlet|broadcaster|station|channel|writer)\b|"
    r"\b(?:our|this)\s+(?:\w+\s+)?(?:correspondent|reporter|own\s+correspondent)\b",
    re.IGNORECASE,
)
_HEAD = 1500  # characters: a by-line stands above the text
_PERSON = re.compile(r"(?:\s*by\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3}", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:desk|bureau|staff|admin|editor(?:ial)?|team|agenc(?:y|ies)|correspondents?|newsroom|web|online|news|wire|reporters?)\b",
    re.IGNORECASE,
)


# How strong a naming is: a credit of the whole report, a relay that carries it, its own claim to have reported.
CREDIT, RELAY, OWN = 3, 2, 1
_DETAIL = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]{2,}|\b\d[\d.,]*\d\b")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """An origin that a report's own words give. `rank` orders several: a credit of the whole before a relay."""

    name: str
    kind: OriginKind
    rank: int
    reason: str


def kind_of_origin(name: str) -> OriginKind:
    """The kind of origin that a medium's name stands for; a service that distributes releases carries public text."""
    kind = kind_of(name)
    return "public_text" if kind == "release" else kind


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


def _is_mine(report: Report, name: str) -> bool:
    return any(same_medium(name, mine) for mine in (report.outlet, report.url) if mine)


def _own_words(report: Report, credits: tuple[Credit, ...]) -> str | None:
    """The words in which a report claims reporting of its own."""
    for credit in credits:
        if credit.form == "sentence" and _is_mine(report, credit.name):
            return report.quote(credit.span)
    for hit in (*_OWN.finditer(report.text), *_calls_itself(report)):
        if not any(overlap(hit.span(), hole) for hole in report.furniture):
            return hit.group()
    byline = report.byline or _byline(report)
    if byline and report.dateline and _PERSON.match(byline) and not _HOUSE.search(byline):
        return f"{byline}, {report.dateline}"
    return None


def _calls_itself(report: Report) -> Iterator[re.Match[str]]:
    """As in "told the Post" in a report of The Timber Bay Post."""
    last = (report.outlet or "").split()[-1:]
    if last and len(last[0]) > 2 and last[0].isalpha():
        yield from re.finditer(rf"\b{_TO_US}\s+the\s+{last[0]}\b", report.text)


def _byline(report: Report) -> str | None:
    """A person's by-line above the text, where none was given."""
    hit = re.search(r"^By ((?:[A-Z][\w.'’-]*[ \t]+){1,3}[A-Z][\w'’-]+)[ \t]*$", report.text[:_HEAD], re.MULTILINE)
    return hit.group(1) if hit else None


def _credited(report: Report, credits: tuple[Credit, ...]) -> Naming | None:
    """The wire (else the outlet) that a report credits as a whole, its own house left aside."""
    for credit in sorted(credits, key=lambda c: (kind_of_origin(c.name) == "outlet", c.span)):
        kind = kind_of_origin(credit.name)
        if (
            credit.form not in _WHOLE
            or credit.name == "agencies"
            or (kind == "outlet" and _is_mine(report, credit.name))
        ):
            continue
        where = f'credits {credit.name} in {_WHOLE[credit.form]} ("{report.quote(credit.span)}")'
        return Naming(credit.name, kind, CREDIT, where)
    return None


def name_origin(report: Report, credits: tuple[Credit, ...], settings: OriginSettings) -> Naming | None:
    """The origin a report names for itself as a whole, strongest evidence first; None if it names none.

    >>> from twosource.model import Report
    >>> from twosource.outlets import find_credits
    >>> text = "A bridge fell on Monday, a clerk of the port told Reuters."
    >>> report = Report("r", "r.txt", text, "")
    >>> naming = name_origin(report, find_credits(report), OriginSettings())
    >>> naming.name, naming.kind, naming.reason
    ('Reuters', 'wire', 'relays Reuters in its first sentence ("told Reuters")')
    """
    if whole := _credited(report, credits):
        return whole
    known = medium(report.outlet or report.url or "")
    me = known.name if known else report.name
    if report.outlet and kind_of_origin(me) != "outlet":
        return Naming(me, kind_of_origin(me), CREDIT, f"is published by {me}")
    lead = _lead_credits(report, credits, narrative_sentences(report), settings)
    own = _own_words(report, credits)
    if lead:
        credit = lead[0]
        at = "headline" if report.headline_span and overlap(report.headline_span, credit.span) else "first sentence"
        does = "claims reporting of its own" if _is_mine(report, credit.name) else f"relays {credit.name}"
        why = f'{does} in its {at} ("{report.quote(credit.span)}")'
        return Naming(credit.name, kind_of_origin(credit.name), RELAY, why)
    inputs = [c for c in credits if c.form == "contributed" and "input" in _sentence_at(report, c.span).casefold()]
    if own and not any(c.name == "agencies" for c in credits):
        return Naming(me, "outlet", OWN, f'claims reporting of its own ("{own}")')
    if len({c.name for c in inputs}) == 1 and kind_of_origin(inputs[0].name) == "wire":
        name = inputs[0].name
        return Naming(name, "wire", CREDIT, f"credits inputs from {name} and claims no reporting of its own")
    return None


def relayed(report: Report, credits: tuple[Credit, ...]) -> list[tuple[Span, str]]:
    """Sentences that give another medium as their source, or the report's own house, each with that medium's name.

    >>> from twosource.model import Report
    >>> from twosource.outlets import find_credits
    >>> text = "The dam broke at dawn on Monday, police said. The mayor told the BBC that 9,000 people had left."
    >>> report = Report("r", "r.txt", text, "")
    >>> [(report.quote(s)[:9], name) for s, name in relayed(report, find_credits(report))]
    [('The mayor', 'BBC')]
    """
    known = medium(report.outlet or report.url or "")
    me = known.name if known else report.name
    marks = [(c.span, c.name) for c in credits if c.form == "sentence"]
    marks = [(span, me if _is_mine(report, name) else name) for span, name in marks]
    marks += [(hit.span(), me) for hit in (*_OWN.finditer(report.text), *_calls_itself(report))]
    found = []
    for row in narrative_sentences(report):
        name = next((name for span, name in sorted(marks) if overlap(span, row)), None)
        if name is not None:
            found.append((row, name))
    return found


def _sentence_at(report: Report, span: Span) -> str:
    low = report.text.rfind("\n", 0, span[0]) + 1
    return report.text[max(low, span[0] - 60) : span[1]]


def details(report: Report) -> frozenset[str]:
    """Names and numbers of a report's narrative, less those of the calendar: what its story is about.

    >>> from twosource.model import Report
    >>> sorted(details(Report("r", "r", "The mayor of Sarn, Petra Quill, said on Monday that 9,000 left.", "")))
    ['9,000', 'petra', 'quill', 'sarn']
    """
    found = set()
    for part in outside((0, len(report.text)), report.furniture):
        for hit in _DETAIL.finditer(report.text, *part):
            if not _CALENDAR.fullmatch(hit.group()):
                found.add(hit.group().removesuffix("'s").removesuffix("’s").casefold())
    return frozenset(found)
