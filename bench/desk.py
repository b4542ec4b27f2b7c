"""What the case itself costs: one report added to a story of 200, in cases of 1,000 and of 10,000 reports.

    python -m bench.desk [--story 200] [--cases 1000 10000] [--readers 10] [--disk]

The reading of language is left out (bench.incremental has it): this is the file alone, reports, their bytes, the
dossier's rows, history, log, and everything looked up for them. A report has 15 statements, ten of them shared with
others. Then: ten readers while 1,000 reports are written; and, as root, a disk that fills up (a small tmpfs).
"""

import argparse
import os
import random
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from twosource import desk
from twosource.case import Case
from twosource.errors import CaseError
from twosource.intake import Item
from twosource.memory import Memory
from twosource.model import Dossier, Fetched, Report
from twosource.testing import examine_plainly, report

SENTENCES = 15  # a report's statements, as in the shipped story


def made(story: int, n: int, chance: random.Random) -> Report:
    """A report of a story: some sentences that others have, some of its own."""
    shared = [
        f"Story {story}: what {k} people said of it on the day, told again and again in these words." for k in range(60)
    ]
    own = [f"Story {story}, outlet {n}, sentence {k}, which nobody else printed in this way at all." for k in range(5)]
    text = "\n".join(chance.sample(shared, SENTENCES - len(own)) + own)
    url = f"https://outlet{n}.example/{story}"
    return report(text, outlet=f"Outlet {n}", path=f"{story}/{n}.txt", url=url, published=f"2031-05-05T{n % 24:02}:00")


def items(reports: Sequence[Report]) -> Iterator[Item]:
    """The reports as intake hands them on, each with a page of 20 kB."""
    for r in reports:
        raw = (r.text * 12).encode()
        yield Item(raw, Fetched("", r.url or "", "2031-05-05T00:00:00Z", 200), (r,))


class Timed:
    """`examine_plainly`, and how long it took: that part isn't the case's."""

    def __init__(self) -> None:
        self.took = self.busy = 0.0

    def __call__(self, *args: Sequence[Report], memory: Memory | None = None, **known: object) -> Dossier:
        """A dossier."""
        began, busy = time.perf_counter(), time.process_time()
        dossier = examine_plainly(*args, **known)  # type: ignore[arg-type]
        self.took += time.perf_counter() - began
        self.busy += time.process_time() - busy
        return dossier


def fill(path: str, count: int, size: int, chance: random.Random) -> None:
    """A case of so many reports, in stories of `size`."""
    with Case.open(path, write=True) as case:
        for story in range(count // size):
            desk.take(case, items([made(story, n, chance) for n in range(size)]), story=f"s{story}")


def adding(path: str, size: int, times: int, chance: random.Random, examine: Timed) -> list[tuple[float, float]]:
    """Seconds that the case takes for one report more, each time: by the clock (disk and all), and of the processor."""
    out = []
    with Case.open(path, write=True) as case:
        for n in range(times):
            new = [made(0, size + n, chance)]
            examine.took = examine.busy = 0.0
            began, busy = time.perf_counter(), time.process_time()
            desk.take(case, items(new), story="s0")
            took = time.perf_counter() - began - examine.took
            out.append((took, time.process_time() - busy - examine.busy))
    return out


def costs(folder: str, cases: Sequence[int], size: int) -> None:
    """Print what one report more costs in cases of several sizes."""
    examine = Timed()
    desk.examine = examine  # type: ignore[assignment]
    for count in cases:
        path, chance = f"{folder}/{count}.case", random.Random(count)
        began = time.perf_counter()
        fill(path, count, size, chance)
        filled = time.perf_counter() - began
        both = adding(path, size, 9, chance, examine)
        times, busy = sorted(t for t, _ in both), sorted(b for _, b in both)
        with Case.open(path) as case:
            began = time.perf_counter()
            dossier = case.dossier("s0")
            read = time.perf_counter() - began
            rows = len(dossier.statements) + len(dossier.claims) if dossier else 0
        megabytes = Path(path).stat().st_size / 1e6
        clock = f"{times[4]:.3f} s by the clock (best {times[0]:.3f}, worst {times[-1]:.3f}; median of {len(times)})"
        print(
            f"{count:6} reports in stories of {size}: one more costs {busy[4]:.3f} CPU-s, {clock}; its dossier "
            f"({rows} statements and claims) is read in {read:.3f} s; "
            f"file {megabytes:.0f} MB, filled in {filled:.0f} s"
        )


def readers(folder: str, count: int) -> None:
    """Read with many at once while 1,000 reports are written, and count the errors."""
    path, stop = f"{folder}/read.case", threading.Event()
    chance, errors, reads = random.Random(5), [], [0]
    with Case.open(path, write=True) as case:
        desk.take(case, items([made(0, n, chance) for n in range(20)]), story="s0")

    def read() -> None:
        while not stop.is_set():
            try:
                with Case.open(path) as case:
                    last = case.stories()[-1].name
                    held = case.dossier(last)
                    case.search("outlet sentence", story=last, limit=5)
                    case.history(last)
                    if any(not r.text for r in (held.reports if held else ())):
                        errors.append("a dossier in part")
                    reads[0] += 1
            except CaseError as error:
                errors.append(str(error))
            time.sleep(0.05)

    threads = [threading.Thread(target=read) for _ in range(count)]
    for thread in threads:
        thread.start()
    with Case.open(path, write=True) as case:
        for low in range(0, 1000, 25):
            new = [made(low // 100, n, chance) for n in range(low, low + 25)]
            desk.take(case, items(new), story=f"t{low // 100}")
    stop.set()
    for thread in threads:
        thread.join()
    with Case.open(path) as case:
        held = sum(story.reports for story in case.stories())
        wrong = case.verify().wrong
    print(
        f"{count} readers, {reads[0]} readings while {held - 20} reports were written: {len(errors)} errors "
        f"{sorted(set(errors))[:3]}; verify: {list(wrong) or 'all holds'}"
    )


def full_disk(folder: str) -> None:
    """Add to a case on a tmpfs of 4 MB until it is full; then make room and go on."""
    place = Path(folder) / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        print("disk full: not tried (no right to mount a tmpfs)")
        return
    try:
        path, chance, said, n = f"{place}/a.case", random.Random(9), "", 0
        with Case.open(path, write=True) as case:
            while not said and n < 3000:
                try:
                    desk.take(case, items([made(0, n, chance) for n in range(n, n + 5)]), story="s0")
                    n += 5
                except CaseError as error:
                    said = str(error)
            held, wrong = len(case.reports("s0")), case.verify().wrong
            subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
            desk.take(case, items([made(0, k, random.Random(k)) for k in range(5000, 5005)]), story="s0")
            after = case.verify().wrong
            more = len(case.reports("s0"))
        said = said.replace(str(place), "…")
        print(f"disk full after {n} reports: {said!r}; {held} held, verify: {list(wrong) or 'all holds'}")
        print(f"with room again: {more - held} added, verify: {list(after) or 'all holds'}")
    finally:
        subprocess.run(["umount", str(place)], check=False)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--story", type=int, default=200)
    parser.add_argument("--cases", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--disk", action="store_true", help="fill a small disk (needs root)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        costs(folder, args.cases, args.story)
        if args.readers:
            readers(folder, args.readers)
        if args.disk:
            full_disk(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
