"""Two reports as aligned sentences, in the terminal and in JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from twosource.model import AlignedSentence, Report
from twosource.text import squash

if TYPE_CHECKING:
    from rich.console import Console

# A sign beside the word, so that nothing hangs on colour alone.
_SIGNS = {"same": "=", "edited": "~", "reworded": "≈", "moved": "↕", "new": "+", "dropped": "-"}
_STYLES = {"same": "dim", "edited": "yellow", "reworded": "cyan", "moved": "blue", "new": "green", "dropped": "red"}


def aligned_json(a: Report, b: Report, rows: Sequence[AlignedSentence]) -> bytes:
    """`{"a", "b", "sentences": [{"change", "a": [s,e], "b": [s,e], "share"}]}`; spans are of each report's text."""
    return msgspec.json.format(msgspec.json.encode({"a": a.path, "b": b.path, "sentences": list(rows)})) + b"\n"


def show_diff(a: Report, b: Report, rows: Sequence[AlignedSentence], console: "Console") -> None:
    """Print the sentences of two reports side by side, each with what happened to it."""
    from rich.table import Table
    from rich.text import Text

    table = Table(expand=True, show_lines=False, pad_edge=False)
    table.add_column("", width=10)
    table.add_column(Text(a.name), ratio=1)
    table.add_column(Text(b.name), ratio=1)
    for row in rows:
        cells = [Text(squash(report.quote(span)) if span else "") for report, span in ((a, row.a), (b, row.b))]
        table.add_row(Text(f"{_SIGNS[row.change]} {row.change}", style=_STYLES[row.change]), *cells)
    console.print(table)
    counts = {change: sum(row.change == change for row in rows) for change in _SIGNS}
    console.print(Text(", ".join(f"{n} {change}" for change, n in counts.items() if n)))
