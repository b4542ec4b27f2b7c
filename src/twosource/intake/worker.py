"""The parser process: reads jobs on standard input, answers on standard output, and may do nothing else.

It is started by `sandbox` with its memory limited, and killed by it when it takes too long. A frame is its length in
four bytes (big end first), then MessagePack.
"""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:  # imported only once memory is limited
    from twosource.intake.jobs import Answer, Job
    from twosource.intake.lexicon import Lexicon

_FORBIDDEN = ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOST_FRAME = 1 << 30


def read_frame(source: BinaryIO) -> bytes | None:
    """The next frame, or None at the end (a broken frame is an end too)."""
    head = source.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > _MOST_FRAME:
        return None
    frame = source.read(size)
    return frame if len(frame) == size else None


def write_frame(sink: BinaryIO, frame: bytes) -> None:
    """One frame, sent off."""
    sink.write(len(frame).to_bytes(4, "big"))
    sink.write(frame)
    sink.flush()


def limit_memory(most: int) -> bool:
    """Limit this process's address space and forbid core dumps; False where the platform can't."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        return False
    return sys.platform == "linux"  # others take the limit and don't keep to it


class Fence:
    """A second fence: while `up`, what a parser has no business doing raises. (Native code is held by the limits.)"""

    def __init__(self) -> None:
        self.up = False
        sys.addaudithook(self._refuse)

    def _refuse(self, event: str, args: tuple[object, ...]) -> None:
        if not self.up:
            return
        if event in _FORBIDDEN:
            raise PermissionError(f"{event} in the parser process")
        if event == "open" and isinstance(args[2], int) and args[2] & _WRITING:
            raise PermissionError("writing in the parser process")


def main(most_memory: int) -> None:
    """Answer jobs until standard input ends."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is not an answer
    limited = limit_memory(most_memory)
    fence = Fence()
    import msgspec

    from twosource.intake.jobs import Answer, Job
    from twosource.intake.lexicon import load_lexicon

    lexicon = load_lexicon()
    encode = msgspec.msgpack.Encoder().encode
    write_frame(sink, encode(Answer(done=limited)))
    decoder = msgspec.msgpack.Decoder(Job)
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        job = decoder.decode(frame)
        for answer in _answers(job, lexicon, fence):
            try:
                message = encode(answer)
            except (MemoryError, UnicodeEncodeError, RecursionError) as error:
                message = encode(_trouble(job, error))
            write_frame(sink, message)
        write_frame(sink, encode(Answer(done=True)))


def _answers(job: "Job", lexicon: "Lexicon", fence: Fence) -> "Iterator[Answer]":
    """The answers of a job; whatever goes wrong in a parser is a problem, not an end."""
    from twosource.intake.jobs import Answer
    from twosource.intake.parse import warm, work

    try:
        warm(job.kind)
        yield Answer(offset=job.start)
        fence.up = True
        yield from work(job, lexicon)
    except (Exception, MemoryError) as error:  # a parser may raise anything on bytes that were made to break it
        yield _trouble(job, error)
    finally:
        fence.up = False


def _trouble(job: "Job", error: BaseException) -> "Answer":
    from twosource.intake.jobs import Answer
    from twosource.model import Problem

    if isinstance(error, MemoryError):
        what = f"needs more than {job.settings.parser_memory / 1e9:.1f} GB to be parsed: left out"
    else:
        what = f"can't be parsed ({type(error).__name__}: {str(error)[:80]}): left out"
    return Answer(problems=(Problem(job.where, what.encode("utf-8", "replace").decode(), failed=True),))
