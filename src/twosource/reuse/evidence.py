"""What speaks for derivation between two reports, as a few figures that an editor can read."""

import math
from dataclasses import dataclass

from twosource.reuse.align import Passage, align_seeds
from twosource.reuse.body import Body
from twosource.reuse.profile import Profile
from twosource.reuse.reworded import Match, Pairs, best_matches, chained, followed
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures for a pair, `a` being the one with the shorter narrative.

    `passages` with the word pairs of each that are `own` telling; `words` of the shorter narrative; the part of
    them `carried` in passages; the `longest` passage in words; the part of its `trigrams` and of its telling
    `wording` that the other has too; the part of it `chained`, sentence by sentence in one order, to sentences near
    in meaning, and how far it is `followed` details and all; the longest passage of narrative proper (`told`); what
    part of its `details` and of its rare `names` (None if there are too few) and, on average, what `nearness` in
    meaning the other offers; `public` words that both have as public text, and `crossing` ones
    that one quotes and the other prints as its own prose; whether both were `relayed` by one medium, which both say
    somebody told.
    """

    passages: tuple[Passage, ...]
    own: tuple[Pairs, ...]
    matches: tuple[Match, ...]
    words: int
    carried: float
    longest: int
    trigrams: float
    wording: float
    chained: float
    followed: float
    told: int
    details: float
    names: float | None
    nearness: float
    public: int
    crossing: int
    relayed: bool = False


def shared_triples(a: Profile, b: Profile) -> float:
    """The part of the lighter narrative's word triples that the other report has too, by weight.

    Triples that both quote count for nothing; those that one quotes and the other prints as its own prose do.
    """
    shared = (a.told.keys() & b.told.keys()) | (a.told.keys() & b.quoted.keys()) | (a.quoted.keys() & b.told.keys())
    least = min(a.told_weight, b.told_weight)
    total = sum(a.told.get(key, a.quoted.get(key, 0.0)) for key in sorted(shared))
    return min(1.0, total / least) if least else 0.0


def shared_wording(a: Profile, b: Profile) -> float:
    """The weight of the telling words that two narratives share, as a part of the lighter."""
    least = min(a.content_weight, b.content_weight)
    return sum(map(telling, sorted(a.content & b.content))) / least if least else 0.0


def _shared_names(a: Profile, b: Profile, settings: ReuseSettings) -> float | None:
    """The part of the rare names, quotations included, that both have; None where there are too few to tell."""
    least = min(len(a.names), len(b.names))
    return len(a.names & b.names) / least if least >= settings.rare_names else None


def telling_pairs(a: Body, b: Body, passage: Passage, settings: ReuseSettings) -> Pairs:
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


def weigh(a: Profile, b: Profile, settings: ReuseSettings) -> Evidence:
    """The evidence for a pair; `a` must be the one with the shorter narrative (`shorter_first`)."""
    one, two = a.body, b.body
    passages = tuple(align_seeds(a.forms, b.forms, a.seeds, b.seeds, settings))
    own = tuple(telling_pairs(one, two, p, settings) for p in passages)
    words = a.size + sum(not one.narrative[i] for pairs in own for i, _ in pairs)
    crossing = sum(one.narrative[i] != two.narrative[j] for pairs in own for i, j in pairs)
    matches = best_matches(a, b, own)
    sizes = [one.sentences[m.a].high - one.sentences[m.a].low for m in matches]
    return Evidence(
        passages=passages,
        own=own,
        matches=tuple(matches),
        words=words,
        carried=sum(map(len, own)) / max(words, 1),
        longest=max(map(len, own), default=0),
        trigrams=shared_triples(a, b),
        wording=shared_wording(a, b),
        chained=chained(matches, sizes, settings),
        followed=followed(matches, sizes, settings),
        told=max((sum(one.narrative[i] and two.narrative[j] for i, j in pairs) for pairs in own), default=0),
        details=len(a.details & b.details) / max(1, min(len(a.details), len(b.details))),
        names=_shared_names(a, b, settings),
        nearness=sum(m.cosine * s for m, s in zip(matches, sizes, strict=True)) / max(1, sum(sizes)),
        public=_public_words(one, two, passages, own, settings),
        crossing=crossing,
        relayed=bool(a.relays & b.relays),
    )


def _public_words(
    a: Body, b: Body, passages: tuple[Passage, ...], own: tuple[Pairs, ...], settings: ReuseSettings
) -> int:
    """How many words both have in long passages that prove nothing."""
    return sum(
        sum(not a.narrative[i] and not b.narrative[j] for i, j in p.pairs)
        for p, pairs in zip(passages, own, strict=True)
        if p.matched >= settings.public_words and not pairs
    )


def likelihood(e: Evidence, settings: ReuseSettings) -> float:
    """How likely the pair derives, 0 to 1: a logistic over four figures, weights in the settings.

    Shares of a short narrative are drawn towards nothing: a third of twenty words is a coincidence. A narrative
    followed sentence by sentence is likely derived whatever its words.
    """
    known = e.words / (e.words + settings.short_words)
    score = settings.bias + known * (
        settings.weight_carried * e.carried
        + settings.weight_trigrams * e.trigrams
        + settings.weight_wording * e.wording
        + settings.weight_chained * e.chained
    )
    by_words = 1 / (1 + math.exp(-score))
    return max(by_words, settings.followed_likely) if e.followed >= settings.followed_at else by_words


def shorter_first(a: Profile, b: Profile) -> bool:
    """Whether `a` is the one with the shorter narrative (ties by text, so that order of input changes nothing)."""
    return (a.size, a.body.report.text, a.body.report.id) <= (b.size, b.body.report.text, b.body.report.id)
