"""How two values of one thing stand to one another: same, bound, update, conflict, or of two different things.

Numbers tell paraphrase from contradiction where word overlap and embeddings can't, if one asks first what each
counts, over which area, when, and whether the thing moves. Rules, in the order an editor would ask.
"""

from twosource.facts.context import Context
from twosource.facts.lexicon import GROWING, GROWING_NOUNS
from twosource.facts.market import market_verdict
from twosource.facts.records import Quantity, Verdict
from twosource.facts.scope import scope
from twosource.facts.sure import surely_one
from twosource.facts.values import fit

_MARKET_PERCENT = 0.05  # a rounded percentage of a market figure (2.86, 2.9); farther apart, time has passed
_MARKET_LEVEL = 0.002  # the same for a price or level (2,053 and 2,053.27)
_GROWN = 1.5  # from this ratio on, a limit and a count of a growing toll were taken at two times
_STRETCH = 3.0  # a limit this far off is of another thing (pairs of paraphrase-dev)
_GAMES = 3.0  # games by which two standings of one season may lie apart between two reports
_MONEY_EVENTS = frozenset({"raised", "spent", "traded"})
_FIXED_EVENTS = frozenset({"aboard", "freed", "sold", "bought", "ordered", "hired", "voted"})


def relate(a: Quantity, b: Quantity, a_context: Context, b_context: Context) -> Verdict:
    """How quantity `a`, read in its sentence, stands to `b`, read in its own.

    >>> from twosource.facts.context import read_context
    >>> def told(x, y):
    ...     cx, cy = read_context(x), read_context(y)
    ...     return relate(cx.quantities[0], cy.quantities[0], cx, cy).relation
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
    if how == "bound":
        if a.bound == b.bound == "at_least" and _grows(a, b):
            return Verdict("update", f"“{a.text}” and “{b.text}” are lower limits of a growing count")
        if "at_least" in (a.bound, b.bound) and _grows(a, b) and _far(a, b):
            return Verdict("update", f"“{a.text}” and “{b.text}” can both hold, but the count has grown")
        if _far(a, b) and "at_least" in (a.bound, b.bound) and max(a.value, b.value) > _STRETCH * min(a.value, b.value):
            return Verdict("scope", f"“{a.text}” and “{b.text}” are too far apart to be limits of one thing")
        return Verdict("bound", f"“{a.text}” and “{b.text}” can both hold")
    return market_verdict(a, b, a_context, b_context) or _differ(a, b, a_context, b_context)


def _close(a: Quantity, b: Quantity) -> bool:
    room = _MARKET_PERCENT if a.measure == "percent" else _MARKET_LEVEL
    return abs(a.value - b.value) <= room * max(a.value, b.value)


def _anchored(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether the two sentences share another telling figure: the same earlier price, the same change."""
    return any(
        x.value == y.value and x.measure == y.measure and x.measure not in ("year", "label") and x.digits >= 3
        for x in ca.quantities
        for y in cb.quantities
        if x.span != a.span and y.span != b.span
    )


def _far(a: Quantity, b: Quantity) -> bool:
    return max(a.value, b.value) >= _GROWN * max(1.0, min(a.value, b.value))


def _grows(a: Quantity, b: Quantity) -> bool:
    """Whether what is counted grows while it is counted; money only where it is raised or spent."""
    if {a.event, b.event} & _FIXED_EVENTS or a.measure not in ("count", "money", "volume", "mass"):
        return False
    if a.measure == "money":
        return bool({a.event, b.event} & _MONEY_EVENTS) or "bid" in (a.noun, b.noun)
    return bool({a.event, b.event} & (GROWING - _MONEY_EVENTS) or {a.noun, b.noun} & GROWING_NOUNS)


def _differ(a: Quantity, b: Quantity, ca: Context, cb: Context) -> Verdict:
    """Two values of one thing that can't both hold at once: does the thing move, or does someone err?"""
    both = f"“{a.text}” and “{b.text}”"
    if "ordinal_duration" in (a.measure, b.measure):
        return Verdict("conflict", f"{both} can't both hold at one time")
    if a.measure == "score":
        near = abs(a.value - b.value) <= _GAMES
        return Verdict("update" if near else "scope", f"{both}: standings change with every game")
    if _grows(a, b):
        return Verdict("update", f"{both}: such counts grow as they are taken")
    if _moves(ca) and _moves(cb) and a.measure in ("length", "speed"):
        return Verdict("update", f"{both}: the position of something that moves")
    if ca.months != cb.months and ca.months and cb.months:
        return Verdict("update", f"{both} are given for two months")
    if surely_one(a, b, ca, cb):
        return Verdict("conflict", f"{both} can't both hold of one thing")
    return Verdict("scope", f"{both} are not clearly values of one thing")


def _moves(c: Context) -> bool:
    return bool({"center", "centr", "drift", "mov", "storm", "hurrican", "posit"} & c.stems)
