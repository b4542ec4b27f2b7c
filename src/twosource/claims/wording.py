"""What two whole sentences share in plain words, whoever says what: before any reading of who did what to whom."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.facts.context import stem
from twosource.facts.lexicon import word_set
from twosource.text import normal

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
# Words that any two sentences share.
_COMMON = word_set(
    "the a an of to in on at by for and or that this these those it its his her their is are was were be been being "
    "has have had do does did will would can could as with from than he she they we you i who which there "
    "not but"
)

SHARED = (
    "words_most",  # content words in common, as a share of the side that has fewer
    "words_least",  # and of the side that has more
    "pairs_most",  # the same for two words in a row
    "pairs_least",
    "runs_most",  # for three in a row
    "runs_least",
    "order_most",  # longest common run of words in order, gaps allowed
    "order_least",
    "figures_apart",  # each has a number that the other lacks
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's words by their stems: in order, the telling ones, two and three in a row, and its figures."""

    order: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Wording":
        """Reads a sentence.

        >>> sorted(Wording.of("The bridge closed on 3 May.").words)
        ['3', 'bridg', 'clos', 'may']
        """
        words = [normal(w) for w in _WORD.findall(text)]
        order = tuple(w if w[0].isdigit() else stem(w) for w in words)
        return cls(
            order,
            frozenset(s for s, w in zip(order, words, strict=True) if w not in _COMMON),
            frozenset(pairwise(order)),
            frozenset(zip(order, order[1:], order[2:], strict=False)),
            frozenset(w for w in order if w[0].isdigit()),
        )


def shared(a: Wording, b: Wording) -> list[float]:
    """The figures named by `SHARED`, 0 to 1; the order of the two makes no difference.

    >>> x, y = Wording.of("Fire shut the old bridge"), Wording.of("The bridge was shut")
    >>> dict(zip(SHARED, shared(x, y)))["words_most"]
    1.0
    """
    return [
        *_shares(a.words, b.words),
        *_shares(a.pairs, b.pairs),
        *_shares(a.runs, b.runs),
        *_in_order(a.order, b.order),
        float(bool(a.figures - b.figures and b.figures - a.figures)),
    ]


def _shares(a: Iterable[object], b: Iterable[object]) -> tuple[float, float]:
    left, right = frozenset(a), frozenset(b)
    both = len(left & right)
    return both / max(1, min(len(left), len(right))), both / max(1, len(left), len(right))


def _in_order(a: Sequence[str], b: Sequence[str]) -> tuple[float, float]:
    from rapidfuzz.distance import LCSseq

    both = LCSseq.similarity(a, b)
    return both / max(1, min(len(a), len(b))), both / max(1, len(a), len(b))
