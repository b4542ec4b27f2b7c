"""What a report credits (being built)."""

from twosource.model import Credit, Report


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Credits of a report."""
    return report.credits
