"""What is found in reports: statements, claims and what stands behind them, disagreement; and the whole answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.model.reports import (
    Derivation,
    Place,
    Problem,
    Range,
    Report,
    Reuse,
    Span,
    Spans,
)

# ---- statements ---------------------------------------------------------------------------------------------

Quotation = Literal["direct", "indirect", "mixed", "own"]
CueType = Literal["say", "ask", "judge", "document", "noun", "marker", "attitude"]
Stance = Literal["asserts", "denies", "doubts"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reported content with the words that attribute it: what the statements stage finds first.

    Spans are of the report's text. `cue` and `source` may be empty. Contents begin at their complementizer
    ("that"), without surrounding quotation marks.
    """

    content: Spans
    cue: Spans
    source: Spans
    quotation: Quotation
    cue_type: CueType


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source stands for, within one report.

    `kind`: "person", "organisation", "government", "document", "medium", "crowd" or "unknown". `anonymity` is
    the reason the report gives for withholding the name; `knows` how the source is said to know.
    """

    id: str
    name: str
    role: str | None = None
    named: bool = True
    kind: str = "unknown"
    anonymity: str | None = None
    knows: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributed content. `chain` runs from the first speaker to this outlet, which is last."""

    id: str
    report: str
    content: Spans
    cue: Spans
    source: Spans
    speaker: Speaker | None
    chain: tuple[str, ...]
    quotation: Quotation
    cue_type: CueType
    stance: Stance = "asserts"
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first word of the content to its last."""
        return (self.content[0][0], self.content[-1][1])


FlagKind = Literal["unverified", "unclear", "no_comment", "hearsay", "hedged"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A sentence in which a report says that something is unverified or unclear, and the statements it covers.

    `about` says in words what is covered.
    """

    report: str
    span: Span
    covers: tuple[str, ...]
    about: str
    kind: FlagKind = "unverified"


# ---- claims -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """The words of one report that make a claim; `statement` is its id, or None for the outlet's own voice.

    `sure` is False where it may assert something else: it then counts in the upper end of a standing only.
    """

    report: str
    span: Span
    statement: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands behind a claim: five counts, always together, never folded into one.

    `at_most` are reports, texts and outlets if the wordings that may say something else say the same; None where none
    may.
    """

    reports: int
    texts: int
    outlets: int
    origins: Range
    roots: Range
    unknown_origins: int
    reason: str
    would_change: str = ""
    at_most: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What several statements or sentences assert in common. `gist` is one member's own words.

    `decided` is the last thing a person decided about it: "accept", "merge", "split" or "reject", else "". A rejected
    claim is kept, marked.
    """

    id: str
    gist: str
    members: tuple[Member, ...]
    standing: Standing | None = None
    decided: str = ""


OriginKind = Literal["wire", "outlet", "public_text", "unknown"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of reporting comes from. `reports` are those whose main origin it is.

    `passages` are the spans of any report that this origin accounts for. `reason` says on what evidence.
    """

    id: str
    kind: OriginKind
    name: str | None
    reports: tuple[str, ...]
    passages: tuple[Place, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """Who first said something, resolved across reports. `at_most` is 1 unless it may be several people.

    `may_be` are ids of other roots that it may be one with ("Lund" where two have that surname; "the governor").
    """

    id: str
    name: str
    speakers: tuple[str, ...]
    named: bool = True
    at_most: int = 1
    reason: str = ""
    may_be: tuple[str, ...] = ()


# ---- what disagrees -----------------------------------------------------------------------------------------

ConflictKind = Literal["quantity", "date", "place", "polarity", "actor", "attribution", "other"]
Relation = Literal["conflict", "update", "correction", "bound", "scope"]


@dataclass(frozen=True, slots=True)
class Side:
    """One value in a conflict, with the words that give it.

    `also` are other places that give the same value; `standing` counts what stands behind this value alone.
    """

    report: str
    span: Span
    value: str
    claim: str | None = None
    also: tuple[Place, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that differ, and how: a conflict, an update, a correction, a mere bound, or another scope."""

    id: str
    kind: ConflictKind
    relation: Relation
    about: str
    sides: tuple[Side, ...]
    reason: str


DriftKind = Literal[
    "attribution_dropped",
    "attribution_moved",
    "caveat_dropped",
    "number_changed",
    "name_changed",
    "quote_altered",
    "sense_reversed",
]


@dataclass(frozen=True, slots=True)
class Drift:
    """What a derived report changed against what it derives from."""

    report: str
    from_: str
    kind: DriftKind
    span: Span
    from_span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the time line: when it was said, when it happened (ISO, as precise as known), where."""

    said: str | None
    happened: str | None
    place: str | None
    claim: str | None
    report: str
    span: Span


# ---- the answer ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dossier:
    """The finished answer."""

    reports: tuple[Report, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    roots: tuple[Root, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    flags: tuple[Flag, ...] = ()
    drift: tuple[Drift, ...] = ()
    timeline: tuple[Moment, ...] = ()
    problems: tuple[Problem, ...] = ()


def by_id(records: Sequence[Report]) -> dict[str, Report]:
    """Reports by their ids."""
    return {record.id: record for record in records}
