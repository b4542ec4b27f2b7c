"""The time line for Knight Lab's TimelineJS 3 (its JSON format)."""

from html import escape

from twosource.interchange.clean import shown
from twosource.interchange.excerpts import squeezed
from twosource.interchange.json_text import Json, to_text
from twosource.interchange.names import web
from twosource.interchange.times import parts
from twosource.model import Dossier, Moment, Report, content_id
from twosource.render.safe import quoted, shorten
from twosource.render.words import when

_UNITS = ("year", "month", "day", "hour", "minute")
_HEADLINE = 80  # characters: what the library's slides show in two lines


def timelinejs(dossier: Dossier) -> bytes:
    """Events for every moment whose time is known, by when it happened, else by when it was said.

    The library puts `headline` and `text` into the page as HTML, so the words of reports are escaped here.

    >>> from twosource.testing import dossier as made, report
    >>> r = report("<b>Rain</b> fell.", outlet="The Post")
    >>> d = made([r], timeline=[Moment("2025-03-04T09:10", None, None, None, r.id, (0, 17))])
    >>> b"&lt;b&gt;Rain" in timelinejs(d), b"<b>Rain" in timelinejs(d)
    (True, False)
    """
    reports = {r.id: r for r in dossier.reports}
    told: dict[tuple[str, str, str], Json] = {}
    for moment in dossier.timeline:
        time = moment.happened or moment.said
        if moment.report in reports and parts(time):
            report = reports[moment.report]
            words = squeezed(report.quote(moment.span))
            told.setdefault((time or "", words, report.id), _event(moment, report, words))
    return to_text({"scale": "human", "events": list(told.values())})


def _html(text: str) -> str:
    """Text that stays text where it is read as HTML."""
    return escape(shown(text), quote=True)


def _source(report: Report) -> str:
    """The publisher's name, linked where there is an address; a link of ours, its parts escaped."""
    url = web(report.url)
    return f'<a href="{_html(url)}" rel="nofollow noreferrer">{_html(report.name)}</a>' if url else _html(report.name)


def _event(moment: Moment, report: Report, words: str) -> Json:
    time = moment.happened or moment.said
    how = "happened" if moment.happened else "said"
    date: dict[str, Json] = dict(zip(_UNITS, parts(time), strict=False))
    place = f", {moment.place}" if moment.place else ""
    return {
        "start_date": date,
        "display_date": _html(f"{how} {when(time)}"),
        "autolink": False,
        "unique_id": content_id("e", report.id, str(moment.span), moment.claim or "", time or ""),
        "group": _html(report.name),
        "text": {
            "headline": _html(shorten(words, _HEADLINE)),
            "text": f"<p>{_html(quoted(words))}</p><p>{_source(report)}{_html(place)}</p>",
        },
    }
