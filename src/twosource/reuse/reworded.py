"""Sentence by sentence: which sentence of one report says what a sentence of the other says, and in what order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.reuse.body import Sentence
from twosource.reuse.profile import Profile
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `a` of one report and the one of the other nearest to it in meaning, `b`.

    `mutual`: `a` is the nearest to `b` as well. `details`: the part of names and numbers shared.
    """

    a: int
    b: int
    cosine: float
    details: float
    mutual: bool


def shared_details(a: Sentence, b: Sentence) -> float:
    """How many of the names and numbers of the sentence that has fewer the other has too."""
    least = min(len(a.details), len(b.details))
    return len(a.details & b.details) / least if least else 0.0


def _nearness(a: Profile, b: Profile, own: Sequence[Pairs]) -> "NDArray[np.float32]":
    """How near each narrative sentence of `a` is to each of `b`: in meaning, or by the words they share."""
    import numpy as np

    mine, theirs = a.body.told, b.body.told
    near = np.zeros((len(mine), len(theirs)), dtype=np.float32)
    if a.meaning is not None and b.meaning is not None:
        near = a.meaning @ b.meaning.T
    homes = ((a.body.home[i], b.body.home[j]) for pairs in own for i, j in pairs)
    for (row, column), count in Counter(homes).items():
        if row < 0 or column < 0:
            continue
        s, t = a.body.sentences[mine[row]], b.body.sentences[theirs[column]]
        near[row, column] = max(near[row, column], count / max(s.high - s.low, t.high - t.low))
    return near


def best_matches(a: Profile, b: Profile, own: Sequence[Pairs]) -> list[Match]:
    """For each narrative sentence of `a` the nearest of `b`; `own` are the word pairs of their passages."""
    mine, theirs = a.body.told, b.body.told
    if not mine or not theirs:
        return []
    near = _nearness(a, b, own)
    back = near.argmax(axis=0)
    out: list[Match] = []
    for row, column in enumerate(near.argmax(axis=1).tolist()):
        s, t = a.body.sentences[mine[row]], b.body.sentences[theirs[column]]
        mutual = int(back[column]) == row
        out.append(Match(mine[row], theirs[column], float(near[row, column]), shared_details(s, t), mutual))
    return out


def chained(matches: Sequence[Match], sizes: Sequence[int], settings: ReuseSettings) -> float:
    """The part of a narrative whose sentences match one another's, in one order in both reports.

    A rewording follows its model sentence by sentence; two reporters of one event choose and order for themselves.

    >>> m = [Match(0, 5, 0.9, 1.0, True), Match(1, 2, 0.9, 1.0, True), Match(2, 6, 0.9, 1.0, True)]
    >>> chained(m, [10, 10, 20], ReuseSettings())
    0.75
    """
    best: list[tuple[int, int]] = []  # last sentence, weight
    for m, size in zip(matches, sizes, strict=True):
        if m.mutual and m.cosine >= settings.chain_cosine:
            best.append((m.b, size + max((w for b, w in best if b < m.b), default=0)))
    return max((w for _, w in best), default=0) / max(1, sum(sizes))


def is_rewording(match: Match, settings: ReuseSettings) -> bool:
    """Whether a matched sentence may stand as a rewording of its counterpart: near, and with its details.

    Where both are the nearest to each other by far, details may have been changed.
    """
    if match.cosine < settings.reworded_cosine:
        return False
    return match.details >= settings.reworded_details or (match.mutual and match.cosine >= settings.chain_cosine)


def followed(matches: Sequence[Match], sizes: Sequence[int], settings: ReuseSettings) -> float:
    """How far one narrative follows another sentence by sentence, names and numbers too: 0 to 1.

    The part of it in one order, drawn towards nothing where it is few sentences. Full rewordings keep no wording,
    but they keep this: two reporters of one event tell at most a few sentences of many in one order.

    >>> m = [Match(n, n, 0.7, 1.0, True) for n in range(12)]
    >>> followed(m, [10] * 12, ReuseSettings()), followed(m[:2], [10] * 2, ReuseSettings())
    (0.75, 0.3333333333333333)
    """
    best: list[tuple[int, int, int, float]] = []  # last sentence; weight, number and shared details of the chain
    for m, size in zip(matches, sizes, strict=True):
        if m.mutual and m.cosine >= settings.followed_cosine:
            weight, number, details = max(((w, n, d) for b, w, n, d in best if b < m.b), default=(0, 0, 0.0))
            best.append((m.b, weight + size, number + 1, details + m.details))
    weight, number, details = max(((w, n, d) for _, w, n, d in best), default=(0, 0, 0.0))
    if number == 0 or details < settings.followed_details * number:
        return 0.0
    return weight / max(1, sum(sizes)) * number / (number + settings.few_sentences)
