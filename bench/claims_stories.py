"""In-story propositions labelled by hand, for `bench.claims_join` to learn from and to be judged on.

The reports are the invented ones of `examples/reports` and `bench/ancestry/reports`; a line of `claims_stories.txt`
names a story and phrases whose propositions are one claim; a proposition holding none is no other's claim.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from twosource.model import Report

ROOT = Path(__file__).resolve().parent


def stories() -> Iterator[tuple[str, list[Report]]]:
    """Each story's name and reports."""
    from twosource.intake import read_reports

    yield "example", list(read_reports([str(ROOT.parent / "examples" / "reports")])[0])
    for path in sorted((ROOT / "ancestry" / "reports").glob("*.txt")):
        blocks = re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))[1:]
        found = []
        for i, block in enumerate(blocks):
            head, _, body = block.partition("\n")
            text = head.rsplit("|", 1)[-1].strip() + "\n\n" + body.strip()
            found.append(Report(f"{path.stem}{i}", f"{path.stem}{i}.txt", text, ""))
        yield path.stem, found


def labels() -> dict[str, list[list[str]]]:
    """For each story the phrases of each claim."""
    out: dict[str, list[list[str]]] = {}
    for line in (ROOT / "claims_stories.txt").read_text(encoding="utf-8").splitlines():
        story, *phrases = [part.strip() for part in line.split("|")]
        out.setdefault(story, []).append(phrases)
    return out


def marks(text: str, wanted: list[list[str]]) -> frozenset[int]:
    """Which labelled claims a proposition's words make."""
    return frozenset(i for i, phrases in enumerate(wanted) if any(p in text for p in phrases))
