"""Quotations and their tags, once it is settled who says what: where a quotation begins, and whose the next one is."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Span
from twosource.statements.page import Page
from twosource.statements.places import word_after
from twosource.statements.quotes import Quote
from twosource.statements.settle import Decision
from twosource.statements.spans import within

_JOINTS = frozenset({":", "-", "--", "–", "—"})
_GOES_ON = frozenset({"that", "and", "but", "because", "while", "adding", "as", "whether", "if", "how", "why"})
_STOPS = frozenset({",", "?", "!"})
_SHORTEST = 4  # words of a quotation that is a sentence; shorter ones are mostly names and single terms
_TAG = 14  # tokens between a quotation and the verb of its tag


def carry(p: Page, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions with quotations cut from the clause before, circumstances of a tag left out, orphans adopted."""
    cut = [_from_its_mark(p, d) for d in decisions]
    cut = [_without_circumstance(p, d) for d in cut]
    return _adopted(p, [_without_others(p, d, cut) for d in cut])


def _quote_before(p: Page, d: Decision, part: Span) -> Quote | None:
    """The quotation that a content before its cue ends with, where the tag follows it directly."""
    cue, number = d.candidate.frame.cue, p.cover[part[1] - 1]
    if number < 0 or part[1] > cue or p.cover[cue] == number:
        return None
    q = p.quotes[number]
    tagged = q.closed and q.last < cue <= q.last + _TAG and p.t.sentence[cue] == p.t.sentence[min(q.last + 1, cue)]
    return q if tagged and p.t.text[q.last - 1] in _STOPS else None


def _from_its_mark(p: Page, d: Decision) -> Decision:
    """ "Gray recalled the code: “Manners were assumed,” he said": the content begins at the mark."""
    t = p.t
    parts = []
    for low, high in d.parts:
        q = _quote_before(p, d, (low, high))
        if q is not None and low < q.first and p.cover[low] < 0 and q.first > 0:
            first = word_after(t, q.first, len(t) - 1)
            opens = t.text[first][:1].isupper() and t.pos[first] != "PROPN" and t.lower[first] != "i"
            before = t.text[q.first - 1]
            if sum(t.word[q.first : q.last]) >= _SHORTEST and (before in _JOINTS or (before == "," and opens)):
                low = q.first
        span = within(t, (low, high))
        if span is not None:
            parts.append(span)
    return replace(d, parts=tuple(parts)) if parts else d


def _without_circumstance(p: Page, d: Decision) -> Decision:
    """ "“It will live on,” he said as boys trained in the hall": what follows the tag unquoted is not said."""
    if len(d.parts) != 2 or _quote_before(p, d, d.parts[0]) is None or p.cover[d.parts[0][0]] < 0:
        return d
    low, high = d.parts[1]
    cue = d.candidate.frame.cue
    quoted = any(p.cover[i] >= 0 for i in range(low, high))
    if quoted or low <= cue or p.t.lower[low] in _GOES_ON - {"as"}:
        return d
    return replace(d, parts=d.parts[:1])


def _without_others(p: Page, d: Decision, decisions: Sequence[Decision]) -> Decision:
    """ "“It holds,” Boe said. “It does not,” Lund replied": what has a tag of its own is not the other's as well."""
    kept = tuple(part for part in d.parts if not any(_tags(p, o, part) for o in decisions if o is not d))
    own = p.t.sentence[d.candidate.frame.cue]
    kept = tuple(part for part in d.parts if part in kept or p.t.sentence[part[1] - 1] == own)
    return replace(d, parts=kept) if kept and kept != d.parts else d


def _tags(p: Page, other: Decision, part: Span) -> bool:
    """Whether another cue, in a quotation's own sentence, says just that quotation, and whose it is."""
    cue = other.candidate.frame.cue
    quoted = p.cover[part[0]] >= 0
    same = p.t.sentence[cue] == p.t.sentence[part[1] - 1] and p.cover[cue] < 0
    return quoted and same and other.source is not None and part in other.parts


def _adopted(p: Page, decisions: Sequence[Decision]) -> list[Decision]:
    """A quotation that nobody says, right after a sentence that says who speaks, is that speaker's going on.

    Over a paragraph's break only where that sentence quotes as well.
    """
    t = p.t
    taken = {i for d in decisions for low, high in d.parts for i in range(low, high)}
    out = list(decisions)
    for q in p.quotes:
        words = [i for i in range(q.first, q.last + 1) if t.word[i]]
        if len(words) < _SHORTEST or any(i in taken for i in words) or q.single:
            continue
        low = t.sentences[t.sentence[words[0]]][0]
        if q.first > low or low == 0:
            continue
        owner = next((k for k, d in enumerate(out) if _goes_on(p, d, low)), None)
        span = within(t, (q.first, q.last + 1))
        if owner is not None and span is not None:
            out[owner] = replace(out[owner], parts=(*out[owner].parts, span))
            taken.update(words)
    return out


def _goes_on(p: Page, d: Decision, low: int) -> bool:
    """Whether a decision's cue stands in the sentence before token `low`, and its content ends there."""
    t, cue = p.t, d.candidate.frame.cue
    before = t.sentence[low - 1]
    return (
        t.sentence[cue] == before
        and d.source is not None
        and p.cover[cue] < 0
        and max(high for _, high in d.parts) <= low
        and (t.paragraph[low - 1] == t.paragraph[low] or any(p.cover[i] >= 0 for part in d.parts for i in range(*part)))
    )
