"""The door of intake: inputs of every sort in, one item after another out.

>>> with_text = next(gather(["-"], stdin=b"The dam burst at dawn on Monday, officials in Lima said."))
>>> with_text.reports[0].sha256 == with_text.fetched.sha256, with_text.problems
(True, ())
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from twosource.intake.beforehand import Asked
from twosource.intake.followed import from_url
from twosource.intake.item import Item
from twosource.intake.local import from_path, from_stdin
from twosource.intake.session import Session
from twosource.settings import FetchSettings, IntakeSettings

_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def gather(
    inputs: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    fetch: FetchSettings | None = None,
    offline: bool = False,
    settings: IntakeSettings | None = None,
    session: Session | None = None,
) -> Iterator[Item]:
    """What files, folders (with all below them), addresses and standard input (`-`) hold, one item after another.

    Lazy: an archive of any size takes the memory of one record. `stdin` stands in for standard input. Nothing is
    raised for bad input: it gives an item with a `Problem`, and what can be kept is. With `offline`, addresses are
    problems. A `session` keeps the parser process and the manners towards hosts from one call to the next (then
    `fetch`, `offline` and `settings` are the session's). The same report may come more than once.
    """
    if session is not None:
        yield from _all(inputs, stdin, session)
        return
    with Session(settings=settings, fetch=fetch, offline=offline) as own:
        yield from _all(inputs, stdin, own)


def _all(inputs: Sequence[str | Path], stdin: bytes | None, session: Session) -> Iterator[Item]:
    names = [str(given) for given in inputs]
    for n in session.in_turn(Asked(name.strip()) if is_url(name) else None for name in names):
        given, name = inputs[n], names[n]
        if name == "-":
            yield from from_stdin(stdin, session)
        elif is_url(name):
            yield from from_url(name, session)
        else:
            yield from from_path(Path(given), session)


def is_url(name: str) -> bool:
    """Whether an input is an address and not a file.

    >>> is_url("https://example.com/a"), is_url("a.html"), is_url("file:///etc/passwd")
    (True, False, False)
    """
    return bool(_URL.fullmatch(name.strip()))
