"""Whether two numbers of one kind are about two different things, and what says so."""

import re

from twosource.facts.context import Context, likeness
from twosource.facts.lexicon import (
    CLOSE_WORDS,
    DOWN,
    FACETS,
    GENERIC_PEOPLE,
    HAPPENINGS,
    INDEXES,
    OPEN_WORDS,
    PEOPLE,
    RELATED_HAPPENINGS,
    SESSION_WORDS,
    UP,
    word_set,
)
from twosource.facts.places import apart
from twosource.facts.records import Quantity
from twosource.text import normal

_NEAR = 60  # characters about a number in which a facet word is about that number
_FAR = 0.25  # below this share of common words, nothing says that two numbers are about one thing
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INDEX = re.compile(r"[A-Za-z]+(?:\.?&\s?[A-Za-z]+|\s(?=Seng))?")
_TOLL = word_set("dead injured missing treated infected arrested freed abducted captured aboard")


def scope(a: Quantity, b: Quantity, ca: Context, cb: Context, *, equal: bool, anchored: bool = False) -> str | None:
    """Why two quantities are about two things, in words; None if nothing says so.

    `equal` values need strong signs; so do `anchored` ones, whose sentences share another telling figure.

    >>> from twosource.facts.context import read_context
    >>> from twosource.facts.numbers import find_quantities
    >>> x, y = "300 people were injured", "300 people were arrested"
    >>> scope(find_quantities(x)[0], find_quantities(y)[0], read_context(x), read_context(y), equal=True)
    'one counts the injured, the other the arrested'
    """
    strong = _befell(a, b) or _who(a, b) or _where(ca, cb) or _what(ca, cb)
    if strong or equal:
        return strong or _unrelated(a, b, ca, cb, equal)
    weak = _facets(a, b, ca, cb) or _part(a, b, ca, cb) or _index(a, b, ca, cb)
    if weak or anchored:
        return weak
    return _when(ca, cb) or _market(a, b, ca, cb) or _unrelated(a, b, ca, cb, equal)


def _befell(a: Quantity, b: Quantity) -> str | None:
    if a.event and b.event and a.event != b.event and (a.event in _TOLL or b.event in _TOLL):
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
    ma, mb = set(a.modifiers), set(b.modifiers)
    if a.noun and a.noun == b.noun and ma - mb and mb - ma:
        return f"two kinds of {a.noun}: {' '.join(a.modifiers)} and {' '.join(b.modifiers)}"
    return None


def _index(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    x, y = _index_of(ca.text, a), _index_of(cb.text, b)
    return f"two indexes: {x} and {y}" if x and y and x != y else None


def _index_of(text: str, q: Quantity) -> str | None:
    """The stock index a figure is of: the last one named before it, else the first after."""
    named = [(m.start(), INDEXES[normal(m[0])]) for m in _INDEX.finditer(text) if normal(m[0]) in INDEXES]
    before = [name for at, name in named if at < q.span[0]]
    return before[-1] if before else named[0][1] if named else None


def _where(ca: Context, cb: Context) -> str | None:
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


def _facets(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    wa, wb = _window(ca.text, a), _window(cb.text, b)
    for name, table in FACETS.items():
        x, y = {table[w] for w in wa if w in table}, {table[w] for w in wb if w in table}
        if x and y and not x & y:
            return f"{name}: {', '.join(sorted(x))} and {', '.join(sorted(y))}"
    area = [bool(w & set(FACETS["area"])) for w in (wa, wb)]
    if area[0] != area[1] and _LOCAL.search((cb if area[0] else ca).text):
        return "one is over the whole, the other over a part"
    return None


def _market(a: Quantity, b: Quantity, ca: Context, cb: Context) -> str | None:
    """Two sessions: one up and one down, or two closings."""
    if not (ca.market and cb.market) or a.measure not in ("level", "money", "percent", "count"):
        return None
    x, y = _direction(ca.text, a), _direction(cb.text, b)
    if x and y and x != y:
        return f"one is {x}, the other {y}"
    la, lb = ({normal(w) for w in _WORD.findall(c.text)} for c in (ca, cb))
    if (la & OPEN_WORDS and lb & CLOSE_WORDS) or (lb & OPEN_WORDS and la & CLOSE_WORDS):
        return "one is at the opening, the other at the close"
    if la & CLOSE_WORDS and lb & CLOSE_WORDS and not (la | lb) & SESSION_WORDS:
        return "two closings"
    return None


def _direction(text: str, q: Quantity) -> str | None:
    """Up or down: the nearest such word before the figure in its clause, else after it."""
    before = [normal(w) for w in _WORD.findall(re.split(r"[;:]", text[: q.span[0]])[-1])]
    after = [normal(w) for w in _WORD.findall(text[q.span[1] :])]
    for word in (*reversed(before[-12:]), *after[:8]):
        if word in UP:
            return "up"
        if word in DOWN:
            return "down"
    return None


def _unrelated(a: Quantity, b: Quantity, ca: Context, cb: Context, equal: bool) -> str | None:
    like = likeness(ca, cb)
    if (
        a.event
        and a.event == b.event
        and ((ca.happenings & cb.happenings and like >= _FAR) or (ca.places and cb.places))
    ):
        return None
    if like < (_FAR / 2 if equal else _FAR):
        return "little in common"
    if not equal and ca.names and cb.names and not ca.names & cb.names and like < 0.5:
        return f"other names: {', '.join(sorted(ca.names)[:3])} and {', '.join(sorted(cb.names)[:3])}"
    if (
        not equal
        and a.noun
        and b.noun
        and a.noun != b.noun
        and not {a.noun, b.noun} & (GENERIC_PEOPLE | set(HAPPENINGS))
    ) and like < 0.5:
        return f"one counts {a.noun}, the other {b.noun}"
    return None
