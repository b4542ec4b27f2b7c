"""From the evidence for a pair to how the two stand to one another, and why, in words."""

from dataclasses import dataclass, replace

from twosource.model import Bearing
from twosource.reuse.body import Body, narrative_inside
from twosource.reuse.evidence import Evidence, likelihood, shorter_first, weigh
from twosource.reuse.passages import Taken, carried_passages, reworded_sentences
from twosource.reuse.profile import Profile
from twosource.settings import ReuseSettings


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two bodies stand to one another; `taken` are their passages, `a` first as they were given."""

    relation: Bearing
    share: float
    public: bool
    taken: tuple[Taken, ...]
    reason: str


def _derived(e: Evidence, settings: ReuseSettings) -> Bearing:
    """The kind of a derived pair: by how much is carried over, and in what form."""
    if e.carried >= settings.copy_share:
        return "copy"
    if e.carried >= settings.edited_share and (e.longest >= settings.edited_run or e.carried >= settings.surely_edited):
        return "edited"
    if e.carried >= settings.edited_share or e.nearness >= settings.reworded_nearness:
        return "reworded"
    return "partial"


def _elsewhere(e: Evidence, settings: ReuseSettings) -> bool:
    """Whether the two speak of different events: no names and numbers in common, or few and yet much wording.

    Two accounts of one event share its names even where they share no wording; two events of one kind the reverse.
    """
    if e.public or e.chained >= settings.other_chained:
        return False
    if e.names is None:
        return e.details <= settings.no_details and e.nearness <= settings.other_nearness
    if e.names <= settings.no_details and e.details <= 2 * settings.no_details:
        return True
    few = e.names <= settings.other_names and e.details <= settings.other_details
    return few and e.wording >= settings.other_wording


def _relation(e: Evidence, settings: ReuseSettings) -> Bearing:
    if e.words < settings.least_words:
        return "unknown"
    likely = likelihood(e, settings)
    if likely >= settings.derived_at:
        return _derived(e, settings)
    if likely >= settings.doubtful_at:
        told = e.told + (e.public if e.relayed else 0)
        return "partial" if told >= settings.doubtful_words else "unknown"
    if e.told >= settings.partial_words or (e.relayed and e.public >= settings.relayed_words):
        return "partial"
    return "different_event" if _elsewhere(e, settings) else "independent"


def judge(a: Profile, b: Profile, settings: ReuseSettings) -> Verdict:
    """Weigh a pair and say how the two stand; swapping them mirrors the answer."""
    if not shorter_first(a, b):
        verdict = judge(b, a, settings)
        return replace(verdict, taken=tuple(replace(t, a=t.b, b=t.a) for t in verdict.taken))
    e = weigh(a, b, settings)
    relation = _relation(e, settings)
    one, two = a.body, b.body
    taken = list(carried_passages(one, two, e, settings))
    if relation in ("copy", "edited", "partial", "reworded"):
        if relation != "partial":
            taken.extend(reworded_sentences(one, two, e, settings))
    else:
        taken = [replace(t, evidence=False) for t in taken]
    share = _share(one, e, taken)
    return Verdict(relation, share, e.public + e.crossing > 0, tuple(taken), _reason(one, e, relation, taken, settings))


def _share(a: Body, e: Evidence, taken: list[Taken]) -> float:
    """The part of the shorter narrative, quotations printed as prose included, that is carried over or reworded."""
    spans = [t.a for t in taken if t.evidence]
    return round(min(1.0, max(e.carried, narrative_inside(a, spans))), 3) if spans else 0.0


def _reason(a: Body, e: Evidence, relation: Bearing, taken: list[Taken], settings: ReuseSettings) -> str:
    if e.words < settings.least_words:
        return "too little narrative to tell"
    told = [a.sentences[i] for i in a.told]
    counts = {"verbatim": 0, "edited": 0, "reworded": 0}
    for s in told:
        best, manner = 0.0, ""
        for t in taken:
            if not t.evidence:
                continue
            inside = max(0, min(s.span[1], t.a[1]) - max(s.span[0], t.a[0])) / (s.span[1] - s.span[0])
            if inside > best:
                best, manner = inside, t.manner
        if best >= 0.5:
            counts[manner] += 1
    carried = sum(counts.values())
    text = f"{carried} of {len(told)} narrative sentences carried over, {counts['verbatim']} word for word"
    if counts["reworded"]:
        text += f", {counts['reworded']} in other words"
    if e.longest:
        text += f"; longest shared passage {e.longest} words"
    if e.crossing:
        text += f"; {e.crossing} words that one quotes and the other prints as its own"
    if e.public:
        text += f"; {e.public} words of public text shared, which prove nothing"
        if e.relayed:
            text = text.removesuffix("public text shared, which prove nothing")
            text += "quotations shared, by people who spoke to a medium that both name"
    ending = {
        "independent": "; separately written as far as the text shows",
        "different_event": "; names, numbers and subject differ: another event",
        "partial": "; part of it appears to derive from the other or from a common source",
        "unknown": "; more in common than separate accounts mostly have, too little to call it derived",
    }
    return text + ending.get(relation, "; one appears to derive from the other or both from a common source")
