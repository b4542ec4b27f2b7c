"""One act told with two days, two places, or two who did it or made it known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from twosource.conflicts.acts import Act, Phrase, acts_of
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.lexicon import ALONE, DECIDED, LASTING, MAKING_KNOWN, PERSONAL, RECURS
from twosource.conflicts.notes import given_up, is_note
from twosource.conflicts.told import Contexts, Holding, Read
from twosource.conflicts.wording import gap
from twosource.facts import When, apart, likeness
from twosource.facts.calendar import day
from twosource.facts.lexicon import word_set
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import ConflictKind, Span
from twosource.names import initials, kind_of_name
from twosource.names.roles import FORMS
from twosource.settings import ConflictSettings

_LEAST_NAME = 3  # letters of a name that another report may hold in passing; shorter ones are initials
_TITLES = FORMS | word_set("mr. mrs. ms. dr. president minister senator judge justice captain gen. sgt.")
_ASKS: dict[ConflictKind, str] = {
    "date": "on which day",
    "place": "where",
    "actor": "who",
    "attribution": "who made known",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """An act, the report that tells it, and a key that is this act's only."""

    act: Act
    read: Read
    key: tuple[bytes, int]


def occasion_conflicts(
    reads: Sequence[Read],
    readings: Readings,
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> list[Finding]:
    """Every two tellings of one act that can't both hold; those in the same words once."""
    found = []
    taken_back = given_up(reads, memory)
    for told in _by_verb(reads, readings, contexts, memory, settings):
        claims = [_claim(t, holding) for t in told]
        alike = tuple(claims.index(c) if c is not None else None for c in claims)  # the first act of the same claim
        key = (tuple(t.key for t in told), alike)
        compare = partial(_all_differing, told, alike, contexts, settings, memory)
        for i, j, kind, x, y, reason in memory.recall("conflicts.occasions", key, compare):
            a, b = told[i], told[j]
            back = taken_back.get(a.read.report.id), taken_back.get(b.read.report.id)
            if not (_among(_words(b.read, y), back[0]) or _among(_words(a.read, x), back[1])):
                found.append(_finding(kind, a, b, x, y, reason, holding))
    return found


def _all_differing(
    told: Sequence[_Told],
    claims: Sequence[int | None],
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> list[tuple[int, int, ConflictKind, Span, Span, str]]:
    """Every two acts of one kind that can't both hold as told; each pair is remembered for when there are more acts."""
    kept = memory.of("conflicts.occasion")
    found: list[tuple[int, int, ConflictKind, Span, Span, str]] = []
    for i, a in enumerate(told):
        for j in range(i + 1, len(told)):
            b = told[j]
            if not _comparable(a.act, b.act):
                continue
            same = claims[i] is not None and claims[i] == claims[j]
            pair = (a.key, b.key, same)
            if pair not in kept:
                kept[pair] = _differing(a, b, same, contexts, settings)
            found.extend((i, j, *differ) for differ in kept[pair])
    return found


def _among(words: str, taken_back: Sequence[str] | None) -> bool:
    """Whether a value is among what a report takes back."""
    return any(words.casefold() in held for held in taken_back or ())


def _by_verb(
    reads: Sequence[Read], readings: Readings, contexts: Contexts, memory: Memory, settings: ConflictSettings
) -> list[list[_Told]]:
    """The acts of all reports by what was done, one of each wording."""
    groups: dict[str, dict[tuple[str, int, str | None], _Told]] = {}
    for read in reads:
        make = partial(_acts, read, readings, contexts, memory)
        for n, act in enumerate(memory.recall("conflicts.acts", read.key, make)):
            if is_note(act.sentence.text):
                continue
            start = act.thing.span[0] - act.sentence.span[0]
            same = (act.sentence.text, start, act.when[0].first if act.when else None)
            groups.setdefault(act.verb, {}).setdefault(same, _Told(act, read, (read.key, n)))
    return [list(groups[verb].values())[: settings.most_compared] for verb in sorted(groups)]


def _acts(read: Read, readings: Readings, contexts: Contexts, memory: Memory) -> list[Act]:
    return acts_of(read, readings.get(read.report.id) or (), contexts, memory)


def _claim(t: _Told, holding: Holding) -> str | None:
    return holding.claim(t.read.report.id, t.act.thing.span)


def _comparable(a: Act, b: Act) -> bool:
    """Whether two acts give two values of one kind, of what may be one thing."""
    values = (a.when and b.when) or (a.where and b.where) or (a.by and b.by)
    return bool(values) and _same_thing(a.thing, b.thing)


def _same_thing(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases may mean one thing: one name, or one head and nothing that tells two apart."""
    if not (a.definite and b.definite) or (a.numbers and b.numbers and a.numbers != b.numbers):
        return False
    if a.names and b.names:
        x, y = set(a.names) - _TITLES, set(b.names) - _TITLES
        if not x & y or (x - y and y - x):
            return False
        return a.head in y or b.head in x or (a.head == b.head and not _other_kind(a, b))
    return a.head == b.head and not _other_kind(a, b)


def _other_kind(a: Phrase, b: Phrase) -> bool:
    """Whether each has a word of its own that tells it from the other: "the north tower", "the south tower"."""
    return bool(a.stems - b.stems and b.stems - a.stems)


def _differing(
    a: _Told, b: _Told, same_claim: bool, contexts: Contexts, settings: ConflictSettings
) -> list[tuple[ConflictKind, Span, Span, str]]:
    """The values in which two tellings of one act can't both be right, with why."""
    x, y = a.act, b.act
    if not _one_act(a, b, same_claim, contexts, settings):
        return []
    if x.by and y.by and _two_names(x.by, y.by):
        kind: ConflictKind = "attribution" if x.verb in MAKING_KNOWN else "actor"
        why = _two_actors(a, b)
        return [(kind, x.by.span, y.by.span, why)] if why else []
    found: list[tuple[ConflictKind, Span, Span, str]] = []
    if x.verb in RECURS:
        return found
    if x.when and y.when and (why := _two_days(x.when[0], y.when[0], settings)):
        found.append(("date", x.when[1], y.when[1], why))
    if x.where and y.where and (why := _two_places(a, b)):
        found.append(("place", x.where[1], y.where[1], why))
    return found


def _one_act(a: _Told, b: _Told, same_claim: bool, contexts: Contexts, settings: ConflictSettings) -> bool:
    """Whether two clauses tell one act: of a thing named alike, in one claim, or in much the same words."""
    ca, cb = contexts.of(a.act.sentence.text), contexts.of(b.act.sentence.text)
    named = set(a.act.thing.names) & set(b.act.thing.names)
    if ca.years and cb.years and ca.years != cb.years and not (named and a.act.verb in LASTING):
        return False
    return same_claim or bool(named) or likeness(ca, cb) >= settings.one_thing


def _two_days(a: When, b: When, settings: ConflictSettings) -> str | None:
    """Why two dates can't be one day; None where they can, by time zone or the turn of a night."""
    if "year" in (a.precision, b.precision) or "month" in (a.precision, b.precision):
        return _two_periods(a, b)
    distance = _days_between(a, b)
    if not distance:
        return None
    if distance <= settings.date_slack_days and (a.part or b.part or not (_named_day(a) and _named_day(b))):
        return None
    near = ", one day apart: a time zone may explain it" if distance == 1 else ""
    return f"“{a.text}” and “{b.text}” are two days{near}"


def _two_periods(a: When, b: When) -> str | None:
    """Why two dates, one of them a month or a year, can't be one."""
    if not (a.first and a.last and b.first and b.last) or (a.first <= b.last and b.first <= a.last):
        return None
    return f"“{a.text}” and “{b.text}” are two dates"


def _named_day(d: When) -> bool:
    """Whether a day is named, and not counted from the day of writing ("yesterday", "overnight")."""
    return d.weekday is not None or any(c.isdigit() for c in d.text)


def _days_between(a: When, b: When) -> int | None:
    """How many days lie between two dates; None where that can't be known."""
    first, second = (_day(a), _day(b))
    if first and second:
        return abs((first - second).days)
    if a.month_day and b.month_day:
        return abs((date(2024, *a.month_day) - date(2024, *b.month_day)).days)
    if a.weekday is not None and b.weekday is not None:
        turn = (a.weekday - b.weekday) % 7
        return min(turn, 7 - turn)
    return None


def _day(d: When) -> date | None:
    return day(d.first) if d.precision == "day" and d.first == d.last else None


def _two_places(a: _Told, b: _Told) -> str | None:
    """Why two places of one act can't be one; None where either report knows the other's place too."""
    if a.act.where is None or b.act.where is None or a.read.report.id == b.read.report.id:
        return None
    x, y = a.act.where[0], b.act.where[0]
    if not apart(x, y) or _knows(a.read, (y.name, y.text)) or _knows(b.read, (x.name, x.text)):
        return None
    return f"{x.text} and {y.text} are two places"


def _two_names(a: Phrase | None, b: Phrase | None) -> bool:
    """Whether both name somebody, and no word of the one's name is in the other's."""
    return bool(a and b and a.names and b.names and not _akin(a.names, b.names))


def _akin(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = sorted((a, b), key=len)
    acronym = initials([w.title() for w in long]).casefold()
    return bool(set(a) & set(b)) or "".join(short).replace(".", "") in (acronym, "".join(long))


def _two_actors(a: _Told, b: _Told) -> str | None:
    """Why two who did it can't both have: of one sort, and neither report knows the other's."""
    x, y = a.act.by, b.act.by
    if x is None or y is None or a.read.report.id == b.read.report.id:
        return None
    if a.act.verb not in ALONE | MAKING_KNOWN or (a.act.verb in ("win", "score") and a.act.thing.head not in DECIDED):
        return None
    sorts = {kind_of_name([w.title() for w in p.names]) for p in (x, y)}
    if a.act.verb in PERSONAL and sorts <= {"person", "unknown"}:
        sorts = {"person"}
    if len(sorts) > 1 or "place" in sorts or _knows(a.read, y.names) or _knows(b.read, x.names):
        return None
    return f"{_words(a.read, x.span)} and {_words(b.read, y.span)} can't both have done it"


def _knows(read: Read, names: Sequence[str]) -> bool:
    """Whether a report has any of these names anywhere."""
    text = read.report.text.casefold()
    return any(len(name) >= _LEAST_NAME and name.casefold() in text for name in names)


def _words(read: Read, span: Span) -> str:
    return " ".join(read.report.quote(span).split())


def _finding(kind: ConflictKind, a: _Told, b: _Told, x: Span, y: Span, reason: str, holding: Holding) -> Finding:
    sides = [
        Value(t.read.report.id, span, _words(t.read, span), holding.claim(t.read.report.id, span))
        for t, span in ((a, x), (b, y))
    ]
    at = a.act.sentence.span[0]
    about = f"{_ASKS[kind]} “{gap(a.act.sentence.text, (x[0] - at, x[1] - at))}”"
    topic = ("occasion", kind, a.act.verb)
    return Finding(topic, kind, "conflict", about, sides[0], sides[1], reason)
