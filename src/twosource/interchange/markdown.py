"""The dossier as Markdown (CommonMark with tables), in which the words of reports are never markup."""

import re
from collections.abc import Sequence

from twosource.interchange.clean import shown
from twosource.interchange.outline import Block, Grid, Heading, Item, Line, Quote, Text
from twosource.text import squash

# What can begin or end markup within a line, an address that some readers would link on their own, or maths.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$^{}!&]|(?<=[A-Za-z]):(?=//)|(?<=www)\.|@|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def plain(text: str) -> str:
    """Text of a report as Markdown that shows it as it is, on one line.

    >>> plain("<b>*Dam*</b> [x](javascript:1) www.example.org")
    '\\\\<b\\\\>\\\\*Dam\\\\*\\\\</b\\\\> \\\\[x\\\\](javascript:1) www\\\\.example.org'
    >>> plain("- 3 dead"), plain("1. one"), plain("= x")
    ('\\\\- 3 dead', '1\\\\. one', '\\\\= x')
    """
    text = _MARKUP.sub(lambda m: "\\" + m[0], squash(shown(text)))
    start = _START.match(text)
    if not start:
        return text
    at = start.start(2) if not start[2][0].isdigit() else start.end(2)
    return f"{text[:at]}\\{text[at:]}"


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown, ending in a newline.

    >>> to_markdown([Heading(1, "Dam *fails*"), Quote("“It fell”", "a baker → The Post")])
    '# Dam \\\\*fails\\\\*\\n\\n> “It fell”  \\n> — a baker → The Post\\n'
    """
    parts: list[str] = []
    for n, block in enumerate(blocks):
        listed = n and isinstance(block, Item) and isinstance(blocks[n - 1], Item)
        parts.append(("\n" if listed else "\n\n" if n else "") + _block(block))
    return "".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {plain(block.text)}"
    if isinstance(block, Line):
        return _strong(block.strong, block.text)
    if isinstance(block, Item):
        link = f" <{block.url}>" if block.url else ""
        return f"{'  ' * block.depth}- {_strong(block.strong, block.text)}{link}"
    if isinstance(block, Quote):
        link = f" <{block.url}>" if block.url else ""
        return f"> {plain(block.text)}  \n> — {plain(block.said)}{link}"
    if isinstance(block, Grid):
        return _grid(block)
    return _text(block)


def _strong(strong: str, text: str) -> str:
    told = f"**{plain(strong)}**" if strong else ""
    return f"{told} {plain(text)}".strip() if told else plain(text)


def _grid(grid: Grid) -> str:
    rows = [grid.head, *grid.rows]
    lines = [f"| {' | '.join(plain(value) for value in row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(grid.head)}", *lines[1:]])


def _text(block: Text) -> str:
    """A whole text, line by line, each a paragraph of its own within a quotation."""
    return "\n>\n".join(f"> {plain(line)}" for line in block.text.splitlines() if line.strip()) or ">"
