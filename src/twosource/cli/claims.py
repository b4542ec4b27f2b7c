"""`twosource claims CASE|PATH...` and `conflicts`: the claims with their counts, and where reports disagree."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import FOUND, OK, PARTLY, answer, failing_on, found, shapes
from twosource.cli.source import given, paths

if TYPE_CHECKING:
    from twosource.cli.base import Commands
    from twosource.model import Dossier

HEADER = ("claim", "reports", "texts", "outlets", "origins", "roots", "decided", "gist")
CONFLICTS = ("conflict", "kind", "relation", "about", "values", "reason")


def add(commands: "Commands") -> None:
    """Declare the commands."""
    claims = commands.add_parser("claims", help="the claims of a case or of reports, with what stands behind each")
    claims.set_defaults(run=run_claims)
    conflicts = commands.add_parser("conflicts", help="where the reports of a case disagree, or only seem to")
    conflicts.set_defaults(run=run_conflicts)
    for command in (claims, conflicts):
        paths(command)
        failing_on(command)
        shapes(command)


def run_claims(args: argparse.Namespace) -> int:
    """List claims, those with most reports first."""
    from twosource.render.words import extent

    dossier = given(args).dossier
    rows = []
    for c in dossier.claims:
        s = c.standing
        counts = (s.reports, s.texts, s.outlets, extent(s.origins), extent(s.roots)) if s else (0, 0, 0, "", "")
        rows.append((c.id, *counts, c.decided, c.gist))
    answer(args, {"claims": dossier.claims}, HEADER, rows)
    return _code(args, dossier)


def run_conflicts(args: argparse.Namespace) -> int:
    """List conflicts, updates, corrections, bounds and differences of scope."""
    dossier = given(args).dossier
    names = {r.id: r.name for r in dossier.reports}
    rows = []
    for x in dossier.conflicts:
        values = " | ".join(f"{side.value} ({names.get(side.report, side.report)})" for side in x.sides)
        rows.append((x.id, x.kind, x.relation, x.about, values, x.reason))
    answer(args, {"conflicts": dossier.conflicts}, CONFLICTS, rows)
    return _code(args, dossier)


def _code(args: argparse.Namespace, dossier: "Dossier") -> int:
    if found(dossier, args.fail_on):
        return FOUND
    return PARTLY if any(p.failed for p in dossier.problems) else OK
