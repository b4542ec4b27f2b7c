"""Words inside quotation marks that a derived sentence altered."""

import re
from collections.abc import Iterator

from twosource.drift.figures import Found
from twosource.drift.pairs import Beside, steps
from twosource.model import Span
from twosource.settings import DriftSettings
from twosource.text import normal, words

_QUOTED = re.compile(r"[“\"]([^“”\"]{8,}?)[”\"]")
_SPELLING = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("ll", "l"))
_LITTLE = frozenset(["a", "an", "the", "that", "and", "but", "uh", "um", "er", "so", "well", "of", "to"])


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
        if _same("".join(before), "".join(after)) or set(before) | set(after) <= _LITTLE:
            continue
        return " ".join(before), " ".join(after)
    return None


def altered_quotations(pair: Beside, settings: DriftSettings) -> Iterator[Found]:
    """Quotations of which a word was exchanged, added or taken out of the middle; cuts at the ends are none.

    One with square brackets or dots owns up to its changes.
    """
    for here in _QUOTED.finditer(pair.report.text, *pair.span):
        best: tuple[int, Span, tuple[str, str] | None] | None = None
        mine = [normal(here[1][s:e]) for s, e in words(here[1])]
        for there in _QUOTED.finditer(pair.source.text, *pair.source_span):
            theirs = [normal(there[1][s:e]) for s, e in words(there[1])]
            shared = len(set(mine) & set(theirs))
            if len(mine) >= settings.quoted_words and (best is None or shared > best[0]):
                best = (shared, there.span(1), _altered(theirs, mine, settings))
        if best is not None and best[2] is not None and not re.search(r"[\[\]…]|\.\.", here[1]):
            old, new = best[2]
            what = f"“{old}” became “{new}”" if old and new else f"“{old}” is gone" if old else f"“{new}” was put in"
            yield "quote_altered", here.span(1), best[1], f"inside the quotation {what}"
