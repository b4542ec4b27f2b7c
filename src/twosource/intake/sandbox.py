"""The door to the parser process: jobs in, answers out, and a process that misbehaves is killed and told of.

One process serves many jobs. Nothing that strangers wrote is parsed as HTML, XML or an archive anywhere else.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from twosource.intake.decode import shown
from twosource.intake.jobs import Answer, Job
from twosource.intake.worker import read_frame, write_frame
from twosource.model import Problem
from twosource.settings import IntakeSettings

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from twosource.intake.worker import main; main(int(sys.argv[2]))"
)
# One thread of mathematics is enough to tell a language, and each would ask for address space of its own.
_QUIET = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Sandbox:
    """A parser process, started when the first job comes. Close it, or use it in a `with`."""

    def __init__(self, settings: IntakeSettings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes | None] = queue.Queue(maxsize=8)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Answer).decode
        self.limited = True  # whether the platform holds the process to its memory

    def run(self, job: Job) -> Iterator[Answer]:
        """The answers to a job. Trouble ends them: the last is then a failed problem, with the offset it was at."""
        at = job.start
        try:
            frame = self._encode(job)
            process = self._started()
            write_frame(cast(BinaryIO, process.stdin), frame)
            while True:
                answer = self._next(self._settings.item_seconds)
                if answer.offset is not None:
                    at = answer.offset
                if answer.done:
                    return
                yield answer
        except UnicodeEncodeError:
            yield Answer(problems=(Problem(shown(job.where), "its name or address is no text: left out", failed=True),))
        except (_TroubleError, OSError) as trouble:
            self._kill()
            what = str(trouble) if isinstance(trouble, _TroubleError) else "the parser process could not be used"
            where = f"{job.where}@{at}" if job.path else job.where
            yield Answer(broken=True, offset=at, problems=(Problem(where, f"{what}: left out", failed=True),))
        except BaseException:  # the caller went away in the middle (or Ctrl-C): what is still to come is nobody's
            self._kill()
            raise

    def close(self) -> None:
        """End the process."""
        self._kill()

    def _next(self, seconds: float) -> Answer:
        try:
            frame = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise _TroubleError(f"took more than {seconds:g} seconds to parse") from None
        if frame is None:
            raise _TroubleError("the parser process died on it (out of memory, or a fault in a library)")
        return self._decode(frame)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._kill()
        home = str(Path(__file__).parents[2])
        paths = json.dumps([*(path for path in sys.path if path), home])
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, paths, str(self._settings.parser_memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _QUIET,
            start_new_session=True,  # Ctrl-C is for us; we end it
        )
        self._process, self._answers = process, queue.Queue(maxsize=8)
        threading.Thread(target=_read, args=(process, self._answers), daemon=True).start()
        self.limited = self._next(self._settings.start_seconds).done
        return process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        while not self._answers.empty():  # lets a reader that waits for room see the end
            self._answers.get_nowait()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast(BinaryIO, pipe).close()


class _TroubleError(Exception):
    """The process was too slow or died."""


def _read(process: "subprocess.Popen[bytes]", answers: "queue.Queue[bytes | None]") -> None:
    """Carries frames from the process into the queue, then None (a thread: not every system can wait for a pipe)."""
    with contextlib.suppress(OSError, ValueError):
        while (frame := read_frame(cast(BinaryIO, process.stdout))) is not None:
            answers.put(frame)
    answers.put(None)
