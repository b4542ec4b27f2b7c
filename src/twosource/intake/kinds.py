"""What sort of file some bytes are, told by what is in them; the suffix only breaks ties."""

import json
import re
from typing import Literal

Kind = Literal["empty", "binary", "html", "rows", "json", "text", "xml", "feed", "opml", "mhtml"]
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, sound or film)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "sound"),
    (b"OggS", "sound or film"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
_CONTROLS_MOST = 0.02  # share of control bytes above which no text is left to read
_HEAD = 8192
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|article|section|h[1-6]|li|ul|br|span|a|img|meta|script|main)\b[^<>]*>", re.IGNORECASE)
_MHTML = re.compile(r"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_PROLOG = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)")
_TAGS = 4  # block tags in the head of a file that make it a piece of a page


def binary_kind(head: bytes) -> str | None:
    """What a binary file is, in words, or None if it may be text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF'
    """
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        return "a film or a picture"
    bare = head[:_HEAD]
    if bare.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    controls = len(bare) - len(bare.translate(None, _CONTROL))
    nulls = max(bare[1::2].count(0), bare[::2].count(0))
    if controls > _CONTROLS_MOST * len(bare) + 2 and nulls < 0.4 * len(bare):
        return "a binary file"
    return None


def text_kind(head: str, suffix: str) -> Kind:
    """What sort of text a file begins like.

    >>> text_kind("<!DOCTYPE html><p>Hello", ".txt"), text_kind('{"text": "a"}\\n', ".txt")
    ('html', 'rows')
    >>> text_kind("The dam burst.", ".html")
    'text'
    """
    lead = head[:_HEAD].lstrip("\ufeff \t\r\n\0")
    if not lead:
        return "empty"
    if lead[0] in "{[":
        kind = _json_kind(lead, suffix)
        if kind:
            return kind
    if _MHTML.search(lead) and re.match(r"[A-Za-z-]+:", lead):
        return "mhtml"
    if (kind := _xml_kind(lead)) is not None:
        return kind
    if _HTML.search(lead[:2048]) or len(_BLOCK.findall(lead)) >= _TAGS:
        return "html"
    if lead[0] == "<" and suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if suffix in (".jsonl", ".ndjson"):
        return "rows"
    return "text"


def _xml_kind(lead: str) -> Kind | None:
    """What an XML file is by its first element; None where it is none, or XHTML."""
    if not re.match(r"<\?|<!--|<!DOCTYPE\s+(?!html)|<(?:rss|feed|rdf:RDF|opml)\b", lead, re.IGNORECASE):
        return None
    root = _ROOT.search(_PROLOG.sub("", lead))
    name = root[1].lower().split(":")[-1] if root else ""
    if name in ("rss", "feed", "rdf"):
        return "feed"
    if name == "opml":
        return "opml"
    return None if _HTML.search(lead) or not lead.startswith("<?") else "xml"


def _json_kind(lead: str, suffix: str) -> Kind | None:
    first = lead.split("\n", 1)[0].strip()
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        return "rows"
    if suffix in (".jsonl", ".ndjson"):
        return "rows"
    if isinstance(value, list) or suffix == ".json":
        return "json"
    starts = [line.lstrip()[:2] for line in lead.split("\n")[:20] if line.strip()]
    if lead[0] == "{" and (
        (len(lead) >= _HEAD - 8 and "\n" not in lead) or sum(s.startswith('{"') for s in starts) * 2 > len(starts)
    ):
        return "rows"
    return "json" if re.match(r'[\[{]\s*(?:[{"]|[\]}])', lead) else None
