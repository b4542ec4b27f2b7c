"""False alarms of intake: what is called furniture or repeat in clean news, where next to nothing should be.

Reads `attribution-train.jsonl` (news bodies) and `stories-dev.jsonl` (sentences, a line each) from
`$TWOSOURCE_DATA` (default `../shared/data`). `--show` prints each hit. Run: `python -m bench.furniture`.
"""

import json
import sys
import time
from pathlib import Path

from bench.data import data_dir
from twosource.intake import clean_text
from twosource.intake.lexicon import load_lexicon
from twosource.text import squash

SETS = ("attribution-train.jsonl", "stories-dev.jsonl", "stance-dev-bodies.jsonl")


def texts(path: Path) -> list[tuple[str, str]]:
    """Names and texts of a set."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    return [(str(row.get("id", row.get("body_id"))), row.get("text") or "\n".join(row["lines"])) for row in rows]


def measure(path: Path, show: bool) -> None:
    """Prints the share of a set's reports and characters that are marked, and the time."""
    lexicon = load_lexicon()
    chars = reports = 0
    marked = {"furniture": [0, 0], "repeats": [0, 0]}
    began = time.process_time()
    for name, text in texts(path):
        cleaned = clean_text(text, lexicon=lexicon)
        chars += len(text)
        reports += 1
        for field in ("furniture", "repeats"):
            spans = getattr(cleaned, field)
            marked[field][0] += bool(spans)
            marked[field][1] += sum(e - s for s, e in spans)
            for s, e in spans if show else ():
                print(f"  {field[:4]} {name[:30]:30s} {s / len(text):.2f} {squash(text[s:e])[:150]!r}")
    spent = time.process_time() - began
    for field, (hit, size) in marked.items():
        print(f"{path.name}: {field} in {hit} of {reports} reports, {100 * size / chars:.3f} % of their characters")
    print(f"{path.name}: {reports / spent:,.0f} reports a CPU-second")


def main(arguments: list[str]) -> int:
    """Runs the benchmark; 1 when the data is absent."""
    root = data_dir()
    if root is None:
        return 1
    for name in SETS:
        measure(root / name, "--show" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
