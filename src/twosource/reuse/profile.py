"""What a report offers to a comparison, worked out once however many others it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.memory import Memory, fingerprint
from twosource.model import Report
from twosource.outlets import find_credits
from twosource.reuse.align import Seeds, seeds_of
from twosource.reuse.body import Body, Layout, read_body
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Outline(Layout):
    """What a profile is made from, without the report and what is quick to make: this is remembered from run to run."""

    triples: dict[str, float]
    quoted: dict[str, float]
    content: frozenset[str]
    content_weight: float
    details: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A body and its vocabulary.

    `told` and `quoted` are the word triples of the narrative and of quotations with their weights; `content` the
    telling words of the narrative, `details` its names and numbers, `names` the rare names of the whole report;
    `seeds` is what it is aligned by; `relays` are the media that it says somebody told ("told Reuters"); `key` tells
    it from all others; `meaning` has a row for each narrative sentence, or is None where it isn't read.
    """

    body: Body
    forms: tuple[str, ...]
    size: int
    told: dict[str, float]
    told_weight: float
    quoted: dict[str, float]
    content: frozenset[str]
    content_weight: float
    details: frozenset[str]
    names: frozenset[str]
    seeds: Seeds
    relays: frozenset[str] = frozenset()
    key: str = ""
    meaning: "NDArray[np.float32] | None" = None


def _triples(body: Body) -> tuple[dict[str, float], dict[str, float]]:
    """Word triples of the narrative and of quotations, with how telling their words are, names apart."""
    told: dict[str, float] = {}
    quoted: dict[str, float] = {}
    weights = [0.0 if w.name else w.weight for w in body.words]
    forms = [w.form for w in body.words]
    for s in body.sentences:
        for k in range(s.low, s.high - 2):
            key = f"{forms[k]} {forms[k + 1]} {forms[k + 2]}"
            if body.narrative[k] and body.narrative[k + 1] and body.narrative[k + 2]:
                told[key] = weights[k] + weights[k + 1] + weights[k + 2]
            elif body.words[k].quoted and body.words[k + 2].quoted:
                quoted[key] = weights[k] + weights[k + 1] + weights[k + 2]
    return told, quoted


def outline(body: Body, settings: ReuseSettings) -> Outline:
    """The words and the vocabulary of a body."""
    told, quoted = _triples(body)
    sentences = [body.sentences[i] for i in body.told]
    content = frozenset().union(*(s.content for s in sentences))
    details = frozenset(d for s in sentences for d in s.details if len(d) > 1)
    names = frozenset(
        w.form for w in body.words if w.name and len(w.form) > 2 and w.weight >= settings.rare and w.form[0].isalpha()
    )
    weight = sum(map(telling, sorted(content)))
    facts = (body.words, body.sentences, body.narrative, body.told, body.home, body.before)
    return Outline(*facts, told, quoted, content, weight, details, names)


def _profile(report: Report, key: str, o: Outline, settings: ReuseSettings) -> Profile:
    starts = tuple(w.span[0] for w in o.words)
    forms = tuple(w.form for w in o.words)
    return Profile(
        body=Body(o.words, o.sentences, o.narrative, o.told, o.home, o.before, report, starts),
        forms=forms,
        size=o.before[-1],
        told=o.triples,
        told_weight=sum(o.triples.values()),
        quoted=o.quoted,
        content=o.content,
        content_weight=o.content_weight,
        details=o.details,
        names=o.names,
        seeds=seeds_of(forms, settings.seed_words),
        relays=frozenset(c.name for c in report.credits or find_credits(report) if c.form == "sentence"),
        key=key,
    )


def profiled(report: Report, memory: Memory, settings: ReuseSettings) -> Profile:
    """The profile of a report without its meaning, from memory where it was made before."""
    key = fingerprint(report)

    def made() -> Profile:
        known = memory.recall("outline", key, lambda: outline(read_body(report), settings))
        return _profile(report, key, known, settings)

    return memory.recall("profile", key, made)


def with_meaning(profiles: Sequence[Profile], memory: Memory) -> list[Profile]:
    """The same profiles with the meaning of their narrative sentences, each distinct one embedded once."""
    from twosource.language import embed

    told = [[p.body.sentences[i].text for i in p.body.told] for p in profiles]
    texts = sorted({text for group in told for text in group})
    rows = embed(texts, memory=memory)
    at = {text: n for n, text in enumerate(texts)}
    return [
        replace(p, meaning=rows[[at[text] for text in group]]) if group else p
        for p, group in zip(profiles, told, strict=True)
    ]
