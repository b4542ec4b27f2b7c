"""Reads the invented stories: `{k words}` marks words that make claim k of that story; each `@` begins a report.

A mark's letter is one claim over all reports of a story, be its value another or be it denied; what bears no mark, or
a letter of its own, is told once. In `train` and `held` most of what one report says another says in other words; the
stories of `natural_train` and `natural_held` overlap in part, as real ones do, and hold many near misses (a demand and
a deal, a part and the whole, a warning and the event). Nothing in the held ones was looked at while features were made.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twosource.claims.propositions import Proposition
from twosource.model import Report, Span
from twosource.text import overlap, words

ROOT = Path(__file__).resolve().parent
_MARK = re.compile(r"\{(\w) ([^{}]*)\}")
_OF_MARK, _OF_PROPOSITION = 0.55, 0.4  # shares of their words from which a proposition says what a mark marks


Label = Callable[[Proposition], frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Told:
    """One story: its reports, and for each report the marked spans with their letters."""

    name: str
    reports: tuple[Report, ...]
    marks: dict[str, list[tuple[Span, str]]]

    def letters(self, p: Proposition) -> frozenset[str] | None:
        """The claims that a proposition makes; None where it makes a part of one, and can't be judged."""
        said, partly, found = _bag(p.text), False, set()
        text = next(r.text for r in self.reports if r.id == p.report)
        for span, letter in self.marks[p.report]:
            wanted = _bag(text[span[0] : span[1]])
            both = len(said & wanted)
            if overlap(span, p.span) and both >= _OF_MARK * len(wanted) and both >= _OF_PROPOSITION * len(said):
                found.add(letter)
            partly = partly or 2 * overlap(span, p.span) > p.span[1] - p.span[0]
        return frozenset(found) if found or not partly else None


def _bag(text: str) -> set[str]:
    return {text[s:e].casefold() for s, e in words(text)}


def stories(part: str) -> list[Told]:
    """The stories of "train" or "held"."""
    return [_story(path) for path in sorted((ROOT / part).glob("*.txt"))]


def _story(path: Path) -> Told:
    reports, marks = [], {}
    for i, block in enumerate(re.split(r"(?m)^@ .*\n", path.read_text(encoding="utf-8"))[1:]):
        text, found, at = "", [], 0
        for match in _MARK.finditer(block):
            text += block[at : match.start()]
            found.append(((len(text), len(text) + len(match[2])), match[1]))
            text += match[2]
            at = match.end()
        rid = f"{path.stem}{i}"
        reports.append(Report(rid, f"{rid}.txt", (text + block[at:]).rstrip(), ""))
        marks[rid] = found
    return Told(path.stem, tuple(reports), marks)
