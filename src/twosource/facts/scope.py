"""Whether two numbers of one kind are about two different things, and what says so."""

import re

from twosource.facts.context import Context, likeness
from twosource.facts.lexicon import (
    FACETS,
    GENERIC_PEOPLE,
    HAPPENINGS,
    PEOPLE,
    RELATED_HAPPENINGS,
    word_set,
)
from twosource.facts.places import apart
from twosource.facts.records import Quantity
from twosource.text import normal

_RECURRING = 1.5  # tolls of bombings or road accidents that differ by more are mostly two (headline-similarity-dev)
_NEAR = 60  # characters about a number in which a facet word is about that number
_EQUAL = 0.5  # share of common words from which equal values are one thing, whatever the places; tuning half
_FAR = 0.25  # below this share of common words, nothing says that two numbers are about one thing
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOGETHER = frozenset({"dead", "injured"})  # these grow together; the missing become fewer as the dead become more
_TOLL = word_set("dead injured missing treated infected arrested freed abducted captured aboard")


def scope(a: Quantity, b: Quantity, ca: Context, cb: Context, *, equal: bool, anchored: bool = False) -> str | None:
    """Why two quantities are about two things, in words; None if nothing says so.

    `equal` values need strong signs; so do `anchored` ones, whose sentences share another telling figure.

    >>> from twosource.facts.context import read_context
    >>> x, y = read_context("300 people were injured"), read_context("300 people were arrested")
    >>> scope(x.quantities[0], y.quantities[0], x, y, equal=True)
    'one counts the injured, the other the arrested'
    """
    if equal:
        like = likeness(ca, cb)
        strong = _befell(a, b) if like >= _EQUAL else _befell(a, b) or _who(a, b) or _where(ca, cb) or _what(ca, cb)
        return strong or ("little in common" if like < _FAR / 2 else None)
    strong = _befell(a, b) or _who(a, b) or _where(ca, cb) or _what(ca, cb)
    if strong:
        return strong
    weak = _facets(a, b, ca, cb) or _part(a, b, ca, cb) or _tolls(a, b, ca, cb) or _surveys(ca, cb)
    if weak or anchored or (ca.market and cb.market):
        return weak
    return _when(ca, cb) or _unrelated(a, b, ca, cb)


def _befell(a: Quantity, b: Quantity) -> str | None:
    people = all(q.noun is None or q.noun in GENERIC_PEOPLE or q.noun in PEOPLE for q in (a, b))
    if people and a.event and b.event and a.event != b.event and (a.event in _TOLL or b.event in _TOLL):
        return f"one counts the {a.event}, the other the {b.event}"
    return None


def _group(q: Quantity) -> str | None:
    for word in (*([q.noun] if q.noun else []), *reversed(q.modifiers)):
        if word in PEOPLE:
            return PEOPLE[word]
    return None


def _who(a: Quantity, b: Quantity) -> str | None:
    x, y = _group(a), _group(b)
    return f"one counts {x}, the other {y}" if x and y and x != y else None


_LOCAL = re.compile(
    r"\b[Ii]n\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec))[A-Z]"
)
_MORE = re.compile(r"\s+(?:more|others?|additional|further|new)\b")
_PERIOD = re.compile(
    r"\b(?:over|in|for|during)\s+the\s+(?:last|past)\s+(\w+(?:\s+\w+)?)|\b(since)\b|\bthis\s+(week|month|quarter|year)\b"
)


def _part(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    """One is a further count, or over another period, or one of two kinds of one noun."""
    more = [
        bool(_MORE.match(c.text, q.core[1]) and not _MORE.match(c.text, q.core[1] - 1)) for c, q in ((ca, a), (cb, b))
    ]
    if more[0] != more[1] and a.value != b.value:
        return "one counts further ones"
    x, y = ({next(g for g in m.groups() if g) for m in _PERIOD.finditer(c.text)} for c in (ca, cb))
    if x and y and not x & y:
        return f"two periods: {', '.join(sorted(x))} and {', '.join(sorted(y))}"
    if a.measure == b.measure == "percent" and a.noun and b.noun and a.noun != b.noun:
        return f"shares of {a.noun}s and of {b.noun}s"
    ma, mb = set(a.modifiers), set(b.modifiers)
    if a.noun and a.noun == b.noun and ma - mb and mb - ma:
        return f"two kinds of {a.noun}: {' '.join(a.modifiers)} and {' '.join(b.modifiers)}"
    return None


_SURVEY = re.compile(r"\b(?:polled|surveyed|consensus|poll|survey)\b", re.IGNORECASE)


def _surveys(ca: Context, cb: Context) -> str | None:
    return "two surveys" if _SURVEY.search(ca.text) and _SURVEY.search(cb.text) else None


def _tolls(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    """Two tolls of two events: one count is higher and another lower, or the like happens there all the time."""
    if a.event not in ("dead", "injured") or a.event != b.event:
        return None
    for x in ca.quantities:
        for y in cb.quantities:
            if x.event == y.event != a.event and x.event in _TOGETHER and (x.value - y.value) * (a.value - b.value) < 0:
                return f"more {a.event} but fewer {x.event}"
    often = {"attack", "clash", "crash"} & ca.happenings & cb.happenings or not (ca.happenings or cb.happenings)
    placed = [any(p.precision in ("town", "point", "region") for p in c.places) for c in (ca, cb)]
    apart_by = max(a.value, b.value) / max(1.0, min(a.value, b.value))
    if often and not all(placed) and apart_by > _RECURRING and "at_least" not in (a.bound, b.bound):
        return "counts far apart, of something that happens often, with no town named"
    return None


def _where(ca: Context, cb: Context) -> str | None:
    if ca.compass and cb.compass and not ca.compass & cb.compass:
        return f"two quarters: {', '.join(sorted(ca.compass))} and {', '.join(sorted(cb.compass))}"
    pa, pb = ca.places, cb.places
    if not pa or not pb:
        return None
    if all(apart(x, y) for x in pa for y in pb):
        return f"two places: {pa[-1].text} and {pb[-1].text}"
    return None


def _what(ca: Context, cb: Context) -> str | None:
    related = any(frozenset((x, y)) in RELATED_HAPPENINGS for x in ca.happenings for y in cb.happenings)
    if ca.happenings and cb.happenings and not ca.happenings & cb.happenings and not related:
        return f"two events: {', '.join(sorted(ca.happenings))} and {', '.join(sorted(cb.happenings))}"
    if ca.vehicles and cb.vehicles and not ca.vehicles & cb.vehicles and "crash" in ca.happenings & cb.happenings:
        return f"two events: {', '.join(sorted(ca.vehicles))} and {', '.join(sorted(cb.vehicles))}"
    return None


def _when(ca: Context, cb: Context) -> str | None:
    for name, x, y in (
        ("days", ca.weekdays, cb.weekdays),
        ("quarters", ca.quarters, cb.quarters),
        ("years", ca.years, cb.years),
    ):
        if x and y and not x & y:
            return f"two {name}: {', '.join(sorted(x))} and {', '.join(sorted(y))}"
    return None


def _window(text: str, q: Quantity) -> set[str]:
    """The words near a quantity, inside its clause."""
    left = re.split(r"[;:]", text[max(0, q.span[0] - _NEAR) : q.span[0]])[-1]
    right = re.split(r"[;:]", text[q.span[1] : q.span[1] + _NEAR])[0]
    return {normal(w) for w in _WORD.findall(f"{left} {q.text} {right}")}


_YEAR_AGO = re.compile(
    r"\b(?:a\s+)?year[\s-](?:ago|earlier|before)|\b(?:prior|previous|last)\s+(?:fiscal\s+)?(?:year|quarter)"
    r"|same\s+(?:quarter|period|month)\s+(?:last|a)\s+year",
    re.IGNORECASE,
)
_FORECAST = word_set(
    "forecast forecasts expects expected predicts predicted projects projected outlook guidance estimate"
)


def _clause(text: str, q: Quantity) -> str:
    """The words right around a figure, up to a semicolon or comma that parts clauses."""
    parts = re.split(r"[,;]", text[: q.span[0]])
    lead = parts[0] if re.match(r"\W*(?:Compared|In|For|During)\b", parts[0]) else ""
    return f"{lead} {parts[-1]} {re.split(r'[,;]', text[q.span[1] : q.span[1] + _NEAR])[0]}"


def _facets(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    wa, wb = _window(ca.text, a), _window(cb.text, b)
    for name, table in FACETS.items():
        x, y = {table[w] for w in wa if w in table}, {table[w] for w in wb if w in table}
        if x and y and not x & y:
            return f"{name}: {', '.join(sorted(x))} and {', '.join(sorted(y))}"
    past = [bool(_YEAR_AGO.search(t)) for t in (_clause(ca.text, a), _clause(cb.text, b))]
    if past[0] != past[1]:
        return "one is of a year before"
    ahead = [bool(w & _FORECAST) for w in (wa, wb)]
    if ahead[0] != ahead[1] and a.measure in ("money", "percent"):
        return "one is forecast, the other not"
    area = [bool(w & set(FACETS["area"])) for w in (wa, wb)]
    if area[0] != area[1] and _LOCAL.search((cb if area[0] else ca).text):
        return "one is over the whole, the other over a part"
    return None


def _unrelated(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    like = likeness(ca, cb)
    if (
        a.event
        and a.event == b.event
        and ((ca.happenings & cb.happenings and like >= _FAR) or (ca.places and cb.places))
    ):
        return None
    if like < _FAR:
        return "little in common"
    if ca.names and cb.names and not ca.names & cb.names and like < 0.5:
        return f"other names: {', '.join(sorted(ca.names)[:3])} and {', '.join(sorted(cb.names)[:3])}"
    if (
        a.noun and b.noun and a.noun != b.noun and not {a.noun, b.noun} & (GENERIC_PEOPLE | set(HAPPENINGS))
    ) and like < 0.5:
        return f"one counts {a.noun}, the other {b.noun}"
    return None
