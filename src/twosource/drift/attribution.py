"""Attributions that a derived sentence dropped, or gave to another speaker."""

import re
from collections.abc import Iterator, Sequence

from twosource.drift.figures import Found
from twosource.drift.pairs import Beside
from twosource.model import Report, Speaker, Statement
from twosource.settings import DriftSettings
from twosource.text import overlap

_CUE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|according to|told|tells?|stat(?:ed?|es|ing)|report(?:ed|s|edly)|announc\w+|add(?:ed|s)|"
    r"claim(?:ed|s|ing)?|confirm(?:ed|s)?|den(?:ied|ies)|warn(?:ed|s)|explain(?:ed|s)|alleg\w+|cit(?:ed|ing|es)|"
    r"quoted|wrote|tweeted|posted|reveal(?:ed|s)|disclos\w+|insist(?:ed|s)|argued?|argues|noted|notes|believed?|"
    r"per|as per|in the words of|testif\w+|acknowledg\w+|mention\w+|declar\w+|remark\w+|describ\w+|estimat\w+)\b",
    re.IGNORECASE,
)


def _mapped(pair: Beside, statement: Statement) -> tuple[list[tuple[int, int]], int]:
    """The derived words that a statement's content became, and how many words the content has in this sentence."""
    inside = {i for i, s in enumerate(pair.source_spans) if any(low <= s[0] < high for low, high in statement.content)}
    found: list[tuple[int, int]] = []
    for tag, low, high, start, _ in pair.steps:
        if tag == "equal":
            found.extend(pair.spans[start + k] for k in range(high - low) if low + k in inside)
    return found, len(inside)


def _holds(statement: Statement, spans: Sequence[tuple[int, int]]) -> bool:
    held = sum(any(overlap(s, c) for c in statement.content) for s in spans)
    return 2 * held >= len(spans)


def _tokens(speaker: Speaker) -> set[str]:
    text = f"{speaker.name} {speaker.role or ''}".casefold()
    return {w for w in re.findall(r"\w{3,}", text) if w not in ("the", "and", "for")}


def _named_here(report: Report, statement: Statement) -> set[str]:
    """The words of a named person's name and office, if the statement's own source gives the name; else nothing.

    A pronoun may have been resolved one way here and another way there: that is no change.
    """
    speaker = statement.speaker
    if speaker is None or not speaker.named or speaker.kind != "person":
        return set()
    source = {w.casefold() for s in statement.source for w in re.findall(r"\w{3,}", report.quote(s))}
    return _tokens(speaker) if source & {w.casefold() for w in re.findall(r"\w{3,}", speaker.name)} else set()


def _moved(pair: Beside, old: Statement, new: Statement) -> bool:
    """Whether two statements name two persons with no word of name or office in common."""
    before, after = _named_here(pair.source, old), _named_here(pair.report, new)
    return bool(before) and bool(after) and not before & after


def changed_attributions(
    pair: Beside, there: Sequence[Statement], here: Sequence[Statement], settings: DriftSettings
) -> Iterator[Found]:
    """What the source sentence attributes and the derived one doesn't, or attributes to somebody else.

    A quotation is somebody's words wherever its speaker is named, so that it can move but not be dropped.
    `there` and `here` are the statements of the two reports.
    """
    text = pair.report.quote(pair.span)
    for statement in there:
        if statement.quotation == "own" or not (statement.source or statement.speaker) or not statement.cue:
            continue
        if not any(overlap(pair.source_span, c) for c in statement.content):
            continue
        spans, size = _mapped(pair, statement)
        if size < settings.attributed_words or len(spans) < settings.moved_share * size:
            continue
        kept = [s for s in here if s.quotation != "own" and _holds(s, spans)]
        where = (spans[0][0], spans[-1][1])
        there_span = (statement.content[0][0], statement.content[-1][1])
        quoted = any(low <= s[0] < high for s in spans for low, high in pair.quoted)
        if (
            not kept
            and not quoted
            and len(spans) >= settings.attributed_share * size
            and _dropped(pair, statement, text)
        ):
            who = statement.speaker.name if statement.speaker else pair.source.quote(statement.source[0])
            yield "attribution_dropped", where, there_span, f"no longer attributed to {who}"
        for s in kept:
            if statement.speaker and s.speaker and _moved(pair, statement, s):
                reason = f"attributed to {statement.speaker.name}, now to {s.speaker.name}"
                yield "attribution_moved", where, there_span, reason
                break


def _dropped(pair: Beside, statement: Statement, text: str) -> bool:
    """Whether the derived sentence, in words, has neither a cue nor the speaker's name, and the source has a cue."""
    if _CUE.search(text) or not any(_CUE.search(pair.source.quote(cue)) for cue in statement.cue):
        return False
    return statement.speaker is None or not statement.speaker.named or statement.speaker.name not in text
