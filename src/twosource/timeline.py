"""The time line (being built)."""

from collections.abc import Sequence

from twosource.language import Readings
from twosource.model import Claim, Moment, Report


def find_timeline(reports: Sequence[Report], readings: Readings, claims: Sequence[Claim]) -> list[Moment]:
    """None yet."""
    return []
