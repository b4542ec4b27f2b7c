"""A case and the pipeline together: add reports, decide, forget, and the answer follows.

What answers holds the writer's place of the case for as long as it takes, thinking included, so that two programs never
answer from what the other is changing; reading, which may wait for the network, holds nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from twosource.case import Aside, Case, Worked, whole
from twosource.errors import InputError
from twosource.history import chapter
from twosource.intake import Item, gather
from twosource.memory import Memory
from twosource.model import Claim, Decision, Dossier, Problem, Report, content_id
from twosource.pipeline import examine
from twosource.progress import silent
from twosource.settings import CaseSettings, FetchSettings
from twosource.versions import superseded
from twosource.worked import edition, learn, news

Progress = Callable[[str], None]
_REMOVED = "(removed with its report)"
_DONE = {"accept": "accepted", "merge": "merged", "split": "split", "reject": "rejected", "note": "noted"}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the inputs: ids of new reports, ids of those that were there already, and problems.

    `aside` are the reports that stopped counting: older versions and withdrawn ones.
    """

    added: tuple[str, ...]
    same: tuple[str, ...]
    problems: tuple[Problem, ...]
    aside: tuple[Aside, ...] = ()


def add(
    case: Case,
    inputs: Sequence[str],
    *,
    story: str = "main",
    stdin: bytes | None = None,
    offline: bool = False,
    allow_private: bool = False,
    again: bool = False,
    memory: Memory | None = None,
    jobs: int = 1,
    progress: Progress = silent,
    settings: CaseSettings | None = None,
) -> Added:
    """Read inputs into a story of the case and bring its dossier up to date. As `take`; raises CaseError."""
    items = gather(inputs, stdin=stdin, offline=offline, fetch=FetchSettings(allow_private=allow_private))
    items = _but_the_case(items, case.path)
    return take(case, items, story=story, again=again, memory=memory, jobs=jobs, progress=progress, settings=settings)


def _but_the_case(items: Iterable[Item], path: str) -> Iterator[Item]:
    """Items less those read from the case's own files, which may lie in a folder that is added."""
    own = {str(Path(path + end).resolve()) for end in ("", "-wal", "-shm", "-journal")}
    for item in items:
        names = [*(r.path for r in item.reports), *(p.where for p in item.problems)]
        if not any(str(_resolved(name)) in own for name in names):
            yield item


def _resolved(name: str) -> Path | None:
    """Where a file is; None for what can't be one."""
    try:
        return Path(name).resolve()
    except (OSError, ValueError):
        return None


def take(
    case: Case,
    items: Iterable[Item],
    *,
    story: str = "main",
    again: bool = False,
    memory: Memory | None = None,
    jobs: int = 1,
    progress: Progress = silent,
    settings: CaseSettings | None = None,
) -> Added:
    """Put what intake read into a story, then work its dossier out anew where anything is new.

    Reports are kept batch by batch, each batch whole or not at all, so that a run that is stopped loses the last batch
    at most; the dossier follows in one step at the end. A run that finds nothing new still brings up a dossier
    that an earlier one left behind. What was forgotten doesn't come back, by its text or its address, unless `again`.
    `memory` is what a running program remembers from one case to the next it opens; else the case's own is used.
    `jobs` processes read what is new.
    """
    settings = settings or CaseSettings()
    added: list[str] = []
    same: list[str] = []
    problems: list[Problem] = []
    progress("reading")
    before = {(a.report, a.state) for a in case.laid_aside(story)}
    for batch in _batches(items, settings.batch):
        with case.writing("add"):
            for item in batch:
                for report in item.reports:
                    gone = None if again else case.forgotten(report)
                    if gone:
                        problems.append(_gone(report, gone))
                    else:
                        (added if _keep(case, item, report, story) else same).append(report.id)
        problems += [problem for item in batch for problem in item.problems]
        progress(f"reading: {len(added)} added, {len(same)} same")
    if case.stale(story):
        refresh(case, story, memory=memory, jobs=jobs, progress=progress)
    aside = [a for a in case.laid_aside(story) if (a.report, a.state) not in before]
    return Added(tuple(added), tuple(same), tuple(problems), tuple(aside))


def _batches(items: Iterable[Item], size: int) -> Iterable[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if sum(len(i.reports) for i in batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _keep(case: Case, item: Item, report: Report, story: str) -> bool:
    if not case.put_report(report, story=story):
        return False
    if item.raw and item.fetched is not None:
        case.put_source(report.id, item.fetched, item.raw)
    return True


def foresee(
    path: str,
    inputs: Sequence[str],
    *,
    story: str = "main",
    stdin: bytes | None = None,
    offline: bool = False,
    allow_private: bool = False,
    progress: Progress = silent,
) -> Added:
    """What `add` would find in the inputs: which are new to a story of the case at `path`. Writes nothing."""
    with ExitStack() as stack:
        case = stack.enter_context(Case.open(path)) if Path(path).exists() else None
        known = case.report_ids(story) if case else set()
        progress("reading")
        added: dict[str, None] = {}
        same: dict[str, None] = {}
        problems: list[Problem] = []
        items = gather(inputs, stdin=stdin, offline=offline, fetch=FetchSettings(allow_private=allow_private))
        for item in _but_the_case(items, path):
            problems += item.problems
            for report in item.reports:
                gone = case.forgotten(report) if case else None
                if gone:
                    problems.append(_gone(report, gone))
                else:
                    (same if report.id in known or report.id in added else added)[report.id] = None
    return Added(tuple(added), tuple(same), tuple(problems))


def _gone(report: Report, when: str) -> Problem:
    return Problem(report.path, f"forgotten on {when[:10]}: not added again")


def mend(case: Case, *, progress: Progress = silent) -> list[str]:
    """Make anew what can be: indices, and dossiers that are behind their reports. Returns what was done, in words."""
    with case.holding("doctor"):
        done = case.mend()
        for story in case.stories():
            if case.stale(story.name):
                refresh(case, story.name, progress=progress)
                done.append(f"the dossier of story {story.name} worked out anew")
    return done


def refresh(
    case: Case,
    story: str,
    *,
    cause: str = "",
    before: Sequence[Claim] | None = None,
    gone: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> None:
    """Work a story's dossier out anew from its reports and people's decisions, and tell its history what changed.

    `cause` says what a person did, where that is what changed it; `before` and `gone` are the claims as they were and
    why reports went, where the case can't tell any more (a report was forgotten).
    """
    with case.holding("working a dossier out"):
        reports = case.reports(story, everything=True)
        aside = [Aside(s.report, s.state, s.by, s.why) for s in superseded(reports, case.source)]
        out = {a.report: a.why for a in aside}
        names = {r.id: r for r in reports}
        notices = [Problem(names[a.report].path, f"{names[a.report].name}: {a.why}; kept, not counted") for a in aside]
        counted = [r for r in reports if r.id not in out]
        decisions = case.decisions(story)
        known = case.memory if memory is None else memory
        learn(case, story, known, [r.id for r in counted])
        dossier = examine(counted, problems=notices, decisions=decisions, memory=known, jobs=jobs, progress=progress)
        old = Dossier(reports=tuple(reports), claims=tuple(case.claims(story) if before is None else before))
        told = chapter(old, dossier, case.threads(story), at=_now(), gone={**out, **(gone or {})}, cause=cause)
        with case.writing("refresh"):
            case.lay_aside(story, aside)
            new = news(known, case.settings.worked_pack)
            worked = Worked(edition(), new) if new else None
            case.put_dossier(story, dossier, told.told, told.threads, worked)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def decide(case: Case, decision: Decision, *, memory: Memory | None = None, progress: Progress = silent) -> Decision:
    """Keep what a person decided (its id and time are filled in where empty); the dossier follows.

    InputError where the story isn't there, a place is in none of its reports, or the verdict names too few places.
    """
    with case.holding("decide"):
        _check(case, decision)
        at = decision.at or _now()
        places = (f"{p.report}:{p.span[0]}:{p.span[1]}" for p in decision.places)
        made = content_id("d", decision.story, decision.verdict, decision.text, decision.by, at, *places)
        kept = replace(decision, id=decision.id or made, at=at, text=whole(decision.text), by=whole(decision.by))
        case.put_decision(kept)
        if kept.verdict != "note":
            refresh(case, kept.story, cause=_cause(kept), memory=memory, progress=progress)
    return kept


def _check(case: Case, decision: Decision) -> None:
    """InputError for a decision that can't mean anything."""
    if decision.story not in {story.name for story in case.stories()}:
        raise InputError(f"no story {decision.story!r} in this case")
    known = case.report_ids(decision.story)
    strange = [place.report for place in decision.places if place.report not in known]
    if strange:
        raise InputError(f"no report {strange[0]} in story {decision.story!r}")
    least = {"merge": 2, "note": 0}.get(decision.verdict, 1)
    if len(decision.places) < least:
        raise InputError(f"to {decision.verdict} needs {least} place{'s' * (least > 1)} at least")


def _cause(decision: Decision) -> str:
    words = _DONE[decision.verdict]
    by = f" by {decision.by}" if decision.by else " by hand"
    note = f": {decision.text}" if decision.text else ""
    return f"{'taken back: ' if decision.undone else ''}{words}{by}{note}"


def undo(case: Case, decision_id: str, *, memory: Memory | None = None, progress: Progress = silent) -> Decision:
    """Take a decision back; it is kept, marked. InputError where there is no such decision."""
    with case.holding("undo"):
        decision = case.decision(decision_id)
        if decision is None:
            raise InputError(f"no decision {decision_id} in this case")
        if decision.undone:
            return decision
        undone = replace(decision, undone=True)
        case.put_decision(undone)
        if undone.verdict != "note":
            refresh(case, undone.story, cause=_cause(undone), memory=memory, progress=progress)
    return undone


def forget(case: Case, rid: str, reason: str = "", *, progress: Progress = silent) -> list[str]:
    """Take a report's words and bytes out of the case for good; dossiers follow. Returns the stories it was in.

    What another running program remembers of it goes with that program. InputError where there is no such report.
    """
    with case.holding("forget"):
        if case.report(rid) is None:
            raise InputError(f"no report {rid} in this case")
        before = {story: [_without(c, rid) for c in case.claims(story)] for story in case.stories_of(rid)}
        known = {story: _apart(case, story) for story in before}
        case.memory = Memory()
        for story in case.forget(rid, reason):
            gone = {rid: "removed from the case"}
            refresh(case, story, before=before[story], gone=gone, memory=known[story], progress=progress)
        case.scrub()
    return sorted(before)


def _apart(case: Case, story: str) -> Memory:
    """What the case remembers of a story, by itself: of this what the reports that stay ask for is kept anew.

    An answer depends on the report or pair that is asked about, so that nothing asked for holds words that are to go.
    """
    memory = Memory()
    learn(case, story, memory)
    memory.alone = True
    return memory


def _without(claim: Claim, rid: str) -> Claim:
    """A claim as the history may still tell of it: not in words that may be the forgotten report's."""
    return replace(claim, gist=_REMOVED) if any(m.report == rid for m in claim.members) else claim
