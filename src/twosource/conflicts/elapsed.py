"""How long a thing has lasted, compared across units: "1,000th day" and "second year" can't both hold.

Durations are taken only where the text ties them to a thing that lasts (a war, a strike, a siege), and each is
counted from the day its report was published, so that "third day" on Tuesday and "fourth day" on Wednesday agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Read, Sentence, Told
from twosource.facts import Context, apart, find_dates
from twosource.facts.calendar import day
from twosource.memory import Memory
from twosource.model import Span
from twosource.settings import ConflictSettings

_LASTING = {
    word: name
    for name, words in {
        "war": "war conflict invasion fighting hostilities warfare insurgency",
        "strike": "strike walkout stoppage",
        "siege": "siege blockade encirclement",
        "occupation": "occupation",
        "drought": "drought",
        "search": "search hunt manhunt",
        "trial": "trial hearings",
        "shutdown": "shutdown lockdown closure",
        "curfew": "curfew",
        "talks": "talks negotiations",
        "ceasefire": "ceasefire truce",
        "outbreak": "outbreak epidemic pandemic",
        "protest": "protest protests demonstrations unrest uprising sit-in",
        "hostage crisis": "captivity hijacking standoff",
        "hunger strike": "hunger-strike fast",
        "fire": "blaze wildfire wildfires",
        "power cut": "blackout outage",
    }.items()
    for word in words.split()
}
_THING = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_INTO = re.compile(r"^(?:[\s-]+(?:mark|point|anniversary|day))?\s+(?:of|into|since|after|from)\s+", re.IGNORECASE)
_WHOSE = re.compile(r"(\w+)['’]s?\s+(?:\w+\s+)?$")
_ITS = re.compile(r"\b(?:its|their|the|a|an)\s+(?:(?:grim|bloody|full|bitter|grinding)\s+)?$", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:lasted|lasting|dragged\s+on(?:\s+for)?|raged(?:\s+for)?|going\s+on\s+for|run(?:ning)?\s+for|continued\s+for)\s+"
    r"(?:for\s+)?$",
    re.IGNORECASE,
)
_ENTERS = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|mov(?:es|ed|ing)\s+into|in|into|reach(?:es|ed|ing)?|hit(?:s|ting)?|mark(?:s|ed|ing)?|on|of|passed|"
    r"drags?\s+into|stretch(?:es|ed)?\s+into|nears?|approach(?:es|ed|ing)?|now\s+in|for|is)\s+(?:its|their|the|a|an)?\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:began|begun|started|broke\s+out|launched|erupted|declared)\b", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:former|previous|first|second|earlier|past)\s+$|\bWorld\s+War\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lasted:
    """How many days a thing had lasted, at least and at most, on the day its report came out (if known)."""

    thing: str
    low: float
    high: float
    value: Value
    published: date | None
    sentence: Sentence


def thing_of(text: str, span: Span) -> str | None:
    """The thing whose age a duration at `span` gives, by kind; None where the words tie it to none.

    >>> thing_of("The strike entered its third week on Monday.", (23, 33))
    'strike'
    >>> thing_of("The strike closed the port for a third week of snow.", (33, 43)) is None
    True
    """
    before, after = text[: span[0]], text[span[1] :]
    if m := _WHOSE.search(before):
        return _LASTING.get(m[1].lower())
    if m := _INTO.match(after):
        return next((_LASTING[w] for w in _first_words(after[m.end() :]) if w in _LASTING), None)
    if not ((_ITS.search(before) and _ENTERS.search(before)) or _LASTED.search(before)):
        return None
    clause = re.split(r"[.;:]", before)[-1]
    held = [m for m in _THING.finditer(clause) if m[0].lower() in _LASTING]
    return _LASTING[held[-1][0].lower()] if held else None


def _first_words(text: str) -> list[str]:
    """The words of the noun phrase that opens a text."""
    phrase = re.split(r"[,.;:]|\b(?:in|on|at|with|that|which|between|against|and|as)\b", text)[0]
    return [m[0].lower() for m in _THING.finditer(phrase)][:6]


def ages(reads: Sequence[Read], memory: Memory) -> list[Lasted]:
    """Every age of a lasting thing, told as a duration or as the day it began; the same words of one day once."""
    kept: dict[tuple[object, ...], Lasted] = {}
    for read in reads:
        for age in memory.recall("conflicts.ages", read.key, partial(_ages, read)):
            kept.setdefault((age.sentence.text, age.value.value, age.low, age.high, age.published), age)
    return list(kept.values())


def _ages(read: Read) -> list[Lasted]:
    published = day(read.report.published)
    found = []
    for t in read.told:
        q = t.quantity
        if q.measure not in ("duration", "ordinal_duration") or q.bound not in ("exact", "at_least", "about"):
            continue
        thing = thing_of(t.sentence.text, t.local.span)
        if thing and not _BACKGROUND.search(t.sentence.text[: t.local.span[0]]):
            low, high = (q.low, q.high) if q.measure == "ordinal_duration" else (0.9 * q.low, 1.1 * q.high + 31)
            span = _with_mark(t)
            at = t.sentence.span[0]
            value = Value(t.sentence.report, span, t.sentence.text[span[0] - at : span[1] - at])
            found.append(Lasted(thing, low, high, value, published, t.sentence))
    for s in read.sentences:
        found.extend(_beginnings(s, published))
    return found


def _with_mark(t: Told) -> Span:
    """The value with the word that makes it a point in time ("1,000-day mark")."""
    start, end = t.quantity.span
    m = re.match(r"\s+(?:mark|point|anniversary)\b", t.sentence.text[end - t.sentence.span[0] :])
    return (start, end + m.end()) if m else (start, end)


def _beginnings(s: Sentence, published: date | None) -> list[Lasted]:
    """ "Since the invasion began in February 2022": an age, where the day of the report is known."""
    m = _BEGAN.search(s.text)
    if not m or published is None:
        return []
    before = re.split(r"[.;,:]", s.text[: m.start()])[-1]
    things = [w[0].lower() for w in _THING.finditer(before) if w[0].lower() in _LASTING]
    when = next((d for d in find_dates(s.text, published.isoformat()) if 0 <= d.span[0] - m.end() <= 12), None)
    first, last = (day(when.first), day(when.last)) if when else (None, None)
    if not things or when is None or first is None or last is None:
        return []
    start = s.span[0]
    value = Value(s.report, (start + m.start(), start + when.span[1]), s.text[m.start() : when.span[1]])
    low, high = float((published - last).days), float((published - first).days + 1)
    return [Lasted(_LASTING[things[-1]], max(low, 0.0), high, value, published, s)] if high > 0 else []


def age_conflicts(found: Sequence[Lasted], contexts: Contexts, settings: ConflictSettings) -> list[Finding]:
    """Ages of one thing that can't both hold, each counted from its report's day."""
    out = []
    for a, b in combinations(found, 2):
        if a.thing != b.thing or (a.value.span == b.value.span and a.value.report == b.value.report):
            continue
        if not _one_thing(contexts.of(a.sentence.text), contexts.of(b.sentence.text)):
            continue
        shift = float((b.published - a.published).days) if a.published and b.published else 0.0
        slack = 1.0 if a.published and b.published else settings.news_cycle_days
        low, high = max(a.low + shift, b.low), min(a.high + shift, b.high)
        if low - high > slack:
            reason = (
                f"“{a.value.value}” is day {a.low:,.0f} to {a.high:,.0f} of the {a.thing}, "
                f"“{b.value.value}” is day {b.low:,.0f} to {b.high:,.0f}: both can't hold"
            )
            out.append(
                Finding(
                    ("age", a.thing),
                    "quantity",
                    "conflict",
                    f"how long the {a.thing} has lasted",
                    a.value,
                    b.value,
                    reason,
                )
            )
    return out


def _one_thing(a: Context, b: Context) -> bool:
    """Whether nothing says that two sentences speak of two wars: other places, and none in common."""
    return not (a.places and b.places and all(apart(x, y) for x in a.places for y in b.places))
