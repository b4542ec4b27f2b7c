"""The questions an assistant may ask of a case: plain functions that read and change nothing.

Errors are sentences of our own. They hold no word of a report and none of the caller's, for either may be somebody
else's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from twosource.assistant import records as r
from twosource.assistant.safe import marked, words
from twosource.case import Case
from twosource.errors import TwosourceError
from twosource.interchange.names import web
from twosource.model import Conflict, Dossier, Member, Report, Span, Standing, Statement
from twosource.settings import AssistantSettings
from twosource.text import overlap, sentences

T = TypeVar("T")


# Every error that an assistant can be told, whole: nothing else gets out.
NO_STORY = "no such story: see list_stories"
WHICH_STORY = "the case has not one story: name one, see list_stories"
NO_DOSSIER = "this story has no dossier yet"
NO_REPORT = "no such report in this story: use an id from another answer"
NO_CLAIM = "no such claim in this story: use an id from another answer"
NO_WORD = "nothing to search for: give at least one word"
TWO_REPORTS = "two different reports are needed"
NUMBERS = "start must be 0 or more, limit and length 1 or more"
NO_CASE = "the case can't be read just now: it is locked or damaged"
CANNOT = "that can't be answered: no such tool, or arguments that don't fit it"
SENTENCES = (
    NO_STORY,
    WHICH_STORY,
    NO_DOSSIER,
    NO_REPORT,
    NO_CLAIM,
    NO_WORD,
    TWO_REPORTS,
    NUMBERS,
    NO_CASE,
    CANNOT,
)


class AssistantError(TwosourceError):
    """A question that can't be answered; its text is one of `SENTENCES`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One story of a case, opened for one question."""

    story: str
    dossier: Dossier
    reports: dict[str, Report]
    statements: dict[str, Statement]

    def report(self, rid: str) -> Report:
        """A report by its id."""
        if rid not in self.reports:
            raise AssistantError(NO_REPORT)
        return self.reports[rid]

    def place(self, rid: str, span: Span) -> r.Place:
        """Where words stand."""
        report = self.reports[rid]
        url = web(report.url)
        return r.Place(rid, *span, url, marked(report.name, AssistantSettings().name), _time(report.published))

    def said(self, statement: Statement, claim: str | None) -> r.Said:
        """A statement as an answer."""
        text = " … ".join(self.reports[statement.report].quote(span) for span in statement.content)
        return r.Said(
            statement.id,
            claim,
            marked(text),
            self.place(statement.report, statement.span),
            [marked(link, AssistantSettings().name) for link in statement.chain],
            statement.speaker.named if statement.speaker else None,
            statement.quotation,
            statement.stance,
            list(statement.flags),
        )


def _time(told: str | None) -> str | None:
    """A time if it is one: a report's own words for it could be anything."""
    from twosource.interchange.times import parts

    return told if parts(told) else None


def ask(case: Case, story: str | None) -> Asked:
    """A story, the case's only one if none is named; AssistantError where that can't be told."""
    stories = case.stories()
    held = [s for s in stories if story in (s.id, s.name)] if story else stories
    if len(held) != 1:
        raise AssistantError(NO_STORY if story else WHICH_STORY)
    dossier = case.dossier(held[0].id)
    if dossier is None:
        raise AssistantError(NO_DOSSIER)
    return Asked(
        held[0].id,
        dossier,
        {report.id: report for report in dossier.reports},
        {statement.id: statement for statement in dossier.statements},
    )


def list_stories(case: Case) -> r.Stories:
    """Every story with its numbers."""
    rows = []
    for story in case.stories():
        dossier = case.dossier(story.id) or Dossier()
        rows.append(
            r.StoryRow(
                story.id,
                marked(story.name, AssistantSettings().name),
                story.reports,
                len(dossier.claims),
                sum(c.relation == "conflict" for c in dossier.conflicts),
                _time(story.first),
                _time(story.last),
            )
        )
    return r.Stories(r.NOTICE, rows)


def search_statements(case: Case, query: str, story: str | None, limit: int, start: int) -> r.Found:
    """Statements that hold all the words."""
    asked = ask(case, story)
    if not any(c.isalnum() for c in query):
        raise AssistantError(NO_WORD)
    settings = AssistantSettings()
    hits = case.search(query[: settings.quote], kind="statement", story=asked.story, limit=settings.searched)
    claims = _claims_of(asked.dossier)
    held = [asked.statements[hit.id] for hit in hits if hit.id in asked.statements]
    shown = _page(held, start, limit)
    return r.Found(
        r.NOTICE, asked.story, [asked.said(s, claims.get(s.id)) for s in shown], len(held) - start - len(shown)
    )


def _claims_of(dossier: Dossier) -> dict[str, str]:
    """The claim of each statement that makes one."""
    return {m.statement: c.id for c in dossier.claims for m in c.members if m.statement}


def _page(held: Sequence[T], start: int, limit: int) -> list[T]:
    """Some of many, from `start`; never more than the settings allow."""
    if start < 0 or limit < 1:
        raise AssistantError(NUMBERS)
    return list(held[start : start + min(limit, AssistantSettings().most)])


def _counts(standing: Standing) -> r.Counts:
    return r.Counts(
        standing.reports, standing.texts, standing.outlets, standing.origins, standing.roots, standing.unknown_origins
    )


def get_claim(case: Case, claim: str, story: str | None, start: int) -> r.ClaimAnswer:
    """A claim with its evidence."""
    asked = ask(case, story)
    held = next((c for c in asked.dossier.claims if c.id == claim), None)
    if held is None:
        raise AssistantError(NO_CLAIM)
    number = {rid: n for n, rid in enumerate(asked.reports)}
    ordered = sorted(held.members, key=lambda m: (number[m.report], m.span))
    members = _page(ordered, start, AssistantSettings().most)
    standing = held.standing
    return r.ClaimAnswer(
        r.NOTICE,
        asked.story,
        held.id,
        marked(held.gist),
        _counts(standing) if standing else None,
        words(standing.reason, AssistantSettings().reason) if standing else None,
        words(standing.would_change, AssistantSettings().reason) if standing else None,
        [_evidence(asked, member) for member in members],
        max(len(held.members) - start - len(members), 0),
        [c.id for c in asked.dossier.conflicts if any(s.claim == held.id for s in c.sides)],
        [
            r.Step(turn.at, _counts(turn.standing), marked(turn.why, AssistantSettings().reason))
            for turn in case.history(asked.story, held.id)[-AssistantSettings().most :]
        ],
    )


def _evidence(asked: Asked, member: Member) -> r.Evidence:
    statement = asked.statements.get(member.statement or "")
    report = asked.reports[member.report]
    return r.Evidence(
        marked(report.quote(member.span)),
        asked.place(member.report, member.span),
        member.statement,
        [marked(link, AssistantSettings().name) for link in (statement.chain if statement else (report.name,))],
        statement.stance if statement else "asserts",
        list(statement.flags) if statement else [],
        member.sure,
    )


def _sentence(text: str, span: Span) -> str:
    """The sentence that words stand in, or the sentences."""
    low = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    held = [s for s in sentences(text, (low, len(text) if end < 0 else end)) if overlap(s, span)]
    return text[held[0][0] : held[-1][1]] if held else text[span[0] : span[1]]


def list_conflicts(case: Case, story: str | None, relation: str | None, limit: int, start: int) -> r.Conflicts:
    """Where reports disagree."""
    asked = ask(case, story)
    held = [c for c in asked.dossier.conflicts if relation is None or c.relation == relation]
    shown = _page(held, start, limit)
    return r.Conflicts(r.NOTICE, asked.story, [_conflict(asked, c) for c in shown], len(held) - start - len(shown))


def _conflict(asked: Asked, conflict: Conflict) -> r.ConflictRow:
    sides = [
        r.SideRow(
            marked(side.value),
            marked(asked.reports[side.report].quote(side.span)),
            marked(_sentence(asked.reports[side.report].text, side.span)),
            asked.place(side.report, side.span),
            side.claim,
            [asked.place(p.report, p.span) for p in side.also if p.report in asked.reports][: AssistantSettings().most],
            _counts(side.standing) if side.standing else None,
        )
        for side in conflict.sides
        if side.report in asked.reports
    ]
    reason = marked(conflict.reason, AssistantSettings().reason)
    return r.ConflictRow(conflict.id, conflict.kind, conflict.relation, marked(conflict.about), reason, sides)


def read_report(case: Case, report: str, story: str | None, start: int, length: int) -> r.ReportText:
    """A stretch of a report."""
    asked = ask(case, story)
    held = asked.report(report)
    if start < 0 or length < 1:
        raise AssistantError(NUMBERS)
    end = min(len(held.text), start + min(length, AssistantSettings().stretch))
    start = min(start, end)
    claims = _claims_of(asked.dossier)
    inside = [
        s
        for s in asked.dossier.statements
        if s.report == held.id and s.quotation != "own" and overlap(s.span, (start, end))
    ]
    return r.ReportText(
        r.NOTICE,
        asked.story,
        asked.place(held.id, (start, end)),
        words(held.headline),
        len(held.text),
        marked(held.text[start:end], AssistantSettings().stretch),
        end if end < len(held.text) else None,
        [asked.said(s, claims.get(s.id)) for s in inside[: AssistantSettings().most]],
    )
