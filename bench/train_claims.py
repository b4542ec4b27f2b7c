"""Rebuilds `src/twosource/data/claims.json`, the weights of the claims decisions: python -m bench.train_claims

Learned on the train half of headline-similarity-dev (see `bench.claims_data.half`) and on `bench/claims_pairs.tsv`, 120
sentence pairs of our own. Tried and left out, as they made the held-out halves worse: same-claim-propositions-dev (many
of its negatives say the same), same-claim-qa-dev and the event chains of stories-dev (whole sentences that share one
event of several). Nothing is learned from paraphrase-dev (MSRP), which is for non-commercial research, nor from
contradiction-dev or numbers-dev. Logistic regression with a ridge, by Newton's method; the two classes of each set
weigh the same, so that a chance of one half means as likely as not.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import claims_data as data
from twosource.claims.features import FEATURES, features
from twosource.claims.lookup import Lookup
from twosource.claims.sentence import read_sentences
from twosource.claims.story import JOIN

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "claims.json"
RIDGE = 1.0  # against weights that sum to WEIGHT for a set
WEIGHT = 500.0
VALUES = ("numbers_shared", "numbers_apart", "numbers_one", "negation")

Label = Callable[[data.Pair], float | None]
Floats = NDArray[np.float64]


def likeness(low: float, high: float) -> Label:
    """Headlines scored `high` or more are the same, `low` or less are not, the rest are left out."""
    return lambda pair: 1.0 if pair.value >= high else 0.0 if pair.value <= low else None


def same(pair: data.Pair) -> float:
    """The set's own label."""
    return float(pair.same)


def fit(rows: Floats, labels: Floats, weights: Floats, penalty: float = RIDGE) -> Floats:
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


def table(pairs: list[data.Pair]) -> Floats:
    """A row of features for each pair."""
    texts = [text for pair in pairs for text in (pair.a, pair.b)]
    read = dict(zip(texts, read_sentences(texts, Lookup()), strict=True))
    return np.array([features(read[pair.a], read[pair.b]) for pair in pairs], dtype=np.float64)


def own_pairs() -> list[data.Pair]:
    """Our own sentence pairs."""
    lines = Path(__file__).with_name("claims_pairs.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines]
    return [data.Pair(a, b, label == "same", "own") for label, a, b in found]


@dataclass(frozen=True, slots=True)
class Part:
    """A set's features, its labels (None: left out), and its share of the weight."""

    rows: Floats
    labels: list[float | None]
    share: float


def learn(parts: list[Part], without: tuple[str, ...] = ()) -> Floats:
    """One decision from several sets; features named in `without` count for nothing."""
    rows, labels, weights = [], [], []
    for part in parts:
        kept = [i for i, value in enumerate(part.labels) if value is not None]
        values = np.array([part.labels[i] for i in kept], dtype=np.float64)
        each = np.where(values == 1, 0.5 / (values == 1).sum(), 0.5 / (values == 0).sum())
        rows.append(part.rows[kept])
        labels.append(values)
        weights.append(each * part.share * WEIGHT)
    inputs = np.vstack(rows)
    inputs[:, [FEATURES.index(name) for name in without]] = 0
    return fit(inputs, np.concatenate(labels), np.concatenate(weights))


def main() -> None:
    """Learns the decisions and writes them."""
    headlines, own = data.split(data.headlines(), "train"), own_pairs()
    likely, ours = table(headlines), table(own)
    told = [same(pair) for pair in own]

    def scored(low: float, high: float) -> list[float | None]:
        return [likeness(low, high)(pair) for pair in headlines]

    decisions = {
        # 3 of 5 is "roughly equivalent" in the set's own scale.
        "equivalent": learn([Part(likely, scored(2.99, 3.0), 1.0)]),
        # Values and denials don't part claims: those that differ in them are one claim with a conflict.
        "same_claim": learn([Part(likely, scored(2.2, 3.0), 1.0), Part(ours, told, 0.2)], VALUES),
    }
    from bench.claims_join import learned

    join = learned()
    out = {
        "from": "train half of headline-similarity-dev; bench/claims_pairs.tsv; join: the stories of bench.claims_join",
        "by": "python -m bench.train_claims",
        "decisions": {
            name: {
                "weights": {f: round(float(w), 4) for f, w in zip(FEATURES, found, strict=False)},
                "constant": round(float(found[-1]), 4),
            }
            for name, found in decisions.items()
        }
        | {
            "join": {
                "weights": {f: round(w, 4) for f, w in zip(JOIN, join.weights, strict=True)},
                "constant": round(join.constant, 4),
            }
        },
    }
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
