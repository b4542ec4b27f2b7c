"""Two sentences compared: do they make one claim, could one stand for the other, and what conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.decide import Weights, decisions
from twosource.claims.details import Details
from twosource.claims.features import FEATURES, features
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences
from twosource.facts import Difference, relate_texts
from twosource.model import ConflictKind, Relation, Span

Pair = tuple[str, str, Span | None, Span | None]

_YES = 0.5  # a chance from which the answer is yes
_SURE = 0.75  # of "same claim": from here a number that agrees or differs is taken for a value of one thing
_POLARITY = 0.7  # share of the better covered sentence's words that the other has, for a denial to be of the same
_COVERED, _NEGATION, _ANTONYM = (FEATURES.index(name) for name in ("covered", "negation", "antonym"))


@dataclass(frozen=True, slots=True)
class Clash:
    """What differs between two sentences that make one claim, in their own words."""

    kind: ConflictKind
    relation: Relation
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Match:
    """How two sentences compare.

    `same_claim`: they speak of one thing having happened, be its value another. `equivalent`: one could stand for
    the other. `conflicts`: what differs, most telling first; empty where they agree or don't touch.
    """

    same_claim: float
    equivalent: float
    conflicts: tuple[Clash, ...] = ()


def match(a: str, b: str, a_span: Span | None = None, b_span: Span | None = None) -> Match:
    """Compares two sentences; the spans point at the two values meant, where two are.

    >>> m = match("The storm killed 12 people.", "At least 10 people died in the storm.")
    >>> m.same_claim > 0.5, [(c.kind, c.relation) for c in m.conflicts]
    (True, [('quantity', 'bound')])
    """
    return match_pairs([(a, b, a_span, b_span)])[0]


def match_pairs(pairs: Sequence[Pair]) -> list[Match]:
    """`match` for many pairs at once, each distinct sentence read once: several times as fast."""
    weights, lookup = decisions(), Lookup()
    read = read_sentences([text for a, b, _, _ in pairs for text in (a, b)], lookup)
    return [_match(pair, read[2 * i], read[2 * i + 1], weights, lookup) for i, pair in enumerate(pairs)]


def _match(pair: Pair, a: Details, b: Details, weights: dict[str, Weights], lookup: Lookup) -> Match:
    row = features(a, b)
    same, equivalent = weights["same_claim"].chance(row), weights["equivalent"].chance(row)
    found = relate_texts(*pair, gazetteer=lookup.gazetteer)
    if pair[2] is not None and pair[3] is not None:
        return _of_values(found, same, equivalent)
    clashes = [_clash(d) for d in found if d.relation not in ("same", "scope") and same >= _YES]
    turned = row[_NEGATION] or row[_ANTONYM]
    if turned and same >= _YES and row[_COVERED] >= _POLARITY and not any(c.kind == "polarity" for c in clashes):
        clashes.insert(0, Clash("polarity", "conflict", *_turns(a, b)))
    return Match(same, equivalent, tuple(clashes))


def _of_values(found: Sequence[Difference], same: float, equivalent: float) -> Match:
    """The answer on two given values: what they are to one another says whether they make one claim."""
    if not found:
        return Match(same, equivalent)
    if found[0].relation == "same":
        return Match(max(same, _SURE), equivalent)
    if found[0].relation == "scope":
        return Match(min(same, _YES), equivalent, (_clash(found[0]),))
    return Match(max(same, _YES), equivalent, (_clash(found[0]),))


def _clash(found: Difference) -> Clash:
    relation: Relation = "scope" if found.relation == "same" else found.relation
    return Clash(found.kind, relation, found.a, found.b)


def _turns(a: Details, b: Details) -> tuple[str, str]:
    """What is done in each, "not" before it where it is negated."""

    def turn(d: Details) -> str:
        verb = " ".join(d.lemmas[i] for i in d.verbs[:1]) or (d.lemmas[0] if d.lemmas else "")
        return f"not {verb}" if d.negative else verb

    return turn(a), turn(b)
