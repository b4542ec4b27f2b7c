"""How long a live report takes: into a built archive, for its passages of reuse.

python -m bench.archive_live DIR [COUNT]      times wall and CPU; reports are of the same news as the archive's, unseen
"""

import statistics
import sys
import time
from pathlib import Path

from bench.archive_news import make_chunk, world
from twosource.archive.live import Live


def main(args: list[str]) -> int:
    """Print the median and the worst."""
    folder, count = Path(args[0]), int(args[1]) if len(args) > 1 else 200
    table = make_chunk(world(11), 11, 100_000, 4 * count)[0]
    start = time.perf_counter()
    live = Live(folder)
    print(f"opened in {time.perf_counter() - start:.1f} s: {live.base:,} reports")
    wall, cpu, found = [], [], 0
    for row in table.to_pylist()[:count]:
        a, b = time.perf_counter(), time.process_time()
        found += len(live.add([row], log=False)[0])
        wall.append(1000 * (time.perf_counter() - a))
        cpu.append(1000 * (time.process_time() - b))
    for name, took in (("wall", wall), ("CPU", cpu)):
        print(f"{name:5s} median {statistics.median(took):.1f} ms, worst {max(took):.1f} ms")
    print(f"{count} reports, {found} passages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
