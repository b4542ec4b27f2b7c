"""One record for each row of each table: flat, so that a spreadsheet, a data frame or a Parquet file can hold it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report. `text` is empty unless whole texts were asked for."""

    id: str
    outlet: str
    headline: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    modified: str | None
    url: str | None
    path: str
    language: str | None
    readable: bool
    origin: str | None
    credits: str
    words: int
    sha256: str
    text: str | None


@dataclass(frozen=True, slots=True)
class ReuseRow:
    """A passage taken over: where it stands in the earlier and in the later report."""

    earlier: str
    earlier_start: int
    earlier_end: int
    later: str
    later_start: int
    later_end: int
    manner: str
    evidence: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DerivationRow:
    """How a report derives from another."""

    report: str
    outlet: str
    from_report: str
    from_outlet: str
    kind: str
    share: float
    direction: str
    public_text: bool
    reason: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Who says what, through whom."""

    id: str
    report: str
    outlet: str
    start: int
    end: int
    content: str
    cue: str
    source: str
    speaker: str | None
    role: str | None
    named: bool | None
    chain: str
    quotation: str
    cue_type: str
    stance: str
    flags: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its five counts, ranges in two columns; `decided` is what a person decided about it."""

    id: str
    gist: str
    reports: int | None
    texts: int | None
    outlets: int | None
    origins_min: int | None
    origins_max: int | None
    roots_min: int | None
    roots_max: int | None
    unknown_origins: int | None
    first_said: str | None
    reason: str | None
    would_change: str | None
    decided: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """The words of one report that make a claim."""

    claim: str
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str
    statement: str | None
    said_by: str
    stance: str
    sure: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where reporting comes from, with the reports whose main origin it is."""

    id: str
    kind: str
    name: str | None
    reports: str
    reason: str


@dataclass(frozen=True, slots=True)
class RootRow:
    """Who first said something."""

    id: str
    name: str
    named: bool
    at_most: int
    reason: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """One place that gives a value of a conflict: what the conflict is about, and the value's own five counts."""

    conflict: str
    kind: str
    relation: str
    about: str
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    value: str
    words: str
    claim: str | None
    reason: str
    reports: int | None
    texts: int | None
    outlets: int | None
    origins_min: int | None
    origins_max: int | None
    roots_min: int | None
    roots_max: int | None
    unknown_origins: int | None


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A sentence in which a report says that something is unverified."""

    report: str
    outlet: str
    start: int
    end: int
    kind: str
    about: str
    words: str
    covers: str


@dataclass(frozen=True, slots=True)
class DriftRow:
    """What a derived report changed."""

    report: str
    outlet: str
    from_report: str
    from_outlet: str
    kind: str
    start: int
    end: int
    words: str
    from_start: int
    from_end: int
    from_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One entry of the time line."""

    happened: str | None
    said: str | None
    place: str | None
    claim: str | None
    report: str
    outlet: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Bad input, or a notice."""

    where: str
    message: str
    failed: bool


Row = (
    ReportRow
    | ReuseRow
    | DerivationRow
    | StatementRow
    | ClaimRow
    | MemberRow
    | OriginRow
    | RootRow
    | SideRow
    | FlagRow
    | DriftRow
    | MomentRow
    | ProblemRow
)
