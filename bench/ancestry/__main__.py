"""`python -m bench.ancestry`: writes story trees of known ancestry, and says what Twosource makes of them.

Truth is exact: fifteen reports of five invented events, written for this, are copied, edited, cut, reordered,
shortened, spun, reworded and spliced by rules with a seed.

    python -m bench.ancestry --trees 20                 figures
    python -m bench.ancestry --trees 20 --write DIR     trees.jsonl and pairs.jsonl into DIR
"""

import argparse
import json
from pathlib import Path

from bench.ancestry.trees import Made, tree


def pairs(reports: list[Made]) -> list[dict]:
    """Every parent and child, and every two separate accounts, as rows for `twosource derive --jsonl`."""
    known = {m.id: m for m in reports}
    rows = []

    def row(a: Made, b: Made, relation: str, operator: str | None = None) -> None:
        sides = {k: {"text": m.text, "headline": m.headline, "outlet": m.outlet} for k, m in (("a", a), ("b", b))}
        rows.append({"id": f"{a.id}+{b.id}", **sides, "relation": relation, "operator": operator})

    for m in reports:
        for parent, operator in m.parents:
            one = {"verbatim": "copy", "house_style": "copy", "splice": "partial"}.get(operator)
            reworded = operator in ("spun", "translated", "retold")
            row(m, known[parent], one or ("reworded" if reworded else "edited"), operator)
    base = [m for m in reports if m.manner == "base"]
    for n, a in enumerate(base):
        for b in base[n + 1 :]:
            row(a, b, "independent")
    return rows


def write(trees: list[list[Made]], folder: Path) -> None:
    """The trees and their pairs as JSON Lines."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "trees.jsonl").open("w", encoding="utf-8") as out:
        for n, reports in enumerate(trees):
            rows = [
                {
                    "id": m.id,
                    "outlet": m.outlet,
                    "headline": m.headline,
                    "published": m.published,
                    "text": m.text,
                    "parents": m.parents,
                    "origin": m.origin,
                    "manner": m.manner,
                }
                for m in reports
            ]
            out.write(json.dumps({"id": str(n), "reports": rows}, ensure_ascii=False) + "\n")
    with (folder / "pairs.jsonl").open("w", encoding="utf-8") as out:
        for reports in trees:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in pairs(reports))


def main() -> None:
    """Parses the command line, makes the trees, writes or scores them."""
    parser = argparse.ArgumentParser(description="Story trees of known ancestry.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trees", type=int, default=20)
    parser.add_argument("--no-credits", action="store_true", help="nothing in any report says where it is from")
    parser.add_argument("--undated", action="store_true", help="leave out when each report was published")
    parser.add_argument("--write", type=Path, metavar="DIR")
    chosen = parser.parse_args()
    trees = [tree(chosen.seed + n, credits=not chosen.no_credits) for n in range(chosen.trees)]
    if chosen.write:
        write(trees, chosen.write)
        return
    from bench.ancestry.score import score

    counts = score(trees, dated=not chosen.undated)
    derived = [("copies and edits", ("copy", "edited"), 0.01), ("rewordings", ("reworded",), 0.05)]
    for name, manners, want in derived:
        total = sum(counts[m] for m in manners)
        new = sum(counts[f"{m} counted as new"] for m in manners)
        print(f"{name:28s} counted as a new origin {new:4d} of {total:4d} = {new / max(1, total):.3f}  want <= {want}")
    merged, total = counts["base merged"], counts["base"]
    share = f"{merged:4d} of {total:4d} = {merged / max(1, total):.3f}"
    print(f"{'independent reports':28s} merged                  {share}  want <= 0.01")
    print(f"{'splices':28s} under neither parent    {counts['spliced counted as new']:4d} of {counts['spliced']:4d}")
    for key in sorted(k for k in counts if ": " in k and not k.startswith("all")):
        print(f"    {key}: {counts[key]} of {counts['all: ' + key.rsplit(': ', 1)[1]]}")


if __name__ == "__main__":
    main()
