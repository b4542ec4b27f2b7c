"""What a whole story has in common tells nothing of its single claims: it is taken out before they are compared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log

from twosource.claims.details import Details

_SHRINK = 20  # propositions' worth of doubt about the story's mean vector: few propositions have no common ground
_LEAST = 0.35  # weight left to a word that every proposition has


def within_story(details: Sequence[Details]) -> list[Details]:
    """The same details, less their common vector (Arora, Liang, Ma 2017), common words weighing less (IDF)."""
    import numpy as np

    if not details:
        return []
    mean = np.sum([d.vector for d in details], axis=0) / (len(details) + _SHRINK)
    seen = Counter(lemma for d in details for lemma in set(d.lemmas))
    base = log(len(details) + _SHRINK)
    out = []
    for d in details:
        vector = d.vector - mean
        vector = (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
        rare = [_LEAST + (1 - _LEAST) * min(1.0, log((len(details) + _SHRINK) / seen[x]) / base) for x in d.lemmas]
        out.append(replace(d, vector=vector, weights=d.weights * np.asarray(rare, dtype=np.float32)))
    return out
