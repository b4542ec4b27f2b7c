"""Text reuse between the reports of a story."""

from collections.abc import Mapping, Sequence

from twosource.memory import Memory
from twosource.model import Place, Report, Reuse
from twosource.reuse.decide import Verdict, judge
from twosource.reuse.direction import direction
from twosource.reuse.pairs import Pair, by_meaning, by_vocabulary, by_wording
from twosource.reuse.profile import Profile, profiled, with_meaning
from twosource.settings import ReuseSettings


def age(report: Report) -> tuple[bool, str, str, str, str, str]:
    """What puts reports in order: when published, those of unknown date last, ties by text and id."""
    return (
        report.published is None,
        report.published or "",
        report.modified or "",
        report.sha256,
        report.text,
        report.id,
    )


def find_reuse(
    reports: Sequence[Report], *, memory: Memory | None = None, settings: ReuseSettings | None = None
) -> list[Reuse]:
    """Every passage that two reports share, with whether it is evidence that one derives from the other.

    Takes the reports of a story in any order; those in an unreadable language are left out. Where no direction is
    known, "earlier" is the one that comes first by date, then by text. A report whose words are another's is
    compared with that one only. What two reports share is kept in `memory`; which are compared is up to the story.
    """
    settings, memory = settings or ReuseSettings(), memory or Memory()
    read = [profiled(r, memory, settings) for r in sorted(reports, key=age) if r.readable]
    first, copies = _collapse(read)
    pairs = [(first[i], first[j]) for i, j in _pairs(first, memory, settings)]
    return [r for a, b in (*pairs, *copies) for r in _shared(a, b, memory, settings)]


def _shared(a: Profile, b: Profile, memory: Memory, settings: ReuseSettings) -> tuple[Reuse, ...]:
    """What two reports share. It depends on them and on whether the meaning of both is read, and on nothing else."""
    key = (a.key, b.key, a.meaning is not None and b.meaning is not None)
    return memory.recall("reuse", key, lambda: tuple(records(a, b, judge(a, b, settings))))


def _collapse(read: Sequence[Profile]) -> tuple[list[Profile], list[tuple[Profile, Profile]]]:
    """Distinct texts, the oldest of each, and every other with the oldest that has the same words."""
    oldest: dict[tuple[str, ...], Profile] = {}
    copies: list[tuple[Profile, Profile]] = []
    for p in read:
        known = oldest.setdefault(p.forms, p)
        if known is not p:
            copies.append((known, p))
    return list(oldest.values()), copies


def _pairs(first: list[Profile], memory: Memory, settings: ReuseSettings) -> list[Pair]:
    """The pairs to compare; `first` gets the meanings that it is worth reading (in place)."""
    shared = by_wording(first, memory, settings)
    shared = _nearest(first, shared, settings)
    chosen = _worth_reading(first, shared, settings)
    for n, p in zip(chosen, with_meaning([first[n] for n in chosen], memory), strict=True):
        first[n] = p
    return sorted(shared.keys() | by_meaning(first, memory, settings))


def _nearest(first: Sequence[Profile], shared: Mapping[Pair, int], settings: ReuseSettings) -> dict[Pair, int]:
    """The pairs to compare where copies are many: one that an older text has nearly all of, with that text alone.

    So cost grows with distinct text: what a copy shares with others it has through the text it copies.
    """
    whole: dict[int, tuple[int, int]] = {}
    for (i, j), n in sorted(shared.items()):
        if n * settings.fingerprint_every >= settings.same_text * first[j].size:
            whole[j] = max(whole.get(j, (0, 0)), (n, -i))
    parent = {j: -i for j, (_, i) in whole.items()}
    return {(i, j): n for (i, j), n in shared.items() if parent.get(j, i) == i and (i not in parent or j in parent)}


def _worth_reading(first: Sequence[Profile], shared: Mapping[Pair, int], settings: ReuseSettings) -> list[int]:
    """Reports whose sentences are embedded: all, or in a large story the pairs likeliest to be rewordings.

    Embedding is the slowest step by far, so that at most `most_sentences` are, and of reports that share most of
    their words only the oldest stands for all.
    """
    size = [len(p.body.told) for p in first]
    if sum(size) <= settings.most_sentences:
        return list(range(len(first)))
    spoken_for = {
        j for (i, j), n in shared.items() if n * settings.fingerprint_every >= settings.same_text * first[j].size
    }
    own = [n for n in range(len(first)) if n not in spoken_for]
    chosen: set[int] = set()
    spent = 0
    for _, pair in by_vocabulary([first[n] for n in own], settings.least_vocabulary):
        new = [n for n in (own[pair[0]], own[pair[1]]) if n not in chosen]
        cost = sum(size[n] for n in new)
        if spent + cost > settings.most_sentences:
            break
        chosen.update(new)
        spent += cost
    return sorted(chosen)


def records(a: Profile, b: Profile, verdict: Verdict) -> list[Reuse]:
    """A verdict's passages as records, the earlier report first; `a` is the older where nothing else tells."""
    kind = verdict.relation
    one, two = a.body.report, b.body.report
    later_first = (kind == "copy" or kind == "edited" or kind == "partial" or kind == "reworded") and (
        direction(one, two, kind)[0] == "a_from_b"
    )
    out: list[Reuse] = []
    for t in verdict.taken:
        first, second = Place(one.id, t.a), Place(two.id, t.b)
        if later_first:
            first, second = second, first
        out.append(Reuse(first, second, t.manner, t.reason, t.evidence))
    return out
