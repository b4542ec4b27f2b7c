"""The trained decider: which candidates are cues, and where their contents begin and end.

Log-linear models over the features of `features`, `sides`, `after`, `ends`, `before` and `sources`; weights learned
from PolNeAR's train part by `bench/train_statements.py` and shipped as `data/attributions.json`, in hundredths.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from twosource.model import Span
from twosource.statements.after import ends_after, start_features, starts_after
from twosource.statements.before import before_end_features, before_start_features, ends_before, starts_before
from twosource.statements.ends import end_features
from twosource.statements.features import Around, cue_features
from twosource.statements.page import Candidate, Page
from twosource.statements.rules import by_rules
from twosource.statements.settle import Decision, words_in
from twosource.statements.sides import KINDS, kind_features
from twosource.statements.sources import source_candidates, source_features

_PLAIN = frozenset({"marker", "per"})  # "reportedly", "per the ministry": rare in news of 2016, plain in the parse
_UNLIKELY = 0.05  # readings less likely than this are not followed up
_STARTS, _ENDS = 4, 5  # places of the nearer and the further edge followed up; on held-out train texts .3 over 2 and 3
_NESTED = 0.6  # how sure a cue of saying must be, were it not inside another's content, to be one within it as well
_DATA = Path(__file__).parents[1] / "data" / "attributions.json"

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each question, by its name."""

    cue: Weights
    kind: Mapping[str, Weights]
    start: Weights
    end: Weights
    before_end: Weights
    before_start: Weights
    source: Weights


def read_model(text: str) -> Model:
    """The model from its file's text: weights in hundredths, by question and feature."""
    raw = json.loads(text)
    w = {name: {f: v / 100 for f, v in weights.items()} for name, weights in raw.items()}
    kinds = {kind: w[f"kind {kind}"] for kind in KINDS}
    return Model(w["cue"], kinds, w["start"], w["end"], w["before_end"], w["before_start"], w["source"])


@cache
def model() -> Model | None:
    """The shipped model, or None where the install has none."""
    return read_model(_DATA.read_text("utf-8")) if _DATA.exists() else None


def by_model(m: Model, p: Page, cues: Sequence[Candidate], least: float, quoted: float) -> list[Decision]:
    """A decision for every candidate whose cue, content and source are all right with a chance of `least` or more.

    Beside a quotation a chance of `quoted` is enough; whether that stands is settled later.
    """
    around = Around(p, list(cues))
    out = by_rules(p, [c for c in cues if c.frame.name in _PLAIN], least)
    for c in cues:
        if c.frame.name in _PLAIN:
            continue
        chance = cue_chance(m, p, c, around)
        enough = quoted if chance < least and _beside_quotation(p, c) else least
        if chance < enough:
            continue
        span, sure = source(m, p, c)
        if chance * sure < enough:
            continue
        chosen = choose(p, contents(m, p, c))
        if chosen is not None:
            content, near = chosen
            parts = tuple(span for span in (content.before, content.after) if span)
            if chance * near * sure >= enough:
                out.append(Decision(c, parts, span, chance * near * sure))
    return out


def _beside_quotation(p: Page, c: Candidate) -> bool:
    """Whether a quotation borders a cue's words, or its sentence ends in a colon."""
    f, t = c.frame, p.t
    if (f.before and p.cover[f.before[1] - 1] >= 0) or (f.after and p.cover[f.after[0]] >= 0):
        return p.cover[f.cue] < 0
    return t.text[t.sentences[t.sentence[f.cue]][1] - 1] == ":"


def source(m: Model, p: Page, c: Candidate) -> tuple[Span | None, float]:
    """The likeliest source of a cue, or None, and how likely that is."""
    found = source_candidates(p.t, c.frame)
    sure = chances([score(m.source, features) for features in source_features(p, c, found)])
    best = max(range(len(sure)), key=lambda k: (sure[k], -k))
    return (found[best].span if best < len(found) else None), sure[best]


@dataclass(frozen=True, slots=True)
class Content:
    """A content before and after its cue (either may be None), and how likely it is given the cue."""

    before: Span | None
    after: Span | None
    chance: float


def score(weights: Weights, features: Sequence[str]) -> float:
    """The sum of the features' weights."""
    get = weights.get
    return sum([get(f, 0.0) for f in features])


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as chances that add up to one.

    >>> chances([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(scores, default=0.0)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


def cue_chance(m: Model, p: Page, c: Candidate, around: Around) -> float:
    """How likely a candidate is a cue.

    Annotators seldom mark a statement within a statement, readers want it ("X said that Y had told it that ..."):
    a verb of saying with a clause of its own, outside quotation marks, is judged as if it stood alone.
    """
    features = cue_features(p, c, around)
    chance = _sigmoid(score(m.cue, features))
    if c.entry.type == "say" and c.frame.name == "clause" and p.cover[c.frame.cue] < 0 and around.nested(c) is not None:
        alone = _sigmoid(score(m.cue, [f for f in features if not f.startswith("N")]))
        return max(chance, alone) if alone >= _NESTED else chance
    return chance


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def contents(m: Model, p: Page, c: Candidate) -> list[Content]:
    """The likeliest contents of a cue, each with its chance."""
    features = kind_features(p, c)
    kinds = chances([score(m.kind[k], features) for k in KINDS])
    out: list[Content] = []
    for kind, chance in zip(KINDS, kinds, strict=True):
        if chance < _UNLIKELY:
            continue
        befores = _before(m, p, c, kind) if kind != "after" else [(None, 1.0)]
        afters = _after(m, p, c, kind) if kind != "before" else [(None, 1.0)]
        for b, bc in befores:
            for a, ac in afters:
                out.append(Content(b, a, chance * bc * ac))
    return out


def _best(
    weights: Weights, places: Sequence[int], features: Sequence[Sequence[str]], keep: int
) -> list[tuple[int, float]]:
    found = chances([score(weights, f) for f in features])
    ranked = sorted(zip(places, found, strict=True), key=lambda r: (-r[1], r[0]))[:keep]
    return [r for r in ranked if r[1] >= _UNLIKELY or r is ranked[0]]


def _after(m: Model, p: Page, c: Candidate, kind: str) -> list[tuple[Span | None, float]]:
    places = starts_after(p, c)
    out: list[tuple[Span | None, float]] = []
    if not places:
        return out
    for start, chance in _best(m.start, places, [start_features(p, c, i, kind) for i in places], _STARTS):
        ends = ends_after(p, c, start)
        for end, then in _best(m.end, ends, [end_features(p, c, start, i, kind) for i in ends], _ENDS):
            out.append(((start, end + 1), chance * then))
    return out


def _before(m: Model, p: Page, c: Candidate, kind: str) -> list[tuple[Span | None, float]]:
    places = ends_before(p, c)
    out: list[tuple[Span | None, float]] = []
    if not places:
        return out
    for end, chance in _best(m.before_end, places, [before_end_features(p, c, i, kind) for i in places], _STARTS):
        starts = starts_before(p, c, end)
        for start, then in _best(
            m.before_start, starts, [before_start_features(p, c, end, i, kind) for i in starts], _ENDS
        ):
            out.append(((start, end + 1), chance * then))
    return out


def choose(p: Page, found: Sequence[Content], exact: float = 0.5) -> tuple[Content, float] | None:
    """The content whose expected agreement with the truth is greatest, and that agreement.

    Agreement is half for sharing at least half of the words and half for being the very same (minimum Bayes risk).
    """
    sets = [words_in(p, [span for span in (c.before, c.after) if span]) for c in found]
    best: tuple[float, int, float] | None = None
    for i, a in enumerate(sets):
        if not a:
            continue
        near = sum(c.chance for c, b in zip(found, sets, strict=True) if b and 2 * len(a & b) >= len(a | b))
        value = near + exact * found[i].chance
        if best is None or value > best[0]:
            best = (value, i, near)
    return (found[best[1]], best[2]) if best else None
