"""Figures that a copy changed: no update, since whoever copies a report does not ask again."""

from collections.abc import Mapping, Sequence

from twosource.conflicts.finding import Finding
from twosource.conflicts.told import Told
from twosource.facts import Verdict
from twosource.model import Derivation, Kind, Report

Descent = Mapping[tuple[str, str], Kind]  # (report, what it derives from) to how
NO_DESCENT: Descent = {}
_FALLING = frozenset({"missing", "trapped"})  # counts that fall as people are found


def descent(derivations: Sequence[Derivation], reports: Mapping[str, Report]) -> dict[tuple[str, str], Kind]:
    """Which report derives from which, as far as known, between two outlets: an outlet may update its own report."""
    found: dict[tuple[str, str], Kind] = {}
    for d in derivations:
        if d.public_text or d.from_ not in reports or d.report not in reports:
            continue
        if reports[d.report].name == reports[d.from_].name:
            continue
        if d.direction == "a_from_b":
            found[d.report, d.from_] = d.kind
        elif d.direction == "b_from_a":
            found[d.from_, d.report] = d.kind
    return found


def changed_in_copy(a: Told, b: Told, verdict: Verdict, known: Descent) -> tuple[str, Told] | None:
    """Why a figure is a copy's change and not an update, and the copy's; None where it may be an update.

    A reworded copy reports nothing anew. Another copy's higher count may be its editors' own update; a lower one of
    what doesn't fall is none.
    """
    if verdict.relation != "update":
        return None
    for copy, first in ((a, b), (b, a)):
        kind = known.get((copy.sentence.report, first.sentence.report))
        lower = copy.quantity.value < first.quantity.value and copy.quantity.event not in _FALLING
        if kind == "reworded" or (kind is not None and lower):
            reason = (
                f"“{copy.quantity.text}” differs from “{first.quantity.text}” in the report that it appears to derive "
                "from: a changed figure, no update"
            )
            return reason, copy
    return None


def without_slips(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that take a copy's changed figure for a value of its own."""
    slips = {f.topic[1:] for f in findings if f.topic[0] == "changed"}
    return [
        f for f in findings if f.topic[0] == "changed" or not any((v.report, str(v.span)) in slips for v in (f.a, f.b))
    ]
