"""Bytes to text: nothing is lost, and what had to be guessed is said."""

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its charset (the HTML standard looks at 1,024)
_NO_CHARSET = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")  # Python's own
_SURROGATE = re.compile("[\ud800-\udfff]")
_FOREIGN = 0.25  # share of bytes above 127 from which a text that is no UTF-8 is not written in Latin letters


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and a notice for the reader where that was a guess."""

    text: str
    encoding: str
    notice: str | None = None


def decode(raw: bytes, *, declared: bool = False, charset: str | None = None) -> Decoded:
    """The text of `raw`: by byte order mark, UTF-8, the declared charset (if `declared`), else Windows-1252.

    `charset` is what its server said, which goes before what it declares itself.

    Bytes that are no UTF-8 in a text that otherwise is are read as Windows-1252 one by one. Line ends are kept.

    >>> decode("dé".encode()).text, decode(b"d\\xe9").notice is not None
    ('dé', True)
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _by_mark(raw[len(bom) :], name)
    wide = _wide(raw)
    if wide:
        return Decoded(raw.decode(wide, "replace"), wide, f"no byte order mark: read as {wide.upper()}")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    named = (_named(raw, charset) if charset else None) or (_declared(raw) if declared else None)
    if named is not None:
        return named
    return _legacy(raw)


def mend_surrogates(text: str) -> tuple[str, int]:
    """`text` with lone surrogates (which no encoding can hold) replaced by U+FFFD, and how many there were.

    >>> mend_surrogates("a\\ud83d")
    ('a\\ufffd', 1)
    """
    return _SURROGATE.subn("\ufffd", text)


def shown(name: str) -> str:
    """A name as it can be shown and kept: bytes of a file's name that are no text become U+FFFD.

    >>> shown("a\\udcff.txt")
    'a\ufffd.txt'
    """
    return mend_surrogates(name)[0]


def _by_mark(raw: bytes, name: str) -> Decoded:
    try:
        return Decoded(raw.decode(name), name)
    except UnicodeDecodeError:
        if name == "utf-8":
            return _legacy(raw)
        return Decoded(raw.decode(name, "replace"), name, f"not whole {name.upper()}: broken bytes are shown as \ufffd")


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its start is zero."""
    head = raw[:_HEAD]
    if len(head) < 8 or 0 not in head:
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > 0.4 * len(head) and even < 0.05 * len(head):
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(head) and odd < 0.05 * len(head) else None


def _declared(raw: bytes) -> Decoded | None:
    match = _DECLARED.search(raw[:_HEAD])
    if not match:
        return None
    return _named(raw, match.group(1).decode("ascii"))


def _named(raw: bytes, name: str) -> Decoded | None:
    name = name.lower()
    if name.replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii"):
        return None
    if name.replace("_", "-") in ("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"):
        text = raw.decode("latin-1").translate({byte: _cp1252(byte) for byte in range(128, 160)})
        return Decoded(text, "cp1252")  # the web reads Latin-1 as Windows-1252
    if name.replace("-", "_") in _NO_CHARSET:
        return None
    try:
        return Decoded(raw.decode(name), name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _legacy(raw: bytes) -> Decoded:
    high = len(raw.translate(None, bytes(range(128))))
    if high > _FOREIGN * len(raw):
        guessed = _guessed(raw)
        if guessed:
            return guessed
    wrong = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        if not isinstance(error, UnicodeDecodeError):
            raise error
        bad = error.object[error.start : error.end]
        wrong += len(bad)
        return "".join(_cp1252(byte) for byte in bad), error.end

    codecs.register_error("twosource-windows", as_windows)
    text = raw.decode("utf-8", "twosource-windows")
    return Decoded(text, "cp1252", f"not UTF-8: {wrong} bytes were read as Windows-1252; accents may be wrong")


def _cp1252(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # the five bytes that Windows-1252 leaves free


def _guessed(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:20_000]).best()
    if best is None:
        return None
    try:
        text = raw.decode(best.encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return Decoded(text, best.encoding, f"not UTF-8: read as {best.encoding}, which is a guess")
