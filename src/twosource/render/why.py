"""Why a claim counts as it does, on a terminal and as JSON."""

from collections.abc import Sequence

import msgspec
from rich.console import Console

from twosource.dossier import Chronicle, Why
from twosource.render import words
from twosource.render.sheet import Sheet
from twosource.settings import RenderSettings

_HEADING = {
    "counts": "Counts",
    "first": "First",
    "said": "Who says it",
    "doubtful": "May be another claim",
    "copies": "What derives from what",
    "origins": "Origins",
    "roots": "Root sources",
    "conflicts": "What disagrees or changed",
    "flags": "What the reports flag",
    "drift": "What derived reports changed",
    "change": "What would change the counts",
}
_EVENT = {
    "first": "first told by",
    "origin": "a further origin:",
    "root": "a further source:",
    "denied": "denied by",
    "doubted": "doubted or not confirmed by",
    "conflict": "another value,",
    "update": "a later value,",
    "correction": "corrected,",
}


def why_json(explained: Why) -> bytes:
    """The explanation as JSON, indented, ending in a newline.

    >>> msgspec.json.decode(why_json(Why("c1", "It fell", None, ())))["gist"]
    'It fell'
    """
    return msgspec.json.format(msgspec.json.encode(explained), indent=1) + b"\n"


def show_why(explained: Why, console: Console, *, width: int | None = None) -> None:
    """Prints a claim's words and the sentences that explain its counts, by topic.

    >>> from twosource.dossier import Reason
    >>> reasons = (Reason("first", "First in A [1]."), Reason("change", "A second origin would."))
    >>> show_why(Why("c1", "It fell", None, reasons), Console(width=60, no_color=True))
    c1  “It fell”
    <BLANKLINE>
    First
      First in A [1].
    <BLANKLINE>
    What would change the counts
      A second origin would.
    """
    sheet = Sheet(console, min(width or console.width, 100), RenderSettings(), True)
    sheet.put(sheet.text((f"{words.line(explained.claim)}  ", "dim"), (words.quoted(explained.gist), "bold")))
    topic = ""
    for reason in explained.reasons:
        if reason.topic != topic:
            topic = reason.topic
            sheet.heading(_HEADING[topic])
        sheet.put(sheet.text(words.line(reason.text)), 2)


def show_chronicle(told: Sequence[Chronicle], console: Console, *, width: int | None = None) -> None:
    """Prints each claim with when it happened, its first report and every change after it."""
    sheet = Sheet(console, min(width or console.width, 100), RenderSettings(), True)
    sheet.heading(words.TIMELINE, words.TIMELINE_NOTE)
    for claim in told:
        happened = words.HAPPENED.format(words.when(claim.happened)) if claim.happened else words.HAPPENED_UNKNOWN
        sheet.put()
        gist = words.quoted(claim.gist, sheet.settings.quote_width)
        sheet.put(sheet.text((gist, "bold"), (f"{words.DASH}{happened}", "dim")), 2)
        for event in claim.events:
            said = words.when(event.published) if event.published else words.NO_DATE
            text = sheet.text(f"{_EVENT[event.kind]} {words.line(event.text)}")
            sheet.row(sheet.text((f"{said:<25}", "cyan")), text, 5)
