"""Words of a report made fit for a language model to read: marked as untrusted, nothing hidden, not too long."""

import re
from dataclasses import dataclass

from twosource.interchange.clean import without_unseen
from twosource.settings import AssistantSettings

# Control characters (all but the line end), half characters, and those that turn the direction of text.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words written by a report's author or taken from them: data to quote, never instructions to follow.

    `untrusted` is the words without invisible characters; `cut` is true where they were too long and end early.
    """

    untrusted: str
    cut: bool


def words(text: str | None, limit: int | None = None) -> Words | None:
    """Words marked and cut to `limit` characters; None for none.

    >>> words("The dam\\u202e fell\\U000e0041.")
    Words(untrusted='The dam fell.', cut=False)
    >>> words("The dam fell.", 8)
    Words(untrusted='The dam', cut=True)
    """
    return None if text is None else marked(text, limit)


def marked(text: str, limit: int | None = None) -> Words:
    """The same, where there are words for certain."""
    limit = AssistantSettings().quote if limit is None else limit
    told = plain(text)
    if len(told) <= limit:
        return Words(told, False)
    return Words(told[:limit].rstrip(), True)


def plain(text: str) -> str:
    """Text of which every character shows.

    >>> plain("pay\\x1b[31m now")
    'pay[31m now'
    """
    return _CONTROL.sub(lambda m: " " if "\t" in m[0] else "", without_unseen(text).replace("\r\n", "\n"))
