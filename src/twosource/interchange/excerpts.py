"""A dossier whose texts hold quoted excerpts only: the words are their publishers', and spans still point right.

What is left out is blanked in place, letter by letter, so that no offset moves: `report.text[start:end]` still gives a
quotation's words, as far as they are quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Claim, Conflict, Dossier, Problem, Report, Span, Spans
from twosource.render.disagreement import spread
from twosource.settings import ExportSettings
from twosource.text import merge, outside, squash, trim, words

LEFT_OUT = "…"
NOTICE = Problem("export", f"texts hold quoted excerpts only; {LEFT_OUT} stands for what is left out (see --full-text)")

_RUN = re.compile(f"{LEFT_OUT}[{LEFT_OUT}\\s]*{LEFT_OUT}")
_WORD = re.compile(r"\S")

_LONG_WORD = 15  # characters: nearly all words of news, with the space after them, are shorter
# The order in which spans are quoted until a report's share is used up.
_DISAGREES, _SHARED, _CHANGED, _ATTRIBUTED, _OWN = range(5)


def excerpted(dossier: Dossier, *, settings: ExportSettings | None = None) -> Dossier:
    """The same dossier with every text blanked but for what is quoted and a little around it; a notice says so.

    >>> from twosource.testing import dossier as made, report, statement
    >>> r = report("Rain fell all night long on the hills. The dam is safe, he said. " + "The road is shut. " * 9)
    >>> d = excerpted(made([r], statements=[statement(r, "The dam is safe", cue="said", source="he")]))
    >>> squeezed(d.reports[0].text)
    'Rain fell all night long on the hills. The dam is safe, he said. The road is shut. The road is … '
    """
    settings = settings or ExportSettings()
    kept = _kept(dossier, settings)
    reports = tuple(replace(r, text=_blanked(r, k)) for r, k in zip(dossier.reports, kept, strict=True))
    texts = {r.id: r.text for r in reports}
    before = {r.id: r.text for r in dossier.reports}
    return replace(
        dossier,
        reports=reports,
        claims=tuple(_claim(c, before, texts, settings) for c in dossier.claims),
        conflicts=tuple(_conflict(c, settings) for c in dossier.conflicts),
        problems=dossier.problems if NOTICE in dossier.problems else (*dossier.problems, NOTICE),
    )


def squeezed(text: str) -> str:
    """Text in which each stretch that was left out is one sign.

    >>> squeezed("The dam …… … …")
    'The dam …'
    """
    return _RUN.sub(LEFT_OUT, text)


def _quoted(dossier: Dossier) -> list[tuple[int, int, int, Span]]:
    """What the dossier quotes: the order in which it is chosen, within it what most reports say first, the report's
    number, the span; each once, in order.
    """
    number = {r.id: n for n, r in enumerate(dossier.reports)}
    held: set[tuple[int, int, int, Span]] = set()

    def want(order: int, rid: str, *spans: Span, breadth: int = 0) -> None:
        if rid in number:
            held.update((order, -breadth, number[rid], span) for span in spans)

    for conflict in dossier.conflicts:
        for side in spread(conflict.sides):
            want(_DISAGREES, side.report, side.span)
    for drift in dossier.drift:
        want(_CHANGED, drift.report, drift.span)
        want(_CHANGED, drift.from_, drift.from_span)
    for flag in dossier.flags:
        want(_DISAGREES, flag.report, flag.span)
    for claim in dossier.claims:
        reports = len({m.report for m in claim.members})
        for member in claim.members:
            want(_SHARED if reports > 1 else _OWN, member.report, member.span, breadth=reports)
    for statement in dossier.statements:
        order = _OWN if statement.quotation == "own" else _ATTRIBUTED
        want(order, statement.report, *statement.content, *statement.cue, *statement.source)
    return sorted(held)


def _kept(dossier: Dossier, settings: ExportSettings) -> list[Spans]:
    """What of each report's text is shown. The same words are treated alike in all reports that have them."""
    texts = [r.text for r in dossier.reports]
    used: list[Spans] = [() for _ in texts]
    brief: list[list[Span]] = [_named(r, settings) for r in dossier.reports]
    whole: dict[str, bool] = {}
    for order, _, n, span in _quoted(dossier):
        text = texts[n]
        # A claim is told by its own words alone, which leaves room for more of them.
        reach = 0 if order == _SHARED else settings.context
        around = _around(text, opening(text, span, settings.quote_words), reach)
        longer = merge([*used[n], around])
        room = max(settings.share * len(text), settings.least)
        fits = order != _OWN and sum(end - start for start, end in longer) <= room
        if whole.setdefault(squash(text[span[0] : span[1]]), fits):
            used[n] = longer
        else:
            brief[n].append(opening(text, span, settings.opening_words))
    return [merge([*a, *b]) for a, b in zip(used, brief, strict=True)]


def _named(report: Report, settings: ExportSettings) -> list[Span]:
    """The headline, date line and credits."""
    held = [s for s in (report.headline_span, report.dateline_span) if s] + [c.span for c in report.credits]
    return [opening(report.text, span, settings.quote_words) for span in held]


def opening(text: str, span: Span, most: int) -> Span:
    """The first words of a span; a word of a thousand letters counts as many."""
    start, end = trim(text, span)
    end = min(end, start + most * _LONG_WORD)
    held = words(text[start:end], start)
    return (start, held[most - 1][1]) if len(held) > most else (start, end)


def _around(text: str, span: Span, reach: int) -> Span:
    """A span with some words of its own line on both sides, none of them cut."""
    start, end = span
    low = max(text.rfind("\n", 0, start) + 1, start - reach)
    high = text.find("\n", end)
    high = min(len(text) if high < 0 else high, end + reach)
    while low > 0 and low < start and not text[low - 1].isspace():
        low += 1
    while high < len(text) and high > end and not text[high].isspace():
        high -= 1
    return (low, high)


def _blanked(report: Report, kept: Sequence[Span]) -> str:
    parts = []
    at = 0
    for start, end in outside((0, len(report.text)), kept):
        parts += [report.text[at:start], _WORD.sub(LEFT_OUT, report.text[start:end])]
        at = end
    return "".join([*parts, report.text[at:]])


def _claim(claim: Claim, before: dict[str, str], after: dict[str, str], settings: ExportSettings) -> Claim:
    """A claim whose gist, which is one member's words, is quoted as far as that member is."""
    for member in claim.members:
        start, end = member.span
        if before.get(member.report, "")[start:end] == claim.gist:
            return replace(claim, gist=squeezed(after[member.report][start:end]))
    return replace(claim, gist=_cut(claim.gist, settings.quote_words))


def _conflict(conflict: Conflict, settings: ExportSettings) -> Conflict:
    sides = tuple(replace(side, value=_cut(side.value, settings.quote_words)) for side in conflict.sides)
    return replace(conflict, about=_cut(conflict.about, settings.quote_words), sides=sides)


def _cut(text: str, most: int) -> str:
    end = opening(text, (0, len(text)), most)[1]
    return text if end >= len(text.rstrip()) else text[:end] + LEFT_OUT
