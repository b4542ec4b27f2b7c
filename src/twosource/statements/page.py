"""A report made ready for the statements stage: its tokens, its quotations, and the frames of possible cues."""

from dataclasses import dataclass

from twosource.model import CueType, Quotation
from twosource.statements.cues import Entry, Lexicon, family, key_of
from twosource.statements.dateline import body_start
from twosource.statements.frames import Frame, frame_of
from twosource.statements.quotes import Quote, cover_of, find_quotes
from twosource.statements.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Page:
    """`cover[i]` is the number of the quotation that token `i` stands in, or -1.

    `bodies` are the first tokens of the paragraphs' own words, datelines left out.
    """

    t: Tokens
    quotes: list[Quote]
    cover: list[int]
    bodies: list[int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: its frame, its lexicon entry, and how often such a word was a cue in such a frame."""

    frame: Frame
    entry: Entry
    rate: float


UNKNOWN = Entry("say", 0, 0, {})  # a verb the lexicon lacks, where it stands as verbs of saying do
RUMOUR = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_TELLING = frozenset({"clause", "quote", "aside", "as"})


def page(t: Tokens) -> Page:
    """The page of a report's tokens."""
    quotes = find_quotes(t)
    bodies = [body_start(t, first, last) for first, last in t.paragraphs]
    return Page(t, quotes, cover_of(t, quotes), bodies)


def candidates(p: Page, words: Lexicon, least: float) -> list[Candidate]:
    """The possible cues of a page in order: words of the lexicon, and verbs that stand as verbs of saying do."""
    out = []
    t = p.t
    for i in range(len(t)):
        entry = words.get(key_of(t, i))
        if entry is None and t.lower[i] in RUMOUR:
            entry = Entry("marker", 0, 0, {})
        if entry is None and t.lower[i] == "per" and _is_per(t, i):
            entry = Entry("marker", 0, 0, {})
        if entry is None:
            if t.pos[i] != "VERB" or t.tag[i] == "MD":
                continue
            frame = frame_of(t, i, p.cover, p.quotes)
            if family(frame.name) not in _TELLING:
                continue
            entry = UNKNOWN
        else:
            frame = frame_of(t, i, p.cover, p.quotes)
        rate = entry.rate(family(frame.name)) if entry is not UNKNOWN else 0.15
        if rate >= least:
            out.append(Candidate(frame, entry, rate))
    return out


def _is_per(t: Tokens, i: int) -> bool:
    """Whether "per" means "according to" ("per the ministry"), not "for each" ("per day")."""
    after = [k for k in t.kids[i] if t.dep[k] == "pobj"]
    beside = i == 0 or t.text[i - 1] == "," or t.sentence[i - 1] != t.sentence[i] or t.lower[i - 1] == "as"
    return beside and any(t.pos[k] == "PROPN" or any(t.dep[j] == "det" for j in t.kids[k]) for k in after)


def type_of(c: Candidate, quotation: Quotation, noun: bool) -> CueType:
    """A cue's type: its word's, but a noun's where a noun tells, and a verb that brings a quotation says it."""
    if noun:
        return "noun"
    quoting = quotation == "direct" and family(c.frame.name) in _TELLING
    if c.entry.type == "attitude" and (quoting or c.frame.name == "as"):
        return "say"
    return c.entry.type
