"""A stream of bytes with all that is known of it before it is read."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from twosource.intake.fetch import Page
from twosource.intake.headers import charset_of
from twosource.intake.item import Item
from twosource.intake.jobs import Job, JobKind
from twosource.intake.session import Session
from twosource.model import Fetched, Problem


@dataclass(frozen=True, slots=True)
class Stream:
    """`head` are its first bytes, which are no longer in `source`.

    `file` is the regular file it reads, `page` how it was fetched, if it was. `depth` says how many lists led here:
    an OPML file leads to feeds, a feed to pages, a page to nothing.
    """

    source: BinaryIO
    where: str
    session: Session
    suffix: str = ""
    file: Path | None = None
    page: Page | None = None
    depth: int = 0
    head: bytes = b""

    def bounded(self, most: int) -> tuple[bytes, bool]:
        """Up to `most` bytes, and whether that is all."""
        raw = self.head + self.source.read(max(0, most - len(self.head)) + 1)
        return (raw, True) if len(raw) <= most else (raw[:most], False)

    def came(self, raw: bytes) -> Fetched:
        """How these bytes of it came: as its page was fetched, or from a file just now."""
        digest = hashlib.sha256(raw).hexdigest()
        if self.page is not None:
            return replace(self.page.fetched, sha256=digest)
        return Fetched(digest, self.where, datetime.now(UTC).replace(microsecond=0).isoformat())

    def job(self, kind: JobKind, raw: bytes) -> Job:
        """The job of parsing these bytes of it."""
        return Job(
            kind=kind,
            where=self.where,
            settings=self.session.settings,
            raw=raw,
            url=self.page.fetched.where if self.page else None,
            charset=charset_of(self.page) if self.page else None,
        )

    def failed(self, message: str) -> Item:
        """An item that says why there is nothing in it."""
        return Item(problems=(Problem(self.where, message, failed=True),))
