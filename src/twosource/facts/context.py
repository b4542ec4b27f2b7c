"""What a sentence is about, apart from its numbers: the words, names, places, days and kinds of event in it."""

import re
from dataclasses import dataclass

from twosource.facts.lexicon import (
    COMPASS,
    EVENTS,
    HAPPENINGS,
    IRREGULAR_VERBS,
    MARKET,
    PEOPLE,
    STOP,
    VEHICLES,
    word_set,
)
from twosource.facts.numbers import find_quantities
from twosource.facts.places import Gazetteer, find_places
from twosource.facts.records import Quantity, Where
from twosource.facts.titles import titled
from twosource.text import normal

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_SUFFIX = re.compile(r"(?:ations?|ments?|ings?|ions?|ers?|ed|es|s|ly|e|al|ies|y)$")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec gmt"
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+\d"
)
_QUARTER = re.compile(
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal[- ])?(quarter|half)\b", re.IGNORECASE
)
_TICKER = re.compile(r"<[A-Z.]+[=.][A-Z.=]*>|\((?:nyse|nasdaq|JP):|\b[A-Z]{1,5}\.[NOLT]\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|told|added|reported)\b"
    r"|\b(?:said|says|according to)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s*){1,5}"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Context:
    """What a text is about. `stems` are its content words, stemmed; `names` its capitalised ones."""

    text: str
    stems: frozenset[str]
    names: frozenset[str]
    opening: frozenset[str]
    places: tuple[Where, ...]
    happenings: frozenset[str]
    vehicles: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    years: frozenset[str]
    quarters: frozenset[str]
    market: bool
    compass: frozenset[str]
    quantities: tuple[Quantity, ...]


def stem(word: str) -> str:
    """A word's stem by suffix; crude, for overlap only.

    >>> stem("closing") == stem("closed") == stem("closes")
    True
    """
    word = normal(word).removesuffix("'s")
    word = IRREGULAR_VERBS.get(word, word)
    while len(word) > 4 and (m := _SUFFIX.search(word)) and m.start() >= 3:
        word = word[: m.start()]
        if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdglmnprt":
            word = word[:-1]
    return word


def _opening(tokens: list[str], inside: set[str]) -> frozenset[str]:
    """The name a headline may open with: its capitalised first words, unless the first is an ordinary one."""
    first = []
    for token in tokens[:3]:
        low = normal(token)
        if (
            not token[0].isupper()
            or low in STOP
            or low in inside
            or low in EVENTS
            or low in HAPPENINGS
            or low in PEOPLE
        ):
            break
        first.append(low.removesuffix("'s"))
    return frozenset(first)


def _names(text: str, tokens: list[str], inside: set[str]) -> frozenset[str]:
    """Capitalised words that are no place, day, speaker or sentence start; none where all words are capitalised."""
    if titled(text):
        return frozenset()
    spoken = {normal(w) for m in _SPEAKER.finditer(text) for w in _WORD.findall(m[0])}
    return frozenset(
        low.removesuffix("'s")
        for i, token in enumerate(tokens)
        if any(c.isupper() for c in token) and (i or token.isupper())
        for low in [normal(token)]
        if not (low in STOP or low in inside or low in spoken or low in _CALENDAR or low in EVENTS or low in HAPPENINGS)
    )


def read_context(text: str, gazetteer: Gazetteer | None = None) -> Context:
    """What `text` is about.

    >>> c = read_context("A bus crash in northern Peru killed 12 tourists on Friday.")
    >>> sorted(c.happenings), sorted(c.vehicles), [p.country for p in c.places], sorted(c.weekdays)
    (['crash'], ['bus'], ['PE'], ['fri'])
    """
    tokens = [m[0] for m in _WORD.finditer(text)]
    low = [normal(t) for t in tokens]
    places = tuple(find_places(text, gazetteer))
    inside = {normal(w) for p in places for w in _WORD.findall(p.text)}
    return Context(
        text=text,
        stems=frozenset(stem(n) for n in low if n not in STOP and len(n) > 2),
        names=_names(text, tokens, inside),
        opening=_opening(tokens, inside),
        places=places,
        happenings=frozenset(HAPPENINGS[n] for n in low if n in HAPPENINGS),
        vehicles=frozenset(VEHICLES[n] for n in low if n in VEHICLES),
        weekdays=frozenset(m[1].lower() for m in _WEEKDAY.finditer(text)),
        months=frozenset((m[1] or m[2])[:3].lower() for m in _MONTH.finditer(text)),
        years=frozenset(_YEAR.findall(text)),
        quarters=frozenset(f"{m[1]} {m[2]}".lower() for m in _QUARTER.finditer(text)),
        market=any(n in MARKET for n in low) or _TICKER.search(text) is not None,
        compass=frozenset(c for n in low for c in COMPASS.get(n, "")),
        quantities=tuple(find_quantities(text)),
    )


def likeness(a: Context, b: Context) -> float:
    """How much of the shorter text's content the other has, 0 to 1.

    >>> likeness(read_context("Fire destroys school"), read_context("School destroyed by fire"))
    1.0
    """
    small = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / small if small else 0.0
