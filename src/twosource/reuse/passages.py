"""The passages of a weighed pair, as records: verbatim and edited ones from the words, reworded ones by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Manner, Span
from twosource.reuse.align import Passage
from twosource.reuse.body import Body
from twosource.reuse.evidence import Evidence
from twosource.reuse.reworded import is_rewording
from twosource.settings import ReuseSettings


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage of `a` and its counterpart in `b`; `evidence` is False where everyone had the words."""

    a: Span
    b: Span
    manner: Manner
    reason: str
    evidence: bool


def _span(body: Body, low: int, high: int) -> Span:
    return (body.words[low].span[0], body.words[high - 1].span[1])


def _taken(a: Body, b: Body, p: Passage, evidence: bool) -> Taken:
    size = max(p.a_high - p.a_low, p.b_high - p.b_low)
    manner: Manner = "verbatim" if p.matched == size else "edited"
    what = f"{p.matched} words in a row" if manner == "verbatim" else f"{p.matched} of {size} words in one order"
    if not evidence:
        what += ", in words that everyone had (a quotation, a statement or a formula)"
    return Taken(_span(a, p.a_low, p.a_high), _span(b, p.b_low, p.b_high), manner, what, evidence)


def carried_passages(a: Body, b: Body, e: Evidence, settings: ReuseSettings) -> Iterator[Taken]:
    """Verbatim and edited passages: narrative ones as evidence, public ones as not."""
    for p, own in zip(e.passages, e.own, strict=True):
        if own:
            yield _taken(a, b, p, evidence=True)
        elif p.matched >= settings.public_words:
            yield _taken(a, b, p, evidence=False)


def reworded_sentences(a: Body, b: Body, e: Evidence, settings: ReuseSettings) -> Iterator[Taken]:
    """Narrative sentences that no passage carries and that the other report says in other words."""
    carried = {i for pairs in e.own for i, _ in pairs}
    for m in e.matches:
        s, t = a.sentences[m.a], b.sentences[m.b]
        words = range(s.low, s.high)
        if 2 * sum(i in carried for i in words) < len(words) and is_rewording(m, settings):
            shared = ", ".join(sorted(s.details & t.details)[:4])
            reason = f"one sentence says the other in other words (nearness {m.cosine:.2f}"
            yield Taken(s.span, t.span, "reworded", reason + (f"; both have {shared})" if shared else ")"), True)
