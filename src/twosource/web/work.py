"""Adding reports while people read: one worker, one writer, jobs in the order in which they came."""

import queue
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from twosource.errors import TwosourceError


@dataclass(frozen=True, slots=True)
class Job:
    """What is being done: `state` is "waiting", "working", "done" or "failed"; `steps` are those passed, last first.

    `told` is what came of it, in lines: each a kind ("added", "same", "problem") and its words. `then` is where
    it can be seen.
    """

    id: str
    story: str
    what: str
    state: str = "waiting"
    steps: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    then: str = ""
    began: str = ""
    ended: str = ""


Told = tuple[tuple[str, str], ...]
Progress = Callable[[str], None]
Task = Callable[[Progress], Told]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Worker:
    """A thread that does one task after another, and remembers the last few.

    >>> worker = Worker(5)
    >>> job = worker.put("main", "two files", lambda progress: (("added", "2 reports"),))
    >>> worker.wait()
    >>> worker.get(job.id).state, worker.get(job.id).told
    ('done', (('added', '2 reports'),))
    """

    def __init__(self, remembered: int) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.Queue[tuple[str, Task, Path | None]] = queue.Queue()
        self._lock = threading.Lock()
        self._remembered = remembered
        self._count = 0
        self._thread: threading.Thread | None = None

    def put(self, story: str, what: str, task: Task, *, folder: Path | None = None, then: str = "") -> Job:
        """Have a task done; `folder` is removed when it is done."""
        with self._lock:
            self._count += 1
            job = Job(str(self._count), story, what, then=then)
            self._jobs[job.id] = job
            while len(self._jobs) > self._remembered:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="twosource-writer", daemon=True)
                self._thread.start()
        self._queue.put((job.id, task, folder))
        return job

    def get(self, job: str) -> Job | None:
        """A job as it stands."""
        return self._jobs.get(job)

    def recent(self) -> tuple[Job, ...]:
        """The jobs remembered, last first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def busy(self) -> Job | None:
        """The first job that isn't done, if any."""
        with self._lock:
            return next((j for j in self._jobs.values() if j.state in ("waiting", "working")), None)

    def wait(self) -> None:
        """Until everything put so far is done."""
        self._queue.join()

    def _set(self, job: str, change: Callable[[Job], Job]) -> None:
        with self._lock:
            if job in self._jobs:
                self._jobs[job] = change(self._jobs[job])

    def _run(self) -> None:
        while True:
            job, task, folder = self._queue.get()
            try:
                self._do(job, task)
            finally:
                if folder is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                self._queue.task_done()

    def _do(self, job: str, task: Task) -> None:
        def step(name: str) -> None:
            self._set(job, lambda j: replace(j, steps=(name, *j.steps)))

        self._set(job, lambda j: replace(j, state="working", began=_now()))
        try:
            told = task(step)
            self._set(job, lambda j: replace(j, state="done", told=told, ended=_now()))
        except TwosourceError as error:
            line = str(error)
            self._set(job, lambda j: replace(j, state="failed", told=(("problem", line),), ended=_now()))
        except Exception as error:  # a task must not end the writer: what went wrong is shown to whoever asked
            line = f"{type(error).__name__}: {error}"
            self._set(job, lambda j: replace(j, state="failed", told=(("problem", line),), ended=_now()))
