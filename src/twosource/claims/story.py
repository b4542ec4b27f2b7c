"""The propositions of one story, and how likely any two of them are one claim."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from twosource.claims.decide import Weights
from twosource.claims.features import FEATURES
from twosource.claims.nearest import Nearest, nearest
from twosource.claims.pairs import ACT, PLANNED, VETOED, Pairs
from twosource.claims.propositions import Proposition
from twosource.claims.vectors import Nearness
from twosource.memory import Memory
from twosource.settings import ClaimsSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Nested = Iterable[tuple[str, str]]
_DIGITS = 6  # of a chance: sums may part in the last bits


class Story:
    """One story's forms (units), in an order that hangs on nothing but their content, with the chance of each pair.

    What depends on one pair only comes out of `memory`; what depends on the whole story is worked out here: the
    likeness of vectors less the story's mean, and which two stand in one report.
    """

    def __init__(
        self, told: Sequence[Proposition], nested: Nested, weights: Weights, settings: ClaimsSettings, memory: Memory
    ) -> None:
        import numpy as np

        self._settings, self._weights = settings, weights
        self._pairs = memory.recall("claims.pairs", (), Pairs)
        by_form: dict[str, list[Proposition]] = {}
        for proposition in told:
            if not proposition.idle:
                by_form.setdefault(proposition.form, []).append(proposition)
        self.forms = sorted(by_form)
        self.units = [by_form[form] for form in self.forms]
        self._numbers = np.array(self._pairs.numbers([u[0] for u in self.units]), dtype=np.int64)
        self._vectors = self._pairs.vectors[self._numbers]
        self._near = Nearness(self._vectors, settings.doubt)
        codes: dict[str, int] = {}
        only = [{p.report for p in unit} for unit in self.units]
        alone = [codes.setdefault(next(iter(o)), len(codes)) if len(o) == 1 else -1 - i for i, o in enumerate(only)]
        self._alone: NDArray[np.int64] = np.array(alone, dtype=np.int64)
        at = {form: i for i, form in enumerate(self.forms)}
        self._nested = {self._key(at[a], at[b]) for a, b in nested if a in at and b in at}
        self._kept: dict[int, Nearest] = memory.recall("claims.nearest", (), dict)
        self._known: dict[int, float] = {}  # by low unit times the number of units, plus the high one

    def classes(self) -> list[list[int]]:
        """Units of the same words, whatever their case: one claim without asking."""
        by_text: dict[tuple[str, bool], list[int]] = {}
        for i, unit in enumerate(self.units):
            by_text.setdefault((unit[0].text.casefold(), unit[0].part == "purpose"), []).append(i)
        return list(by_text.values())

    def likely(self) -> list[tuple[float, int, int]]:
        """Pairs near enough to be compared whose chance is one to join by, the likeliest first."""
        import numpy as np

        if not self.units:
            return []
        settings = self._settings
        forms = self.forms
        found = nearest(self._numbers.tolist(), self._vectors, forms, settings.nearest, self._kept)
        unit_of = np.zeros(int(self._numbers.max()) + 1, dtype=np.int64)
        unit_of[self._numbers] = np.arange(len(self.units))
        i = np.repeat(unit_of[np.array(found.numbers)], found.who.shape[1])
        j, there = unit_of[np.maximum(found.who.ravel(), 0)], found.who.ravel() >= 0
        i, j, dots = i[there], j[there], found.dots.ravel()[there]
        near = self._near.of_dots(dots, i, j) >= settings.candidate
        keys = np.unique(np.minimum(i, j)[near] * len(forms) + np.maximum(i, j)[near])
        first, second = np.divmod(keys, len(forms))
        values = self.chances(first, second)
        keep = np.flatnonzero(values >= settings.join)
        ranked = sorted(zip((-values[keep]).tolist(), first[keep].tolist(), second[keep].tolist(), strict=True))
        return [(-v, i, j) for v, i, j in ranked]

    def chance(self, i: int, j: int) -> float:
        """How likely two units are one claim."""
        return self.between((i,), (j,))[0]

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

    def _key(self, i: int, j: int) -> int:
        size = len(self.units)
        return i * size + j if i < j else j * size + i

    def chances(self, i: "NDArray[np.int64]", j: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """How likely each pair of units is one claim; each first one before its second."""
        import numpy as np

        rows = self._pairs.rows(self._numbers[i], self._numbers[j]).astype(np.float64)
        rows[:, FEATURES.index("cosine")] = self._near.cosines(i, j)
        found: NDArray[np.float64] = self._weights.chances(rows[:, : len(FEATURES)])
        settings = self._settings
        found = np.where(rows[:, PLANNED] > 0, found * settings.ahead, found)
        found = np.where(rows[:, ACT] < settings.unlike_act, found * settings.act, found)
        found = np.where(self._alone[i] == self._alone[j], found * settings.again, found)
        found = np.where(rows[:, VETOED] > 0, 0.0, found).round(_DIGITS)
        keys = (i * len(self.units) + j).tolist()
        for at, key in enumerate(keys):
            if key in self._nested:
                found[at] = 0.0
        self._known.update(zip(keys, found.tolist(), strict=True))
        return found
