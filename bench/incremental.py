"""One more report: its cost warm (a running `watch` or `serve`) by stage, in stories and cases of several sizes; cold.

python -m bench.incremental [--sizes 14,50,200] [--cases 1000,10000] [--cold] [--memory 200] [--rounds 3]

Stories are made up (`bench.made_up`): two thirds in words of their own, a third copies and edits. A warm figure is the
median of `--rounds` reports added one after another to a story that ends at the size given; all before them is added in
one go. CPU-seconds are the ones to compare: the wall time of a machine that does other work says little. `--cases` puts
a story of the last size into a case beside others, whose dossiers are plain ones (statements and claims, line by line),
and adds through `twosource.desk`. `--cold` runs the command in a process of its own. `--memory N` adds N reports one by
one in one process, as `watch` does, to a story that grows and to one whose page changes, and prints what the process
holds, beside what a new one holds that does the last addition alone.
"""

import argparse
import gc
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from bench.made_up import made_up_story
from twosource.memory import Memory
from twosource.model import Report
from twosource.testing import report

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


def filler(story: int, n: int) -> Report:
    """A report of another story: some lines that others have, some of its own."""
    draw = random.Random(story * 1000 + n)
    shared = [f"Story {story}: what {k} people said of it on the day, told again in these words." for k in range(60)]
    own = [f"Story {story}, outlet {n}, line {k}, which nobody else printed in this way." for k in range(5)]
    url = f"https://outlet{n}.example/{story}"
    return report("\n".join(draw.sample(shared, 10) + own), outlet=f"Outlet {n}", path=f"{story}/{n}", url=url)


def in_case(count: int, size: int, rounds: int) -> None:
    """One more report of a story of `size` in a case of `count` reports, the file's part apart."""
    from twosource import desk
    from twosource.case import Case
    from twosource.intake import Item
    from twosource.testing import examine_plainly

    reports, memory, whole = made_up_story(size, seed=size), Memory(), desk.examine
    rows: list[Times] = []
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/a.case"
        desk.examine = lambda *args, memory=None, **known: examine_plainly(*args, **known)  # type: ignore[assignment]
        with Case.open(path, write=True) as case:
            for story in range((count - size) // 50):
                desk.take(case, [Item(reports=(filler(story, n),)) for n in range(50)], story=f"s{story}")
            desk.examine = whole
            desk.take(case, [Item(reports=(r,)) for r in reports[:-rounds]], story="whole", memory=memory)
            for new in reports[-rounds:]:
                found, progress = clocked()
                progress("the case before")
                desk.take(case, [Item(reports=(new,))], story="whole", memory=memory, progress=progress)
                progress("")
                rows.append(found)
    show(f"one more, story of {size}, case of {count}", median(rows))
    print(f"{'':34s} (the last stage holds what the case writes)")


def cold(size: int) -> None:
    """`twosource add` of one more report in a process of its own."""
    reports = made_up_story(size, seed=size)
    program = str(Path(sys.executable).with_name("twosource"))
    with tempfile.TemporaryDirectory() as folder:
        for n, told in enumerate(reports):
            Path(folder, f"{n:03d}.txt").write_text(told.text, "utf-8")
        apart = Path(folder, "apart")  # else the first command would read the last report as well
        apart.mkdir()
        last = Path(folder, f"{size - 1:03d}.txt").rename(apart / "last.txt")
        case = f"{apart}/a.case"
        given = map(str, sorted(Path(folder).glob("*.txt")))
        subprocess.run([program, "add", case, *given], check=True, capture_output=True)
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([program, "add", case, str(last)], check=True, capture_output=True)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - wall
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{f'twosource add, story of {size}, cold':34s} {wall:7.2f} s wall {cpu:7.2f} CPU-seconds", flush=True)


def megabytes() -> float:
    """What this process holds in memory now; elsewhere than on Linux the most it ever held."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return pages * resource.getpagesize() / 1e6


def kept_on(path: str, reports: list[Report]) -> list[float]:
    """Adds reports one by one; the megabytes held after each quarter, the first of them before any."""
    from twosource import desk
    from twosource.case import Case
    from twosource.intake import Item
    from twosource.language import embed, parse

    embed(["Models are loaded before anything is measured."])
    parse(["So is this."])
    found, memory = [megabytes()], Memory()
    with Case.open(path, write=True) as case:
        for n, told in enumerate(reports, 1):
            desk.take(case, [Item(reports=(told,))], story="whole", memory=memory)
            if n * 4 // len(reports) > (n - 1) * 4 // len(reports):
                found.append(megabytes())
    return found


def lasting(count: int) -> None:
    """What a process that goes on holds, for a story that grows and for one whose page changes."""
    grown = made_up_story(count, seed=count, facts=10)
    page = {"url": "https://page.example/live", "outlet": "Page", "headline": "A page that changes"}
    changed = [replace(r, **page, modified=r.published) for r in made_up_story(count, seed=7, facts=10, copied=0.01)]
    for title, reports in (("a story that grows", grown), ("a page that changes", changed)):
        with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as first:
            path = f"{folder}/a.case"
            found = first.submit(kept_on, path, reports[:-1]).result()
            with ProcessPoolExecutor(1, get_context("spawn")) as second:
                anew = second.submit(kept_on, path, reports[-1:]).result()
        steps = ", ".join(f"{mb:.0f}" for mb in found[1:])
        print(f"{title}: {found[0]:.0f} MB with models; by quarters of {count} additions {steps}; ", end="")
        print(f"a new process, one addition: {anew[-1]:.0f} MB", flush=True)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="14,50,200")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cases", default="")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args(argv)
    if options.memory:
        lasting(options.memory)
        return 0
    from twosource.language import embed, parse

    embed(["Models are loaded before the clock starts."])
    parse(["So is this."])
    sizes = list(map(int, options.sizes.split(",")))
    for size in sizes:
        warm(size, options.rounds)
    for count in map(int, filter(None, options.cases.split(","))):
        in_case(count, sizes[-1], options.rounds)
    if options.cold:
        cold(sizes[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
