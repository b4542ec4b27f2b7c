"""Whether two quantities can both hold of one thing: equal, rounded, converted, one within the other, or apart."""

from typing import Literal

from twosource.facts.records import Quantity
from twosource.facts.units import UNITS, exchanges

Fit = Literal["equal", "rounded", "converted", "bound", "apart", "unlike"]
_ROUNDED = 0.06  # how far a rounded figure may lie from the exact one; tuning half of numbers-dev
_ROUND_FROM = 1000  # a smaller count of people or things is given exactly, or with "about"
_CONVERTED = 0.05  # and a converted one (4.6 billion kilometres, 2.8 billion miles)
_SAME = 1e-9
_DURATIONS = frozenset({"duration", "ordinal_duration"})
_BARE = frozenset({"count", "level"})


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing.

    >>> from twosource.facts.numbers import find_quantities
    >>> a, b, c = find_quantities("The 1,000-day mark fell in its second year after 5 percent growth.")
    >>> alike(a, b), alike(a, c)
    (True, False)
    """
    if a.measure in _DURATIONS and b.measure in _DURATIONS:
        return True
    if a.measure in _BARE and b.measure in _BARE:
        return True
    if a.measure == "percent" == b.measure:
        return a.unit == b.unit
    if {a.measure, b.measure} == {"money", "count"}:  # a currency sign that was lost on the way
        bare = a if a.measure == "count" else b
        return bare.noun is None and bare.event is None and bare.value >= 1e5
    return a.measure == b.measure and a.measure != "label"


def _coarse(a: Quantity, b: Quantity) -> bool:
    """Whether one exact value is the other, rounded or cut to fewer digits."""
    fine, rough = (a, b) if a.digits > b.digits else (b, a)
    if fine.digits == rough.digits or not fine.value or rough.value < 1:
        return fine.digits != rough.digits and abs(a.value - b.value) <= _ROUNDED * max(a.value, b.value)
    if abs(fine.value - rough.value) > _ROUNDED * abs(fine.value):
        return False
    if fine.value == int(fine.value) and fine.measure in ("count", "duration", "age") and fine.value < _ROUND_FROM:
        return False
    unit = _last_place(rough)
    return abs(fine.value - rough.value) < unit


def _last_place(q: Quantity) -> float:
    """The size of the last significant digit of a quantity."""
    from math import floor, log10

    return float(10.0 ** (floor(log10(abs(q.value))) - q.digits + 1)) if q.value else 1.0


def fit(a: Quantity, b: Quantity) -> Fit:
    """How the values of two quantities stand to one another, whatever they count.

    >>> from twosource.facts.numbers import find_quantities
    >>> def q(text): return find_quantities(text)[0]
    >>> fit(q("at least 10 homes"), q("12 homes")), fit(q("several homes"), q("at least two homes"))
    ('bound', 'bound')
    >>> fit(q("its 1,000-day mark"), q("its second year")), fit(q("32 miles"), q("52km"))
    ('apart', 'converted')
    """
    if not alike(a, b):
        return "unlike"
    if a.measure == "score" == b.measure:
        return "equal" if (a.value, a.unit) == (b.value, b.unit) else "apart"
    if (a.measure == "money" or b.measure == "money") and a.unit != b.unit:
        lost = a.unit is None or b.unit is None
        near = 0.4 <= a.value / b.value <= 2.5 if b.value else False
        return "converted" if exchanges(a.value, a.unit, b.value, b.unit) or (lost and near) else "unlike"
    if a.measure == "clock" and a.unit != b.unit and a.unit and b.unit:
        return "unlike"
    if abs(a.value - b.value) <= _SAME * max(1.0, abs(a.value)) and "ordinal_duration" not in (a.measure, b.measure):
        return "equal" if a.bound == b.bound or {a.bound, b.bound} == {"exact", "about"} else "bound"
    if {a.bound, b.bound} <= {"about", "exact"} and "about" in (a.bound, b.bound) and a.unit != b.unit:
        near = abs(a.value - b.value) <= _CONVERTED * max(a.value, b.value)
        if near or a.bound == b.bound:
            return "converted" if near else "apart"
    if a.bound == "exact" == b.bound and "ordinal_duration" not in (a.measure, b.measure):
        if a.unit != b.unit and a.measure not in ("money", "percent", "clock"):
            return "converted" if abs(a.value - b.value) <= _CONVERTED * max(a.value, b.value) else "apart"
        return "rounded" if a.measure not in ("year", "clock", "age", "magnitude") and _coarse(a, b) else "apart"
    if "ordinal_duration" in (a.measure, b.measure):
        (a_low, a_high), (b_low, b_high) = _elapsed(a), _elapsed(b)
        return "equal" if max(a_low, b_low) < min(a_high, b_high) else "apart"
    return "bound" if a.low <= b.high and b.low <= a.high else "apart"


def _elapsed(q: Quantity) -> tuple[float, float]:
    """How long something can have lasted: its second year is day 366 to 730; "two years" leaves some room."""
    if q.measure == "ordinal_duration" or q.bound != "exact":
        return q.low, q.high
    unit = UNITS[q.unit][1] if q.unit in UNITS else 1.0
    return q.value - unit / 2, q.value + unit
