"""Speed: start-up, and the whole way over the shipped example, cold and again in the same process.

python -m bench.speed [PATH...]        default: examples/reports, and the seeds beside the data if they are there
"""

import subprocess
import sys
import time
from pathlib import Path

from bench.data import data_dir


def _timed(paths: list[str]) -> tuple[float, float]:
    from twosource.pipeline import investigate

    wall, cpu = time.perf_counter(), time.process_time()
    dossier = investigate(paths)
    if not dossier.reports:
        raise SystemExit(f"nothing read from {paths}")
    return time.perf_counter() - wall, time.process_time() - cpu


def startup(runs: int = 5) -> float:
    """The median wall time of `twosource --version`, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([str(Path(sys.executable).with_name("twosource")), "--version"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[runs // 2]


def main(paths: list[str]) -> None:
    """Print the figures."""
    print(f"twosource --version                 {startup():.3f} s wall, median of 5 (want under 0.25)")
    data = data_dir()
    sets = [paths] if paths else [["examples/reports"]]
    if not paths and data and (data.parent / "seeds").is_dir():
        sets.insert(0, sorted(str(p) for p in (data.parent / "seeds").glob("*.txt")))
    for chosen in sets:
        for name in ("cold", "second time"):
            wall, cpu = _timed(chosen)
            label = f"{Path(chosen[0]).parent.name} ({len(chosen)} given), {name}"
            print(f"{label:35s} {wall:.2f} s wall, {cpu:.2f} CPU-seconds")


if __name__ == "__main__":
    main(sys.argv[1:])
