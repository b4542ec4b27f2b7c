"""Twosource from Python: `twosource.investigate` and `twosource.open`, with typed answers.

>>> import twosource
>>> answer = twosource.investigate("The dam at Hallin broke on Monday, police said. Nobody was hurt, the mayor said.")
>>> answer
<Answer: 1 report → 1 text → 1 outlet → 1 origin → 2 root sources>
>>> [(s.chain[0], answer.quote(s)) for s in answer.statements][0]
('police', 'The dam at Hallin broke on Monday')
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from twosource.errors import TwosourceError, UsageError
from twosource.model import (
    Claim,
    Conflict,
    Derivation,
    Dossier,
    Drift,
    Flag,
    Member,
    Moment,
    Origin,
    Problem,
    Report,
    Reuse,
    Root,
    Side,
    Standing,
    Statement,
    Story,
    Turn,
    content_id,
)
from twosource.progress import silent

if TYPE_CHECKING:
    import pandas
    import polars

    from twosource.case import Case
    from twosource.interchange import Format, Table

_TEXT_WORDS = 5  # a string of so many words that is no file is a text; shorter ones are mistyped paths


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text in hand, and what is known of it."""

    text: str
    outlet: str | None = None
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None


Given = str | os.PathLike[str] | Text


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A finished dossier, with its records, as tables for data frames, and in every export's format."""

    dossier: Dossier

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, by when they were published."""
        return self.dossier.reports

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What statements share, each with its standing: the five counts and why they are what they are."""
        return self.dossier.claims

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what, through whom."""
        return self.dossier.statements

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the reporting comes from."""
        return self.dossier.origins

    @property
    def roots(self) -> tuple[Root, ...]:
        """Who first said something."""
        return self.dossier.roots

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Conflicts, updates, corrections, bounds and other scopes."""
        return self.dossier.conflicts

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """Which report appears to derive from which."""
        return self.dossier.derivations

    @property
    def reuse(self) -> tuple[Reuse, ...]:
        """Passages taken over."""
        return self.dossier.reuse

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What the reports themselves flag as unverified or unclear."""
        return self.dossier.flags

    @property
    def drift(self) -> tuple[Drift, ...]:
        """What derived reports changed."""
        return self.dossier.drift

    @property
    def timeline(self) -> tuple[Moment, ...]:
        """When and where."""
        return self.dossier.timeline

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Inputs that could not be read, and notices."""
        return self.dossier.problems

    @property
    def counts(self) -> Standing:
        """The five counts over all reports."""
        from twosource.render.totals import totals

        return totals(self.dossier)

    def report(self, rid: str) -> Report:
        """A report by its id; KeyError where there is none."""
        return {r.id: r for r in self.dossier.reports}[rid]

    def quote(self, record: Statement | Member | Side | Flag | Moment) -> str:
        """The exact words that a record points at; those of a statement are its content."""
        text = self.report(record.report).text
        if isinstance(record, Statement):
            return " … ".join(text[start:end] for start, end in record.content)
        return text[record.span[0] : record.span[1]]

    def tables(self) -> "tuple[Table, ...]":
        """Everything as flat tables; `TABLES` of `twosource.interchange` are their names."""
        from twosource.interchange import tables

        return tables(self.dossier, full_text=True)

    def to_polars(self, table: str = "claims") -> "polars.DataFrame":
        """One table as a Polars data frame (extra `twosource[frames]`)."""
        from twosource.interchange.arrow import to_arrow

        held = self._table(table)
        try:
            import polars
        except ImportError as error:
            raise _missing("Polars") from error
        frame = polars.from_arrow(to_arrow(held))
        return frame if isinstance(frame, polars.DataFrame) else frame.to_frame()

    def to_pandas(self, table: str = "claims") -> "pandas.DataFrame":
        """One table as a pandas data frame (extra `twosource[frames]`)."""
        from twosource.interchange.arrow import to_arrow

        held = self._table(table)
        try:
            import pandas
        except ImportError as error:
            raise _missing("pandas") from error
        made: pandas.DataFrame = to_arrow(held).to_pandas()
        return made

    def export(self, kind: "Format", *, full_text: bool = False) -> bytes:
        """The dossier in a format of `twosource export`; texts in excerpts, or whole with `full_text`."""
        from twosource.interchange import export

        return export(self.dossier, kind, full_text=full_text)

    def to_json(self) -> bytes:
        """The JSON dossier, texts and all; `twosource.from_json` reads it."""
        from twosource.interchange import to_json

        return to_json(self.dossier)

    def _table(self, name: str) -> "Table":
        held = {table.name: table for table in self.tables()}
        if name not in held:
            raise UsageError(f"no such table: {name} (there are {', '.join(held)})")
        return held[name]

    def __repr__(self) -> str:
        from twosource.render.words import ARROW, counts

        return f"<Answer: {ARROW.join(counts(self.counts)) if self.reports else 'no report'}>"

    def _repr_html_(self) -> str:
        from twosource.interchange.notebook import answer_html

        return answer_html(self.dossier)


def _missing(what: str) -> TwosourceError:
    return TwosourceError(f"{what} is not installed: pip install 'twosource[frames]'")


def investigate(given: Given | Sequence[Given], *, progress: Callable[[str], None] = silent) -> Answer:
    """Read files, folders and texts, and answer.

    A `Text` is a text, a `Path` a path. A string is a path if there is such a file or folder; else, if it has several
    lines or five words, a text; else a path still, and the answer's `problems` say that it isn't there.
    """
    from twosource.intake import read_reports, report_from_text
    from twosource.pipeline import examine
    from twosource.urls import page_address

    items = [given] if isinstance(given, (str, os.PathLike, Text)) else list(given)
    texts = [item if isinstance(item, Text) else Text(str(item)) for item in items if _is_text(item)]
    paths = [os.fspath(item) for item in items if not isinstance(item, Text) and not _is_text(item)]
    reports, problems = read_reports(paths)
    held = {report.id: report for report in reports}
    for number, text in enumerate(texts, 1):
        known = {name: getattr(text, name) for name in Text.__dataclass_fields__ if name != "text"}
        known["url"] = page_address(text.url) if text.url else None
        rid = content_id("r", known["url"] or "", text.outlet or "", text.text)
        held.setdefault(rid, report_from_text(text.text, rid=rid, path=f"text {number}", **known))
    return Answer(examine(list(held.values()), problems=problems, progress=progress))


def _is_text(item: Given) -> bool:
    if not isinstance(item, str):
        return isinstance(item, Text)
    if "\n" in item.strip():
        return True
    try:
        there = Path(item).exists()
    except (OSError, ValueError):  # longer than a name may be, or holding what no name may
        return True
    return not there and len(item.split()) >= _TEXT_WORDS


def from_json(data: bytes) -> Answer:
    """The answer that `Answer.to_json` or `twosource investigate --json` wrote; InputError where it is none."""
    from twosource.interchange import from_json as read

    return Answer(read(data))


class OpenCase:
    """A case opened to read; `with twosource.open("desk.case") as case:` closes it."""

    def __init__(self, case: "Case", path: str) -> None:
        self._case = case
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._case.close()

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of the case."""
        return tuple(self._case.stories())

    def answer(self, story: str | None = None) -> Answer:
        """The answer of a story, by name or id; of the only one if none is named. UsageError where that isn't clear."""
        held = {s.id: s for s in self.stories if story in (None, s.id, s.name)}
        if len(held) != 1:
            names = ", ".join(s.name for s in self.stories) or "none yet"
            raise UsageError(f"{self.path}: which story? There are: {names}")
        return Answer(self._case.dossier(next(iter(held))) or Dossier())

    def history(self, story: str | None = None, claim: str | None = None) -> tuple[Turn, ...]:
        """How the standing of a story's claims, or of one of them, changed as reports came in."""
        held = [s.id for s in self.stories if story in (None, s.id, s.name)]
        return tuple(turn for sid in held for turn in self._case.history(sid, claim))

    def __repr__(self) -> str:
        return f"<OpenCase {self.path}: {len(self.stories)} stories>"

    def _repr_html_(self) -> str:
        from twosource.interchange.notebook import stories_html

        return stories_html(self.stories)


def open_case(path: str | os.PathLike[str]) -> OpenCase:
    """A case file, opened to read; CaseError where there is none."""
    from twosource.case import Case

    name = os.fspath(path)
    return OpenCase(Case.open(name), name)
