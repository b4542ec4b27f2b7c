"""numbers-dev: how facts.relate_texts tells same, conflict, update, bound and scope. python -m bench.numbers [-v]

Split by the first byte of sha256(pair id): even is the tuning half, odd is reported only.
"""

import hashlib
import json
import sys
from collections import Counter

from bench.data import data_dir
from twosource.facts import Gazetteer, relate_texts

NAMES = {"update": "update_possible", "scope": "different_scope", "correction": "update_possible"}


def span(row: dict, k: int) -> tuple[int, int] | None:
    at = row.get(f"num{k}_at")
    return None if at is None else (at, at + len(row[f"num{k}"]))


def main(args: list[str]) -> None:
    """Print both halves; `-v` shows the errors of the tuning half (never of the other)."""
    data = data_dir()
    if data is None:
        return
    names = Gazetteer()
    verbose = "-v" in args
    scored: dict[int, list[tuple[dict, str, str]]] = {0: [], 1: []}
    for line in (data / "numbers-dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        half = hashlib.sha256(row["id"].encode()).digest()[0] % 2
        found = relate_texts(row["s1"], row["s2"], span(row, 1), span(row, 2), names)
        label = NAMES.get(found[0].relation, found[0].relation)
        scored[half].append((row, label, found[0].reason))
    for half, title in ((0, "tuning half"), (1, "held-out half")):
        show(title, scored[half], verbose and not half)


def show(title: str, rows: list[tuple[dict, str, str]], verbose: bool) -> None:
    good = sum(p in (r["label"], r.get("also")) for r, p, _ in rows)
    called = [(r, p) for r, p, _ in rows if p == "conflict"]
    right = sum("conflict" in (r["label"], r.get("also")) for r, _ in called)
    sure = [p for r, p, _ in rows if r["label"] == "conflict" and not r.get("also")]
    calm = [p for r, p, _ in rows if r["label"] in ("same", "bound") and r.get("also") != "conflict"]
    print(
        f"{title}: {len(rows)} rows, five-way {good / len(rows):.3f}, conflict precision {right}/{len(called)}, "
        f"recall of sure rows {sum(p == 'conflict' for p in sure)}/{len(sure)}, "
        f"same and bound called conflict {sum(p == 'conflict' for p in calm)}/{len(calm)}"
    )
    wrong = Counter((r["label"], p) for r, p, _ in rows if p not in (r["label"], r.get("also")))
    print("  errors:", ", ".join(f"{a} as {b} {n}" for (a, b), n in wrong.most_common()))
    if verbose:
        for r, p, why in rows:
            if p not in (r["label"], r.get("also")):
                print(f"  {r['id']} {r['label']} as {p}: {r['num1']} | {r['num2']} ({why})")
                print(f"     {r['s1']}\n     {r['s2']}")


if __name__ == "__main__":
    main(sys.argv[1:])
