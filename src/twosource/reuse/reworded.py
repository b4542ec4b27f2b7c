"""Sentence by sentence: which sentence of one report says what a sentence of the other says, and in what order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.reuse.body import Body, Sentence
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors = Mapping[str, "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `a` of one report and `b` of the other; `cosine` of their meanings, `wording` shared, 0 to 1."""

    a: int
    b: int
    cosine: float
    wording: float
    details: float


def vectors(bodies: Sequence[Body]) -> Vectors:
    """The meaning of every distinct narrative sentence, each embedded once."""
    from twosource.language import embed

    texts = sorted({body.sentences[i].text for body in bodies for i in body.told})
    return dict(zip(texts, embed(texts), strict=True))


def shared_wording(a: Sentence, b: Sentence) -> float:
    """How much of the shorter sentence's telling words, names and numbers apart, the other has too.

    Summed in order of the words, so that every run adds up alike.
    """
    shared = sum(telling(w) for w in sorted(a.content & b.content))
    least = min(sum(telling(w) for w in sorted(a.content)), sum(telling(w) for w in sorted(b.content)))
    return shared / least if least else 0.0


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
    out: list[Match] = []
    for row, i in enumerate(mine):
        column = int(cosines[row].argmax())
        s, t = a.sentences[i], b.sentences[theirs[column]]
        out.append(Match(i, theirs[column], float(cosines[row, column]), shared_wording(s, t), shared_details(s, t)))
    return out


def in_order(matches: Sequence[Match], weights: Sequence[float]) -> float:
    """The part of the matches' weight that one rising chain can hold: 1 where both reports keep one order.

    >>> in_order([Match(0, 5, .9, 1, 1), Match(1, 2, .9, 1, 1), Match(2, 6, .9, 1, 1)], [1.0, 1.0, 1.0])
    0.6666666666666666
    """
    best = [0.0] * len(matches)
    for n, m in enumerate(matches):
        before = [best[k] for k in range(n) if matches[k].b <= m.b]
        best[n] = weights[n] + max(before, default=0.0)
    total = sum(weights)
    return max(best, default=0.0) / total if total else 0.0


def is_rewording(match: Match, settings: ReuseSettings) -> bool:
    """Whether a matched sentence may stand as a rewording of its counterpart."""
    return match.cosine >= settings.reworded_cosine and match.details >= settings.reworded_details
