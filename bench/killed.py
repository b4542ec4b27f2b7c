"""kill -9 at random moments while reports are added: does the case open, verify and complete, nothing lost or twice?

    python -m bench.killed [--kills 100] [--seed 1] [--reports 120]

A child process adds reports in several goes (batches, dossier, history and log are the real ones; only the reading of
language is left out, which never touches the file). It is killed at a random moment of its run. Then the case must
open and verify, hold whole batches only, and adding everything again must give the same dossier as a run that nobody
killed, with every report in the log once.
"""

import argparse
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from twosource import desk
from twosource.case import Case
from twosource.intake import Item
from twosource.model import Dossier, Fetched
from twosource.settings import CaseSettings
from twosource.testing import examine_plainly, report

BATCH = 4  # reports in one transaction here: many transactions, many moments between them
GOES = 6  # calls of `add` in one run, each with its own dossier


def items(low: int, high: int) -> Iterator[Item]:
    """Reports of one story, each with bytes of its own; every third repeats what others say."""
    for n in range(low, high):
        text = f"The dam broke at dawn.\nWitness {n} heard it.\nGate {n % 7} stood open."
        r = report(text, outlet=f"Outlet {n}", path=f"{n}.txt", published=f"2031-05-05T{n % 24:02}:00")
        yield Item(text.encode(), Fetched("", f"{n}.txt", "2031-05-05T00:00:00Z"), (r,))


def add_all(path: str, count: int) -> None:
    """What the child does: add all reports in several goes."""
    desk.examine = examine_plainly  # type: ignore[assignment]
    step = -(-count // GOES)
    with Case.open(path, write=True) as case:
        for low in range(0, count, step):
            desk.take(case, items(low, min(count, low + step)), settings=CaseSettings(batch=BATCH))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: where it fell in the run (0 to 1), what the case held, and what was wrong (nothing, if all is well)."""

    moment: float
    held: int
    wrong: tuple[str, ...]


def start(path: str, count: int) -> int:
    """A child that adds; its process id. Forked, so that it begins at once: no case is open here."""
    child = os.fork()
    if child == 0:
        try:
            add_all(path, count)
        finally:
            os._exit(0)
    return child


def duration(folder: str, count: int) -> tuple[float, Dossier]:
    """How long a run takes that nobody kills, and its dossier."""
    path = f"{folder}/whole.case"
    began = time.monotonic()
    os.waitpid(start(path, count), 0)
    took = time.monotonic() - began
    with Case.open(path) as case:
        dossier = case.dossier("main")
    if dossier is None:
        raise RuntimeError("a run that nobody killed gave no dossier")
    return took, dossier


def kill(folder: str, n: int, moment: float, took: float, count: int, whole: Dossier) -> Outcome:
    """One run, killed at a moment, examined, and completed."""
    path = f"{folder}/{n}.case"
    child = start(path, count)
    time.sleep(moment * took)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    wrong: list[str] = []
    with Case.open(path, write=True) as case:
        wrong += case.verify().wrong
        held = len(case.report_ids("main"))
        if held % BATCH and held != count:
            wrong.append(f"{held} reports: a batch is there in part")
        desk.examine = examine_plainly  # type: ignore[assignment]
        add_all(path, count)
        wrong += case.verify().wrong
        if case.dossier("main") != whole:
            wrong.append("the completed dossier is another one")
        twice = [rid for rid, times in Counter(e.subject for e in case.log() if e.act == "report").items() if times > 1]
        if twice or len(case.report_ids("main")) != count:
            wrong.append("reports are lost, or there twice")
    return Outcome(moment, held, tuple(wrong))


def run(kills: int, seed: int, count: int) -> list[Outcome]:
    """Kill so many runs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        took, whole = duration(folder, count)
        return [kill(folder, n, chance.random(), took, count, whole) for n in range(kills)]


def main() -> int:
    """Print what came of it; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=120)
    args = parser.parse_args()
    outcomes = run(args.kills, args.seed, args.reports)
    halfway = sum(0 < o.held < args.reports for o in outcomes)
    bad = [o for o in outcomes if o.wrong]
    for outcome in bad:
        print(f"at {outcome.moment:.2f} with {outcome.held} reports: {'; '.join(outcome.wrong)}")
    held = sorted(o.held for o in outcomes)
    print(
        f"{len(outcomes)} kills: {len(outcomes) - len(bad)} opened, verified and completed with nothing lost or twice; "
        f"{halfway} fell in the middle ({held[0]} to {held[-1]} of {args.reports} reports held)"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
