"""A server in a thread, for as long as a block runs: for tests, benchmarks and pictures."""

import socket
import threading
import time
from types import TracebackType

from twosource.web.access import Access
from twosource.web.app import make_app

_PATIENCE = 30.0  # seconds a server may take to start: many times what it does on a busy machine


class Running:
    """Serves a case on a free port of this machine; the block gets its address.

    The site opens with `token`: ask for "/?token=..." first.
    """

    def __init__(self, path: str, *, token: str) -> None:
        import uvicorn

        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        app = make_app(path, access=Access(token=token))
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        until = time.monotonic() + _PATIENCE
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise RuntimeError("the server did not start")
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.should_exit = True
        self._thread.join(_PATIENCE)
        self._socket.close()
