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
class SpeakerSettings:
    """Weights for whom a source stands for.

    Chosen by reading resolutions on texts of attribution-train (PolNeAR), since it holds no gold speakers: a pronoun
    goes to whoever spoke last unless somebody else is subject nearby. Reaches are in sentences.
    """

    reach_same: int = 60
    reach_wider: int = 6
    reach_pronoun: int = 6
    reach_varied: int = 2
    reach_ahead: int = 2
    per_sentence: float = 1.0
    subject: float = 1.5
    last_speaker: float = 2.0
    has_spoken: float = 0.5
    is_named: float = 0.5
    inside_quote: float = 2.0
    unknown_kind: float = 1.0


@dataclass(frozen=True, slots=True)
class FlagSettings:
    """How far back a flag sentence reaches: the editor's habit of flagging at a passage's end, seen in the seeds."""

    paragraphs_back: int = 3


@dataclass(frozen=True, slots=True)
class RootSettings:
    """When two reports met one unnamed source: contents that share this much of their words are one statement.

    Chosen for caution, not by a benchmark (none has gold for unnamed people): edited copies keep about this much.
    """

    same_content: float = 0.6
