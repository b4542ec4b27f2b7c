"""How two values of one thing stand to one another: same, bound, update, conflict, or of two different things.

Numbers tell paraphrase from contradiction where word overlap and embeddings can't, if one asks first what each
counts, over which area, when, and whether the thing moves. Rules, in the order an editor would ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.facts.context import Context, likeness, read_context
from twosource.facts.dates import find_dates
from twosource.facts.lexicon import GROWING, GROWING_NOUNS
from twosource.facts.numbers import find_quantities
from twosource.facts.places import Gazetteer
from twosource.facts.records import Difference, Quantity
from twosource.facts.scope import scope
from twosource.facts.values import fit
from twosource.model import Relation, Span

Outcome = Relation | Literal["same"]
_ONE_THING = 0.5  # share of words in common from which two numbers of one kind are taken for values of one thing
_SURE_THING = 0.6  # and from which differing fixed values are called a conflict; tuning half of numbers-dev
_MARKET_PERCENT = 0.05  # a rounded percentage of a market figure (2.86, 2.9); farther apart, time has passed
_MARKET_LEVEL = 0.002  # the same for a price or level (2,053 and 2,053.27)
_FIXED_EVENTS = frozenset({"aboard", "freed", "sold", "bought", "ordered", "hired", "voted"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation and why."""

    relation: Outcome
    reason: str


def relate(a: Quantity, b: Quantity, a_context: Context, b_context: Context) -> Verdict:
    """How quantity `a`, read in its sentence, stands to `b`, read in its own.

    >>> def told(x, y):
    ...     return relate(find_quantities(x)[0], find_quantities(y)[0], read_context(x), read_context(y)).relation
    >>> told("Landslide kills 12 in northern Peru", "Landslide in Peru kills 15")
    'update'
    >>> told("Landslide kills 12 in northern Peru", "Landslide kills 15 in Nepal")
    'scope'
    >>> told("The ferry had 127 people on board.", "The ferry sank with 130 people on board.")
    'conflict'
    """
    how = fit(a, b)
    if how == "unlike":
        return Verdict("scope", f"“{a.text}” and “{b.text}” measure different things")
    agree = how in ("equal", "rounded", "converted")
    anchored = _anchored(a, b, a_context, b_context)
    other = scope(a, b, a_context, b_context, equal=agree, anchored=anchored)
    if other:
        return Verdict("scope", other)
    if how == "rounded" and a_context.market and b_context.market and not _close(a, b):
        return Verdict("update", f"“{a.text}” and “{b.text}”: market figures move during a session")
    if how == "equal":
        return Verdict("same", f"both say {a.text}")
    if how == "rounded":
        return Verdict("same", f"“{a.text}” and “{b.text}” are one figure, rounded")
    if how == "converted":
        return Verdict("same", f"“{a.text}” and “{b.text}” are one amount in two units")
    like = likeness(a_context, b_context)
    if how == "bound":
        if a.bound == b.bound == "at_least" and _grows(a, b):
            return Verdict("update", f"“{a.text}” and “{b.text}” are lower limits of a growing count")
        return Verdict("bound", f"“{a.text}” and “{b.text}” can both hold")
    return _differ(a, b, a_context, b_context, like)


def _close(a: Quantity, b: Quantity) -> bool:
    room = _MARKET_PERCENT if a.measure == "percent" else _MARKET_LEVEL
    return abs(a.value - b.value) <= room * max(a.value, b.value)


def _anchored(a: Quantity, b: Quantity, ca: Context, cb: Context) -> bool:
    """Whether the two sentences share another telling figure: the same earlier price, the same change."""
    return any(
        x.value == y.value
        and x.measure == y.measure
        and x.measure not in ("year", "label", "ordinal")
        and x.digits >= 3
        for x in find_quantities(ca.text)
        for y in find_quantities(cb.text)
        if x.span != a.span and y.span != b.span
    )


def _grows(a: Quantity, b: Quantity) -> bool:
    if a.event in _FIXED_EVENTS or b.event in _FIXED_EVENTS:
        return False
    return a.event in GROWING or b.event in GROWING or a.noun in GROWING_NOUNS or b.noun in GROWING_NOUNS


def _differ(a: Quantity, b: Quantity, ca: Context, cb: Context, like: float) -> Verdict:
    """Two values of one thing that can't both hold at once: does the thing move, or does someone err?"""
    both = f"“{a.text}” and “{b.text}”"
    if a.measure in ("duration", "ordinal_duration") and "ordinal_duration" in (a.measure, b.measure):
        return Verdict("conflict", f"{both} can't both hold at one time")
    if (ca.market and cb.market) and a.measure in ("level", "money", "percent", "count"):
        return Verdict("update", f"{both}: market figures move during a session")
    if _grows(a, b) or a.measure == "score":
        return Verdict("update", f"{both}: such counts grow as they are taken")
    if _moves(ca) and _moves(cb) and a.measure in ("length", "speed"):
        return Verdict("update", f"{both}: the position of something that moves")
    if ca.months != cb.months and ca.months and cb.months:
        return Verdict("update", f"{both} are given for two months")
    if _other_names(ca, cb) or (_other_names(cb, ca) and a.measure != "age"):
        return Verdict("scope", f"{both} stand beside other names")
    if like >= _SURE_THING or (a.measure in ("age", "year") and ca.names & cb.names) or a.event == "aboard":
        return Verdict("conflict", f"{both} can't both hold of one thing")
    return Verdict("scope", f"{both} are not clearly values of one thing")


def _other_names(ca: Context, cb: Context) -> bool:
    """Whether each text starts with, or holds, a name the other lacks."""
    x, y = _all_names(ca), _all_names(cb)
    return bool(x - _words(cb) and y - _words(ca)) and not ca.names & cb.names


def _all_names(c: Context) -> frozenset[str]:
    return c.names | c.opening


def _words(c: Context) -> set[str]:
    return set(c.text.lower().replace("'s", "").replace("’s", "").split())


def _moves(c: Context) -> bool:
    return bool({"center", "centr", "drift", "mov", "storm", "hurrican", "posit"} & c.stems)


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
    qa, qb = find_quantities(a), find_quantities(b)
    if a_span is not None and b_span is not None:
        return [_at(a, b, a_span, b_span, qa, qb, ca, cb)]
    found = [_difference(x, y, relate(x, y, ca, cb)) for x, y in align(qa, qb)]
    return sorted(found, key=lambda d: _ORDER.index(d.relation))


_ORDER: tuple[Outcome, ...] = ("conflict", "correction", "update", "bound", "same", "scope")


def _difference(a: Quantity, b: Quantity, verdict: Verdict) -> Difference:
    return Difference("quantity", verdict.relation, a.text, b.text, a.span, b.span, verdict.reason)


def align(qa: Sequence[Quantity], qb: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of quantities that may be values of one thing, each used once, the most alike first.

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
    a: str, b: str, a_span: Span, b_span: Span, qa: list[Quantity], qb: list[Quantity], ca: Context, cb: Context
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
