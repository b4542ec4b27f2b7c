"""Sentence by sentence: which sentence of one report says what a sentence of the other says, and in what order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.reuse.body import Body, Sentence
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors = Mapping[str, "NDArray[np.float32]"]


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


def vectors(bodies: Sequence[Body]) -> Vectors:
    """The meaning of every distinct narrative sentence, each embedded once."""
    from twosource.language import embed

    texts = sorted({body.sentences[i].text for body in bodies for i in body.told})
    return dict(zip(texts, embed(texts), strict=True))


def shared_details(a: Sentence, b: Sentence) -> float:
    """How many of the names and numbers of the sentence that has fewer the other has too."""
    least = min(len(a.details), len(b.details))
    return len(a.details & b.details) / least if least else 0.0


def best_matches(a: Body, b: Body, known: Vectors) -> list[Match]:
    """For each narrative sentence of `a` the one of `b` that is nearest in meaning."""
    import numpy as np

    mine, theirs = a.told, b.told
    if not mine or not theirs:
        return []
    cosines = (
        np.stack([known[a.sentences[i].text] for i in mine]) @ np.stack([known[b.sentences[j].text] for j in theirs]).T
    )
    back = cosines.argmax(axis=0)
    out: list[Match] = []
    for row, i in enumerate(mine):
        column = int(cosines[row].argmax())
        details = shared_details(a.sentences[i], b.sentences[theirs[column]])
        out.append(Match(i, theirs[column], float(cosines[row, column]), details, int(back[column]) == row))
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
    """Whether a matched sentence may stand as a rewording of its counterpart."""
    return match.cosine >= settings.reworded_cosine and match.details >= settings.reworded_details
