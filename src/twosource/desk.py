"""A case and the pipeline together: add reports, decide, and the answer follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from twosource.case import Case
from twosource.decisions import apply
from twosource.errors import InputError
from twosource.intake import read_reports
from twosource.model import Decision, Problem, content_id
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
        refresh(case, story, progress=progress)
    same = tuple(report.id for report in reports if report.id in known)
    return Added(tuple(report.id for report in new), same, tuple(problems))


def refresh(case: Case, story: str, *, progress: Callable[[str], None] = _silent) -> None:
    """Work a story's dossier out anew from its reports and people's decisions."""
    dossier = examine(case.reports(story), progress=progress)
    claims = apply(dossier.claims, case.decisions(story), dossier.reports)
    case.put_dossier(story, replace(dossier, claims=tuple(claims)))


def decide(case: Case, decision: Decision) -> Decision:
    """Keep what a person decided (its id and time are filled in where empty); the dossier follows.

    InputError where the story isn't there or a place is in none of its reports.
    """
    known = {report.id for report in case.reports(decision.story)}
    strange = [place.report for place in decision.places if place.report not in known]
    if strange:
        raise InputError(f"no report {strange[0]} in story {decision.story}")
    at = decision.at or datetime.now(UTC).isoformat(timespec="milliseconds")
    places = (f"{p.report}:{p.span[0]}:{p.span[1]}" for p in decision.places)
    made = content_id("d", decision.story, decision.verdict, decision.text, decision.by, at, *places)
    kept = replace(decision, id=decision.id or made, at=at)
    case.put_decision(kept)
    refresh(case, kept.story)
    return kept


def undo(case: Case, decision_id: str) -> Decision:
    """Take a decision back; it is kept, marked. InputError where there is no such decision."""
    for story in case.stories():
        for decision in case.decisions(story.name):
            if decision.id == decision_id:
                undone = replace(decision, undone=True)
                case.put_decision(undone)
                refresh(case, story.name)
                return undone
    raise InputError(f"no decision {decision_id}")
