"""One report that gives two values for one thing: of two sources, of two times, or of its headline and its lead."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.revised import CORRECTS, formerly
from twosource.conflicts.told import Contexts, Holding, Read, Told
from twosource.conflicts.wording import about
from twosource.facts import Quantity, Verdict, fit
from twosource.facts.lexicon import GROWING, word_set
from twosource.memory import Memory
from twosource.model import ConflictKind
from twosource.settings import ConflictSettings
from twosource.text import overlap

# Words by which a report itself sets two accounts against each other.
_FLAGGED = re.compile(
    r"\b(?:conflicting|contradict\w*|discrepan\w+|differ(?:s|ed|ing)?|disput(?:es|ed|ing)|inconsistent|at\s+odds|"
    r"(?:accounts?|figures?|versions?|reports?|estimates?)\s+(?:vary|varied|differ\w*|diverge\w*))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:while|though|although|but|however|whereas|in\s+contrast|by\s+contrast|meanwhile)\b", re.IGNORECASE
)
# Measures of which one thing has one value, so that two sources who give two of them disagree.
_PLAIN = frozenset({"clock", "length", "age", "speed", "duration", "mass", "magnitude"})
# Words that take up what was said before and add nothing: "but the owner said it was at 4:30".
_TAKING_UP = word_set("happen occur was were took take place came come about around only just closer nearer more like")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LEAD = 2  # sentences after the headline in which the figure that it sums up stands
_FATES = frozenset({"dead", "injured", "missing", "arrested", "aboard", "abducted", "trapped"})


def inside(a: Told, b: Told, settings: ConflictSettings) -> Verdict | None:
    """One report that gives two values: only where it names two sources, or says that accounts differ."""
    if abs(a.sentence.number - b.sentence.number) > settings.beside or not _same_counted(a.quantity, b.quantity):
        return None
    text = a.sentence.text if a.sentence == b.sentence else f"{a.sentence.text} {b.sentence.text}"
    before = formerly(a) != formerly(b) and _changed(a, b)
    flagged = _FLAGGED.search(text)
    sources = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if not flagged and not before and not (sources and _AGAINST.search(text)):
        return None
    told = f"; the report itself says “{flagged[0]}”" if flagged else "; two sources in one report" if sources else ""
    if fit(a.quantity, b.quantity) == "bound":
        return Verdict("bound", f"“{a.quantity.text}” and “{b.quantity.text}” can both hold{told}")
    if before or CORRECTS.search(text):
        return Verdict(
            "correction", f"“{a.quantity.text}” and “{b.quantity.text}”: the report says that a figure was changed"
        )
    return Verdict("conflict", f"“{a.quantity.text}” and “{b.quantity.text}” can't both hold{told}")


def _changed(a: Told, b: Told) -> bool:
    """Whether what is told now is no growth of what was said before."""
    old, new = (a, b) if formerly(a) else (b, a)
    event = old.quantity.event or new.quantity.event
    return event not in GROWING or new.quantity.value < old.quantity.value


def _same_counted(a: Quantity, b: Quantity) -> bool:
    """One noun and nothing that tells two kinds of it apart; one fate, where both are told."""
    if overlap(a.span, b.span) or (a.noun and b.noun and a.noun != b.noun):
        return False
    if a.event and b.event and a.event != b.event:
        return False
    if not (a.noun and b.noun) and not (a.event and b.event):
        return False
    return not (set(a.modifiers) - set(b.modifiers) and set(b.modifiers) - set(a.modifiers))


def own_conflicts(reads: Sequence[Read], holding: Holding, contexts: Contexts, memory: Memory) -> list[Finding]:
    """Where one report disagrees with itself: a headline with its lead, a source with another in one sentence.

    What many copies say alike is told of the first.
    """
    found: dict[tuple[str, ...], Finding] = {}
    for read in reads:
        for a, b, reason in memory.recall("conflicts.own", read.key, partial(_own, read, contexts)):
            same = (a.sentence.text, b.sentence.text, a.local.text, b.local.text)
            found.setdefault(same, _finding(a, b, reason, holding))
    return list(found.values())


def _own(read: Read, contexts: Contexts) -> list[tuple[Told, Told, str]]:
    return [*_headline(read), *_set_against(read, contexts)]


def _headline(read: Read) -> Iterator[tuple[Told, Told, str]]:
    """A headline's count that is passed by the lead's and stands nowhere else in the report.

    A lead that gives less may tell of a part; one that gives more can't.
    """
    told = [t for t in read.told if t.quantity.event in _FATES and t.quantity.measure == "count"]
    heads = [t for t in told if t.sentence.number == 0 and t.quantity.bound == "exact" and _titular(t, read)]
    for head in heads:
        alike = [t for t in told if t.quantity.event == head.quantity.event and t is not head]
        lead = [t for t in alike if 0 < t.sentence.number <= _LEAD and t.quantity.bound == "exact"]
        again = any(t.quantity.low <= head.quantity.value <= t.quantity.high for t in alike)
        nouns = {t.quantity.noun for t in (head, *lead[:1])} - {None, "person"}
        if len(lead) == 1 and not again and len(nouns) < 2 and lead[0].quantity.value > head.quantity.value:
            a, b = head.quantity.text, lead[0].quantity.text
            yield head, lead[0], f"the headline says “{a}”, the report “{b}”"


def _titular(t: Told, read: Read) -> bool:
    """Whether a report's first sentence is its headline: it ends with its line, and no mark ends it."""
    after = read.report.text[t.sentence.span[1] : t.sentence.span[1] + 2]
    return "\n" in after and t.sentence.text[-1:] not in '.!?”"’'


def _set_against(read: Read, contexts: Contexts) -> Iterator[tuple[Told, Told, str]]:
    """Two sources' values of one thing in one sentence, the second saying nothing that is new but the value."""
    held: dict[tuple[int, str], list[Told]] = {}
    for t in read.told:
        if t.quantity.measure in _PLAIN:
            held.setdefault((t.sentence.number, t.quantity.measure), []).append(t)
    for two in held.values():
        if len(two) != 2 or fit(two[0].quantity, two[1].quantity) != "apart":
            continue
        a, b = two
        between = a.sentence.text[a.local.span[1] : b.local.span[0]]
        if (
            a.speaker
            and b.speaker
            and a.speaker != b.speaker
            and _AGAINST.search(between)
            and _takes_up(a, b, contexts)
        ):
            yield a, b, f"“{a.quantity.text}” and “{b.quantity.text}” can't both hold; two sources in one report"


def _takes_up(a: Told, b: Told, contexts: Contexts) -> bool:
    """Whether the second source's words but repeat the first's, or take them up with a pronoun."""
    first, second = (_content(t) for t in (a, b))
    value = b.local.text
    new = {w.casefold() for w in _LETTERS.findall(second.replace(value, " "))} - _TAKING_UP
    said = contexts.of(first).stems
    return bool(second) and not any(contexts.of(f"so {w}").stems - said for w in new)


def _content(t: Told) -> str:
    """The words of the statement that gives a figure, within its sentence."""
    start = t.sentence.span[0]
    held = [s for s, _ in t.sentence.speakers if overlap(s, t.quantity.core)]
    return t.sentence.text[max(0, held[-1][0] - start) : held[-1][1] - start] if held else ""


def _finding(a: Told, b: Told, reason: str, holding: Holding) -> Finding:
    x, y = (
        Value(t.sentence.report, t.quantity.span, t.quantity.text, holding.claim(t.sentence.report, t.quantity.span))
        for t in (a, b)
    )
    kind: ConflictKind = "date" if a.quantity.measure == "clock" else "quantity"
    return Finding(("own", a.sentence.report), kind, "conflict", about(a, b, holding.spans), x, y, reason)
