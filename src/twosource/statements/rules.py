"""Rules alone: what the frames and the lexicon say, where no trained model decides."""

from collections.abc import Sequence

from twosource.statements.page import Candidate, Page
from twosource.statements.settle import Decision
from twosource.statements.sources import source_candidates


def by_rules(p: Page, cues: Sequence[Candidate], least: float) -> list[Decision]:
    """A decision for every candidate whose rate in the lexicon is `least` or more."""
    out = []
    for c in cues:
        parts = tuple(part for part in (c.frame.before, c.frame.after) if part)
        if c.rate >= least and parts:
            sources = source_candidates(p.t, c.frame)
            out.append(Decision(c, parts, sources[0].span if sources else None, c.rate))
    return out
