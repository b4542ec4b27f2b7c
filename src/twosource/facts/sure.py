"""Whether two fixed values that differ are surely values of one thing, so that they conflict.

Each test removes a way in which two numbers in much the same words are still about two things: another subject,
another part, an earlier value told for comparison, a value that the other text gives too.
"""

import re

from twosource.facts.context import Context, likeness, stem
from twosource.facts.lexicon import GENERIC_PEOPLE, STOP
from twosource.facts.records import Quantity
from twosource.text import normal

_LIKE = 0.6  # share of common words; tuning half of numbers-dev and unlabelled pairs of paraphrase-dev
_NEAR = 0.5  # share of common words right around the two values
_LIKE_SHARE, _NEAR_SHARE = 0.8, 0.7  # the same for percentages, of which one sentence has many
_RATIO = 2.5  # values farther apart are more often two things than one thing misreported
_AROUND = 45  # characters before a value, and two thirds of it after, that say what it is of
_REFERENCE = re.compile(
    r"(?:\bfrom|\bcompared\s+(?:with|to)|\bagainst|\bversus|\bup\s+from|\bdown\s+from|\bprevious(?:ly)?|\bthan|\babout\s+from)"
    r"\s+(?:a\s+|the\s+|about\s+)?[$£€A-Z]{0,3}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:so\s+far|to\s+date|in\s+all|in\s+total|altogether|total\s+of)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def surely_one(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether two differing values are surely of one thing.

    >>> from twosource.facts.context import read_context
    >>> x = read_context("Acme agreed to pay $1.2 billion for Bolt.")
    >>> y = read_context("Acme has agreed to pay $1.3 billion for Bolt.")
    >>> z = read_context("Acme has agreed to pay $1.3 billion for Crown, up from $1.2 billion.")
    >>> q, r, s = x.quantities[0], y.quantities[0], z.quantities[0]
    >>> surely_one(q, r, x, y), surely_one(q, s, x, z)
    (True, False)
    """
    if a.event == b.event == "aboard" and not _other_subjects(ca, cb):
        return True
    if a.measure == b.measure == "age":
        return bool(ca.names & cb.names) and _shared_before(a, b, ca, cb)
    share = a.measure == "percent"
    return (
        likeness(ca, cb) >= (_LIKE_SHARE if share else _LIKE)
        and _near(a, b, ca, cb) >= (_NEAR_SHARE if share else _NEAR)
        and not _unnamed(ca, cb)
        and not _other_subjects(ca, cb)
        and may_be_one(a, b, ca, cb)
    )


def may_be_one(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether nothing says that two differing values are of two things, whatever the words around them.

    >>> from twosource.facts.context import read_context
    >>> x, y = read_context("The hall seats 240 people."), read_context("There is room for 260 people.")
    >>> may_be_one(x.quantities[0], y.quantities[0], x, y)
    True
    """
    return (
        not _other_period(a, b, ca, cb)
        and not _other_noun(a, b)
        and not _running_total(ca, cb)
        and not _reference(a, b, ca, cb)
        and not _told_too(a, b, ca, cb)
        and max(abs(a.value), abs(b.value)) <= _RATIO * min(abs(a.value), abs(b.value))
    )


_PRONOUN = re.compile(r"^\W*(?:It|They|That\s+(?:was|is|compares)|This)\b")
_RESULT = re.compile(
    r"\b(?:earned|earnings|profits?|revenues?|sales|income|loss(?:es)?|turnover|dividends?)\b", re.IGNORECASE
)


def _unnamed(ca: Context, cb: Context) -> bool:
    """Whether the subject of just one is a pronoun, so that it may be anything."""
    return bool(_PRONOUN.match(ca.text)) != bool(_PRONOUN.match(cb.text))


def _other_period(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Company results differ by period: they conflict only where both name one period, or another figure agrees."""
    if a.measure not in ("money", "percent") or not (_RESULT.search(ca.text) and _RESULT.search(cb.text)):
        return False
    periods = ca.quarters & cb.quarters or ca.months & cb.months or ca.years & cb.years
    shared = any(x.value == y.value and x.measure == y.measure for x in ca.quantities for y in cb.quantities)
    return not (periods or shared)


def _around(text: str, q: Quantity) -> set[str]:
    words = text[max(0, q.span[0] - _AROUND) : q.span[0]] + " " + text[q.core[1] : q.core[1] + 2 * _AROUND // 3]
    return {stem(w) for w in map(normal, _WORD.findall(words)) if w not in STOP and len(w) > 2}


def _near(a: Quantity, b: Quantity, ca: Context, cb: Context) -> float:
    """Share of the words around one value that stand around the other too."""
    x, y = _around(ca.text, a), _around(cb.text, b)
    small = min(len(x), len(y))
    return len(x & y) / small if small else 0.0


def _words(c: Context) -> set[str]:
    return {normal(w).removesuffix("'s") for w in _WORD.findall(c.text)}


def _other_subjects(ca: Context, cb: Context) -> bool:
    """Whether each text has names that the other lacks, and not most in common."""
    x, y = ca.names | ca.opening, cb.names | cb.opening
    own_x, own_y = x - _words(cb), y - _words(ca)
    return bool(own_x and own_y) and len(x & y) <= min(len(own_x), len(own_y))


def _other_noun(a: Quantity, b: Quantity) -> bool:
    """Whether the two count different things, or one a part of the other ("active workers", "workers")."""
    if a.noun and b.noun and a.noun != b.noun and not {a.noun, b.noun} & GENERIC_PEOPLE:
        return True
    small, big = (a, b) if a.value < b.value else (b, a)
    return bool(a.noun and a.noun == b.noun and set(small.modifiers) - set(big.modifiers))


def _reference(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether just one is told as an earlier value, for comparison."""
    x, y = (bool(_REFERENCE.search(c.text[: q.span[0]])) for q, c in ((a, ca), (b, cb)))
    return x != y


def _told_too(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether one text gives the other's value as well: then it tells two things."""
    return any(x.measure == b.measure and x.value == b.value for x in ca.quantities) or any(
        x.measure == a.measure and x.value == a.value for x in cb.quantities
    )


def _running_total(ca: Context, cb: Context) -> bool:
    """Whether just one tells what has come together "so far"."""
    return bool(_TOTAL.search(ca.text)) != bool(_TOTAL.search(cb.text))


def _shared_before(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether the name right before an age is the same."""
    x, y = (_WORD.findall(c.text[: q.span[0]])[-2:] for q, c in ((a, ca), (b, cb)))
    return bool({normal(w) for w in x} & {normal(w) for w in y} - STOP)
