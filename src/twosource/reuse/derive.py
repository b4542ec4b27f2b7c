"""How each report derives from others, read off the passages they share."""

from collections import defaultdict
from collections.abc import Sequence

from twosource.keys import content_key
from twosource.memory import Memory, fingerprint
from twosource.model import Derivation, Kind, Report, Reuse, Span, by_id
from twosource.reuse.body import Body, narrative_inside
from twosource.reuse.direction import direction
from twosource.reuse.find import age
from twosource.reuse.profile import profiled
from twosource.settings import ReuseSettings


def derive(
    reports: Sequence[Report],
    reuse: Sequence[Reuse],
    *,
    memory: Memory | None = None,
    settings: ReuseSettings | None = None,
) -> list[Derivation]:
    """A derivation for every pair of reports that share passages which are evidence."""
    settings, memory = settings or ReuseSettings(), memory or Memory()
    known = by_id(reports)
    between: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for r in reuse:
        if r.evidence:
            between[r.later.report, r.earlier.report].append(r)
    keys = {rid: fingerprint(known[rid]) for rid in sorted({rid for pair in between for rid in pair})}
    order = {r.id: n for n, r in enumerate(sorted(reports, key=age))}
    kept, out = memory.of("derivation"), []
    for later, earlier in sorted(between, key=lambda pair: (order[pair[0]], order[pair[1]])):
        passages = tuple(between[later, earlier])
        key = (keys[later], keys[earlier], content_key(passages))
        if key not in kept:
            a, b = (profiled(known[rid], memory, settings).body for rid in (later, earlier))
            kept[key] = _derivation(a, b, passages, settings)
        out.append(kept[key])
    return out


def _matched(body: Body, other: Body, here: Span, there: Span) -> tuple[int, int]:
    """How many narrative words of one passage stand in the other in order, and how many words do in all."""
    from rapidfuzz.distance import LCSseq

    (low, high), (first, last) = body.within(here), other.within(there)
    mine, theirs = ([w.form for w in words] for words in (body.words[low:high], other.words[first:last]))
    runs = [(low + op.src_start, low + op.src_end) for op in LCSseq.opcodes(mine, theirs) if op.tag == "equal"]
    return sum(body.before[e] - body.before[s] for s, e in runs), sum(e - s for s, e in runs)


def _derivation(later: Body, earlier: Body, passages: Sequence[Reuse], settings: ReuseSettings) -> Derivation:
    shorter_is_later = later.before[-1] <= earlier.before[-1]
    body, other = (later, earlier) if shorter_is_later else (earlier, later)
    spans = [(p.later.span, p.earlier.span) if shorter_is_later else (p.earlier.span, p.later.span) for p in passages]
    carried = [s for s, p in zip(spans, passages, strict=True) if p.manner != "reworded"]
    counts = [_matched(body, other, here, there) for here, there in carried]
    size = max(1, body.before[-1])
    kind = _kind(sum(n for n, _ in counts) / size, max((n for _, n in counts), default=0), passages, settings)
    share = narrative_inside(body, [here for here, _ in spans])
    way, why = direction(later.report, earlier.report, kind)
    told = "1 passage makes" if len(passages) == 1 else f"{len(passages)} passages make"
    reworded = sum(p.manner == "reworded" for p in passages)
    reason = f"{told} up {share:.0%} of the shorter narrative"
    if reworded:
        reason += f", {reworded} of them in other words"
    link = {
        "a_from_b": "; appears to derive from it",
        "b_from_a": "; it appears to derive from this one",
        "common_parent": "; both appear to derive from one source",
        "unknown": "; one appears to derive from the other, or both from one source",
    }[way]
    crossing = sum(
        n for (here, there), (_, n) in zip(carried, counts, strict=True) if _quotes(body, here) != _quotes(other, there)
    )
    public = crossing > 0 and 2 * crossing >= sum(n for _, n in counts)
    reason += link + (f" ({why})" if why else "")
    return Derivation(later.report.id, earlier.report.id, kind, round(share, 3), way, reason, public)


def _kind(carried: float, longest: int, passages: Sequence[Reuse], settings: ReuseSettings) -> Kind:
    """The kind of a derivation by the part carried over word for word or nearly, as `compare` has it."""
    if carried >= settings.copy_share:
        return "copy"
    if carried >= settings.surely_edited or (carried >= settings.edited_share and longest >= settings.edited_run):
        return "edited"
    return "reworded" if any(p.manner == "reworded" for p in passages) else "partial"


def _quotes(body: Body, span: Span) -> bool:
    """Whether most of a passage is a quotation here; where it is prose there, a public text was carried."""
    low, high = body.within(span)
    return 2 * sum(w.quoted for w in body.words[low:high]) > high - low
