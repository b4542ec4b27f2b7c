"""What a sentence is about, apart from its numbers: the words, names, places, days and kinds of event in it."""

import re
from dataclasses import dataclass

from twosource.facts.lexicon import DOWN, EVENTS, HAPPENINGS, MARKET, PEOPLE, UP, VEHICLES, word_set
from twosource.facts.places import Gazetteer, find_places
from twosource.facts.records import Where
from twosource.facts.titles import titled
from twosource.text import normal

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_SMALL = word_set(
    "a an the of in on at by for from to with without into onto over under after before during since until till as "
    "than that which who whom whose when where while because if though although and or but nor so yet is are was "
    "were be been being am has have had do does did will would can could may might must shall should not no it its "
    "his her their our your my he she they we you i this these those there here about around near off out up down "
    "against between among through across per via amid toward towards within both all each every some any also "
    "still just only even now then said says say told according more most other others least less new one two three "
    "four five six seven eight nine ten percent cent pct million billion thousand hundred"
)
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
    events: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    years: frozenset[str]
    quarters: frozenset[str]
    ups: int
    downs: int
    market: bool
    headline: bool


_IRREGULAR = {
    form: forms.split()[0]
    for forms in [
        "fall fell fallen",
        "rise rose risen",
        "win won",
        "lose lost",
        "begin began begun",
        "break broke broken",
        "write wrote written",
        "take took taken",
        "give gave given",
        "go went gone",
        "come came",
        "see saw seen",
        "make made",
        "say said",
        "tell told",
        "hold held",
        "keep kept",
        "leave left",
        "lead led",
        "meet met",
        "pay paid",
        "sell sold",
        "buy bought",
        "send sent",
        "spend spent",
        "shoot shot",
        "fight fought",
        "catch caught",
        "bring brought",
        "build built",
        "find found",
        "flee fled",
        "fly flew flown",
        "grow grew grown",
        "know knew known",
        "run ran",
        "sink sank sunk",
        "speak spoke spoken",
        "stand stood",
        "steal stole stolen",
        "strike struck",
        "swear swore sworn",
        "throw threw thrown",
        "wear wore worn",
        "withdraw withdrew withdrawn",
        "choose chose chosen",
        "drive drove driven",
        "eat ate eaten",
        "forbid forbade forbidden",
        "hide hid hidden",
        "ride rode ridden",
        "shake shook shaken",
        "sing sang sung",
        "swim swam swum",
        "think thought",
        "die dying",
        "play plays",
    ]
    for form in forms.split()[1:]
}


def stem(word: str) -> str:
    """A word's stem by suffix; crude, for overlap only.

    >>> stem("closing") == stem("closed") == stem("closes")
    True
    """
    word = normal(word).removesuffix("'s")
    word = _IRREGULAR.get(word, word)
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
            or low in _SMALL
            or low in inside
            or low in EVENTS
            or low in HAPPENINGS
            or low in PEOPLE
        ):
            break
        first.append(low.removesuffix("'s"))
    return frozenset(first)


def read_context(text: str, gazetteer: Gazetteer | None = None) -> Context:
    """What `text` is about.

    >>> c = read_context("A bus crash in northern Peru killed 12 tourists on Friday.")
    >>> sorted(c.happenings), sorted(c.vehicles), [p.country for p in c.places], sorted(c.weekdays)
    (['crash'], ['bus'], ['PE'], ['fri'])
    """
    tokens = [m[0] for m in _WORD.finditer(text)]
    low = [normal(t) for t in tokens]
    places = tuple(find_places(text, gazetteer))
    headline = titled(text)
    inside = {normal(w) for p in places for w in _WORD.findall(p.text)}
    names = frozenset(
        n.removesuffix("'s")
        for i, (t, n) in enumerate(zip(tokens, low, strict=True))
        if (t[0].isupper() or any(c.isupper() for c in t))
        and n not in _SMALL
        and n not in inside
        and n not in _CALENDAR
        and (i or t.isupper() or headline)
        and n not in EVENTS
        and n not in HAPPENINGS
    )
    return Context(
        text=text,
        stems=frozenset(stem(n) for n in low if n not in _SMALL and len(n) > 2),
        names=frozenset() if headline else names,
        opening=_opening(tokens, inside),
        places=places,
        happenings=frozenset(HAPPENINGS[n] for n in low if n in HAPPENINGS),
        vehicles=frozenset(VEHICLES[n] for n in low if n in VEHICLES),
        events=frozenset(EVENTS[n] for n in low if n in EVENTS),
        weekdays=frozenset(m[1].lower() for m in _WEEKDAY.finditer(text)),
        months=frozenset((m[1] or m[2])[:3].lower() for m in _MONTH.finditer(text)),
        years=frozenset(_YEAR.findall(text)),
        quarters=frozenset(f"{m[1]} {m[2]}".lower() for m in _QUARTER.finditer(text)),
        ups=sum(n in UP for n in low),
        downs=sum(n in DOWN for n in low),
        market=sum(n in MARKET for n in low) > 0,
        headline="." not in text.strip()[-1:] and len(tokens) < 16,
    )


def likeness(a: Context, b: Context) -> float:
    """How much of the shorter text's content the other has, 0 to 1.

    >>> likeness(read_context("Fire destroys school"), read_context("School destroyed by fire"))
    1.0
    """
    small = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / small if small else 0.0
