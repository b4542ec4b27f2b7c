"""Parsing what strangers wrote: called in the parser process (see `sandbox`), job in, answers out."""

from collections.abc import Iterator

from twosource.intake.jobs import Answer, Job, JobKind
from twosource.intake.lexicon import Lexicon


def warm(kind: JobKind) -> None:
    """Load what a kind of job needs, so that loading is not counted as parsing (and may use the disk)."""
    if kind != "opml":
        import trafilatura  # noqa: F401

        from twosource.language import language_of

        language_of("The language of a text.")
    if kind == "feed":
        import feedparser  # noqa: F401
    if kind in ("warc", "wacz"):
        import fastwarc.warc  # noqa: F401


def work(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """What a job gives, step by step."""
    from twosource.intake import archives, feeds, mhtml, parse_page

    if job.kind == "page":
        yield parse_page.page_answer(job, lexicon)
    elif job.kind == "feed":
        yield from feeds.read_feed(job, lexicon)
    elif job.kind == "opml":
        yield from feeds.read_opml(job)
    elif job.kind == "mhtml":
        yield from mhtml.read_mhtml(job, lexicon)
    elif job.kind == "warc":
        yield from archives.read_warc(job, lexicon)
    else:
        yield from archives.read_wacz(job, lexicon)
