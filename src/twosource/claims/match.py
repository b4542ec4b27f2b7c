"""Two sentences compared: do they make one claim, could one stand for the other, and what conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.claims.debunk import debunks
from twosource.claims.decide import Weights, decisions
from twosource.claims.details import Details
from twosource.claims.lone import LONE, equivalent, lone
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences
from twosource.claims.wording import Wording
from twosource.facts import Difference, negates, relate_texts
from twosource.model import ConflictKind, Relation, Span
from twosource.text import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[str, str, Span | None, Span | None]

_YES = 0.5  # a chance from which the answer is yes
_SURE = 0.75  # of "same claim": from here a number that agrees or differs is taken for a value of one thing
# Share of the better covered sentence that the other has, for a denial or a date to be of the same: on
# contradiction-dev, train half, dates apart are refuted in 9 of 11 cases at any share, in 8 of 8 from here.
_CLOSE = 0.7
# Of "same claim": from here one that calls something false is held against one that tells it (stance-dev, train half:
# level up to .36).
_TOUCHED = 0.2
_COVERED, _NEGATION, _ANTONYM = (LONE.index(name) for name in ("covered", "negation", "antonym"))


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
    weights, lookup = decisions("lone"), Lookup()
    texts = list(dict.fromkeys(text for a, b, _, _ in pairs for text in (a, b)))
    details = dict(zip(texts, read_sentences(texts, lookup), strict=True))
    words = {text: Wording.of(text) for text in texts}
    found = []
    for pair in pairs:
        a, b = details[pair[0]], details[pair[1]]
        row = lone(a, b, words[pair[0]], words[pair[1]])
        found.append(_match(pair, row, (a, b), weights, lookup))
    return found


def _match(
    pair: Pair, row: "NDArray[np.float32]", both: tuple[Details, Details], weights: dict[str, Weights], lookup: Lookup
) -> Match:
    same, alike = weights["same_claim"].chance(row), equivalent(row, (both[0].size, both[1].size), weights)
    found = relate_texts(*pair, gazetteer=lookup.gazetteer)
    if pair[2] is not None and pair[3] is not None:
        return _of_values(found, same, alike)
    close = same >= _YES and row[_COVERED] >= _CLOSE
    # In a text of several sentences a "not" or an opposite mostly turns what another of them tells: on stance-dev,
    # train half, the report agrees in 29 of 45 such cases.
    single = len(sentences(pair[0])) == len(sentences(pair[1])) == 1
    found = [d for d in found if single or d.kind != "polarity"]
    clashes = [_clash(d) for d in found if d.relation not in ("same", "scope") and same >= _YES]
    # Two dates are mostly of two things; with all else the same they are a conflict.
    clashes += [
        Clash("date", "conflict", d.a, d.b) for d in found if close and (d.kind, d.relation) == ("date", "scope")
    ]
    if same >= _TOUCHED and not any(c.kind == "polarity" for c in clashes):
        clash = _denial(pair, row, both, same if single else 0.0)
        clashes[:0] = [clash] if clash else []
    return Match(same, alike, tuple(clashes))


def _denial(pair: Pair, row: "NDArray[np.float32]", both: tuple[Details, Details], same: float) -> Clash | None:
    """One text calls false what the other tells and denies none of; or one is negated and they share most words."""
    a, b = pair[:2]
    false_a, false_b = debunks(a), debunks(b)
    if false_a or false_b:
        agreed = bool(false_a) == bool(false_b) or (negates(b, a) if false_a else negates(a, b))
        return None if agreed else Clash("polarity", "conflict", false_a or "", false_b or "")
    turned = (row[_NEGATION] or row[_ANTONYM]) and same >= _YES and row[_COVERED] >= _CLOSE
    return Clash("polarity", "conflict", *_turns(*both)) if turned else None


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
