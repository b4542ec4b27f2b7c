"""How long a live report takes: into a built archive, journal and passages of reuse included.

python -m bench.archive_live DIR [COUNT]      COUNT reports (default: 200) of the archive's news that it hasn't seen

First of any time of its year, so that most come into the middle of crowds that were built; then, as from a feed, dated
after all that was built. Wall and CPU, the first twenty (cold) apart. The archive stays as it was.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.archive_news import make_chunk, world
from twosource.archive.journal import Journal
from twosource.archive.live import Live

_COLD = 20


def main(args: list[str]) -> int:
    """Print medians, 95 of a hundred and the worst."""
    folder, count = Path(args[0]), int(args[1]) if len(args) > 1 else 200
    rows = make_chunk(world(11), 11, 100_000, 4 * count)[0].to_pylist()
    start, busy = time.perf_counter(), time.process_time()
    live = Live(folder)
    print(f"opened in {time.perf_counter() - start:.1f} s ({time.process_time() - busy:.1f} CPU-s): "
          f"{live.roster.base:,} reports")  # fmt: skip
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        _run("any time of the year", live, Journal(Path(beside) / "one", 0), rows[:count])
        later = [row | {"published": f"2027{row['published'][4:]}"} for row in rows[count : 2 * count]]
        _run("a feed: the latest", live, Journal(Path(beside) / "two", 0), later)
    return 0


def _run(name: str, live: Live, journal: Journal, rows: list[dict[str, Any]]) -> None:
    took: list[tuple[float, float]] = []
    found = 0
    for row in rows:
        wall, cpu = time.perf_counter(), time.process_time()
        journal.write(row)
        found += len(live.add([row], log=False)[0])
        took.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
    journal.close()
    print(f"{name}: {len(rows)} reports, {found} passages")
    for part, some in (("first twenty", took[:_COLD]), ("the rest", took[_COLD:])):
        for kind, values in zip(("wall", "CPU"), zip(*some, strict=True), strict=True):
            at = sorted(values)
            print(f"  {part:13s}{kind:5s} median {statistics.median(at):7.1f} ms, 95 of 100 within "
                  f"{at[int(0.95 * (len(at) - 1))]:7.1f}, worst {at[-1]:7.1f}")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
