"""What any two propositions have in common, worked out once a pair and kept, in rows that are read many at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.claims.compare import Likeness, ratio
from twosource.claims.details import Details
from twosource.claims.features import FEATURES, Best, features, heads
from twosource.claims.lookup import Lookup
from twosource.claims.phase import STAGES, times_apart
from twosource.claims.propositions import Proposition
from twosource.claims.sentence import encoded_details
from twosource.claims.vectors import SIZE, grid
from twosource.claims.veto import only_subject, other_thing, vetoed
from twosource.memory import Memory

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
    "core",  # how well the worst of all heads is found in the other
    "deed",  # how well what is done is
    "rest_most",  # how far the words besides the subject's are covered, of the better covered one
    "rest_least",
    "same_verb",  # the very word for what is done
    "future",  # only one tells what is to come
    "stage_gap",  # how much farther along one is
    "asked",  # one is asked for or offered, the other decided or done
    "times_apart",  # two days, months or years
    "times_shared",
    "peoples_apart",  # people of two countries
    "ratio",  # how far apart the values of one thing are, in powers of ten
)
VETOED = len(FEATURES) + len(DETAILS)
WIDTH = VETOED + 1


class Pairs:
    """Propositions met so far, by number, and the rows of the pairs compared so far.

    Vectors and rows are kept in `memory` by the forms of propositions. A proposition whose vector is known is read
    again only once it is compared with one that it hasn't been compared with.
    """

    def __init__(self, memory: Memory) -> None:
        import numpy as np

        self.forms: list[str] = []
        self.vectors: NDArray[np.float32] = np.zeros((0, SIZE), dtype=np.float32)
        self._kept_vectors, self._kept_rows = memory.of("claims.vector"), memory.of("claims.row")
        self._lookup: Lookup | None = None  # made when first needed: it takes as long to load as to read a report
        self._met: list[Proposition] = []
        self._details: list[Details | None] = []
        self._number: dict[str, int] = {}
        self._row: dict[int, int] = {}  # by low number times 2^32, plus the high one
        self._rows: NDArray[np.float32] = np.zeros((1024, WIDTH), dtype=np.float32)

    def numbers(self, propositions: Sequence[Proposition]) -> list[int]:
        """Each proposition's number; those of one form share it. New ones are encoded and read."""
        import numpy as np

        new = {p.form: p for p in propositions if p.form not in self._number}
        fresh = [new[form] for form in sorted(new)]
        unknown = [p for p in fresh if p.form not in self._kept_vectors]
        read = dict(zip((p.form for p in unknown), self._read(unknown), strict=True))
        if unknown:
            vectors = grid([read[p.form].vector for p in unknown])
            self._kept_vectors.update((p.form, row) for p, row in zip(unknown, vectors, strict=True))
        for p in fresh:
            self._number[p.form] = len(self.forms)
            self.forms.append(p.form)
            self._met.append(p)
            self._details.append(read.get(p.form))
        if fresh:
            self.vectors = np.concatenate([self.vectors, np.stack([self._kept_vectors[p.form] for p in fresh])])
        return [self._number[p.form] for p in propositions]

    def _read(self, propositions: Sequence[Proposition]) -> list[Details]:
        if not propositions:
            return []
        self._lookup = self._lookup or Lookup()
        return encoded_details(
            [p.words for p in propositions], [p.part == "purpose" for p in propositions], self._lookup
        )

    def rows(self, one: "NDArray[np.int64]", other: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """A row for each pair of numbers."""
        import numpy as np

        keys = ((np.minimum(one, other) << 32) + np.maximum(one, other)).tolist()
        new = dict.fromkeys(key for key in keys if key not in self._row)
        if new:
            self._compare([divmod(key, 1 << 32) for key in new])
        return self._rows[[self._row[key] for key in keys]]

    def _compare(self, pairs: Sequence[tuple[int, int]]) -> None:
        """The rows of pairs not met so far; forms, not numbers, say which of the two is first."""
        ordered = [(i, j) if self.forms[i] <= self.forms[j] else (j, i) for i, j in pairs]
        unknown = [(i, j) for i, j in ordered if (self.forms[i], self.forms[j]) not in self._kept_rows]
        bare = sorted({i for pair in unknown for i in pair if self._details[i] is None})
        for i, details in zip(bare, self._read([self._met[i] for i in bare]), strict=True):
            self._details[i] = details
        for i, j in unknown:
            a, b = self._details[i], self._details[j]
            if a is not None and b is not None:
                self._kept_rows[self.forms[i], self.forms[j]] = _row(a, b)
        for i, j in ordered:
            self._put(min(i, j), max(i, j), self._kept_rows[self.forms[i], self.forms[j]])

    def _put(self, low: int, high: int, row: "NDArray[np.float32]") -> None:
        import numpy as np

        at = len(self._row)
        if at == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[at] = row
        self._row[(low << 32) + high] = at


def _told(a: Details, b: Details, best: Best) -> tuple[float, ...]:
    """What they have in common besides their subjects, and when it was."""
    rest = _rest(a, best[0]), _rest(b, best[1])
    verbs = ({d.lemmas[i] for i in d.verbs} for d in (a, b))
    return (
        max(rest),
        min(rest),
        float(not set.isdisjoint(*verbs)),
        float(a.future != b.future),
        *_when(a, b),
        ratio(a, b),
    )


def _when(a: Details, b: Details) -> tuple[float, ...]:
    """How far along the two are, on which days, and whether they are of the people of two countries."""
    low, high = sorted((a.stage, b.stage))
    return (
        (high - low) / (len(STAGES) - 1),
        float(low <= STAGES.index("offered") and high >= STAGES.index("decided")),
        float(times_apart(a.times, b.times)),
        float(bool(a.times & b.times)),
        float(bool(a.peoples and b.peoples) and not a.peoples & b.peoples),
    )


def _rest(d: Details, found: Sequence[float]) -> float:
    """How far the words besides the subject's are found."""
    left = [(w, v) for w, v, role in zip(d.weights, found, d.roles, strict=True) if role != "subject"]
    total = sum(w for w, _ in left)
    return sum(w * v for w, v in left) / total if total else 0.0


def _row(a: Details, b: Details) -> "NDArray[np.float32]":
    """What two propositions have in common."""
    import numpy as np

    row = np.zeros(WIDTH, dtype=np.float32)
    like = Likeness.of(a, b)
    if vetoed(like):  # then nothing else is asked
        row[VETOED] = 1
        return row
    best = like.best()
    row[: len(FEATURES)] = features(a, b, like, best)
    row[len(FEATURES) : VETOED] = (
        only_subject(like),
        other_thing(like),
        a.planned != b.planned and not (a.purpose or b.purpose),
        a.purpose != b.purpose,
        a.purpose and b.purpose,
        *heads(a, b, best),
        *_told(a, b, best),
    )
    return row
