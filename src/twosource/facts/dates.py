"""Dates in news text, resolved from the day of publication, to the past for what has happened.

Weekdays and relative days are resolved here and not by a library: in a report of a Wednesday, "Wednesday" is that
very day, "early Thursday" the Thursday before, and a date with no year the one that has just been, unless the words
before it look ahead ("will", "until", "due").
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from twosource.facts.calendar import (
    CALENDAR_DATE,
    MONTH,
    MONTHS,
    WEEKDAYS,
    add_months,
    day,
    month_end,
    weekday_before,
)
from twosource.facts.numerals import numerals
from twosource.facts.records import DatePrecision, When

_AHEAD = re.compile(
    r"\b(?:will|would|shall|until|till|due|scheduled|expected|plans?|planned|by|before|from|next|coming|ahead|begins?|starts?|"
    r"to\s+(?:be|meet|vote|start|begin|hold|visit|open|take))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:last|past|since|was|were|had|has|ended|began)\b[^.;]{0,12}$", re.IGNORECASE)
_ROLE = re.compile(r"\b(since|until|till|by|before|after|from)\s+(?:early\s+|late\s+|the\s+)?$", re.IGNORECASE)
_DAY = "|".join(WEEKDAYS)
_COUNT = r"\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several"
_UNIT = r"day|week|month|year|hour|minute|decade"
_PATTERNS = {
    "calendar": CALENDAR_DATE,
    "iso": r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b",
    "monthyear": rf"\b{MONTH}\.?,?\s+(?:of\s+)?(?:19|20)\d\d\b",
    "ago": rf"\b(?:\w+[\s-]+){{0,2}}?(?:{_COUNT})\s+(?:{_UNIT})s?\s+ago\b",
    "weekday": rf"\b(?:(?P<which>last|next|this|early|late|on)\s+)?(?P<name>{_DAY})s?\b"
    r"(?:\s+(?P<part>morning|afternoon|evening|night))?",
    "relative": r"\b(?:the\s+)?(?:day\s+(?:before\s+yesterday|after\s+tomorrow)|yesterday|today|tonight)\b"
    r"|\b(?:tomorrow|overnight)\b"
    r"|\b(?:this|last)\s+(?:morning|afternoon|evening|night)\b",
    "span": r"\b(?:earlier\s+|later\s+|late\s+|early\s+)?(?P<turn>last|this|next|past|previous)\s+"
    r"(?P<unit>week|weekend|month|year|quarter|decade|spring|summer|autumn|fall|winter)\b",
    "month": rf"\b(?P<lead>in|since|last|until|by|next|during|early|late|mid-?|this|from|of|for)\s+(?P<month>{MONTH})\b"
    r"(?!\.?\s+\d)",
    "year": r"\b(?:in|since|until|by|during|from|of|year)\s+(?P<year>(?:19|20)\d\d)\b(?!-|\s*(?:people|\w+s\s+were))",
    "decade": r"\b(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<tens>(?:19|20)\d0)s\b",
}
_ALL = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_Resolved = tuple[date | None, date | None, DatePrecision, int | None, str | None]
_UNKNOWN: _Resolved = (None, None, "unknown", None, None)


def find_dates(text: str, published: str | None = None) -> list[When]:
    """Every date of a text, left to right. Without `published` (ISO), what hangs on it stays unresolved.

    >>> [(d.text, d.iso) for d in find_dates("It opened on Monday, two weeks ago and in June.", "2024-11-20T09:00")]
    [('on Monday', '2024-11-18'), ('two weeks ago', '2024-11-06'), ('in June', '2024-06')]
    >>> find_dates("It opened on Monday.")[0].weekday, find_dates("It opened on Monday.")[0].iso
    (0, None)
    """
    today = day(published)
    found: list[When] = []
    for kind, pattern in _ALL.items():
        for m in pattern.finditer(text):
            start, end = m.span()
            if any(start < w.span[1] and w.span[0] < end for w in found):
                continue
            before = text[max(0, start - 60) : start]
            first, last, precision, weekday, part = _RESOLVE[kind](m, today, before)
            role = _ROLE.search(text[max(0, start - 20) : start]) or re.match(
                r"(since|until|by|from)\b", m[0], re.IGNORECASE
            )
            found.append(
                When(
                    span=(start, end),
                    text=m[0],
                    first=first.isoformat() if first else None,
                    last=last.isoformat() if last else None,
                    precision=precision,
                    role={"till": "until", "from": "since"}.get(role[1].lower(), role[1].lower()) if role else "on",
                    weekday=weekday,
                    part=part,
                    month_day=_month_day(m[0]) if kind == "calendar" else None,
                )
            )
    return sorted(found, key=lambda w: w.span)


def _month_day(words: str) -> tuple[int, int]:
    month = next(MONTHS.index(w[:3].lower()) + 1 for w in re.findall(r"[A-Za-z]+", words) if w[:3].lower() in MONTHS)
    return month, next(int(d) for d in re.findall(r"\d+", words))


def _one_day(value: date | None, weekday: int | None = None, part: str | None = None) -> _Resolved:
    return (value, value, "day" if value else "unknown", weekday, part)


def _month(year: int, month: int) -> _Resolved:
    return (date(year, month, 1), month_end(year, month), "month", None, None)


def _ahead(before: str) -> bool:
    return bool(_AHEAD.search(before)) and not _BACK.search(before)


def _calendar(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    """A day of a month, with its year or with the year that fits."""
    words = re.findall(r"[A-Za-z]+|\d+", m[0])
    month = next(MONTHS.index(w[:3].lower()) + 1 for w in words if w[:3].lower() in MONTHS)
    digits = [int(w) for w in words if w.isdigit()]
    year = digits[1] if len(digits) > 1 else None
    return _one_day(_fitting(year, month, digits[0], today, _ahead(before)))


def _fitting(year: int | None, month: int, number: int, today: date | None, ahead: bool) -> date | None:
    try:
        if year is not None:
            return date(year, month, number)
        if today is None:
            return None
        held = [date(y, month, number) for y in (today.year - 1, today.year, today.year + 1)]
    except ValueError:
        return None
    if ahead:
        return next((d for d in held if d >= today), None)
    # a day or two ahead is a time zone, or an event announced with its date
    return next((d for d in reversed(held) if d <= today + timedelta(days=2)), None)


def _iso(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    return _one_day(day(m[0]))


def _monthyear(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    words = re.findall(r"[A-Za-z]+|\d+", m[0])
    return _month(int(words[-1]), MONTHS.index(words[0][:3].lower()) + 1)


def _ago(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    if today is None:
        return _UNKNOWN
    unit = re.search(_UNIT, m[0], re.IGNORECASE)
    count = next((n.value for n in numerals(m[0])), 1.0)
    size = unit[0].lower() if unit else "day"
    if size in ("hour", "minute"):
        return _one_day(today)
    if size == "day":
        return _one_day(today - timedelta(days=count))
    if size == "week":
        then = today - timedelta(weeks=count)
        return (then, then, "week", None, None)
    if size == "month":
        then = add_months(today, -int(count))
        return _month(then.year, then.month)
    then = add_months(today, -12 * int(count) * (10 if size == "decade" else 1))
    return (date(then.year, 1, 1), date(then.year, 12, 31), "year", None, None)


def _weekday(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    number = WEEKDAYS.index(m["name"].lower())
    which = (m["which"] or "").lower()
    part = (m["part"] or {"early": "early", "late": "late"}.get(which) or "").lower() or None
    if today is None or m[0].lower().endswith("days"):
        return (None, None, "unknown", number, part)
    then = weekday_before(today, number)
    if which == "next" or (which != "last" and _ahead(before) and then != today):
        then += timedelta(weeks=1)
    elif which == "last" and then == today:
        then -= timedelta(weeks=1)
    return _one_day(then, number, part)


def _relative(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    words = m[0].lower()
    night = "night" if "night" in words else None
    if today is None:
        return (None, None, "unknown", None, night)
    if words == "overnight":
        return (today - timedelta(days=1), today, "day", None, "night")
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}.get(words, 0)
    shift = -2 if "before yesterday" in words else 2 if "after tomorrow" in words else shift
    return _one_day(today + timedelta(days=shift), None, night)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _span(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    if today is None:
        return _UNKNOWN
    unit = m["unit"].lower()
    turn = {"next": 1, "this": 0}.get(m["turn"].lower(), -1)
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=turn)
        return (monday, monday + timedelta(days=6), "week", None, None)
    if unit == "weekend":
        saturday = weekday_before(today, 5) + timedelta(weeks=max(turn, 0))
        return (saturday, saturday + timedelta(days=1), "week", None, None)
    if unit == "month":
        then = add_months(today, turn)
        return _month(then.year, then.month)
    if unit == "quarter":
        then = add_months(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), 3 * turn)
        end = add_months(then, 2)
        return (then, month_end(end.year, end.month), "season", None, None)
    if unit in _SEASONS:
        start = date(today.year, _SEASONS[unit], 1)
        while turn <= 0 and start > today:
            start = add_months(start, -12)
        end = add_months(start, 2)
        return (start, month_end(end.year, end.month), "season", None, None)
    year = today.year + turn * (10 if unit == "decade" else 1)
    return (date(year, 1, 1), date(year, 12, 31), "year" if unit == "year" else "decade", None, None)


def _bare_month(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    """ "In September" is the latest one that has begun, unless the words look ahead."""
    month = MONTHS.index(m["month"][:3].lower()) + 1
    if m["month"].islower() or today is None:
        return _UNKNOWN
    ahead = m["lead"].lower() in ("until", "by", "next") or (m["lead"].lower() == "in" and _ahead(before))
    year = today.year if month <= today.month else today.year - 1
    if m["lead"].lower() == "last" and month == today.month:
        year -= 1
    if ahead:
        year = today.year if month >= today.month else today.year + 1
    return _month(year, month)


def _year(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    year = int(m["year"])
    return (date(year, 1, 1), date(year, 12, 31), "year", None, None)


def _decade(m: "re.Match[str]", today: date | None, before: str) -> _Resolved:
    year = int(m["tens"])
    return (date(year, 1, 1), date(year + 9, 12, 31), "decade", None, None)


_RESOLVE: dict[str, Callable[["re.Match[str]", date | None, str], _Resolved]] = {
    "calendar": _calendar,
    "iso": _iso,
    "monthyear": _monthyear,
    "ago": _ago,
    "weekday": _weekday,
    "relative": _relative,
    "span": _span,
    "month": _bare_month,
    "year": _year,
    "decade": _decade,
}
