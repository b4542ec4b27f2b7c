"""What a report is about, as weighted features: names, pairs of names, numbers and rare words, most of them early on.

The same for a few hundred reports and for an archive: features are hashes, reports are rows of flat arrays.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from twosource.archive.links import sort_by_hash
from twosource.archive.words import I64, U8, U32, U64, Words, hashes_of, mix, stems_of, text_buffers, words_of
from twosource.settings import StorySettings

F32 = NDArray[np.float32]
Flags = NDArray[np.bool_]
_PAIR = np.uint64(0x9E3779B97F4A7C15)
_SLOTS, _TURN = np.uint64((1 << 17) - 1), np.uint64(24)
_ENDS = np.isin(np.arange(256), list(b".!?:\n\r"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How often (early words more) each report has each feature: one row each, by report. `named`: it is a name."""

    rows: U32
    features: U64
    weight: F32
    named: Flags
    telling: F32


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors, sparse: the features (as numbers) of report `n` are those from `first[n]` to `first[n + 1]`."""

    first: I64
    kinds: I64
    weight: F32


@dataclass(frozen=True, slots=True)
class Background:
    """How telling each common word is: 0 for a function word, 1 for what is in no list.

    Two tables by other bits of the hash: what the first has no room for is in the second.
    """

    first: U64
    first_telling: F32
    second: U64
    second_telling: F32

    def of(self, hashes: U64) -> F32:
        """How telling words are."""
        at = hashes & _SLOTS
        out = np.where(self.first[at] == hashes, self.first_telling[at], np.float32(1.0))
        at = hashes >> _TURN & _SLOTS
        return np.where(self.second[at] == hashes, self.second_telling[at], out)


def background() -> Background:
    """The background that the reuse stage has: a vocabulary in order of frequency, and function words."""
    from twosource.reuse.wording import FUNCTION_WORDS, ranks, telling

    forms = [form for form in sorted({*FUNCTION_WORDS, *ranks()}) if form.isalnum()]
    hashes, values = hashes_of(forms), np.array([telling(form) for form in forms], dtype=np.float32)
    tables: list[Any] = []
    for shift in (np.uint64(0), _TURN):
        keys, told = np.zeros(int(_SLOTS) + 1, dtype=np.uint64), np.ones(int(_SLOTS) + 1, dtype=np.float32)
        slot, at = np.unique(hashes >> shift & _SLOTS, return_index=True)
        keys[slot], told[slot] = hashes[at], values[at]
        tables += [keys, told]
        hashes, values = np.delete(hashes, at), np.delete(values, at)
    return Background(*tables)


def count(texts: pa.Array, known: Background, settings: StorySettings) -> Counts:
    """The features of a batch of texts, of what stands first in each."""
    texts = pc.utf8_slice_codeunits(texts, 0, settings.told_letters)
    words = words_of(texts)
    sizes = np.diff(words.offsets)
    rows = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    place = np.arange(len(rows)) - np.repeat(words.offsets[:-1], sizes)
    begin, end = _bytes(texts, words, rows)
    capital, initial, digit = _shapes(texts, begin, end, rows)
    telling = known.of(words.hashes)
    told = (telling > 0) & ((end - begin > 1) | digit)
    stems = stems_of(texts, words, begin, end)
    weight = np.where(place < settings.lead_words, settings.lead_weight, 1.0).astype(np.float32)
    pair = np.flatnonzero((capital | digit)[:-1] & capital[1:] & told[:-1] & told[1:] & (rows[1:] == rows[:-1]))
    pair = pair[~initial[pair + 1]]
    both = mix(stems[pair] * _PAIR + stems[pair + 1])
    features = np.concatenate([stems[told], both])
    named = np.concatenate([(capital & ~initial | digit)[told], np.ones(len(pair), dtype=bool)])
    free = np.concatenate([(~initial | digit)[told], np.ones(len(pair), dtype=bool)])
    telling = np.concatenate([telling[told], np.ones(len(pair), dtype=np.float32)])
    counts = Counts(
        np.concatenate([rows[told], rows[pair]]), features, np.concatenate([weight[told], weight[pair]]), named, telling
    )
    return _summed(counts, free)


def _bytes(texts: pa.Array, words: Words, rows: U32) -> tuple[I64, I64]:
    """Where words begin and end among the bytes of the batch."""
    body, offsets = text_buffers(texts)
    raw: U8 = np.frombuffer(body, dtype=np.uint8)
    begin, end = words.starts.astype(np.int64), words.ends.astype(np.int64)
    if len(raw) == 0 or int(raw.max()) < 128:
        return begin + offsets[rows], end + offsets[rows]
    at = np.append(np.flatnonzero((raw & 0xC0) != 0x80), len(raw))  # code points back to bytes
    base = np.searchsorted(at, offsets)[rows]
    return at[base + begin], at[base + end]


def _shapes(texts: pa.Array, begin: I64, end: I64, rows: U32) -> tuple[Flags, Flags, Flags]:
    """Which words have a capital, begin a sentence, and are numbers."""
    body, _ = text_buffers(texts)
    raw: U8 = np.frombuffer(body, dtype=np.uint8)
    first = raw[begin]
    second = raw[np.minimum(begin + 1, len(raw) - 1)]
    capital = (first >= 65) & (first <= 90)
    capital |= (first == 0xC3) & (second <= 0x9E) | (first == 0xD0) & (second >= 0x90) & (second <= 0xAF)
    digit = (first >= 48) & (first <= 57)
    initial = np.ones(len(begin), dtype=bool)
    if len(begin) > 1:
        short = capital[:-1] & (end[:-1] - begin[:-1] <= 2)  # "A. J. Smith", "Mr. Smith"
        gap = np.minimum(end[:-1] + 1, len(raw) - 1)
        initial[1:] = (rows[1:] != rows[:-1]) | (_ENDS[raw[end[:-1] % len(raw)]] | _ENDS[raw[gap]]) & ~short
    return capital, initial, digit


def _summed(counts: Counts, free: Flags) -> Counts:
    """One row for each report and feature. A name is what has a capital mostly where it needn't (`free`)."""
    if len(counts.rows) == 0:
        return counts
    order = _order(counts)
    rows, features = counts.rows[order], counts.features[order]
    first = np.flatnonzero(np.concatenate([[True], (features[1:] != features[:-1]) | (rows[1:] != rows[:-1])]))
    at_all, as_name = free[order].astype(np.int32), (counts.named & free)[order].astype(np.int32)
    named = 2 * np.add.reduceat(as_name, first) > np.add.reduceat(at_all, first)
    weight = np.add.reduceat(counts.weight[order], first)
    return Counts(rows[first], features[first], weight, named, np.maximum.reduceat(counts.telling[order], first))


def _order(counts: Counts) -> I64:
    """The order by row and feature: one sort of packed numbers where rows and places leave enough bits of the hash."""
    bits = len(counts.rows).bit_length()
    row_bits = int(counts.rows.max()).bit_length()
    if row_bits + bits > 32:
        return np.lexsort((counts.features, counts.rows))
    packed = counts.rows.astype(np.uint64) << np.uint64(64 - row_bits) if row_bits else np.zeros(len(counts.rows), "u8")
    packed |= counts.features >> np.uint64(row_bits + bits) << np.uint64(bits)
    packed |= np.arange(len(packed), dtype=np.uint64)
    packed.sort()
    order: I64 = (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
    return order


def most_telling(counts: Counts, most: int, settings: StorySettings) -> Counts:
    """Of each report the `most` features that weigh most before it is known how rare they are."""
    weight = (1 + np.log(counts.weight)) * counts.telling * np.where(counts.named, settings.name_weight, 1.0)
    kept = largest(counts.rows, weight, most)
    return Counts(*[getattr(counts, name)[kept] for name in Counts.__slots__])


def largest(rows: NDArray[Any], weight: NDArray[Any], most: int) -> I64:
    """Of each row the places of its `most` largest weights, in order; rows must be sorted.

    >>> largest(np.array([0, 0, 0, 2]), np.array([0.5, 2.0, 1.0, 0.1]), 2).tolist()
    [1, 2, 3]
    """
    if len(rows) == 0:
        return np.zeros(0, dtype=np.int64)
    first = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
    number = np.repeat(np.arange(len(first), dtype=np.uint64), np.diff(np.append(first, len(rows))))
    bits = len(rows).bit_length()
    small = 64 - bits - len(first).bit_length()  # bits left for the weight
    scaled = (1.0 - weight / (float(weight.max()) or 1.0)).clip(0, 1) * ((1 << min(small, 24)) - 1)
    packed = (number << np.uint64(min(small, 24)) | scaled.astype(np.uint64)) << np.uint64(bits)
    packed |= np.arange(len(rows), dtype=np.uint64)
    packed.sort()
    order = (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
    place = np.arange(len(rows)) - first[number.astype(np.int64)]
    return np.sort(order[place < most])


def vectors(counts: Counts, reports: int, settings: StorySettings) -> Vectors:
    """The weighted vectors of all reports: how often, how rare among these reports, how rare at all, name or not."""
    order = sort_by_hash(counts.features)
    first = np.ones(len(order), dtype=bool)
    first[1:] = counts.features[order[1:]] != counts.features[order[:-1]]
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.cumsum(first) - 1
    held = np.bincount(kind)
    as_name = 2 * np.bincount(kind, weights=counts.named) > held
    rare = np.minimum(settings.rarest, np.log((reports + settings.smooth) / (held + 1.0)))
    telling = np.bincount(kind, weights=counts.telling) / held
    weigh = (rare * telling * np.where(as_name, settings.name_weight, 1.0)).astype(np.float32)
    weight = (1 + np.log(counts.weight)) * weigh[kind]
    norm = np.sqrt(np.bincount(counts.rows, weights=weight.astype(np.float64) ** 2, minlength=reports))
    kept = np.flatnonzero((weight > 0) & (held[kind] > 1))  # what one report has alone counts in its norm only
    rows = counts.rows[kept]
    starts = np.searchsorted(rows, np.arange(reports + 1)).astype(np.int64)
    return Vectors(starts, kind[kept], (weight[kept] / norm[rows]).astype(np.float32))
