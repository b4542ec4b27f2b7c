"""Numbers that a derived sentence changed, and bounds that it dropped or turned about."""

from collections.abc import Iterator

from twosource.drift.pairs import Beside
from twosource.facts import Quantity, find_quantities
from twosource.model import DriftKind, Span

Found = tuple[DriftKind, Span, Span, str]
_LIKE = 0.45  # of sentences' words in order; below it like numbers may be of other facts
_SURELY_ONE = 0.8
_IDLE = ("ordinal", "label", "ordinal_duration")  # "first", "Route 4": names rather than numbers


def _quantities(text: str, start: int) -> list[Quantity]:
    return [q.moved(start) for q in find_quantities(text) if q.bound != "vague" and q.measure not in _IDLE]


def _bound(before: Quantity, after: Quantity) -> tuple[DriftKind, str] | None:
    """What became of a number's bound where the number itself stayed."""
    if {before.bound, after.bound} == {"at_least", "at_most"}:
        return "sense_reversed", f"“{before.text}” became “{after.text}”: a bound from above and one from below"
    if before.bound in ("at_least", "at_most", "about", "nearly") and after.bound == "exact":
        return "caveat_dropped", f"“{before.text}” became “{after.text}”: the bound is gone"
    return None


def _compatible(before: Quantity, after: Quantity) -> bool:
    """Whether the second may be the first in other units, rounded or as a bound."""
    if abs(before.value - after.value) <= 0.05 * max(abs(before.value), abs(after.value)) and (
        before.unit != after.unit or "about" in (before.bound, after.bound)
    ):
        return True
    inexact = before.bound != "exact" or after.bound != "exact"
    return inexact and before.low <= after.high and after.low <= before.high


def changed_figures(pair: Beside) -> Iterator[Found]:
    """Numbers changed and bounds lost between a sentence and its source."""
    here = _quantities(pair.report.quote(pair.span), pair.span[0])
    there = _quantities(pair.source.quote(pair.source_span), pair.source_span[0])
    for before in list(there):
        same = [a for a in here if a.value == before.value and a.measure == before.measure]
        if same:
            here.remove(same[0])
            there.remove(before)
            turned = _bound(before, same[0])
            if turned:
                yield turned[0], same[0].span, before.span, turned[1]
    changed = [
        (before, after)
        for measure in sorted({q.measure for q in there})
        for before, after in _partners(
            [q for q in there if q.measure == measure], [q for q in here if q.measure == measure]
        )
        if not _compatible(before, after) and _counterparts(pair, before, after)
    ]
    if len(changed) > 1 and pair.likeness < _SURELY_ONE:
        return  # several at once: likelier another fact told in like words
    for before, after in changed:
        yield "number_changed", after.span, before.span, f"“{before.text}” became “{after.text}”"


def _counterparts(pair: Beside, before: Quantity, after: Quantity) -> bool:
    """Whether two numbers stand for one: they count the same in like sentences, or are a slip of the pen."""
    old, new = pair.source.quote(before.core), pair.report.quote(after.core)
    if sorted(old) == sorted(new) and len(old) > 1:
        return True  # 31 and 13
    if pair.likeness < _LIKE:
        return False
    if before.noun is not None or after.noun is not None:
        return before.noun == after.noun and (before.bound == after.bound or "exact" in (before.bound, after.bound))
    tail, other = pair.source.text[before.core[1] :][:30], pair.report.text[after.core[1] :][:30]
    if tail[:1] == "-" or other[:1] == "-":
        return False  # "170,000-square-foot": a measure in a compound
    if tail.split()[:1] == other.split()[:1]:
        return True
    return before.measure == after.measure != "count" and before.unit == after.unit


def _partners(old: list[Quantity], new: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Which new number stands for which old one: the only one left, or the only one that counts the same."""
    if len(old) == len(new) == 1:
        a, b = old[0], new[0]
        if a.noun is None or b.noun is None or a.noun == b.noun or (a.event is not None and a.event == b.event):
            yield a, b
        return
    for a in old:
        if a.noun is not None and [q.noun for q in old].count(a.noun) == 1:
            found = [b for b in new if b.noun == a.noun]
            if len(found) == 1:
                yield a, found[0]
