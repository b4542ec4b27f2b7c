"""How reports, times and words are called in the sentences of a dossier."""

import re
from collections.abc import Iterable, Sequence

from twosource.model import Dossier, Report, Span
from twosource.text import squash

_SECONDS = re.compile(r"(?<=:\d\d):\d\d(?:\.\d+)?")
_MOST = 6  # names in a row; further ones are counted
_WIDTH = 160  # characters of a quotation: two lines of a terminal


class Names:
    """What each report is called: its publisher and its number in the dossier, "The Post [3]".

    >>> from twosource.testing import dossier, report
    >>> r = report("It fell.", outlet="The Post", published="2025-03-04")
    >>> names = Names(dossier([r]))
    >>> names.of(r.id), names.dated(r), names.quote(r.id, (0, 8))
    ('The Post [1]', 'The Post [1], 2025-03-04', '“It fell.”')
    """

    def __init__(self, dossier: Dossier) -> None:
        self._number = {r.id: n for n, r in enumerate(dossier.reports, 1)}
        self._reports = {r.id: r for r in dossier.reports}

    def of(self, rid: str) -> str:
        """A report's publisher and number; its id where the dossier hasn't got it."""
        report = self._reports.get(rid)
        return f"{squash(report.name)} [{self._number[rid]}]" if report else rid

    def dated(self, report: Report) -> str:
        """The same with the time of publication as the report gives it."""
        told = self.of(report.id)
        return f"{told}, {_SECONDS.sub('', report.published).replace('T', ' ')}" if report.published else told

    def all(self, ids: Iterable[str]) -> str:
        """Several reports in a row, in the dossier's order, each once."""
        return listed([self.of(rid) for rid in sorted(set(ids), key=lambda i: (self._number.get(i, 0), i))])

    def quote(self, rid: str, span: Span) -> str:
        """The exact words at a place, on one line, in quotation marks, cut at the end."""
        report = self._reports.get(rid)
        return quoted(report.quote(span)) if report else "“…”"


def quoted(text: str, width: int = _WIDTH) -> str:
    """Words on one line in quotation marks, cut at the end between words.

    >>> quoted("It fell\\nand rose"), quoted("one two three", 9)
    ('“It fell and rose”', '“one two …”')
    """
    told = squash(text)
    if len(told) > width:
        told = told[:width].rsplit(" ", 1)[0] + " …"
    return f"“{told}”"


def listed(names: Sequence[str]) -> str:
    """Names in a row, the later ones counted.

    >>> listed(["A", "B"]), listed(list("ABCDEFGHI"))
    ('A and B', 'A, B, C, D, E, F and 3 more')
    """
    if len(names) > _MOST + 1:
        return f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"


def many(count: int, one: str) -> str:
    """A count with its noun.

    >>> many(1, "report"), many(2, "report")
    ('1 report', '2 reports')
    """
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def sentence(*parts: str) -> str:
    """Parts as one sentence: the first letter large, one full stop.

    >>> sentence("it fell, ", "they said.")
    'It fell, they said.'
    """
    told = "".join(parts).strip()
    told = told[:1].upper() + told[1:]
    return told if told.endswith((".", "!", "?", ".”", "!”", "?”")) else told + "."
