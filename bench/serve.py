"""How long the Story screen takes at the server, over 100 loads while a writer adds: `python -m bench.serve`.

A case of made-up reports is served by `twosource serve` in a process of its own and asked for over HTTP on loopback,
as a browser would; meanwhile another process adds: every few seconds one more report, and the dossier with it, so that
what the server holds is stale. Beside the time on the clock stands the server's own CPU time a load, for a machine
that does other things too.
"""

import argparse
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from bench.serve_story import made_story
from twosource.case import Case
from twosource.model import Dossier
from twosource.testing import report


def _put(path: str, dossier: Dossier) -> None:
    with Case.open(path, write=True) as case:
        for one in dossier.reports:
            case.put_report(one, story="main")
        case.put_dossier("main", dossier)


def _cpu(process: int) -> float:
    """CPU seconds a process has used so far (Linux; nothing elsewhere)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _served(path: str) -> Iterator[tuple[str, int]]:
    """The address that opens a case, served by a process of its own, and that process."""
    command = [sys.executable, "-m", "twosource", "serve", path, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            told = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://\S+", told)
            if found is None:
                raise RuntimeError(told)
            yield found[0], process.pid
        finally:
            process.terminate()


def _write(path: str, reports: int, every: float, stop: Any, added: Any) -> None:
    """Add a report now and then until told to stop: another program, as a desk's `twosource watch` is."""
    dossier = made_story(reports)
    while not stop.wait(every):
        new = report(f"Another word of it, number {added.value}.", path=f"new-{added.value}.txt", outlet="Late News")
        dossier = replace(dossier, reports=(*dossier.reports, new))
        with Case.open(path, write=True) as case:
            case.put_report(new, story="main")
            case.put_dossier("main", dossier)
        added.value += 1


@contextmanager
def _writer(path: str, reports: int, every: float) -> Iterator[Any]:
    """A process that writes; how many reports it has added."""
    spawn = multiprocessing.get_context("spawn")
    stop, added = spawn.Event(), spawn.Value("i", 0)
    process = spawn.Process(target=_write, args=(path, reports, every, stop, added))
    process.start()
    try:
        yield added
    finally:
        stop.set()
        process.join()


def _asked(client: httpx.Client, opening: str) -> None:
    """Wait for the server, come in, and load the screen once."""
    for _ in range(600):
        try:
            client.get(opening, follow_redirects=True).raise_for_status()
            break
        except httpx.TransportError:
            time.sleep(0.1)
    client.get("/s/main").raise_for_status()


def measure(reports: int, loads: int, every: float, pause: float, versions: int) -> str:
    """A line of figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "made.case")
        dossier = made_story(reports)
        _put(path, dossier)
        taken = []
        with _served(path) as (opening, server), httpx.Client(base_url=opening.split("/?")[0], timeout=120) as client:
            began = time.perf_counter()
            _asked(client, opening)
            first = time.perf_counter() - began
            before_all = _cpu(server)
            with _writer(path, reports, every) as added:
                while len(taken) < loads or added.value < versions:
                    before = time.perf_counter()
                    client.get("/s/main").raise_for_status()
                    taken.append(time.perf_counter() - before)
                    time.sleep(pause)
                used = (_cpu(server) - before_all) / len(taken)
    p95 = statistics.quantiles(taken, n=20)[18]
    return (
        f"{reports} reports: p95 {p95 * 1000:.0f} ms, median {statistics.median(taken) * 1000:.0f} ms, longest "
        f"{max(taken) * 1000:.0f} ms over {len(taken)} loads; first load, start included {first:.1f} s; "
        f"{added.value} reports added meanwhile; the server's CPU time a load {used * 1000:.0f} ms"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loads", type=int, default=100)
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 10_000])
    given = parser.parse_args()
    for reports in given.sizes:
        small = reports <= 1000
        print(
            measure(reports, given.loads, every=0.5 if small else 10.0, pause=0.05 if small else 0.3, versions=3),
            flush=True,
        )
    print(f"load of the machine (1, 5, 15 minutes): {', '.join(f'{n:.1f}' for n in os.getloadavg())}")


if __name__ == "__main__":
    main()
