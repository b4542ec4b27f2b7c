"""Speed: start-up, and the whole way over the shipped example, cold and again in the same process.

python -m bench.speed [PATH...]        default: examples/reports, and the seeds beside the data if they are there
"""

import random
import subprocess
import sys
import time
from pathlib import Path

from bench.data import data_dir
from twosource.model import Report


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


def large_story(reports: int = 200, distinct: int = 60, words: int = 600, seed: int = 7) -> list[Report]:
    """A made-up story: `distinct` texts of about `words` words, drawn from the example's sentences, and their copies.

    Texts drawn from one pool share sentences, so there is more to compare than in a real story of this size.
    """
    from twosource.intake import read_reports, report_from_text
    from twosource.text import sentences

    told, _ = read_reports(["examples/reports"])
    pool = sorted({r.text[s:e] for r in told for s, e in sentences(r.text) if e - s > 40})
    draw = random.Random(seed)
    texts = []
    for _ in range(distinct):
        chosen: list[str] = []
        while sum(len(x.split()) for x in chosen) < words:
            chosen.append(draw.choice(pool))
        texts.append(chosen)
    while len(texts) < reports:
        parent = draw.choice(texts[:distinct])
        texts.append([x for n, x in enumerate(parent) if n != draw.randrange(len(parent))])
    return [
        report_from_text("\n".join(t), rid=f"r{n}", path=f"r{n}", outlet=f"Outlet {n}") for n, t in enumerate(texts)
    ]


def origins_at_size() -> None:
    """Time reuse, derivation and origins of a story of 200 reports, models loaded."""
    from twosource.language import embed
    from twosource.pipeline import origins_of

    embed(["Models are loaded before the clock starts."])
    told = large_story()
    wall, cpu = time.perf_counter(), time.process_time()
    origins_of(told)
    took = f"{time.perf_counter() - wall:.1f} s wall, {time.process_time() - cpu:.1f} CPU-seconds"
    print(f"reuse and origins, 200 reports, 60 distinct texts of 600 words: {took} (want under 20 s on two cores)")


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
    origins_at_size()


if __name__ == "__main__":
    main(sys.argv[1:])
