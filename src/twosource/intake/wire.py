"""The network as the fetcher may use it: checked addresses only, each read against the clock."""

import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from twosource.errors import FetchError
from twosource.intake.addresses import Resolve, checked


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that were checked, and to those very ones: nothing is resolved a second time.

    `seconds` from now on everything stops, however slowly and steadily the other side sends.
    """

    def __init__(self, resolve: Resolve, *, allow_private: bool, seconds: float) -> None:
        self._resolve, self._allow_private = resolve, allow_private
        self._end = time.monotonic() + seconds
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        addresses = checked(host, port, self._resolve, allow_private=self._allow_private)
        last: Exception = FetchError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
                return _Stream(stream, self.left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise FetchError("no sockets but the network's")

    def left(self, timeout: float | None) -> float:
        """The time that a step may take; FetchError where none is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError("took too long in all")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends with the whole."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._inner, self._left = inner, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
