"""Comparisons of two propositions' details: words, what is left over, numbers, places."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from twosource.claims.details import Details
from twosource.claims.lexicon import ORDINALS
from twosource.claims.thesaurus import alike
from twosource.facts import Quantity, apart, fit

_SAME_WORD = 0.9  # likeness of one word used in two contexts, at least
_OTHER_NAME = 0.5  # likeness of two different names, at most: "Harvia" and "Tolmia" are alike in context, not one
_OPPOSED = 0.95  # likeness of a word and the negation of its opposite: that of a derived word
_HUGE = 1e15  # beyond any count in the news: an open end
_LEFT = 0.6  # likeness below which a word has found nothing like it


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each content word of `a` (rows) is to each of `b`: in context; and which are one, or tied.

    Plain lists: of some eight words each, they are several times as fast as arrays.
    """

    a: Details
    b: Details
    values: list[list[float]]
    ties: list[list[bool]]

    @classmethod
    def of(cls, a: Details, b: Details) -> "Likeness":
        """Compares two propositions' words: by context, name and thesaurus."""
        values: list[list[float]] = (a.states @ b.states.T).clip(0.0).tolist()
        ties = [[False] * b.size for _ in range(a.size)]
        turned = a.negative != b.negative  # "did not survive" is "died": a negation and an opposite cancel out
        if a.names and b.names:
            for i, j in ((i, j) for i in a.names_at for j in b.names_at):
                if a.named[i] != b.named[j]:
                    values[i][j] = min(values[i][j], _OTHER_NAME)
        for i in range(a.size):
            if not _may_tie(a, i, b, turned):
                continue
            for j in range(b.size):
                tie = _tie(a, i, b, j) or (_OPPOSED * (turned and opposed(a, i, b, j)))
                if tie:
                    ties[i][j] = True
                    values[i][j] = max(values[i][j], _SAME_WORD * tie)
        return cls(a, b, values, ties)

    def role(self, row: int, column: int, unknown: float) -> float:
        """How alike two heads are, `unknown` where one of the two lacks it."""
        return self.values[row][column] if row >= 0 and column >= 0 else unknown

    def tied(self, row: int, column: int) -> bool:
        """Whether two words are there and one, or tied."""
        return row >= 0 and column >= 0 and self.ties[row][column]

    def best(self) -> tuple[list[float], list[float]]:
        """For each word of each side how alike the likest word of the other is; 0 where the other has none."""
        one = [max(row, default=0.0) for row in self.values]
        return one, [max(column) for column in zip(*self.values, strict=True)] if one else [0.0] * self.b.size

    def contrasts(self) -> list[tuple[int, int]]:
        """Words in one another's place: on one word or a tied one, the same way, themselves tied to nothing.

        "Train drivers" and "bus drivers", "first quarter" and "second quarter", "cases of flu" and "cases of mumps".
        """
        a, b = self.a, self.b
        lone_a = [i for i in range(a.size) if a.over[i] >= 0 and not any(self.ties[i])]
        lone_b = [j for j in range(b.size) if b.over[j] >= 0 and not any(row[j] for row in self.ties)]
        return [
            (i, j)
            for i in lone_a
            for j in lone_b
            if a.links[i] == b.links[j]
            and self.ties[a.over[i]][b.over[j]]
            and (a.roles[i] == b.roles[j] or a.kinds[a.over[i]] == "NOUN")
        ]


def _may_tie(a: Details, i: int, b: Details, turned: bool) -> bool:
    """Whether a word can be tied to any of the other side's: most are not, which spares asking for every pair."""
    entry, lemma = a.entries[i], a.lemmas[i]
    return (
        lemma in b.vocabulary.lemmas
        or (bool(a.named[i]) and a.named[i] in b.names)
        or lemma in b.vocabulary.related
        or lemma in b.vocabulary.tails
        or not entry.reach.isdisjoint(b.vocabulary.reach)
        or not entry.related.isdisjoint(b.vocabulary.lemmas)
        or not entry.tails.isdisjoint(b.vocabulary.lemmas)
        or (turned and (lemma in b.vocabulary.opposites or not entry.opposites.isdisjoint(b.vocabulary.lemmas)))
    )


def opposed(a: Details, i: int, b: Details, j: int) -> bool:
    """Whether two words are opposites."""
    return b.lemmas[j] in a.entries[i].opposites or a.lemmas[i] in b.entries[j].opposites


def agreeing(like: Likeness) -> bool:
    """Whether one side is negated and says the opposite otherwise: "not open", "closed"."""
    a, b = like.a, like.b
    return a.negative != b.negative and any(opposed(a, i, b, j) for i in range(a.size) for j in range(b.size))


def _tie(a: Details, i: int, b: Details, j: int) -> float:
    """How far two words are one word or one name, or tied by the thesaurus; 0 where nothing ties them."""
    if a.lemmas[i] == b.lemmas[j] or (a.named[i] and a.named[i] == b.named[j]):
        return 1.0
    if a.named[i] or b.named[j] or a.lemmas[i] in ORDINALS or a.kinds[i] == "NUM":
        return 0.0
    return alike(a.lemmas[i], a.entries[i], b.lemmas[j], b.entries[j])


def residue(a: Details, best: Sequence[float]) -> float:
    """The weight of the words that find nothing like them, as a share of all."""
    total = sum(a.weights)
    return sum(w for w, v in zip(a.weights, best, strict=True) if v < _LEFT) / total if total else 0.0


def numbers(a: Details, b: Details) -> tuple[float, float, float]:
    """Whether some value agrees, whether values of one thing disagree, whether only one of the two has values."""
    if not a.quantities or not b.quantities:
        return 0.0, 0.0, float(bool(a.quantities) != bool(b.quantities))
    fits = [(x, y, fit(x, y)) for x in a.quantities for y in b.quantities]
    agreed = any(f in ("equal", "rounded", "converted", "bound") for _, _, f in fits)
    differ = any(f == "apart" and _one_thing(x, y) for x, y, f in fits)
    return float(agreed), float(differ and not agreed), 0.0


def ratio(a: Details, b: Details) -> float:
    """How far apart the nearest values of one thing are: 1 from a hundredfold on; 0 where there are none.

    40 operations called off and 6,000 are seldom two counts of one thing.
    """
    found = [
        abs(log10(x.low / y.low))
        for x in a.quantities
        for y in b.quantities
        if _one_thing(x, y) and 0 < x.low < _HUGE and 0 < y.low < _HUGE
    ]
    return min(2.0, min(found, default=0.0)) / 2


def _one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may count the same thing."""
    if a.measure != b.measure or (a.event and b.event and a.event != b.event):
        return False
    return a.noun is None or b.noun is None or a.noun == b.noun


def places_apart(a: Details, b: Details) -> bool:
    """Whether the two are said of places that can't be one: no place of one fits any of the other."""
    known = [p for p in a.places if not p.demonym and p.precision != "country"]
    others = [p for p in b.places if not p.demonym and p.precision != "country"]
    if known and others:
        return all(apart(x, y) for x in known for y in others)
    if a.spots and b.spots and not a.spots & b.spots:
        found = {p.text.casefold() for p in (*a.places, *b.places)}
        return not any(spot in text for spot in a.spots | b.spots for text in found)
    return False
