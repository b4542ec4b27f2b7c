"""Marked-up sentences: [source] <cue> {content}, the first source with the first cue and content, and so on."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from twosource.language import Paragraph, parse
from twosource.model import Attribution, CueType, Flag, Report, Span, Statement
from twosource.statements.statements import state
from twosource.statements.tokens import flatten
from twosource.text import paragraphs

_PAIRS = {"]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a marked-up text: its statements in the order of their marks, and its flags."""

    report: Report
    statements: list[Statement]
    flags: list[Flag]

    @property
    def speakers(self) -> list[str | None]:
        return [s.speaker.name if s.speaker else None for s in self.statements]

    def covered(self, flag: int = 0) -> list[str]:
        by_id = {s.id: self.report.quote(s.span) for s in self.statements}
        return [by_id[i] for i in self.flags[flag].covers]


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    text = ""
    open_marks: list[tuple[str, int, int]] = []
    spans: dict[str, list[tuple[int, Span]]] = {"[": [], "<": [], "{": []}
    for count, char in enumerate(marked):
        if char in "[{<":
            open_marks.append((char, len(text), count))
        elif char in "]}>":
            kind, start, order = open_marks.pop()
            assert kind == _PAIRS[char]
            spans[kind].append((order, (start, len(text))))
        else:
            text += char
    return text, {kind: [span for _, span in sorted(found)] for kind, found in spans.items()}


Reader = Callable[..., Read]


@pytest.fixture
def read() -> Reader:
    def reader(marked: str, *, outlet: str = "Valley News", cue_type: CueType = "say") -> Read:
        text, spans = unmark(marked)
        attributions = []
        for source, cue, content in zip(spans["["], spans["<"], spans["{"], strict=True):
            direct = text[content[0] - 1 : content[0]] in ("“", '"')
            quotation = "direct" if direct else "indirect"
            written = (source,) if source[0] < source[1] else ()
            attributions.append(Attribution((content,), (cue,), written, quotation, cue_type))
        report = Report("r1", "valley.txt", text, "", outlet=outlet)
        where = paragraphs(text)
        docs = parse([text[a:b] for a, b in where])
        parsed = [Paragraph(a, doc) for (a, _), doc in zip(where, docs, strict=True)]
        statements, flags = state(report, flatten(parsed), attributions)
        by_content = {s.content: s for s in statements}
        return Read(report, [by_content[a.content] for a in attributions if a.content in by_content], flags)

    return reader
