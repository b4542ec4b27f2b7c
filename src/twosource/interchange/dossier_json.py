"""The dossier's own JSON, out and in: the same dossier comes back, and gives the same bytes again."""

from dataclasses import fields
from typing import Any

import msgspec

from twosource.errors import InputError
from twosource.model import Derivation, Dossier, Drift, Report, Span
from twosource.render.contract import DossierOut, to_json

__all__ = ["from_json", "to_json"]


def from_json(data: bytes) -> Dossier:
    """The dossier that `to_json` wrote, checked: ids that are named must exist, spans must lie in their texts.

    InputError says in one line what is wrong. Fields that a later version adds are ignored.

    >>> from twosource.testing import dossier as made, report
    >>> d = made([report("Rain fell.", outlet="The Post")])
    >>> from_json(to_json(d)) == d
    True
    """
    try:
        held = msgspec.json.decode(data, type=DossierOut)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"no dossier in JSON: {error}") from error
    names = [field.name for field in fields(Dossier)]
    given: dict[str, Any] = {name: getattr(held, name) for name in names}
    given["reports"] = tuple(Report(**_fields(Report, r)) for r in held.reports)
    given["derivations"] = tuple(Derivation(**_fields(Derivation, d)) for d in held.derivations)
    given["drift"] = tuple(Drift(**_fields(Drift, d)) for d in held.drift)
    dossier = Dossier(**given)
    _check(dossier)
    return dossier


def _fields(kind: type[Any], record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(kind)}


def _check(dossier: Dossier) -> None:
    """InputError where a record points at nothing."""
    lengths: dict[str, int] = {}
    for report in dossier.reports:
        if report.id in lengths:
            raise InputError(f"the dossier has two reports {report.id}")
        lengths[report.id] = len(report.text)
    for what, rid, span in _places(dossier):
        if rid not in lengths:
            raise InputError(f"a {what} names a report that isn't there: {rid}")
        if not 0 <= span[0] <= span[1] <= lengths[rid]:
            raise InputError(f"a {what} points outside the text of {rid}: {span[0]} to {span[1]}")
    for statement in dossier.statements:
        if not statement.content:
            raise InputError(f"the statement {statement.id} has no content")
    for claim in dossier.claims:
        if not claim.members:
            raise InputError(f"the claim {claim.id} has no members")


def _places(dossier: Dossier) -> list[tuple[str, str, Span]]:
    """Every place that a record names: what names it, the report, the span."""
    held: list[tuple[str, str, Span]] = []
    for r in dossier.reports:
        named = [s for s in (r.headline_span, r.dateline_span) if s]
        spans = [*r.furniture, *r.repeats, *r.captions, *(c.span for c in r.credits), *named]
        held += [("report", r.id, span) for span in spans]
    for u in dossier.reuse:
        held += [("passage", place.report, place.span) for place in (u.earlier, u.later)]
    for s in dossier.statements:
        held += [("statement", s.report, span) for span in (*s.content, *s.cue, *s.source)]
    held += [("claim", m.report, m.span) for c in dossier.claims for m in c.members]
    held += [("origin", p.report, p.span) for o in dossier.origins for p in o.passages]
    held += [("origin", rid, (0, 0)) for o in dossier.origins for rid in o.reports]
    held += [("conflict", s.report, s.span) for c in dossier.conflicts for s in c.sides]
    held += [("conflict", p.report, p.span) for c in dossier.conflicts for s in c.sides for p in s.also]
    held += [("flag", f.report, f.span) for f in dossier.flags]
    held += [("moment", m.report, m.span) for m in dossier.timeline]
    for d in dossier.drift:
        held += [("change", d.report, d.span), ("change", d.from_, d.from_span)]
    return held
