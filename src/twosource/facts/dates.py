"""Dates in news text, resolved from the day of publication, to the past for what has happened."""

import re

from twosource.facts.calendar import CALENDAR_DATE
from twosource.facts.records import When

_EXPLICIT = re.compile(CALENDAR_DATE, re.IGNORECASE)


def find_dates(text: str, published: str | None = None) -> list[When]:
    """Dates of a text (first version: explicit ones)."""
    return [When(m.span(), m[0], None, None, "unknown") for m in _EXPLICIT.finditer(text)]
