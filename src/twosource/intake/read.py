"""All reports of some inputs at once, each once, and what went wrong."""

from collections.abc import Sequence
from pathlib import Path

from twosource.intake.gather import gather
from twosource.intake.session import Session
from twosource.model import Problem, Report
from twosource.settings import FetchSettings, IntakeSettings


def read_reports(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    settings: IntakeSettings | None = None,
    fetch: FetchSettings | None = None,
    offline: bool = False,
    session: Session | None = None,
) -> tuple[list[Report], list[Problem]]:
    """The reports in files, folders (with all below them), addresses and standard input (`-`), and what went wrong.

    As `gather`, but without the bytes, and the same report twice is kept once.

    >>> reports, problems = read_reports(["-"], stdin=b"The dam burst at dawn on Monday, officials in Lima said.")
    >>> reports[0].path, problems
    ('-', [])
    """
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    for item in gather(paths, stdin=stdin, settings=settings, fetch=fetch, offline=offline, session=session):
        again = [report for report in item.reports if report.id in reports]
        problems.extend(Problem(r.path, f"same as {reports[r.id].path}, counted once") for r in again)
        if not again or len(again) < len(item.reports):
            problems.extend(item.problems)
        reports.update((report.id, report) for report in item.reports if report.id not in reports)
    return list(reports.values()), problems
