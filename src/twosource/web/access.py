"""Who may ask: the right host, someone who has the launch address or the password, and writes from our own pages only.

A page of this site can be asked for by any program on the machine and, through a browser, by any site on the web. So:
the `Host` must be one of ours (a name rebound to 127.0.0.1 is not), every request but the static files needs the
session's cookie, and one that writes must say that it comes from this very origin. GET never writes.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.settings import WebSettings

COOKIE = "twosource"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_OPEN = ("/static/", "/login")
_READS = ("GET", "HEAD")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # "no-referrer" would make browsers send a null Origin with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}


@dataclass(frozen=True, slots=True)
class Access:
    """How the site is guarded. `hosts` are the names it answers to, besides those of loopback.

    `token` opens it once, in the address printed at launch; `password` at the login page. `trusted` is True behind a
    proxy that has asked who it is already. `session` is the cookie's value. `secure` marks the cookie for https only.
    """

    hosts: tuple[str, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    password: str = ""
    trusted: bool = False
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def knows(self, host: str) -> bool:
        """Whether a Host header names us.

        >>> guard = Access(hosts=("desk.example",))
        >>> [guard.knows(h) for h in ("127.0.0.1:8000", "[::1]:80", "desk.example", "evil.example", "")]
        [True, True, True, False, False]
        """
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return name.lower() in (*_LOOPBACK, *(h.lower() for h in self.hosts))

    def opens(self, given: str, kept: str) -> bool:
        """Whether a secret is the one kept, in the same time whatever is wrong with it."""
        return bool(kept) and hmac.compare_digest(given.encode("utf-8", "replace"), kept.encode())

    def let_in(self, response: Response, *, secure: bool = False) -> Response:
        """Give the session's cookie with a response."""
        response.set_cookie(COOKIE, self.session, httponly=True, samesite="strict", secure=secure, path="/")
        return response


def _cookie(headers: Headers) -> str:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    held = jar.get(COOKIE)
    return held.value if held else ""


def from_here(headers: Headers) -> bool:
    """Whether a request that writes says that it comes from a page of this very origin.

    Browsers say so in `Sec-Fetch-Site`, and in `Origin`; other programs must give an `Origin` too.

    >>> from_here(Headers({"host": "localhost:1", "sec-fetch-site": "same-origin"}))
    True
    >>> from_here(Headers({"host": "localhost:1", "sec-fetch-site": "same-site", "origin": "http://localhost:1"}))
    False
    >>> from_here(Headers({"host": "localhost:1", "origin": "http://localhost:1"})), from_here(Headers({"host": "a"}))
    (True, False)
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return site is not None


class Guard:
    """ASGI middleware that lets in what `Access` allows, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access, settings: WebSettings) -> None:
        self._app = app
        self._access = access
        self._uploaded, self._form = settings.upload_bytes, settings.form_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with a line of plain text."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refusal(scope)
        await (refused or self._app)(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request isn't answered, or None where it is."""
        headers, path = Headers(scope=scope), scope["path"]
        if not self._access.knows(headers.get("host", "")):
            return PlainTextResponse("This is not a host that Twosource answers to.\n", 421)
        if scope["method"] not in (*_READS, "POST"):
            return PlainTextResponse("Twosource reads with GET and writes with POST.\n", 405)
        if scope["method"] == "POST" and not from_here(headers):
            return PlainTextResponse("Refused: this did not come from a page of Twosource.\n", 403)
        if scope["method"] == "POST" and (refused := self._too_long(headers, path)):
            return refused
        if self._access.trusted or path.startswith(_OPEN):
            return None
        if self._access.opens(_cookie(headers), self._access.session):
            return None
        return self._door(scope)

    def _too_long(self, headers: Headers, path: str) -> Response | None:
        """A body is refused before any of it is read and laid on the disk, also at the door of those not yet let in."""
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            return PlainTextResponse("A form must say how long it is.\n", 411)
        if int(length[:18]) > (self._uploaded if path == "/add" else 0) + self._form:
            most = f"{self._uploaded // 1_000_000} MB" if path == "/add" else f"{self._form // 1000} kB"
            return PlainTextResponse(f"That is more than {most} together.\n", 413)
        return None

    def _door(self, scope: Scope) -> Response:
        """What someone without the cookie gets: let in with the token, asked for the password, or told what to do."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        given = dict(asked).get("token", "")
        if scope["method"] in _READS and given and self._access.opens(given, self._access.token):
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            # quoted again by RedirectResponse; two leading slashes would be another host
            path = "/" + scope["path"].lstrip("/")
            return self._access.let_in(RedirectResponse(path + (f"?{rest}" if rest else ""), 303))
        if self._access.password and scope["method"] in _READS:
            return RedirectResponse("/login", 303)
        return PlainTextResponse(
            "Open the address that `twosource serve` printed: it holds the key to this site.\n", 403
        )
