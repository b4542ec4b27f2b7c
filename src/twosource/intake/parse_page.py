"""A page's bytes parsed. Called in the parser process."""

from twosource.intake.decode import decode
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.page import read_pages
from twosource.model import Problem


def page_answer(job: Job, lexicon: Lexicon) -> Answer:
    """The report in a page."""
    page = decode(job.raw, declared=True, charset=job.charset)
    notices = [Problem(job.where, page.notice)] if page.notice else []
    reports, problems = read_pages(page.text, job.raw, job.where, lexicon, job.settings, job.known, job.url)
    return Answer(reports=tuple(reports), problems=(*notices, *problems))
