"""What a command may be given: a case, a dossier in JSON, or reports. Each is told apart by what is in it."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from twosource.errors import InputError, UsageError
from twosource.model import Dossier

_CASE = b"SQLite format 3\0"
_DOSSIER = re.compile(rb'\s*\{\s*"version"\s*:\s*"1"\s*,\s*"reports"\s*:')
_HEAD = 4096  # bytes by which an input's sort is told


def _silent(stage: str) -> None:
    """Tell nobody."""


def dossier_of(
    inputs: Sequence[str], *, story: str | None = None, progress: Callable[[str], None] = _silent
) -> Dossier:
    """The dossier of a case's story, of a JSON dossier, or of the reports given; `-` is standard input.

    UsageError where a case or a dossier isn't given alone, or where the case has several stories and none is named;
    InputError where there is nothing to read.
    """
    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    heads = [(name, stdin[:_HEAD] if name == "-" and stdin is not None else _head(name)) for name in inputs]
    cases = [name for name, head in heads if head.startswith(_CASE)]
    dossiers = [name for name, head in heads if _DOSSIER.match(head)]
    if (cases or dossiers) and len(inputs) > 1:
        raise UsageError(f"{(cases or dossiers)[0]} is a {'case' if cases else 'dossier'}: give it alone")
    if cases:
        return story_of(cases[0], story)
    if story is not None:
        raise UsageError("--story names a story of a case, and no case was given")
    if dossiers:
        from twosource.interchange import from_json

        name = dossiers[0]
        return from_json(stdin if name == "-" and stdin is not None else Path(name).read_bytes())
    from twosource.pipeline import investigate

    dossier = investigate(inputs, stdin=stdin, progress=progress)
    if not dossier.reports:
        said = "; ".join(f"{p.where}: {p.message}" for p in dossier.problems)
        raise InputError(f"no report could be read ({said})")
    return dossier


def story_of(path: str, name: str | None = None) -> Dossier:
    """The dossier of a case's story; of its only one if none is named."""
    from twosource.case import Case

    with Case.open(path) as case:
        stories = {s.name: s for s in case.stories()}
        if name is None and len(stories) != 1:
            names = ", ".join(stories) or "none yet"
            raise UsageError(f"{path} has {len(stories)} stories ({names}): name one with --story")
        chosen = next(iter(stories)) if name is None else name
        if chosen not in stories:
            raise UsageError(f"{path} has no story “{chosen}” (there are: {', '.join(stories) or 'none yet'})")
        return case.dossier(stories[chosen].id) or Dossier()


def _head(name: str) -> bytes:
    """The first bytes of a file; nothing where it is no file that can be read (the intake then says so)."""
    path = Path(name)
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as source:
            return source.read(_HEAD)
    except (OSError, ValueError):
        return b""
