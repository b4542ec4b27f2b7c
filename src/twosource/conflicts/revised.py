"""Figures that a report takes back in passing: "it had earlier said 31", "revising a first toll of 12"."""

import re

from twosource.conflicts.told import Read, Told
from twosource.facts.lexicon import GROWING

_SAID = r"(?:report|sa(?:id|y)|put|g(?:ive|ave)|state|count|announc|estimat)\w*"
CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion)|revis(?:es|ed|ion|ing)|"
    r"lower(?:s|ed|ing)\s+(?:the|its|their)\s+(?:toll|figure|estimate|count)|"
    rf"(?:earlier|previously|initially|originally|first)\s+{_SAID}|"
    r"earlier\s+(?:version|toll|figure|count|report)|retract(?:s|ed)|wrong(?:ly)?|erroneous(?:ly)?|mistaken(?:ly)?)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|wrong(?:ly)?|erroneous(?:ly)?|mistaken(?:ly)?|retract\w*)\b", re.IGNORECASE
)
RISEN = re.compile(
    r"\b(?:rose|risen|rises|climbed|climbs|grew|grown|increased|jumped|mounted|up\s+from)\b", re.IGNORECASE
)
_FORMERLY = re.compile(  # what follows is what was said before: "initially said two gunmen", "an earlier count of 12"
    rf"\b(?:(?:earlier|previously|initially|originally|first)\s+{_SAID}|"
    r"(?:earlier|initial|previous|original|first)\s+(?:toll|figure|count|estimate)s?\s+of)\b[^.;:]*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:but|now|later|however|then|rather\s+than|instead)\b", re.IGNORECASE)


def corrects(text: str) -> bool:
    """Whether a sentence takes a figure back; one that only says a count has risen doesn't."""
    return CORRECTS.search(text) is not None and (RISEN.search(text) is None or _WRONG.search(text) is not None)


def formerly(t: Told) -> bool:
    """Whether a figure is told as what was said before.

    >>> from twosource.conflicts.told import Sentence
    >>> from twosource.facts import find_quantities
    >>> def told(text):
    ...     s = Sentence("r", 0, (0, len(text)), text, (), None)
    ...     return [formerly(Told(q, q, s, (b"", 0))) for q in find_quantities(text)]
    >>> told("Police initially said 31 people were aboard, but later said 24 people were.")
    [True, False]
    """
    m = _FORMERLY.search(t.sentence.text[: t.local.span[0]])
    return m is not None and _SINCE.search(m[0]) is None


def taken_back(read: Read) -> frozenset[tuple[float, str | None]]:
    """The figures that a report tells as said before and gives another for, with what befell those counted.

    A count that has grown since is not taken back.
    """
    found = set()
    for t in read.told:
        if formerly(t):
            event, noun = t.quantity.event, t.quantity.noun
            near = [o for o in read.told if abs(o.sentence.number - t.sentence.number) <= 1 and not formerly(o)]
            rivals = [
                o
                for o in near
                if o.quantity.measure == t.quantity.measure
                and o.quantity.value != t.quantity.value
                and (noun is None or o.quantity.noun == noun or (event is not None and o.quantity.event == event))
            ]
            for o in rivals[:1]:
                of = event or o.quantity.event
                if of not in GROWING or o.quantity.value < t.quantity.value:
                    found.add((t.quantity.value, of))
    return frozenset(found)
