"""Which propositions are compared at all: each with its nearest by sentence vector."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 512  # rows at a time, so that memory stays flat whatever the number of propositions


def candidates(vectors: "NDArray[np.float32]", least: float, nearest: int) -> list[tuple[int, int]]:
    """Pairs of rows whose cosine is at least `least`, at most `nearest` for each row, in order.

    >>> import numpy as np
    >>> candidates(np.eye(3, dtype=np.float32)[[0, 1, 0]], 0.5, 2)
    [(0, 2)]
    """
    import numpy as np

    found: set[tuple[int, int]] = set()
    for low in range(0, len(vectors), _BLOCK):
        like = vectors[low : low + _BLOCK] @ vectors.T
        for row, values in enumerate(like):
            i = low + row
            values[i] = -1.0
            near = np.flatnonzero(values >= least)
            ranked = sorted(near.tolist(), key=lambda j: (-round(float(values[j]), 5), j))[:nearest]
            found |= {(min(i, j), max(i, j)) for j in ranked}
    return sorted(found)
