"""`twosource serve CASE`: the case in a browser, on this machine."""

import argparse
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli.base import OK, note
from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.web.access import Access

_PASSWORD = "TWOSOURCE_PASSWORD"  # the name of the variable, no password
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def add(commands: "Commands") -> None:
    """Declare the command."""
    serve = commands.add_parser("serve", help="look at a case in the browser, on this machine")
    serve.add_argument("case", metavar="CASE", help="the case file; made where there is none")
    serve.add_argument("--port", type=int, default=8765, help="the port to listen on (default: 8765; 0: any)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    serve.add_argument(
        "--password", metavar="WORDS", help=f"ask for this; better given in {_PASSWORD}. Needed off this machine"
    )
    serve.add_argument(
        "--behind-proxy",
        metavar="NAME",
        help="a proxy asks who it is before it hands on requests, and the site is known to the world by this name",
    )
    serve.add_argument("--name", action="append", default=[], metavar="NAME", help="another host name it answers to")
    serve.set_defaults(run=run)


def _access(args: argparse.Namespace) -> "Access":
    """How the site is guarded; UsageError where it would stand open to others."""
    from twosource.web.access import Access

    password = args.password or os.environ.get(_PASSWORD, "")
    if args.host not in _LOOPBACK and not password and not args.behind_proxy:
        raise UsageError(
            f"--host {args.host} lets others in: give a password (--password, or {_PASSWORD}), "
            "or put it behind a proxy (--behind-proxy NAME)"
        )
    names = [*args.name, *([args.behind_proxy] if args.behind_proxy else [])]
    if args.host not in _LOOPBACK and args.host not in ("0.0.0.0", "::"):
        names.append(f"[{args.host}]" if ":" in args.host else args.host)
    return Access(hosts=tuple(names), password=password, trusted=bool(args.behind_proxy))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # from now on who asks waits for the server, and is not refused
    except OSError as error:
        listening.close()
        raise UsageError(f"can't listen on {host} port {port}: {error.strerror}; try --port 0") from error
    return listening


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; the address to open is said on standard error."""
    import uvicorn

    from twosource.case import Case
    from twosource.settings import WebSettings
    from twosource.web import make_app

    access, settings = _access(args), WebSettings()
    with Case.open(args.case, write=not Path(args.case).exists()):
        pass  # locked, damaged or no case is said before anything is served
    listening = _listen(args.host, args.port)
    port = listening.getsockname()[1]
    shown = f"[{args.host}]" if ":" in args.host else args.host
    note(f"open http://{shown}:{port}/?token={access.token}" if not access.trusted else f"serving on {shown}:{port}")
    config = uvicorn.Config(
        make_app(args.case, access=access, settings=settings),
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_keep_alive=settings.keep_alive,
    )
    with listening:
        uvicorn.Server(config).run(sockets=[listening])
    return OK
