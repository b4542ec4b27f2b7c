"""Main origins of whole stories against gold: `python -m bench.origins [--half 0|1] [--gold] [--credits]`.

Reads reuse-reports-dev, reuse-pairs-dev and stories-dev (our labels on ECB+ dev) from `$TWOSOURCE_DATA`, default
`../shared/data`. B-cubed F1 (Bagga and Baldwin 1998) within each story, unknown origins as singletons, reports whose
wire the annotator inferred from style left out; beside the baselines all-apart and all-together.
`--gold` takes the derivations of the labels in place of the reuse stage's; `--credits` scores credits alone.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.data import data_dir
from twosource.intake import report_from_text
from twosource.model import Derivation, Origin, Report
from twosource.origins import find_origins

DATA = data_dir() or Path("absent")
_DERIVED = ("copy", "edited", "partial", "reworded")


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one file of the data."""
    with (DATA / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def stories(half: int | None) -> dict[str, list[Report]]:
    """Reports by story; `half` takes every other story."""
    found: dict[str, list[Report]] = defaultdict(list)
    for row in rows("stories-dev.jsonl"):
        url = next((x for x in row["lines"] if x.startswith("http")), None)
        text = "\n".join(x for x in row["lines"] if not x.startswith("http"))
        found[row["story"]].append(report_from_text(text, rid=row["id"], path=row["id"], url=url))
    names = sorted(found)
    return {name: found[name] for n, name in enumerate(names) if half is None or n % 2 == half}


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the reports of one set of clusterings."""

    def mean(one: Mapping[str, str], other: Mapping[str, str]) -> float:
        total = 0.0
        for a in one:
            same = [b for b in one if one[b] == one[a]]
            total += sum(other[b] == other[a] for b in same) / len(same)
        return total / max(1, len(one))

    precision, recall = mean(found, gold), mean(gold, found)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def gold_derivations(ids: Iterable[str]) -> list[Derivation]:
    """The labels' own derivations among some reports."""
    known = set(ids)
    return [
        Derivation(p["a"], p["b"], p["relation"], 1.0, p["direction"], "labelled", bool(p["shared_public_text"]))
        for p in rows("reuse-pairs-dev.jsonl")
        if p["relation"] in _DERIVED and p["a"] in known and p["b"] in known
    ]


def origins_of(reports: Sequence[Report], use_gold: bool, credits: bool) -> list[Origin]:
    """Origins by the stage's own links, by the labels' or by credits alone."""
    if credits:
        return find_origins(reports, [], [])
    if use_gold:
        return find_origins(reports, [], gold_derivations(r.id for r in reports))
    from twosource.reuse import derive, find_reuse

    reuse = find_reuse(reports)
    return find_origins(reports, reuse, derive(reports, reuse))


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description="Main origins of whole stories, B-cubed.")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--credits", action="store_true")
    parser.add_argument("--show", action="store_true", help="list what is grouped wrongly, by id")
    chosen = parser.parse_args()
    if not DATA.is_dir():
        return
    labels = {r["id"]: r for r in rows("reuse-reports-dev.jsonl")}
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for reports in stories(chosen.half).values():
        for origin in origins_of(reports, chosen.gold, chosen.credits):
            for rid in origin.reports:
                if labels[rid]["origin_kind"] != "wire_inferred":
                    found[rid] = origin.id
                    gold[rid] = labels[rid]["origin"]  # each unknown one has a label of its own
    apart, together = {r: r for r in gold}, {r: labels[r]["story"] for r in gold}
    for name, answer in (("all apart", apart), ("all together", together), ("twosource", found)):
        p, r, f = b_cubed(gold, answer)
        print(
            f"{name:14s} P {p:.3f} R {r:.3f} F1 {f:.3f} of {len(gold)} reports{'  want F1 >= 0.88' * (answer is found)}"
        )
    if chosen.show:
        show(gold, found, labels)


def show(gold: Mapping[str, str], found: Mapping[str, str], labels: Mapping[str, dict[str, Any]]) -> None:
    """Reports that share an origin in one and not in the other, by id."""
    ids = sorted(gold)
    for n, a in enumerate(ids):
        for b in ids[n + 1 :]:
            if (gold[a] == gold[b]) != (found[a] == found[b]):
                kind = "apart, should be together" if gold[a] == gold[b] else "together, should be apart"
                print(f"{kind}: {a} {labels[a]['origin']} | {b} {labels[b]['origin']}")


if __name__ == "__main__":
    main()
