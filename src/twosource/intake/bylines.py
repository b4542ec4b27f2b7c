"""By-lines: "By Jane Doe", "By Jane Doe in Lima", "By JANE DOE, Associated Press"."""

import re

from twosource.text import squash

_BYLINE = re.compile(
    r"(?i:(?:story|words|report|analysis|written|reported|text|posted|published|compiled|authored)\s+)?"
    r"(?i:by)(?::?\s+|:|(?=[A-Z][a-z]))"
    r"(?P<who>[^\W\d_a-z].{1,100}?)(?:\s+in\s+(?P<where>[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+){0,3}))?"
    r"(?P<more>\s+(?:and|for|with)\s.{1,60})?\s*$"
)
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*|and|&|of|the|for|de|von|van|der|la|al|bin|ap|afp|with|,|\||/|-|–|—|•)$")
_DATED = re.compile(
    r"\s*[|•·,–—-]?\s*(?:on |published|posted|updated)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d).*",
    re.IGNORECASE,
)
_MOST_WORDS = 12  # in the names of a by-line


def read_byline(line: str) -> tuple[str, str | None] | None:
    """Who signs, and from where, if a line is a by-line (a date behind it is passed over).

    >>> read_byline("By Jane Doe in Lima"), read_byline("By JANE DOE, Associated Press | May 3, 2024")
    (('Jane Doe', 'Lima'), ('JANE DOE, Associated Press', None))
    >>> read_byline("By the time help came it was over") is None
    True
    """
    match = _BYLINE.match(_DATED.sub("", squash(line)))
    if not match or len(match["who"].split()) > _MOST_WORDS:
        return None
    whole = match["who"] + (match["more"] or "")
    words = [part for word in whole.split() for part in re.findall(r"[\w'’.-]+|\S", word)]
    return (whole.rstrip(" ,|-–—"), match["where"]) if all(_NAME.match(word) for word in words) else None
