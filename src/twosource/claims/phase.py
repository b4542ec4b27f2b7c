"""How far along what is told is, and on which day: a demand, an offer, a plan, a decision, a deed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.claims.lexicon import AGREED, ASKED, CALENDAR, DECIDED, MODALS, OFFERED, PLANNED
from twosource.text import normal

if TYPE_CHECKING:
    from twosource.claims.words import Word

STAGES = ("asked", "offered", "planned", "decided", "agreed", "done")
_LISTS = (ASKED, OFFERED, PLANNED, DECIDED, AGREED)


def stage(words: "Sequence[Word]") -> int:
    """How far along a proposition is, as a place in `STAGES`: by its verb, else its auxiliary, else a noun it is about.

    "The union demands 12 percent" is asked for, "will sign" planned, "agreed to pay" agreed, "paid" done.
    """
    verbs = {w.lemma for w in words if w.role == "verb" and w.pos in ("VERB", "AUX")}
    nouns = {w.lemma for w in words if w.head and w.pos == "NOUN"}
    for told in (verbs, nouns):
        for at, lemmas in enumerate(_LISTS):
            if told & lemmas:
                return at
    return STAGES.index("planned" if ahead(words) else "done")


def ahead(words: "Sequence[Word]") -> bool:
    """Whether its form tells what is to come: "will", "should", "could", "is to be"."""
    if any(w.pos == "AUX" and w.lemma in MODALS for w in words):
        return True
    return any(a.pos == "AUX" and a.lemma == "be" and b.pos == "PART" and b.lemma == "to" for a, b in pairwise(words))


def bargained(a: int, b: int) -> bool:
    """Whether of two stages one is what a side asks for or offers, the other what both agreed to: never one claim.

    >>> bargained(STAGES.index("asked"), STAGES.index("agreed"))
    True
    """
    return min(a, b) <= STAGES.index("offered") and max(a, b) == STAGES.index("agreed")


def times(words: "Sequence[Word]") -> frozenset[str]:
    """The days of the week, months and years that a proposition names, each after its kind: "day friday"."""
    found = set()
    for w in words:
        low = normal(w.text).rstrip(".")
        if low in CALENDAR and w.text[:1].isupper():
            found.add(f"day {low}" if low.endswith("day") else f"month {low}")
        elif len(low) == 4 and low.isdigit() and low[:2] in ("19", "20"):
            found.add(f"year {low}")
    return frozenset(found)


def times_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name a day, a month or a year, and no one in common.

    >>> times_apart(frozenset({"day monday"}), frozenset({"day friday", "year 2031"}))
    True
    """
    for kind in ("day ", "month ", "year "):
        one, other = ({x for x in side if x.startswith(kind)} for side in (a, b))
        if one and other and not one & other:
            return True
    return False
