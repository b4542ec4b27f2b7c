"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what: how sure a cue must be.

    `least_rate`: how often the lexicon must have seen a word as a cue in its frame, where no trained model decides;
    best triple F1 on PolNeAR train (`bench/statements.py`).
    """

    least_rate: float = 0.45
