"""Datelines: "LIMA (AP) —", "KYIV, Ukraine—", "WASHINGTON, March 3 (Xinhua) --"."""

import re
from collections.abc import Sequence, Set

from twosource.intake.layout import Line
from twosource.intake.words import NO_PLACE
from twosource.model import Span

_PLACE = r"[A-Z][A-Z'’.-]*[A-Z.](?:[ /-][A-Z][A-Z'’.-]*)*"
_MORE = r"(?:,\s+[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,3}){0,2}"
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+20\d\d)?"
_WHEN = rf"(?:,?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?{_DAY})"
_CITY = r"[A-Z][\w'’.-]+"
_LAND = r"[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}"
_WIRE = r"(?:\s*[(\[/][A-Z][\w ./&’'-]{1,40}[)\]/])"
_DASH = r"\s*(?:—|–|--+|:|-)\s*"
_DATELINES = (
    re.compile(rf"(?P<place>{_PLACE}{_MORE}){_WHEN}?{_WIRE}?{_WHEN}?{_DASH}(?=\S)"),
    re.compile(rf"(?P<place>{_CITY}(?:[ /-]{_CITY}){{0,3}}{_MORE})(?:{_WHEN}{_WIRE}?|{_WIRE}{_WHEN}?){_DASH}(?=\S)"),
    re.compile(rf"(?P<place>{_CITY}(?: {_CITY}){{0,2}}, {_LAND})\s*(?:—|–|--+)\s*(?=[“\"A-Z])"),
)
_CAPS = re.compile(r"[A-Za-z]+")
_BARE = re.compile(r"[A-Z .'’-]+:")  # "LIMA:", which may as well be who speaks
_LONGEST = 60  # characters of a place


def match_dateline(raw: str) -> re.Match[str] | None:
    """A dateline at the start of a paragraph.

    >>> match_dateline("KYIV, Ukraine—The minister left.")["place"]
    'KYIV, Ukraine'
    >>> match_dateline("WASHINGTON, March 3 (Xinhua) -- The minister left.")["place"]
    'WASHINGTON'
    >>> match_dateline("NATO ministers met.") is None
    True
    """
    for pattern in _DATELINES:
        match = pattern.match(raw)
        if match and len(match["place"]) <= _LONGEST and not NO_PLACE.issuperset(_CAPS.findall(match["place"])):
            return match
    return None


def find_dateline(lines: Sequence[Line], low: int, body: int, dates: Set[int]) -> tuple[str, Span] | None:
    """The place of a dateline, and where it stands, in the first paragraphs of a report (`dates`: its date lines)."""
    for i in range(low, min(len(lines), body + 2)):
        line = lines[i]
        match = match_dateline(line.raw) if line.kind is None and i not in dates else None
        if match is None or (i > body and _BARE.fullmatch(match.group().strip())):
            continue
        start = line.span[0]
        return match["place"], (start + match.start("place"), start + match.end("place"))
    return None
