"""The claims stage beside three peers, in one run: python -m bench.claims [--pairs N] [SET...]

Sets: paraphrase, propositions, every-proposition, qa, contradiction, headlines, chains, numbers, stance.
`bench.claims_contest` says who the peers are and at which thresholds they stand. Shown is the half that nothing is
learned from (test half by group, see `bench.claims_data.half`); all of paraphrase-dev, from which nothing is learned;
all of numbers-dev, on half of which rules were tuned (`bench.numbers` tells the halves apart). `--pairs` caps the
pairs of a set (the same ones each time, yes and no in their proportion); 0 is all.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from bench import claims_data as data
from bench.claims_contest import (
    Contest,
    Measure,
    Values,
    accuracy,
    auc,
    decided,
    f1,
    macro_f1,
    peers,
    recall_at_80,
    show,
)
from bench.claims_numbers import numbers
from bench.claims_stance import stance
from bench.data import data_dir
from twosource.claims.match import Match

_PAIRS = 1500  # of a set, unless told otherwise


def read(pairs: Sequence[data.Pair]) -> tuple[list[Match], dict[str, Values]]:
    """Our answers, and the peers' scores."""
    from twosource.claims import match_pairs

    return match_pairs([(p.a, p.b, None, None) for p in pairs]), peers([(p.a, p.b) for p in pairs])


def paraphrase(size: int) -> list[Contest]:
    """Equivalent or not."""
    return equivalent("paraphrase", data.sample(data.paraphrases(), size), {"F1": f1, "accuracy": accuracy})


def equivalent(name: str, pairs: Sequence[data.Pair], figures: Mapping[str, Measure]) -> list[Contest]:
    """Pairs called equivalent or not, by these figures, and their order."""
    labels = np.array([p.same for p in pairs])
    found, others = read(pairs)
    score = np.array([m.equivalent for m in found])
    said = (score >= 0.5).astype(float)
    decisions = [decided(name, figure, metric, labels, said, others) for figure, metric in figures.items()]
    return [*decisions, Contest(name, "AUC", auc, labels, {"ours": score} | others)]


def ranked(name: str, pairs: Sequence[data.Pair], gate: bool = True) -> list[Contest]:
    """One claim or not, by the order alone."""
    labels = np.array([p.same for p in pairs])
    found, others = read(pairs)
    ways = {"ours": np.array([m.same_claim for m in found])} | others
    return [
        Contest(name, "recall at P.80", recall_at_80, labels, ways, gate),
        Contest(name, "AUC", auc, labels, ways, gate),
    ]


def every_proposition(size: int) -> list[Contest]:
    """With all other spans of the topic as negatives, though many say the same: for comparison, no gate."""
    pairs = data.sample(data.split(data.propositions(every=True), "test"), size)
    return ranked("props, all", pairs, gate=False)


def headlines(size: int) -> list[Contest]:
    """Alike (3 of 5 and more, "roughly equivalent") or not."""
    return equivalent("headlines", data.sample(data.split(data.headlines(), "test"), size), {"accuracy": accuracy})


def contradiction(size: int) -> list[Contest]:
    """Refuted where a conflict is found or the two are not equivalent."""
    pairs = data.sample(data.split(data.contradictions(), "test"), size)
    labels = np.array([p.same for p in pairs])
    found, others = read(pairs)
    said = [not any(c.relation == "conflict" for c in m.conflicts) and m.equivalent >= 0.5 for m in found]
    ours = np.array(said, dtype=float)
    return [
        decided("contradiction", "accuracy", accuracy, labels, ours, others),
        decided("contradiction", "macro-F1", macro_f1, labels, ours, others),
    ]


def _test(name: str, pairs: Callable[[], list[data.Pair]]) -> Callable[[int], list[Contest]]:
    return lambda size: ranked(name, data.sample(data.split(pairs(), "test"), size))


SETS: dict[str, Callable[[int], list[Contest]]] = {
    "paraphrase": paraphrase,
    "propositions": _test("propositions", data.propositions),
    "every-proposition": every_proposition,
    "qa": _test("qa", data.qa),
    "contradiction": contradiction,
    "headlines": headlines,
    "chains": _test("chains", data.chains),
    "numbers": numbers,
    "stance": stance,
}


def main() -> int:
    """Prints every set, or the named ones; returns 0 (the floors are pinned elsewhere)."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims", description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--pairs", type=int, default=_PAIRS, help=f"most pairs of a set, 0 for all (here {_PAIRS})")
    told = parser.parse_args()
    unknown = [name for name in told.sets if name not in SETS]
    if unknown:
        parser.error(f"no set named {', '.join(unknown)}")
    if data_dir() is None:
        return 0
    behind = []
    for name, run in SETS.items():
        if not told.sets or name in told.sets:
            start = time.process_time()
            behind += [f"{c.name} {c.figure}" for c in run(told.pairs) if not show(c)]
            print(f"  ({time.process_time() - start:.0f} CPU-seconds)", flush=True)
    print("ours leads everywhere" if not behind else "not ahead beyond the interval: " + ", ".join(behind))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
