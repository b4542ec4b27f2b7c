"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """Text reuse."""

    seed_words: int = 2
    largest_gap: int = 12
    gap_cost: float = 0.5
    shortest_passage: int = 5
    least_telling: float = 1.0
    public_words: int = 8
    reworded_cosine: float = 0.6
    reworded_details: float = 0.3
    crossing_words: int = 8
    chain_cosine: float = 0.75
    short_words: float = 80.0
    bias: float = -7.5
    weight_carried: float = 12.0
    weight_trigrams: float = 13.3
    weight_wording: float = 8.3
    weight_chained: float = 7.5
    derived_at: float = 0.5
    doubtful_at: float = 0.35
    doubtful_words: int = 15
    partial_words: int = 18
    least_words: int = 12
    copy_share: float = 0.96
    edited_share: float = 0.36
    surely_edited: float = 0.5
    edited_run: int = 18
    reworded_nearness: float = 0.69
    rare: float = 0.85
    rare_names: int = 4
    other_names: float = 0.34
    other_details: float = 0.4
    no_details: float = 0.1
    other_nearness: float = 0.55
    other_chained: float = 0.2
    ngram: int = 4
    window: int = 4
    shared_fingerprints: int = 2
    fingerprint_every: float = 2.5
    same_text: float = 0.6
    most_holders: int = 20
    most_sentences: int = 1500
    least_vocabulary: float = 0.15
    near: float = 0.65
    near_sentences: int = 2
    near_share: float = 0.25
    edited_sentence: float = 0.5
