"""What stands at a report's head: headline, by-line, dateline, dates, publisher."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.intake.dates import is_time, read_stamp
from twosource.intake.layout import Line, content_words, prose_range
from twosource.intake.lexicon import Lexicon, key_of
from twosource.intake.words import AUTHORITIES, NO_PLACE
from twosource.model import Span
from twosource.settings import IntakeSettings
from twosource.text import squash

_BYLINE = re.compile(
    r"(?i:(?:story|words|report|analysis|written|reported|text|posted|published|compiled|authored)\s+)?"
    r"(?i:by):?\s*(?P<who>[^\W\d_a-z].{1,100}?)(?:\s+in\s+(?P<where>[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+){0,3}))?"
    r"(?P<more>\s+(?:and|for|with)\s.{1,60})?\s*$"
)
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*|and|&|of|the|for|de|von|van|der|la|al|bin|ap|afp|with|,|\||/|-|–|—|•)$")
_PLACE = r"[A-Z][A-Z'’.-]*[A-Z.](?:[ /-][A-Z][A-Z'’.-]*)*"
_MORE = r"(?:,\s+[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,3}){0,2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
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
_HEAD_LINES = 500  # lines before the first prose that are looked at; a menu may be long, a head is not
_CAPS = re.compile(r"[A-Za-z]+")
_TITLE_MARK = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_LABEL = re.compile(
    r"(?P<name>title|headline|url|link|source url|author|byline|date|published)\s*:\s*(?P<value>.+)", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by\s+)?"
    r"(?P<name>\w(?:[\w&'’ -]|\.(?=\w)){1,40})",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"appeared first on (?P<name>[A-Z][\w.&'’ -]{1,40}?)\s*\.?$")


@dataclass(frozen=True, slots=True)
class Front:
    """What was found at the head, with the places (in the list of lines) of the lines that gave it."""

    headline: str | None = None
    headline_span: Span | None = None
    headline_at: int | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    own: frozenset[int] = field(default_factory=frozenset)  # lines of the report's own head: never furniture
    names: frozenset[int] = field(default_factory=frozenset)  # lines that are the publisher's name
    last_head: int = 0  # the first line of prose after the headline


def read_front(lines: Sequence[Line], lexicon: Lexicon, settings: IntakeSettings) -> Front:
    """Reads the head: the lines up to the first prose after the headline."""
    first, _ = prose_range(lines)
    top = min(first, len(lines), _HEAD_LINES)
    stamps = _stamps(lines[: top + 1])
    bylines = {i: by for i in range(top) if i not in stamps[0] and (by := _byline(lines[i].raw))}
    urls = {i for i in range(top) if re.fullmatch(r"https?://\S+", lines[i].raw)}
    names = _names(lines, top, lexicon)
    taken = set(stamps[0]) | set(bylines) | urls | names
    at = _headline(lines, first, taken, settings)
    body = first if at != first else next((i for i in range(first + 1, len(lines)) if lines[i].prose), len(lines))
    dateline = _dateline(lines, at, body)
    head = lines[at] if at is not None else None
    span = _without_site(head, lines, names) if head else None
    who, where = next(iter(bylines.values()), (None, None))
    place = dateline[0] if dateline else where
    return Front(
        headline=squash(head.raw[: span[1] - span[0]]) if head and span else None,
        headline_span=span,
        headline_at=at,
        byline=who,
        dateline=place,
        dateline_span=dateline[1] if dateline else _find(lines, bylines, where),
        outlet=_outlet(lines, names),
        published=stamps[1],
        modified=stamps[2],
        url=next((lines[i].raw for i in sorted(urls)), None),
        own=frozenset({i for i in (*stamps[0], *bylines) if not lines[i].kind} | ({at} if at is not None else set())),
        names=frozenset(names),
        last_head=body,
    )


def _stamps(head: Sequence[Line]) -> tuple[list[int], str | None, str | None]:
    """Which lines of the head are date lines, and the first dates they give."""
    places: list[int] = []
    published = modified = None
    for i, line in enumerate(head):
        after = head[i + 1].raw if i + 1 < len(head) else ""
        before = head[i - 1].raw if i else ""
        stamp = (
            None if line.prose else read_stamp(line.raw, after if is_time(after) else before if is_time(before) else "")
        )
        if stamp is None:
            if is_time(line.raw):
                places.append(i)
            continue
        places.append(i)
        published = published or stamp.published
        modified = modified or stamp.modified
    return places, published, modified


def _byline(raw: str) -> tuple[str, str | None] | None:
    match = _BYLINE.match(squash(raw))
    if not match or len(match["who"].split()) > 12:
        return None
    whole = match["who"] + (match["more"] or "")
    words = [part for word in whole.split() for part in re.findall(r"[\w'’.-]+|\S", word)]
    return (whole.rstrip(" ,|-–—"), match["where"]) if all(_NAME.match(word) for word in words) else None


def _names(lines: Sequence[Line], top: int, lexicon: Lexicon) -> set[int]:
    """Lines before the report that are the publisher's name alone.

    Told by a double in another case, by the copyright line, or by a last word that publishers' names have.
    """
    head = [i for i in range(top) if lines[i].kind is None and 1 <= lines[i].words <= 5 and not lines[i].ends]
    head = [i for i in head if _is_titled(lines[i].raw) and not set(lines[i].key.split()) & AUTHORITIES]
    if not head:
        return set()
    signed = {key_of(m["name"]) for line in lines if (m := _COPYRIGHT.search(line.raw) or _APPEARED.search(line.raw))}
    written: dict[str, set[str]] = {}
    for i in head:
        written.setdefault(lines[i].key, set()).add(lines[i].raw)
    about = content_words(" ".join([line.raw for line in lines if line.prose][:8]))
    told = "\n".join(line.raw for line in lines).casefold()
    found = {i for i in head if lines[i].key in signed or (lines[i].words <= 4 and len(written[lines[i].key]) > 1)}
    for i in head[:3]:
        words = [word for word in lines[i].key.split() if word not in ("uk", "us", "usa", "india", "africa")]
        named = 2 <= lines[i].words <= 4 and words[-1] in lexicon.outlet_words
        paper = lines[i].raw[:4].lower() == "the "  # no headline reads "The Lima Post"
        if named and (
            paper or not lines[i].content & about or (i == 0 and told.count(lines[i].key.removeprefix("the ")) > 1)
        ):
            found.add(i)
    return found


def _is_titled(raw: str) -> bool:
    """Whether every word of a line begins with a capital or a digit."""
    return all(word[:1].isupper() or not word[:1].isalpha() or word in ("of", "the") for word in raw.split())


def _headline(lines: Sequence[Line], first: int, taken: set[int], settings: IntakeSettings) -> int | None:
    """The place of the headline among the lines up to the first prose."""
    top = min(first, len(lines), _HEAD_LINES)
    free = [i for i in range(top) if i not in taken and lines[i].kind in (None, "kicker")]
    keys = [lines[i].key for i in free]
    for i in free:
        if lines[i].words >= settings.headline_words and keys.count(lines[i].key) > 1:
            return i
    for i in free:
        if any(lines[i].key != key and lines[i].key.startswith(key) and len(key.split()) >= 4 for key in keys):
            return i  # "Title - Site" above the title itself
    lead = content_words(" ".join(line.raw for line in lines[first : first + 4]))
    for i in free:
        fits = settings.headline_words <= lines[i].words <= settings.long_line
        shared = len(lines[i].content & lead)
        if fits and (shared * 4 >= len(lines[i].content) or (shared and lines[i].words > settings.headline_words)):
            return i
    for i in free:
        if lines[i].words >= settings.headline_words and not lines[i].ends:
            return i
    for i in free:
        if lines[i].words >= 2 and lines[i].content & lead:
            return i
    if first < len(lines) and not any(lines[i].words >= settings.headline_words for i in free):
        return first if _is_headline_sentence(lines, first, settings) else None
    return None


def _is_headline_sentence(lines: Sequence[Line], at: int, settings: IntakeSettings) -> bool:
    """Whether a line of prose is a headline that ends with a full stop."""
    line = lines[at]
    after = [other for other in lines[at + 1 : at + 4] if other.prose]
    if line.words > settings.long_line or re.search(r"[a-z0-9][.!?][\"”’)]*\s", line.raw) or not after:
        return False
    if match_dateline(line.raw):
        return False
    if match_dateline(after[0].raw):
        return True
    long = [word for word in re.findall(r"[\w'’-]+", line.raw) if len(word) >= 4]
    if len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long):
        return True
    shared = line.content & content_words(" ".join(other.raw for other in after[:2]))
    return line.words <= 16 and after[0].words > line.words and len(shared) * 2 >= len(line.content) > 3


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
        if match and len(match["place"]) <= 60 and not NO_PLACE.issuperset(_CAPS.findall(match["place"])):
            return match
    return None


def _dateline(lines: Sequence[Line], at: int | None, body: int) -> tuple[str, Span] | None:
    low = at + 1 if at is not None else 0
    for line in lines[low : body + 2]:
        if line.kind is None and (match := match_dateline(line.raw)):
            start = line.span[0]
            return match["place"], (start + match.start("place"), start + match.end("place"))
    return None


def _find(lines: Sequence[Line], bylines: dict[int, tuple[str, str | None]], where: str | None) -> Span | None:
    if where is None:
        return None
    at = next(iter(bylines))
    start = lines[at].raw.rfind(where)
    return (lines[at].span[0] + start, lines[at].span[0] + start + len(where)) if start >= 0 else None


def _without_site(head: Line, lines: Sequence[Line], names: set[int]) -> Span:
    """The headline's span, without " | Site" behind it."""
    keys = {line.key for line in lines[:30] if line is not head}
    for mark in _TITLE_MARK.finditer(head.raw):
        before = head.raw[: mark.start()]
        if len(before.split()) >= 4 and (key_of(before) in keys or key_of(head.raw[mark.end() :]) in keys):
            return (head.span[0], head.span[0] + len(before))
    return head.span


def _outlet(lines: Sequence[Line], names: set[int]) -> str | None:
    written = [squash(lines[i].raw) for i in sorted(names)]
    mixed = [name for name in written if not name.isupper()]
    if written and not mixed:  # printed in capitals here, but perhaps not everywhere
        match = re.search(rf"\b{re.escape(written[0])}\b", "\n".join(line.raw for line in lines[1:]), re.IGNORECASE)
        mixed = [squash(match.group())] if match and not match.group().isupper() else []
    return next(iter(mixed or written), None)
