"""How the facts of two texts differ: numbers, dates, places and polarity, the most telling first."""

import re
from collections.abc import Sequence

from twosource.facts.context import Context, likeness, read_context
from twosource.facts.dates import find_dates
from twosource.facts.places import Gazetteer, apart
from twosource.facts.polarity import opposed
from twosource.facts.records import Difference, Outcome, Quantity, Verdict, When
from twosource.facts.relate import relate
from twosource.facts.values import fit
from twosource.model import Span

_ONE_THING = 0.4  # share of common words from which opposite words are opposite statements; half of contradiction-dev
_SURE_THING = 0.6  # and from which two dates are dates of one thing; tuning half of numbers-dev


def relate_texts(
    a: str,
    b: str,
    a_span: Span | None = None,
    b_span: Span | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[Difference]:
    """How the facts of two texts that may tell one thing stand to one another, most telling first.

    With spans, only the values there are compared, and exactly one difference is given. "same" is given too.

    >>> [(d.kind, d.relation, d.a, d.b) for d in relate_texts("The fire killed 12.", "At least 10 died in the fire.")]
    [('quantity', 'bound', '12', 'At least 10')]
    """
    names = gazetteer or Gazetteer()
    ca, cb = read_context(a, names), read_context(b, names)
    qa, qb = ca.quantities, cb.quantities
    if a_span is not None and b_span is not None:
        return [_at(a, b, a_span, b_span, qa, qb, ca, cb)]
    years = ("year", "clock")
    pairs = align([q for q in qa if q.measure not in years], [q for q in qb if q.measure not in years])
    found = [_difference(x, y, relate(x, y, ca, cb)) for x, y in pairs]
    found += [*_polarity(a, b, ca, cb), *_dates(a, b, ca, cb), *_places(ca, cb)]
    return sorted(found, key=lambda d: _ORDER.index(d.relation))


def _polarity(a: str, b: str, ca: Context, cb: Context) -> list[Difference]:
    turn = opposed(a, b)
    if turn is None or likeness(ca, cb) < _ONE_THING:
        return []
    words = (a[slice(*turn.a_span)], b[slice(*turn.b_span)])
    return [Difference("polarity", "conflict", *words, turn.a_span, turn.b_span, turn.reason)]


def _dates(a: str, b: str, ca: Context, cb: Context) -> list[Difference]:
    """Dates of two texts: same where any two agree; a conflict only where all differ and the words are much alike."""
    da = [d for d in find_dates(a) if d.role == "on"]
    db = [d for d in find_dates(b) if d.role == "on"]
    pairs = [(x, y, agree) for x in da for y in db if (agree := _agree(x, y)) is not None]
    if not pairs:
        return []
    x, y, same = next((p for p in pairs if p[2]), pairs[0])
    relation: Outcome = "same" if same else "conflict" if likeness(ca, cb) >= _SURE_THING else "scope"
    reason = f"both say {x.text}" if same else f"“{x.text}” and “{y.text}” are two dates"
    return [Difference("date", relation, x.text, y.text, x.span, y.span, reason)]


def _agree(a: When, b: When) -> bool | None:
    """Whether two dates can be one day or one period; None where they can't be compared."""
    if a.first and a.last and b.first and b.last:
        return a.first <= b.last and b.first <= a.last
    if a.weekday is not None and b.weekday is not None:
        return a.weekday == b.weekday
    if a.month_day and b.month_day:
        return a.month_day == b.month_day
    if a.weekday is None and b.weekday is None and (x := _month(a)) and (y := _month(b)):
        return x == y
    return None


_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def _month(date: When) -> str | None:
    """The month of a date as its first three letters, where it is written."""
    found = _MONTH.search(date.text)
    return found[0].lower() if found else None


def _places(ca: Context, cb: Context) -> list[Difference]:
    """Places of two texts: two places are mostly two things."""
    pairs = [(x, y) for x in ca.places for y in cb.places if not x.demonym and not y.demonym]
    if not pairs:
        return []
    near = next(((x, y) for x, y in pairs if not apart(x, y)), None)
    x, y = near or pairs[0]
    reason = f"{x.text} and {y.text} can be one place" if near else f"{x.text} and {y.text} are two places"
    return [Difference("place", "same" if near else "scope", x.text, y.text, x.span, y.span, reason)]


_ORDER: tuple[Outcome, ...] = ("conflict", "correction", "update", "bound", "same", "scope")


def _difference(a: Quantity, b: Quantity, verdict: Verdict) -> Difference:
    return Difference("quantity", verdict.relation, a.text, b.text, a.span, b.span, verdict.reason)


def align(qa: Sequence[Quantity], qb: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of quantities that may be values of one thing, each used once, the most alike first.

    >>> from twosource.facts.numbers import find_quantities
    >>> x = find_quantities("12 dead and 40 injured"); y = find_quantities("42 injured, 12 killed")
    >>> [(p.text, q.text) for p, q in align(x, y)]
    [('12', '12'), ('40', '42')]
    """
    scored = sorted(
        ((_alikeness(x, y), i, j) for i, x in enumerate(qa) for j, y in enumerate(qb) if fit(x, y) != "unlike"),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score > 0 and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((i, j))
    return [(qa[i], qb[j]) for i, j in sorted(pairs)]


def _alikeness(a: Quantity, b: Quantity) -> int:
    score = 1 if a.measure not in ("count", "level", "label", "year") else 0
    score += 3 if a.event and a.event == b.event else 0
    score -= 3 if a.event and b.event and a.event != b.event else 0
    score += 2 if a.noun and a.noun == b.noun else 0
    score += 2 if fit(a, b) in ("equal", "rounded") else 0
    return score


def _at(
    a: str, b: str, a_span: Span, b_span: Span, qa: Sequence[Quantity], qb: Sequence[Quantity], ca: Context, cb: Context
) -> Difference:
    """The relation of the values at two given spans."""
    dates = [[d for d in find_dates(t) if d.span[0] < s[1] and s[0] < d.span[1]] for t, s in ((a, a_span), (b, b_span))]
    x = next((q for q in qa if q.span[0] < a_span[1] and a_span[0] < q.span[1]), None)
    y = next((q for q in qb if q.span[0] < b_span[1] and b_span[0] < q.span[1]), None)
    if x is not None and y is not None and fit(x, y) != "unlike":
        return _difference(x, y, relate(x, y, ca, cb))
    words = (a[slice(*a_span)], b[slice(*b_span)])
    if dates[0] and dates[1]:
        same = dates[0][0].text.lower() == dates[1][0].text.lower()
        alike = likeness(ca, cb) >= _SURE_THING and ca.names == cb.names
        relation: Outcome = "same" if same else "conflict" if alike else "scope"
        return Difference("date", relation, *words, a_span, b_span, "two dates")
    if words[0].lower() == words[1].lower() or (
        "." in words[0] + words[1] and words[0].rstrip(".0") == words[1].rstrip(".0") != ""
    ):
        return Difference("quantity", "same", *words, a_span, b_span, "the same words")
    return Difference("quantity", "scope", *words, a_span, b_span, "a value could not be read")
