"""From attributions to statements: who is meant, through whom, how surely, and what is flagged."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from twosource.language import Readings
from twosource.memory import Memory, fingerprint
from twosource.model import Attribution, Flag, Report, Span, Statement, content_id
from twosource.settings import AttributionSettings
from twosource.statements.chains import find_chains
from twosource.statements.empty import says_nothing
from twosource.statements.find import attributions_of
from twosource.statements.flags import find_flags, flag_hits
from twosource.statements.page import page
from twosource.statements.speakers import Voice, resolve
from twosource.statements.stance import flags_of, stance_of
from twosource.statements.tokens import Tokens, flatten
from twosource.text import normal, squash


def find_statements(
    reports: Sequence[Report], readings: Readings, *, memory: Memory | None = None
) -> tuple[list[Statement], list[Flag]]:
    """Every statement and every flag sentence of the reports, report by report, in order of the text.

    Each report is read alone, so that the work can be spread, and what it says is kept in `memory`. A content stated
    twice in one report is kept once.

    >>> from twosource.language import read
    >>> report = Report("r", "a.txt", "Mayor Ada Boe said the dam held.", "")
    >>> statements, flags = find_statements([report], read([report]))
    >>> [s.speaker.name for s in statements], statements[0].chain
    (['Ada Boe'], ('Ada Boe', 'a.txt'))
    """
    memory = memory or Memory()
    said = [memory.recall("said", fingerprint(r), partial(_said, r, readings)) for r in reports]
    return [s for found, _ in said for s in found], [flag for _, flagged in said for flag in flagged]


def _said(report: Report, readings: Readings) -> tuple[list[Statement], list[Flag]]:
    """What one report says."""
    read = page(flatten(readings.get(report.id, ())))
    return state(report, read.t, attributions_of(read, AttributionSettings()))


def state(report: Report, tokens: Tokens, attributions: Sequence[Attribution]) -> tuple[list[Statement], list[Flag]]:
    """One report's statements and flags from its parsed words and its attributions."""
    kept = [a for a in attributions if a.content]
    voices, _ = resolve(report, tokens, kept)
    hits = flag_hits(report.text, tokens)
    verbs = [hit.at for hit in hits]
    chains = find_chains(report, tokens, kept, voices)
    found: dict[tuple[str, str], Statement] = {}
    seen: set[str] = set()
    for a, voice, chain in sorted(zip(kept, voices, chains, strict=True), key=lambda x: (x[0].content, x[0].cue)):
        words = normal(squash(" ".join(report.quote(s) for s in a.content)))
        key = (words, voice.speaker.id if voice.speaker else "")
        parts = [f"{s}-{e}" for s, e in a.content]
        sid = content_id("s", report.id, *parts)
        if key in found or sid in seen or _is_flag(a, voice, verbs) or says_nothing(report, tokens, a, voice.speaker):
            continue
        seen.add(sid)
        found[key] = Statement(
            sid, report.id, a.content, a.cue, a.source, voice.speaker, chain, a.quotation, a.cue_type,
            stance_of(report.text, a), flags_of(report.text, a, voice.speaker),
        )  # fmt: skip
    statements = list(found.values())
    flags = find_flags(report, tokens, hits, statements)
    return _marked(statements, flags), flags


def _is_flag(a: Attribution, voice: Voice, verbs: Sequence[Span]) -> bool:
    """Whether an attribution is only the report saying that something isn't verified: a flag, no statement."""
    if a.source and a.source == a.content:
        return True
    own = voice.speaker is None or voice.speaker.kind in ("medium", "document", "unknown")
    return own and any(s <= c[0] and c[1] <= e for c in a.cue for s, e in verbs)


def _marked(statements: list[Statement], flags: list[Flag]) -> list[Statement]:
    """Statements with the flags of the sentences that cover them."""
    more: dict[str, list[str]] = {}
    for flag in flags:
        for sid in flag.covers:
            more.setdefault(sid, []).append(flag.kind)
    return [replace(s, flags=tuple(dict.fromkeys((*s.flags, *more[s.id])))) if s.id in more else s for s in statements]
