"""Lists told twice: of three killed "two women and a man" and "two men and a woman"; of a haul four rifles and six."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from twosource.conflicts.extents import elsewhere, names_in
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.notes import is_note
from twosource.conflicts.told import Contexts, Holding, Read, Sentence, Told
from twosource.facts import fit
from twosource.facts.counted import plural_of
from twosource.facts.lexicon import EVENTS
from twosource.memory import Memory
from twosource.settings import ConflictSettings
from twosource.text import normal, squash

_KINDS = {
    word: kind
    for kind, words in {
        "man": "man men",
        "woman": "woman women",
        "child": "child children",
        "boy": "boy boys",
        "girl": "girl girls",
    }.items()
    for word in words.split()
}
_NUMBERS = {
    word: n
    for n, words in enumerate(
        ["a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
    for word in words.split()
}
_ITEM = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,3}})\s+(?:[a-z-]+\s+)?(?:{'|'.join(_KINDS)})"
_LIST = re.compile(rf"\b{_ITEM}(?:,\s+{_ITEM})*,?\s+and\s+{_ITEM}\b", re.IGNORECASE)
_ONE = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d{{1,3}})\s+(?:[a-z-]+\s+)?({'|'.join(_KINDS)})\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:seiz|confiscat|recover|impound|captur|discover|found|find|stole|stolen|steal|took|taken|unearth|collect)\w*\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:total|so\s+far|thus\s+far|to\s+date|in\s+all|altogether|operations|raids)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:other|more|further|additional|another)\b", re.IGNORECASE)
_IN_COMMON = 2  # things that two lists of one haul have in common at least (own cases)
_REACH = 4  # words before or after a list among which stands what befell them


@dataclass(frozen=True, slots=True)
class Listed:
    """People by kind as a sentence lists them, and what befell them."""

    sentence: Sentence
    span: tuple[int, int]
    words: str
    kinds: tuple[tuple[str, int], ...]
    event: str

    @property
    def total(self) -> int:
        """How many they are."""
        return sum(n for _, n in self.kinds)


@dataclass(frozen=True, slots=True)
class Haul:
    """Things that a sentence says were taken or found, with how many of each."""

    sentence: Sentence
    things: Mapping[str, Told]


def haul_conflicts(
    reads: Sequence[Read], holding: Holding, contexts: Contexts, settings: ConflictSettings
) -> list[Finding]:
    """Two lists of things taken or found, two things in common, that give one thing two numbers.

    Never where a report has the other's number of that thing too: it then tells of two hauls, or of one and of all.
    """
    first: dict[str, Haul] = {}
    given: dict[str, set[tuple[str | None, float]]] = {}
    for read in reads:
        given[read.report.id] = {(t.quantity.noun, t.quantity.value) for t in read.told}
        for haul in _hauls(read):
            first.setdefault(haul.sentence.text, haul)
    found = []
    for a, b in combinations(list(first.values())[: settings.most_compared], 2):
        common = sorted(set(a.things) & set(b.things))
        if a.sentence.report != b.sentence.report and len(common) >= _IN_COMMON:
            ca, cb = contexts.of(a.sentence.text), contexts.of(b.sentence.text)
            names = names_in(a.sentence, ca), names_in(b.sentence, cb)
            if not elsewhere(ca, cb) and (not all(names) or names[0] & names[1]):
                apart = [n for n in common if _apart(a.things[n], b.things[n], n, given)]
                found += [_differing(a.things[n], b.things[n], n, holding) for n in apart[:1]]  # one list, one conflict
    return found


def _apart(a: Told, b: Told, noun: str, given: Mapping[str, set[tuple[str | None, float]]]) -> bool:
    """Whether two lists give a thing two numbers, and neither report has the other's; nor is one of some others."""
    x, y = a.quantity, b.quantity
    known = (noun, y.value) in given[a.sentence.report] or (noun, x.value) in given[b.sentence.report]
    kinds = set(x.modifiers) - set(y.modifiers) and set(y.modifiers) - set(x.modifiers)
    return fit(x, y) == "apart" and not known and not kinds and not any(_SOME.search(q.text) for q in (x, y))


def _hauls(read: Read) -> list[Haul]:
    """The sentences of a report that say of two or more things how many were taken or found."""
    held: dict[int, dict[str, list[Told]]] = {}
    for t in read.told:
        q = t.quantity
        if (
            q.measure == "count" and q.noun and q.bound in ("exact", "about") and q.event in (None, "abducted")
        ):  # "seized"
            held.setdefault(t.sentence.number, {}).setdefault(q.noun, []).append(t)
    found = []
    for things in held.values():
        once = {noun: told[0] for noun, told in things.items() if len(told) == 1}
        sentence = next(iter(things.values()))[0].sentence
        if len(once) >= _IN_COMMON and _one_haul(sentence.text):
            found.append(Haul(sentence, once))
    return found


def _one_haul(text: str) -> bool:
    """Whether a sentence says that things were taken or found, at one time."""
    return _TAKEN.search(text) is not None and _ALL.search(text) is None and not is_note(text)


def _differing(a: Told, b: Told, noun: str, holding: Holding) -> Finding:
    x, y = (
        Value(report, q.span, q.text, holding.claim(report, q.span), (q.low, q.high))
        for report, q in ((t.sentence.report, t.quantity) for t in (a, b))
    )
    reason = f"“{x.value}” and “{y.value}” can't both hold in one list of things"
    return Finding(("haul", noun), "quantity", "conflict", f"number of {plural_of(noun)}", x, y, reason)


def list_conflicts(reads: Sequence[Read], holding: Holding, contexts: Contexts, memory: Memory) -> list[Finding]:
    """Two lists of as many people of the same kinds, whom the same befell, that give each kind another number."""
    first: dict[tuple[object, ...], Listed] = {}
    has: dict[str, set[object]] = {}
    for read in reads:
        for x in memory.recall("conflicts.lists", read.key, partial(_lists, read)):
            first.setdefault((x.event, x.kinds, x.sentence.text), x)
            has.setdefault(x.sentence.report, set()).add(x.kinds)
    found = []
    for a, b in combinations(first.values(), 2):
        kinds = {k for k, _ in a.kinds} == {k for k, _ in b.kinds}
        known = b.kinds in has[a.sentence.report] or a.kinds in has[b.sentence.report]
        alike = a.event == b.event and a.total == b.total and kinds and a.kinds != b.kinds
        if alike and not known and not elsewhere(contexts.of(a.sentence.text), contexts.of(b.sentence.text)):
            found.append(_finding(a, b, holding))
    return found


def _lists(read: Read) -> list[Listed]:
    return [x for s in read.sentences if not is_note(s.text) and s.number not in read.denying for x in lists_in(s)]


def lists_in(s: Sentence) -> Iterator[Listed]:
    """The lists of people by kind that a sentence gives, where it says what befell them.

    >>> s = Sentence("r1", 0, (0, 47), "The blast killed two women and a man, she said.", (), None)
    >>> [(x.kinds, x.event) for x in lists_in(s)]
    [((('man', 1), ('woman', 2)), 'dead')]
    """
    for m in _LIST.finditer(s.text):
        counts: Counter[str] = Counter()
        for number, kind in _ONE.findall(m[0]):
            counts[_KINDS[normal(kind)]] += _NUMBERS.get(normal(number)) or int(number)
        before = [normal(w) for w in _WORD.findall(s.text[: m.start()])[-_REACH:]]
        after = [normal(w) for w in _WORD.findall(re.split(r"[.;,]", s.text[m.end() :])[0])[:_REACH]]
        event = next((EVENTS[w] for w in (*after, *reversed(before)) if w in EVENTS), None)
        if event and len(counts) > 1:
            yield Listed(s, m.span(), squash(m[0]), tuple(sorted(counts.items())), event)


def _finding(a: Listed, b: Listed, holding: Holding) -> Finding:
    values = []
    for x in (a, b):
        start = x.sentence.span[0]
        span = (start + x.span[0], start + x.span[1])
        values.append(Value(x.sentence.report, span, x.words, holding.claim(x.sentence.report, span)))
    reason = f"of {a.total} in both, “{a.words}” and “{b.words}” can't both hold"
    return Finding(
        ("list", a.event), "quantity", "conflict", f"who the {a.total} {a.event} were", values[0], values[1], reason
    )
