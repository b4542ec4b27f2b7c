"""What stands at a report's head: headline, by-line, dateline, dates, publisher."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.intake.bylines import read_byline
from twosource.intake.datelines import find_dateline
from twosource.intake.dates import is_time, read_iso, read_stamp
from twosource.intake.headline import find_headline, without_site
from twosource.intake.layout import Line, prose_range
from twosource.intake.lexicon import Lexicon
from twosource.intake.publisher import dated_name, find_names, outlet_of
from twosource.model import Span
from twosource.settings import IntakeSettings
from twosource.text import dateline as whole_dateline
from twosource.text import squash

_HEAD_LINES = 500  # lines before the first prose that are looked at; a menu may be long, a head is not


@dataclass(frozen=True, slots=True)
class Front:
    """What was found at the head, with the places (in the list of lines) of the lines that gave it."""

    headline: str | None = None
    headline_span: Span | None = None
    headline_at: int | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    own: frozenset[int] = field(default_factory=frozenset)  # lines of the report's own head: never furniture
    names: frozenset[int] = field(default_factory=frozenset)  # lines that are the publisher's name
    last_head: int = 0  # the first line of prose after the headline


@dataclass(frozen=True, slots=True)
class _Signs:
    """Lines of the head that date and sign the report."""

    dates: frozenset[int]
    published: str | None
    modified: str | None
    bylines: dict[int, tuple[str, str | None]]


def read_front(lines: Sequence[Line], lexicon: Lexicon, settings: IntakeSettings) -> Front:
    """Reads the head: the lines up to the first prose after the headline."""
    first, _ = prose_range(lines)
    top = min(first, len(lines), _HEAD_LINES)
    urls = [i for i in range(top) if re.fullmatch(r"https?://\S+", lines[i].raw)]
    names = find_names(lines, top, lexicon)
    signs = _signs(lines[: top + 1])
    at = find_headline(lines, first, top, {*signs.dates, *signs.bylines, *urls, *names}, settings)
    body = first
    if at is not None and at == first:
        body = next((i for i in range(first + 1, len(lines)) if lines[i].prose), len(lines))
        signs = _signs(lines[: min(body, at + _HEAD_LINES) + 1])
    span = without_site(lines[at], lines) if at is not None else None
    dateline = find_dateline(lines, at + 1 if at is not None else 0, body, signs.dates) or _signed_from(lines, signs)
    own = {i for i in (*signs.dates, *signs.bylines) if not lines[i].kind} | ({at} if at is not None else set())
    return Front(
        headline=squash(lines[at].raw[: span[1] - span[0]]) if at is not None and span else None,
        headline_span=span,
        headline_at=at,
        byline=next((who for who, _ in signs.bylines.values()), None),
        dateline=dateline[0] if dateline else None,
        dateline_span=dateline[1] if dateline else None,
        outlet=outlet_of(lines, names)
        or next((name for i in sorted(signs.dates) if (name := dated_name(lines[i].raw, lexicon))), None),
        published=signs.published or _dated(lines, dateline),
        modified=signs.modified,
        url=next((lines[i].raw for i in urls), None),
        own=frozenset(own),
        names=frozenset(names),
        last_head=body,
    )


def _signs(head: Sequence[Line]) -> _Signs:
    """Which lines of the head are date lines and by-lines, and the first dates they give."""
    dates: set[int] = set()
    published = modified = None
    bylines: dict[int, tuple[str, str | None]] = {}
    for i, line in enumerate(head):
        if line.prose:
            continue
        around = [head[j].raw for j in (i + 1, i - 1) if 0 <= j < len(head) and is_time(head[j].raw)]
        stamp = read_stamp(line.raw, around[0] if around else "")
        if stamp is not None:
            published = published or stamp.published
            modified = modified or stamp.modified
        if stamp is not None or is_time(line.raw):
            dates.add(i)
        if by := read_byline(line.raw):
            bylines[i] = by
    return _Signs(frozenset(dates), published, modified, bylines)


def _dated(lines: Sequence[Line], dateline: tuple[str, Span] | None) -> str | None:
    """The day of "LIMA, 12 June 2026 (AP) —", where nothing else dates the report."""
    line = next((x for x in lines if dateline and x.span[0] <= dateline[1][0] < x.span[1]), None)
    if line is None or dateline is None:
        return None
    start = line.span[0]
    low, high = whole_dateline(line.raw, (dateline[1][0] - start, dateline[1][1] - start))
    return read_iso(line.raw[low:high])


def _signed_from(lines: Sequence[Line], signs: _Signs) -> tuple[str, Span] | None:
    """The place in "By Jane Doe in Lima"."""
    for i, (_, where) in signs.bylines.items():
        start = lines[i].raw.rfind(where) if where else -1
        if where and start >= 0:
            return where, (lines[i].span[0] + start, lines[i].span[0] + start + len(where))
    return None
