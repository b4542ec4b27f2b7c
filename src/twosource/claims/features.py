"""What two propositions have in common and where they part, as numbers a decision can be read from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.claims.compare import Likeness, agreeing, numbers, places_apart, residue
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
    "left_both",  # words that find nothing like them, on both sides: one said in place of another
    "left_one",  # the same on the fuller side only: more said
    "names_shared",
    "names_apart",  # both have names, none in common
    "names_swapped",  # both have names that the other lacks
    "name_missing",  # share of the better covered one's names that the other lacks
    "places_apart",  # said of places that can't be one
    "numbers_shared",
    "numbers_apart",  # values of one thing that don't agree
    "numbers_one",  # only one has numbers
    "verb",  # likeness of what is done
    "verb_tied",  # the same word, or one tied to it in the thesaurus
    "subject",  # likeness of the subjects, the mean where one lacks it
    "object",
    "other_subject",  # the same done, by one the other is not tied to
    "other_object",  # the same done to another
    "contrast",  # a word in another's place: "train drivers", "bus drivers"
    "other_act",  # what is done is neither tied nor alike
    "swapped",  # subject like the other's object and the reverse, more than straight
    "negation",  # one is negated
    "antonym",
    "modality",  # one may, would or will, the other does
    "length",  # shorter over longer, in content words
)
_ALIKE = 0.8  # likeness from which two words in context may well mean one thing
_TIED = 0.75  # likeness of a word and one straight above it in the thesaurus (0.9 times 0.85)
_UNKNOWN = 0.5  # likeness of a role that one of the two lacks


Best = tuple[list[float], list[float]]  # for each word of each side how alike the likest word of the other is


def features(a: Details, b: Details, like: Likeness | None = None, best: Best | None = None) -> "NDArray[np.float32]":
    """The numbers named by `FEATURES`, about -1 to 1; the order of the two makes no difference.

    `like` and `best` are its own where they are known already.
    """
    import numpy as np

    like = like or Likeness.of(a, b)
    best_a, best_b = best or like.best()
    cover_a = _share(best_a, a.weights)
    cover_b = _share(best_b, b.weights)
    first = cover_a >= cover_b
    inner, outer, found = (a, b, best_a) if first else (b, a, best_b)
    short, long = (a, b) if a.size <= b.size else (b, a)
    left_a, left_b = residue(a, best_a), residue(b, best_b)
    straight = like.role(a.subject, b.subject, _UNKNOWN) + like.role(a.object, b.object, _UNKNOWN)
    crossed = like.role(a.subject, b.object, _UNKNOWN) + like.role(a.object, b.subject, _UNKNOWN)
    shared, apart, one = numbers(a, b)
    verb = act(like)
    same = verb >= _TIED
    agreed = agreeing(like)
    row = [
        float(a.vector @ b.vector),
        (cover_a + cover_b) / 2,
        max(cover_a, cover_b),
        min(cover_a, cover_b),
        max(((1 - v) * w for v, w in zip(found, inner.weights, strict=True)), default=0.0),
        _lemmas(short, long),
        min(left_a, left_b),
        abs(left_a - left_b),
        len(a.names & b.names) / max(1, min(len(a.names), len(b.names))),
        float(bool(a.names and b.names) and not a.names & b.names),
        float(bool(a.names - b.names and b.names - a.names)),
        len(inner.names - outer.names) / max(1, len(inner.names)),
        float(places_apart(a, b)),
        shared,
        apart,
        one,
        verb,
        float(same),
        like.role(a.subject, b.subject, _UNKNOWN),
        like.role(a.object, b.object, _UNKNOWN),
        float(same) * _other(like, a.subject, b.subject),
        float(same) * _other(like, a.object, b.object),
        max((min(a.weights[i], b.weights[j]) for i, j in like.contrasts()), default=0.0),
        max(0.0, 0.5 - verb) * 2,
        max(0.0, (crossed - straight) / 2),
        float(a.negative != b.negative and not agreed),
        float(_antonyms(a, b) and not agreed),
        float(a.modal != b.modal),
        short.size / max(1, long.size),
    ]
    return np.array(row, dtype=np.float32)


def act(like: Likeness) -> float:
    """How alike what is done is; where one names the act by a noun ("closure"), by the likest word it has."""
    a, b = like.a, like.b
    if a.verbs and b.verbs:
        return max(like.values[i][j] for i in a.verbs for j in b.verbs)
    if a.verbs:
        return max((v for i in a.verbs for v in like.values[i]), default=0.0)
    if b.verbs:
        return max((row[j] for row in like.values for j in b.verbs), default=0.0)
    return _UNKNOWN


def heads(a: Details, b: Details, best: Best) -> tuple[float, float]:
    """How well the heads of each side (what is done, by whom, to what) find a like word anywhere in the other.

    The worst of all, since one head that finds none makes another claim; then what is done alone, the worse of the two:
    a noun is found too ("closed", "the closure").
    """
    worst, deeds = [], []
    for d, found in ((a, best[0]), (b, best[1])):
        worst.append(min((found[i] for i in (*d.verbs[:1], d.subject, d.object) if i >= 0), default=_UNKNOWN))
        deeds.append(max((found[i] for i in d.verbs), default=_UNKNOWN))
    return min(worst), min(deeds)


def _share(best: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(v * w for v, w in zip(best, weights, strict=True)) / total if total else 0.0


def _other(like: Likeness, row: int, column: int) -> float:
    """How unlike two heads of one role are; nothing where one of the two lacks it."""
    return max(0.0, 1 - like.role(row, column, _ALIKE) / _ALIKE)


def _lemmas(short: Details, long: Details) -> float:
    total = sum(short.weights)
    shared = sum(w for x, w in zip(short.lemmas, short.weights, strict=True) if x in long.vocabulary.lemmas)
    return shared / total if total else 0.0


def _antonyms(a: Details, b: Details) -> bool:
    here, there = a.vocabulary, b.vocabulary
    if here.opposites.isdisjoint(there.lemmas) and there.opposites.isdisjoint(here.lemmas):
        return False
    left, right = here.lemmas - there.lemmas, there.lemmas - here.lemmas
    return any(x in left and e.opposites & right for x, e in zip(a.lemmas, a.entries, strict=True)) or any(
        y in right and e.opposites & left for y, e in zip(b.lemmas, b.entries, strict=True)
    )
