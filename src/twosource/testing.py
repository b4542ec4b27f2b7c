"""Builders for tests and examples: records from the words themselves, spans found by looking them up.

>>> r = report("The dam is safe, the mayor said.", outlet="The Post")
>>> s = statement(r, "The dam is safe", cue="said", source="the mayor")
>>> s.chain, r.quote(s.span)
(('the mayor', 'The Post'), 'The dam is safe')
>>> dossier([r], statements=[s]).claims[0].gist
'The dam is safe'
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from twosource.model import (
    Claim,
    Conflict,
    ConflictKind,
    CueType,
    Decision,
    Dossier,
    Flag,
    Member,
    Origin,
    OriginKind,
    Problem,
    Quotation,
    Range,
    Relation,
    Report,
    Side,
    Span,
    Spans,
    Speaker,
    Stance,
    Standing,
    Statement,
    content_id,
)


def span(report: Report, words: str) -> Span:
    """Where the words first stand in a report; ValueError when they don't."""
    start = report.text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} is not in {report.path}")
    return (start, start + len(words))


def report(text: str, *, path: str = "report.txt", furniture: Sequence[str] = (), **known: Any) -> Report:
    """A report of this text; `furniture` names passages of it; `known` are fields of `Report`.

    Its id hashes text, path and outlet, so that two outlets may carry one text.
    """
    rid = content_id("r", text, path, str(known.get("outlet") or ""))
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = Report(id=rid, path=path, text=text, sha256=sha256)
    known.setdefault("language", "en")
    return Report(
        id=rid, path=path, text=text, sha256=sha256, furniture=tuple(span(plain, f) for f in furniture), **known
    )


def _spans(report: Report, words: str) -> Spans:
    return (span(report, words),) if words else ()


def statement(
    report: Report,
    content: str,
    *,
    cue: str = "",
    source: str = "",
    speaker: Speaker | str | None = None,
    through: Sequence[str] = (),
    quotation: Quotation = "indirect",
    cue_type: CueType = "say",
    stance: Stance = "asserts",
    flags: Iterable[str] = (),
) -> Statement:
    """A statement of these words; without a source it is the outlet's own voice.

    The speaker's name is the source's words unless given; `through` are the links between it and the outlet.
    """
    if not source and speaker is None:
        quotation = "own"
    if speaker is None and source:
        speaker = source
    if isinstance(speaker, str):
        speaker = Speaker(content_id("s", report.id, speaker), speaker)
    links = (*([speaker.name] if speaker else []), *through, report.name)
    spans = _spans(report, content)
    return Statement(
        id=content_id("st", report.id, str(spans[0])),
        report=report.id,
        content=spans,
        cue=_spans(report, cue),
        source=_spans(report, source),
        speaker=speaker,
        chain=links,
        quotation=quotation,
        cue_type=cue_type,
        stance=stance,
        flags=tuple(flags),
    )


def claim(
    members: Sequence[Statement | Member],
    reports: Sequence[Report],
    *,
    origins: Range = (1, 1),
    roots: Range = (1, 1),
    texts: int | None = None,
    unknown_origins: int = 0,
    reason: str = "",
    would_change: str = "",
) -> Claim:
    """A claim of these statements; its gist is the first one's words, its counts are taken from the reports."""
    held = tuple(m if isinstance(m, Member) else Member(m.report, m.span, m.id) for m in members)
    by_id = {r.id: r for r in reports}
    ids = list(dict.fromkeys(m.report for m in held))
    standing = Standing(
        reports=len(ids),
        texts=len(ids) if texts is None else texts,
        outlets=len({by_id[i].name for i in ids}),
        origins=origins,
        roots=roots,
        unknown_origins=unknown_origins,
        reason=reason,
        would_change=would_change,
    )
    gist = by_id[held[0].report].quote(held[0].span)
    return Claim(content_id("c", *(f"{m.report}{m.span}" for m in held)), gist, held, standing)


def origin(reports: Sequence[Report], kind: OriginKind = "outlet", name: str | None = None, reason: str = "") -> Origin:
    """An origin of these reports, named as the first one's outlet unless it is unknown."""
    ids = tuple(r.id for r in reports)
    known = None if kind == "unknown" else name or reports[0].name
    return Origin(content_id("o", *ids), kind, known, ids, reason=reason)


def conflict(
    relation: Relation, about: str, sides: Sequence[tuple[Report, str, str]], kind: ConflictKind = "quantity"
) -> Conflict:
    """A conflict of these sides, each a report, its words and the value they give."""
    held = tuple(Side(r.id, span(r, words), value) for r, words, value in sides)
    return Conflict(content_id("x", about, *(s.report for s in held)), kind, relation, about, held, "the values differ")


def flag(report: Report, words: str, covers: Sequence[Statement] = (), about: str = "") -> Flag:
    """A flag on these words, covering these statements."""
    return Flag(report.id, span(report, words), tuple(s.id for s in covers), about or "what is flagged")


def dossier(reports: Sequence[Report], *, statements: Sequence[Statement] = (), **parts: Any) -> Dossier:
    """A dossier of these records; claims and origins that aren't given are one for each statement and report."""
    given = {name: tuple(records) for name, records in parts.items()}
    given.setdefault("claims", tuple(claim([s], reports) for s in statements))
    given.setdefault("origins", tuple(origin([r]) for r in reports))
    return Dossier(reports=tuple(reports), statements=tuple(statements), **given)


def examine_plainly(
    reports: Sequence[Report], *, problems: Sequence[Problem] = (), decisions: Sequence[Decision] = (), **_: Any
) -> Dossier:
    """What `pipeline.examine` gives, as cheap as can be: each line is a claim, each report an origin.

    For tests and benchmarks of what is done *with* dossiers, thousands of times.

    >>> a, b = report("It rained.", outlet="The Post"), report("It rained.\\nIt froze.", outlet="The Mail")
    >>> [(c.gist, c.standing.origins) for c in examine_plainly([a, b]).claims]
    [('It rained.', (2, 2)), ('It froze.', (1, 1))]
    """
    from twosource.decisions import apply

    ordered = sorted(reports, key=lambda r: (r.published or "9", r.id))
    lines: dict[str, list[Statement]] = {}
    for r in ordered:
        for words in dict.fromkeys(line for line in r.text.split("\n") if line.strip()):
            lines.setdefault(words, []).append(statement(r, words))
    members = [tuple(Member(s.report, s.span, s.id) for s in held) for held in lines.values()]
    found = [
        Claim(content_id("c", *(f"{m.report}{m.span}" for m in ms)), w, ms)
        for w, ms in zip(lines, members, strict=True)
    ]
    found = apply(sorted(found, key=lambda c: (-len(c.members), c.id)), decisions, ordered)
    standing = [replace(claim(c.members, ordered, origins=(len(c.members),) * 2), decided=c.decided) for c in found]
    return Dossier(
        reports=tuple(ordered),
        statements=tuple(s for held in lines.values() for s in held),
        claims=tuple(replace(s, id=c.id, gist=c.gist) for s, c in zip(standing, found, strict=True)),
        origins=tuple(origin([r]) for r in ordered),
        problems=tuple(problems),
    )
