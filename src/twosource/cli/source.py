"""Where a reading command takes its dossier from: a case file, or reports read for the purpose."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twosource.cli.base import notes
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.case import Case
    from twosource.model import Dossier

_SQLITE = b"SQLite format 3\0"


class Given(NamedTuple):  # no dataclass: that module is slow to load, and every start would wait for it
    """A dossier, and the case file and story it is of, if it is kept in one."""

    dossier: "Dossier"
    case: str | None = None
    story: str = "main"


def is_case(path: str) -> bool:
    """Whether a file is a database, by its first bytes."""
    file = Path(path)
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_SQLITE)) == _SQLITE


def paths(parser: argparse.ArgumentParser) -> None:
    """Declare a case file or paths, and the story."""
    from twosource.cli.base import in_story

    parser.add_argument("paths", nargs="+", metavar="CASE|PATH", help="a case file, or files and folders; - is stdin")
    in_story(parser)
    fetching(parser)


def fetching(parser: argparse.ArgumentParser) -> None:
    """Declare how inputs are read: `--offline`, `--allow-private`, `--jobs`."""
    more = "how many processes read (default: 1; 0: one a processor); the answer is the same"
    parser.add_argument("--jobs", type=processes, default=1, metavar="N", help=more)
    parser.add_argument("--offline", action="store_true", help="fetch nothing: addresses are problems")
    parser.add_argument("--allow-private", action="store_true", help="fetch from addresses that aren't public as well")


def processes(text: str) -> int:
    """A number of processes; of 0 the number of processors. ValueError where it is none.

    >>> processes("3"), processes("0") >= 1
    (3, True)
    """
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else value or os.cpu_count() or 1


def given(args: argparse.Namespace) -> Given:
    """The dossier a command is to speak of, its problems noted; InputError where there is none."""
    held = dossier_of(args)
    if held.case is None:
        notes(held.dossier.problems)
        if not held.dossier.reports:
            raise InputError("nothing readable was given")
    return held


def dossier_of(args: argparse.Namespace) -> Given:
    """The dossier of a case, or of reports read for the purpose (which may be none)."""
    if len(args.paths) == 1 and is_case(args.paths[0]):
        return _kept(args.paths[0], args.story)
    from twosource.intake import read_reports
    from twosource.model import Dossier
    from twosource.pipeline import examine
    from twosource.progress import Progress
    from twosource.settings import FetchSettings

    stdin = sys.stdin.buffer.read() if "-" in args.paths else None
    with Progress() as progress:
        progress("reading")
        fetch = FetchSettings(allow_private=args.allow_private)
        reports, problems = read_reports(args.paths, stdin=stdin, offline=args.offline, fetch=fetch)
        if not reports:
            return Given(Dossier(problems=tuple(problems)))
        return Given(examine(reports, problems=problems, jobs=args.jobs, progress=progress))


def _kept(path: str, asked: str) -> Given:
    from twosource.case import Case

    with Case.open(path) as case:
        story = story_of(case, asked)
        dossier = case.dossier(story)
    if dossier is None:
        raise InputError(f"{path}: story {story!r} has no dossier yet (`twosource add` makes it)")
    return Given(dossier, path, story)


def story_of(case: "Case", asked: str) -> str:
    """The story asked for; where that is the default one and there is only one of another name, that one."""
    names = [story.name for story in case.stories()]
    if asked in names:
        return asked
    if asked == "main" and len(names) == 1:
        return names[0]
    held = f"there are: {', '.join(names)}" if names else "it has none yet"
    raise InputError(f"{case.path}: no story {asked!r}; {held}")


def one(what: str, asked: str, ids: list[str]) -> str:
    """The id that begins as asked; InputError where none does, or several.

    >>> one("claim", "c_4", ["c_41", "c_52"])
    'c_41'
    """
    if asked in ids:
        return asked
    fitting = [i for i in dict.fromkeys(ids) if asked and i.startswith(asked)]
    if len(fitting) != 1:
        raise InputError(f"no {what} {asked!r}" if not fitting else f"{len(fitting)} {what}s begin with {asked!r}")
    return fitting[0]
