"""Two sentences compared: do they make one claim, could one stand for the other, and what conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.decide import decisions
from twosource.claims.features import features
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences
from twosource.model import ConflictKind, Relation, Span


@dataclass(frozen=True, slots=True)
class Clash:
    """What differs between two sentences that make one claim, in their own words."""

    kind: ConflictKind
    relation: Relation
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Match:
    """`same_claim`: they speak of one thing having happened, be its value another; `equivalent`: one could stand
    for the other; `conflicts`: what differs, most telling first."""

    same_claim: float
    equivalent: float
    conflicts: tuple[Clash, ...] = ()


Pair = tuple[str, str, Span | None, Span | None]


def match(a: str, b: str, a_span: Span | None = None, b_span: Span | None = None) -> Match:
    """Compares two sentences.

    >>> match("The old bridge collapsed on Monday.", "On Monday the old bridge fell down.").same_claim > 0.5
    True
    """
    return match_pairs([(a, b, a_span, b_span)])[0]


def match_pairs(pairs: Sequence[Pair]) -> list[Match]:
    """`match` for many pairs at once, each distinct sentence read once: several times as fast."""
    weights = decisions()
    read = read_sentences([text for a, b, _, _ in pairs for text in (a, b)], Lookup())
    out = []
    for i in range(len(pairs)):
        row = features(read[2 * i], read[2 * i + 1])
        out.append(Match(weights["same_claim"].chance(row), weights["equivalent"].chance(row)))
    return out
