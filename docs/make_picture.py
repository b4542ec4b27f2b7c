"""Draws `docs/dossier.svg`, the picture in the README, from the shipped example.

    .venv/bin/python docs/make_picture.py

The picture holds passages of what the terminal shows, cut where it says so. Fonts are named, not fetched.
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from twosource.pipeline import investigate
from twosource.render import words
from twosource.render.terminal import show
from twosource.settings import RenderSettings

ROOT = Path(__file__).parents[1]
WIDTH = 92
DESCENT_LINES = 17  # the agency's report and its first copies
CLAIM = "informed the provincial control room"  # many reports, three origins, one root
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def passages(shown: str) -> list[str]:
    """The lines to draw: what comes first, the first reports, and one claim."""
    lines = [Text.from_ansi(line) for line in shown.splitlines()]
    plain = [line.plain for line in lines]
    descent, claims = plain.index(words.DESCENT), plain.index(words.CLAIMS)
    claim = next(n for n in range(claims, len(plain)) if CLAIM in plain[n])
    end = next(n for n in range(claim, len(plain)) if not plain[n])
    raw = shown.splitlines()
    cut = ["  ⋮", ""]
    return [*raw[: descent + DESCENT_LINES], *cut, *raw[claims : claims + 3], *raw[claim:end]]


def main() -> None:
    """Investigates the example and writes the picture."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=WIDTH)
    show(investigate([ROOT / "examples" / "reports"]), console, settings=RenderSettings(first=3, claims=6))
    canvas = Console(file=io.StringIO(), record=True, width=WIDTH)
    canvas.print(Text("$ twosource investigate examples/reports", style="dim"))
    canvas.print(Text.from_ansi("\n".join(passages(out.getvalue()))))
    svg = canvas.export_svg(title="twosource", unique_id="dossier")
    svg = _FONT_FACE.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")
    (ROOT / "docs" / "dossier.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
