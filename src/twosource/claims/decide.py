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
    """One decision: a weight for each of `FEATURES`, and the constant."""

    weights: tuple[float, ...]
    constant: float

    def chance(self, row: "NDArray[np.float32]") -> float:
        """How likely the answer is yes, 0 to 1."""
        from math import exp

        total = self.constant + float(sum(w * x for w, x in zip(self.weights, row.tolist(), strict=True)))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def decisions() -> dict[str, Weights]:
    """The shipped decisions by name: "same_claim" and "equivalent" (rebuilt by `python -m bench.train_claims`)."""
    raw = json.loads(files("twosource").joinpath("data/claims.json").read_text(encoding="utf-8"))
    return {
        name: Weights(tuple(float(w) for w in entry["weights"].values()), float(entry["constant"]))
        for name, entry in raw["decisions"].items()
    }
