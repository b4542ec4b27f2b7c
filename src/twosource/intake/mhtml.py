"""Pages saved by a browser as one MHTML file. Called in the parser process."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

from twosource.intake.decode import decode
from twosource.intake.jobs import Answer, Job
from twosource.intake.lexicon import Lexicon
from twosource.intake.page import read_pages
from twosource.model import Problem

_MOST_PARTS = 2000


def read_mhtml(job: Job, lexicon: Lexicon) -> Iterator[Answer]:
    """The page in an MHTML file: its first part that is HTML."""
    message = cast(EmailMessage, email.message_from_bytes(job.raw, policy=email.policy.compat32))
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        raw = part.get_payload(decode=True)
        if not isinstance(raw, bytes) or not raw.strip():
            continue
        place = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
        address = place if place.startswith(("http://", "https://")) else job.url
        charset = part.get_content_charset()
        page = decode(raw, declared=True, charset=charset)
        reports, problems = read_pages(page.text, job.raw, job.where, lexicon, job.settings, job.known, address)
        notices = [Problem(job.where, page.notice)] if page.notice else []
        yield Answer(reports=tuple(reports), problems=(*notices, *problems))
        return
    yield Answer(problems=(Problem(job.where, "a saved page (MHTML) with no HTML in it", failed=True),))
