"""What goes to the parser process and what comes back: records that msgspec can carry."""

from dataclasses import dataclass
from typing import Literal

from twosource.intake.make import Known
from twosource.model import Fetched, Problem, Report
from twosource.settings import IntakeSettings

JobKind = Literal["page", "feed", "opml", "mhtml", "warc", "wacz"]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to parse: `raw` bytes, or for an archive the file at `path`, read on from `start`.

    `where` names it in problems. `url` is the address it was fetched from, `charset` what its server said; `known`
    goes before what the page says of itself.
    """

    kind: JobKind
    where: str
    settings: IntakeSettings
    raw: bytes = b""
    path: bytes = b""
    start: int = 0
    url: str | None = None
    charset: str | None = None
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed or a list: an address, what is said of it there, and the report in it, if any.

    `whole` is True where the feed gives the report in full; else `report` holds its teaser only.
    """

    url: str | None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    report: Report | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One step of a job: what was found, or (with nothing found) that the work has come to `offset`.

    `raw` and `fetched` are those of a record of an archive. The last answer of a job has `done` set, or `broken`
    where the process came to grief at `offset`.
    """

    done: bool = False
    broken: bool = False
    offset: int | None = None
    raw: bytes = b""
    fetched: Fetched | None = None
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    entries: tuple[Entry, ...] = ()
