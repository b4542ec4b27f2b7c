"""Log-linear choice: given groups of options, each a list of features, learn which option is right.

Conditional logit by L-BFGS (scipy) with an L2 penalty. A yes-or-no question is a group of one option beside an
implicit one without features (`null=True`).
"""

import collections
from collections.abc import Sequence

import numpy as np
from scipy import optimize, sparse

Group = tuple[Sequence[Sequence[str]], int]  # options, and the right one (-1: none, where `null`)


def train(
    groups: Sequence[Group], *, null: bool, penalty: float = 1.0, least: int = 3, rounds: int = 120
) -> dict[str, float]:
    """The weight of every feature seen in at least `least` options."""
    counts: collections.Counter[str] = collections.Counter()
    for options, _ in groups:
        for option in options:
            counts.update(set(option))
    names = sorted(name for name, n in counts.items() if n >= least)
    place = {name: k for k, name in enumerate(names)}
    indices: list[int] = []
    indptr = [0]
    starts, gold = [], []
    row = 0
    for options, right in groups:
        starts.append(row)
        gold.append(row + right if right >= 0 else -1)
        for option in options:
            indices.extend(place[name] for name in option if name in place)
            indptr.append(len(indices))
            row += 1
    x = sparse.csr_matrix(
        (np.ones(len(indices), dtype=np.float32), np.array(indices), np.array(indptr)), shape=(row, len(names))
    )
    xt = x.T.tocsr()
    first = np.array(starts)
    group = np.repeat(np.arange(len(first)), np.diff([*starts, row]))
    right = np.array([g for g in gold if g >= 0], dtype=np.int64)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ w.astype(np.float32)
        top = np.maximum.reduceat(score, first)
        if null:
            top = np.maximum(top, 0)
        e = np.exp(score - top[group])
        z = np.add.reduceat(e, first)
        if null:
            z = z + np.exp(-top)
        p = e / z[group]
        value = float(np.sum(np.log(z) + top) - np.sum(score[right]) + 0.5 * penalty * np.dot(w, w))
        grad = p
        grad[right] -= 1
        return value, (xt @ grad).astype(np.float64) + penalty * w

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return {name: round(float(w), 3) for name, w in zip(names, found.x, strict=True) if abs(w) >= 0.005}
