"""Parsing what strangers wrote: called in the parser process (see `sandbox`), job in, answers out."""

from collections.abc import Iterator

from twosource.intake.decode import decode
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.page import read_page
from twosource.model import Problem


def warm(kind: str) -> None:
    """Load what a kind of job needs, so that loading is not counted as parsing (and may use the disk)."""
    from twosource.language import language_of

    language_of("The language of a text.")
    if kind in ("feed", "opml"):
        import feedparser  # noqa: F401
    if kind in ("warc", "wacz"):
        import fastwarc.warc  # noqa: F401
    if kind not in ("feed", "opml"):
        import trafilatura  # noqa: F401


def work(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """What a job gives, step by step."""
    yield _page(job, lexicon)


def _page(job: Job, lexicon: Lexicon) -> Answer:
    page = decode(job.raw, declared=True, charset=job.charset)
    notices = [Problem(job.where, page.notice)] if page.notice else []
    report, problems = read_page(page.text, job.raw, job.where, lexicon, job.settings, job.known, job.url)
    return Answer(reports=(report,) if report else (), problems=(*notices, *problems))
