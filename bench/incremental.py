"""What one more report costs: warm (a running `watch` or `serve`) by stage, at several sizes of story, and cold.

python -m bench.incremental [--sizes 14,50,200] [--cases 1000,10000] [--cold] [--rounds 3]

Stories are made up (`bench.made_up`): two thirds in words of their own, a third copies and edits. A warm figure is the
median of `--rounds` reports added one after another to a story that ends at the size given. CPU-seconds are the ones to
compare: the wall time of a machine that does other work says little.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable

from bench.made_up import made_up_story
from twosource.memory import Memory
from twosource.model import Report

Times = dict[str, tuple[float, float]]


def clocked() -> tuple[Times, Callable[[str], None]]:
    """Wall and CPU seconds by stage, and what to call as each stage begins ("" ends the last)."""
    found: Times = {}
    last = ["", time.perf_counter(), time.process_time()]

    def progress(stage: str) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        if last[0]:
            found[str(last[0])] = (wall - float(last[1]), cpu - float(last[2]))
        last[:] = [stage, wall, cpu]

    return found, progress


def added(reports: list[Report], memory: Memory) -> Times:
    """The cost of the dossier of these reports, by stage."""
    from twosource.pipeline import examine

    found, progress = clocked()
    progress("credits")
    examine(reports, memory=memory, progress=progress)
    progress("")
    return found


def median(rows: list[Times]) -> Times:
    return {
        stage: (statistics.median(r[stage][0] for r in rows), statistics.median(r[stage][1] for r in rows))
        for stage in rows[0]
    }


def show(title: str, times: Times) -> None:
    wall, cpu = (sum(t[k] for t in times.values()) for k in (0, 1))
    stages = "; ".join(f"{stage} {t[1]:.3f}" for stage, t in times.items())
    print(f"{title:34s} {wall:7.2f} s wall {cpu:7.2f} CPU-seconds  ({stages})", flush=True)


def warm(size: int, rounds: int) -> None:
    """A story but for its last reports in one go, then those one by one."""
    reports = made_up_story(size, seed=size)
    memory = Memory()
    show(f"{size - rounds} reports in one go", added(reports[:-rounds], memory))
    show(f"one more, story of {size}", median([added(reports[: size - n], memory) for n in reversed(range(rounds))]))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="14,50,200")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(argv)
    from twosource.language import embed, parse

    embed(["Models are loaded before the clock starts."])
    parse(["So is this."])
    for size in map(int, options.sizes.split(",")):
        warm(size, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
