"""Which pairs of reports are worth comparing: those that share fingerprints, or much of a telling vocabulary."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from twosource.memory import Memory
from twosource.reuse.profile import Profile
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[int, int]


def fingerprints(forms: Sequence[str], size: int, window: int) -> "NDArray[np.uint64]":
    """Winnowed word n-grams: of every `window` neighbours the least hash (Schleimer, Wilkerson, Aiken 2003), sorted.

    Any `size + window - 1` equal words in a row share one.

    >>> a = fingerprints("far off the old iron bridge over the river fell".split(), 4, 4)
    >>> b = fingerprints("the old iron bridge over the river stood".split(), 4, 4)
    >>> bool(set(a.tolist()) & set(b.tolist()))
    True
    """
    import numpy as np

    grams = ("\x1f".join(forms[i : i + size]).encode() for i in range(len(forms) - size + 1))
    raw = b"".join(blake2b(gram, digest_size=8).digest() for gram in grams)
    hashes = np.frombuffer(raw, dtype=">u8").astype(np.uint64)
    if len(hashes) > window:
        hashes = np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1)
    elif len(hashes):
        hashes = hashes.min(keepdims=True)
    return np.unique(hashes)


def _linked(holders: "NDArray[np.int64]", most: int) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """The pairs of those that hold each of some marks (a row a mark): all, or where there are many, each of the
    later ones with the first three and with the one before it.

    Linear in the holders, and the first of them, which is most often the parent, is never missed.
    """
    import numpy as np

    early, late = np.triu_indices(min(holders.shape[1], most), 1)
    rest = np.arange(most, holders.shape[1])
    early = np.concatenate([early, np.zeros_like(rest), np.ones_like(rest), np.full_like(rest, 2), rest - 1])
    late = np.concatenate([late, rest, rest, rest, rest])
    return holders[:, early].ravel(), holders[:, late].ravel()


def by_wording(profiles: Sequence[Profile], memory: Memory, settings: ReuseSettings) -> dict[Pair, int]:
    """Pairs that share fingerprints, and how many; `profiles` the oldest first."""
    import numpy as np

    kept = memory.of("marks")
    for p in profiles:
        if p.key not in kept:
            kept[p.key] = fingerprints(p.forms, settings.ngram, settings.window)
    marks = [kept[p.key] for p in profiles]
    every = np.concatenate(marks) if marks else np.zeros(0, dtype=np.uint64)
    order = np.argsort(every, kind="stable")  # the holders of one mark stay in order of age
    every, who = every[order], np.repeat(np.arange(len(profiles)), [len(m) for m in marks])[order]
    starts = np.flatnonzero(np.append(True, every[1:] != every[:-1])) if len(every) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.append(starts, len(every)))
    codes = []
    for size in np.unique(sizes[sizes > 1]).tolist():
        early, late = _linked(who[starts[sizes == size][:, None] + np.arange(size)], settings.most_holders)
        codes.append(early * len(profiles) + late)
    pairs, counts = np.unique(np.concatenate(codes) if codes else np.zeros(0, dtype=np.int64), return_counts=True)
    found = zip(*divmod(pairs, max(1, len(profiles))), counts, strict=True)
    return {(int(i), int(j)): int(n) for i, j, n in found if n >= settings.shared_fingerprints}


def by_vocabulary(profiles: Sequence[Profile], least: float) -> list[tuple[float, Pair]]:
    """Pairs that share at least this part of their telling vocabulary and details, those that share most first.

    What most reports of a story have counts little: two accounts of one event share its facts.
    """
    import numpy as np

    terms = [p.content | {f"={d}" for d in p.details} for p in profiles]
    column = {t: n for n, t in enumerate(sorted(set().union(*terms)))}
    holds = np.zeros((len(profiles), len(column)))
    for n, own in enumerate(terms):
        holds[n, [column[t] for t in own]] = 1.0
    weight = np.array([1.0 if t[0] == "=" else telling(t) for t in column])
    weight *= np.log((len(profiles) + 1) / np.maximum(1.0, holds.sum(axis=0)))
    total = holds @ weight
    shared = (holds * weight) @ holds.T
    score = np.round(shared / np.maximum(1e-9, np.minimum(total[:, None], total)), 9)  # sums in any order are one
    found = [(float(score[i, j]), (i, j)) for i, j in np.argwhere(np.triu(score >= least, 1)).tolist()]
    return sorted(found, key=lambda r: (-r[0], r[1]))


def by_meaning(profiles: Sequence[Profile], memory: Memory, settings: ReuseSettings) -> set[Pair]:
    """Pairs of which the shorter has enough sentences near in meaning to one of the other; those unread are left."""
    near = memory.of("near")
    read = [(n, p) for n, p in enumerate(profiles) if p.meaning is not None]
    out: set[Pair] = set()
    for at, (j, b) in enumerate(read):
        for i, a in read[:at]:
            key = (a.key, b.key)
            if key not in near:
                near[key] = _near(a, b, settings)
            if near[key]:
                out.add((i, j))
    return out


def _near(a: Profile, b: Profile, settings: ReuseSettings) -> bool:
    if a.meaning is None or b.meaning is None:
        return False
    small, large = (a.meaning, b.meaning) if len(a.meaning) <= len(b.meaning) else (b.meaning, a.meaning)
    near = int(((small @ large.T).max(axis=1) >= settings.near).sum())
    return near >= max(settings.near_sentences, settings.near_share * len(small))
