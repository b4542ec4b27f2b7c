"""How one outlet stands to one claim: its own origin, copied, contradicts, silent; or its origin isn't known."""

from typing import Literal

from twosource.model import Claim, Member, Span
from twosource.outlets import same_medium
from twosource.render.disagreement import Difference
from twosource.render.lookup import same_words
from twosource.text import overlap
from twosource.web.held import Held

State = Literal["own", "copied", "contradicts", "unknown", "silent"]

# A sign for each, so that nothing hangs on colour alone, and its word.
SIGN: dict[State, str] = {"own": "●", "copied": "○", "contradicts": "✕", "unknown": "?", "silent": "·"}
WORD: dict[State, str] = {
    "own": "own origin",
    "copied": "copied",
    "contradicts": "contradicts",
    "unknown": "origin not known",
    "silent": "silent",
}


def origin_of(member: Member, held: Held) -> str | None:
    """The origin of the passage a member stands in, else its report's main origin; None where neither is known."""
    common: dict[str, int] = {}
    parts = held.parts.get(member.report)
    for span, origin in parts.passages if parts else ():
        common[origin] = common.get(origin, 0) + overlap(span, member.span)
    best = max(sorted(common), key=common.__getitem__, default=None)
    if best and 2 * common[best] > member.span[1] - member.span[0]:
        return best
    main = held.lookup.origin_of.get(member.report)
    return main.id if main else None


def carried(member: Member, held: Held) -> State:
    """Whether a member's words are its outlet's own reporting or came from elsewhere."""
    origin = held.origins.get(origin_of(member, held) or "")
    report = held.lookup.reports.get(member.report)
    if origin is None or report is None or origin.kind == "unknown":
        return "unknown"
    if origin.name and (origin.name == report.name or same_medium(origin.name, report.name)):
        return "own"
    # The origin's own report may name its publisher otherwise than others credit it: an agency in full.
    return "own" if origin.kind == "wire" and member.report in held.sources else "copied"


def contradicting(claim: Claim, held: Held) -> dict[str, str]:
    """Reports that contradict a claim, each with what it says: by a denial, or as the other side of a conflict."""
    told: dict[str, str] = {}
    for member in claim.members:
        stance = held.lookup.stance(member.report, member.span)
        if stance and any(not held.lookup.stance(m.report, m.span) for m in claim.members):
            told[member.report] = stance
    for difference in held.conflicts_of.get(claim.id, ()):
        if difference.conflict.relation == "conflict":
            for rid, value in _others(claim, difference, held):
                told.setdefault(rid, value)
    return told


def _others(claim: Claim, difference: Difference, held: Held) -> list[tuple[str, str]]:
    """The sides of a conflict that stand against a claim's first asserted one, with their values."""
    sides = [(side, held.lookup.stance(side.report, side.span)) for side in difference.places]
    here: dict[str, list[Span]] = {}
    for member in claim.members:
        here.setdefault(member.report, []).append(member.span)
    ours = [
        (side, stance)
        for side, stance in sides
        if side.claim == claim.id or any(overlap(span, side.span) for span in here.get(side.report, ()))
    ]
    if not ours:
        return []
    number = held.lookup.number
    first, stance = min(ours, key=lambda s: (bool(s[1]), number.get(s[0].report, 0)))
    if difference.conflict.kind == "polarity":  # whole sentences: no two are the same words, and all but denials agree
        return [(side.report, other or side.value) for side, other in sides if bool(other) != bool(stance)]
    value = same_words(first.value)
    return [(side.report, side.value) for side, _ in sides if same_words(side.value) != value]
