"""The fetcher: the only code that goes to the network. One address in, its bytes out, or a FetchError in one line.

http and https; public addresses only, checked at every redirect and connected to as checked; no proxies from the
environment, no cookies, no credentials; bounds on bytes, unpacking, redirects and time; manners towards hosts.
"""

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from twosource.errors import FetchError
from twosource.intake.addresses import Resolve, system_resolve
from twosource.intake.manners import Manners
from twosource.intake.unpack import Unpacker
from twosource.model import Fetched
from twosource.settings import FetchSettings

if TYPE_CHECKING:
    import httpcore

_REDIRECTS = (301, 302, 303, 307, 308)
_DEFAULT = FetchSettings()
_LONGEST = 4096  # characters of an address


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the body, unpacked, and how it came (`fetched.where` is where the redirects ended).

    `fetched.status` is 200, or 304 where nothing has changed since the validators given (then `body` is empty).
    """

    body: bytes
    fetched: Fetched

    def header(self, name: str) -> str | None:
        """A header's value, by its name in lower case."""
        return next((value for key, value in self.fetched.headers if key == name), None)


class Fetcher:
    """Fetches, and remembers hosts' robots.txt and when they were last asked. Not for two threads at once.

    `resolve` stands in for the system's resolver, `clock` and `sleep` for time, in tests.
    """

    def __init__(
        self,
        settings: FetchSettings = _DEFAULT,
        *,
        resolve: Resolve | None = None,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._settings = settings
        self._resolve = resolve or system_resolve(settings.connect_seconds)
        self._manners = Manners(settings, self._robots, sleep)
        self._ssl: ssl.SSLContext | None = None

    def get(self, url: str, *, etag: str | None = None, since: str | None = None) -> Page:
        """The page at an address, redirects followed; `etag` and `since` are the validators of an earlier answer."""
        conditions = (("If-None-Match", etag), ("If-Modified-Since", since))
        extra = tuple((name, value) for name, value in conditions if value)
        return self._get(url, extra, self._settings.most_bytes, polite=True)

    def _robots(self, url: str) -> bytes:
        return self._get(url, (), self._settings.robots_bytes, polite=False).body

    def _get(self, url: str, extra: tuple[tuple[str, str], ...], most: int, *, polite: bool) -> Page:
        import httpcore

        try:
            return self._follow(url, extra, most, polite)
        except httpcore.TimeoutException:
            raise FetchError("its server did not answer in time") from None
        except httpcore.ConnectError as error:
            raise FetchError(f"no connection to its server ({_plain(error)})") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise FetchError(f"its server broke the rules of HTTP or broke off ({_plain(error)})") from None
        except ssl.SSLError as error:
            raise FetchError(f"no safe connection ({_plain(error)})") from None

    def _follow(self, url: str, extra: tuple[tuple[str, str], ...], most: int, polite: bool) -> Page:
        passed: list[str] = []
        url = checked_url(url)
        left = self._settings.seconds
        while True:
            with self._manners.turn(url) if polite else nullcontext():
                began = time.monotonic()
                with self._ask(url, extra, left) as response:
                    headers = _headers(response)
                    if response.status not in _REDIRECTS:
                        return self._page(url, response, headers, tuple(passed), most)
                left -= time.monotonic() - began
            target = next((value for name, value in headers if name == "location"), None)
            if target is None:
                raise FetchError(f"its server redirects ({response.status}) to nowhere")
            passed.append(url)
            url = checked_url(urljoin(url, target))
            if url in passed:
                raise FetchError("redirects in a circle")
            if len(passed) > self._settings.most_redirects:
                raise FetchError(f"redirects more than {self._settings.most_redirects} times")

    def _ask(self, url: str, extra: tuple[tuple[str, str], ...], seconds: float) -> "_Asked":
        from twosource.intake.wire import CheckedBackend

        backend = CheckedBackend(self._resolve, allow_private=self._settings.allow_private, seconds=seconds)
        return _Asked(self._settings, backend, self._context(url), url, extra)

    def _page(
        self,
        url: str,
        response: "httpcore.Response",
        headers: tuple[tuple[str, str], ...],
        redirects: tuple[str, ...],
        most: int,
    ) -> Page:
        if response.status not in (200, 304):
            wait = _seconds(next((value for name, value in headers if name == "retry-after"), None))
            raise FetchError(
                f"its server answers {response.status}{_meaning(response.status)}", status=response.status, wait=wait
            )
        body = b"" if response.status == 304 else b"".join(self._body(response, headers, most))
        at = datetime.now(UTC).replace(microsecond=0).isoformat()
        fetched = Fetched(hashlib.sha256(body).hexdigest(), url, at, response.status, redirects, headers)
        return Page(body, fetched)

    def _body(self, response: "httpcore.Response", headers: tuple[tuple[str, str], ...], most: int) -> Iterator[bytes]:
        packed = ",".join(value for name, value in headers if name == "content-encoding")
        said = next((value for name, value in headers if name == "content-length"), "")
        if said.isdigit() and len(said) < 20 and int(said) > most:
            raise FetchError(f"{int(said):,} bytes, more than {most:,}: refused")
        unpacker = Unpacker(
            [name.strip().lower() for name in packed.split(",")],
            most_bytes=most,
            most_ratio=self._settings.most_ratio,
            ratio_from=self._settings.ratio_from,
        )
        for piece in response.iter_stream():
            yield unpacker.feed(piece)
        if not unpacker.whole:
            raise FetchError("the compressed body breaks off")

    def _context(self, url: str) -> ssl.SSLContext | None:
        if url.startswith("https:") and self._ssl is None:
            import certifi

            self._ssl = ssl.create_default_context(cafile=certifi.where())
        return self._ssl


class _Asked:
    """One request on a connection of its own, as a context that closes both."""

    def __init__(
        self,
        settings: FetchSettings,
        backend: "httpcore.NetworkBackend",
        context: ssl.SSLContext | None,
        url: str,
        extra: tuple[tuple[str, str], ...],
    ) -> None:
        import httpcore

        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, retries=0)
        headers = [
            ("Host", urlsplit(url).netloc),
            ("User-Agent", settings.user_agent),
            ("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5"),
            ("Accept-Encoding", "gzip, deflate"),
            ("Accept-Language", "en, *;q=0.5"),
            ("Connection", "close"),
            *extra,
        ]
        times = {"connect": settings.connect_seconds, "read": settings.read_seconds, "write": settings.read_seconds}
        self._stream = self._pool.stream("GET", url, headers=headers, extensions={"timeout": times})

    def __enter__(self) -> "httpcore.Response":
        try:
            return self._stream.__enter__()
        except BaseException:
            self._pool.close()
            raise

    def __exit__(self, *what: object) -> None:
        self._pool.close()


def checked_url(url: str) -> str:
    """An address as it is sent: http(s), no credentials, the host in IDNA, no fragment. FetchError if it is none.

    >>> checked_url("HTTPS://Example.com/a b#c")
    'https://example.com/a%20b'
    """
    from urllib.parse import quote

    if len(url) > _LONGEST:
        raise FetchError(f"an address of {len(url):,} characters: refused")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchError("no address that can be read") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise FetchError(f"“{scheme[:20]}:” addresses are not fetched, only http and https: refused")
    if not host:
        raise FetchError("no host in this address")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a name or a password in it: refused")
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError("no host name that can be resolved") from None
    if any(c <= " " or c in "/\\@%?#" for c in host):
        raise FetchError("no host name that can be resolved")
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        place = f"{place}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, place, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))


def _headers(response: "httpcore.Response") -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers)


def _seconds(value: str | None) -> float | None:
    """How long a Retry-After asks to wait: seconds, or a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _meaning(status: int) -> str:
    from http import HTTPStatus

    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""


def _plain(error: Exception) -> str:
    """An error's own words, in one line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
