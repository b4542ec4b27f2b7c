"""The same work on threads, on Daft, or on Daft over a Ray cluster: two operations, and nothing else.

`map_batches` runs a step for each shard; `shuffle` runs a step for each bucket of what the shards wrote. A step is a
plain function of a number that reads files and writes files, each of which is whole or not there. So a step may be
run twice, on any machine that sees the archive's folder, and a run that was stopped goes on with what is missing.
The data itself never goes through the engine: shards write their rows by bucket, buckets read theirs.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Any, Literal

from twosource.errors import UsageError
from twosource.model import Problem

Runner = Literal["threads", "daft", "ray"]
RUNNERS: tuple[Runner, ...] = ("threads", "daft", "ray")
Step = Callable[[int], None]
Done = Callable[[int], bool]

_STORE = 200_000_000  # bytes of Ray's object store on one machine: only numbers go through it
_ATTEMPTS = 3  # a worker may be killed twice; what fails three times is a fault of the shard


def map_batches(
    step: Step, shards: Sequence[int], *, done: Done, runner: Runner = "threads", workers: int = 0
) -> list[Problem]:
    """Run a step for each shard that isn't done. What fails is a problem, and the rest is finished."""
    return _each(step, shards, done, runner, workers, "shard")


def shuffle(
    step: Step, buckets: Sequence[int], *, done: Done, runner: Runner = "threads", workers: int = 0
) -> list[Problem]:
    """Run a step for each bucket that isn't done: it reads its part of what every shard wrote."""
    return _each(step, buckets, done, runner, workers, "bucket")


def _each(step: Step, numbers: Sequence[int], done: Done, runner: Runner, workers: int, what: str) -> list[Problem]:
    failed: dict[int, str] = {}
    for _ in range(_ATTEMPTS):
        left = [number for number in numbers if not done(number) and number not in failed]
        if not left:
            break
        failed |= _RUN[runner](step, left, workers or os.cpu_count() or 1)
    for number in numbers:
        if not done(number):
            failed.setdefault(number, "its worker ended without an answer")
    return [Problem(f"{what} {number}", message, failed=True) for number, message in sorted(failed.items())]


def _tried(step: Step, number: int) -> str:
    """Run a step; the error in words, or nothing."""
    try:
        step(number)
    except Exception as error:  # a poisoned shard must not stop the others, whatever is wrong with it
        return f"{type(error).__name__}: {str(error)[:300]}"
    return ""


def _threads(step: Step, numbers: Sequence[int], workers: int) -> dict[int, str]:
    """In this process; numpy and Arrow let go of the interpreter while they work."""
    if workers == 1:
        return {number: message for number in numbers if (message := _tried(step, number))}
    failed: dict[int, str] = {}
    with ThreadPoolExecutor(workers) as pool:
        futures: dict[Future[str], int] = {pool.submit(_tried, step, number): number for number in numbers}
        for future in as_completed(futures):
            if message := future.result():
                failed[futures[future]] = message
    return failed


def _daft(step: Step, numbers: Sequence[int], workers: int) -> dict[int, str]:
    """On Daft's native runner: this machine."""
    return _by_daft(_quiet_daft("native"), step, numbers)


def _ray(step: Step, numbers: Sequence[int], workers: int) -> dict[int, str]:
    """On Daft over Ray: the cluster that `RAY_ADDRESS` names, else one of `workers` processors on this machine."""
    os.environ.setdefault("RAY_worker_register_timeout_seconds", "300")  # imports take a minute on a busy machine
    daft = _quiet_daft("ray")
    try:
        import ray
    except ImportError as error:
        raise UsageError("--runner ray needs the extra twosource[cluster]") from error
    if not ray.is_initialized():
        _start(ray, workers)
    return _by_daft(daft, step, numbers)


def _start(ray: Any, workers: int) -> None:
    """Join the cluster that `RAY_ADDRESS` names, or start one here.

    Ray gives its own helper processes 15 seconds to start, for good; on a busy machine the first time, importing them
    takes longer. The next time their files are in memory.
    """
    here: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": _STORE}
    for left in reversed(range(_ATTEMPTS)):
        try:
            ray.init(log_to_driver=False, **({} if "RAY_ADDRESS" in os.environ else here))
        except Exception as error:  # Ray raises a bare one
            ray.shutdown()
            if not left:
                raise UsageError(f"Ray did not start: {str(error)[:200]}") from error
        else:
            return


def _quiet_daft(runner: str) -> Any:
    """Daft, told before it is imported to send nothing home, to draw no bars, and what to run on.

    A process keeps the runner that it first had.
    """
    os.environ["DAFT_RUNNER"] = runner
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["DAFT_ANALYTICS_ENABLED"] = "0"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    try:
        import daft
    except ImportError as error:
        raise UsageError("--runner daft and --runner ray need the extra twosource[cluster]") from error
    return daft


def _by_daft(daft: Any, step: Step, numbers: Sequence[int]) -> dict[int, str]:
    """One row a number; what comes back is the error in words. A lost worker loses nothing: see `_each`."""

    def tried(number: int) -> str:
        return _tried(step, number)

    rows = daft.from_pydict({"number": list(numbers)})
    if os.environ["DAFT_RUNNER"] == "ray":
        rows = rows.into_partitions(len(numbers))
    run = daft.func(tried, return_dtype=daft.DataType.string())
    try:
        told = rows.select(rows["number"], run(rows["number"]).alias("message")).to_pydict()
    except Exception:  # a worker was lost: what it finished is there, the rest is tried again
        return {}
    return {number: message for number, message in zip(told["number"], told["message"], strict=True) if message}


_RUN: dict[Runner, Callable[[Step, Sequence[int], int], dict[int, str]]] = {
    "threads": _threads,
    "daft": _daft,
    "ray": _ray,
}
