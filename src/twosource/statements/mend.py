"""Readings of single cues put right where the form of the sentence leaves no doubt, whatever the decider learned."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Span
from twosource.names import is_person_noun, kind_of_noun
from twosource.statements.cues import Entry
from twosource.statements.edges import before_caveat, before_closing, before_parallel, past_quotation
from twosource.statements.frames import frame_of
from twosource.statements.page import Candidate, Page
from twosource.statements.places import limits, word_after, word_before
from twosource.statements.settle import Decision
from twosource.statements.spans import within

_TELL = frozenset({"tell", "inform"})
# Past forms that parsers take for participles after an apposition: "Ada Boe, head of the agency, informed reporters".
_TOLD = frozenset({"told", "informed", "assured", "warned", "reminded", "advised", "notified", "briefed"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHORTEST = 4  # words of a quotation that is a sentence of its own; by definition, as in `settle`
_TAG = 24  # tokens in which the verb follows a quotation that ends in a comma: a name, an office, a relative clause
_CLEAR = 0.99  # a clause, a comma and "an official told the Courier": no other reading of the clause stands against it
_SURE = 0.5  # beside the decider's chances: as for headlines, ahead of a doubtful reading


def mend(p: Page, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions with addressees, run-on quotations and quotations without a known verb put right."""
    mended = [before_caveat(p, _apart(p, _told(p, d))) for d in decisions if not _two_headlines(p, d)]
    mended = [past_quotation(p, d) for d in before_closing(p, mended)]
    mended = [before_parallel(p, d, mended) for d in mended]
    mended = [_before_tag(p, d, mended) for d in mended]
    return mended + _tagged(p, mended)


_NO_NAME = frozenset({"over", "after", "amid", "as", "near", "despite"})  # names of speakers hold none of these


def _two_headlines(p: Page, d: Decision) -> bool:
    """Whether a colon parts two halves of a headline ("Mill Burns Near Port: Ten Hurt"), neither of them a speaker."""
    t, f = p.t, d.candidate.frame
    if f.name == "colon" and d.source is not None and _rubric(p, d.source, f.cue):
        return True
    if f.name != "colon" or d.source is None or t.text[t.paragraphs[t.paragraph[f.cue]][1] - 1] in '.!?”"':
        return False
    return any(t.lower[i] in _NO_NAME for i in range(*d.source))


def _rubric(p: Page, source: Span, mark: int) -> bool:
    """Whether the words before a headline's colon name its topic: "Harbour fire: mayor "knew for weeks"."""
    t, last = p.t, source[1] - 1
    start = t.paragraphs[t.paragraph[mark]][0]
    if source[0] != start or source[1] != mark or last == start or t.pos[last] != "NOUN" or not t.text[last].islower():
        return False
    if p.cover[mark + 1 : mark + 2] != [-1]:  # what follows is somebody's words, and the topic may stand for them
        return False
    return kind_of_noun(t.lemma[last]) == "unknown" and not is_person_noun(t.text[last]) and t.lemma[last] != "family"


def _told(p: Page, d: Decision) -> Decision:
    """What is told stands before "..., an official told the Courier": whom it was told to is no content."""
    t, cue = p.t, d.candidate.frame.cue
    if t.lemma[cue] not in _TELL or len(d.parts) != 1 or d.source is None or p.cover[cue] >= 0:
        return d
    low, high = d.parts[0]
    if low <= cue or d.source[1] > cue or _verbs(p, low, high) or any(p.cover[i] >= 0 for i in range(low, high)):
        return d
    source = _subject(p, d.source, cue)
    start, comma = limits(p, cue)[0], source[0] - 1
    if comma <= start or t.text[comma] not in (",", "”", '"', "’", "''"):
        return d
    last = word_before(t, comma, start)
    if last < start or not any(t.tag[i] in _FINITE for i in range(start, last + 1)):
        return d
    if p.cover[last] >= 0:
        start = p.quotes[p.cover[last]].first
    span = within(t, (start, last + 1))
    return replace(d, parts=(span,), source=source, chance=max(d.chance, _CLEAR)) if span else d


def _subject(p: Page, source: Span, cue: int) -> Span:
    """A source without the end of the clause before it: "Hallin, an official" in "it flooded Hallin, an official told".

    A name with an apposition stands between commas; without them only what follows the comma is the subject.
    """
    t, (low, high) = p.t, source
    if not t.word[low - 1] or t.text[cue - 1] == ",":
        return source
    return next(((i + 1, high) for i in range(low, high - 1) if t.text[i] == ","), source)


def _verbs(p: Page, low: int, high: int) -> bool:
    return any(p.t.pos[i] in ("VERB", "AUX") for i in range(low, high))


def _before_tag(p: Page, d: Decision, others: Sequence[Decision]) -> Decision:
    """A content that runs on into the words that attribute its whole sentence ("..., an official told") ends before."""
    cue = d.candidate.frame.cue
    for e in others:
        tag = e.candidate.frame.cue
        if e is d or e.source is None or e.chance < _CLEAR or not e.parts[0][0] <= cue < e.parts[-1][1] < tag:
            continue
        parts = [
            within(p.t, (low, min(high, e.source[0]))) if low <= tag < high else (low, high) for low, high in d.parts
        ]
        kept = tuple(part for part in parts if part)
        return replace(d, parts=kept) if kept else d
    return d


def _apart(p: Page, d: Decision) -> Decision:
    """A content that runs over a full stop into or out of another quotation, which has a speaker of its own, is cut.

    "She said the road was shut at 4 a.m. “It was dark,” she said": parsers take it for one sentence.
    """
    cue = d.candidate.frame.cue
    parts: list[Span] = []
    for low, high in d.parts:
        cut = _opening(p, low, high)
        if cut is not None:
            low, high = (cut, high) if high <= cue else (low, cut) if low > cue else (low, high)
        span = within(p.t, (low, high))
        if span is not None:
            parts.append(span)
    return replace(d, parts=tuple(parts)) if parts else d


def _opening(p: Page, low: int, high: int) -> int | None:
    """The first token of a quotation inside a content that begins a sentence and ends in a comma, before its tag."""
    t = p.t
    if p.cover[low] >= 0:
        return None
    for q in p.quotes:
        if low < q.first < high and t.text[q.first - 1][-1] in ".!?" and t.text[q.last - 1] == ",":
            first = word_after(t, q.first, q.last)
            if t.text[first][:1].isupper() and sum(t.word[q.first : q.last]) >= _SHORTEST:
                return q.first
    return None


def _tagged(p: Page, decisions: Sequence[Decision]) -> list[Decision]:
    """Quotations that end in a comma and go on with a name and a verb: the verb is a cue, known or not."""
    t = p.t
    out: list[Decision] = []
    for number, q in enumerate(p.quotes):
        if not q.closed or t.text[q.last - 1] != "," or sum(t.word[q.first : q.last]) < _SHORTEST:
            continue
        if any(p.cover[i] == number for d in decisions for low, high in d.parts for i in range(low, high)):
            continue
        verb, content = _verb(p, q.last + 1), within(t, (q.first, q.last))
        source = within(t, (q.last + 1, verb)) if verb is not None else None
        if verb is None or source is None or content is None:
            continue
        frame = frame_of(t, verb, p.cover, p.quotes)
        out.append(Decision(Candidate(frame, Entry("say", 0, 0, {}), _SURE), (content,), source, _SURE))
    return out


def _verb(p: Page, start: int) -> int | None:
    """The main verb of the words that follow a quotation, its subject before it."""
    t = p.t
    if start >= len(t):
        return None
    last = min(t.sentences[t.sentence[start]][1], start + _TAG)
    for i in range(start, last):
        if p.cover[i] >= 0 or t.text[i] in ".;":
            return None
        main = t.tag[i] in ("VBD", "VBZ", "VBP") and t.pos[i] == "VERB" and t.dep[i] not in ("relcl", "acl", "advcl")
        if main or (t.text[i] in _TOLD and t.text[i - 1] == ","):
            return i if any(t.pos[k] in ("NOUN", "PROPN", "PRON") for k in range(start, i)) else None
    return None
