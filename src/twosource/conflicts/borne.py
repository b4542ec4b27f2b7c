"""Two counts that one claim surely gives, in whatever words: "certified for 240 passengers", "may carry 260"."""

from twosource.conflicts.told import Told
from twosource.facts import Context, Verdict, fit, may_be_one, relate
from twosource.facts.lexicon import GROWING_NOUNS

SURE = "sure"  # groups of figures that members who surely make one claim give, each the only one of its measure
_FIXED = ("exact", "about")


def borne(a: Told, b: Told, ca: Context, cb: Context) -> Verdict | None:
    """A conflict where two reports' figures can't both hold of what the claim tells; None where they may.

    What is said of them elsewhere (a toll that grows, a share price) is left to the rules that know it.
    """
    x, y = a.local, b.local
    if x.measure not in ("count", "money") or x.bound not in _FIXED or y.bound not in _FIXED:
        return None
    if x.measure == "money" and x.unit and y.unit and x.unit != y.unit and x.value == y.value:
        return Verdict("conflict", f"“{x.text}” and “{y.text}”: one amount, in two currencies")
    if fit(x, y) != "apart" or (x.measure == "count" and not _counted_alike(a, b)):
        return None
    if relate(x, y, ca, cb).relation != "scope" or not may_be_one(x, y, ca, cb):
        return None
    return Verdict("conflict", f"“{x.text}” and “{y.text}” can't both hold of what one claim tells")


def _counted_alike(a: Told, b: Told) -> bool:
    """Whether both count one thing, and not one that grows while it is counted."""
    x, y = a.quantity, b.quantity
    return bool(x.noun and x.noun == y.noun) and x.noun not in GROWING_NOUNS and x.modifiers == y.modifiers
