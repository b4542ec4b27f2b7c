"""Where the words of a sentence stop being the speaker's: a caveat of the report's own, a medium passed through, a
quotation that the parser ran on into the source."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Span
from twosource.statements.page import Page
from twosource.statements.settle import Decision
from twosource.statements.spans import within

_NAME = 9  # tokens of a medium's name and the comma before it
_WHEN = 6  # tokens from a closing verb to the sentence's end: "reported on Monday."
_REPORTED = frozenset({"reported", "reports"})
_YET = frozenset({"though", "although", "but", "which", "while"})
_PARALLEL = frozenset({"though", "although", "while", "whereas", "but"})
_BESIDE = 3  # tokens between a clause's source and its verb ("has since")
_CHECKED = frozenset({"verify", "verified", "confirm", "confirmed", "corroborated", "checked"})
_CHECK_IN = 14  # tokens from a caveat's first word to its verb
_DOUBTFUL = 0.5  # a closing medium's own reading gives way to that of the speaker before it


def before_caveat(p: Page, d: Decision) -> Decision:
    """What is said ends where the report's own caveat begins: ", though this could not be independently verified"."""
    t, parts = p.t, []
    for low, high in d.parts:
        cut = next(
            (i for i in range(low + 1, high) if t.text[i] == "," and p.cover[i] < 0 and _caveat(p, i + 1, high)), high
        )
        span = within(t, (low, cut))
        if span is not None:
            parts.append(span)
    return replace(d, parts=tuple(parts)) if parts else d


def _caveat(p: Page, low: int, high: int) -> bool:
    """Whether words are the clause of a caveat: joined by "though" or the like, and nobody could check it."""
    lower = p.t.lower
    if low >= high or lower[low] not in _YET:
        return False
    clause = lower[low : p.t.sentences[p.t.sentence[low]][1]]
    negated = any(w in ("not", "n't", "n’t", "cannot", "unable", "impossible") for w in clause[:_CHECK_IN])
    return negated and "independently" in clause[:_CHECK_IN] and any(w in _CHECKED for w in clause[:_CHECK_IN])


def before_parallel(p: Page, d: Decision, others: Sequence[Decision]) -> Decision:
    """What is said ends where another speaks: "The board said it shut the gate, though a monitor said it was open"."""
    t, cue = p.t, d.candidate.frame.cue
    if d.candidate.entry.type == "marker":
        return d
    cuts = [e.source[0] - 2 for e in others if e is not d and e.source and _parallel(p, e, cue)]
    parts = []
    for low, high in d.parts:
        cut = min((i for i in cuts if low < i < high and cue < low and p.cover[low] < 0), default=high)
        span = within(t, (low, cut))
        if span is not None:
            parts.append(span)
    return replace(d, parts=tuple(parts)) if parts else d


def _parallel(p: Page, e: Decision, cue: int) -> bool:
    """Whether a decision is a clause of its own after a cue: comma, "though" or the like, source, cue, content."""
    t = p.t
    if e.source is None or e.source[0] < 2:
        return False
    low, own = e.source[0], e.candidate.frame.cue
    if own - e.source[1] > _BESIDE:
        return False
    after = cue < low < own < e.parts[0][0] and t.sentence[cue] == t.sentence[own] and p.cover[low] < 0
    return after and t.text[low - 2] == "," and t.lower[low - 1] in _PARALLEL


def past_quotation(p: Page, d: Decision) -> Decision:
    """A source that parsers begin within the quotation before it: "the fire,” chief Ada Boe" is "chief Ada Boe"."""
    if d.source is None or p.cover[d.source[0]] < 0:
        return d
    low, high = d.source
    end = p.quotes[p.cover[low]].last
    if not low <= end < high - 1 or p.quotes[p.cover[low]].first >= low:
        return d
    source = within(p.t, (end + 1, high))
    return replace(d, source=source) if source else d


def before_closing(p: Page, decisions: Sequence[Decision]) -> list[Decision]:
    """The medium that closes a sentence is no part of what the speaker before it says, and is only passed through:
    "Police said the dam broke, the Courier reported."
    """
    out = list(decisions)
    for cue, comma in _closings(p):
        low = p.t.sentences[p.t.sentence[cue]][0]
        if not any(low <= d.candidate.frame.cue < comma and d.source and d.parts[0][0] >= low for d in out):
            continue
        out = [_ended(p, d, comma, cue) for d in out]
    return out


def _closings(p: Page) -> list[Span]:
    """Where a sentence ends in ", NAME reported": the verb, and the comma before the name."""
    t, out = p.t, []
    for low, high in t.sentences:
        cue = next((i for i in range(high - 1, max(low, high - _WHEN), -1) if t.lower[i] in _REPORTED), None)
        if cue is None or p.cover[cue] >= 0:
            continue
        comma = next((i for i in range(cue - 1, max(low, cue - _NAME), -1) if t.text[i] == ","), None)
        source = within(t, (comma + 1, cue)) if comma is not None else None
        if comma is not None and source is not None and _noun_phrase(p, source):
            out.append((cue, comma))
    return out


def _ended(p: Page, d: Decision, comma: int, cue: int) -> Decision:
    """A decision whose content ends where a closing medium begins; the medium's own gives way to the speaker's."""
    if d.candidate.frame.cue == cue:
        return replace(d, chance=min(d.chance, _DOUBTFUL))
    parts = [within(p.t, (low, comma) if low < comma < cue < high + 1 else (low, high)) for low, high in d.parts]
    kept = tuple(part for part in parts if part and not comma < part[0] <= cue)
    return replace(d, parts=kept) if kept else d


def _noun_phrase(p: Page, span: Span) -> bool:
    """Whether words are a name or a noun phrase alone ("the Harbour Post", "local media")."""
    t, (low, high) = p.t, span
    return t.tag[high - 1][:2] == "NN" and not any(
        t.pos[i] in ("VERB", "AUX", "ADP", "CCONJ", "PRON") for i in range(low, high)
    )
