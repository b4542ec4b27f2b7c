"""Details that rule a join out, however alike the words are."""

from twosource.claims.compare import Likeness, numbers, places_apart
from twosource.claims.details import Details
from twosource.claims.lexicon import ORDINALS, SIDES
from twosource.claims.phase import bargained
from twosource.facts import apart

_ALIKE = 0.5  # likeness in context from which two words besides the subject may be one; sentences of our own
_UNLIKE = 0.55  # likeness in context below which two objects of one act are two things; own pairs, train part


def vetoed(like: Likeness) -> bool:
    """Whether two propositions can't be one claim: other actor, other kind, other place, an aim and a deed.

    A denial and an assertion of one thing are the same claim with a conflict, so that negation is no veto, nor are
    two values of one count.
    """
    a, b = like.a, like.b
    if a.purpose != b.purpose and not (a.planned or b.planned):
        return True
    # Of pairs that a demand or an offer parts from an agreement 44 are two claims, one is one (stories of
    # bench.claims_join that are learned from).
    if bargained(a.stage, b.stage):
        return True
    if _other_side(a, b):
        return True
    return places_apart(a, b) or _reversed(a, b) or _swapped(a, b) or _other_actor(a, b) or _other_kind(like)


def only_subject(like: Likeness) -> bool:
    """Whether they have their subject in common, and no word alike besides: two things said of one man or one dam."""
    a, b = like.a, like.b
    rows = [i for i in range(a.size) if a.roles[i] != "subject"]
    columns = [j for j in range(b.size) if b.roles[j] != "subject"]
    if len(rows) == a.size or len(columns) == b.size or not rows or not columns:
        return False
    return max(like.values[i][j] for i in rows for j in columns) < _ALIKE


def _reversed(a: Details, b: Details) -> bool:
    """Whether the verbs or their complements are opposites ("closed", "open")."""
    if a.negative != b.negative:
        return False
    heads_a = [i for i in (*a.verbs, a.object) if i >= 0]
    heads_b = [j for j in (*b.verbs, b.object) if j >= 0]
    return any(
        b.lemmas[j] in a.entries[i].opposites or a.lemmas[i] in b.entries[j].opposites for i in heads_a for j in heads_b
    )


def _swapped(a: Details, b: Details) -> bool:
    """Whether who did it in one is whom it was done to in the other."""
    return bool(a.by and b.by) and not a.by & b.by and bool(a.by & b.to or b.by & a.to)


def _other_side(a: Details, b: Details) -> bool:
    """Whether it was done to those of two sides: soldiers killed, attackers killed."""
    here, there = (
        next((n for n, side in enumerate(SIDES) if d.object >= 0 and d.lemmas[d.object] in side), -1) for d in (a, b)
    )
    return here >= 0 <= there and here != there


def _other_actor(a: Details, b: Details) -> bool:
    """Whether two countries, or their people, are said to have done it."""
    return bool(a.countries and b.countries) and all(apart(x, y) for x in a.countries for y in b.countries)


def other_thing(like: Likeness) -> bool:
    """Whether the same was done to things that are neither tied nor alike, nor as many."""
    a, b = like.a, like.b
    if not any(like.ties[i][j] for i in a.verbs for j in b.verbs) or numbers(a, b)[0]:
        return False
    return any(
        i >= 0 and j >= 0 and not like.ties[i][j] and like.values[i][j] < _UNLIKE and not any(like.ties[i])
        for i, j in ((a.object, b.object),)
        if "NOUN" == _kind(a, i) == _kind(b, j)
    )


def _kind(d: Details, row: int) -> str:
    return d.kinds[row] if row >= 0 else ""


def _other_kind(like: Likeness) -> bool:
    """Whether nouns that stand in one another's place part two things ("bus drivers", "train drivers")."""
    a, b = like.a, like.b
    return any(
        a.kinds[i] == "NOUN" == b.kinds[j] or (_ordinal(a.lemmas[i]) and _ordinal(b.lemmas[j])) or _prefixed(like, i, j)
        for i, j in like.contrasts()
        if a.links[i] in ("", "of") and a.kinds[a.over[i]] == "NOUN"
    )


def _ordinal(lemma: str) -> bool:
    return lemma in ORDINALS


def _prefixed(like: Likeness, i: int, j: int) -> bool:
    """Whether two words have one prefix and part after it: "anti-ship", "anti-tank"."""
    return like.a.lemmas[i][:4] == like.b.lemmas[j][:4] == "anti"
