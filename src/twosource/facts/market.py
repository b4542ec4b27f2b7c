"""Market figures: whether two of them are of one session (then the later updates the earlier) or of two.

Two figures of one share, index or currency belong to one session exactly where level less change gives one earlier
close; where that can't be computed, direction, closing words and nearness decide.
"""

import re
from dataclasses import dataclass

from twosource.facts.context import Context
from twosource.facts.lexicon import CLOSE_WORDS, DOWN, INDEXES, OPEN_WORDS, SESSION_WORDS, UP
from twosource.facts.records import Quantity, Verdict
from twosource.text import normal

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INDEX = re.compile(r"[A-Za-z]+(?:\.?&\s?[A-Za-z]+|\s(?=Seng))?")
_TO = re.compile(r"(?:\bto|\bat|\bto\s+(?:close|end|finish|settle)\s+at|\bof)\s+(?:about\s+)?[$£€A-Z]*$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|close\s+of|closing\s+at|after\s+closing\s+at|previous\s+close\s+of)\b[^\d]{0,40}$", re.IGNORECASE
)
_EXACT = 0.0006  # share of a level by which two earlier closes computed from changes may differ (rounding)
_LOOSE = 0.006  # and from percentages given with one decimal
_LEVEL_NEAR = 0.015  # levels farther apart than an ordinary session's move are of two sessions; tuning half
_PERCENT_NEAR = 1.0  # the same for two percentages, in points
_PERCENT_SHARE = 0.1  # or this share of it, for a gain over months
_WHOLE = 100.0  # levels above it are often printed without their decimals
_MEASURES = frozenset({"level", "money", "percent", "count"})


@dataclass(frozen=True, slots=True)
class Move:
    """A figure's move: up or down, by how much, to what level; and the close before it, where that follows."""

    sign: int
    prior: float | None
    exact: bool
    change: float | None = None
    whole: bool = False


def market_verdict(a: Quantity, b: Quantity, ca: Context, cb: Context) -> Verdict | None:
    """How two differing market figures stand to one another; None if they aren't both of a market.

    >>> from twosource.facts.context import read_context
    >>> x = read_context("Shares of Acme rose 39 cents, or 2.6 percent, to $15.59 in early trading.")
    >>> y = read_context("Acme shares gained 24 cents to $15.44.")
    >>> z = read_context("Acme shares gained 24 cents to $16.44.")
    >>> q, r, s = x.quantities[2], y.quantities[1], z.quantities[1]
    >>> market_verdict(q, r, x, y).relation, market_verdict(q, s, x, z).relation
    ('update', 'scope')
    """
    ma, mb = move(a, ca), move(b, cb)
    if not ((ca.market and cb.market) or ((ca.market or cb.market) and ma and mb)) or a.measure not in _MEASURES:
        return None
    both = f"“{a.text}” and “{b.text}”"
    x, y = _index_of(ca.text, a), _index_of(cb.text, b)
    if x and y and x != y:
        return Verdict("scope", f"two indexes: {x} and {y}")
    if ma and mb and ma.prior and mb.prior:
        room = (_EXACT if ma.exact and mb.exact else _LOOSE) * max(ma.prior, mb.prior)
        if ma.prior > _WHOLE and (ma.whole or mb.whole):
            room += 1.0  # a level given without decimals
        if abs(ma.prior - mb.prior) <= room:
            return Verdict("update", f"{both}: one session, for both follow the same earlier close")
        return Verdict("scope", f"{both}: two sessions, for the earlier closes differ")
    return _by_words(a, b, ca, cb, ma, mb)


def _by_words(a: Quantity, b: Quantity, ca: Context, cb: Context, ma: Move | None, mb: Move | None) -> Verdict:
    both = f"“{a.text}” and “{b.text}”"
    if _shared_close(a, b, ca, cb):
        return Verdict("update", f"{both}: one session, for both name the same earlier figure")
    if ma and mb and ma.sign != mb.sign:
        return Verdict("scope", f"{both}: one is up, the other down")
    la, lb = ({normal(w) for w in _WORD.findall(c.text)} for c in (ca, cb))
    if (la & OPEN_WORDS and lb & CLOSE_WORDS) or (lb & OPEN_WORDS and la & CLOSE_WORDS):
        return Verdict("scope", f"{both}: one is at the opening, the other at the close")
    if la & CLOSE_WORDS and lb & CLOSE_WORDS and not (la | lb) & SESSION_WORDS:
        return Verdict("scope", f"{both}: two closings")
    if ca.weekdays and cb.weekdays and not ca.weekdays & cb.weekdays:
        return Verdict("scope", f"{both}: two days")
    if a.measure == "percent":
        near = abs(a.value - b.value) <= max(_PERCENT_NEAR, _PERCENT_SHARE * max(a.value, b.value))
    elif ma and mb and (ma.change == a.value or mb.change == b.value):
        near = True  # two changes of one direction; how far apart they are says nothing
    else:
        near = abs(a.value - b.value) <= _LEVEL_NEAR * max(a.value, b.value)
    if near:
        return Verdict("update", f"{both}: market figures move during a session")
    return Verdict("scope", f"{both}: too far apart for one session")


def _shared_close(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether both sentences name one earlier figure ("from $28.91")."""
    return any(
        x.value == y.value and x.measure == y.measure and x.digits >= 3 and x.value != a.value
        for x in ca.quantities
        for y in cb.quantities
        if _FROM.search(ca.text[: x.span[0]]) or _FROM.search(cb.text[: y.span[0]])
    )


def move(q: Quantity, c: Context) -> Move | None:
    """The move that a figure is part of: the nearest word of direction before it, its change, its level."""
    sign, at = _direction(c.text, q)
    if not sign:
        return None
    after = [x for x in c.quantities if x.span[0] >= at and x.measure in _MEASURES]
    change = percent = level = None
    for x in after[:4]:
        between = c.text[max(at, x.span[0] - 30) : x.core[0]]
        if level is not None:
            break
        if x.measure == "percent":
            percent = percent if percent is not None else x.value
        elif _TO.search(between):
            level = x.value
        elif change is None:
            change = x.value
    told = next((x.value for x in after if _FROM.search(c.text[at : x.core[0]]) and x.value != level), None)
    if level is None or (change is None and percent is None):
        return Move(sign, told, True, change)
    if change is not None and change < level:
        return Move(sign, level - sign * change, True, change, level == int(level))
    return Move(sign, level / (1 + sign * percent / 100), False) if percent is not None else Move(sign, told, True)


def _direction(text: str, q: Quantity) -> tuple[int, int]:
    """1 up, -1 down, 0 unknown, and where that word ends: the nearest before the figure, else the first after."""
    start = max(text.rfind(";", 0, q.span[0]), 0)
    before = list(_WORD.finditer(text, start, q.span[0]))[-14:]
    after = list(_WORD.finditer(text, q.span[1]))[:8]
    for m in (*reversed(before), *after):
        word = normal(m[0])
        if word in UP or word in DOWN:
            return (1 if word in UP else -1), m.end()
    return 0, 0


def _index_of(text: str, q: Quantity) -> str | None:
    """The stock index a figure is of: the last one named before it, else the first after."""
    named = [(m.start(), INDEXES[normal(m[0])]) for m in _INDEX.finditer(text) if normal(m[0]) in INDEXES]
    before = [name for at, name in named if at < q.span[0]]
    return before[-1] if before else named[0][1] if named else None
