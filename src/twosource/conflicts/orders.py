"""How many people were told to leave: the number an order covers is set when it is given, and doesn't grow."""

import re

from twosource.conflicts.told import Contexts, Told
from twosource.facts import Verdict, apart, fit
from twosource.facts.lexicon import GENERIC_PEOPLE
from twosource.settings import ConflictSettings

_TOLD = re.compile(
    r"\b(?:order|tell|told|instruct|ask|urge|advise|direct|command)(?:s|d|ed|ing)?\s+(?:the\s+|about\s+|some\s+|all\s+|nearly\s+)*$",
    re.IGNORECASE,
)
_TO_LEAVE = re.compile(
    r"^[^.;:]*?\bto\s+(?:leave|evacuate|abandon|flee|vacate|quit|get\s+out|move\s+out)\b", re.IGNORECASE
)
_WERE_TOLD = re.compile(r"^[^.;:,]*?\b(?:were|was|are|been)\s+(?:ordered|told|instructed)\s+to\s+", re.IGNORECASE)
_ORDER_FOR = re.compile(
    r"\bevacuation\s+(?:order|notice|directive)s?\s+(?:\w+\s+){0,2}?(?:cover(?:s|ed|ing)?|appl(?:y|ies|ied)\s+to|"
    r"affect(?:s|ed|ing)?|for|to)\s+(?:about\s+|some\s+|nearly\s+|all\s+)*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:widen|extend|expand|enlarg|rais|rose|increas|lift|narrow|reduc)\w*|\bup\s+from\b", re.IGNORECASE
)
_RATIO = 2.5  # values farther apart are more often two orders than one misreported (as for other figures)


def told_to_leave(t: Told) -> bool:
    """Whether a count is of the people whom an order tells to leave.

    >>> from twosource.conflicts.told import Sentence
    >>> from twosource.facts import find_quantities
    >>> def told(text):
    ...     [q] = find_quantities(text)
    ...     return told_to_leave(Told(q, q, Sentence("r", 0, (0, len(text)), text, (), None), (b"", 0)))
    >>> told("The council ordered 300 people to leave."), told("The council ordered 300 chairs.")
    (True, False)
    """
    q, text = t.local, t.sentence.text
    if q.measure != "count" or (q.noun is not None and q.noun not in GENERIC_PEOPLE):
        return False
    before, after = text[: q.span[0]], text[q.span[1] :]
    if _ORDER_FOR.search(before):
        return True
    told = _TOLD.search(before) is not None or _WERE_TOLD.search(after) is not None
    return told and _TO_LEAVE.search(after) is not None


def order_verdict(a: Told, b: Told, contexts: Contexts, settings: ConflictSettings) -> Verdict | None:
    """Two numbers that an order is said to cover, in two reports: an update where one says it was changed.

    None where they can both hold, may be of two orders (two places, far apart), or lie days apart.
    """
    if fit(a.quantity, b.quantity) != "apart" or a.sentence.report == b.sentence.report:
        return None
    low, high = sorted((a.quantity.value, b.quantity.value))
    places = [contexts.of(t.sentence.text).places for t in (a, b)]
    if high > _RATIO * low or (all(places) and all(apart(x, y) for x in places[0] for y in places[1])):
        return None
    if _CHANGED.search(a.sentence.text) or _CHANGED.search(b.sentence.text):
        return Verdict("update", f"“{a.quantity.text}” and “{b.quantity.text}”: a report says that the order changed")
    days = {t.sentence.published[:10] for t in (a, b) if t.sentence.published}
    if len(days) > 1:
        return Verdict("update", f"“{a.quantity.text}” and “{b.quantity.text}” are of two days")
    return Verdict("conflict", f"“{a.quantity.text}” and “{b.quantity.text}” can't both be whom the order covers")
