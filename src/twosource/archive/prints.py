"""Fingerprints: hashes of word 4-grams, winnowed, so that any seven words in a row that two reports share give one.

They are made of the low 32 bits of each word's hash, which an archive keeps of every word: a report's fingerprints can
be had again at any time, without its text.

Winnowing: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.archive.words import I64, U32, U64, Words, mix

_NONE = np.uint64(2**64 - 1)
_LOW = np.uint64(2**32 - 1)
_ROLES = [np.uint64(k) for k in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD1342543DE82EF95)]
MOST_WORDS = 65_535  # positions are 16 bits: words after this one are not fingerprinted (intake keeps 100,000 letters)


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints: `hashes`, the `rows` of the batch that hold them, and the `places` (words) where they begin."""

    hashes: U64
    rows: U32
    places: NDArray[np.uint16]


def prints_of(words: Words) -> Prints:
    """The winnowed fingerprints of a batch, in order of report and place.

    >>> import pyarrow as pa
    >>> from twosource.archive.words import words_of
    >>> p = prints_of(words_of(pa.array(["the old dam above the town broke at dawn"] * 2)))
    >>> half = len(p.hashes) // 2
    >>> bool((p.hashes[:half] == p.hashes[half:]).all()), p.rows.tolist()[:: half]
    (True, [0, 1])
    """
    w = words.hashes & _LOW
    if len(w) < 4:
        return Prints(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16))
    grams = w * _ROLES[0]
    for n in (1, 2, 3):
        grams[:-n] += w[n:] * _ROLES[n]
    mix(grams)
    for n in (1, 2, 3):  # no gram goes over a report's end
        crossing = words.offsets[1:] - n
        grams[crossing[crossing >= 0]] = _NONE
    chosen = np.flatnonzero(_least_of_four(grams) & (grams != _NONE))
    rows = np.repeat(np.arange(len(words.offsets) - 1, dtype=np.uint32), np.diff(words.offsets))[chosen]
    places: I64 = chosen - words.offsets[rows]
    fits = places < MOST_WORDS
    if not fits.all():
        chosen, rows, places = chosen[fits], rows[fits], places[fits]
    return Prints(grams[chosen], rows, places.astype(np.uint16))


def _least_of_four(grams: U64) -> NDArray[np.bool_]:
    """Which grams are the least of some four in a row: a sliding minimum, then a sliding maximum of it."""
    padded = np.full(len(grams) + 6, _NONE, dtype=np.uint64)
    padded[3:-3] = grams
    two = np.minimum(padded[:-1], padded[1:])
    least = np.minimum(two[:-2], two[2:])  # least[i]: of padded[i : i + 4]
    two = np.maximum(least[:-1], least[1:])
    reach = np.maximum(two[:-2], two[2:])  # over the four windows that hold a gram
    return np.asarray(grams == reach)
