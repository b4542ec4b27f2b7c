"""A report made ready for the statements stage: its tokens, its quotations, and the frames of possible cues."""

from dataclasses import dataclass

from twosource.statements.cues import Entry, Lexicon, family, key_of
from twosource.statements.frames import Frame, frame_of
from twosource.statements.quotes import Quote, cover_of, find_quotes
from twosource.statements.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Page:
    """`cover[i]` is the number of the quotation that token `i` stands in, or -1."""

    t: Tokens
    quotes: list[Quote]
    cover: list[int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: its frame, its lexicon entry, and how often such a word was a cue in such a frame."""

    frame: Frame
    entry: Entry
    rate: float


UNKNOWN = Entry("say", 0, 0, {})  # a verb the lexicon lacks, where it stands as verbs of saying do
_TELLING = frozenset({"clause", "quote", "aside", "as"})


def page(t: Tokens) -> Page:
    """The page of a report's tokens."""
    quotes = find_quotes(t)
    return Page(t, quotes, cover_of(t, quotes))


def candidates(p: Page, words: Lexicon, least: float) -> list[Candidate]:
    """The possible cues of a page in order: words of the lexicon, and verbs that stand as verbs of saying do."""
    out = []
    t = p.t
    for i in range(len(t)):
        entry = words.get(key_of(t, i))
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
