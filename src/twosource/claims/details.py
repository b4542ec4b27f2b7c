"""What a proposition says, as it is compared: its content words with their vectors, names, numbers and turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from twosource.claims.lexicon import MODALS
from twosource.claims.names import name_key
from twosource.claims.words import Word
from twosource.model import Span
from twosource.text import normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twosource.language import Encoded

# BERT's vocabulary is ordered by frequency after its first entries: "the" is 1996, the rarest piece 30521.
_FIRST, _LAST = 1996, 30522
_LEAST = 0.3  # weight of the commonest content word against 1 for the rarest: headline-similarity-dev, train half
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: i for i, word in enumerate(_SMALL.split())} | {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "dozen": 12,
    "hundred": 100,
}


@dataclass(frozen=True, slots=True)
class Details:
    """One proposition, ready to compare. Rows of `states` are those of `lemmas`: content words only.

    `weights` are how telling each word is, 0 to 1. `verb`, `subject` and `object` index the heads of those roles
    (-1 where there is none).
    """

    vector: "NDArray[np.float32]"
    states: "NDArray[np.float32]"
    weights: "NDArray[np.float32]"
    lemmas: tuple[str, ...]
    roles: tuple[str, ...]
    names: frozenset[str]
    name_rows: tuple[int, ...]
    numbers: frozenset[float]
    verb: int
    subject: int
    object: int
    negative: bool
    modal: bool
    purpose: bool
    size: int


def details_of(words: Sequence[Word], spans: Sequence[Span], encoded: "Encoded", *, purpose: bool) -> Details:
    """A proposition's details from its words, each word's span in its text, and the encoded text."""
    import numpy as np

    kept = [i for i, word in enumerate(words) if word.content]
    rows, weights = _rows([spans[i] for i in kept], encoded)
    heads = {role: _head(words, kept, role) for role in ("verb", "subject", "object")}
    return Details(
        vector=encoded.vector,
        states=rows,
        weights=np.asarray(weights, dtype=np.float32),
        lemmas=tuple(words[i].lemma for i in kept),
        roles=tuple(words[i].role for i in kept),
        names=frozenset(name_key(words[i].text) for i in kept if words[i].name),
        name_rows=tuple(row for row, i in enumerate(kept) if words[i].name),
        numbers=frozenset(numbers_in(words)),
        verb=heads["verb"],
        subject=heads["subject"],
        object=heads["object"],
        negative=sum(word.negative for word in words) % 2 == 1,
        modal=any(word.lemma in MODALS and word.pos == "AUX" for word in words),
        purpose=purpose,
        size=len(kept),
    )


def _head(words: Sequence[Word], kept: Sequence[int], role: str) -> int:
    for row, i in enumerate(kept):
        if words[i].head and words[i].role == role:
            return row
    return next((row for row, i in enumerate(kept) if words[i].role == role), -1)


def _rows(spans: Sequence[Span], encoded: "Encoded") -> "tuple[NDArray[np.float32], list[float]]":
    """For each word's span the mean of its pieces' vectors, length one, and the word's weight."""
    import numpy as np

    rows = np.zeros((len(spans), encoded.states.shape[1]), dtype=np.float32)
    weights: list[float] = []
    for row, (start, end) in zip(rows, spans, strict=True):
        pieces = [i for i, (s, e) in enumerate(encoded.offsets) if s < end and start < e]
        if not pieces:  # cut off: the text is longer than the model reads
            weights.append(0.0)
            continue
        mean = encoded.states[pieces].mean(0)
        row[:] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        weights.append(_weight([encoded.ids[i] for i in pieces]))
    return rows, weights


def _weight(ids: Sequence[int]) -> float:
    """How telling a word is: by the rank of its piece; a word of several pieces is a rare one."""
    rank = max(ids) if len(ids) == 1 else _LAST
    scale = log(max(rank, _FIRST) / _FIRST) / log(_LAST / _FIRST)
    return _LEAST + (1 - _LEAST) * scale


def numbers_in(words: Sequence[Word]) -> list[float]:
    """The numbers among words: digits, and number words up to twenty.

    >>> numbers_in([Word("1,000th", " ", "1,000th", "ADJ", "other", False, False)])
    [1000.0]
    """
    out: list[float] = []
    for word in words:
        text = normal(word.text)
        if text in _NUMBERS and word.pos in ("NUM", "ADJ", "NOUN"):
            out.append(float(_NUMBERS[text]))
        for digits in _DIGITS.findall(text):
            try:
                out.append(float(digits.replace(",", "")))
            except ValueError:
                continue
    return out
