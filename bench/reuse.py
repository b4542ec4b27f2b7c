"""How one report derives from another, measured on labelled pairs, beside what a user would take instead.

usage: python -m bench.reuse [--data FOLDER] [--errors] [--fit]

Data: `reuse-pairs-dev.jsonl` and `stories-dev.jsonl` (labels on ECB+, CC BY 3.0), found as `bench/data.py` says;
without them this says so and stops. Peers, in the same run: MinHash of whole reports (datasketch),
Jaccard of headlines at 0.55 (the rule of today's corroboration tools), difflib. `--fit` fits the four weights of
`twosource.reuse.evidence.likelihood` and prints them with figures cross-validated by topic: every pair of a topic is
decided by weights fitted on the other topics.
"""

import argparse
import collections
import difflib
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.data import data_dir
from twosource.model import Comparison, Report
from twosource.reuse import compare_all
from twosource.settings import ReuseSettings

DERIVED = ("copy", "edited", "reworded")
KINDS = ("copy", "edited", "partial", "reworded", "independent", "different_event")
FIGURES = ("carried", "trigrams", "wording", "chained")
Pair = dict[str, Any]


def load(folder: Path) -> tuple[list[Pair], dict[str, Report]]:
    """The labelled pairs and the reports, as the outside scorer gives them: bare text without addresses."""
    pairs = [json.loads(line) for line in (folder / "reuse-pairs-dev.jsonl").open(encoding="utf-8")]
    reports = {}
    for line in (folder / "stories-dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        text = "\n".join(x for x in row["lines"] if not x.startswith("http"))
        reports[row["id"]] = Report(row["id"], row["id"], text, "")
    return pairs, reports


def topic(pair: Pair) -> str:
    """The topic of a pair: both stories of it, and the pairs across them."""
    return str(pair["story"]).split("ecb")[0].split("-")[0]


def precision_recall(pairs: Sequence[Pair], said: Sequence[str]) -> tuple[float, float, float, float, int, int]:
    """Precision, recall, F1, derived called independent, derived pairs, false merges; partial as the scorer has it."""
    tp = fp = fn = apart = 0
    for pair, relation in zip(pairs, said, strict=True):
        gold = pair["relation"]
        if gold == "partial":
            continue
        hit = relation in (*DERIVED, "partial")
        tp += gold in DERIVED and hit
        fn += gold in DERIVED and not hit
        fp += gold not in DERIVED and hit
        apart += gold in DERIVED and relation in ("independent", "different_event")
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return p, r, 2 * p * r / max(1e-9, p + r), apart / max(1, tp + fn), tp + fn, fp


def summary(pairs: Sequence[Pair], said: Sequence[str]) -> dict[str, float]:
    """The six figures that the outside scorer wants."""
    plain = [n for n, p in enumerate(pairs) if not p["shared_public_text"]]
    p, _, f, apart, _, _ = precision_recall([pairs[n] for n in plain], [said[n] for n in plain])
    reworded = [said[n] in (*DERIVED, "partial") for n, q in enumerate(pairs) if q["relation"] == "reworded"]
    quoted = [
        said[n] in DERIVED for n, q in enumerate(pairs) if q["relation"] == "independent" and q["shared_public_text"]
    ]
    return {
        "F1, no public text": f,
        "precision, no public text": p,
        "derived not called independent": 1 - apart,
        "reworded found": sum(reworded) / max(1, len(reworded)),
        "six-way accuracy": sum(q["relation"] == s for q, s in zip(pairs, said, strict=True)) / len(pairs),
        "quoted public text not called derived": 1 - sum(quoted) / max(1, len(quoted)),
    }


def confusion(pairs: Sequence[Pair], said: Sequence[str]) -> None:
    """What was said of the pairs of each kind."""
    for kind in KINDS:
        counts = collections.Counter(s for p, s in zip(pairs, said, strict=True) if p["relation"] == kind)
        print(f"  {kind:16s}", dict(counts.most_common()))
    for name, keep in (
        ("all", lambda p: True),
        ("public text shared", lambda p: p["shared_public_text"]),
        ("no public text", lambda p: not p["shared_public_text"]),
    ):
        rows = [(p, s) for p, s in zip(pairs, said, strict=True) if keep(p)]
        p, r, f, apart, n, fp = precision_recall([x for x, _ in rows], [s for _, s in rows])
        print(f"  {name:20s} P {p:.3f} R {r:.3f} F1 {f:.3f}; called independent {apart:.3f} of {n}; false merges {fp}")


def show(title: str, pairs: Sequence[Pair], said: Sequence[str], seconds: float) -> None:
    print(f"{title:42s}", "  ".join(f"{v:.3f}" for v in summary(pairs, said).values()), f"  {seconds:6.1f} s")


def by_score(
    pairs: Sequence[Pair], reports: dict[str, Report], score: Callable[[Report, Report], float], at: float
) -> list[str]:
    """A peer's answer: derived where its score reaches `at`."""
    return ["edited" if score(reports[p["a"]], reports[p["b"]]) >= at else "independent" for p in pairs]


def headline_jaccard(a: Report, b: Report) -> float:
    x, y = (set(r.text.split("\n", 1)[0].casefold().split()) for r in (a, b))
    return len(x & y) / max(1, len(x | y))


def sequence_ratio(a: Report, b: Report) -> float:
    return difflib.SequenceMatcher(None, a.text.split(), b.text.split(), autojunk=False).ratio()


def minhash(a: Report, b: Report) -> float:
    from datasketch import MinHash

    marks = []
    for report in (a, b):
        words = report.text.casefold().split()
        mark = MinHash(num_perm=128, seed=1)
        mark.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        marks.append(mark)
    return float(marks[0].jaccard(marks[1]))


def peers(pairs: Sequence[Pair], reports: dict[str, Report]) -> None:
    """Each peer at its customary threshold and at the best for this very set (which flatters it)."""
    for name, score, usual in (
        ("MinHash of reports (3 words)", minhash, 0.5),
        ("Jaccard of headlines", headline_jaccard, 0.55),
        ("difflib ratio (words)", sequence_ratio, 0.6),
    ):
        start = time.perf_counter()
        values = [score(reports[p["a"]], reports[p["b"]]) for p in pairs]
        spent = time.perf_counter() - start

        def said(at: float, values: Sequence[float] = values) -> list[str]:
            return ["edited" if v >= at else "independent" for v in values]

        best = max((n / 50 for n in range(1, 50)), key=lambda at: summary(pairs, said(at))["F1, no public text"])
        show(f"{name} at {usual}", pairs, said(usual), spent)
        show(f"{name} at its best, {best:.2f}", pairs, said(best), spent)


def fit(pairs: Sequence[Pair], reports: dict[str, Report]) -> None:
    """Weights by logistic regression, and figures cross-validated by topic."""
    import dataclasses

    import numpy as np
    from sklearn.linear_model import LogisticRegression

    from twosource.memory import Memory
    from twosource.reuse.decide import judge
    from twosource.reuse.evidence import shorter_first, weigh
    from twosource.reuse.profile import profiled, with_meaning

    settings = ReuseSettings()
    read = with_meaning([profiled(r, Memory(), settings) for r in reports.values()], Memory())
    known = dict(zip(reports, read, strict=True))
    rows = []
    for p in pairs:
        a, b = known[p["a"]], known[p["b"]]
        e = weigh(a, b, settings) if shorter_first(a, b) else weigh(b, a, settings)
        rows.append([getattr(e, f) * e.words / (e.words + settings.short_words) for f in FIGURES])
    x, y = np.array(rows), np.array([p["relation"] in DERIVED for p in pairs])
    use = np.array([p["relation"] != "partial" for p in pairs])
    topics = np.array([topic(p) for p in pairs])
    spread = x[use].std(axis=0)

    def weights(rows_used: Any) -> ReuseSettings:
        model = LogisticRegression(C=1.0).fit(x[rows_used] / spread, y[rows_used])
        found = dict(zip([f"weight_{f}" for f in FIGURES], map(float, model.coef_[0] / spread), strict=True))
        return dataclasses.replace(settings, bias=float(model.intercept_[0]), **found)

    said = [""] * len(pairs)
    for held in sorted(set(topics)):
        fitted = weights(use & (topics != held))
        for n in np.flatnonzero(topics == held):
            said[n] = judge(known[pairs[n]["a"]], known[pairs[n]["b"]], fitted).relation
    print("cross-validated by topic")
    show("this package, weights of other topics", pairs, said, math.nan)
    confusion(pairs, said)
    final = weights(use)
    print(
        "weights fitted on all:", {k: round(getattr(final, k), 1) for k in ("bias", *(f"weight_{f}" for f in FIGURES))}
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="default: see bench/data.py")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(argv)
    folder = options.data or data_dir()
    if folder is None:
        return 3
    pairs, reports = load(folder)
    if options.fit:
        fit(pairs, reports)
        return 0
    start = time.perf_counter()
    answers: list[Comparison] = compare_all([(reports[p["a"]], reports[p["b"]]) for p in pairs])
    spent = time.perf_counter() - start
    said = [a.relation for a in answers]
    print("columns:", "; ".join(summary(pairs, said)))
    show("this package", pairs, said, spent)
    confusion(pairs, said)
    topics = sorted({topic(p) for p in pairs})
    for name, half in (("one half", topics[::2]), ("other half", topics[1::2])):
        rows = [n for n, p in enumerate(pairs) if topic(p) in half]
        show(f"  {name} (topics {', '.join(half)})", [pairs[n] for n in rows], [said[n] for n in rows], math.nan)
    peers(pairs, reports)
    if options.errors:
        for n, (p, a) in enumerate(zip(pairs, answers, strict=True)):
            if p["relation"] != a.relation:
                print(f"{n} {p['a']} {p['b']} {p['relation']} said {a.relation}: {p['why']}\n    {a.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
