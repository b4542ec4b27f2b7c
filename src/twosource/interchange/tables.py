"""A dossier as flat tables, one for each kind of record: what CSV, Parquet and data frames are made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from twosource.dossier import earliest
from twosource.interchange.excerpts import squeezed
from twosource.interchange.rows import (
    ClaimRow,
    DerivationRow,
    DriftRow,
    FlagRow,
    MemberRow,
    MomentRow,
    OriginRow,
    ProblemRow,
    ReportRow,
    ReuseRow,
    RootRow,
    Row,
    SideRow,
    StatementRow,
)
from twosource.model import Claim, Conflict, Dossier, Member, Report, Span, Spans, Standing, Statement
from twosource.render.disagreement import spread
from twosource.text import words

Value = str | int | float | bool | None

ARROW = " → "


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its rows are records of one kind, whose fields are the columns."""

    name: str
    kind: type[Row]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in fields(self.kind))

    def column(self, name: str) -> list[Value]:
        """The values of one column."""
        return [getattr(row, name) for row in self.rows]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Words and names by the ids of a dossier's reports."""

    reports: dict[str, Report]

    def words(self, rid: str, spans: Iterable[Span]) -> str:
        report = self.reports.get(rid)
        return squeezed(" … ".join(report.quote(span) for span in spans)) if report else ""

    def name(self, rid: str) -> str:
        return self.reports[rid].name if rid in self.reports else rid

    def published(self, rid: str) -> str | None:
        return self.reports[rid].published if rid in self.reports else None

    def url(self, rid: str) -> str | None:
        return self.reports[rid].url if rid in self.reports else None


TABLES = (
    "reports",
    "claims",
    "members",
    "statements",
    "origins",
    "roots",
    "derivations",
    "reuse",
    "conflicts",
    "flags",
    "drift",
    "timeline",
    "problems",
)


def tables(dossier: Dossier, *, full_text: bool = False) -> tuple[Table, ...]:
    """All tables, always the same ones in the same order, the words in them as they stand in the dossier.

    `full_text` puts each report's text in the table of reports.

    >>> from twosource.testing import dossier as made, report
    >>> [(t.name, len(t.rows)) for t in tables(made([report("Rain fell.", outlet="The Post")]))][:2]
    [('reports', 1), ('claims', 0)]
    """
    read = _Reader({r.id: r for r in dossier.reports})
    origin = {rid: o.id for o in dossier.origins for rid in o.reports}
    held = {s.id: s for s in dossier.statements}
    return (
        Table("reports", ReportRow, tuple(_report(r, origin.get(r.id), full_text) for r in dossier.reports)),
        Table("claims", ClaimRow, tuple(_claim(c, read) for c in dossier.claims)),
        Table("members", MemberRow, tuple(_member(c, m, held, read) for c in dossier.claims for m in c.members)),
        Table("statements", StatementRow, tuple(_statement(s, read) for s in dossier.statements)),
        *_origins(dossier),
        *_kinship(dossier, read),
        Table("conflicts", SideRow, tuple(row for c in dossier.conflicts for row in _sides(c, read))),
        *_changes(dossier, read),
        Table("problems", ProblemRow, tuple(ProblemRow(p.where, p.message, p.failed) for p in dossier.problems)),
    )


def _report(report: Report, origin: str | None, full_text: bool) -> ReportRow:
    return ReportRow(
        report.id,
        report.name,
        report.headline,
        report.byline,
        report.dateline,
        report.published,
        report.modified,
        report.url,
        report.path,
        report.language,
        report.readable,
        origin,
        "; ".join(dict.fromkeys(c.name for c in report.credits)),
        len(words(report.text)),
        report.sha256,
        report.text if full_text else None,
    )


def _claim(claim: Claim, read: _Reader) -> ClaimRow:
    ids = dict.fromkeys(m.report for m in claim.members)
    first = earliest([read.reports[rid] for rid in ids if rid in read.reports])
    said = "; ".join(dict.fromkeys(r.name for r in first)) or None
    held = claim.standing
    reason, change = (held.reason, held.would_change) if held else (None, None)
    return ClaimRow(claim.id, claim.gist, *_counts(held), said, reason, change, claim.decided)


_Number = int | None


def _counts(
    held: Standing | None,
) -> tuple[_Number, _Number, _Number, _Number, _Number, _Number, _Number, _Number]:
    """The five counts in columns, ranges in two."""
    if held is None:
        return (None, None, None, None, None, None, None, None)
    return (held.reports, held.texts, held.outlets, *held.origins, *held.roots, held.unknown_origins)


def _member(claim: Claim, member: Member, held: dict[str, Statement], read: _Reader) -> MemberRow:
    statement = held.get(member.statement or "")
    return MemberRow(
        claim.id,
        member.report,
        read.name(member.report),
        read.published(member.report),
        *member.span,
        read.words(member.report, [member.span]),
        member.statement,
        ARROW.join(statement.chain) if statement else read.name(member.report),
        statement.stance if statement else "asserts",
        member.sure,
        read.url(member.report),
    )


def _statement(statement: Statement, read: _Reader) -> StatementRow:
    def quoted(spans: Spans) -> str:
        return read.words(statement.report, spans)

    speaker = statement.speaker
    return StatementRow(
        statement.id,
        statement.report,
        read.name(statement.report),
        *statement.span,
        quoted(statement.content),
        quoted(statement.cue),
        quoted(statement.source),
        speaker.name if speaker else None,
        speaker.role if speaker else None,
        speaker.named if speaker else None,
        ARROW.join(statement.chain),
        statement.quotation,
        statement.cue_type,
        statement.stance,
        "; ".join(statement.flags),
    )


def _origins(dossier: Dossier) -> tuple[Table, Table]:
    origins = tuple(OriginRow(o.id, o.kind, o.name, "; ".join(o.reports), o.reason) for o in dossier.origins)
    roots = tuple(RootRow(r.id, r.name, r.named, r.at_most, r.reason) for r in dossier.roots)
    return Table("origins", OriginRow, origins), Table("roots", RootRow, roots)


def _kinship(dossier: Dossier, read: _Reader) -> tuple[Table, Table]:
    derived = tuple(
        DerivationRow(
            d.report,
            read.name(d.report),
            d.from_,
            read.name(d.from_),
            d.kind,
            d.share,
            d.direction,
            d.public_text,
            d.reason,
        )
        for d in dossier.derivations
    )
    reused = tuple(
        ReuseRow(r.earlier.report, *r.earlier.span, r.later.report, *r.later.span, r.manner, bool(r.evidence), r.reason)
        for r in dossier.reuse
    )
    return Table("derivations", DerivationRow, derived), Table("reuse", ReuseRow, reused)


def _sides(conflict: Conflict, read: _Reader) -> Sequence[SideRow]:
    return [
        SideRow(
            conflict.id,
            conflict.kind,
            conflict.relation,
            conflict.about,
            side.report,
            read.name(side.report),
            read.published(side.report),
            *side.span,
            side.value,
            read.words(side.report, [side.span]),
            side.claim,
            conflict.reason,
            *_counts(side.standing),
        )
        for side in spread(conflict.sides)
    ]


def _changes(dossier: Dossier, read: _Reader) -> tuple[Table, Table, Table]:
    flags = tuple(
        FlagRow(
            f.report, read.name(f.report), *f.span, f.kind, f.about, read.words(f.report, [f.span]), "; ".join(f.covers)
        )
        for f in dossier.flags
    )
    drift = tuple(
        DriftRow(
            d.report,
            read.name(d.report),
            d.from_,
            read.name(d.from_),
            d.kind,
            *d.span,
            read.words(d.report, [d.span]),
            *d.from_span,
            read.words(d.from_, [d.from_span]),
            d.reason,
        )
        for d in dossier.drift
    )
    moments = tuple(
        MomentRow(
            m.happened,
            m.said,
            m.place,
            m.claim,
            m.report,
            read.name(m.report),
            *m.span,
            read.words(m.report, [m.span]),
        )
        for m in dossier.timeline
    )
    return Table("flags", FlagRow, flags), Table("drift", DriftRow, drift), Table("timeline", MomentRow, moments)
