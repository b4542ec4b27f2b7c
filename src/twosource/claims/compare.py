"""Comparisons of two propositions' details: words, what is left over, numbers, places."""

from typing import TYPE_CHECKING

from twosource.claims.details import Details
from twosource.claims.thesaurus import alike
from twosource.facts import Quantity, apart, fit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAME_WORD = 0.9  # likeness of one word used in two contexts, at least
_SAME_NAME = 0.9
_OTHER_NAME = 0.5  # likeness of two different names, at most: "Harvia" and "Tolmia" are alike in context, not one
_LEFT = 0.6  # likeness below which a word has found nothing like it


def likeness(a: Details, b: Details) -> "NDArray[np.float32]":
    """How alike each content word of one is to each of the other: in context, or by the thesaurus."""
    import numpy as np

    like: NDArray[np.float32] = np.maximum(a.states @ b.states.T, 0.0)
    for i, (lemma, name) in enumerate(zip(a.lemmas, a.named, strict=True)):
        for j, (other, other_name) in enumerate(zip(b.lemmas, b.named, strict=True)):
            if lemma == other or (name and name == other_name):
                like[i, j] = max(like[i, j], _SAME_WORD)
            elif name and other_name:
                like[i, j] = min(like[i, j], _OTHER_NAME)
            elif not name and not other_name and like[i, j] < _SAME_WORD:
                tie = alike(lemma, a.entries[i], other, b.entries[j])
                if tie:
                    like[i, j] = max(like[i, j], _SAME_WORD * tie)
    return like


def residue(a: Details, best: "NDArray[np.float32]") -> float:
    """The weight of the words that find nothing like them, as a share of all."""
    total = float(a.weights.sum())
    return float(a.weights[best < _LEFT].sum()) / total if total else 0.0


def numbers(a: Details, b: Details) -> tuple[float, float, float]:
    """Whether some value agrees, whether values of one thing disagree, whether only one of the two has values."""
    if not a.quantities or not b.quantities:
        return 0.0, 0.0, float(bool(a.quantities) != bool(b.quantities))
    fits = [(x, y, fit(x, y)) for x in a.quantities for y in b.quantities]
    agreed = any(f in ("equal", "rounded", "converted", "bound") for _, _, f in fits)
    differ = any(f == "apart" and _one_thing(x, y) for x, y, f in fits)
    return float(agreed), float(differ and not agreed), 0.0


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
