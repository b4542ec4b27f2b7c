"""Draws `docs/dossier.svg`, the picture in the README, from the shipped example.

    .venv/bin/python docs/make_picture.py

The picture is the start of what the terminal shows, and one claim. Fonts are named, not fetched.
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from twosource.pipeline import investigate
from twosource.render.terminal import show
from twosource.settings import RenderSettings

ROOT = Path(__file__).parents[1]
WIDTH = 92
FIRST_LINES = 58
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Investigates the example and writes the picture."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=WIDTH)
    show(investigate([ROOT / "examples" / "reports"]), console, settings=RenderSettings(first=3))
    lines = out.getvalue().splitlines()[:FIRST_LINES]
    canvas = Console(file=io.StringIO(), record=True, width=WIDTH)
    canvas.print(Text("$ twosource investigate examples/reports", style="dim"))
    canvas.print(Text.from_ansi("\n".join(lines)))
    svg = canvas.export_svg(title="twosource", unique_id="dossier")
    svg = _FONT_FACE.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")
    (ROOT / "docs" / "dossier.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
