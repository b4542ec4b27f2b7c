"""Figures of one thing that differ: inside one claim, between reports, and inside one report."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from twosource.conflicts.borne import SURE, borne
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.inside import inside
from twosource.conflicts.orders import order_verdict, told_to_leave
from twosource.conflicts.revised import CORRECTS, RISEN, corrects, taken_back
from twosource.conflicts.slips import NO_DESCENT, Descent, changed_in_copy, without_slips
from twosource.conflicts.told import Contexts, Holding, Read, Told
from twosource.conflicts.wording import about
from twosource.facts import Context, Quantity, Verdict, fit, likeness, relate
from twosource.facts.calendar import MONTH
from twosource.facts.lexicon import GENERIC_PEOPLE, GROWING, word_set
from twosource.memory import Memory
from twosource.model import ConflictKind, Relation
from twosource.settings import ConflictSettings

_WHOLE = re.compile(r"\b(?:\d[\d,]*|[a-z]+)\s+of\s+(?:the|its|their|his|her|those|these)\s+$", re.IGNORECASE)
_OF_WHOLE = re.compile(  # "of the 23 arrested, 12", "among those nine, two"
    r"(?:\b(?:of|among)\s+(?:the|its|their|those|these)|(?:^|[.;,(–—]\s*)\W*(?:out\s+of|of|among))\s+"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|dozens?|hundreds?)"
    r"\b[^,.;]*,[^.;]*$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^(?:\s+\w+){0,2}\s*(?:\bper\b|\ban?\s+(?:game|match|day|week|month|year|head|contest|season)\b)", re.IGNORECASE
)
_LONG_AGO = re.compile(  # what is told of another time: "in early March", "in 2007", "a year ago"
    rf"\b(?:in|last)\s+(?:early\s+|late\s+|mid-?\s*)?{MONTH}\b(?!\.?\s+\d)|\bin\s+(?:19|20)\d\d\b|"
    r"\blast\s+(?:year|month|spring|summer|autumn|fall|winter)\b|\b(?:years?|months?|decades?)\s+(?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\baverag\w+\b[^.;]*$", re.IGNORECASE)
_NOTE = re.compile(r"^\W*correction\b|\bearlier\s+version\s+of\s+this\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_END = re.compile(r"[.!?”\"’']\s*$")
_LEAST_WORDS = 4  # small words that a sentence has and the line that dates a report has not
Corrected = Mapping[str, frozenset[tuple[float, str | None]]]
_TOLLS = word_set(
    "dead injured treated missing trapped arrested abducted displaced infected destroyed downed freed aboard"
)
# Nouns that say nothing of what is counted.
_EMPTY_NOUNS = word_set("time way thing part side step point reason kind type other one member place")
_KEYED = ("count",)
_ORDERED = ("told to leave",)


def figure_conflicts(
    reads: Sequence[Read],
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    descent: Descent = NO_DESCENT,
    memory: Memory | None = None,
) -> list[Finding]:
    """Every pair of figures that are values of one thing and differ; what a copy changed differs from its parent's.

    A group of figures that may be of one thing is compared once and remembered; so is each pair, for when a group
    has grown.
    """
    memory = memory or Memory()
    corrected = {r.report.id: memory.recall("conflicts.corrected", r.key, partial(_corrected, r)) for r in reads}
    claim_of: dict[tuple[bytes, int], str | None] = {}
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for read in reads:
        fixed = memory.recall("conflicts.figure_keys", read.key, partial(_fixed_keys, read))
        held = zip(read.told, holding.of_told(read), holding.surely(read), fixed, strict=True)
        for t, claim, sure, keys in held:
            claim_of[t.key] = claim
            if keys is None:
                continue
            if sure:
                groups[SURE, sure, t.quantity.measure].append(t)
            if claim:
                groups["claim", claim, t.quantity.measure].append(t)
            for key in keys:
                groups[key].append(t)
    found: dict[tuple[Value, Value], Finding] = {}
    comparing = _Comparing(contexts, corrected, settings, memory)
    for key in sorted(groups):
        for a, b, verdict in comparing.group(key, _distinct(groups[key], settings)):
            finding = _finding(key, a, b, verdict, claim_of, holding, descent)
            found.setdefault((finding.a, finding.b), finding)
    return without_slips(list(found.values()))


def _corrected(read: Read) -> frozenset[tuple[float, str | None]]:
    """The figures that a report gives up, in a correction note or in passing, with what befell those counted."""
    noted = {(t.quantity.value, t.quantity.event) for t in read.told if _NOTE.search(t.sentence.text)}
    return taken_back(read) | noted


def _fixed_keys(read: Read) -> list[list[tuple[str, ...]] | None]:
    """What each figure may be compared under beside its claim; None where under nothing at all."""
    return [_keys(t) for t in read.told]


def _keys(t: Told) -> list[tuple[str, ...]] | None:
    """What befell those counted, else the noun counted; that an order covers them."""
    q = t.quantity
    if q.measure in ("label", "year", "ordinal", "ordinal_duration", "level") or _NOTE.search(t.sentence.text):
        return None
    if q.measure == "clock" and not _prose(t.sentence.text):
        return None  # the line that dates the report
    if _part_or_whole(t):
        return None
    keys: list[tuple[str, ...]] = [_ORDERED] if told_to_leave(t) else []
    if q.measure in _KEYED and q.event in _TOLLS:
        keys.append(("event", q.event))
    elif q.measure in _KEYED and q.noun and q.noun not in _EMPTY_NOUNS:
        keys.append(("noun", q.noun))
    return keys


def _part_or_whole(t: Told) -> bool:
    """Whether a count is of some of those counted beside it, or of all: "two of the nine", "of the nine, two"."""
    before = t.sentence.text[: t.local.span[0]]
    return _WHOLE.search(before) is not None or _OF_WHOLE.search(before) is not None


def _rate(t: Told) -> bool:
    """Whether a count is one of so many a game, a day, a head."""
    text = t.sentence.text
    return _RATE.search(text[t.local.span[1] :]) is not None or _AVERAGE.search(text[: t.local.span[0]]) is not None


def _prose(text: str) -> bool:
    """Whether a sentence is one: words enough, and an end."""
    return len(_LOWER.findall(text)) >= _LEAST_WORDS and _END.search(text) is not None


def _distinct(group: Sequence[Told], settings: ConflictSettings) -> list[Told]:
    """One of each sentence and value: copies add no conflict, only their first is compared.

    Of very many figures under one key, the first few of each amount are: all others repeat them.
    """
    seen: dict[tuple[str, int], Told] = {}
    for t in group:
        seen.setdefault((t.sentence.text, t.local.core[0]), t)
    if len(seen) <= settings.most_compared:
        return list(seen.values())
    amounts: dict[tuple[float, float], list[Told]] = defaultdict(list)
    for t in seen.values():
        amounts[t.quantity.low, t.quantity.high].append(t)
    return [t for held in amounts.values() for t in held[: settings.most_of_one]][: settings.most_compared]


@dataclass(frozen=True, slots=True)
class _Comparing:
    """What figures are compared with, and what is remembered of it."""

    contexts: Contexts
    corrected: Corrected
    settings: ConflictSettings
    memory: Memory

    def group(self, key: tuple[str, ...], told: Sequence[Told]) -> list[tuple[Told, Told, Verdict]]:
        """The pairs of a group that differ, each with how."""
        if len(told) < 2:
            return []
        kind = key[0]
        known = (kind, tuple(t.key for t in told))
        held = self.memory.recall("conflicts.group", known, lambda: self._differing(kind, told))
        return [(told[i], told[j], verdict) for i, j, verdict in held]

    def _differing(self, kind: str, told: Sequence[Told]) -> list[tuple[int, int, Verdict]]:
        kept = self.memory.of("conflicts.pair")
        found = []
        for i, a in enumerate(told):
            for j in range(i + 1, len(told)):
                b = told[j]
                pair = (kind, a.key, b.key)
                if pair not in kept:
                    kept[pair] = _compare(kind, a, b, self.contexts, self.corrected, self.settings)
                if kept[pair] is not None:
                    found.append((i, j, kept[pair]))
        return found


def _compare(
    kind: str, a: Told, b: Told, contexts: Contexts, corrected: Corrected, settings: ConflictSettings
) -> Verdict | None:
    """How two figures of one thing differ; None where they don't, or may be of two things."""
    how = fit(a.quantity, b.quantity)
    plain = "vague" not in (a.quantity.bound, b.quantity.bound)
    if kind != SURE and (
        how in ("equal", "rounded", "converted", "unlike") or (plain and a.quantity.value == b.quantity.value)
    ):
        return None
    ca, cb = contexts.of(a.sentence.text), contexts.of(b.sentence.text)
    if kind == _ORDERED[0]:
        verdict = order_verdict(a, b, contexts, settings)
    elif kind == SURE:
        verdict = None if a.sentence.report == b.sentence.report or _rate(a) or _rate(b) else borne(a, b, ca, cb)
    elif a.sentence.report == b.sentence.report:
        verdict = inside(a, b, settings)
    else:
        verdict = _between(kind, a, b, ca, cb, corrected, settings)
    if verdict is None or verdict.relation == "scope" or verdict.relation == "same":
        return None
    if not plain and verdict.relation != "conflict" and a.sentence.report != b.sentence.report:
        return None  # "dozens" in one report and 31 in another
    return verdict


def _finding(
    key: tuple[str, ...],
    a: Told,
    b: Told,
    verdict: Verdict,
    claim_of: Mapping[tuple[bytes, int], str | None],
    holding: Holding,
    descent: Descent,
) -> Finding:
    """Two figures that differ, in words; a change that a copy made is told as such."""
    alike = a.quantity.value == b.quantity.value  # in two currencies: then the words part them, not the amounts
    va, vb = (
        Value(
            t.sentence.report,
            t.quantity.span,
            t.quantity.text,
            claim_of[t.key],
            None if alike else (t.quantity.low, t.quantity.high),
        )
        for t in (a, b)
    )
    kind: ConflictKind = "date" if a.quantity.measure == "clock" else "quantity"
    relation = cast(Relation, verdict.relation)
    if key == _ORDERED:
        return Finding(("figure", *key), kind, relation, "number of people told to leave", va, vb, verdict.reason)
    topic, reason = _topic(a.quantity, b.quantity), verdict.reason
    slip = changed_in_copy(a, b, verdict, descent)
    if slip is not None:
        reason, derived = slip
        topic, relation = ("changed", derived.sentence.report, str(derived.quantity.span)), "conflict"
    return Finding(topic, kind, relation, about(a, b, holding.spans), va, vb, reason)


def _topic(a: Quantity, b: Quantity) -> tuple[str, ...]:
    of = "" if a.measure == "age" else a.event or b.event or a.noun or b.noun or ""
    return ("figure", a.measure, of)


def _between(
    kind: str, a: Told, b: Told, ca: Context, cb: Context, corrected: Corrected, settings: ConflictSettings
) -> Verdict | None:
    """Two reports: one thing where the claim is one, or the words around the figures are."""
    if _told_wrong(a, b, corrected):
        return Verdict("correction", f"“{a.quantity.text}” and “{b.quantity.text}”: a report corrects the figure")
    like = likeness(ca, cb)
    if (kind == "noun" and like < settings.sure_thing) or (
        kind == "event" and like < settings.one_toll and not ca.names & cb.names
    ):
        return None
    if kind != "claim" and bool(_LONG_AGO.search(ca.text)) != bool(_LONG_AGO.search(cb.text)):
        return None
    if kind == "event" and _two_nouns(a.quantity, b.quantity):
        return None
    if kind == "claim" and a.quantity.measure == "count" and not _alike(a.quantity, b.quantity):
        return None
    if kind == "claim" and a.quantity.measure == "clock":
        return _clocks(a, b, ca, cb, settings)
    verdict = relate(a.local, b.local, ca, cb)
    if verdict.relation == "conflict" and a.quantity.measure == "age":
        return None  # told of whom, with all that give it, by `people`
    if verdict.relation in ("conflict", "update", "bound") and (_rate(a) or _rate(b) or _told_beside(a, b, ca, cb)):
        return None
    if kind == "noun" and verdict.relation == "update":
        return None  # without a fate or a claim in common, two counts of one noun are two counts
    if verdict.relation in ("conflict", "update") and any(corrects(t.sentence.text) for t in (a, b)):
        return Verdict("correction", verdict.reason + "; the report says that a figure was changed")
    if verdict.relation == "update" or (verdict.relation == "bound" and _outgrown(a, b)):
        return _later(a, b, verdict)
    return verdict


def _told_beside(a: Told, b: Told, ca: Context, cb: Context) -> bool:
    """Whether one sentence gives both values, so that they are of two things; not where it says that one rose."""
    for here, there, context in ((a, b, ca), (b, a, cb)):
        q = there.local
        both = any(
            x.value == q.value
            and x.measure == q.measure
            and x.span != here.local.span
            and (x.noun == q.noun or (x.event is not None and x.event == q.event))
            for x in context.quantities
        )
        if both and not RISEN.search(here.sentence.text) and not CORRECTS.search(here.sentence.text):
            return True
    return False


def _told_wrong(a: Told, b: Told, corrected: Corrected) -> bool:
    """Whether one report's correction note gives up the other's figure, counted alike."""
    alike = a.quantity.event == b.quantity.event and a.quantity.noun == b.quantity.noun
    return alike and (
        (a.quantity.value, a.quantity.event) in corrected.get(b.sentence.report, frozenset())
        or (b.quantity.value, b.quantity.event) in corrected.get(a.sentence.report, frozenset())
    )


def _clocks(a: Told, b: Told, ca: Context, cb: Context, settings: ConflictSettings) -> Verdict | None:
    """Two times of day in one claim, the only ones of their sentences, of what may be one day."""
    if ca.weekdays and cb.weekdays and not ca.weekdays & cb.weekdays:
        return None
    alone = all(sum(q.measure == "clock" for q in c.quantities) == 1 for c in (ca, cb))
    if not alone or abs(a.quantity.value - b.quantity.value) < settings.clock_slack_minutes:
        return None
    return Verdict("conflict", f"“{a.quantity.text}” and “{b.quantity.text}” can't both be the time")


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether something says that two counts in one claim count the same; "shot three" says nothing of the dead."""
    if (a.event in _TOLLS) != (b.event in _TOLLS) and {a.noun, b.noun} & GENERIC_PEOPLE:
        return False
    return bool((a.event and a.event == b.event) or (a.noun and a.noun == b.noun))


def _two_nouns(a: Quantity, b: Quantity) -> bool:
    return bool(a.noun and b.noun and a.noun != b.noun and not {a.noun, b.noun} & GENERIC_PEOPLE)


def _outgrown(a: Told, b: Told) -> bool:
    """Whether an earlier report's lower limit of a growing toll is passed by a later report's count."""
    x, y = a.sentence.published, b.sentence.published
    if not x or not y or x == y or a.quantity.event not in GROWING:
        return False
    early, late = (a, b) if x < y else (b, a)
    if x[:10] == y[:10] and not RISEN.search(late.sentence.text):
        return False
    return early.quantity.bound == "at_least" and late.quantity.value > early.quantity.value


def _later(a: Told, b: Told, verdict: Verdict) -> Verdict:
    x, y = a.sentence.published, b.sentence.published
    if x and y and x != y:
        first, second = (a, b) if x < y else (b, a)
        return Verdict(
            "update", f"“{second.quantity.text}” is the later report's, “{first.quantity.text}” the earlier's"
        )
    return verdict
