"""What any two propositions have in common, worked out once a pair and kept, in rows that are read many at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.claims.compare import Likeness
from twosource.claims.details import Details
from twosource.claims.features import FEATURES, features, heads
from twosource.claims.lookup import Lookup
from twosource.claims.propositions import Proposition
from twosource.claims.sentence import encoded_details
from twosource.claims.vectors import SIZE, grid
from twosource.claims.veto import only_subject, other_thing, vetoed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What a row holds after the features, and last whether details rule the pair out.
DETAILS = (
    "only_subject",  # they have but their subject in common
    "other_thing",  # one thing is done to two
    "planned",  # only one tells of a plan
    "purposed",  # one is a purpose, the other a plan
    "both_purposes",
    "core_least",
    "core_most",
    "deed",
)
VETOED = len(FEATURES) + len(DETAILS)
_WIDTH = VETOED + 1


class Pairs:
    """Propositions met so far, by number, and the rows of the pairs compared so far."""

    def __init__(self) -> None:
        import numpy as np

        self.lookup = Lookup()
        self.forms: list[str] = []
        self.details: list[Details] = []
        self.vectors: NDArray[np.float32] = np.zeros((0, SIZE), dtype=np.float32)
        self._number: dict[str, int] = {}
        self._row: dict[int, int] = {}  # by low number times 2^32, plus the high one
        self._rows: NDArray[np.float32] = np.zeros((1024, _WIDTH), dtype=np.float32)

    def numbers(self, propositions: Sequence[Proposition]) -> list[int]:
        """Each proposition's number; those of one form share it. New ones are encoded and read."""
        import numpy as np

        new = {p.form: p for p in propositions if p.form not in self._number}
        fresh = [new[form] for form in sorted(new)]
        read = encoded_details([p.words for p in fresh], [p.part == "purpose" for p in fresh], self.lookup)
        for p, details in zip(fresh, read, strict=True):
            self._number[p.form] = len(self.forms)
            self.forms.append(p.form)
            self.details.append(details)
        if fresh:
            self.vectors = np.concatenate([self.vectors, grid([d.vector for d in read])])
        return [self._number[p.form] for p in propositions]

    def rows(self, one: "NDArray[np.int64]", other: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """A row for each pair of numbers."""
        import numpy as np

        found = []
        for key in ((np.minimum(one, other) << 32) + np.maximum(one, other)).tolist():
            at = self._row.get(key)
            found.append(self._compared(key) if at is None else at)
        return self._rows[found]

    def _compared(self, key: int) -> int:
        """The row of a pair not met so far; forms, not numbers, say which of the two is first."""
        import numpy as np

        one, other = divmod(key, 1 << 32)
        first, second = (one, other) if self.forms[one] <= self.forms[other] else (other, one)
        a, b = self.details[first], self.details[second]
        like = Likeness.of(a, b)
        at = len(self._row)
        if at == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        row = self._rows[at]
        row[VETOED] = vetoed(like)
        self._row[key] = at
        if row[VETOED]:  # then nothing else is asked
            return at
        best = like.best()
        row[: len(FEATURES)] = features(a, b, like, best)
        row[len(FEATURES) : VETOED] = (
            only_subject(like),
            other_thing(like),
            a.planned != b.planned and not (a.purpose or b.purpose),
            a.purpose != b.purpose,
            a.purpose and b.purpose,
            *heads(a, b, best),
        )
        return at
