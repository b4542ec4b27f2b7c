"""One thing that two reports give two colours, weapons, sides, ranks: values of one closed class (`alternatives`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from twosource.conflicts.alternatives import Trait, deaths, one_value, traits_of, words_of
from twosource.conflicts.extents import elsewhere, names_in
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.notes import is_note
from twosource.conflicts.told import Contexts, Holding, Read, Sentence, one_dead, parsed
from twosource.conflicts.wording import gap
from twosource.facts import likeness
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import ConflictKind
from twosource.settings import ConflictSettings
from twosource.text import squash

_ASKS = {
    "colour": "which colour",
    "side": "which side",
    "place": "in which place",
    "way": "which way",
    "door": "in or out",
    "weapon": "with which weapon",
    "vehicle": "which vehicle",
    "wound": "where hit",
    "rank": "in which rank",
    "degree": "in which degree",
    "death": "where",
}
_PLAIN = frozenset({"be", "have", "say", "tell", "include", "do", "see", "make", "take"})


@dataclass(frozen=True, slots=True)
class Given:
    """A trait as a sentence of a report gives it, with the names beside it; `alone` where one person died there."""

    trait: Trait
    sentence: Sentence
    names: frozenset[str]
    alone: bool


def trait_conflicts(
    reads: Sequence[Read],
    readings: Readings,
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> list[Finding]:
    """Two values of one class of what is one thing: the same noun or verb, with a name, a claim or words in common.

    Never where a report has the other's value too: then it tells of two things.
    """
    groups: dict[tuple[str, str], dict[tuple[str, str, bool], Given]] = {}
    having = _Having(reads, memory)
    for read in reads:
        for g in memory.recall("conflicts.traits", read.key, partial(_given, read, readings, contexts)):
            same = groups.setdefault((g.trait.kind, g.trait.of), {})
            same.setdefault((g.sentence.text, g.trait.value, g.alone), g)
    found = []
    for group in sorted(groups):
        given = list(groups[group].values())[: settings.most_compared]
        for i, a in enumerate(given):
            for b in given[i + 1 :]:
                if _differ(a, b, having) and _one_thing(a, b, holding, contexts, settings):
                    found.append(_finding(group, a, b, holding))
    return found


def _given(read: Read, readings: Readings, contexts: Contexts) -> list[Given]:
    """The traits of a report; none of a sentence that gives two values of one, and none of what is denied."""
    found: list[Given] = []
    alone = one_dead(read)
    for s, sent in parsed(read, readings):
        if s.number in read.denying or is_note(s.text):
            continue
        traits = traits_of(sent)
        names = names_in(s, contexts.of(s.text))
        for t in traits:
            if sum(o.kind == t.kind and o.of == t.of for o in traits) == 1 and t.of not in _PLAIN:
                found.append(Given(t, s, frozenset([t.whose]) if t.whose else frozenset(names), alone))
    return found


class _Having:
    """Whether a report has a value anywhere, looked up once."""

    def __init__(self, reads: Sequence[Read], memory: Memory) -> None:
        self._reads = {read.report.id: read for read in reads}
        self._memory = memory

    def has(self, report: str, g: Given) -> bool:
        """Whether a report has a value that another gives."""
        read = self._reads[report]
        words = g.sentence.text[g.trait.span[0] : g.trait.span[1]]
        key = (read.key, g.trait.kind, g.trait.value, g.trait.of, words)
        return self._memory.recall("conflicts.having", key, lambda: _has(read.report.text, g))


def _differ(a: Given, b: Given, having: _Having) -> bool:
    """Whether two reports give values that can't be one, and neither has the other's."""
    x, y = a.trait, b.trait
    if a.sentence.report == b.sentence.report or one_value(x.kind, x.value, y.value):
        return False
    return not (having.has(a.sentence.report, b) or having.has(b.sentence.report, a))


def _has(text: str, g: Given) -> bool:
    """Whether a report has a value that another gives: its word, or where that says little by itself, its phrase."""
    t = g.trait
    if t.kind == "death":
        return any(d.value == t.value for d in deaths(text))
    if t.kind == "door":
        return (
            re.search(rf"\b{t.value}\s+(?:of\s+)?(?:\w+\s+){{0,2}}{re.escape(t.of)}", text, re.IGNORECASE) is not None
        )
    if t.kind in ("side", "way", "place", "degree", "rank"):
        phrase = g.sentence.text[t.span[0] : t.span[1]]
        after = f"[ -]{re.escape(t.of.split()[-1])}" if t.kind in ("side", "degree") else ""
        return re.search(rf"\b{re.escape(phrase)}{after}", text, re.IGNORECASE) is not None
    return re.search(rf"\b(?:{'|'.join(words_of(t.kind, t.value))})s?\b", text, re.IGNORECASE) is not None


def _one_thing(a: Given, b: Given, holding: Holding, contexts: Contexts, settings: ConflictSettings) -> bool:
    """Whether two sentences tell of one thing: one name beside it, one claim, much the same words, or the one dead."""
    ca, cb = contexts.of(a.sentence.text), contexts.of(b.sentence.text)
    if elsewhere(ca, cb) or (a.names and b.names and not a.names & b.names):
        return False
    if a.trait.kind == "death" and a.alone and b.alone:
        return True
    claims = {holding.claim(g.sentence.report, _span(g)) for g in (a, b)}
    same_claim = len(claims) == 1 and None not in claims
    return same_claim or bool(a.names & b.names) or likeness(ca, cb) >= settings.one_thing


def _span(g: Given) -> tuple[int, int]:
    start = g.sentence.span[0]
    return (start + g.trait.span[0], start + g.trait.span[1])


def _finding(group: tuple[str, str], a: Given, b: Given, holding: Holding) -> Finding:
    x, y = (
        Value(
            g.sentence.report,
            _span(g),
            squash(g.sentence.text[g.trait.span[0] : g.trait.span[1]]),
            holding.claim(g.sentence.report, _span(g)),
        )
        for g in (a, b)
    )
    kind: ConflictKind = "place" if a.trait.kind == "death" else "other"
    about = f"{_ASKS[a.trait.kind]} “{gap(a.sentence.text, a.trait.span)}”"
    reason = f"“{x.value}” and “{y.value}” can't both hold of one thing"
    return Finding(("trait", *group), kind, "conflict", about, x, y, reason)
