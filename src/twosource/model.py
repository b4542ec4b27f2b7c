"""The vocabulary: every record that Twosource passes from stage to stage, in reading order.

Records are frozen and refer to one another by id. A span is `(start, end)`, half open, counted in Unicode
code points of that report's `text`, so `report.text[start:end]` always gives the words back. Field names are
those of the JSON dossier; `twosource.render.contract` does the few renamings JSON needs (`from_` to `from`).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]
Range = tuple[int, int]


def content_id(prefix: str, *parts: str) -> str:
    """An id that hashes its parts, length-prefixed, so that ("ab", "c") and ("a", "bc") differ.

    >>> content_id("r", "ab", "c") == content_id("r", "ab", "c")
    True
    >>> content_id("r", "ab", "c") == content_id("r", "a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{prefix}_{digest.hexdigest()[:16]}"


# ---- what comes in ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad input, as something the reader sees: where it was, and what was kept and lost.

    `failed` is True where an input gave no report at all; else the line is a notice.
    """

    where: str
    message: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """A wire or outlet that a report credits or relays, where it does so, and in what form.

    `form`: "dateline" ("LIMA (AP) -"), "byline", "endline" ("- Reuters"), "sentence" ("told Reuters"),
    "metadata" (JSON-LD, canonical link), "contributed" or "picture" (which is no credit for text).
    """

    span: Span
    name: str
    form: str = "sentence"


@dataclass(frozen=True, slots=True)
class Report:
    """One published account, as the reader would see it; furniture is left in `text` and marked.

    `published` and `modified` are ISO 8601, as precise as known. `readable` is False for a language we can't
    read: such a report stands beside the counts, not in them. `headline_span` and `dateline_span` point into
    `text` where the words stand there. `captions` are picture captions and credits: report, but no narrative.
    """

    id: str
    path: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    headline_span: Span | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    readable: bool = True
    furniture: Spans = ()
    repeats: Spans = ()
    captions: Spans = ()
    credits: tuple[Credit, ...] = ()

    @property
    def name(self) -> str:
        """What to call this report's publisher: its outlet, else its address's host, else its file."""
        if self.outlet:
            return self.outlet
        if self.url and "://" in self.url:
            return self.url.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
        return self.path.rsplit("/", 1)[-1]

    def quote(self, span: Span) -> str:
        """The exact words at a span."""
        return self.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one report (by its id)."""

    report: str
    span: Span


# ---- reuse --------------------------------------------------------------------------------------------------

Manner = Literal["verbatim", "edited", "reworded"]
Kind = Literal["copy", "edited", "partial", "reworded"]
Direction = Literal["a_from_b", "b_from_a", "common_parent", "unknown"]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage taken over. `evidence` is False where everyone had the words (a quotation, a public text)."""

    earlier: Place
    later: Place
    manner: Manner
    reason: str
    evidence: bool = True


@dataclass(frozen=True, slots=True)
class Derivation:
    """How `report` derives from (or shares a parent with) `from_`, a report id or an origin id.

    `share` is the part of the shorter narrative that is taken over, 0 to 1. In `direction`, a is `report`, b is
    `from_`. `public_text` is True where what is carried is a public text (a release reprinted as prose).
    """

    report: str
    from_: str
    kind: Kind
    share: float
    direction: Direction
    reason: str
    public_text: bool = False


Bearing = Literal["copy", "edited", "partial", "reworded", "independent", "different_event", "unknown"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two reports stand to one another: the answer of `twosource derive --jsonl`.

    `shared_public_text` is True where both carry a text that everyone had. `share` is the part of the shorter
    narrative that the other carries too, 0 to 1.
    """

    relation: Bearing
    direction: Direction
    shared_public_text: bool
    share: float
    reason: str


Change = Literal["same", "edited", "reworded", "moved", "new", "dropped"]


@dataclass(frozen=True, slots=True)
class AlignedSentence:
    """A sentence of one report beside its counterpart in the other, either missing where there is none.

    `share` is the part of their words that match. A "moved" sentence stands elsewhere in the order.
    """

    change: Change
    a: Span | None
    b: Span | None
    share: float


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


@dataclass(frozen=True, slots=True)
class Flag:
    """A sentence in which a report says that something is unverified or unclear, and the statements it covers.

    `kind`: "unverified", "unclear" or "no_comment". `about` says in words what is covered.
    """

    report: str
    span: Span
    covers: tuple[str, ...]
    about: str
    kind: str = "unverified"


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
    """What stands behind a claim: five counts, always together, never folded into one."""

    reports: int
    texts: int
    outlets: int
    origins: Range
    roots: Range
    unknown_origins: int
    reason: str
    would_change: str = ""


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


# ---- a case: what people decide, and how an answer came about ------------------------------------------------

Verdict = Literal["accept", "merge", "split", "reject", "note"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about claims, in terms that survive regrouping: the members' own places.

    `accept`: these places make one claim, surely. `merge`: the claims that hold these places are one. `split`: the
    first place does not belong with the others. `reject`: the claim that holds these places is none. `note`: `text`
    only. Undone decisions are kept, marked.
    """

    id: str
    story: str
    verdict: Verdict
    places: tuple[Place, ...]
    text: str = ""
    by: str = ""
    at: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One entry of a claim's history: at `at` (UTC, ISO), its standing became this, and `why` in words."""

    at: str
    claim: str
    gist: str
    standing: Standing
    why: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a case: its name, how many reports it has, and when the first and the last were published."""

    id: str
    name: str
    reports: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """Raw bytes as they came: their SHA-256, where from, by what redirects, with what headers, when (UTC, ISO)."""

    sha256: str
    where: str
    at: str
    status: int | None = None
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search in a case: where it stands, and the words around with the found ones marked by spans.

    `kind` is "report", "statement" or "claim", `id` that record's id; `report` is the report it stands in (for a claim,
    that of its first member), `title` its publisher and headline.
    """

    kind: str
    story: str
    id: str
    report: str
    title: str
    words: str
    found: Spans = ()


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
