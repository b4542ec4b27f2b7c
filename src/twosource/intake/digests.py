"""The digests that web archives keep of their records: whether what is there is what was kept."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import Any

_KNOWN = ("md5", "sha1", "sha256", "sha512")


def due(said: str) -> tuple[str, bytes] | None:
    """The algorithm and the digest that a record's header names; None for one in no form that is known.

    Written in base 16 or 32 (WARC 1.1, 5.8 and 5.9, leaves it open), with padding or without.

    >>> due("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ") == due("SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709")
    True
    >>> due("crc32:00000000") is None
    True
    """
    name, _, value = said.partition(":")
    name, value = name.strip().lower().replace("-", ""), value.strip().upper()
    if name not in _KNOWN:
        return None
    size = hashlib.new(name, usedforsecurity=False).digest_size
    try:
        plain = value.rstrip("=")
        raw = bytes.fromhex(value) if len(value) == 2 * size else base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (ValueError, binascii.Error):
        return None
    return (name, raw) if len(raw) == size else None


def is_of(said: str, candidates: Iterable[bytes]) -> bool:
    """Whether a digest is of any of these bytes; True as well where it can't be told."""
    wanted = due(said)
    return wanted is None or any(
        hashlib.new(wanted[0], data, usedforsecurity=False).digest() == wanted[1] for data in candidates
    )


def block_holds(record: Any) -> bool:
    """Whether a record's block (with the HTTP headers) is what its digest says; True where that can't be told.

    To be asked before the HTTP headers are parsed; holds the block in memory.
    """
    wanted = due(str(record.headers.get("WARC-Block-Digest") or ""))
    if wanted is None:
        return True
    record.headers["WARC-Block-Digest"] = f"{wanted[0]}:{wanted[1].hex()}"
    return bool(record.verify_block_digest(consume=False))
