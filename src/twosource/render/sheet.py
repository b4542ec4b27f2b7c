"""A sheet of a terminal: wrapped, indented lines of text that is never markup and always can be written."""

from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from twosource.render import words
from twosource.settings import RenderSettings

_ASCII = str.maketrans(
    {"→": "->", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "⟨": "<", "⟩": ">"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where to print, how wide, how much of each list."""

    console: Console
    width: int
    settings: RenderSettings
    everything: bool

    def most(self, number: int) -> int | None:
        """The length a list is cut at; None is no cut."""
        return None if self.everything else number

    def put(self, item: RenderableType = "", indent: int = 0) -> None:
        """Prints one thing, wrapped and indented, with no blanks at the ends of its lines."""
        options = self.console.options.update(width=max(self.width - indent, 20), highlight=False, markup=False)
        for line in self.console.render_lines(item, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                line[-1] = Segment(line[-1].text.rstrip(), line[-1].style)
            self.console.print(Segments([Segment(" " * indent if line else ""), *line, Segment.line()]), end="")

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """Text of plain and (words, style) parts: never markup, and only what the terminal can write."""
        made = Text(overflow="fold")
        for part in parts:
            plain, style = (part, "") if isinstance(part, str) else part
            made.append(self._writable(plain), style)
        return made

    def _writable(self, plain: str) -> str:
        encoding = self.console.encoding or "utf-8"
        try:
            plain.encode(encoding)
        except UnicodeEncodeError:
            return plain.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
        return plain

    def heading(self, title: str, note: str = "") -> None:
        """A section's heading."""
        self.put()
        self.put(self.text((title, "bold")))
        if note:
            self.put(self.text((note, "dim")))

    def left_out(self, number: int, indent: int = 2) -> None:
        """How much more there is."""
        if number > 0:
            self.put(self.text((words.more(number), "dim")), indent)

    def row(self, label: Text, item: RenderableType, indent: int = 2) -> None:
        """A label and what hangs beside it."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1)
        grid.add_row(label, item)
        self.put(grid, indent)
