"""A case and the pipeline together: add reports, decide, and the answer follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.case import Case
from twosource.intake import read_reports
from twosource.model import Problem
from twosource.pipeline import examine


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the inputs: ids of new reports, ids of those that were there already, and problems."""

    added: tuple[str, ...]
    same: tuple[str, ...]
    problems: tuple[Problem, ...]


def _silent(stage: str) -> None:
    """Tell nobody."""


def add(case: Case, inputs: Sequence[str], *, story: str = "main", progress: Callable[[str], None] = _silent) -> Added:
    """Read inputs into a story of the case and work its dossier out anew."""
    progress("reading")
    reports, problems = read_reports(inputs)
    known = {report.id for report in case.reports(story)}
    new = [report for report in reports if report.id not in known]
    for report in new:
        case.put_report(report, story=story)
    if new:
        case.put_dossier(story, examine(case.reports(story), progress=progress))
    same = tuple(report.id for report in reports if report.id in known)
    return Added(tuple(report.id for report in new), same, tuple(problems))
