"""Sentence vectors on a grid of whole numbers, so that dot products are exact: the order of arrival changes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZE = 384  # of all-MiniLM-L6-v2
_STEPS = 400  # steps to a length of one: a component of such a vector is seldom above 0.3
_AROUND = 2  # propositions before and after that make the surroundings of one; bench.claims_join
_MOST = 127  # so that 384 products of two stay below 2^24, where float32 counts exactly


def grid(vectors: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
    """Vectors of length one, each component to the nearest of 400 steps.

    >>> import numpy as np
    >>> grid([np.array([0.25, -0.001, 0.5], dtype=np.float32)]).tolist()
    [[100.0, 0.0, 127.0]]
    """
    import numpy as np

    raised: NDArray[np.float32] = np.stack(vectors) * _STEPS
    return np.clip(np.rint(raised), -_MOST, _MOST) + np.float32(0)  # no negative zeros


def around(places: Sequence[Sequence[tuple[str, Span]]], vectors: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """For each row the direction of what stands before and after it, in every report that it stands in.

    `places` are where each row stands. Whole numbers are summed, so that no order of reports changes the answer.

    >>> import numpy as np
    >>> rows = around([[("a", (0, 9))], [("a", (10, 19))], [("b", (0, 9))]], grid(np.eye(3) * 0.1))
    >>> [[round(float(x), 1) for x in row] for row in rows]
    [[-0.4, 0.8, -0.4], [0.8, -0.4, -0.4], [0.0, 0.0, 0.0]]
    """
    import numpy as np

    told = sorted((*place, i) for i, unit in enumerate(places) for place in unit)
    one, other = [], []
    for step in range(1, _AROUND + 1):
        for a, b in zip(told, told[step:], strict=False):
            if a[0] == b[0] and a[2] != b[2]:
                one += [a[2], b[2]]
                other += [b[2], a[2]]
    whole = vectors.astype(np.float64)
    sums, count = np.zeros_like(whole), np.zeros((len(whole), 1))
    np.add.at(sums, one, whole[other])
    np.add.at(count, one, 1.0)
    sums -= count * whole.sum(0) / max(1, len(whole))
    found: NDArray[np.float64] = sums / np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums)), 1e-9)[:, None]
    return found


class Nearness:
    """How near the vectors of one story are: cosines of vectors less the story's mean (Arora, Liang, Ma 2017).

    What a whole story has in common tells nothing of its single claims. `doubt`: propositions' worth of doubt about
    the mean: few propositions have no common ground.

    >>> import numpy as np
    >>> near = Nearness(grid(np.array([[0.12, 0.16], [0.16, 0.12], [0.12, 0.16]])), 0.0)
    >>> [round(float(x), 3) for x in near.cosines(np.array([0, 0]), np.array([1, 2]))]
    [-1.0, 1.0]
    """

    def __init__(self, vectors: "NDArray[np.float32]", doubt: float) -> None:
        import numpy as np

        self._vectors = vectors
        whole = vectors.astype(np.float64)
        total = whole.sum(0)
        self._weight = 1 / (len(vectors) + doubt) if len(vectors) else 0.0
        self._common = whole @ total
        self._square = float(total @ total) * self._weight**2
        lengths = np.einsum("ij,ij->i", whole, whole) - 2 * self._common * self._weight + self._square
        self._lengths = np.sqrt(np.maximum(lengths, 1e-9))

    def cosines(self, i: "NDArray[np.int64]", j: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The cosine of each pair of rows."""
        import numpy as np

        dots = np.einsum("ij,ij->i", self._vectors[i], self._vectors[j]).astype(np.float64)
        return self.of_dots(dots, i, j)

    def of_dots(
        self, dots: "NDArray[np.float64]", i: "NDArray[np.int64]", j: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """The cosine of each pair of rows whose raw dot product is known."""
        less = (self._common[i] + self._common[j]) * self._weight - self._square
        found: NDArray[np.float64] = (dots - less) / (self._lengths[i] * self._lengths[j])
        return found
