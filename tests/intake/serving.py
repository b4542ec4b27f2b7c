"""A web server on loopback that says what a test tells it to, byte for byte."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Reply = bytes | Callable[[socket.socket], None]


@dataclass
class Server:
    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def reply(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str) -> bytes:
    return reply(b"", f"Location: {to}", status="302 Found")


NOT_FOUND = reply(b"", status="404 Not Found")


def _answer(peer: socket.socket, server: Server) -> None:
    with peer:
        peer.settimeout(20)
        head = b""
        try:
            while b"\r\n\r\n" not in head and (more := peer.recv(65536)):
                head += more
            path = head.split(b" ", 2)[1].decode() if head.count(b" ") > 1 else ""
            server.asked.append(path)
            server.heads.append(head)
            answer = server.replies.get(path, NOT_FOUND)
            if callable(answer):
                answer(peer)
            else:
                peer.sendall(answer)
        except OSError:
            pass


@contextmanager
def serving(replies: dict[str, Reply] | None = None) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        server = Server(listener.getsockname()[1], dict(replies or {}))
        stop = threading.Event()
        threads: list[threading.Thread] = []

        def accept() -> None:
            while not stop.is_set():
                try:
                    peer, _ = listener.accept()
                except TimeoutError:
                    continue
                threads.append(threading.Thread(target=_answer, args=(peer, server), daemon=True))
                threads[-1].start()

        accepting = threading.Thread(target=accept)
        accepting.start()
        try:
            yield server
        finally:
            stop.set()
            accepting.join()
            for thread in threads:
                thread.join(5)
