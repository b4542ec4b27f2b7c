"""Rules alone: what the frames and the lexicon say, where no trained model decides."""

from collections.abc import Sequence

from twosource.model import Span
from twosource.statements.page import Candidate, Page
from twosource.statements.settle import Decision
from twosource.statements.sources import source_candidates


def by_rules(p: Page, cues: Sequence[Candidate], least: float) -> list[Decision]:
    """A decision for every candidate whose rate in the lexicon is `least` or more."""
    out = []
    for c in cues:
        parts = tuple(part for part in (c.frame.before, c.frame.after) if part)
        if c.rate >= least and parts:
            outside = (s.span for s in source_candidates(p.t, c.frame) if not _within_any(s.span, parts))
            source = None if c.frame.name in ("marker", "hearsay") else next(outside, None)
            out.append(Decision(c, parts, source, c.rate))
    return out


def _within_any(span: Span, parts: Sequence[Span]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in parts)
