"""How far, how fast, how much, for how long: figures that hang from one verb, of one person or thing.

"He fell 150 metres" and "a fall of ..., falling about 200 feet" rarely share enough words to be one claim. What ties
them is the verb and a detail that only one person or thing has: a name, or an age.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.lexicon import ONCE, RECURS
from twosource.conflicts.notes import is_note
from twosource.conflicts.slips import NO_DESCENT, Descent
from twosource.conflicts.told import Contexts, Holding, Read, Sentence, Told, parsed
from twosource.conflicts.wording import about
from twosource.facts import Context, Quantity, apart, fit
from twosource.facts.context import stem
from twosource.facts.lexicon import word_set
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import ConflictKind
from twosource.settings import ConflictSettings
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Span as Sent

_ANY = ("length", "speed")  # of any verb; of what happens once also these:
_ONCE = ("duration", "money", "mass", "clock")
# Verbs of what has one time of day beside those that happen once.
_TIMED = word_set("hit strike pull begin start fall happen occur")
# What hours were spent on: a noun after "of", a verb after "spent", or the verb of a clause beside it.
_SPENT_ON = re.compile(
    r"\s+hours?(?:\s+of\s+(?:[a-z-]+\s+)??(?P<of>[a-z]{3,}(?:ions?|ing|s|al|ment|y))\b|\s+(?P<ing>[a-z]{3,}ing)|"
    r",?\s+(?:while|as)\s+(?:\w+\s+){1,2}?(?P<ed>[a-z]{3,}ed))\b"
)
_ACTIVITY = "activity"
_HOURS = 2.0  # days; what lasts longer is spoken of while it lasts
_STEM = 6  # letters by which "negotiations" and "negotiated" are one
_SHARED = 2  # words beside the activity that two sentences of one share at least (own cases)
_PLAIN = frozenset({"be", "have", "do", "say", "tell", "report", "add", "include"})
_MOVES = frozenset({"center", "drift", "storm", "hurrican", "cyclon", "typhoon", "posit"})


@dataclass(frozen=True, slots=True)
class Extent:
    """A figure and the verb it hangs from, by kind."""

    told: Told
    verb: str


def extent_conflicts(
    reads: Sequence[Read],
    readings: Readings,
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
    descent: Descent = NO_DESCENT,
) -> list[Finding]:
    """Two figures of one verb and one measure in two reports that can't both hold of one person or thing."""
    groups: dict[tuple[str, str], dict[tuple[str, int], Extent]] = {}
    for read in reads:
        for e in memory.recall("conflicts.extents", read.key, partial(_extents, read, readings)):
            same = groups.setdefault((e.verb, e.told.quantity.measure), {})
            same.setdefault((e.told.sentence.text, e.told.local.core[0]), e)
    kept = memory.of("conflicts.extent")
    found = []
    for group in sorted(groups):
        extents = list(groups[group].values())[: settings.most_compared]
        amounts = _amounts([e.told.quantity for e in extents])
        for i, a in enumerate(extents):
            for b in extents[i + 1 :]:
                pair = (a.told.key, b.told.key)
                if pair not in kept:
                    kept[pair] = _differ(a.told, b.told, group[0], contexts, settings)
                if kept[pair]:
                    found.append(_finding(group, (a.told, b.told), amounts, holding, descent))
    return found


def _amounts(quantities: Sequence[Quantity]) -> dict[Quantity, tuple[float, float]]:
    """The amount of each figure, that of the first which says the same in another unit or rounded."""
    out: dict[Quantity, tuple[float, float]] = {}
    for q in quantities:
        same = (o for o in out if fit(o, q) in ("equal", "rounded", "converted"))
        out[q] = next((out[o] for o in same), (q.low, q.high))
    return out


def _extents(read: Read, readings: Readings) -> list[Extent]:
    """The figures of a report that stand alone under a verb; none without a reading, none of what is denied."""
    sents = {s.number: sent for s, sent in parsed(read, readings)}
    out = [Extent(t, f"{_ACTIVITY} {act}") for t in read.told if (act := _activity(t)) and not is_note(t.sentence.text)]
    held: dict[int, list[Told]] = {}
    for t in read.told:
        if t.quantity.measure in (*_ANY, *_ONCE) and t.quantity.bound in ("exact", "about"):
            held.setdefault(t.sentence.number, []).append(t)
    for number, told in held.items():
        if number in sents and number not in read.denying and not is_note(told[0].sentence.text):
            out.extend(_alone(told, sents[number]))
    return out


def _activity(t: Told) -> str | None:
    """What a stretch of hours was spent on: "two hours of talks", "spent two hours talking", "while they talked"."""
    q, text = t.quantity, t.sentence.text
    if q.measure != "duration" or q.bound not in ("exact", "about", "nearly") or q.value >= _HOURS:
        return None
    m = _SPENT_ON.match(text[t.local.core[1] :])
    return stem(m["of"] or m["ing"] or m["ed"])[:_STEM] if m else None


def _alone(told: Sequence[Told], sent: "Sent") -> Iterator[Extent]:
    """Figures under a verb that gives no other of their measure, but the same in another unit."""
    verbs = [_verb(t, sent) for t in told]
    for t, verb in zip(told, verbs, strict=True):
        measure = t.quantity.measure
        rivals = [o for o, v in zip(told, verbs, strict=True) if v == verb and o.quantity.measure == measure]
        apart_ = any(fit(t.quantity, o.quantity) == "apart" for o in rivals)
        if verb and not apart_ and rivals[0] is t and _measured(measure, verb):
            yield Extent(t, verb)


def _measured(measure: str, verb: str) -> bool:
    """Whether a verb has one figure of a measure, whoever tells it."""
    if measure == "clock":
        return verb in _TIMED or (verb in ONCE.values() and verb not in RECURS)
    return measure in _ANY or verb in ONCE.values()


def _verb(t: Told, sent: "Sent") -> str | None:
    """The verb that a figure hangs from, by kind; None under a plain one, or one that is no fact."""
    start = sent.start_char + t.local.core[0]
    token = next((w for w in sent if w.idx <= start < w.idx + len(w)), None)
    while token is not None and token.pos_ != "VERB" and token.head != token and token.dep_ != "appos":
        token = token.head
    if token is None or token.pos_ != "VERB":
        return None
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ == "MD") for c in token.children):
        return None
    lemma = token.lemma_.lower()
    return None if lemma in _PLAIN else ONCE.get(lemma, lemma)


def _differ(a: Told, b: Told, verb: str, contexts: Contexts, settings: ConflictSettings) -> bool:
    """Whether two figures of one verb can't both hold of the one person or thing that both sentences name."""
    if a.sentence.report == b.sentence.report or fit(a.quantity, b.quantity) != "apart":
        return False
    ca, cb = contexts.of(a.sentence.text), contexts.of(b.sentence.text)
    if _MOVES & (ca.stems | cb.stems) or _gives(ca, b) or _gives(cb, a) or elsewhere(ca, cb):
        return False
    if verb.startswith(_ACTIVITY):
        near = abs(a.quantity.value - b.quantity.value) <= (settings.most_ratio - 1) * min(
            a.quantity.value, b.quantity.value
        )
        return near and sum(s[:_STEM] not in verb for s in ca.stems & cb.stems) >= _SHARED
    return _one(a, b, ca, cb, settings)


def _gives(context: Context, other: Told) -> bool:
    """Whether a sentence gives the other's value as well, so that it tells two things."""
    q = other.quantity
    return any(fit(x, q) in ("equal", "rounded", "converted") for x in context.quantities if x.measure == q.measure)


def elsewhere(ca: Context, cb: Context) -> bool:
    """Whether the two name other days, years or places."""
    days = ca.weekdays and cb.weekdays and not ca.weekdays & cb.weekdays
    years = ca.years and cb.years and not ca.years & cb.years
    places = ca.places and cb.places and all(apart(x, y) for x in ca.places for y in cb.places)
    return bool(days or years or places)


def _one(a: Told, b: Told, ca: Context, cb: Context, settings: ConflictSettings) -> bool:
    """Whether both name one person or thing: one age, or one name and figures not too far apart."""
    ages = [{q.value for q in c.quantities if q.measure == "age"} for c in (ca, cb)]
    if ages[0] and ages[1]:
        return bool(ages[0] & ages[1])
    x, y = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if a.quantity.measure == "clock":
        return y - x > settings.clock_slack_minutes and bool(names_in(a.sentence, ca) & names_in(b.sentence, cb))
    return y <= settings.most_ratio * x and bool(names_in(a.sentence, ca) & names_in(b.sentence, cb))


def names_in(sentence: Sentence, context: Context) -> set[str]:
    """The names in a sentence, without those of places and of whoever is cited for it."""
    other = [*(p.text for p in context.places), *(who for _, who in sentence.speakers)]
    return set(context.names) - {normal(w) for words in other for w in words.split()}


def _finding(
    group: tuple[str, str],
    told: tuple[Told, Told],
    amounts: Mapping[Quantity, tuple[float, float]],
    holding: Holding,
    descent: Descent,
) -> Finding:
    x, y = (
        Value(report, q.span, q.text, holding.claim(report, q.span), amounts[q])
        for report, q in ((t.sentence.report, t.quantity) for t in told)
    )
    reason = f"“{x.value}” and “{y.value}” can't both hold of one thing"
    for copy, first in ((x, y), (y, x)):
        if (copy.report, first.report) in descent:
            reason = f"“{copy.value}” differs from “{first.value}” in the report that it appears to derive from"
    kind: ConflictKind = "date" if told[0].quantity.measure == "clock" else "quantity"
    return Finding(("extent", *group), kind, "conflict", about(*told, holding.spans), x, y, reason)
