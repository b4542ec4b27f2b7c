"""Which network addresses may be talked to, and host names made into such addresses."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence

from twosource.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_allowed(address: str, *, allow_private: bool = False) -> bool:
    """Whether an IP address is global, as are those it carries inside (IPv4-mapped, 6to4, Teredo, NAT64).

    With `allow_private`, private and loopback addresses are allowed too; link-local ones (where clouds keep their
    secrets), multicast and unspecified ones never are.

    >>> is_allowed("8.8.8.8"), is_allowed("127.0.0.1"), is_allowed("::ffff:10.0.0.1"), is_allowed("2002:7f00:1::")
    (True, False, False, False)
    >>> is_allowed("127.0.0.1", allow_private=True), is_allowed("169.254.169.254", allow_private=True)
    (True, False)
    """
    try:
        outer = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(_is_open(inner, allow_private) for inner in _carried(outer))


def _carried(address: _Address) -> list[_Address]:
    """The addresses that a packet to this one may end at: itself, unless it merely wraps others."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return [address, *address.teredo]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]


def _is_open(address: _Address, allow_private: bool) -> bool:
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    if allow_private:
        return address.is_global or address.is_private or address.is_loopback
    return address.is_global and not address.is_reserved


def checked(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses of a host. FetchError where it has none, or where any of them may not be talked to.

    One bad address among good ones refuses the host: a name that mixes them is an attempt to slip in.

    >>> checked("example.com", 80, lambda host, port: ["93.184.215.14"], allow_private=False)
    ['93.184.215.14']
    """
    found = list(dict.fromkeys(resolve(host, port)))
    if not found:
        raise FetchError(f"{host} has no address")
    for address in found:
        if not is_allowed(address, allow_private=allow_private):
            hint = "" if allow_private else " (--allow-private allows a desk's own network)"
            raise FetchError(f"{host} is at {address}, which is no public address: refused{hint}")
    return found


def system_resolve(seconds: float) -> Resolve:
    """The system's own resolver, waited for so long at most."""

    def resolve(host: str, port: int) -> Sequence[str]:
        found: list[str] = []
        trouble: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found.extend(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                trouble.append(error)

        asking = threading.Thread(target=ask, daemon=True)  # getaddrinfo can't be told to stop
        asking.start()
        asking.join(seconds)
        if asking.is_alive():
            raise FetchError(f"the name {host} was not resolved within {seconds:g} seconds")
        if trouble:
            raise FetchError(f"the name {host} can't be resolved")
        return found

    return resolve
