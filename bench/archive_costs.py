"""What `--estimate` says a dossier costs, beside what it costs: stories of stories-dev examined, one after another.

python -m bench.archive_costs [STORIES]      default: 6

CPU-seconds of this process, models loaded before; `words` are those of distinct paragraphs, as `--estimate` counts.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from bench.data import data_dir
from bench.stories import stripped
from twosource.intake import report_from_text
from twosource.pipeline import examine
from twosource.render.contract import to_json


def main(args: list[str]) -> int:
    """Print words, pairs, CPU-seconds and bytes of each story, and the rates that fit them best."""
    data = data_dir()
    if data is None:
        return 0
    told: dict[str, list[str]] = {}
    for line in Path(data / "stories-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told.setdefault(row["story"], []).append(stripped(row["lines"]))
    examine([report_from_text("The dam broke, the mayor said.", rid="r_0", path="x")])
    found = []
    for name in sorted(told)[: int(args[0]) if args else 6]:
        for size in (3, len(told[name])):
            found.append(_measured(name, told[name][:size]))
    table = np.array(found)
    rates = np.linalg.lstsq(table[:, :2], table[:, 2], rcond=None)[0]
    print(f"together: {table[:, 0].sum() / table[:, 2].sum():,.0f} words a CPU-second, pairs and all; "
          f"{table[:, 3].sum() / table[:, 4].sum():,.0f} bytes of dossier a report")  # fmt: skip
    print("least squares: " + ", ".join(f"{1 / r:,.0f} {what} a CPU-second" if r > 0 else f"no cost of {what}"
                                        for r, what in zip(rates, ("words", "pairs"), strict=True)))  # fmt: skip
    return 0


def _measured(name: str, texts: list[str]) -> tuple[float, ...]:
    reports = [report_from_text(text, rid=f"r_{n}", path=f"{name}-{n}") for n, text in enumerate(texts)]
    paragraphs = {part.strip() for report in reports for part in report.text.split("\n") if part.strip()}
    words, pairs = sum(len(part.split()) for part in paragraphs), len(reports) * (len(reports) - 1) // 2
    start = time.process_time()
    size = len(to_json(examine(reports)))
    took = time.process_time() - start
    print(
        f"{name}: {len(reports)} reports, {words:,} words, {pairs} pairs: {took:.1f} CPU-s, {size:,} bytes", flush=True
    )
    return words, pairs, took, size, len(reports)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
