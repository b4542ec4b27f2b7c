"""Rules and findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from twosource.model import Dossier, Report, Span, Statement
from twosource.text import normal

Profile = Literal["reuters", "ap", "bbc", "acled"]
Severity = Literal["error", "warning", "notice"]
Check = Literal[
    "single_origin",
    "one_root",
    "one_voice",
    "agency_only",
    "unnamed_only",
    "plural_sources",
    "anonymous_opinion",
    "anonymity_reason",
    "bare_source",
    "unattributed_dispute",
    "toll_range",
    "vague_toll",
]
PROFILES: tuple[Profile, ...] = get_args(Profile)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # worst first


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was published."""

    publisher: str
    title: str
    section: str
    url: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in our own words, the check that looks for it, and its public source."""

    id: str
    profile: Profile
    check: Check
    severity: Severity
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that the checks go by."""

    opinion: tuple[str, ...]
    guess: tuple[str, ...]
    unnamed: tuple[str, ...]
    ends: tuple[str, ...]
    knowing: tuple[str, ...]
    vague: tuple[str, ...]
    harm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: the place, why in words, and the claim it is about."""

    report: str
    span: Span
    why: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit under a rule, with the exact words; `outlet` and `path` name the report."""

    rule: str
    severity: Severity
    report: str
    outlet: str
    path: str
    span: Span
    words: str
    why: str
    claim: str | None
    says: str
    source: Source


def sheet_of(dossier: Dossier, lexicon: Lexicon, only: Iterable[str] = ()) -> "Sheet":
    """A dossier made ready for the checks."""
    reports = {r.id: r for r in dossier.reports}
    order = {r.id: n for n, r in enumerate(dossier.reports)}
    named = [r.name for r in dossier.reports] + [o.name for o in dossier.origins if o.name]
    outlets = frozenset(normal(name).removeprefix("the ") for name in named)
    return Sheet(dossier, reports, {s.id: s for s in dossier.statements}, lexicon, outlets, order, frozenset(only))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dossier with what the checks look up in it, and their words.

    `outlets` are the names of outlets and wires, as compared; `order` numbers the reports. `only` are the reports whose
    words are wanted: a draft's, checked against all the others; all where it is empty.
    """

    dossier: Dossier
    reports: dict[str, Report]
    statements: dict[str, Statement]
    lexicon: Lexicon
    outlets: frozenset[str]
    order: dict[str, int]
    only: frozenset[str] = frozenset()

    def wanted(self, rid: str) -> bool:
        """Whether a report's words are to be checked."""
        return rid in self.reports and (not self.only or rid in self.only)

    def name(self, rid: str) -> str:
        """The publisher of a report."""
        return self.reports[rid].name if rid in self.reports else rid
