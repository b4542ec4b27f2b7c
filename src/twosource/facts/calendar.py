"""The calendar: its words as news writes them, and counting with its days."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "March 3", "March 3, 2024", "3 March", "3rd of March 2024"
CALENDAR_DATE = (
    rf"\b{MONTH}\.?\s+{_DAY}\b(?:\s?,?\s+\d{{4}}\b)?|\b{_DAY}\s+(?:of\s+)?{MONTH}\b(?:\.?\s?,?\s+\d{{4}}\b)?"
)


def day(iso: str | None) -> date | None:
    """The day of an ISO date or time; None where there is none, or no full one.

    >>> day("2024-11-20T13:13"), day("2024-11")
    (datetime.date(2024, 11, 20), None)
    """
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2).day
    29
    """
    return date(year, month, monthrange(year, month)[1])


def add_months(value: date, months: int) -> date:
    """A date some months on or back, its day kept where that month has it.

    >>> add_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(12 * value.year + value.month - 1 + months, 12)
    return date(year, month + 1, min(value.day, monthrange(year, month + 1)[1]))


def weekday_before(value: date, weekday: int) -> date:
    """The latest such weekday (0 is Monday) up to and including a date.

    >>> weekday_before(date(2024, 11, 20), 2), weekday_before(date(2024, 11, 20), 3)
    (datetime.date(2024, 11, 20), datetime.date(2024, 11, 14))
    """
    return value - timedelta(days=(value.weekday() - weekday) % 7)
