"""The time line for Knight Lab's TimelineJS 3 (its JSON format)."""

from html import escape

from twosource.interchange.clean import shown
from twosource.interchange.excerpts import LEFT_OUT, squeezed
from twosource.interchange.json_text import Json, to_text
from twosource.interchange.names import web
from twosource.interchange.times import parts
from twosource.model import Dossier, Moment, Report, content_id
from twosource.render.safe import quoted, shorten
from twosource.render.words import count, when

_UNITS = ("year", "month", "day", "hour", "minute")
_HEADLINE = 80  # characters: what the library's slides show in two lines


def timelinejs(dossier: Dossier) -> bytes:
    """A slide for every claim, at the earliest time known for it: when it happened, else when it was said.

    What an excerpt cut to its first words has no slide: it would tell nothing.

    The library puts `headline` and `text` into the page as HTML, so the words of reports are escaped here.

    >>> from twosource.testing import dossier as made, report
    >>> r = report("<b>Rain</b> fell.", outlet="The Post")
    >>> d = made([r], timeline=[Moment("2025-03-04T09:10", None, None, None, r.id, (0, 17))])
    >>> b"&lt;b&gt;Rain" in timelinejs(d), b"<b>Rain" in timelinejs(d)
    (True, False)
    """
    reports = {r.id: r for r in dossier.reports}
    slides: dict[str, list[Moment]] = {}
    for moment in dossier.timeline:
        whole = moment.report in reports and LEFT_OUT not in squeezed(reports[moment.report].quote(moment.span))
        if whole and parts(moment.happened or moment.said):
            slides.setdefault(moment.claim or f"{moment.report} {moment.span}", []).append(moment)
    number = {r.id: n for n, r in enumerate(dossier.reports)}
    firsts = [(min(held, key=lambda m: (_order(m), number[m.report], m.span)), held) for held in slides.values()]
    firsts.sort(key=lambda f: (_order(f[0]), number[f[0].report], f[0].span))
    events = [_event(first, reports[first.report], len({m.report for m in held})) for first, held in firsts]
    return to_text({"scale": "human", "events": events})


def _order(moment: Moment) -> tuple[bool, tuple[int, ...]]:
    """What happened at a known time before what was said, each by time."""
    return (moment.happened is None, tuple(parts(moment.happened or moment.said)))


def _html(text: str) -> str:
    """Text that stays text where it is read as HTML."""
    return escape(shown(text), quote=True)


def _source(report: Report) -> str:
    """The publisher's name, linked where there is an address; a link of ours, its parts escaped."""
    url = web(report.url)
    return f'<a href="{_html(url)}" rel="nofollow noreferrer">{_html(report.name)}</a>' if url else _html(report.name)


def _event(moment: Moment, report: Report, reports: int) -> Json:
    words = squeezed(report.quote(moment.span))
    time = moment.happened or moment.said
    how = "happened" if moment.happened else "said"
    date: dict[str, Json] = dict(zip(_UNITS, parts(time), strict=False))
    place = f", {moment.place}" if moment.place else ""
    others = f" and {count(reports - 1, 'more report')}" if reports > 1 else ""
    return {
        "start_date": date,
        "display_date": _html(f"{how} {when(time)}"),
        "autolink": False,
        "unique_id": content_id("e", report.id, str(moment.span), moment.claim or "", time or ""),
        "group": _html(report.name),
        "text": {
            "headline": _html(shorten(words, _HEADLINE)),
            "text": f"<p>{_html(quoted(words))}</p><p>{_source(report)}{others}{_html(place)}</p>",
        },
    }
