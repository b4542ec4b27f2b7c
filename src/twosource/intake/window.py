"""A part of a file read as if it were one, and the next record of a web archive found in it."""

import zlib
from collections.abc import Generator
from typing import BinaryIO

from twosource.intake.jobs import Answer

GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_CHUNK = 1 << 20


class Slice:
    """The least that fastwarc needs of a stream: a part of a file from `start` to `end`, from `at` on."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self._start, self._end, self._at = file, start, end, start

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        left = max(0, self._end - self._at)
        self._file.seek(self._at)
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to an offset of the part."""
        base = (self._start, self._at, self._end)[whence]
        self._at = max(self._start, base + offset)
        return self._at - self._start

    def tell(self) -> int:
        """The offset in the part."""
        return self._at - self._start

    def close(self) -> None:
        """Nothing: the file is not its own."""


class Window:
    """A part of a file that holds a WARC."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self.start, self.end = file, start, end
        self.packed = self.read(start, 3) == GZIP

    def stream(self, at: int) -> Slice:
        """A stream from an offset to the part's end."""
        return Slice(self._file, at, self.end)

    def read(self, at: int, size: int) -> bytes:
        """So many bytes at an offset, or those that there are."""
        self._file.seek(at)
        return self._file.read(max(0, min(size, self.end - at)))

    def after(self, at: int) -> int:
        """How many bytes are left after the record at an offset (0 where that can't be told)."""
        if not self.packed:
            return 0
        engine = zlib.decompressobj(31)
        try:
            while at < self.end and not engine.eof:
                piece = engine.unconsumed_tail
                if not piece:
                    piece = self.read(at, _CHUNK)
                    at += len(piece)
                engine.decompress(piece, _CHUNK)
        except zlib.error:
            return 0
        return len(engine.unused_data.strip(b"\0")) + self.end - at if engine.eof else 0

    def next_record(self, at: int) -> Generator[Answer, None, int | None]:
        """The offset of the next record that begins well, from `at` on, or None; tells where it is while it looks."""
        mark = GZIP if self.packed else _PLAIN
        while at < self.end:
            yield Answer(offset=at)
            data = self.read(at, _CHUNK + len(mark) - 1)
            found = data.find(mark)
            while found >= 0:
                if self._begins(at + found):
                    return at + found
                found = data.find(mark, found + 1)
            at += _CHUNK
        return None

    def _begins(self, at: int) -> bool:
        if not self.packed:
            return at == self.start or self.read(at - 2, 2) == b"\r\n"
        try:
            return zlib.decompressobj(31).decompress(self.read(at, 4096), 16).startswith(_PLAIN)
        except zlib.error:
            return False
