"""What intake hands on: one thing read, its bytes, how it came, the reports in it, and what went wrong."""

from dataclasses import dataclass

from twosource.model import Fetched, Problem, Report


@dataclass(frozen=True, slots=True)
class Item:
    """One file, page, row, feed or record of an archive.

    `raw` are its bytes as they came (less the compression they travelled in) and `fetched` their SHA-256, address,
    time, redirects and headers; each report's `sha256` is that of its item. Where nothing could be read, `raw` is
    empty, `fetched` is None, and `problems` says why.
    """

    raw: bytes = b""
    fetched: Fetched | None = None
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
