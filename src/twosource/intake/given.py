"""A report from a text already in hand, and what its giver knows of it."""

from dataclasses import replace

from twosource.intake.lexicon import load_lexicon
from twosource.intake.make import Known, make_report
from twosource.model import Report
from twosource.settings import IntakeSettings


def report_from_text(
    text: str,
    *,
    rid: str,
    path: str,
    url: str | None = None,
    outlet: str | None = None,
    headline: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
    published: str | None = None,
) -> Report:
    """A cleaned report with the id `rid`; a text with no report in it gives a report with nothing marked.

    >>> report_from_text("Home |\\n\\nThe ferry sank, police in Oban said on Monday.", rid="a", path="a").furniture
    ((0, 6),)
    """
    known = Known(url=url, exact=True, outlet=outlet, headline=headline, byline=byline, published=published)
    report, _ = make_report(text, text.encode("utf-8", "replace"), path, known, load_lexicon(), IntakeSettings())
    if report is None:
        return Report(rid, path, text, "", outlet=outlet, url=url, headline=headline, published=published)
    return replace(report, id=rid, dateline=dateline or report.dateline)
