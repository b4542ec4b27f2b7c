"""Ages, home towns and numbers of children that reports give one person: "Ada Boe, 32, of Lund, a mother of two".

Such facts stand beside a name in any sentence, so that claims rarely hold the two that differ together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from twosource.conflicts.extents import elsewhere, names_in
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.notes import is_note
from twosource.conflicts.told import Contexts, Holding, Read, Told, one_dead
from twosource.facts import Where, apart
from twosource.memory import Memory
from twosource.model import ConflictKind
from twosource.names import is_person_noun, split_title
from twosource.text import squash

_WORD = r"[A-Z][\w'’-]*\w\.?|[A-Z]\."
_NAME = rf"(?:{_WORD})(?:\s+(?:(?:de|da|al|el|bin|van|von)\s+)?(?:{_WORD}))*"
_BEFORE = re.compile(rf"(?P<name>{_NAME}),\s+(?:an?\s+|aged?\s+)?$")
_AFTER = re.compile(rf"^(?:\s+(?!{_NAME}|and\b)[a-z-]+){{0,2}}\s+(?P<name>{_NAME})")
_OF = re.compile(rf"(?P<name>{_NAME}),\s+(?:(?:aged?\s+)?\d{{1,3}},\s+)?of\s+(?P<home>{_NAME})(?=[,.;]|\s+[a-z]|\s*$)")
_LIVES = re.compile(
    rf"(?P<name>{_NAME})(?:,\s+(?:aged?\s+)?\d{{1,3}})?,?\s+(?:who\s+)?(?:lives?|lived|resides?|resided)\s+in\s+"
    rf"(?P<home>{_NAME})(?=[,.;]|\s+[a-z]|\s*$)"
)
_PARENT = r"(?:father|mother|parent|dad|mom|mum)"
_PARENT_OF = re.compile(rf"\b{_PARENT}\s+of\s+$")
_PARENT_AFTER = re.compile(rf"(?P<name>{_NAME}),\s+(?:\d{{1,3}},\s+)?(?:an?|the)\s+(?:[a-z-]+\s+){{0,2}}$")
_PARENT_BEFORE = re.compile(rf"^,?\s+(?P<name>{_NAME})")
_CHILDREN_OF = re.compile(rf"(?P<name>{_NAME})(?:,\s+who)?\s+(?:has|had|leaves(?:\s+behind)?|left)\s+$")
_CHILDREN = frozenset({"child", "kid"})
_ENDS = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii"])
_BY = re.compile(r"\b(?:by|of|against)\s+(?:an?|the)\s+$")  # who did it, or whose crime it was
_MISTOLD = 5.0  # years by which one age may be mistold; farther apart are two people, each of them dead
_OLDEST = 120.0


@dataclass(frozen=True, slots=True)
class Known:
    """A fact beside a person's name: an age or a number of children, which `value` has as its amount, or a home."""

    what: str
    names: tuple[str, ...]
    value: Value
    home: Where | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """The same for all that say the same of a name."""
        return (self.what, self.names, self.value.amount, self.home.name if self.home else None)


def people_conflicts(reads: Sequence[Read], holding: Holding, contexts: Contexts, memory: Memory) -> list[Finding]:
    """Two ages, two numbers of children, or two home towns that lie apart, of one person in two reports.

    One person: the same full name, or one name and another report's surname that no other person there has.
    """
    told: dict[str, list[Known]] = {}
    for read in reads:
        for known in memory.recall("conflicts.people", read.key, partial(_known, read, contexts)):
            told.setdefault(known.names[-1].casefold(), []).append(known)
    out = []
    for surname in sorted(told):
        out += _among(told[surname], holding)
    return [*out, *_of_one_dead(reads, holding, contexts)]


def _of_one_dead(reads: Sequence[Read], holding: Holding, contexts: Contexts) -> list[Finding]:
    """Two ages of the one who died, named or not, where two reports each tell of one death and of no such age else."""
    told = [t for read in reads if one_dead(read) for t in read.told if _age_of_dead(t)]
    first: dict[tuple[str, float], Told] = {}
    for t in told:
        first.setdefault((t.sentence.text, t.quantity.value), t)
    given = {read.report.id: {t.quantity.value for t in read.told if t.quantity.measure == "age"} for read in reads}
    out = []
    for a, b in combinations(first.values(), 2):
        x, y = (Known("age", (), _age(t)) for t in (a, b))
        known = a.quantity.value in given[b.sentence.report] or b.quantity.value in given[a.sentence.report]
        near = abs(a.quantity.value - b.quantity.value) <= _MISTOLD
        if near and not known and not _two_people(a, b, contexts):
            reason = f"“{x.value.value}” and “{y.value.value}” can't both be the age of the one who died"
            out.append(_finding(x, y, "quantity", "age of the one who died", reason, holding))
    return out


def _two_people(a: Told, b: Told, contexts: Contexts) -> bool:
    """Whether two sentences name two people, or other days or places."""
    ca, cb = (contexts.of(t.sentence.text) for t in (a, b))
    x, y = names_in(a.sentence, ca), names_in(b.sentence, cb)
    return elsewhere(ca, cb) or bool(x and y and not x & y)


def _age_of_dead(t: Told) -> bool:
    """Whether a figure is the age of whoever died, and of nobody who did it."""
    q = t.quantity
    return q.measure == "age" and q.event == "dead" and q.bound == "exact" and not _BY.search(_head(t))


def _head(t: Told) -> str:
    return t.sentence.text[: t.local.span[0]]


def _age(t: Told) -> Value:
    q = t.quantity
    return Value(t.sentence.report, q.span, q.text, None, (q.value, q.value))


def _among(told: Sequence[Known], holding: Holding) -> list[Finding]:
    """What differs among facts of one surname: each against the first of every other name and value."""
    shared = len(_firsts(told)) > 1
    kept = [k for k in told if len(k.names) > 1 or not shared]
    first: dict[object, Known] = {}
    for k in kept:
        first.setdefault(k.key, k)
    return [
        finding
        for k in kept
        for other in first.values()
        if other.what == k.what
        and other.key != k.key
        and other.value.report != k.value.report
        and _one(other.names, k.names)
        for finding in _differ(other, k, holding)
    ]


def _firsts(told: Sequence[Known]) -> set[str]:
    """The first names that go with a surname, initials and what stands before a longer name's end left out."""
    full = {tuple(w.casefold() for w in k.names) for k in told if len(k.names) > 1}
    ends = {names for names in full if not any(o != names and names[-len(o) :] == o for o in full)}
    return {names[0] for names in ends if len(names[0].rstrip(".")) > 1}


def _known(read: Read, contexts: Contexts) -> list[Known]:
    """Every age, home and number of children that a report gives beside a name."""
    return [*_ages(read), *_homes(read, contexts), *_children(read)]


def _ages(read: Read) -> Iterator[Known]:
    for t in read.told:
        q, text = t.quantity, t.sentence.text
        if q.measure != "age" or q.bound != "exact" or q.value > _OLDEST or is_note(text):
            continue
        m = _BEFORE.search(text[: t.local.span[0]]) or _AFTER.search(text[t.local.span[1] :])
        names = _person(m["name"]) if m else ()
        if names:
            yield Known("age", names, _age(t))


def _homes(read: Read, contexts: Contexts) -> Iterator[Known]:
    for s in read.sentences:
        for m in () if is_note(s.text) else (*_OF.finditer(s.text), *_LIVES.finditer(s.text)):
            names, span = _person(m["name"]), m.span("home")
            place = next((p for p in contexts.of(s.text).places if p.span == span), None)
            if names and place is not None and place.precision == "town":
                at = (s.span[0] + span[0], s.span[0] + span[1])
                yield Known("home", names, Value(s.report, at, m["home"]), place)


def _children(read: Read) -> Iterator[Known]:
    """ "Ada Boe, a mother of two", "father of three Odo Lund", "Lund has four children"."""
    for t in read.told:
        q, text = t.quantity, t.sentence.text
        if q.measure != "count" or q.bound != "exact" or is_note(text):
            continue
        before, after = text[: t.local.span[0]], text[t.local.core[1] :]
        parent = _PARENT_OF.search(before)
        if parent is not None:
            m = _PARENT_AFTER.search(before[: parent.start()]) or _PARENT_BEFORE.search(after)
        else:
            m = _CHILDREN_OF.search(before) if q.noun in _CHILDREN and not q.modifiers else None
        names = _person(m["name"]) if m else ()
        if names:
            start = q.core[0]
            value = Value(
                t.sentence.report, (start, q.core[1]), text[t.local.core[0] : t.local.core[1]], None, (q.value, q.value)
            )
            yield Known("children", names, value)


def _person(words: str) -> tuple[str, ...]:
    """The name in a run of capitalised words, office and suffix left out; empty where it is a bare office."""
    _, name = split_title(words.split())
    kept = tuple(w for w in name if w.casefold() not in _ENDS)
    return () if not kept or is_person_noun(kept[-1].casefold()) or len(kept[-1].rstrip(".")) < 2 else kept


def _one(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of one surname can be one person's: first names alike, an initial, or one left out."""
    short, long = sorted((tuple(a), tuple(b)), key=len)
    if long[-len(short) :] == short:
        return True  # a surname alone, or "Englishman Ada Boe"
    x, y = a[0].casefold().rstrip("."), b[0].casefold().rstrip(".")
    return x == y or (1 in (len(x), len(y)) and x[0] == y[0])


def _differ(a: Known, b: Known, holding: Holding) -> list[Finding]:
    """What differs between two facts of one person: nothing, or one finding."""
    who = " ".join(a.names if len(a.names) >= len(b.names) else b.names)
    both = f"“{squash(a.value.value)}” and “{squash(b.value.value)}”"
    if a.home is not None and b.home is not None:
        two = apart(a.home, b.home)
        return [_finding(a, b, "place", f"where {who} is from", f"{both} are two places", holding)] if two else []
    if a.home is not None or b.home is not None or a.value.amount == b.value.amount:
        return []
    if a.what == "children":
        return [_finding(a, b, "quantity", f"number of children of {who}", f"{both} can't both be right", holding)]
    return [_finding(a, b, "quantity", f"age of {who}", f"{both} can't both be {who}'s age", holding)]


def _finding(a: Known, b: Known, kind: ConflictKind, about: str, reason: str, holding: Holding) -> Finding:
    x, y = (replace(v, claim=holding.claim(v.report, v.span)) for v in (a.value, b.value))
    return Finding(("person", a.what, a.names[-1].casefold() if a.names else ""), kind, "conflict", about, x, y, reason)
