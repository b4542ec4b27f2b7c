"""Rebuilds `src/twosource/data/claims.json`, the weights that join claims: python -m bench.train_claims

Learned on the invented stories of `bench.claims_join`; what decides on two lone sentences is `bench.train_lone`'s.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.claims.story import JOIN

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "claims.json"

Floats = NDArray[np.float64]


def fit(rows: Floats, labels: Floats, weights: Floats, penalty: float) -> Floats:
    """Weights and constant of a ridge logistic regression, by Newton's method."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.eye(inputs.shape[1]) * penalty
    ridge[-1, -1] = 0
    found = np.zeros(inputs.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (chance - labels)) + ridge @ found
        curve = (inputs * (weights * chance * (1 - chance))[:, None]).T @ inputs + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if abs(step).max() < 1e-8:
            break
    return found


def main() -> None:
    """Learns the decision and writes it."""
    from bench.claims_join import learned

    join = learned()
    weights = {f: round(w, 4) for f, w in zip(JOIN, join.weights, strict=True)}
    out = {
        "from": "bench/claims_told/train, bench/claims_stories.txt",
        "by": "python -m bench.train_claims",
        "decisions": {"join": {"weights": weights, "constant": round(join.constant, 4)}},
    }
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
