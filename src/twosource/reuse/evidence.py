"""What speaks for derivation between two reports, as a few figures that an editor can read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.reuse.align import Passage, align
from twosource.reuse.body import Body
from twosource.reuse.reworded import Match, Vectors, best_matches, in_order
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures for a pair, `a` being the one with the shorter narrative.

    `words` of that narrative; the part of them `carried` in passages; the `longest` passage in words; `trigrams`
    and telling `wording` and `details` it has in common with the other; `nearness` in meaning of its sentences;
    the part of it in one `order`; `public` words that both have as public text.
    """

    passages: tuple[Passage, ...]
    matches: tuple[Match, ...]
    words: int
    carried: float
    longest: int
    trigrams: float
    wording: float
    sentence_wording: float
    details: float
    nearness: float
    order: float
    public: int


def _trigrams(body: Body) -> set[tuple[str, ...]]:
    out: set[tuple[str, ...]] = set()
    for i in body.told:
        s = body.sentences[i]
        own = [body.words[k].form for k in range(s.low, s.high) if body.narrative[k]]
        out.update(tuple(own[k : k + 3]) for k in range(len(own) - 2))
    return out


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


def _contained(a: set[tuple[str, ...]] | set[str], b: set[tuple[str, ...]] | set[str]) -> float:
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def telling_pairs(a: Body, b: Body, passage: Passage, settings: ReuseSettings) -> list[tuple[int, int]]:
    """The word pairs of a passage that are narrative on both sides, if enough of them are telling."""
    own = [(i, j) for i, j in passage.pairs if a.narrative[i] and b.narrative[j]]
    weight = sum(a.words[i].weight for i, _ in own if not a.words[i].name)
    return own if len(own) >= settings.shortest_passage and weight >= settings.least_telling else []


def weigh(a: Body, b: Body, known: Vectors, settings: ReuseSettings) -> Evidence:
    """The evidence for a pair; `a` must be the one with the shorter narrative (`shorter_first`)."""
    passages = tuple(align([w.form for w in a.words], [w.form for w in b.words], settings))
    own = [telling_pairs(a, b, p, settings) for p in passages]
    words = sum(a.narrative)
    public = sum(
        sum(1 for i, j in p.pairs if not a.narrative[i] and not b.narrative[j])
        for p in passages
        if p.matched >= settings.public_words
    )
    matches = best_matches(a, b, known)
    sizes = [float(a.sentences[m.a].high - a.sentences[m.a].low) for m in matches]
    (content_a, details_a), (content_b, details_b) = _vocabulary(a), _vocabulary(b)
    return Evidence(
        passages=passages,
        matches=tuple(matches),
        words=words,
        carried=sum(map(len, own)) / max(words, 1),
        longest=max(map(len, own), default=0),
        trigrams=_contained(_trigrams(a), _trigrams(b)),
        wording=_part(content_a, content_b),
        sentence_wording=_mean([m.wording for m in matches], sizes),
        details=_contained(details_a, details_b),
        nearness=_mean([m.cosine for m in matches], sizes),
        order=in_order(matches, [s * max(0.0, m.cosine - 0.5) for s, m in zip(sizes, matches, strict=True)]),
        public=public,
    )


def _mean(values: Sequence[float], sizes: Sequence[float]) -> float:
    total = sum(sizes)
    return sum(v * s for v, s in zip(values, sizes, strict=True)) / total if total else 0.0


def likelihood(e: Evidence, settings: ReuseSettings) -> float:
    """How likely the pair derives, 0 to 1: a logistic over the figures, weights in the settings.

    Shares of a short narrative are drawn towards nothing: a third of twenty words is a coincidence.
    """
    known = e.words / (e.words + settings.short_words)
    score = settings.bias
    for weight, value in (
        (settings.weight_carried, e.carried * known),
        (settings.weight_trigrams, e.trigrams * known),
        (settings.weight_wording, e.wording * known),
        (settings.weight_sentences, e.sentence_wording * known),
    ):
        score += weight * value
    return 1 / (1 + math.exp(-score))


def shorter_first(a: Body, b: Body) -> bool:
    """Whether `a` is the one with the shorter narrative (ties by text, so that order of input changes nothing)."""
    return (sum(a.narrative), a.report.text, a.report.id) <= (sum(b.narrative), b.report.text, b.report.id)
