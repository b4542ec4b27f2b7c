"""What a report offers to a comparison, worked out once however many others it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.memory import Memory, fingerprint
from twosource.model import Report
from twosource.reuse.align import Seeds, seeds_of
from twosource.reuse.body import Body, read_body
from twosource.reuse.wording import telling
from twosource.settings import ReuseSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Profile:
    """A body and its vocabulary.

    `told` and `quoted` are the word triples of the narrative and of quotations with their weights; `content` the
    telling words of the narrative, `details` its names and numbers, `names` the rare names of the whole report;
    `seeds` is what it is aligned by; `key` tells it from all others; `meaning` has a row for each
    narrative sentence, or is None where it isn't read.
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


def profile(body: Body, settings: ReuseSettings) -> Profile:
    """The vocabulary of a body, without its meaning."""
    told, quoted = _triples(body)
    sentences = [body.sentences[i] for i in body.told]
    content = frozenset().union(*(s.content for s in sentences))
    details = frozenset(d for s in sentences for d in s.details if len(d) > 1)
    names = frozenset(
        w.form for w in body.words if w.name and len(w.form) > 2 and w.weight >= settings.rare and w.form[0].isalpha()
    )
    return Profile(
        body=body,
        forms=tuple(w.form for w in body.words),
        size=body.before[-1],
        told=told,
        told_weight=sum(told.values()),
        quoted=quoted,
        content=content,
        content_weight=sum(map(telling, sorted(content))),
        details=details,
        names=names,
        seeds=seeds_of([w.form for w in body.words], settings.seed_words),
    )


def profiled(report: Report, memory: Memory, settings: ReuseSettings) -> Profile:
    """The profile of a report, from memory where it was made before."""
    key = fingerprint(report)
    return memory.recall("profile", key, lambda: replace(profile(read_body(report), settings), key=key))


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
