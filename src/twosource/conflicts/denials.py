"""Denials: what one report has somebody deny, and another asserts."""

import re
from collections.abc import Mapping, Sequence

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Sentence
from twosource.facts import Context, opposed
from twosource.facts.context import stem
from twosource.model import Claim, Report, Span, Statement
from twosource.settings import ConflictSettings
from twosource.text import overlap, squash

_COMPLEMENT = re.compile(r"(?:that|whether|if)\s+", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:which|whose|who|whom|where|when|as|saying|adding|and\s+its|and\s+their)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z][\w-]+")
_ITSELF = frozenset({"it", "they", "we"})
_ONESELF = frozenset({"he", "she", "i"})


def denials(
    reports: Mapping[str, Report],
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    read: Sequence[Sentence],
    contexts: Contexts,
    settings: ConflictSettings,
) -> list[Finding]:
    """Each denial with every assertion of what is denied: by another speaker, in the same claim or in its words."""
    denied = [s for s in statements if s.stance == "denies"]
    found = []
    for s in denied:
        core = _core(reports[s.report], s)
        told = _claim_mates(s, core, statements, claims)
        wanted = contexts.of(reports[s.report].quote(core))
        sure = [(x.report, x.span) for x in read if _asserts(s, wanted, x, denied, contexts, settings)]
        told += [place for place in sure if not any(r == place[0] and overlap(span, place[1]) for r, span in told)]
        about = f"whether {_about(reports[s.report], s, core)}"
        claim_id = next(
            (c.id for c in claims for m in c.members if m.statement == s.id and overlap(m.span, core)), None
        )
        mine = Value(s.report, s.span, squash(reports[s.report].quote(s.span)), claim_id)
        for report, span in dict.fromkeys(told):
            theirs = Value(report, span, squash(reports[report].quote(span)))
            reason = "one denies what the other says"
            found.append(Finding(("denial",), "polarity", "conflict", about, mine, theirs, reason))
    return found


def _core(report: Report, s: Statement) -> Span:
    """What is denied: the content without its complementizer and without a clause that only adds to it."""
    start, end = s.content[0]
    text = report.quote((start, end))
    if m := _COMPLEMENT.match(text):
        start += m.end()
    if m := _ASIDE.search(report.quote((start, end))):
        end = start + m.start()
    return (start, end)


def _claim_mates(
    s: Statement, core: Span, statements: Sequence[Statement], claims: Sequence[Claim]
) -> list[tuple[str, Span]]:
    """The other members of the claims that hold what is denied, said by another; copies and all."""
    by_id = {x.id: x for x in statements}
    return [
        (o.report, o.span)
        for claim in claims
        if any(m.statement == s.id and _same_place(m.span, core) for m in claim.members)
        for o in claim.members
        if (o.statement is None and o.report != s.report)
        or (
            o.statement in by_id and by_id[o.statement].stance == "asserts" and not _same_speaker(s, by_id[o.statement])
        )
    ]


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


def _asserts(
    s: Statement,
    wanted: Context,
    x: Sentence,
    denied: Sequence[Statement],
    contexts: Contexts,
    settings: ConflictSettings,
) -> bool:
    """Whether a sentence says, unturned and by another, what is denied: what was done and to what, not names alone."""
    if any(d.report == x.report and overlap(d.span, x.span) for d in denied):
        return False
    there = contexts.of(x.text)
    shared = wanted.stems & there.stems
    if len(shared) < settings.denied_words or len(shared) < settings.denied_share * len(wanted.stems):
        return False
    plain = wanted.stems & {stem(word) for word in _LOWER.findall(wanted.text)}
    if len(plain & shared) < settings.denied_share * len(plain):
        return False
    return opposed(wanted.text, x.text) is None
