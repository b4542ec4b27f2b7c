"""What a report credits: every wire or outlet it names as where its words or facts come from."""

import re
from collections.abc import Iterable, Iterator

from twosource.model import Credit, Report, Span
from twosource.outlets.lines import bylines, colophons, contributions, datelines, endlines, headline, pictures
from twosource.outlets.media import find_media
from twosource.outlets.relays import relays
from twosource.text import lines, outside, trim


def find_credits(report: Report) -> tuple[Credit, ...]:
    """The credits of a report in reading order, those it already carries (metadata) included.

    Spans are the words that make the credit ("told Reuters", "(AP)"), outside furniture unless they say where the
    report first appeared or that a wire owns it. Pictures are credited
    in the form "picture", which says nothing of the text. Calling it on a report that has its credits is safe.

    >>> from twosource.model import Report
    >>> text = "LIMA (AP) — The port is shut. A clerk told Reuters so.\\n(With inputs from agencies)"
    >>> for c in find_credits(Report("r", "r.txt", text, "")):
    ...     print(text[slice(*c.span)], c.name, c.form)
    (AP) AP dateline
    told Reuters Reuters sentence
    inputs from agencies agencies contributed
    """
    rows = list(_narrative(report))
    placed = tuple(datelines(report.text, rows))
    media = [(span, name) for row in rows for span, name in _media(report.text, row)]
    media = sorted({*media, *_written(report.text, rows, placed, media)})
    found: list[Credit] = [*report.credits]
    for group in (
        placed,
        pictures(report, media),
        contributions(report.text, rows, media),
        bylines(report, rows, media),
        endlines(report.text, rows, media),
        headline(report, media),
        relays(report.text, rows, media),
        colophons(report),
    ):
        found += _new(found, group)
    return tuple(sorted(found, key=lambda c: (c.span, c.name, c.form)))


def _narrative(report: Report) -> Iterator[Span]:
    """The report's lines, less its furniture."""
    for line in lines(report.text):
        for part in outside(line, report.furniture):
            span = trim(report.text, part)
            if span[0] < span[1]:
                yield span


def _media(text: str, row: Span) -> Iterator[tuple[Span, str]]:
    for (start, end), name in find_media(text[row[0] : row[1]]):
        yield (start + row[0], end + row[0]), name


def _written(
    text: str, rows: list[Span], credits: tuple[Credit, ...], media: list[tuple[Span, str]]
) -> Iterator[tuple[Span, str]]:
    """Where a wire that only a dateline names is written out ("told the Timber Bay Wire Service")."""
    for name in {c.name for c in credits if " " in c.name}:
        for row in rows:
            for hit in re.finditer(rf"\b{re.escape(name)}\b", text[row[0] : row[1]]):
                span = (row[0] + hit.start(), row[0] + hit.end())
                if not any(s < span[1] and span[0] < e for (s, e), _ in media):
                    yield span, name


def _new(found: list[Credit], group: Iterable[Credit]) -> list[Credit]:
    """Those of a group whose words no stronger form has taken."""
    taken = [(c.span, c.name) for c in found]
    kept: list[Credit] = []
    for credit in group:
        start, end = credit.span
        clash = any(s < end and start < e and name == credit.name for (s, e), name in taken)
        if not clash:
            kept.append(credit)
            taken.append((credit.span, credit.name))
    return kept
