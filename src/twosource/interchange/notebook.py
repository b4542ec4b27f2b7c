"""An answer as a notebook shows it: a small table in HTML, in which the words of reports are text."""

from collections.abc import Iterable, Sequence
from html import escape

from twosource.interchange.clean import shown
from twosource.model import Dossier, Story
from twosource.render.lookup import look_up
from twosource.render.ranking import ranked
from twosource.render.safe import shorten
from twosource.render.totals import totals
from twosource.render.words import ARROW, CONCERN, NOTE, NOTHING, beside, counts, extent, listed, unknown, when
from twosource.settings import ExportSettings

_WIDTH = 160  # characters of a gist: two lines of a notebook


def text(told: object) -> str:
    """Anything as text within HTML.

    >>> text("<b>\\u202e")
    '&lt;b&gt;⟨U+202E⟩'
    """
    return escape(shown(str(told)), quote=True)


def _row(cells: Iterable[object], tag: str = "td") -> str:
    return "<tr>" + "".join(f'<{tag} style="text-align:left">{text(cell)}</{tag}>' for cell in cells) + "</tr>"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    body = "".join(_row(row) for row in rows)
    return f"<table><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"


def answer_html(dossier: Dossier) -> str:
    """The counts of a dossier and its first claims, in the order in which a person should look at them.

    >>> from twosource.testing import dossier as made, report
    >>> "<script" in answer_html(made([report("Rain fell.", outlet="<script>")]))
    False
    """
    if not dossier.reports:
        problems = "".join(f"<li>{text(p.where)}: {text(p.message)}</li>" for p in dossier.problems)
        return f"<p>{text(NOTHING)}</p><ul>{problems}</ul>"
    total = totals(dossier)
    notes = [told for told in (unknown(total.unknown_origins), beside(dossier), NOTE) if told]
    lookup = look_up(dossier)
    claims = ranked(dossier, lookup)
    most = ExportSettings().shown
    rows = []
    for one in claims[:most]:
        standing = one.claim.standing
        told = standing and (standing.outlets, extent(standing.origins), extent(standing.roots))
        names = listed([lookup.reports[q.report].name for q in one.quotations], 2)
        concerns = ", ".join(CONCERN[c] for c in one.concerns)
        rows.append((one.number, shorten(one.claim.gist, _WIDTH), *(told or ("", "", "")), concerns, names))
    table = _table(("", "claim", "outlets", "origins", "root sources", "look at", "told by"), rows)
    more = f"<p>… {len(claims) - most} more: <code>.claims</code></p>" if len(claims) > most else ""
    return f"<p><b>{text(ARROW.join(counts(total)))}</b><br>{text(' '.join(notes))}</p>{table}{more}"


def stories_html(stories: Sequence[Story]) -> str:
    """The stories of a case.

    >>> "&lt;b&gt;" in stories_html([Story("s", "<b>", 2)])
    True
    """
    rows = [(s.name, s.reports, when(s.first), when(s.last)) for s in stories]
    return _table(("story", "reports", "first", "last"), rows)
