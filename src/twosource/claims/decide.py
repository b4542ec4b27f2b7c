"""The decision on two propositions: a logistic function of their features, its weights in a small file."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """One decision: a weight for each figure it looks at, and the constant."""

    weights: tuple[float, ...]
    constant: float

    def chance(self, row: "NDArray[np.float32]") -> float:
        """How likely the answer is yes, 0 to 1."""
        return float(self.chances(row.astype("float64")[None])[0])

    def chances(self, rows: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """The same for many rows at once; summed feature by feature, so that a row's answer is its own."""
        import numpy as np

        total = np.full(len(rows), self.constant)
        for k, weight in enumerate(self.weights):
            total += weight * rows[:, k]
        found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(total, -30.0, 30.0)))
        return found


def decisions(file: str = "claims") -> dict[str, Weights]:
    """The shipped decisions by name.

    "claims" holds "join" (rebuilt by `python -m bench.train_claims`), "lone" holds "same_claim", "equivalent" and
    "gist" of lone pairs (`python -m bench.train_lone`).
    """
    raw = json.loads(files("twosource").joinpath(f"data/{file}.json").read_text(encoding="utf-8"))
    return {
        name: Weights(tuple(float(w) for w in entry["weights"].values()), float(entry["constant"]))
        for name, entry in raw["decisions"].items()
    }
