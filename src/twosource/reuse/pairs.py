"""Which pairs of reports are worth aligning: those that share fingerprints, or sentences near in meaning."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from twosource.reuse.body import Body
from twosource.reuse.reworded import Vectors
from twosource.settings import ReuseSettings

Pair = tuple[int, int]


def fingerprints(forms: Sequence[str], size: int, window: int) -> set[int]:
    """Winnowed word n-grams: of every `window` neighbours the least hash (Schleimer, Wilkerson, Aiken 2003).

    Any `size + window - 1` equal words in a row share one.

    >>> a = fingerprints("far off the old iron bridge over the river fell".split(), 4, 4)
    >>> b = fingerprints("the old iron bridge over the river stood".split(), 4, 4)
    >>> bool(a & b)
    True
    """
    hashes = [
        int.from_bytes(blake2b("\x1f".join(forms[i : i + size]).encode(), digest_size=8).digest(), "big")
        for i in range(len(forms) - size + 1)
    ]
    return {min(hashes[i : i + window]) for i in range(max(1, len(hashes) - window + 1))} if hashes else set()


def by_wording(bodies: Sequence[Body], settings: ReuseSettings) -> set[Pair]:
    """Pairs that share at least `shared_fingerprints`."""
    holders: dict[int, list[int]] = defaultdict(list)
    for n, body in enumerate(bodies):
        forms = [w.form for w in body.words]
        for mark in sorted(fingerprints(forms, settings.ngram, settings.window)):
            holders[mark].append(n)
    shared: Counter[Pair] = Counter()
    for who in holders.values():
        shared.update((i, j) for k, i in enumerate(who) for j in who[k + 1 :])
    return {pair for pair, count in shared.items() if count >= settings.shared_fingerprints}


def by_meaning(bodies: Sequence[Body], known: Vectors, settings: ReuseSettings) -> set[Pair]:
    """Pairs of which the shorter has enough sentences near in meaning to one of the other."""
    import numpy as np

    blocks = [
        np.stack([known[b.sentences[i].text] for i in b.told]) if b.told else np.zeros((0, 384), dtype=np.float32)
        for b in bodies
    ]
    out: set[Pair] = set()
    for i, block in enumerate(blocks):
        for j in range(i + 1, len(blocks)):
            small, large = (block, blocks[j]) if len(block) <= len(blocks[j]) else (blocks[j], block)
            if not len(small):
                continue
            near = int(((small @ large.T).max(axis=1) >= settings.near).sum())
            if near >= max(settings.near_sentences, settings.near_share * len(small)):
                out.add((i, j))
    return out
