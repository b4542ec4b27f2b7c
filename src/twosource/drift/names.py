"""Names that a derived sentence replaced by others."""

from collections.abc import Iterator

from twosource.drift.figures import Found
from twosource.drift.pairs import Beside

_DAYS = frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"),
        *("april", "may", "june", "july", "august", "september", "october", "november", "december"),
    ]
)
_MOST = 3  # words of a name; a longer replacement is another way to put it


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.casefold() not in _DAYS and any(c.isalpha() for c in word)


def _alike(a: str, b: str) -> bool:
    """Whether two names may be one: spelling, demonym, initials, or part of the other."""
    from rapidfuzz.fuzz import ratio

    x, y = a.casefold(), b.casefold()
    if x[:4] == y[:4] or ratio(x, y) >= 75 or x in y or y in x:
        return True
    short, long = sorted((a, b), key=len)
    letters = "".join(w[0] for w in long.split()).casefold()
    return letters == short.replace(".", "").casefold() or (short.casefold()[0] == letters and len(short) <= 3)


def replaced_names(pair: Beside) -> Iterator[Found]:
    """Names that stand where another stood, the words about them unchanged.

    Names that stand together somewhere in either report ("Ada Brand", "Brand's Norvik") are taken for one.
    """
    for tag, low, high, start, end in pair.steps:
        if tag != "replace" or not 1 <= high - low <= _MOST or not 1 <= end - start <= _MOST:
            continue
        if low == 0 or (high == len(pair.source_forms) and end < len(pair.forms)):
            continue  # at a sentence's start a capital tells nothing
        old_span = (pair.source_spans[low][0], pair.source_spans[high - 1][1])
        new_span = (pair.spans[start][0], pair.spans[end - 1][1])
        old, new = pair.source.quote(old_span), pair.report.quote(new_span)
        if not all(map(_is_name, (*old.split(), *new.split()))) or _alike(old, new):
            continue
        if any(
            f"{x} {y}" in text for text in (pair.source.text, pair.report.text) for x, y in ((old, new), (new, old))
        ):
            continue
        if new in pair.source.text:
            continue  # the source names it too: another way to put it, or a matter of attribution
        yield "name_changed", new_span, old_span, f"“{old}” became “{new}”"
