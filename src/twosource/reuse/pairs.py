"""Which pairs of reports are worth comparing: those that share fingerprints, or much of a telling vocabulary."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from twosource.reuse.profile import Profile
from twosource.reuse.wording import telling
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


def _linked(holders: Sequence[int], most: int) -> Iterable[Pair]:
    """The pairs of those that hold one mark: all, or where there are many, each with the first three and the last.

    Linear in the holders, and the first of them, which is most often the parent, is never missed.
    """
    for n, j in enumerate(holders):
        before = holders[:n] if n < most else (*holders[:3], holders[n - 1])
        for i in before:
            yield (i, j)


def by_wording(profiles: Sequence[Profile], settings: ReuseSettings) -> dict[Pair, int]:
    """Pairs that share fingerprints, and how many; `profiles` the oldest first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for n, p in enumerate(profiles):
        for mark in sorted(fingerprints(p.forms, settings.ngram, settings.window)):
            holders[mark].append(n)
    shared: Counter[Pair] = Counter()
    for who in holders.values():
        shared.update(_linked(who, settings.most_holders))
    return {pair: count for pair, count in shared.items() if count >= settings.shared_fingerprints}


def by_vocabulary(profiles: Sequence[Profile]) -> list[tuple[float, Pair]]:
    """Every pair by how much of its telling vocabulary and details it shares, most first.

    What most reports of a story have counts little: two accounts of one event share its facts.
    """
    terms = [sorted(p.content | {f"={d}" for d in p.details}) for p in profiles]
    held: dict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(terms):
        for term in own:
            held[term].append(n)
    count = len(profiles)
    weight = {t: (1.0 if t[0] == "=" else telling(t)) * math.log((count + 1) / len(who)) for t, who in held.items()}
    total = [sum(weight[t] for t in own) for own in terms]
    shared: Counter[Pair] = Counter()
    for term, who in held.items():
        for n, j in enumerate(who):
            for i in who[:n]:
                shared[i, j] += weight[term]  # type: ignore[assignment]
    ranked = [(s / max(1e-9, min(total[i], total[j])), (i, j)) for (i, j), s in shared.items()]
    return sorted(ranked, key=lambda r: (-r[0], r[1]))


def by_meaning(profiles: Sequence[Profile], settings: ReuseSettings) -> set[Pair]:
    """Pairs of which the shorter has enough sentences near in meaning to one of the other; those unread are left."""
    out: set[Pair] = set()
    for j, b in enumerate(profiles):
        for i, a in enumerate(profiles[:j]):
            if a.meaning is None or b.meaning is None:
                continue
            small, large = (a.meaning, b.meaning) if len(a.meaning) <= len(b.meaning) else (b.meaning, a.meaning)
            near = int(((small @ large.T).max(axis=1) >= settings.near).sum())
            if near >= max(settings.near_sentences, settings.near_share * len(small)):
                out.add((i, j))
    return out
