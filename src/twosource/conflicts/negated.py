"""What one report says did not happen and another says did: "police were not warned", "no ransom was paid".

A denial is somebody's, and told by `denials`; here a clause itself is negated, whoever says it. Only the past is
read: what is not so now, or not yet, may be so in the next report.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from twosource.conflicts.acts import asserted
from twosource.conflicts.extents import elsewhere
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.lexicon import ONCE
from twosource.conflicts.notes import is_note
from twosource.conflicts.told import Contexts, Holding, Read, Sentence, parsed
from twosource.facts import negations
from twosource.facts.context import stem
from twosource.facts.lexicon import STOP, word_set
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import Relation
from twosource.settings import ConflictSettings
from twosource.text import squash

if TYPE_CHECKING:
    from spacy.tokens import Span as Sent
    from spacy.tokens import Token

# Verbs of saying, thinking, perceiving and being: who didn't know, see or answer then may have since.
_STATES = word_set(
    "be have say tell know think believe want wish like comment respond reply answer return give see hear notice find "
    "feel seem appear remember recall expect understand mean matter need care mind look speak talk discuss elaborate "
    "identify specify name release disclose reveal provide offer explain mention confirm decide determine do get "
    "realise realize recognise recognize plan intend hope try"
)
_NOT_YET = word_set("yet immediately only just until always necessarily even initially far")
_BROKEN = re.compile(r"\s+(['’])\s+")  # a mark that a feed has set apart: "hadn ’ t"
_NEAR = 4  # words before a verb among which its negation stands
_NO = word_set("no nobody none neither")
_ASIDE = ("advcl", "relcl", "parataxis", "conj", "cc", "punct", "acl", "neg", "aux", "auxpass", "mark", "appos")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Negated:
    """A clause that says that something did not happen: its words without the negation, and its verb.

    `stems` are of all its words, `common` of those that are no names.
    """

    sentence: Sentence
    words: str
    verb: str
    stems: frozenset[str]
    common: frozenset[str]
    perfect: bool


def negated_conflicts(
    reads: Sequence[Read],
    readings: Readings,
    holding: Holding,
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> list[Finding]:
    """Each clause that is negated beside each sentence that asserts it, in another report or of another speaker."""
    told: dict[tuple[str, str], Negated] = {}
    for read in reads:
        for n in memory.recall("conflicts.negated", read.key, partial(_negated, read, readings, settings)):
            told.setdefault((n.words, n.sentence.text), n)
    stems = {
        read.report.id: memory.recall("conflicts.stems", read.key, partial(_all_stems, read, contexts))
        for read in reads
        if told
    }
    found: dict[tuple[str, str], Finding] = {}
    for n in told.values():
        for other in reads:
            if len(n.stems & stems[other.report.id]) + 1 < _enough(n, settings):
                continue
            key = (n.sentence.text, n.words, n.sentence.report, other.key)
            asserting = partial(_asserting, n, other, readings, contexts, settings)
            for s in memory.recall("conflicts.unnegated", key, asserting):
                if (relation := _relation(n, s)) and _two_voices(n.sentence, s):
                    found.setdefault((n.words, s.text), _finding(n, s, relation, holding))
    return list(found.values())


def _all_stems(read: Read, contexts: Contexts) -> frozenset[str]:
    """The stems of all words of a report."""
    return frozenset(stem for s in read.sentences for stem in contexts.of(s.text).stems)


def _enough(n: Negated, settings: ConflictSettings) -> float:
    """How many of a negated clause's words a sentence must have to tell the same."""
    return max(settings.denied_words, settings.denied_share * len(n.stems))


def _negated(read: Read, readings: Readings, settings: ConflictSettings) -> list[Negated]:
    """The clauses of a report that are negated, of the past, and say enough to be known again."""
    found = []
    for sentence, sent in parsed(read, readings):
        if (
            sentence.number in read.denying
            or is_note(sentence.text)
            or not negations(_BROKEN.sub(r"\1", sentence.text))
        ):
            continue
        for verb in (t for t in sent if t.pos_ == "VERB" and t.lemma_.lower() not in _STATES):
            if _turned(verb) and asserted(verb, negated=True) and _past(verb) and not _qualified(verb):
                core = list(_core(verb))
                stems = _stems(core)
                if len(stems) >= settings.denied_words and _subject(verb) is not None:
                    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "'s") for c in verb.children)
                    common = _stems(t for t in core if t.pos_ != "PROPN")
                    found.append(Negated(sentence, _words(verb), verb.lemma_.lower(), stems, common, perfect))
    return found


def _turned(verb: "Token") -> bool:
    """Whether a verb is negated, once, by itself or by its subject or object ("no ransom was paid")."""
    cues = [c for c in verb.children if c.dep_ == "neg"]
    for c in verb.children:
        if c.dep_ in (*_SUBJECTS, "dobj"):
            cues += [c] if c.lower_ in _NO else [d for d in c.children if d.dep_ in ("det", "neg") and d.lower_ in _NO]
    return len(cues) == 1


def _past(verb: "Token") -> bool:
    """Whether a clause is of the past, or of a perfect."""
    tags = [verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    helped = any(c.lower_ in ("has", "have", "had", "was", "were", "did") for c in verb.children)
    return "VBD" in tags or helped


def _qualified(verb: "Token") -> bool:
    return any(t.lower_ in _NOT_YET for t in verb.subtree if abs(t.i - verb.i) <= 6)


def _words(verb: "Token") -> str:
    """What a clause negates, in words: "ransom was paid for the sailors"."""
    helping = [c for c in verb.children if c.dep_ == "auxpass" or c.lower_ == "did"]
    return " ".join(t.text for t in _core(verb, helping) if t.lower_ not in _NO)


def _core(verb: "Token", helping: Sequence["Token"] = ()) -> Iterator["Token"]:
    """A clause's words, without negation, other helping verbs than given, and clauses beside it."""
    held = [verb, *helping]
    for c in verb.children:
        if c.dep_ not in _ASIDE:
            held += [t for t in c.subtree if not any(a.dep_ == "relcl" for a in _up(t, c))]
    yield from sorted(held, key=lambda t: t.i)


def _stems(tokens: Iterable["Token"]) -> frozenset[str]:
    """The stems of words that say something, verbs by their plain form."""
    words = (t.lemma_.lower() if t.pos_ == "VERB" else t.lower_ for t in tokens)
    return frozenset(stem(w) for w in words if w not in STOP and w not in _NO and len(w) > 2)


def _up(token: "Token", top: "Token") -> Iterator["Token"]:
    """A word and those above it, below `top`."""
    while token != top and token.head != token:
        yield token
        token = token.head


def _subject(verb: "Token") -> "Token | None":
    """Whom or what a clause is about, where that is a noun or a name."""
    return next((c for c in verb.children if c.dep_ in _SUBJECTS and c.pos_ in ("NOUN", "PROPN")), None)


def _asserting(
    n: Negated, other: Read, readings: Readings, contexts: Contexts, settings: ConflictSettings
) -> list[Sentence]:
    """The sentences of a report that say, unnegated and as a fact, what is negated."""
    wanted = contexts.of(n.words)
    near = []
    for s in other.sentences:
        there = contexts.of(s.text)
        shared = n.stems & there.stems
        enough = len(shared) + 1 >= _enough(n, settings)  # its verb aside
        plain = s.number not in other.denying and not is_note(s.text)
        if enough and plain and not elsewhere(wanted, there):
            near.append(s)
    if not near:
        return []
    sents = dict(parsed(other, readings))
    return [s for s in near if s in sents and _asserts(n, sents[s], settings)]


def _asserts(n: Negated, sent: "Sent", settings: ConflictSettings) -> bool:
    """Whether a clause of a sentence says it: the same verb, asserted, with all of its words; a name may be shorter."""
    for verb in (t for t in sent if t.pos_ == "VERB" and t.lemma_.lower() == n.verb):
        words = _stems(_core(verb))
        plain = asserted(verb) and not _turned(verb) and not _qualified(verb) and not _doubted(verb, sent)
        if plain and n.common <= words and len(words & n.stems) >= settings.denied_share * len(n.stems):
            return True
    return False


def _doubted(verb: "Token", sent: "Sent") -> bool:
    """Whether what stands above or before a verb turns it: "denied that", "no evidence that", "hadn ’ t"."""
    above = " ".join(t.text for a in verb.ancestors for t in (a, *a.children) if t.i < verb.i)
    beside = sent.doc[max(sent.start, verb.i - _NEAR) : verb.i].text
    return any(negations(_BROKEN.sub(r"\1", words)) for words in (above, beside))


def _relation(n: Negated, s: Sentence) -> Relation | None:
    """A conflict; what has not happened in an earlier report and has in a later one is an update."""
    before, after = n.sentence.published, s.published
    dated = bool(before and after and before != after) and n.sentence.report != s.report
    if dated and (n.perfect or n.verb in ONCE) and str(before) < str(after):
        return "update"
    return None if n.perfect and not dated else "conflict"


def _two_voices(a: Sentence, b: Sentence) -> bool:
    """Two reports, or two speakers of one report."""
    if a.report != b.report:
        return True
    one, other = ({who for _, who in s.speakers} for s in (a, b))
    return bool(one and other) and not one & other


def _finding(n: Negated, s: Sentence, relation: Relation, holding: Holding) -> Finding:
    a, b = (Value(x.report, x.span, squash(x.text).rstrip(), holding.claim(x.report, x.span)) for x in (n.sentence, s))
    reason = "one says that it did not happen, the other that it did"
    return Finding(("negated", n.words), "polarity", relation, f"whether {squash(n.words)}", a, b, reason)
