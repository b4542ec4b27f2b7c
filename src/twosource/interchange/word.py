"""The dossier as a Word document (Office Open XML, by python-docx)."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from twosource.interchange.archive import EPOCH, zipped
from twosource.interchange.clean import xml
from twosource.interchange.outline import Block, Grid, Heading, Item, Line, Quote

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_DEEPEST = 3  # Word's own template has list styles for three levels


def to_docx(blocks: Sequence[Block]) -> bytes:
    """The blocks as a DOCX file: headings, lists, quotations and tables in Word's own styles, text as text.

    The same blocks give the same bytes.

    >>> to_docx([Heading(1, "Dam fails")])[:2]
    b'PK'
    """
    import docx  # lazy: a large library

    document = docx.Document()
    core = document.core_properties
    core.created = core.modified = datetime(*EPOCH)
    core.author, core.comments = "Twosource", ""
    core.title = next((xml(b.text) for b in blocks if isinstance(b, Heading)), "")[:250]
    for block in blocks:
        _put(document, block)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as held:  # packed again, as python-docx stamps the time on every part
        return zipped([(name, held.read(name)) for name in held.namelist()])


def _paragraph(document: "Document", style: str | None = None) -> "Paragraph":
    """A paragraph in one of the template's styles, by the style's id: to look it up by name takes 6 ms each time."""
    paragraph = document.add_paragraph()
    if style:
        paragraph._p.style = style
    return paragraph


def _put(document: "Document", block: Block) -> None:
    if isinstance(block, Heading):
        _paragraph(document, "Title" if block.level == 1 else f"Heading{block.level - 1}").add_run(xml(block.text))
    elif isinstance(block, Line):
        _line(document, block.strong, block.text, None)
    elif isinstance(block, Item):
        depth = min(block.depth + 1, _DEEPEST)
        text = f"{block.text} ({block.url})" if block.url else block.text
        _line(document, block.strong, text, "ListBullet" if depth == 1 else f"ListBullet{depth}")
    elif isinstance(block, Quote):
        paragraph = _paragraph(document, "Quote")
        paragraph.add_run(xml(block.text))
        paragraph.add_run().add_break()
        url = f" ({xml(block.url)})" if block.url else ""
        whose = paragraph.add_run(f"— {xml(block.said)}{url}")
        whose.italic = False
    elif isinstance(block, Grid):
        _grid(document, block)
    else:
        for line in block.text.splitlines():
            if line.strip():
                _paragraph(document).add_run(xml(line))


def _line(document: "Document", strong: str, text: str, style: str | None) -> None:
    paragraph = _paragraph(document, style)
    if strong:
        paragraph.add_run(xml(strong) + (" " if text else "")).bold = True
    paragraph.add_run(xml(text))


def _grid(document: "Document", grid: Grid) -> None:
    rows = [grid.head, *grid.rows]
    table = document.add_table(rows=len(rows), cols=len(grid.head), style="Table Grid")
    cells = iter([cell for row in table.rows for cell in row.cells])  # asking for each cell alone takes seconds
    for n, values in enumerate(rows):
        for value in values:
            run = next(cells).paragraphs[0].add_run(xml(value))
            run.bold = n == 0
