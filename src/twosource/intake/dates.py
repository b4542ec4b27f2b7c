"""Dates that a page prints beside a report: read where they stand alone, never out of running text."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from twosource.text import normal, squash

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('m2')}[\s,-]+(?P<y2>(?:19|20)\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d\d?)[-/.](?P<d3>\d\d?)(?!\d)"
    r"|\b(?P<a4>\d\d?)(?P<s4>[/.-])(?P<b4>\d\d?)(?P=s4)(?P<y4>(?:19|20)?\d\d)\b"
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d))?(?::(?P<s>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d:.])(?P<h2>[01]?\d|2[0-3])[:.h](?P<m2>[0-5]\d)(?::(?P<s2>[0-5]\d)(?:\.\d+)?)?(?![\d.])"
    r"|(?<![\d:.])(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)\s*(?=gmt|utc|hrs|hours|h\b)"
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*(?P<sign>[+-])(?P<oh>\d\d):?(?P<om>\d\d)\b")
# Only abbreviations that mean one zone: "IST" and "CST" each mean several, so the time stays local.
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "eet": 2}
_ZONES |= {"eest": 3, "msk": 3, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "aest": 10, "aedt": 11, "nzst": 12}
_ZONE = re.compile(r"\b(" + "|".join(_ZONES) + r")\b|(?<=\d)z\b")
_NOISE = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b|\b(?:ist|cst|cdt|mst|mdt|bst|et|ct|mt|pt"
    r"|wib|wat|eat|sast|pkt|npt|hrs|hours|hr|local time|time|at|on|date|dated|first|last|originally|published|posted"
    r"|publish|publication|created|uploaded|added|issued|filed|released|updated|update|modified|edited|latest)\b"
)
_LATER = re.compile(r"\b(?:updated?|modified|edited)\b")
_CAPITAL = re.compile(r"(?:[^\W\d_]*[A-Z][\w'’.-]*|and|of|the|for|by|in|de|von|van|al|bin|\d+|min|read)$")
_LONGEST = 200  # characters of a line that can be a date line
_MOST_WORDS = 8  # words beside the date: a by-line and a publisher at the most


@dataclass(frozen=True, slots=True)
class Stamp:
    """Dates of one line: ISO 8601, as precise as printed, None where two readings are possible (3/4/2024).

    `alone` when the line holds nothing else.
    """

    published: str | None
    modified: str | None
    alone: bool


def read_stamp(line: str, following: str = "") -> Stamp | None:
    """The dates that a line gives, if the line is a date line; `following` may hold the time on a line of its own.

    >>> read_stamp("Nov 20, 2024", "01:13 pm").published
    '2024-11-20T13:13'
    >>> read_stamp("The dam, finished on Nov 20, 2024, burst a week later.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    flat = normal(line)
    found = list(_DATE.finditer(flat))
    if not found or not _beside(line, flat):
        return None
    if is_time(following):
        flat = f"{flat} {normal(following)}"
    published = modified = None
    for i, match in enumerate(found):
        before = flat[found[i - 1].end() if i else 0 : match.start()]
        after = flat[match.end() : found[i + 1].start() if i + 1 < len(found) else len(flat)]
        stamp = _iso(match, before, after)
        if stamp is None:
            continue
        if _LATER.search(before):
            modified = modified or stamp
        else:
            published = published or stamp
    return Stamp(published, modified, not _words_beside(flat))


def is_time(line: str) -> bool:
    """Whether a line is a time of day and nothing else: "01:13 pm", "1313 GMT".

    >>> is_time("1:13 p.m. EST"), is_time("At 1:13 pm the dam burst")
    (True, False)
    """
    flat = normal(line[:40])
    return len(line) <= 40 and bool(_TIME.search(flat)) and not _words_beside(flat)


def read_iso(value: str) -> str | None:
    """A date out of metadata, as ISO 8601: "2024-11-20T13:13:00Z", "Wed, 20 Nov 2024 13:13:00 GMT".

    >>> read_iso("2024-11-20T13:13:00Z"), read_iso("20 Nov 2024"), read_iso("soon")
    ('2024-11-20T13:13:00+00:00', '2024-11-20', None)
    """
    value = squash(value)[:_LONGEST]
    if re.match(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d", value):
        try:
            whole = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d)", "", value))
        except ValueError:
            whole = None
        if whole is not None:
            return whole.replace(microsecond=0).isoformat()
    match = _DATE.search(normal(value))
    if match is None:
        return None
    flat = normal(value)
    return _iso(match, flat[: match.start()], flat[match.end() :])


def _iso(match: re.Match[str], before: str, after: str) -> str | None:
    day = _day(match)
    if day is None:
        return None
    time = _TIME.search(after) or _TIME.search(before)
    clock = _clock(time) if time else None
    if clock is None:
        return day
    rest = after if time is not None and time.string is after else before
    return f"{day}T{clock}{_zone(rest)}"


def _day(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["y1"]:
        year, month, day = part["y1"], _MONTHS.index(part["m1"][:3]) + 1, int(part["d1"])
    elif part["y2"]:
        year, month, day = part["y2"], _MONTHS.index(part["m2"][:3]) + 1, int(part["d2"])
    elif part["y3"]:
        year, month, day = part["y3"], int(part["m3"]), int(part["d3"])
    else:
        year, month, day = part["y4"], int(part["b4"]), int(part["a4"])
        if len(part["y4"]) == 2:
            return None
        if part["s4"] != "." and month <= 12 and day <= 12 and month != day:
            return None  # 3/4/2024 is March in one country and April in another
        if month > 12:
            month, day = day, month
    try:
        return datetime(int(year), month, day).date().isoformat()
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    hour = int(part["h"] or part["h2"] or part["h3"])
    minute = int(part["m"] or part["m2"] or part["m3"] or 0)
    if part["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    second = part["s"] or part["s2"]
    return f"{hour:02}:{minute:02}" + (f":{second}" if second and int(second) < 60 else "")


def _zone(text: str) -> str:
    offset = _OFFSET.search(text)
    if offset:
        return f"{offset['sign']}{offset['oh']}:{offset['om']}"
    named = _ZONE.search(text)
    if not named:
        return ""
    shift = timezone(timedelta(hours=_ZONES[named.group().strip()]))
    return datetime(2000, 1, 1, tzinfo=shift).isoformat()[-6:]


def _words_beside(flat: str) -> list[str]:
    rest = _OFFSET.sub(" ", flat)
    rest = _ZONE.sub(" ", _TIME.sub(" ", _DATE.sub(" ", rest)))
    return re.findall(r"\w+", _NOISE.sub(" ", rest))


def _beside(line: str, flat: str) -> bool:
    """Whether what stands beside the date is a by-line or a publisher's name, not a sentence."""
    beside = set(_words_beside(flat))
    if not beside:
        return True
    as_printed = [word for word in re.findall(r"[\w'’.-]+", line) if set(re.findall(r"\w+", normal(word))) & beside]
    return len(beside) <= _MOST_WORDS and all(_CAPITAL.match(word) for word in as_printed)
