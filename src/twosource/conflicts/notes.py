"""Corrections that say so: what a report takes back of an earlier version of itself, and what it says instead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Holding, Read, Sentence
from twosource.facts import find_dates, find_quantities
from twosource.memory import Memory
from twosource.model import ConflictKind, Span
from twosource.settings import ConflictSettings
from twosource.text import normal, squash

_THIS = r"this\s+(?:report|story|article|post|piece|page|dispatch|item|column)"
_VERSION = rf"(?:earlier|previous|prior|original|initial|first)\s+versions?\s+of\s+{_THIS}"
_MISSAID = r"misidentified|misstated|misspell?ed|misspelt|misquoted|misattributed|gave\s+the\s+wrong"
_NOTE = re.compile(
    rf"\b{_VERSION}\b|\b{_THIS}\s+(?:has\s+been|was)\s+(?:corrected|amended)\b|"
    rf"^\W*(?:correction|clarification)s?\b\s*[:–—.-]|"
    rf"\b(?:we|{_THIS})\s+(?:wrongly|incorrectly|mistakenly|erroneously)\s+\w+ed\b|"
    rf"\b(?:was|were)\s+(?:{_MISSAID})\s+in\s+(?:an?|the)\s+(?:earlier|previous|original)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?:correction|clarification)s?\b\s*[:–—.-]*\s*", re.IGNORECASE)
_GAVE = re.compile(  # what follows is what was wrong
    rf"\b(?:{_VERSION}|we|{_THIS})\s+(?:(?:had|has)\s+)?(?:(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately)\s+)?"
    r"(?:said|stated|reported|gave|put|described|named|identified|suggested|implied|claimed|listed|indicated|"
    rf"{_MISSAID})\s+(?:in\s+error\s+)?(?:that\s+)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?P<right>.*?\S),?\s+(?:and\s+)?not\s+(?P<wrong>[^,.;]+)", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:corrected|amended)\s+to\s+(?:say|show|reflect|state|clarify|make\s+clear)\s+(?:that\s+)?", re.IGNORECASE
)
_TURN = re.compile(
    r"[.;,]\s+(?:in\s+fact|it\s+(?:is|was|should)|he\s+(?:is|was)|she\s+(?:is|was)|they\s+(?:are|were)|the\s+correct)\b",
    re.IGNORECASE,
)
_LIKE = 0.5  # of the stems of what was wrong, the part that a sentence telling the same has (own cases)
_LEAST = 3  # stems from which two statements can be said to tell the same


@dataclass(frozen=True, slots=True)
class _Note:
    """What a report takes back and what it says instead, either as far as the note gives it; in report offsets."""

    sentence: Sentence
    wrong: Span | None
    right: Span | None


def note_conflicts(
    reads: Sequence[Read],
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
    known: Sequence[Finding] = (),
) -> list[Finding]:
    """Each correction note: what it takes back beside what now stands, and other reports that still say the former.

    `known` are corrections of figures already found: a note that gave one up is told there.
    """
    corrected = {v.report for f in known if f.relation == "correction" for v in (f.a, f.b)}
    found: list[Finding] = []
    for read in reads:
        for note in memory.recall("conflicts.notes", read.key, partial(_notes, read)):
            if read.report.id not in corrected:
                found.extend(_findings(read, note, reads, holding, contexts, settings, memory))
    return found


def given_up(reads: Sequence[Read], memory: Memory) -> dict[str, list[str]]:
    """For each report with a correction note the words that it takes back, case folded.

    What a report has given up is no longer in conflict with those who still say it: it is corrected.
    """
    held: dict[str, list[str]] = {}
    for read in reads:
        for note in memory.recall("conflicts.notes", read.key, partial(_notes, read)):
            if note.wrong:
                held.setdefault(read.report.id, []).append(squash(read.report.quote(note.wrong)).casefold())
    return held


def is_note(text: str) -> bool:
    """Whether a sentence corrects an earlier version of its report.

    >>> is_note("An earlier version of this story gave the wrong day."), is_note("The earlier version of the law fell.")
    (True, False)
    """
    return _NOTE.search(text) is not None


def _notes(read: Read) -> list[_Note]:
    return [note for n, s in enumerate(read.sentences) if is_note(s.text) and (note := _note(read, n))]


def _note(read: Read, n: int) -> _Note | None:
    """What a note's sentence, and the one after it in its paragraph, give of wrong and right."""
    s, after = read.sentences[n], _next(read, n)
    if after is not None and _LABEL.fullmatch(s.text.strip()):
        s, after = after, _next(read, n + 1)
    wrong = right = None
    opens = 0
    if m := _GAVE.search(s.text):
        turn = _TURN.search(s.text, m.end())
        wrong = _span(s, m.end(), turn.start() if turn else len(s.text))
        right = _span(s, turn.start() + 1, len(s.text)) if turn else (after.span if after else None)
    elif m := _INSTEAD.search(s.text) or _LABEL.match(s.text):
        opens = m.end()
    for part in (s, after):
        if part is None or part.span not in (s.span, right) or _GAVE.search(part.text):
            continue
        start = opens if part is s else 0
        if m := _NOT.search(part.text[start:]):
            right = _span(part, start + m.start("right"), start + m.end("right"))
            wrong = wrong or _span(part, start + m.start("wrong"), start + m.end("wrong"))
    return _Note(s, wrong, right) if wrong else None


def _next(read: Read, n: int) -> Sentence | None:
    """The sentence after one, in the same paragraph."""
    if n + 1 >= len(read.sentences):
        return None
    s, after = read.sentences[n], read.sentences[n + 1]
    return None if "\n" in read.report.text[s.span[1] : after.span[0]] else after


def _span(s: Sentence, start: int, end: int) -> Span:
    """A part of a sentence in report offsets, marks at its ends aside."""
    words = s.text[start:end]
    start += len(words) - len(words.lstrip(' \t\n,;:.–—-“"'))
    end -= len(words) - len(words.rstrip(' \t\n,;:.–—-”"'))
    return (s.span[0] + start, s.span[0] + max(start, end))


def _findings(
    read: Read,
    note: _Note,
    reads: Sequence[Read],
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> Iterator[Finding]:
    if note.wrong is None:
        return
    wrong = read.report.quote(note.wrong)
    right = note.right or memory.recall(
        "conflicts.standing", (read.key, note.wrong), partial(_standing, read, note, wrong, contexts)
    )
    given_up = _value(read, note.wrong, holding)
    instead = read.report.quote(right) if right else ""
    places = [
        (other, span)
        for other in reads
        if other.report.id != read.report.id
        for span in memory.recall(
            "conflicts.still", (wrong, instead, other.key), partial(_still, other, wrong, instead, contexts)
        )
    ]
    told = [_value(other, span, holding) for other, span in places[: settings.most_sides]]
    about = f"what is corrected: “{_short(wrong)}”"
    kind = memory.recall("conflicts.kind", wrong, partial(_kind, wrong, contexts))
    reason = f"the report says that an earlier version of it was wrong: “{_short(note.sentence.text, 30)}”"
    topic = ("note", read.report.id, str(note.sentence.span))
    if right is not None and right != note.wrong:
        stands = _value(read, right, holding)
        for value in (given_up, *told):
            yield Finding(topic, kind, "correction", about, value, stands, reason)
    else:
        for value in told:
            yield Finding(topic, kind, "correction", about, value, given_up, reason)


def _value(read: Read, span: Span, holding: Holding) -> Value:
    return Value(read.report.id, span, squash(read.report.quote(span)), holding.claim(read.report.id, span))


def _standing(read: Read, note: _Note, wrong: str, contexts: Contexts) -> Span | None:
    """The report's own sentence that now tells what the note takes back: the likest one."""
    wanted = contexts.of(wrong).stems
    others = [s for s in read.sentences if s.number != note.sentence.number]
    scored = [(len(wanted & contexts.of(s.text).stems), -s.number, s.span) for s in others]
    best = max(scored, default=(0, 0, (0, 0)))
    return best[2] if best[0] >= max(_LEAST, _LIKE * len(wanted)) else None


def _still(other: Read, wrong: str, instead: str, contexts: Contexts) -> list[Span]:
    """Sentences of another report that tell what is taken back: its words, and all its figures, days and names."""
    wanted = contexts.of(wrong)
    telling = _telling(wrong) - _telling(instead)
    if len(wanted.stems) < _LEAST or not telling:
        return []
    return [
        s.span
        for s in other.sentences
        if len(wanted.stems & contexts.of(s.text).stems) >= _LIKE * len(wanted.stems)
        and not is_note(s.text)
        and telling <= {normal(w) for w in s.text.replace(",", " ").replace(".", " ").split()}
    ]


def _telling(text: str) -> frozenset[str]:
    """The words that tell one value from another: figures and names."""
    found = re.findall(r"[\w’'-]+", text)
    return frozenset(normal(w) for n, w in enumerate(found) if any(c.isdigit() for c in w) or (n and w[:1].isupper()))


def _kind(wrong: str, contexts: Contexts) -> ConflictKind:
    """What was wrong: a day, a figure, a place, else something other."""
    if find_dates(wrong):
        return "date"
    if find_quantities(wrong):
        return "quantity"
    return "place" if [p for p in contexts.of(wrong).places if not p.demonym] else "other"


def _short(text: str, most: int = 12) -> str:
    held = squash(text).split()
    return " ".join(held[:most]) + (" …" if len(held) > most else "")
