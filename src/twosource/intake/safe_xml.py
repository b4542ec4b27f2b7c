"""XML from strangers, made harmless before any parser sees it: no document types, no entities of its own."""

import re

from twosource.intake.decode import decode

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?P<own>\[)?", re.IGNORECASE)
_ENTITY = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")


class DeclaresError(ValueError):
    """The XML declares entities or elements of its own."""


def plain_xml(raw: bytes, charset: str | None = None) -> bytes:
    """The XML in UTF-8, less its declaration and a mere document type; DeclaresError where it declares anything.

    >>> plain_xml(b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "rss.dtd"><rss/>')
    b'<rss/>'
    >>> plain_xml(b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')
    Traceback (most recent call last):
    twosource.intake.safe_xml.DeclaresError: it declares entities of its own (a DTD)
    """
    text = _DECLARATION.sub("", decode(raw, declared=True, charset=charset).text.lstrip("\ufeff"), count=1)
    root = _ROOT.search(text)
    prolog = text[: root.start()] if root else text
    doctype = _DOCTYPE.search(prolog)
    if _ENTITY.search(prolog) or (doctype and doctype["own"]):
        raise DeclaresError("it declares entities of its own (a DTD)")
    if doctype:
        end = text.find(">", doctype.start())
        text = text[: doctype.start()] + (text[end + 1 :] if end >= 0 else "")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace")
