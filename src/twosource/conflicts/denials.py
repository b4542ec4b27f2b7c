"""Denials: what one report has somebody deny, and another asserts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Read
from twosource.facts import Context, negations, opposed
from twosource.facts.context import stem
from twosource.memory import Memory
from twosource.model import Claim, Report, Span, Statement
from twosource.settings import ConflictSettings
from twosource.text import overlap, squash

_COMPLEMENT = re.compile(r"(?:that|whether|if)\s+", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:which|whose|who|whom|where|when|as|saying|adding|and\s+its|and\s+their)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+)?denied\s+$", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:(?:a|an|the|any|his|her|its|their|that|this|such)\s+)?(?:[a-z-]+\s+){0,2}(?:offer|request|proposal|appeal|bid|motion|"
    r"parole|bail|access|entry|permission|visa|application|petition|invitation|plea|demand|deal|plan)s?\b(?!\s+that\b)",
    re.IGNORECASE,
)
_LOWER = re.compile(r"\b[a-z][\w-]+")
Told = tuple[str, Span]  # a report and where its words stand
_ITSELF = frozenset({"it", "they", "we"})
_ONESELF = frozenset({"he", "she", "i"})


def denials(
    reads: Sequence[Read],
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory | None = None,
) -> list[Finding]:
    """Each denial with every assertion of what is denied: by another speaker, in the same claim or in its words.

    A denial in the same words in many reports is told once, in the first that has it.
    """
    memory = memory or Memory()
    reports = {read.report.id: read.report for read in reads}
    by_id = {s.id: s for s in statements}
    held: dict[str, list[Claim]] = {}
    for claim in claims:
        for sid in dict.fromkeys(m.statement for m in claim.members if m.statement):
            held.setdefault(sid, []).append(claim)
    denied: dict[tuple[str, str], list[_Denied]] = {}
    for s in statements:
        if s.stance == "denies" and s.report in reports and not _refused(reports[s.report], s):
            core = _core(reports[s.report], s)
            words = reports[s.report].quote(core)
            same = (squash(words).casefold(), s.speaker.name if s.speaker else "")
            denied.setdefault(same, []).append(_Denied(s, core, words))
    order = {rid: n for n, rid in enumerate(reports)}
    found = []
    for group in denied.values():
        group.sort(key=lambda d: (order[d.statement.report], d.core))
        mates = (place for d in group for place in _claim_mates(d, by_id, held.get(d.statement.id, ())))
        told = [
            p for p in dict.fromkeys(mates) if p[0] in reports and not _denies_too(reports[p[0]].quote(p[1]), group[0])
        ]
        found.extend(_findings(group[0], told, reads, reports, held, contexts, settings, memory))
    return found


@dataclass(frozen=True, slots=True)
class _Denied:
    """A statement that denies, where what it denies stands, and the words."""

    statement: Statement
    core: Span
    words: str


def _findings(
    denied: _Denied,
    told: list[Told],
    reads: Sequence[Read],
    reports: Mapping[str, Report],
    held: Mapping[str, Sequence[Claim]],
    contexts: Contexts,
    settings: ConflictSettings,
    memory: Memory,
) -> list[Finding]:
    """A denial beside each wording of what it denies: those of its claims, then sentences in its own words."""
    s = denied.statement
    kept = memory.of("conflicts.asserted")
    mates: dict[str, list[Span]] = {}
    for rid, span in told:
        mates.setdefault(rid, []).append(span)
    for read in reads:
        key = (denied.words, read.key)
        if key not in kept:
            kept[key] = _asserting(contexts.of(denied.words), read, contexts, settings)
        if kept[key]:
            near = mates.get(read.report.id, ())
            told += [(read.report.id, x) for x in kept[key] if not any(overlap(span, x) for span in near)]
    claim_id = next(
        (c.id for c in held.get(s.id, ()) for m in c.members if m.statement == s.id and overlap(m.span, denied.core)),
        None,
    )
    mine = Value(s.report, s.span, squash(reports[s.report].quote(s.span)), claim_id)
    about = f"whether {_about(reports[s.report], s, denied.core)}"
    theirs = [
        Value(rid, span, squash(reports[rid].quote(span))) for rid, span in _first_of_each(told, reports, settings)
    ]
    reason = "one denies what the other says"
    return [Finding(("denial",), "polarity", "conflict", about, mine, other, reason) for other in theirs]


def _first_of_each(told: Sequence[Told], reports: Mapping[str, Report], settings: ConflictSettings) -> list[Told]:
    """Of places with the same words the first few, in the order of reports: no more than are shown."""
    order = {rid: n for n, rid in enumerate(reports)}
    kept: dict[str, list[Told]] = {}
    for place in sorted(told, key=lambda t: (order[t[0]], t[1])):
        same = kept.setdefault(reports[place[0]].quote(place[1]), [])
        if len(same) < settings.most_sides:
            same.append(place)
    return [place for same in kept.values() for place in same]


def _asserting(wanted: Context, read: Read, contexts: Contexts, settings: ConflictSettings) -> list[Span]:
    """The sentences of a report that say, unturned and not as a denial, what is denied."""
    return [
        x.span
        for x in read.sentences
        if x.number not in read.denying and _asserts(wanted, contexts.of(x.text), settings)
    ]


def _refused(report: Report, s: Statement) -> bool:
    """Whether what is "denied" or "rejected" was asked for or offered, so that nothing is said to be untrue."""
    before = report.text[max(0, s.content[0][0] - 40) : s.content[0][0]]
    return _PASSIVE.search(before) is not None or _ASKED.match(report.quote(s.content[0])) is not None


def _core(report: Report, s: Statement) -> Span:
    """What is denied: the content without its complementizer and without a clause that only adds to it."""
    start, end = s.content[0]
    text = report.quote((start, end))
    if m := _COMPLEMENT.match(text):
        start += m.end()
    if m := _ASIDE.search(report.quote((start, end))):
        end = start + m.start()
    return (start, end)


def _claim_mates(denied: _Denied, by_id: Mapping[str, Statement], claims: Sequence[Claim]) -> list[Told]:
    """The other members of the claims that hold what is denied, said by another; copies and all."""
    s = denied.statement
    found = []
    for claim in claims:
        if not any(m.statement == s.id and _same_place(m.span, denied.core) for m in claim.members):
            continue
        for o in claim.members:
            other = by_id.get(o.statement or "")
            own = o.statement is None and o.report != s.report
            if own or (other is not None and other.stance == "asserts" and not _same_speaker(s, other)):
                found.append((o.report, o.span))
    return found


def _denies_too(words: str, denied: _Denied) -> bool:
    """Whether another member's words negate, so that it denies what is denied: "it did not attack the town"."""
    return bool(negations(words)) and not negations(denied.words)


def _same_place(member: Span, core: Span) -> bool:
    """Whether a claim's words are what is denied, not a phrase within it or a clause beside it."""
    return 2 * overlap(member, core) > core[1] - core[0]


def _about(report: Report, s: Statement, core: Span) -> str:
    """What is denied, in words; a pronoun that can only be the speaker is the speaker."""
    words = squash(report.quote(core))
    first, _, rest = words.partition(" ")
    pronouns = _ITSELF if s.speaker and s.speaker.kind in ("organisation", "government") else _ONESELF
    return f"{s.speaker.name} {rest}" if s.speaker and s.speaker.named and first.lower() in pronouns else words


def _same_speaker(a: Statement, b: Statement) -> bool:
    return a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id


def _asserts(wanted: Context, there: Context, settings: ConflictSettings) -> bool:
    """Whether a sentence says, unturned, what is denied: what was done and to what, not names alone."""
    shared = wanted.stems & there.stems
    if len(shared) < settings.denied_words or len(shared) < settings.denied_share * len(wanted.stems):
        return False
    plain = wanted.stems & {stem(word) for word in _LOWER.findall(wanted.text)}
    if len(plain & shared) < settings.denied_share * len(plain):
        return False
    return opposed(wanted.text, there.text) is None
