"""A key that holds all of some records, for remembering what was worked out from them."""

from hashlib import blake2b

import msgspec


def content_key(*records: object) -> bytes:
    """Sixteen bytes that differ wherever anything in the records does (a report of 600 words: 20 microseconds).

    >>> from twosource.model import Report
    >>> a, b = Report("r", "r", "Rain fell.", ""), Report("r", "r", "Rain fell.", "", published="2031-05-01")
    >>> content_key(a) == content_key(a), content_key(a) == content_key(b)
    (True, False)
    """
    try:
        raw = msgspec.msgpack.encode(records)
    except UnicodeEncodeError:  # half of a surrogate pair, from a file in no encoding
        raw = repr(records).encode("utf-8", "backslashreplace")
    return blake2b(raw, digest_size=16).digest()
