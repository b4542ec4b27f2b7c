"""What speaks for derivation between two reports, as a few figures that an editor can read."""

import math
from dataclasses import dataclass

from twosource.reuse.align import Passage, align
from twosource.reuse.body import Body
from twosource.reuse.reworded import Match, Vectors, best_matches, chained
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures for a pair, `a` being the one with the shorter narrative.

    `passages` with the word pairs of each that are `own` telling; `words` of the shorter narrative; the part of
    them `carried` in passages; the `longest` passage in words; the part of its `trigrams` and of its telling
    `wording` that the other has too; the part of it `chained`, sentence by sentence in one order, to sentences near
    in meaning; the longest passage of narrative proper (`told`); what part of its `details` and of its rare `names`
    (None if there are too few) and, on average, what `nearness` in meaning the other offers; `public` words that
    both have as public text.
    """

    passages: tuple[Passage, ...]
    own: tuple[tuple[tuple[int, int], ...], ...]
    matches: tuple[Match, ...]
    words: int
    carried: float
    longest: int
    trigrams: float
    wording: float
    chained: float
    told: int
    details: float
    names: float | None
    nearness: float
    public: int


def _trigrams(body: Body) -> tuple[dict[str, float], dict[str, float]]:
    """Word triples of the narrative and of quotations, with how telling their words are, names apart."""
    told: dict[str, float] = {}
    quoted: dict[str, float] = {}
    for s in body.sentences:
        for k in range(s.low, s.high - 2):
            three = body.words[k : k + 3]
            key = " ".join(w.form for w in three)
            weight = sum(w.weight for w in three if not w.name)
            if all(body.narrative[k : k + 3]):
                told[key] = weight
            elif three[0].quoted and three[2].quoted:
                quoted[key] = weight
    return told, quoted


def shared_trigrams(a: Body, b: Body) -> float:
    """The part of the lighter narrative's word triples that the other report has too, by weight.

    Triples that both quote count for nothing; those that one quotes and the other prints as its own prose do.
    """
    (told_a, quoted_a), (told_b, quoted_b) = _trigrams(a), _trigrams(b)
    both = {**quoted_a, **told_a}
    shared = (told_a.keys() & told_b.keys()) | (told_a.keys() & quoted_b.keys()) | (quoted_a.keys() & told_b.keys())
    least = min(sum(told_a.values()), sum(told_b.values()))
    return min(1.0, sum(both[key] for key in sorted(shared)) / least) if least else 0.0


def _vocabulary(body: Body) -> tuple[set[str], set[str]]:
    content: set[str] = set()
    details: set[str] = set()
    for i in body.told:
        content |= body.sentences[i].content
        details |= {d for d in body.sentences[i].details if len(d) > 1}
    return content, details


def _part(a: set[str], b: set[str]) -> float:
    """The weight of what two vocabularies share, as a part of the lighter."""
    least = min(sum(map(telling, sorted(a))), sum(map(telling, sorted(b))))
    return sum(map(telling, sorted(a & b))) / least if least else 0.0


def _rare_names(body: Body, settings: ReuseSettings) -> set[str]:
    return {
        w.form for w in body.words if w.name and len(w.form) > 2 and w.weight >= settings.rare and w.form[0].isalpha()
    }


def _shared_names(a: Body, b: Body, settings: ReuseSettings) -> float | None:
    """The part of the rare names, quotations included, that both have; None where there are too few to tell."""
    mine, theirs = _rare_names(a, settings), _rare_names(b, settings)
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least >= settings.rare_names else None


def telling_pairs(a: Body, b: Body, passage: Passage, settings: ReuseSettings) -> tuple[tuple[int, int], ...]:
    """The word pairs of a passage that may be evidence, if enough of them are telling.

    Those that are narrative on both sides; and, in a passage long enough, those that one report prints as its own
    prose and the other quotes.
    """
    own = [(i, j) for i, j in passage.pairs if a.narrative[i] and b.narrative[j]]
    crossing = [
        (i, j)
        for i, j in passage.pairs
        if (a.narrative[i] and b.words[j].quoted) or (b.narrative[j] and a.words[i].quoted)
    ]
    if len(crossing) >= settings.crossing_words:
        own = sorted(own + crossing)
    weight = sum(a.words[i].weight for i, _ in own if not a.words[i].name)
    return tuple(own) if len(own) >= settings.shortest_passage and weight >= settings.least_telling else ()


def weigh(a: Body, b: Body, known: Vectors, settings: ReuseSettings) -> Evidence:
    """The evidence for a pair; `a` must be the one with the shorter narrative (`shorter_first`)."""
    passages = tuple(align([w.form for w in a.words], [w.form for w in b.words], settings))
    own = tuple(telling_pairs(a, b, p, settings) for p in passages)
    crossing = sum(not a.narrative[i] for pairs in own for i, _ in pairs)
    words = sum(a.narrative) + crossing
    public = sum(
        sum(1 for i, j in p.pairs if not a.narrative[i] and not b.narrative[j])
        for p, pairs in zip(passages, own, strict=True)
        if p.matched >= settings.public_words and not pairs
    )
    matches = best_matches(a, b, known)
    sizes = [a.sentences[m.a].high - a.sentences[m.a].low for m in matches]
    (content_a, details_a), (content_b, details_b) = _vocabulary(a), _vocabulary(b)
    return Evidence(
        passages=passages,
        own=own,
        matches=tuple(matches),
        words=words,
        carried=sum(map(len, own)) / max(words, 1),
        longest=max(map(len, own), default=0),
        trigrams=shared_trigrams(a, b),
        wording=_part(content_a, content_b),
        chained=chained(matches, sizes, settings),
        told=max((sum(a.narrative[i] and b.narrative[j] for i, j in pairs) for pairs in own), default=0),
        details=len(details_a & details_b) / max(1, min(len(details_a), len(details_b))),
        names=_shared_names(a, b, settings),
        nearness=sum(m.cosine * s for m, s in zip(matches, sizes, strict=True)) / max(1, sum(sizes)),
        public=public,
    )


def likelihood(e: Evidence, settings: ReuseSettings) -> float:
    """How likely the pair derives, 0 to 1: a logistic over four figures, weights in the settings.

    Shares of a short narrative are drawn towards nothing: a third of twenty words is a coincidence.
    """
    known = e.words / (e.words + settings.short_words)
    score = settings.bias + known * (
        settings.weight_carried * e.carried
        + settings.weight_trigrams * e.trigrams
        + settings.weight_wording * e.wording
        + settings.weight_chained * e.chained
    )
    return 1 / (1 + math.exp(-score))


def shorter_first(a: Body, b: Body) -> bool:
    """Whether `a` is the one with the shorter narrative (ties by text, so that order of input changes nothing)."""
    return (sum(a.narrative), a.report.text, a.report.id) <= (sum(b.narrative), b.report.text, b.report.id)
