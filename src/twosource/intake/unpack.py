"""Bodies unpacked within bounds: gzip, deflate and brotli, and no bombs."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any

from twosource.errors import FetchError

_STEP = 1 << 16  # bytes unpacked at a time, so that a bomb is seen long before it has gone off


class Unpacker:
    """Unpacks what comes in pieces; FetchError where it grows past the bounds or can't be unpacked.

    `encodings` are those of the Content-Encoding header, in its order. One layer is read; compression inside
    compression serves nobody but an attacker.

    >>> import gzip
    >>> unpacker = Unpacker(["gzip"], most_bytes=100, most_ratio=50, ratio_from=1000)
    >>> unpacker.feed(gzip.compress(b"The dam burst."))
    b'The dam burst.'
    """

    def __init__(self, encodings: Sequence[str], *, most_bytes: int, most_ratio: float, ratio_from: int) -> None:
        names = [name for name in encodings if name not in ("", "identity")]
        if len(names) > 1:
            raise FetchError(f"compressed more than once ({', '.join(names)}): refused")
        self._step = _step(names[0], self._grow) if names else None
        self._most_bytes, self._most_ratio, self._ratio_from = most_bytes, most_ratio, ratio_from
        self._taken = self._given = 0

    def feed(self, piece: bytes) -> bytes:
        """What a further piece unpacks to."""
        self._taken += len(piece)
        if self._step is None:
            self._grow(len(piece))
            return piece
        try:
            return self._step(piece)
        except zlib.error:
            raise FetchError("the compressed body is damaged") from None

    @property
    def whole(self) -> bool:
        """Whether what was packed has come to its end."""
        return self._step is None or self._taken == 0 or self._step.ended()

    def _grow(self, more: int) -> None:
        self._given += more
        if self._given > self._most_bytes:
            raise FetchError(f"more than {self._most_bytes:,} bytes: refused")
        if self._given > self._ratio_from and self._given > self._most_ratio * self._taken:
            ratio = self._given // max(1, self._taken)
            raise FetchError(f"a decompression bomb ({ratio:,} times its size and growing): refused")


def _step(name: str, grow: Callable[[int], None]) -> "_Zlib | _Brotli":
    if name in ("gzip", "x-gzip"):
        return _Zlib(31, grow)
    if name == "deflate":
        return _Zlib(zlib.MAX_WBITS, grow)
    if name == "br":
        return _Brotli(grow)
    raise FetchError(f"compressed as “{name[:20]}”, which is not read here")


class _Zlib:
    """gzip (several members in a row too) and deflate, with the header that deflate should have or without."""

    def __init__(self, bits: int, grow: Callable[[int], None]) -> None:
        self._bits, self._grow, self._fresh = bits, grow, True
        self._engine = zlib.decompressobj(bits)

    def ended(self) -> bool:
        return self._engine.eof

    def __call__(self, piece: bytes) -> bytes:
        out: list[bytes] = []
        while piece:
            if self._engine.eof:
                if not piece.strip(b"\0"):  # padding
                    break
                self._engine = zlib.decompressobj(self._bits)
            part = self._some(piece)
            self._grow(len(part))
            out.append(part)
            piece = self._engine.unconsumed_tail or self._engine.unused_data
            if not part and not self._engine.eof and not self._engine.unconsumed_tail:
                break
        while part := self._engine.decompress(b"", _STEP) if not self._engine.eof else b"":
            self._grow(len(part))
            out.append(part)
        return b"".join(out)

    def _some(self, piece: bytes) -> bytes:
        try:
            return self._engine.decompress(piece, _STEP)
        except zlib.error:
            if not self._fresh or self._bits != zlib.MAX_WBITS:
                raise
            self._bits, self._engine = -zlib.MAX_WBITS, zlib.decompressobj(-zlib.MAX_WBITS)
            return self._engine.decompress(piece, _STEP)
        finally:
            self._fresh = False


class _Brotli:
    def __init__(self, grow: Callable[[int], None]) -> None:
        import brotli

        self._engine: Any = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self._grow = grow

    def ended(self) -> bool:
        return bool(self._engine.is_finished())

    def __call__(self, piece: bytes) -> bytes:
        out: list[bytes] = []
        try:
            part = self._engine.process(piece, output_buffer_limit=_STEP)
            while part or not self._engine.can_accept_more_data():
                self._grow(len(part))
                out.append(part)
                part = self._engine.process(b"", output_buffer_limit=_STEP)
                if not part and (self._engine.is_finished() or self._engine.can_accept_more_data()):
                    break
        except self._error:
            raise FetchError("the compressed body is damaged") from None
        return b"".join(out)
