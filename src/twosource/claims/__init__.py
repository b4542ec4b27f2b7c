"""The claims stage (a first version: one claim a statement)."""

from collections.abc import Sequence

from twosource.language import Readings
from twosource.model import Claim, Member, Report, Statement, content_id


def group_claims(reports: Sequence[Report], readings: Readings, statements: Sequence[Statement]) -> list[Claim]:
    """One claim a statement."""
    text = {r.id: r.text for r in reports}
    return [
        Claim(content_id("c", s.id), text[s.report][s.span[0] : s.span[1]], (Member(s.report, s.span, s.id),))
        for s in statements
    ]
