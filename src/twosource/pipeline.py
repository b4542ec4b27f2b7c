"""The whole way, in one screen: plain calls, records in, records out.

>>> from twosource.testing import report
>>> dossier = examine([report("The dam broke, the mayor said."), report("Rain fell on the coast.")])
>>> len(dossier.reports), len(dossier.statements)
(2, 1)
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from twosource.claims import group_claims
from twosource.conflicts import find_conflicts
from twosource.decisions import apply
from twosource.drift import find_drift
from twosource.intake import read_reports
from twosource.language import read
from twosource.memory import Memory, fingerprint
from twosource.model import Decision, Dossier, Origin, Problem, Report
from twosource.origins import find_origins, stand, stand_apart
from twosource.outlets import find_credits
from twosource.progress import silent
from twosource.reuse import derive, find_reuse
from twosource.roots import find_roots
from twosource.statements import find_statements
from twosource.timeline import find_timeline

Progress = Callable[[str], None]


def investigate(
    paths: Sequence[str], *, stdin: bytes | None = None, jobs: int = 1, progress: Progress = silent
) -> Dossier:
    """Read files and folders (or `-`, given as `stdin`) and answer with a dossier; `progress` hears each stage."""
    progress("reading")
    reports, problems = read_reports(paths, stdin=stdin)
    return examine(reports, problems=problems, jobs=jobs, progress=progress)


def examine(
    reports: Sequence[Report],
    *,
    problems: Sequence[Problem] = (),
    decisions: Sequence[Decision] = (),
    memory: Memory | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Dossier:
    """The dossier of reports already read, people's decisions carried out.

    The reports' order changes nothing, nor does what `memory` holds but the time, nor how many processes read
    (`jobs`). With more than one, a program that calls this does so under `if __name__ == "__main__"`.
    """
    memory = memory or Memory()
    memory.reports.update(r.id for r in reports)
    ordered = _in_order(reports, memory)
    if jobs > 1:
        from twosource.ahead import read_ahead

        progress(f"reading in {jobs} processes")
        read_ahead(ordered, memory, jobs)
    return replace(_stages(ordered, decisions, memory, progress), problems=tuple(problems))


def _stages(ordered: Sequence[Report], decisions: Sequence[Decision], memory: Memory, progress: Progress) -> Dossier:
    """Every stage on reports in order, one after another."""
    progress("comparing texts")
    reuse = find_reuse(ordered, memory=memory)
    derivations = derive(ordered, reuse, memory=memory)
    progress("finding statements")
    readings = read(ordered, memory=memory)
    statements, flags = find_statements(ordered, readings, memory=memory)
    progress("grouping claims")
    claims = apply(group_claims(ordered, readings, statements, memory=memory), decisions, ordered)
    progress("counting origins")
    origins = find_origins(ordered, reuse, derivations, memory=memory)
    roots = find_roots(ordered, statements, memory=memory)
    claims = stand(claims, ordered, statements, derivations, origins, roots)
    progress("weighing differences")
    conflicts = find_conflicts(ordered, readings, statements, claims, derivations=derivations, memory=memory)
    claims, conflicts = stand_apart(claims, conflicts, ordered, statements, derivations, origins, roots)
    return Dossier(
        reports=tuple(ordered),
        reuse=tuple(reuse),
        derivations=tuple(derivations),
        statements=tuple(statements),
        claims=tuple(claims),
        origins=tuple(origins),
        roots=tuple(roots),
        conflicts=tuple(conflicts),
        flags=tuple(flags),
        drift=tuple(find_drift(ordered, reuse, derivations, statements, memory=memory)),
        timeline=tuple(find_timeline(ordered, readings, claims, memory=memory)),
    )


def origins_of(reports: Sequence[Report]) -> list[Origin]:
    """The origins of reports, without reading who says what in them."""
    memory = Memory()
    ordered = _in_order(reports, memory)
    reuse = find_reuse(ordered, memory=memory)
    return find_origins(ordered, reuse, derive(ordered, reuse, memory=memory), memory=memory)


def _in_order(reports: Sequence[Report], memory: Memory) -> list[Report]:
    """Reports by time, with their credits."""
    ordered = sorted(reports, key=lambda r: (r.published or "9", r.id))
    return [replace(r, credits=memory.recall("credits", fingerprint(r), partial(find_credits, r))) for r in ordered]
