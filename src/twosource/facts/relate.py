"""How two values of one thing stand to one another: same, bound, update, conflict, or of two different things.

Numbers tell paraphrase from contradiction where word overlap and embeddings can't, if one asks first what each
counts, over which area, when, and whether the thing moves. Rules, in the order an editor would ask.
"""

from dataclasses import dataclass
from typing import Literal

from twosource.facts.context import Context, likeness
from twosource.facts.lexicon import GROWING, GROWING_NOUNS
from twosource.facts.numbers import find_quantities
from twosource.facts.records import Quantity
from twosource.facts.scope import scope
from twosource.facts.values import fit
from twosource.model import Relation

Outcome = Relation | Literal["same"]
_SURE_THING = (
    0.6  # share of common words from which differing fixed values are called a conflict; tuning half of numbers-dev
)
_MARKET_PERCENT = 0.05  # a rounded percentage of a market figure (2.86, 2.9); farther apart, time has passed
_MARKET_LEVEL = 0.002  # the same for a price or level (2,053 and 2,053.27)
_FIXED_EVENTS = frozenset({"aboard", "freed", "sold", "bought", "ordered", "hired", "voted"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation and why."""

    relation: Outcome
    reason: str


def relate(a: Quantity, b: Quantity, a_context: Context, b_context: Context) -> Verdict:
    """How quantity `a`, read in its sentence, stands to `b`, read in its own.

    >>> from twosource.facts.context import read_context
    >>> def told(x, y):
    ...     return relate(find_quantities(x)[0], find_quantities(y)[0], read_context(x), read_context(y)).relation
    >>> told("Landslide kills 12 in northern Peru", "Landslide in Peru kills 15")
    'update'
    >>> told("Landslide kills 12 in northern Peru", "Landslide kills 15 in Nepal")
    'scope'
    >>> told("The ferry had 127 people on board.", "The ferry sank with 130 people on board.")
    'conflict'
    """
    how = fit(a, b)
    if how == "unlike":
        return Verdict("scope", f"“{a.text}” and “{b.text}” measure different things")
    agree = how in ("equal", "rounded", "converted")
    anchored = _anchored(a, b, a_context, b_context)
    other = scope(a, b, a_context, b_context, equal=agree, anchored=anchored)
    if other:
        return Verdict("scope", other)
    if how == "rounded" and a_context.market and b_context.market and not _close(a, b):
        return Verdict("update", f"“{a.text}” and “{b.text}”: market figures move during a session")
    if how == "equal":
        return Verdict("same", f"both say {a.text}")
    if how == "rounded":
        return Verdict("same", f"“{a.text}” and “{b.text}” are one figure, rounded")
    if how == "converted":
        return Verdict("same", f"“{a.text}” and “{b.text}” are one amount in two units")
    like = likeness(a_context, b_context)
    if how == "bound":
        if a.bound == b.bound == "at_least" and _grows(a, b):
            return Verdict("update", f"“{a.text}” and “{b.text}” are lower limits of a growing count")
        return Verdict("bound", f"“{a.text}” and “{b.text}” can both hold")
    return _differ(a, b, a_context, b_context, like)


def _close(a: Quantity, b: Quantity) -> bool:
    room = _MARKET_PERCENT if a.measure == "percent" else _MARKET_LEVEL
    return abs(a.value - b.value) <= room * max(a.value, b.value)


def _anchored(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether the two sentences share another telling figure: the same earlier price, the same change."""
    return any(
        x.value == y.value
        and x.measure == y.measure
        and x.measure not in ("year", "label", "ordinal")
        and x.digits >= 3
        for x in find_quantities(ca.text)
        for y in find_quantities(cb.text)
        if x.span != a.span and y.span != b.span
    )


def _grows(a: Quantity, b: Quantity) -> bool:
    if a.event in _FIXED_EVENTS or b.event in _FIXED_EVENTS:
        return False
    return a.event in GROWING or b.event in GROWING or a.noun in GROWING_NOUNS or b.noun in GROWING_NOUNS


def _differ(a: Quantity, b: Quantity, ca: Context, cb: Context, like: float) -> Verdict:
    """Two values of one thing that can't both hold at once: does the thing move, or does someone err?"""
    both = f"“{a.text}” and “{b.text}”"
    if a.measure in ("duration", "ordinal_duration") and "ordinal_duration" in (a.measure, b.measure):
        return Verdict("conflict", f"{both} can't both hold at one time")
    if (ca.market and cb.market) and a.measure in ("level", "money", "percent", "count"):
        return Verdict("update", f"{both}: market figures move during a session")
    if _grows(a, b) or a.measure == "score":
        return Verdict("update", f"{both}: such counts grow as they are taken")
    if _moves(ca) and _moves(cb) and a.measure in ("length", "speed"):
        return Verdict("update", f"{both}: the position of something that moves")
    if ca.months != cb.months and ca.months and cb.months:
        return Verdict("update", f"{both} are given for two months")
    if _other_names(ca, cb) or (_other_names(cb, ca) and a.measure != "age"):
        return Verdict("scope", f"{both} stand beside other names")
    if like >= _SURE_THING or (a.measure in ("age", "year") and ca.names & cb.names) or a.event == "aboard":
        return Verdict("conflict", f"{both} can't both hold of one thing")
    return Verdict("scope", f"{both} are not clearly values of one thing")


def _other_names(ca: Context, cb: Context) -> bool:
    """Whether each text starts with, or holds, a name the other lacks."""
    x, y = _all_names(ca), _all_names(cb)
    return bool(x - _words(cb) and y - _words(ca)) and not ca.names & cb.names


def _all_names(c: Context) -> frozenset[str]:
    return c.names | c.opening


def _words(c: Context) -> set[str]:
    return set(c.text.lower().replace("'s", "").replace("’s", "").split())


def _moves(c: Context) -> bool:
    return bool({"center", "centr", "drift", "mov", "storm", "hurrican", "posit"} & c.stems)
