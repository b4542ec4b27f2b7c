"""What a conflict of figures is about, in words: what is counted, or what the text says of the figure."""

import re
from collections.abc import Callable

from twosource.conflicts.told import Told
from twosource.facts.counted import plural_of
from twosource.facts.lexicon import GENERIC_PEOPLE
from twosource.model import Span
from twosource.names import is_person_noun
from twosource.text import overlap, squash

_ASKS = {
    "clock": "at what time",
    "duration": "how long",
    "money": "how much",
    "percent": "what share",
    "length": "how far",
    "speed": "how fast",
}
_NAMED = {"dead": "number of dead", "missing": "number of missing"}
_THAT = re.compile(r"^(?:that|whether|if)\s+", re.IGNORECASE)
_PARTS = re.compile(r"[,;:.“”\"]")
_WORDS = 8  # of what stands on either side of the figure: enough to know the thing by
Members = Callable[[str, Span], list[Span]]  # the words of a report's claim members that hold a span


def about(a: Told, b: Told, members: Members) -> str:
    """What two figures are of: the noun counted and what befell it, else the words around the first.

    >>> from twosource.conflicts.told import Sentence
    >>> from twosource.facts import find_quantities
    >>> s = Sentence("r1", 0, (0, 34), "She said that the roof fell at 3:40 a.m.", (), None)
    >>> [q] = find_quantities(s.text)
    >>> about(Told(q, q, s, (b"", 0)), Told(q, q, s, (b"", 0)), lambda report, span: [])
    'at what time “She said that the roof fell at …”'
    """
    noun = a.quantity.noun or b.quantity.noun
    event = a.quantity.event or b.quantity.event
    measure = a.quantity.measure
    if measure == "age":
        return "age"
    if measure in _ASKS:
        return f"{_ASKS[measure]} “{_gap(a, members)}”"
    if event in _NAMED and (noun is None or noun == "person"):
        return _NAMED[event]
    if event == "abducted" and noun and noun not in GENERIC_PEOPLE and not is_person_noun(noun):
        event = "seized"
    if event and noun:
        return f"number of {plural_of(noun)}" + ("" if noun == "body" else f" {event}")
    if event:
        return f"number {event}"
    return f"number of {plural_of(noun)}" if noun and measure == "count" else noun or measure.replace("_", " ")


def _gap(t: Told, members: Members) -> str:
    """The words around a figure, of its claim where it has one, with an ellipsis in its place."""
    start, end = t.sentence.span
    q = t.quantity.span
    held = [s for s in members(t.sentence.report, q) if overlap(s, t.sentence.span)]
    if held:
        start, end = min(held, key=lambda s: (s[1] - s[0], s))
    at = t.sentence.span[0]
    return gap(t.sentence.text, t.local.span, (start - at, end - at))


def gap(text: str, span: Span, within: Span | None = None) -> str:
    """The few words around a value, with an ellipsis in its place.

    >>> gap("The ferry sank on Monday, police said.", (15, 24))
    'The ferry sank …'
    """
    start, end = within or (0, len(text))
    before = _PARTS.split(text[max(0, start) : span[0]])[-1].split()[-_WORDS:]
    after = _PARTS.split(text[span[1] : max(span[1], end)])[0].split()[:_WORDS]
    return _THAT.sub("", squash(" ".join([*before, "…", *after])))
