"""Two lone sentences: the figures that decide whether they make one claim, and whether one could stand for the other.

No story stands round them, so wording counts for more than among propositions of one story (word overlap beside
sentence vectors: Madnani, Tetreault, Chodorow 2012; Sultan, Bethard, Sumner 2015).
"""

from typing import TYPE_CHECKING

from twosource.claims.decide import Weights
from twosource.claims.details import Details
from twosource.claims.features import FEATURES, features
from twosource.claims.wording import SHARED, Wording, shared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DETAILS = (
    "cosine",
    "aligned",
    "covered",
    "uncovered",
    "lemmas",
    "left_both",
    "left_one",
    "name_missing",
    "names_swapped",
    "numbers_shared",
    "numbers_apart",
    "verb",
    "object",
    "other_act",
    "contrast",
    "swapped",
    "negation",
    "antonym",
    "modality",
)  # of `FEATURES`, those that bear on a lone pair
LONE = (*DETAILS, *SHARED)
# Content words of the shorter of two, and its share of the longer's: up to the first of each a headline or a short
# assertion, which gives the gist, from the second on a sentence beside another. In cross-validation on the train halves
# of headline-similarity-dev and contradiction-dev .845 and .716 are right with both, .845 and .702 by the words alone.
_GIST, _SENTENCE = 5, 8
_MUCH_SHORTER, _LIKE = 0.5, 0.7
_AT = [FEATURES.index(name) for name in DETAILS]


def lone(a: Details, b: Details, a_words: Wording, b_words: Wording) -> "NDArray[np.float32]":
    """The figures named by `LONE`; the order of the two sentences makes no difference."""
    import numpy as np

    found = features(a, b)
    return np.array([*(found[k] for k in _AT), *shared(a_words, b_words)], dtype=np.float32)


def equivalent(row: "NDArray[np.float32]", sizes: tuple[int, int], weights: dict[str, Weights]) -> float:
    """How likely one could stand for the other, `sizes` being the content words of each.

    Of two headlines one may say more than the other, and a sentence more than a short assertion; a sentence with a
    clause more than another is another sentence. So each has its own weights, and what lies between a share of both.
    """
    short, long = sorted(sizes)
    whole = _between(short, _GIST, _SENTENCE) * _between(short / max(1, long), _MUCH_SHORTER, _LIKE)
    return (1 - whole) * weights["gist"].chance(row) + whole * weights["equivalent"].chance(row)


def _between(value: float, low: float, high: float) -> float:
    """0 up to `low`, 1 from `high` on."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
