"""Rebuilds `src/twosource/data/claims.json`, the weights of the two claims decisions: python -m bench.train_claims

Learned on the train half of headline-similarity-dev, same-claim-propositions-dev, same-claim-qa-dev and stories-dev
(event chains); see `bench.claims_data.half`. Nothing is learned from paraphrase-dev (MSRP), which is for
non-commercial research, nor from contradiction-dev or numbers-dev. Logistic regression with a ridge, by Newton's
method; the two classes of each set weigh the same, so that a chance of one half means as likely as not.
"""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import claims_data as data
from twosource.claims.features import FEATURES, features
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "claims.json"
RIDGE = 1.0  # with weights that sum to WEIGHT a set; 0.3 to 3 differ by less than .003 AUC on the train halves
WEIGHT = 500.0

Label = Callable[[data.Pair], float | None]
Floats = NDArray[np.float64]


def likeness(low: float, high: float) -> Label:
    """Headlines scored `high` or more are the same, `low` or less are not, the rest are left out."""
    return lambda pair: 1.0 if pair.value >= high else 0.0 if pair.value <= low else None


def same(pair: data.Pair) -> float:
    """The set's own label."""
    return float(pair.same)


def fit(rows: Floats, labels: Floats, weights: Floats) -> Floats:
    """Weights and constant of a ridge logistic regression, by Newton's method."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.eye(inputs.shape[1]) * RIDGE
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


def table(pairs: list[data.Pair]) -> Floats:
    """A row of features for each pair."""
    texts = [text for pair in pairs for text in (pair.a, pair.b)]
    read = dict(zip(texts, read_sentences(texts, Lookup()), strict=True))
    return np.array([features(read[pair.a], read[pair.b]) for pair in pairs], dtype=np.float64)


def learn(sets: list[tuple[list[data.Pair], Label, float]]) -> Floats:
    """One decision from several sets, each with its labels and its share of the weight."""
    rows, labels, weights = [], [], []
    for pairs, label, share in sets:
        kept = [(pair, label(pair)) for pair in data.split(pairs, "train")]
        known = [(pair, value) for pair, value in kept if value is not None]
        values = np.array([value for _, value in known])
        each = np.where(values == 1, 0.5 / (values == 1).sum(), 0.5 / (values == 0).sum())
        rows.append(table([pair for pair, _ in known]))
        labels.append(values)
        weights.append(each * share * WEIGHT)
    return fit(np.vstack(rows), np.concatenate(labels), np.concatenate(weights))


def main() -> None:
    """Learns both decisions and writes them."""
    headlines, propositions = data.headlines(), data.propositions()
    decisions = {
        "equivalent": learn([(headlines, likeness(3.0, 3.4), 1.0)]),
        "same_claim": learn(
            [
                (headlines, likeness(2.0, 3.0), 1.0),
                (propositions, same, 1.0),
                (data.qa(), same, 0.5),
                (data.chains(), same, 0.5),
            ]
        ),
    }
    out = {
        "from": "train halves of headline-similarity-dev, same-claim-propositions-dev, same-claim-qa-dev, stories-dev",
        "by": "python -m bench.train_claims",
        "decisions": {
            name: {
                "weights": {f: round(float(w), 4) for f, w in zip(FEATURES, found, strict=False)},
                "constant": round(float(found[-1]), 4),
            }
            for name, found in decisions.items()
        },
    }
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
