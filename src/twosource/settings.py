"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimsSettings:
    """How propositions become claims.

    `candidate`: cosine from which two propositions are compared by details. `nearest`: at most this many
    candidates each (2,000 statements in 15 seconds). `join`: mean chance of "equivalent" over the pairs of two
    groups from which they are one claim; `least`: no pair of the joined group may fall below it. Chosen on the
    train half of same-claim-propositions-dev and on tests/claims/test_match_cases.py.
    """

    candidate: float = 0.45
    nearest: int = 12
    join: float = 0.5
    least: float = 0.25
