"""Words as numbers: a batch of texts to word hashes with their offsets, on flat arrays, no Python string a word.

ASCII is folded by one `bytes.translate` over the whole batch. Only words that hold other letters go through
`unicodedata` (NFKC, case folding), each distinct one once. Offsets are into the text as it came, so folding that
changes a word's length moves nothing.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]

_FOLD = bytes(
    byte + 32 if 65 <= byte <= 90 else byte if 48 <= byte <= 57 or 97 <= byte <= 122 or byte >= 128 else 0
    for byte in range(256)
)
_K1, _K2, _K3 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0xD6E8FEB86659FD93)
_KEEP = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [2**64 - 1], dtype=np.uint64)
# Two-byte characters from U+00A0 to U+00BF that belong to a word: soft hyphen, ª ² ³ µ ¹ º ¼ ½ ¾
_LATIN_KEPT = np.isin(np.arange(256), [0xAA, 0xAD, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE])
# Invisible characters of U+200B to U+200F stay in a word and vanish when it is folded
_HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch: `hashes`, where they start and end in their report (code points), where each report begins.

    The words of report `n` are those from `offsets[n]` to `offsets[n + 1]`.
    """

    hashes: U64
    starts: U32
    ends: U32
    offsets: I64


def mix(h: U64) -> U64:
    """Scatter the bits of 64-bit numbers, in place (the finaliser of MurmurHash3, after Appleby)."""
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    return h


def text_buffers(texts: pa.Array) -> tuple[memoryview, I64]:
    """The UTF-8 bytes of a string column and each text's offset in them; a null is an empty text."""
    if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
        column = texts
    else:
        column = texts.cast(pa.large_string())
    if column.null_count:
        column = column.fill_null("")
    width = np.int64 if pa.types.is_large_string(column.type) else np.int32
    _, where, data = column.buffers()
    if len(column) == 0 or where is None:
        return memoryview(b""), np.zeros(len(column) + 1, dtype=np.int64)
    offsets = np.frombuffer(where, dtype=width)[column.offset : column.offset + len(column) + 1].astype(np.int64)
    first, last = int(offsets[0]), int(offsets[-1])
    body = memoryview(data)[first:last] if data is not None else memoryview(b"")
    return body, offsets - first


def _part_marks(raw: U8, high: I64) -> I64:
    """Blank the punctuation among non-ASCII characters; what is left of `high` is in words."""
    blank: list[I64] = []
    after = raw[np.minimum(high + 1, len(raw) - 1)]
    lead = raw[high]
    latin = high[(lead == 0xC2) & (after < 0xC0) & ~_LATIN_KEPT[after]]
    times = high[(lead == 0xC3) & ((after == 0x97) | (after == 0xB7))]
    blank += [latin, latin + 1, times, times + 1]
    last = raw[np.minimum(high + 2, len(raw) - 1)]
    hidden = (after == 0x80) & (last >= 0x8B) & (last <= 0x8F) | (after == 0x81) & (last == 0xA0)
    general = high[(lead == 0xE2) & ((after == 0x80) | (after == 0x81)) & ~hidden]
    east = high[(lead == 0xE3) & (after == 0x80)]
    full = high[(lead == 0xEF) & (after == 0xBC) & ((last <= 0x8F) | ((last >= 0x9A) & (last <= 0xA0)))]
    blank += [part + n for part in (general, east, full) for n in range(3)]
    raw[np.concatenate(blank)] = 0
    return high[raw[high] > 0]


def _bounds(raw: U8, offsets: I64, high: I64) -> tuple[I64, I64]:
    """Where words begin and end. Ideographs are words of their own; no word goes over a report's end."""
    inside = raw > 0
    begins = np.zeros(len(raw) + 1, dtype=bool)
    ends = np.zeros(len(raw) + 1, dtype=bool)
    begins[1:-1] = inside[1:] & ~inside[:-1]
    ends[1:-1] = inside[:-1] & ~inside[1:]
    edges = offsets.copy()
    if len(high):
        lead = raw[high]
        ideographs = high[(lead >= 0xE3) & (lead <= 0xE9)]
        edges = np.concatenate([offsets, ideographs, np.minimum(ideographs + 3, len(raw))])
    within = edges[edges < len(raw)]
    begins[within] = inside[within]
    past = edges[edges > 0]
    ends[past] = inside[past - 1]
    return np.flatnonzero(begins), np.flatnonzero(ends)


def _hashes(raw: U8, starts: I64, ends: I64) -> U64:
    """A 64-bit hash of the bytes of each word, eight bytes at a time."""
    padded = np.zeros((len(raw) + 23) // 8 * 8, dtype=np.uint8)
    padded[: len(raw)] = raw
    eights = padded.view("<u8")
    left = ends - starts
    h = _eight(eights, starts, np.minimum(left, 8)) * _K1
    more, turn = np.flatnonzero(left > 8), 8
    while len(more):
        part = _eight(eights, starts[more] + turn, np.minimum(left[more] - turn, 8))
        h[more] = (h[more] ^ (h[more] >> np.uint64(29))) * _K2 + (part + np.uint64(turn)) * _K3
        turn += 8
        more = more[left[more] > turn]
    return mix(h)


def _eight(eights: U64, at: I64, size: I64) -> U64:
    """The `size` (at most eight) bytes at each place as one number; a shift by 64 gives 0 in numpy."""
    slot = at >> 3
    shift = ((at & 7) << 3).astype(np.uint64)
    value: U64 = eights[slot] >> shift
    value |= eights[slot + 1] << (np.uint64(64) - shift)
    value &= _KEEP[size]
    return value


def _folded(word: bytes) -> bytes:
    text = word.decode("utf-8", "replace").translate(_HIDDEN)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).encode()


def _fold_others(raw: U8, hashes: U64, starts: I64, ends: I64, high: I64) -> None:
    """Give words with letters outside ASCII the hash of their folded form."""
    which = np.unique(np.searchsorted(starts, high, side="right") - 1)
    _, first, kind = np.unique(hashes[which], return_index=True, return_inverse=True)
    data = raw.tobytes()
    forms = [_folded(data[starts[n] : ends[n]]) for n in which[first]]
    joined = np.frombuffer(b"".join(forms), dtype=np.uint8)
    last = np.cumsum([len(form) for form in forms], dtype=np.int64)
    begin = np.concatenate([np.zeros(1, dtype=np.int64), last[:-1]])
    hashes[which] = _hashes(joined, begin, last)[kind]


def words_of(texts: pa.Array) -> Words:
    """The words of each text of a string column, as hashes with their offsets.

    A word is a run of letters and digits; "Don’t" and "don't" are the same two words. Source of the layout: flat
    offsets as in Arrow's own variable-size lists.

    >>> import pyarrow as pa
    >>> w = words_of(pa.array(["Rain fell.", "RAIN, again", None]))
    >>> w.offsets.tolist(), bool(w.hashes[0] == w.hashes[2]), w.starts.tolist(), w.ends.tolist()
    ([0, 2, 4, 4], True, [0, 5, 0, 6], [4, 9, 4, 11])
    """
    body, offsets = text_buffers(texts)
    raw = np.frombuffer(bytearray(body).translate(_FOLD), dtype=np.uint8)
    if len(raw) == 0:
        empty = np.zeros(0, dtype=np.uint32)
        return Words(np.zeros(0, dtype=np.uint64), empty, empty, np.zeros(len(offsets), dtype=np.int64))
    plain = int(raw.max()) < 128
    high = np.zeros(0, dtype=np.int64) if plain else _part_marks(raw, np.flatnonzero(raw > 127))
    starts, ends = _bounds(raw, offsets, high)
    hashes = _hashes(raw, starts, ends)
    if len(high):
        _fold_others(raw, hashes, starts, ends, high)
    counts = np.searchsorted(starts, offsets).astype(np.int64)
    edges = offsets
    if not plain:  # byte offsets to code points
        at = np.cumsum((np.frombuffer(body, dtype=np.uint8) & 0xC0) != 0x80, dtype=np.int64)
        at = np.concatenate([np.zeros(1, dtype=np.int64), at])
        starts, ends, edges = at[starts], at[ends], at[offsets]
    base = np.repeat(edges[:-1], np.diff(counts))
    return Words(hashes, (starts - base).astype(np.uint32), (ends - base).astype(np.uint32), counts)


def stems_of(texts: pa.Array, words: Words, starts: I64, ends: I64) -> U64:
    """The hashes of words without the commonest English endings; `starts` and `ends` are bytes of the whole batch.

    Words with letters outside ASCII keep their own.
    """
    body, _ = text_buffers(texts)
    raw: U8 = np.frombuffer(bytearray(body).translate(_FOLD), dtype=np.uint8)
    size = ends - starts
    last, before = raw[ends - 1], raw[np.maximum(ends - 2, 0)]
    cut = np.where((size > 3) & (last == ord("s")) & (before != ord("s")), 1, 0)
    cut[(size > 4) & (last == ord("d")) & (before == ord("e"))] = 2
    cut[(size > 5) & (last == ord("g")) & (before == ord("n")) & (raw[np.maximum(ends - 3, 0)] == ord("i"))] = 3
    which = np.flatnonzero(cut)
    which = which[(raw[starts[which]] < 128) & (raw[starts[which]] > 57)]
    out = words.hashes.copy()
    out[which] = _hashes(raw, starts[which], (ends - cut)[which])
    return out


def hashes_of(forms: Sequence[str]) -> U64:
    """The hashes that `words_of` gives to single words.

    >>> import pyarrow as pa
    >>> hashes_of(["dam", "Bremen"]).tolist() == words_of(pa.array(["Dam: Bremen"])).hashes.tolist()
    True
    """
    found = [_folded(form.encode()) for form in forms]
    last = np.cumsum([len(form) for form in found], dtype=np.int64)
    first = np.concatenate([np.zeros(1, dtype=np.int64), last[:-1]])
    return _hashes(np.frombuffer(b"".join(found), dtype=np.uint8), first, last)


def bodies_of(words: Words) -> U64:
    """One hash of all the words of each text in order: equal where texts are equal but for case, marks and spacing.

    >>> import pyarrow as pa
    >>> a, b, c = bodies_of(words_of(pa.array(["Rain fell.", "rain  FELL", "fell rain"]))).tolist()
    >>> a == b, a == c
    (True, False)
    """
    sizes = np.diff(words.offsets)
    place = (np.arange(len(words.hashes)) - np.repeat(words.offsets[:-1], sizes)).astype(np.uint64)
    parts = mix(words.hashes + (place + np.uint64(1)) * _K2)
    total = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(parts)])
    return mix((total[words.offsets[1:]] - total[words.offsets[:-1]]) * _K1 + sizes.astype(np.uint64))
