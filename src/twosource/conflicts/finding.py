"""A pair of values that differ, before pairs about one thing are drawn together into one conflict."""

from dataclasses import dataclass

from twosource.model import ConflictKind, Relation, Span


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one report, with the words that give it; `amount` is the same for two wordings of one value."""

    report: str
    span: Span
    value: str
    claim: str | None = None
    amount: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Two values of one thing that differ. Findings of one `topic` that share a value become one conflict."""

    topic: tuple[str, ...]
    kind: ConflictKind
    relation: Relation
    about: str
    a: Value
    b: Value
    reason: str
