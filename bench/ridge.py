"""Ridge logistic regression, for decisions whose weights ship."""

import numpy as np
from numpy.typing import NDArray

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
