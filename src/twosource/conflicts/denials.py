"""Denials: what one report has somebody deny, and another asserts."""

from collections.abc import Mapping, Sequence

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Sentence
from twosource.facts import opposed
from twosource.model import Claim, Report, Span, Statement
from twosource.settings import ConflictSettings
from twosource.text import overlap, squash


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
    by_id = {s.id: s for s in statements}
    held: dict[str, list[tuple[str, Span, str | None]]] = {}
    for claim in claims:
        for m in claim.members:
            if m.statement:
                held.setdefault(m.statement, []).extend(
                    (o.report, o.span, o.statement) for o in claim.members if o.statement != m.statement
                )
    found = []
    for s in denied:
        asserted = [
            (report, span)
            for report, span, sid in held.get(s.id, [])
            if sid is None or (by_id[sid].stance == "asserts" and not _same_speaker(s, by_id[sid]))
        ]
        asserted += [(x.report, x.span) for x in read if _asserts(s, x, reports, denied, contexts, settings)]
        about = squash(" ".join(reports[s.report].quote(part) for part in s.content)).removeprefix("that ")
        claim_id = next((c.id for c in claims for m in c.members if m.statement == s.id), None)
        mine = Value(s.report, s.span, squash(reports[s.report].quote(s.span)), claim_id)
        for report, span in dict.fromkeys(asserted):
            theirs = Value(report, span, squash(reports[report].quote(span)))
            reason = "one denies what the other says"
            found.append(Finding(("denial",), "polarity", "conflict", f"whether {about}", mine, theirs, reason))
    return found


def _same_speaker(a: Statement, b: Statement) -> bool:
    return a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id


def _asserts(
    s: Statement,
    x: Sentence,
    reports: Mapping[str, Report],
    denied: Sequence[Statement],
    contexts: Contexts,
    settings: ConflictSettings,
) -> bool:
    """Whether a sentence says, unturned and by another, what the statement denies."""
    if any(d.report == x.report and overlap(d.span, x.span) for d in denied):
        return False
    content = " ".join(reports[s.report].quote(part) for part in s.content)
    wanted, there = contexts.of(content), contexts.of(x.text)
    shared = wanted.stems & there.stems
    if len(shared) < settings.denied_words or len(shared) < settings.denied_share * len(wanted.stems):
        return False
    return opposed(content, x.text) is None
