"""Decisions on single cues brought into one consistent answer for the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Span
from twosource.statements.page import Candidate, Page


@dataclass(frozen=True, slots=True)
class Decision:
    """What one cue attributes to whom: token spans, and how likely it is that this is right."""

    candidate: Candidate
    parts: tuple[Span, ...]
    source: Span | None
    chance: float


def words_in(p: Page, parts: Sequence[Span]) -> frozenset[int]:
    """The word tokens of some spans."""
    return frozenset(i for low, high in parts for i in range(low, high) if p.t.word[i])


def settle(p: Page, decisions: Sequence[Decision], least: float) -> list[Decision]:
    """The decisions that can stand together: of two contents that share half their words the likelier stays.

    Words are attributed once at each depth: a statement within a statement stays, a rival reading of it goes.
    Decisions less likely than `least` stand only where a quotation would else be nobody's.
    """
    kept: list[Decision] = []
    taken: list[frozenset[int]] = []
    decisions = [d for d in decisions if not is_caveat(p, d) and not _introduces(p, d, decisions)]
    for d in sorted(decisions, key=lambda d: (-d.chance, d.candidate.frame.cue)):
        words = words_in(p, d.parts)
        if d.chance < least and (not _quotation(p, d, words) or any(words & other for other in taken)):
            continue
        if not words or any(2 * len(words & other) >= len(words | other) for other in taken):
            continue
        taken.append(words)
        kept.append(d)
    return sorted(kept, key=lambda d: (d.parts, d.candidate.frame.cue))


_SENTENCE = 4  # words; shorter quotations are mostly names and single terms


def _quotation(p: Page, d: Decision, words: frozenset[int]) -> bool:
    """Whether a decision's content is a quotation of some length that its cue stands outside of."""
    cue = d.candidate.frame.cue
    return len(words) >= _SENTENCE and p.cover[cue] < 0 and all(p.cover[i] >= 0 for i in words)


_CHECKED = frozenset({"verify", "confirm", "corroborate", "substantiate"})


def is_caveat(p: Page, d: Decision) -> bool:
    """Whether a decision is the report's own caveat ("has not been verified"), which is nobody's statement."""
    t, cue = p.t, d.candidate.frame.cue
    negated = any(t.dep[k] == "neg" for k in t.kids[cue])
    passive = any(t.dep[k] == "auxpass" for k in t.kids[cue])
    return negated and passive and t.lemma[cue] in _CHECKED and d.source is None


def _introduces(p: Page, d: Decision, others: Sequence[Decision]) -> bool:
    """Whether a cue only brings in another's source: "was quoted" in "the mayor was quoted as saying that ..."."""
    t, cue = p.t, d.candidate.frame.cue
    words = words_in(p, d.parts)
    for o in others:
        inner = o.candidate.frame.cue
        if inner != cue and t.left[cue] <= inner <= t.right[cue] and o.source and words == words_in(p, [o.source]):
            return True
    return False
