"""Who did what to whom, when and where: acts that happen once, as single clauses tell them.

Only what a clause asserts is read: no plans, no conditions, nothing negated. Only verbs of things that happen once
to whom they happen (a man dies once, a firm is sold once a day), since of what recurs two dates are two events.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twosource.conflicts.lexicon import LASTING, ONCE
from twosource.conflicts.told import Contexts, Read, Sentence, parsed
from twosource.facts import When, Where, find_dates
from twosource.facts.context import stem
from twosource.language import Paragraph
from twosource.memory import Memory
from twosource.model import Span
from twosource.text import normal, overlap

if TYPE_CHECKING:
    from spacy.tokens import Span as Sent
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "before"})
_PLACED = frozenset({"in", "at", "near", "outside"})
_EDGE = re.compile(r"\b(?:late|early|midnight|around|about)\s+(?:on\s+)?$", re.IGNORECASE)  # near the turn of a day
_POINTS = ("town", "point")
_DAYS = ("day", "unknown")
_PERIODS = ("month", "year")
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head's lemma, its words' stems, its names, and whether it means one thing that is known."""

    span: Span
    head: str
    stems: frozenset[str]
    names: tuple[str, ...]
    definite: bool
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Act:
    """A clause's verb (by kind), who did it, what it was done to or what it befell, its day and its place."""

    sentence: Sentence
    verb: str
    by: Phrase | None
    thing: Phrase
    when: tuple[When, Span] | None
    where: tuple[Where, Span] | None


def acts_of(read: Read, paragraphs: Sequence[Paragraph], contexts: Contexts, memory: Memory) -> list[Act]:
    """The acts that a report's own sentences tell; none without a reading, none of what is denied."""
    found: list[Act] = []
    for sentence, sent in parsed(read, {read.report.id: tuple(paragraphs)}):
        if sentence.number not in read.denying:
            found.extend(_acts(sentence, sent, contexts, memory))
    return found


def _acts(sentence: Sentence, sent: "Sent", contexts: Contexts, memory: Memory) -> Iterator[Act]:
    verbs = [t for t in sent if t.pos_ == "VERB" and t.lemma_.lower() in ONCE and asserted(t)]
    if not verbs:
        return
    key = (sentence.text, (sentence.published or "")[:10])
    dates = memory.recall("conflicts.dates", key, partial(_days, *key))
    places = [p for p in contexts.of(sentence.text).places if p.precision in _POINTS and not p.demonym]
    for verb in verbs:
        by, thing = _parties(verb)
        if thing is None:
            continue
        lasting = ONCE[verb.lemma_.lower()] in LASTING
        when = [d for d in dates if (lasting or d.precision in _DAYS) and _hangs_on(verb, sent, d.span)]
        where = [p for p in places if _stands_in(verb, sent, p.span)]
        yield Act(
            sentence,
            ONCE[verb.lemma_.lower()],
            _phrase(by, sent, sentence) if by is not None else None,
            _phrase(thing, sent, sentence),
            (when[0], _moved(when[0].span, sentence)) if len(when) == 1 else None,
            (where[0], _moved(where[0].span, sentence)) if len(where) == 1 else None,
        )


def _days(text: str, published: str) -> list[When]:
    """The days that a sentence names, with whether it says that they were near their turn."""
    return [
        replace(d, part=d.part or ("edge" if _EDGE.search(text[: d.span[0]]) else None))
        for d in find_dates(text, published or None)
        if d.role == "on" and (d.precision in ("day", *_PERIODS) or _dayless(d))
    ]


def _dayless(d: When) -> bool:
    """A weekday or a day of a month of which only the year or week isn't known."""
    return d.precision == "unknown" and (d.weekday is not None or d.month_day is not None)


def _moved(span: Span, sentence: Sentence) -> Span:
    return (span[0] + sentence.span[0], span[1] + sentence.span[0])


def asserted(verb: "Token", *, negated: bool = False) -> bool:
    """Whether a clause says that something was done (with `negated`: that it wasn't): not that it will or should be."""
    did = any(c.lower_ == "did" for c in verb.children)
    if verb.tag_ in (("VBG",) if did else ("VB", "VBG")) or (
        verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    ):
        return False
    for c in verb.children:
        if (
            (c.dep_ == "neg" and not negated)
            or c.tag_ == "MD"
            or (c.tag_ == "TO" and c.dep_ == "aux")
            or (c.dep_ == "mark" and c.lower_ in _CONDITIONS)
        ):
            return False
    return True


def _parties(verb: "Token") -> tuple["Token | None", "Token | None"]:
    """Who did it and what it was done to; of an act without an object, nobody and whom it befell."""
    children = list(verb.children)
    subject = next((c for c in reversed(children) if c.dep_ in _SUBJECTS), None)  # "the painter Odo Lund": the name
    if subject is None and verb.dep_ == "conj" and not any(c.dep_ == "auxpass" for c in children):
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        subject = verb.head
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in children):
        agent = next((c for c in children if c.dep_ == "agent"), None)
        by = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        return _noun(by), _noun(subject)
    thing = next((c for c in children if c.dep_ in ("dobj", "obj")), None)
    return (_noun(subject), _noun(thing)) if thing is not None else (None, _noun(subject))


def _noun(token: "Token | None") -> "Token | None":
    return token if token is not None and token.pos_ in _NOUNS else None


def _phrase(head: "Token", sent: "Sent", sentence: Sentence) -> Phrase:
    """The phrase around a head, without clauses, appositions and what is coordinated with it."""
    inside = sorted(_inside(head), key=lambda t: t.i)
    origin = sent.start_char
    kept = [t for t in inside if t.pos_ in (*_NOUNS, "ADJ") or t.dep_ == "amod"]
    named = [t for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" for t in _inside(c)]
    names = tuple(normal(t.text).removesuffix("'s") for t in (*inside, *named) if t.pos_ == "PROPN")
    span = (inside[0].idx - origin, inside[-1].idx + len(inside[-1].text) - origin)
    marks = {t.lower_ for t in head.children if t.dep_ == "det"}
    known = head.pos_ == "PROPN" or bool(named) or any(t.dep_ == "poss" for t in head.children)
    definite = (known or bool(marks & {"the", "this", "that"})) and not marks & {"a", "an", "another", "some"}
    return Phrase(
        _moved(span, sentence),
        head.lemma_.lower(),
        frozenset(stem(t.text) for t in kept),
        names,
        definite,
        frozenset(t.lower_ for t in inside if t.like_num),
    )


def _inside(head: "Token") -> Iterator["Token"]:
    yield head
    for c in head.children:
        if c.dep_ in ("relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "npadvmod"):
            continue
        yield from _inside(c)


def _hangs_on(verb: "Token", sent: "Sent", span: Span) -> bool:
    """Whether words hang on a verb and on nothing between: "died on Monday", not "died after a fight on Monday"."""
    return any(_climb(t, span, sent) == verb for t in _tokens(sent, span) if t.dep_ != "det")


def _stands_in(verb: "Token", sent: "Sent", span: Span) -> bool:
    """Whether a place hangs on a verb by "in", "at", "near" or "outside"."""
    first = _tokens(sent, span)[:1]
    before = first[0].i - 1 if first else -1
    if before < sent.start or sent.doc[before].lower_ not in _PLACED:
        return False
    return any(_climb(t, span, sent) == verb for t in _tokens(sent, span))


def _tokens(sent: "Sent", span: Span) -> list["Token"]:
    origin = sent.start_char
    return [t for t in sent if overlap((t.idx - origin, t.idx + len(t.text) - origin), span)]


def _climb(token: "Token", span: Span, sent: "Sent") -> "Token":
    """The first word above that is neither of these words nor a preposition."""
    within = {t.i for t in _tokens(sent, span)}
    while token.head != token and (token.i in within or token.pos_ == "ADP"):
        token = token.head
    return token
