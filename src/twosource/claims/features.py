"""What two propositions have in common and where they part, as numbers a decision can be read from."""

from typing import TYPE_CHECKING

from twosource.claims.antonyms import opposed
from twosource.claims.details import Details

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEATURES = (
    "cosine",  # of the whole
    "aligned",  # weighted share of words that find a like word in the other, mean of both ways
    "covered",  # the same one way: how far the better covered of the two is covered
    "uncovered",  # how far the worse covered is
    "stray",  # the most telling word of the better covered one that finds nothing like it
    "lemmas",  # weighted share of the shorter's lemmas that stand in the other
    "names_shared",
    "names_apart",  # both have names, none in common
    "name_missing",  # weighted share of the shorter's names that the other lacks
    "numbers_shared",
    "numbers_apart",  # both have numbers, none in common
    "numbers_one",  # only one has numbers
    "verb",  # likeness of the verbs
    "subject",  # likeness of the subjects, the mean where one lacks it
    "object",
    "swapped",  # subject like the other's object and the reverse, more than straight
    "negation",  # one is negated
    "antonym",
    "modality",  # one may, would or will, the other does
    "purpose",  # one is a purpose, the other none
    "length",  # shorter over longer, in content words
)
_UNKNOWN = 0.5  # likeness of a role that one of the two lacks


def features(a: Details, b: Details) -> "NDArray[np.float32]":
    """The numbers named by `FEATURES`, all between -1 and 1; the order of the two makes no difference."""
    import numpy as np

    like = a.states @ b.states.T
    best_a = like.max(1, initial=0.0)
    best_b = like.max(0, initial=0.0)
    cover_a = _share(best_a, a.weights)
    cover_b = _share(best_b, b.weights)
    inner, rows, weights = (a, best_a, a.weights) if cover_a >= cover_b else (b, best_b, b.weights)
    outer = b if inner is a else a
    short, long = (a, b) if a.size <= b.size else (b, a)
    straight = _role(like, a.subject, b.subject) + _role(like, a.object, b.object)
    crossed = _role(like, a.subject, b.object) + _role(like, a.object, b.subject)
    return np.array(
        [
            float(a.vector @ b.vector),
            (cover_a + cover_b) / 2,
            max(cover_a, cover_b),
            min(cover_a, cover_b),
            float(((1 - rows) * weights).max(initial=0.0)),
            _lemmas(short, long),
            len(a.names & b.names) / max(1, min(len(a.names), len(b.names))),
            float(bool(a.names and b.names) and not a.names & b.names),
            len(inner.names - outer.names) / max(1, len(inner.names)),
            float(bool(a.numbers & b.numbers)),
            float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
            float(bool(a.numbers) != bool(b.numbers)),
            _role(like, a.verb, b.verb),
            _role(like, a.subject, b.subject),
            _role(like, a.object, b.object),
            max(0.0, (crossed - straight) / 2),
            float(a.negative != b.negative),
            float(_antonyms(a, b)),
            float(a.modal != b.modal),
            float(a.purpose != b.purpose),
            short.size / max(1, long.size),
        ],
        dtype=np.float32,
    )


def _share(best: "NDArray[np.float32]", weights: "NDArray[np.float32]") -> float:
    total = float(weights.sum())
    return float((best * weights).sum()) / total if total else 0.0


def _role(like: "NDArray[np.float32]", row: int, column: int) -> float:
    return float(like[row, column]) if row >= 0 and column >= 0 else _UNKNOWN


def _lemmas(short: Details, long: Details) -> float:
    there = set(long.lemmas)
    total = float(short.weights.sum())
    shared = sum(float(w) for lemma, w in zip(short.lemmas, short.weights, strict=True) if lemma in there)
    return shared / total if total else 0.0


def _antonyms(a: Details, b: Details) -> bool:
    left, right = set(a.lemmas) - set(b.lemmas), set(b.lemmas) - set(a.lemmas)
    return any(opposed(x, y) for x in left for y in right)
