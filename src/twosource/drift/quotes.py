"""Words inside quotation marks that a derived sentence altered."""

import re
from collections.abc import Iterator

from twosource.drift.figures import Found
from twosource.drift.pairs import Beside, Cut, steps
from twosource.model import Span
from twosource.settings import DriftSettings
from twosource.text import normal, words

_OWNS_UP = re.compile(r"[\[\]()…]|\.\.")  # brackets and dots own up to a change
_SPELLING = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("tre", "ter"), ("ll", "l"))
_MARKS = frozenset("“”„«»\"'‘’ \n\t")
_LITTLE = frozenset(("a", "an", "the", "that", "and", "but", "uh", "um", "er", "so", "well", "of", "to", "00"))


def _quoted(cut: Cut, within: Span) -> list[Span]:
    """The parts of a sentence inside quotation marks, marks aside, also of one that runs on over sentences."""
    spans = [(max(low, within[0]), min(high, within[1])) for low, high in cut.quotations]
    return [trim_marks(cut.report.text, s) for s in spans if s[0] < s[1]]


def trim_marks(text: str, span: Span) -> Span:
    """A span without the white space and quotation marks at its ends.

    >>> trim_marks('"Go home," ', (0, 11))
    (1, 9)
    """
    low, high = span
    while low < high and text[low] in _MARKS:
        low += 1
    while high > low and text[high - 1] in _MARKS:
        high -= 1
    return (low, high)


def _same(a: str, b: str) -> bool:
    """Whether two words differ in spelling only."""
    for old, new in _SPELLING:
        a, b = a.replace(old, new), b.replace(old, new)
    return a.replace("-", "").replace("'", "") == b.replace("-", "").replace("'", "")


def _altered(old: list[str], new: list[str], settings: DriftSettings) -> tuple[str, str] | None:
    """The words that were exchanged, added or left out inside a quotation, its ends aside; None if none were."""
    done = steps(old, new)
    same = sum(high - low for tag, low, high, _, _ in done if tag == "equal")
    if same < settings.least_quoted * min(len(old), len(new)):
        return None
    for n, (tag, low, high, start, end) in enumerate(done):
        if tag == "equal" or (n in (0, len(done) - 1) and (low == high or start == end)):
            continue
        before, after = old[low:high], new[start:end]
        if not after and len(before) > settings.cut_words:
            continue  # whole clauses left out: a cut
        if _same("".join(before), "".join(after)) or set(before) | set(after) <= _LITTLE:
            continue
        return " ".join(before), " ".join(after)
    return None


def altered_quotations(pair: Beside, settings: DriftSettings) -> Iterator[Found]:
    """Quotations of which a word was exchanged, added or taken out of the middle; cuts at the ends are none.

    One with square brackets or dots owns up to its changes.
    """
    for here in _quoted(pair.here, pair.span):
        said = pair.report.quote(here)
        mine = [normal(said[s:e]) for s, e in words(said)]
        if len(mine) < settings.quoted_words or _OWNS_UP.search(said):
            continue
        best: tuple[int, Span, tuple[str, str] | None] | None = None
        for there in _quoted(pair.there, pair.source_span):
            original = pair.source.quote(there)
            if "(" in original:
                continue
            theirs = [normal(original[s:e]) for s, e in words(original)]
            shared = len(set(mine) & set(theirs))
            if best is None or shared > best[0]:
                best = (shared, there, _altered(theirs, mine, settings))
        if best is not None and best[2] is not None:
            old, new = best[2]
            what = f"“{old}” became “{new}”" if old and new else f"“{old}” is gone" if old else f"“{new}” was put in"
            yield "quote_altered", here, best[1], f"inside the quotation {what}"
