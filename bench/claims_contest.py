"""Ours beside peers on the same rows: a figure for each, bootstrap intervals, and a line that says who leads.

Peers: cosine of the same sentence vectors, word TF-IDF cosine (scikit-learn), rapidfuzz token_set_ratio. Where a
figure needs a threshold, ours is the shipped one and each peer has the one that is best on these very rows: more than
any peer could have in use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Labels = NDArray[np.bool_]
Measure = Callable[[Values, Labels], float]
_DRAWS = 1000
_STEPS = 200  # thresholds tried for a peer: quantiles of its scores


@dataclass(frozen=True, slots=True)
class Contest:
    """One figure on one set: each way's scores, or its yes and no, "ours" first; `gate`: whether ours must lead."""

    name: str
    figure: str
    measure: Measure
    labels: Labels
    ways: dict[str, Values]
    gate: bool = True


def f1(said: Values, labels: Labels) -> float:
    """F1 of "same"."""
    yes = said > 0
    return float(2 * (yes & labels).sum() / max(1, yes.sum() + labels.sum()))


def macro_f1(said: Values, labels: Labels) -> float:
    """The mean of the F1 of yes and of no."""
    return (f1(said, labels) + f1(1 - said, ~labels)) / 2


def accuracy(said: Values, labels: Labels) -> float:
    """Share of right answers."""
    return float(((said > 0) == labels).mean())


def recall_at_80(scores: Values, labels: Labels) -> float:
    """The best recall whose precision is 0.80 or more, over all thresholds."""
    order = np.argsort(-scores, kind="stable")
    ranked, sorted_scores = labels[order], scores[order]
    found = np.cumsum(ranked)
    last = np.append(sorted_scores[1:] != sorted_scores[:-1], True)  # equal scores stand or fall together
    precise = (found / np.arange(1, len(ranked) + 1) >= 0.8) & last
    return float(found[precise].max() / max(1, labels.sum())) if precise.any() else 0.0


def auc(scores: Values, labels: Labels) -> float:
    """The chance that a pair that is the same scores above one that isn't."""
    from scipy.stats import rankdata

    ranks, yes = rankdata(scores), int(labels.sum())
    return float((ranks[labels].sum() - yes * (yes + 1) / 2) / max(1, yes * (len(labels) - yes)))


def peers(pairs: Sequence[tuple[str, str]]) -> dict[str, Values]:
    """The peers' scores, 0 to 1; TF-IDF counts the set's own texts."""
    from rapidfuzz.fuzz import token_set_ratio
    from sklearn.feature_extraction.text import TfidfVectorizer

    from twosource.language import embed

    a, b = embed([x for x, _ in pairs]), embed([y for _, y in pairs])
    words = TfidfVectorizer(sublinear_tf=True).fit(sorted({text for pair in pairs for text in pair}))
    x, y = words.transform([x for x, _ in pairs]), words.transform([y for _, y in pairs])
    return {
        "cosine": (a * b).sum(1).astype(float),
        "tfidf": np.asarray(x.multiply(y).sum(1)).ravel().astype(float),
        "fuzz": np.array([token_set_ratio(x.lower(), y.lower()) / 100 for x, y in pairs]),
    }


def at_best(scores: Values, labels: Labels, measure: Measure) -> Values:
    """Yes and no at the threshold that is best on these rows; all "yes" is one of them."""
    steps = np.unique(np.quantile(scores, np.linspace(0, 1, _STEPS)))
    said = [(scores >= step).astype(float) for step in steps]
    return max(said, key=lambda s: measure(s, labels))


def decided(
    name: str, figure: str, measure: Measure, labels: Labels, ours: Values, others: dict[str, Values]
) -> Contest:
    """A contest in yes and no: ours as it is, each peer at its own best threshold."""
    return Contest(
        name, figure, measure, labels, {"ours": ours} | {k: at_best(v, labels, measure) for k, v in others.items()}
    )


def show(contest: Contest) -> bool:
    """Prints each way's figure with its 95 % interval, and whether ours leads beyond chance; returns that.

    The same bootstrap rows are drawn for all ways, so that the margin's interval is of paired differences.
    """
    rng = np.random.default_rng(7)
    size = len(contest.labels)
    drawn = [rng.integers(0, size, size) for _ in range(_DRAWS)]
    drawn = [d for d in drawn if contest.labels[d].any()]
    spread = {
        way: np.array([contest.measure(values[d], contest.labels[d]) for d in drawn])
        for way, values in contest.ways.items()
    }
    figures = {way: contest.measure(values, contest.labels) for way, values in contest.ways.items()}
    cells = [
        f"{way} {figure:.3f} [{np.quantile(spread[way], 0.025):.3f}, {np.quantile(spread[way], 0.975):.3f}]"
        for way, figure in figures.items()
    ]
    print(f"{contest.name:13s} {size:5d} {contest.figure:13s} " + "   ".join(cells), flush=True)
    best = max((way for way in figures if way != "ours"), key=lambda way: figures[way])
    low, high = np.quantile(spread["ours"] - spread[best], [0.025, 0.975])
    leads = bool(low > 0)
    if contest.gate:
        margin = f"{figures['ours'] - figures[best]:+.3f} [{low:+.3f}, {high:+.3f}]"
        verdict = "leads" if leads else "does not lead beyond its interval"
        print(f"  gate {contest.name} {contest.figure}: ours less {best} {margin}: {verdict}", flush=True)
    return leads or not contest.gate
