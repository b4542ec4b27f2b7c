"""What comes in, and how reports derive from one another; ids and spans."""

import hashlib
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
