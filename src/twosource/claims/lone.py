"""Two lone sentences: the figures that decide whether they make one claim, and whether one could stand for the other.

No story stands round them, so wording counts for more than among propositions of one story (word overlap beside
sentence vectors: Madnani, Tetreault, Chodorow 2012; Sultan, Bethard, Sumner 2015).
"""

from typing import TYPE_CHECKING

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
_AT = [FEATURES.index(name) for name in DETAILS]


def lone(a: Details, b: Details, a_words: Wording, b_words: Wording) -> "NDArray[np.float32]":
    """The figures named by `LONE`; the order of the two sentences makes no difference."""
    import numpy as np

    found = features(a, b)
    return np.array([*(found[k] for k in _AT), *shared(a_words, b_words)], dtype=np.float32)
