"""The same quotation in two mouths: two people or two bodies named as the one who said it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Holding, Read
from twosource.memory import Memory
from twosource.model import Report, Span, Speaker, Statement
from twosource.names import initials, split_title
from twosource.settings import ConflictSettings
from twosource.text import normal, squash, words

_WORD = re.compile(r"\w{3,}")
_QUOTE = re.compile(r"[”\"]")
_LITTLE = frozenset({"the", "and", "for", "said", "says"})
_SPELT = 0.6  # two names as alike as this may be one that is spelt two ways (own cases)
_TOGETHER = re.compile(
    r"\b(?:joint(?:ly)?|together|both|co-(?:wrote|signed|author\w*)|echoed|repeat(?:ed|ing)|chant\w*|sang|slogan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its words as compared, where it stands, and who is named for it in the very sentence."""

    forms: tuple[str, ...]
    span: Span
    speaker: Speaker


def voice_conflicts(
    reads: Sequence[Read],
    statements: Sequence[Statement],
    holding: Holding,
    settings: ConflictSettings,
    memory: Memory,
) -> list[Finding]:
    """Quotations of the same words, word for word, for which two people are named; or two bodies.

    Only where each report names its speaker beside the words (no pronoun), where the names have nothing in common,
    and where neither report knows the other's speaker: else one may speak for the other.
    """
    said: dict[str, list[Statement]] = {}
    for s in statements:
        said.setdefault(s.report, []).append(s)
    held: dict[tuple[str, ...], list[tuple[Read, Quoted]]] = {}
    for read in reads:
        make = partial(_quoted, read.report, said.get(read.report.id, ()), settings)
        for quoted in memory.recall("conflicts.quoted", read.key, make):
            for n in range(len(quoted.forms) - settings.quoted_words + 1):
                held.setdefault(quoted.forms[n : n + settings.quoted_words], []).append((read, quoted))
    found: dict[tuple[str, Span, str, Span], Finding] = {}
    for same in held.values():
        for b, other in _others(same):
            a, one = same[0]
            key = (a.report.id, one.span, b.report.id, other.span)
            if key not in found and _two_voices(a, one, b, other):
                found[key] = _finding(a, one, b, other, holding)
    return list(found.values())


def _others(same: Sequence[tuple[Read, Quoted]]) -> list[tuple[Read, Quoted]]:
    """Of those with the same words, the first of each further speaker."""
    first: dict[str, tuple[Read, Quoted]] = {}
    for read, quoted in same:
        first.setdefault(quoted.speaker.name, (read, quoted))
    return list(first.values())[1:]


def _quoted(report: Report, said: Sequence[Statement], settings: ConflictSettings) -> list[Quoted]:
    """The direct quotations of a report whose own sentence names the speaker."""
    found = []
    for s in said:
        speaker = _named(report, s) if s.quotation == "direct" else None
        if speaker is None:
            continue
        for part in s.content:
            text = report.quote(part)
            forms = tuple(normal(text[low:high]) for low, high in words(text))
            if len(forms) >= settings.quoted_words:
                found.append(Quoted(forms, part, speaker))
    return found


def _named(report: Report, s: Statement) -> Speaker | None:
    """Who is named beside a quotation; where the words for the source begin inside it, the name after it."""
    if s.speaker is None or not s.speaker.named:
        return None
    words = " ".join(report.quote(span) for span in s.source)
    outside = _QUOTE.split(words)[-1]
    if _tokens(outside) & _tokens(s.speaker.name):
        return s.speaker
    office, name = split_title(outside.split())
    full = outside != words and len(name) > 1 and all(w[:1].isupper() for w in name)
    return replace(s.speaker, name=" ".join(name), role=" ".join(office) or None, kind="person") if full else None


def _tokens(name: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(name)} - _LITTLE


def _two_voices(a: Read, one: Quoted, b: Read, other: Quoted) -> bool:
    """Whether two speakers can't be one, nor one speak for the other."""
    x, y = one.speaker, other.speaker
    if x.kind != y.kind or x.kind not in ("person", "organisation", "government"):
        return False
    if not _tokens(x.name) or not _tokens(y.name) or _akin(x, y):
        return False
    if a.report.id != b.report.id and (_holds(a.report, y) or _holds(b.report, x)):
        return False
    return not (_TOGETHER.search(_around(a.report, one.span)) or _TOGETHER.search(_around(b.report, other.span)))


def _akin(x: Speaker, y: Speaker) -> bool:
    """Whether two speakers may be one, or one speak for the other.

    Two people of one office are two: an office has one holder at a time. Two bodies whose offices share a word may be
    one, and so may two names that differ in spelling only.
    """
    if x.kind == "person":
        mine, theirs = _tokens(x.name), _tokens(y.name)
        spelt = SequenceMatcher(None, _last(x.name), _last(y.name)).ratio()
        return bool(mine & _tokens(f"{y.name} {y.role or ''}") or theirs & _tokens(x.role or "")) or spelt >= _SPELT
    mine = _tokens(f"{x.name} {x.role or ''}") | {initials(x.name.split()).casefold()}
    theirs = _tokens(f"{y.name} {y.role or ''}") | {initials(y.name.split()).casefold()}
    return bool(mine & theirs)


def _last(name: str) -> str:
    return str(_WORD.findall(name)[-1]).casefold()


def _holds(report: Report, speaker: Speaker) -> bool:
    """Whether a report names a speaker anywhere, by the last word of the name."""
    return re.search(rf"\b{re.escape(_last(speaker.name))}\b", report.text, re.IGNORECASE) is not None


def _around(report: Report, span: Span) -> str:
    """What stands beside a quotation, outside it."""
    return report.text[max(0, span[0] - 120) : span[0]] + " " + report.text[span[1] : span[1] + 120]


def _finding(a: Read, one: Quoted, b: Read, other: Quoted, holding: Holding) -> Finding:
    values = [
        Value(r.report.id, q.span, _told(r.report, q), holding.claim(r.report.id, q.span))
        for r, q in ((a, one), (b, other))
    ]
    where = "one report gives" if a.report.id == b.report.id else "the reports give"
    reason = f"{where} the same words to {squash(one.speaker.name)} and to {squash(other.speaker.name)}"
    about = f"who said {_short(squash(a.report.quote(one.span)))}"
    return Finding(("voice",), "attribution", "conflict", about, values[0], values[1], reason)


def _told(report: Report, quoted: Quoted) -> str:
    return f"{squash(quoted.speaker.name)}: “{squash(report.quote(quoted.span))}”"


def _short(words: str) -> str:
    held = words.split()
    return f"“{words}”" if len(held) <= 12 else f"“{' '.join(held[:10])} …”"
