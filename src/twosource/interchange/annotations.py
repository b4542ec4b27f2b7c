"""Statements as W3C Web Annotations: the exact words of each, where they stand, and who says them through whom.

Follows the Web Annotation Data Model (W3C Recommendation, 23 February 2017): TextQuoteSelector, TextPositionSelector.
"""

from twosource.interchange.clean import shown
from twosource.interchange.excerpts import LEFT_OUT, opening
from twosource.interchange.json_text import Json, to_text
from twosource.interchange.names import address, urn
from twosource.interchange.tables import ARROW
from twosource.model import Dossier, Report, Span, Statement, content_id
from twosource.settings import ExportSettings
from twosource.text import trim

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations(dossier: Dossier, *, full_text: bool = False, settings: ExportSettings | None = None) -> bytes:
    """An AnnotationPage with an annotation for each attributed statement; with `full_text` for own-voice ones too.

    Takes the dossier with its whole texts: a selector that quotes must quote exactly. Without `full_text`, a statement
    longer than a quotation may be is named by its position alone.

    >>> from twosource.testing import dossier as made, report, statement
    >>> r = report("The dam is safe, the mayor said.", outlet="The Post")
    >>> d = made([r], statements=[statement(r, "The dam is safe", cue="said", source="the mayor")])
    >>> b'"exact": "The dam is safe"' in annotations(d) and b'"suffix": ", the mayor said."' in annotations(d)
    True
    """
    settings = settings or ExportSettings()
    reports = {r.id: r for r in dossier.reports}
    claims = {m.statement: c.id for c in dossier.claims for m in c.members if m.statement}
    held = [s for s in dossier.statements if full_text or s.quotation != "own"]
    items: list[Json] = [
        _annotation(s, reports[s.report], claims.get(s.id), settings, whole=full_text)
        for s in held
        if s.report in reports
    ]
    name = urn("annotations", content_id("a", *(s.id for s in dossier.statements)))
    return to_text({"@context": CONTEXT, "id": name, "type": "AnnotationPage", "startIndex": 0, "items": items})


def _annotation(
    statement: Statement, report: Report, claim: str | None, settings: ExportSettings, *, whole: bool
) -> Json:
    """One statement: what is said of it (in words, and the claim it makes), and the place it stands at."""
    body: list[Json] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "en",
            "value": _said(statement),
        }
    ]
    if claim:
        body.append({"type": "SpecificResource", "purpose": "linking", "source": urn("claim", claim)})
    target: list[Json] = [_target(report, span, settings, whole=whole) for span in statement.content]
    return {
        "id": urn("statement", statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": target[0] if len(target) == 1 else target,
    }


def _said(statement: Statement) -> str:
    """Who says it, through whom, and how."""
    told = [f"Said by: {ARROW.join(shown(link) for link in statement.chain)}", f"quotation: {statement.quotation}"]
    if statement.stance != "asserts":
        told.append(f"stance: {statement.stance}")
    if statement.flags:
        told.append(f"flags: {', '.join(statement.flags)}")
    return "; ".join(told)


def _target(report: Report, span: Span, settings: ExportSettings, *, whole: bool) -> Json:
    """A place: by its exact words unless they are too long to quote or blanked already, and by its position."""
    exact = report.quote(span)
    selectors: list[Json] = [{"type": "TextPositionSelector", "start": span[0], "end": span[1]}]
    brief = whole or opening(report.text, span, settings.quote_words)[1] >= trim(report.text, span)[1]
    if exact and brief and LEFT_OUT * 2 not in exact:
        selectors.insert(0, _exact(report.text, span, settings.context))
    return {"source": address(report), "selector": selectors}


def _exact(text: str, span: Span, reach: int) -> Json:
    start, end = span
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    return {
        "type": "TextQuoteSelector",
        "prefix": before.rpartition(LEFT_OUT)[2],
        "exact": text[start:end],
        "suffix": after.partition(LEFT_OUT)[0],
    }
