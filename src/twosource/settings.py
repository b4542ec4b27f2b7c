"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """Text reuse."""

    seed_words: int = 2
    largest_gap: int = 12
    shortest_passage: int = 5
    least_telling: float = 1.0
    public_words: int = 8
    reworded_cosine: float = 0.6
    reworded_details: float = 0.3
    short_words: float = 60.0
    bias: float = -6.5
    weight_carried: float = 7.4
    weight_trigrams: float = 11.2
    weight_wording: float = 4.1
    weight_sentences: float = 6.8
    derived_at: float = 0.5
    edited_share: float = 0.36
    copy_share: float = 0.9
    partial_words: int = 18
    own_details: float = 0.4
    own_nearness: float = 0.55
    ngram: int = 4
    window: int = 4
    shared_fingerprints: int = 2
    near: float = 0.65
    near_sentences: int = 2
    near_share: float = 0.25
    edited_sentence: float = 0.5


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what: how sure a cue must be.

    `least_rate`: how often the lexicon must have seen a word as a cue in its frame, where no trained model decides;
    best triple F1 on PolNeAR train (`bench/statements.py`).
    """

    least_rate: float = 0.45


@dataclass(frozen=True, slots=True)
class OriginSettings:
    """Which reports share an origin.

    `least_child`: a report that derives from another shares its main origin where at least this part of its
    narrative is taken from it; below one half of it, two parents could both claim it (`bench/ancestry.py`).
    `lead_sentences`: how far a relay carries the report as a whole. `passage_share`: the part of a claim's words
    that a passage must hold to account for it.
    """

    least_child: float = 0.5
    lead_sentences: int = 2
    passage_share: float = 0.5
