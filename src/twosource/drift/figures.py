"""Numbers that a derived sentence changed, and bounds that it dropped or turned about."""

from collections.abc import Iterator

from twosource.drift.pairs import Beside
from twosource.facts import Quantity, find_quantities
from twosource.model import DriftKind, Span

Found = tuple[DriftKind, Span, Span, str]
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
    for measure in sorted({q.measure for q in there}):
        old = [q for q in there if q.measure == measure]
        new = [q for q in here if q.measure == measure]
        for before, after in _partners(old, new):
            if not _compatible(before, after):
                yield "number_changed", after.span, before.span, f"“{before.text}” became “{after.text}”"


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
