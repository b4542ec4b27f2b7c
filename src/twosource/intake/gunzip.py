"""A gzip file read as the file in it, within bounds."""

from io import RawIOBase
from typing import TYPE_CHECKING, Any

from twosource.intake.unpack import Unpacker

if TYPE_CHECKING:
    from twosource.intake.stream import Stream

_READ = 1 << 16
_PIECE = 1 << 12  # bytes unpacked at a time: what stands before a bomb is read, since this much makes 4 MB at most
_RATIO = 200  # times its size that a file of text may grow: rows with one site's menus in each pack 30 to 1
_RATIO_FROM = 10_000_000


class Gunzip(RawIOBase):
    """Reading raises FetchError where the file is a bomb, damaged or cut off."""

    def __init__(self, stream: "Stream") -> None:
        self._head, self._source = stream.head, stream.source
        most = stream.session.settings.max_stream
        self._unpacker = Unpacker(["gzip"], most_bytes=most, most_ratio=_RATIO, ratio_from=_RATIO_FROM)
        self._ready = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        from twosource.errors import FetchError

        while not self._ready:
            self._head = self._head or self._source.read(_READ)
            piece, self._head = self._head[:_PIECE], self._head[_PIECE:]
            if not piece:
                if not self._unpacker.whole:
                    raise FetchError("the compressed file breaks off")
                return 0
            self._ready = self._unpacker.feed(piece)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
