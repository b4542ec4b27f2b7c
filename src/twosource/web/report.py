"""The Report screen: the text as published, with what was taken over on its left and who says what on its right."""

from dataclasses import dataclass

from twosource.model import Fetched, Origin
from twosource.render import words
from twosource.render.lookup import kinship
from twosource.text import outside, sentences, trim
from twosource.web.address import Link, outward, pair_at, report_at
from twosource.web.held import Held, Parts
from twosource.web.margins import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Kin:
    """How a report stands to another, in words, and both side by side."""

    text: str
    compare: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything on the Report screen."""

    story: str
    id: str
    number: int
    outlet: str
    headline: str
    byline: str
    dateline: str
    published: str
    modified: str
    language: str
    readable: bool
    origin: str
    origin_reason: str
    file: str
    url: str
    live: str
    sha256: str
    fetched: str
    fetched_how: str
    kin: tuple[Kin, ...]
    paragraphs: tuple[Paragraph, ...]
    needs: int
    before: Link
    after: Link


def _anchors(rid: str, held: Held) -> set[int]:
    """Where links lead in a report."""
    parts, report = held.parts.get(rid, Parts()), held.lookup.reports[rid]
    holes = (*report.furniture, *report.repeats, *report.captions)
    # sentences as they are set side by side, with page furniture and without
    whole = sentences(report.text)
    own = [part for sentence in whole for part in outside(sentence, holes)]
    begun = {trim(report.text, part)[0] for part in (*whole, *own)}
    found = begun | {s.span[0] for s in parts.statements} | {span[0] for span, _ in parts.claims}
    found |= {r.earlier.span[0] for r in parts.given} | {r.later.span[0] for r in parts.taken}
    found |= {side.span[0] for side, _ in parts.sides} | {f.span[0] for f in parts.flags}
    found |= {d.span[0] for d in parts.drift} | {d.from_span[0] for d in held.drift_from.get(rid, ())}
    return found | {m.span[0] for m in parts.moments}


def _kin(rid: str, held: Held) -> tuple[Kin, ...]:
    parts = held.parts.get(rid, Parts())
    ranked = sorted(parts.derived, key=lambda d: (-round(d.share, 1), held.lookup.number.get(d.from_, 0)))
    return tuple(
        Kin(kinship(d, held.lookup), pair_at(held.story, d.from_, rid))
        for d in ranked
        if d.from_ in held.lookup.reports
    )


def _beside(number: int, held: Held) -> Link:
    reports = held.dossier.reports
    if not 1 <= number <= len(reports):
        return Link("")
    return Link(held.lookup.name(reports[number - 1].id), report_at(held.story, reports[number - 1].id))


def _how(fetched: Fetched | None) -> str:
    if fetched is None:
        return ""
    status = f"status {fetched.status}" if fetched.status else ""
    hops = f"{len(fetched.redirects)} redirects" if fetched.redirects else ""
    return ", ".join(part for part in (words.line(fetched.where), status, hops) if part)


def _origin(origin: Origin | None, held: Held) -> str:
    """A report's origin by its mark and its name."""
    if origin is None:
        return ""
    return f"{held.marks[origin.id]} {words.line(origin.name) if origin.name else 'not known'}"


def report_view(held: Held, rid: str, fetched: Fetched | None = None) -> ReportView | None:
    """The Report screen, None where the story has no such report.

    >>> from twosource.testing import dossier as made, report
    >>> from twosource.web.held import hold
    >>> r = report("One.", outlet="A")
    >>> [b.text for p in report_view(hold("main", "1", made([r])), r.id).paragraphs for b in p.bits]
    ['One.']
    """
    report, origin = held.lookup.reports.get(rid), held.lookup.origin_of.get(rid)
    if report is None:
        return None
    made = paragraphs(report, held, _anchors(rid, held))
    number = held.lookup.number[rid]
    return ReportView(
        story=held.story,
        id=rid,
        number=number,
        outlet=words.line(report.name),
        headline=words.line(report.headline or ""),
        byline=words.line(report.byline or ""),
        dateline=words.line(report.dateline or ""),
        published=words.when(report.published),
        modified=words.when(report.modified),
        language=report.language or "",
        readable=report.readable,
        origin=_origin(origin, held),
        origin_reason=words.line(origin.reason) if origin else "",
        file=words.line(report.path.rsplit("/", 1)[-1]),
        url=words.line(report.url or ""),
        live=outward(report.url),
        sha256=report.sha256,
        fetched=words.when(fetched.at) if fetched else "",
        fetched_how=_how(fetched),
        kin=_kin(rid, held),
        paragraphs=made,
        needs=sum(len(p.attention) for p in made),
        before=_beside(number - 1, held),
        after=_beside(number + 1, held),
    )
