"""What a case keeps besides: what people decide, and how an answer came about."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.findings import Standing
from twosource.model.reports import Place, Spans

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
