"""The claims stage beside three peers, in one run: python -m bench.claims [--quick | --most=N] [SET...]

Peers: cosine of the same sentence vectors, word TF-IDF cosine (scikit-learn), rapidfuzz token_set_ratio. Each peer's
threshold is chosen on the train half of headline-similarity-dev (score 3 or more), as our weights are; recall at a
precision and AUC need none. What is shown is the half we don't learn from; of paraphrase-dev and contradiction-dev,
from which nothing is learned, a sample of all. Intervals: 95 %, 500 bootstrap samples, the same rows for all.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench import claims_data as data
from bench.data import data_dir

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Metric = Callable[[Floats, Bools, float], float]
_QUICK = 150
_MOST = 1000  # pairs of a set, unless told otherwise: the whole run stays below ten CPU minutes
_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Table:
    """One set: its labels, and each way's scores."""

    name: str
    labels: Bools
    scores: dict[str, Floats]


def f1(scores: Floats, labels: Bools, at: float) -> float:
    """F1 of "same" at a threshold."""
    said = scores >= at
    return float(2 * (said & labels).sum() / max(1, said.sum() + labels.sum()))


def accuracy(scores: Floats, labels: Bools, at: float) -> float:
    """Share of right answers at a threshold."""
    return float(((scores >= at) == labels).mean())


def recall_at_80(scores: Floats, labels: Bools, at: float) -> float:
    """The best recall whose precision is 0.80 or more, over all thresholds."""
    ranked = labels[np.argsort(-scores, kind="stable")]
    found = np.cumsum(ranked)
    precise = found / np.arange(1, len(ranked) + 1) >= 0.8
    return float(found[precise].max() / labels.sum()) if precise.any() else 0.0


def auc(scores: Floats, labels: Bools, at: float) -> float:
    """The chance that a pair that is the same scores above one that isn't."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, scores))


def peers(pairs: Sequence[data.Pair]) -> dict[str, Floats]:
    """The peers' scores, 0 to 1."""
    from rapidfuzz.fuzz import token_set_ratio
    from sklearn.feature_extraction.text import TfidfVectorizer

    from twosource.language import embed

    a, b = embed([p.a for p in pairs]), embed([p.b for p in pairs])
    words = TfidfVectorizer(sublinear_tf=True).fit([t for p in pairs for t in (p.a, p.b)])
    x, y = words.transform([p.a for p in pairs]), words.transform([p.b for p in pairs])
    return {
        "cosine": (a * b).sum(1).astype(float),
        "tfidf": np.asarray(x.multiply(y).sum(1)).ravel().astype(float),
        "fuzz": np.array([token_set_ratio(p.a.lower(), p.b.lower()) / 100 for p in pairs]),
    }


def table(name: str, pairs: Sequence[data.Pair], ours: str) -> Table:
    """Scores of all ways on one set; `ours` is the answer that is read."""
    from twosource.claims import match_pairs

    found = match_pairs([(p.a, p.b, None, None) for p in pairs])
    scores = {"ours": np.array([getattr(m, ours) for m in found], dtype=float)} | peers(pairs)
    return Table(name, np.array([p.same for p in pairs]), scores)


def interval(scores: Floats, labels: Bools, at: float, metric: Metric) -> tuple[float, float]:
    """95 % of bootstrap samples lie between these."""
    rng = np.random.default_rng(7)
    drawn = [rng.integers(0, len(labels), len(labels)) for _ in range(_DRAWS)]
    values = [metric(scores[d], labels[d], at) for d in drawn if labels[d].any() and not labels[d].all()]
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def show(found: Table, metrics: dict[str, Metric], thresholds: dict[str, float]) -> None:
    """One line a metric: ours and the peers, with intervals."""
    for name, metric in metrics.items():
        cells = []
        for way, scores in found.scores.items():
            at = thresholds.get(way, 0.5)
            low, high = interval(scores, found.labels, at, metric)
            cells.append(f"{way} {metric(scores, found.labels, at):.3f} [{low:.3f}, {high:.3f}]")
        print(f"{found.name:12s} {len(found.labels):5d} {name:14s} " + "   ".join(cells), flush=True)


def peer_thresholds(size: int) -> dict[str, float]:
    """Each peer's threshold of best accuracy on the train half of the headlines."""
    train = data.sample(data.split(data.headlines(), "train"), size)
    labels = np.array([p.same for p in train])
    grid = np.linspace(0.02, 0.98, 97)
    return {
        way: float(max(grid, key=lambda t: (accuracy(scores, labels, t), -t))) for way, scores in peers(train).items()
    }


def numbers(size: int) -> None:
    """numbers-dev: five labels, `also` accepted; conflict precision and recall; same and bound called conflict."""
    from twosource.claims import match_pairs

    rows = data.rows("numbers-dev.jsonl")[:size]

    def span(row: dict[str, object], n: int) -> tuple[int, int] | None:
        at = row[f"num{n}_at"]
        return (int(str(at)), int(str(at)) + len(str(row[f"num{n}"]))) if at is not None else None

    asked = [
        (r["s1"], r["s2"], *((span(r, 1), span(r, 2)) if r["num1_at"] is not None else (None, None))) for r in rows
    ]
    names = {"update": "update_possible", "scope": "different_scope", "correction": "update_possible"}
    said = []
    for m in match_pairs(asked):
        relation = m.conflicts[0].relation if m.conflicts else "same" if m.same_claim >= 0.5 else "different_scope"
        said.append(names.get(relation, relation))
    right = [s in (r["label"], r["also"]) for s, r in zip(said, rows, strict=True)]
    called = [r for s, r in zip(said, rows, strict=True) if s == "conflict"]
    sure = [s for s, r in zip(said, rows, strict=True) if r["label"] == "conflict" and not r["also"]]
    held = [s for s, r in zip(said, rows, strict=True) if r["label"] in ("same", "bound") and r["also"] != "conflict"]
    print(
        f"numbers      {len(rows):5d} five-way {np.mean(right):.3f}   conflict precision "
        f"{sum('conflict' in (r['label'], r['also']) for r in called) / max(1, len(called)):.3f}, recall of the sure "
        f"{sum(s == 'conflict' for s in sure) / max(1, len(sure)):.3f}   same and bound called conflict "
        f"{sum(s == 'conflict' for s in held) / max(1, len(held)):.3f}"
    )


def contradictions(size: int, thresholds: dict[str, float]) -> None:
    """contradiction-dev: refuted where a conflict is found or the two are not equivalent."""
    from twosource.claims import match_pairs

    pairs = data.sample(data.contradictions(), size)
    found = match_pairs([(p.a, p.b, None, None) for p in pairs])
    ours = [0.0 if any(c.relation == "conflict" for c in m.conflicts) else m.equivalent for m in found]
    scores = {"ours": np.array(ours)} | peers(pairs)
    show(Table("contradiction", np.array([p.same for p in pairs]), scores), {"accuracy": accuracy}, thresholds)


def main(arguments: list[str]) -> int:
    """Prints every set, or the named ones; returns 0 (the gate is bench.gate's)."""
    if data_dir() is None:
        return 0
    from bench.claims_stance import stance

    told = [int(a.removeprefix("--most=")) for a in arguments if a.startswith("--most=")]
    size = _QUICK if "--quick" in arguments else told[0] if told else _MOST
    wanted = [a for a in arguments if not a.startswith("-")]
    thresholds = peer_thresholds(size)
    print("peers' thresholds:", {k: round(v, 2) for k, v in thresholds.items()})
    sets: dict[str, Callable[[], None]] = {
        "paraphrase": lambda: show(
            table("paraphrase", data.sample(data.paraphrases(), size), "equivalent"),
            {"F1": f1, "accuracy": accuracy, "AUC": auc},
            thresholds,
        ),
        "propositions": lambda: show(
            table("propositions", data.sample(data.split(data.propositions(), "test"), size), "same_claim"),
            {"recall at P.80": recall_at_80, "AUC": auc},
            thresholds,
        ),
        "qa": lambda: show(
            table("qa", data.sample(data.split(data.qa(), "test"), size), "same_claim"),
            {"recall at P.80": recall_at_80, "AUC": auc, "accuracy": accuracy},
            thresholds,
        ),
        "headlines": lambda: show(
            table("headlines", data.sample(data.split(data.headlines(), "test"), size), "equivalent"),
            {"accuracy": accuracy, "AUC": auc},
            thresholds,
        ),
        "chains": lambda: show(
            table("chains", data.sample(data.split(data.chains(), "test"), size), "same_claim"),
            {"recall at P.80": recall_at_80, "AUC": auc},
            thresholds,
        ),
        "numbers": lambda: numbers(size),
        "contradiction": lambda: contradictions(size, thresholds),
        "stance": lambda: stance(size),
    }
    for name, run in sets.items():
        if not wanted or name in wanted:
            run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
