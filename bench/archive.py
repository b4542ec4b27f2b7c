"""An archive at size: speed, memory and truth, beside the yardstick pass and rensa's MinHash-LSH.

python -m bench.archive [SIZE...] [--folder DIR] [--keep]       default: 10000 100000

Each size is built in a process of its own, from Parquet to Parquet, everything counted: reading, writing, reuse,
origins and stories. News is synthetic (`bench.archive_news`), with exact truth; it is made where it isn't there yet.
A true pair shares 18 written words or more; a found pair that shares fewer than 9 is false. Recall is outside clusters
over 100, whose members are linked to the first three and the one before only.
"""

import argparse
import json
import math
import resource
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from bench.archive_news import make
from bench.archive_peers import rensa, yardstick
from bench.archive_truth import Truth, score, story_sizes


def build_here(news: Path, folder: Path, workers: int) -> None:
    """Build and print figures as JSON, in this process."""
    from twosource.archive.build import build

    clock: list[tuple[str, float]] = []
    shutil.rmtree(folder, ignore_errors=True)
    wall = time.perf_counter()
    build(folder, [str(news / "reports")], workers=workers, progress=lambda s: clock.append((s, time.process_time())))
    clock.append(("", time.process_time()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    steps = [(a[0], b[1] - a[1]) for a, b in pairwise(clock)]
    print(json.dumps({"cpu": time.process_time(), "wall": time.perf_counter() - wall, "peak": peak, "steps": steps}))


def measured(size: int, base: Path, workers: int, keep: bool) -> tuple[int, float]:
    """Build and score one size; prints, and gives CPU-seconds."""
    news, folder = base / f"news-{size}", base / f"bench-{size}"
    make(news, size)
    command = [sys.executable, "-m", "bench.archive", "--build", str(news), str(folder), str(workers)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout.splitlines()[-1])
    truth = Truth(news)
    s = score(truth, folder)
    c_name, c_pass, n_name, n_pass = yardstick(news, size)
    print(f"\n{size:,} reports: {size / told['cpu']:,.0f} reports per CPU-second "
          f"({told['cpu']:.0f} CPU-s, {told['wall']:.0f} s wall), peak {told['peak']:.2f} GB")  # fmt: skip
    for name, took in told["steps"]:
        print(f"    {took:8.1f} CPU-s  {name}")
    cost = told["cpu"] / size
    for name, one in ((c_name, c_pass), (n_name, n_pass)):
        print(f"  yardstick ({name}): {1 / one:,.0f} a CPU-second; the whole way costs {cost / one:.1f} times it")
    print(f"  pairs {s.pairs:,}: precision {s.precision:.4f}, recall {s.recall:.4f}   {_kinds(s.recall_by_kind)}")
    print(f"  true parent linked {s.linked:.4f}   {_kinds(s.linked_by_kind)}")
    print(f"  true parent chosen as best {s.best:.4f}; largest tree {s.largest_tree}, the truth's {s.largest_cluster}")
    ours, true, (p, r) = story_sizes(truth, folder)
    print(f"  largest story {ours}, the truth's {true} ({ours / true:.2f} times); stories B-cubed P {p:.3f} R {r:.3f}")
    try:
        speed, p, r = rensa(news, truth)
        print(f"  rensa MinHash-LSH, first 20,000: {speed:,.0f} a CPU-second, precision {p:.3f}, recall {r:.3f}")
    except ImportError:
        print("  !! rensa isn't installed (group `bench`): left out")
    if not keep:
        shutil.rmtree(folder)
    return size, told["cpu"]


def _kinds(by: dict[str, float]) -> str:
    return " ".join(f"{kind} {value:.3f}" for kind, value in by.items())


def main(args: list[str]) -> int:
    """Run the sizes and print growth between them."""
    if args[:1] == ["--build"]:
        build_here(Path(args[1]), Path(args[2]), int(args[3]))
        return 0
    parser = argparse.ArgumentParser(prog="bench.archive")
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/archive"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args(args)
    done = [measured(size, given.folder, given.workers, given.keep) for size in given.sizes]
    print(f"\n{'reports':>10} {'CPU-s':>8} {'per CPU-s':>10}  growth exponent from the size before")
    before: tuple[int, float] | None = None
    for size, cpu in done:
        grown = f"{math.log(cpu / before[1]) / math.log(size / before[0]):.3f}" if before else ""
        print(f"{size:10,} {cpu:8.1f} {size / cpu:10,.0f}  {grown}")
        before = size, cpu
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
