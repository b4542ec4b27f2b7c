"""Sentence vectors on a grid of whole numbers, so that dot products are exact: the order of arrival changes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZE = 384  # of all-MiniLM-L6-v2
_STEPS = 400  # steps to a length of one: a component of such a vector is seldom above 0.3
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
