"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who says what: how sure a cue must be. Chosen for the best triple F1 on held-out PolNeAR train texts.

    `model`: whether the trained decider decides; without it rules and the lexicon do. `least_chance`: how sure the
    decider must be that cue, content and source are all right; `least_quoted`: how sure where a quotation would else
    be nobody's. `least_rate`: how often the lexicon must have seen a word as a cue in its frame, for the rules alone.
    `candidates`: that rate from which the decider looks at a word.
    """

    model: bool = True
    least_chance: float = 0.27
    least_quoted: float = 0.05
    least_rate: float = 0.45
    candidates: float = 0.02
