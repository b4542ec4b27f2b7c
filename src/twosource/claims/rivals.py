"""Whether two propositions are each other's best match: a report seldom says a thing twice, so the next is another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 0.3  # a lead over the second best that leaves no doubt: the most that the lists of nearest let us see


class Rivals:
    """For each unit its nearest, by which a pair's lead over the second best of the other's report is measured."""

    def __init__(
        self,
        who: "NDArray[np.int64]",
        near: "NDArray[np.float64]",
        reports: Sequence[Sequence[str]],
        words: "NDArray[np.int64]",
    ) -> None:
        """`who` are each unit's nearest (-1 for none), `near` how near, `reports` who tells it, `words` its text."""
        import numpy as np

        self._who, self._near, self._words = who, near, words
        codes = {report: i for i, report in enumerate(sorted({r for unit in reports for r in unit}))}
        self._told = np.zeros((len(reports), len(codes)), dtype=bool)
        for i, unit in enumerate(reports):
            self._told[i, [codes[r] for r in unit]] = True
        self._home = np.array([min(codes[r] for r in unit) for unit in reports], dtype=np.int64)

    def lead(
        self, i: "NDArray[np.int64]", j: "NDArray[np.int64]", near: "NDArray[np.float64]"
    ) -> "NDArray[np.float64]":
        """By how much each `j` is nearer to its `i` than anything else that the (first) report of `j` says."""
        import numpy as np

        who = self._who[i]
        there = (who >= 0) & self._told[np.maximum(who, 0), self._home[j][:, None]]
        other = (self._words[who] != self._words[j][:, None]) & (self._words[who] != self._words[i][:, None])
        best = np.where(there & other, self._near[i], -np.inf).max(1, initial=-np.inf)
        last = np.where(who[:, -1] >= 0, self._near[i][:, -1], 0.0)  # what is not among the nearest is no nearer
        found: NDArray[np.float64] = np.clip(near - np.where(np.isneginf(best), last, best), -_MOST, _MOST)
        return found
