"""Conflicts (being built)."""

from collections.abc import Sequence

from twosource.language import Readings
from twosource.model import Claim, Conflict, Report, Statement


def find_conflicts(
    reports: Sequence[Report], readings: Readings, statements: Sequence[Statement], claims: Sequence[Claim]
) -> list[Conflict]:
    """None yet."""
    return []
