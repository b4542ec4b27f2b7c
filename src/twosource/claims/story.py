"""The propositions of one story, and how likely any two of them are one claim."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import partial
from typing import TYPE_CHECKING

from twosource.claims.decide import Weights
from twosource.claims.features import FEATURES
from twosource.claims.nearest import Nearest, nearest
from twosource.claims.pairs import DETAILS, VETOED, Pairs
from twosource.claims.propositions import Proposition, Told
from twosource.claims.rivals import Rivals
from twosource.claims.vectors import Nearness, around
from twosource.memory import Memory
from twosource.settings import ClaimsSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What a pair's join is decided by: what two sentences have in common anywhere, and what only their story tells.
JOIN = (
    *FEATURES,
    *DETAILS,
    "near",  # cosine of the vectors less the story's mean
    "lead_least",  # by how much each is nearer to the other than what else the other's report says: the lesser lead
    "lead_most",
    "around",  # cosine of what is said before and after each
    "one_report",  # both stand in one report, which seldom says a thing twice in other words
)
# What leaves a join likely but never sure, however alike the rest: only one tells a value. Of the pairs of the stories
# learned from that were likely enough to be sure (each judged by weights learned from the others) 58 % (of 19) of these
# were right, of all others 92 %.
_DOUBTS = [JOIN.index("numbers_one")]
_SHORT = 0.01  # short of sure by this
_DIGITS = 6  # of a chance: sums may part in the last bits


class Story:
    """One story's forms (units), in an order that hangs on nothing but their content, with the chance of each pair.

    What depends on one pair only comes out of `memory`; what depends on the whole story is worked out here.
    """

    def __init__(self, told: Iterable[Told], weights: Weights, settings: ClaimsSettings, memory: Memory) -> None:
        import numpy as np

        by_report = list(told)
        self._settings, self._weights = settings, weights
        self._pairs = memory.recall("claims.pairs", (), partial(Pairs, memory))
        gathered: dict[str, list[Proposition]] = {}
        for proposition in (p for found, _ in by_report for p in found if not p.idle):
            gathered.setdefault(proposition.form, []).append(proposition)
        self.forms = sorted(gathered)
        self.units = [gathered[form] for form in self.forms]
        at = {form: i for i, form in enumerate(self.forms)}
        self._nested = {self._key(at[a], at[b]) for _, within in by_report for a, b in within}
        texts: dict[tuple[str, bool], int] = {}
        self._words: NDArray[np.int64] = np.array(
            [texts.setdefault((u[0].text.casefold(), u[0].part == "purpose"), len(texts)) for u in self.units],
            dtype=np.int64,
        )
        self._known: dict[int, float] = {}  # by low unit times the number of units, plus the high one
        self._measure(memory.recall("claims.nearest", (), dict))

    def _measure(self, kept: dict[int, Nearest]) -> None:
        """Finds each unit's nearest, and what is needed to say how near any two are."""
        import numpy as np

        reports = [sorted({p.report for p in unit}) for unit in self.units]
        codes: dict[str, int] = {}
        alone = [codes.setdefault(r[0], len(codes)) if len(r) == 1 else -1 - i for i, r in enumerate(reports)]
        self._alone: NDArray[np.int64] = np.array(alone, dtype=np.int64)
        self._numbers = np.array(self._pairs.numbers([u[0] for u in self.units]), dtype=np.int64)
        vectors = self._pairs.vectors[self._numbers]
        self._near = Nearness(vectors, self._settings.doubt)
        found = nearest(self._numbers.tolist(), vectors, self.forms, self._settings.nearest, kept)
        unit_of = np.zeros(int(self._numbers.max(initial=0)) + 1, dtype=np.int64)
        unit_of[self._numbers] = np.arange(len(self.units))
        order = unit_of[np.array(found.numbers, dtype=np.int64)]
        self._who = np.full(found.who.shape, -1, dtype=np.int64)
        self._who[order] = np.where(found.who >= 0, unit_of[np.maximum(found.who, 0)], -1)
        dots = np.zeros(found.dots.shape)
        dots[order] = np.where(found.who >= 0, found.dots, 0.0)
        row = np.arange(len(self.units))[:, None]
        self._who_near = np.where(self._who >= 0, self._near.of_dots(dots, row, np.maximum(self._who, 0)), -1.0)
        self._around = around([[(p.report, p.span) for p in unit] for unit in self.units], vectors)
        self._rivals = Rivals(self._who, self._who_near, reports, self._words)

    def weighed(self, weights: Weights, settings: ClaimsSettings) -> "Story":
        """The same story with other weights and thresholds: what was measured is kept."""
        other = copy(self)
        other._weights, other._settings, other._known = weights, settings, {}
        return other

    def classes(self) -> list[list[int]]:
        """Units of the same words, whatever their case: one claim without asking."""
        by_text: dict[int, list[int]] = {}
        for i, words in enumerate(self._words.tolist()):
            by_text.setdefault(words, []).append(i)
        return list(by_text.values())

    def compared(self) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """The pairs near enough to be compared: the first units and the second ones."""
        import numpy as np

        size = len(self.units)
        i, slot = np.nonzero((self._who >= 0) & (self._who_near >= self._settings.candidate))
        j = self._who[i, slot]
        keys = np.unique(np.minimum(i, j) * size + np.maximum(i, j))
        first, second = np.divmod(keys, max(1, size))
        return first, second

    def likely(self) -> list[tuple[float, int, int]]:
        """Pairs whose chance is one to join by, the likeliest first."""
        import numpy as np

        first, second = self.compared()
        values = self.chances(first, second)
        keep = np.flatnonzero(values >= self._settings.join)
        ranked = sorted(zip((-values[keep]).tolist(), first[keep].tolist(), second[keep].tolist(), strict=True))
        return [(-v, i, j) for v, i, j in ranked]

    def chance(self, i: int, j: int) -> float:
        """How likely two units are one claim."""
        known = self._known.get(self._key(i, j))
        return self.between((i,), (j,))[0] if known is None else known

    def known(self, i: int, j: int) -> float | None:
        """The chance of two units where it has been worked out already."""
        return self._known.get(self._key(i, j))

    def between(self, one: Sequence[int], other: Sequence[int]) -> list[float]:
        """The chance of each unit of one group with each of another."""
        import numpy as np

        keys = [self._key(i, j) for i in one for j in other]
        new = [key for key in keys if key not in self._known]
        if new:
            self.chances(*np.divmod(np.array(new, dtype=np.int64), len(self.units)))
        return [self._known[key] for key in keys]

    def nested(self, i: int, j: int) -> bool:
        """Whether one of two units lies in the other somewhere: a part never makes the whole's claim."""
        return self._key(i, j) in self._nested

    def _key(self, i: int, j: int) -> int:
        size = len(self.units)
        return i * size + j if i < j else j * size + i

    def chances(self, i: "NDArray[np.int64]", j: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """How likely each pair of units is one claim; each first one before its second."""
        import numpy as np

        rows, barred = self.rows(i, j)
        chances = self._weights.chances(rows)
        doubted = (rows[:, _DOUBTS] > 0).any(1)
        chances = np.where(doubted, np.minimum(chances, self._settings.sure - _SHORT), chances)
        found: NDArray[np.float64] = np.where(barred, 0.0, chances).round(_DIGITS)
        self._known.update(zip((i * len(self.units) + j).tolist(), found.tolist(), strict=True))
        return found

    def rows(self, i: "NDArray[np.int64]", j: "NDArray[np.int64]") -> "tuple[NDArray[np.float64], NDArray[np.bool_]]":
        """For each pair of units what `JOIN` names, and whether something rules it out: a detail, or its place."""
        import numpy as np

        kept = self._pairs.rows(self._numbers[i], self._numbers[j])
        near = self._near.cosines(i, j)
        one, other = self._rivals.lead(i, j, near), self._rivals.lead(j, i, near)
        beside = np.einsum("ij,ij->i", self._around[i], self._around[j]).round(_DIGITS)
        story = (near, np.minimum(one, other), np.maximum(one, other), beside, self._alone[i] == self._alone[j])
        barred = kept[:, VETOED] > 0
        for at, key in enumerate((i * len(self.units) + j).tolist()):
            if key in self._nested:
                barred[at] = True
        return np.column_stack([kept[:, :VETOED].astype(np.float64), *story]), barred
