"""The JSON dossier that checks from outside read: version 1, with a published schema.

The records of `model` are the contract; only three need another shape here: a report also names its origin and
story, and `from_` is written `from`.
"""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from twosource.model import (
    Claim,
    Conflict,
    Credit,
    Derivation,
    Direction,
    Dossier,
    Drift,
    DriftKind,
    Flag,
    Kind,
    Moment,
    Origin,
    Problem,
    Report,
    Reuse,
    Root,
    Span,
    Spans,
    Statement,
    content_id,
)
from twosource.render.safe import escaped

VERSION: Literal["1"] = "1"


class ReportOut(msgspec.Struct, frozen=True):
    """A report, with the origin most of its narrative belongs to and the story it is of."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    headline: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    modified: str | None
    language: str | None
    readable: bool
    text: str
    sha256: str
    furniture: Spans
    repeats: Spans
    captions: Spans
    credits: tuple[Credit, ...]
    headline_span: Span | None
    dateline_span: Span | None
    origin: str | None
    story: str


class DerivationOut(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A derivation; a is `report`, b is `from`."""

    report: str
    from_: str
    kind: Kind
    share: float
    direction: Direction
    reason: str
    public_text: bool


class DriftOut(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """What a derived report changed."""

    report: str
    from_: str
    kind: DriftKind
    span: Span
    from_span: Span
    reason: str


class DossierOut(msgspec.Struct, frozen=True):
    """The whole dossier."""

    version: Literal["1"]
    reports: tuple[ReportOut, ...]
    reuse: tuple[Reuse, ...]
    derivations: tuple[DerivationOut, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    roots: tuple[Root, ...]
    conflicts: tuple[Conflict, ...]
    flags: tuple[Flag, ...]
    drift: tuple[DriftOut, ...]
    timeline: tuple[Moment, ...]
    problems: tuple[Problem, ...]


def _fields(record: Report | Derivation | Drift) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _shaped(dossier: Dossier) -> DossierOut:
    origin = {rid: o.id for o in dossier.origins for rid in o.reports}
    # Until stories are told apart (a later stage), all reports handed in together are taken as one story.
    story = content_id("t", *sorted(r.id for r in dossier.reports))
    return DossierOut(
        version=VERSION,
        reports=tuple(ReportOut(**_fields(r), origin=origin.get(r.id), story=story) for r in dossier.reports),
        reuse=dossier.reuse,
        derivations=tuple(DerivationOut(**_fields(d)) for d in dossier.derivations),
        statements=dossier.statements,
        claims=dossier.claims,
        origins=dossier.origins,
        roots=dossier.roots,
        conflicts=dossier.conflicts,
        flags=dossier.flags,
        drift=tuple(DriftOut(**_fields(d)) for d in dossier.drift),
        timeline=dossier.timeline,
        problems=dossier.problems,
    )


def to_json(dossier: Dossier) -> bytes:
    """The dossier as JSON, indented, UTF-8, ending in a newline; characters that act unseen stand as their escapes.

    >>> msgspec.json.decode(to_json(Dossier()))["version"]
    '1'
    """
    return escaped(msgspec.json.format(msgspec.json.encode(_shaped(dossier)), indent=1)) + b"\n"


def statements_json(statements: Iterable[Statement]) -> list[Any]:
    """Statements as plain values, for one row of `statements --jsonl`."""
    plain: list[Any] = msgspec.to_builtins(list(statements))
    return plain


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the dossier."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(DossierOut)}
