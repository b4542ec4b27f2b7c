"""The dossier as a document: headings, lines, quotations and tables, before any format. Markdown and DOCX write it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.interchange.clean import shown
from twosource.interchange.excerpts import squeezed
from twosource.interchange.names import web
from twosource.model import Dossier, Span
from twosource.render import words
from twosource.render.descent import Leaf, descent
from twosource.render.disagreement import Change, Difference, changes, differences, flagged
from twosource.render.first import first
from twosource.render.lookup import Lookup, Words, look_up
from twosource.render.ranking import Quotation, Ranked, ranked
from twosource.render.totals import totals
from twosource.settings import RenderSettings


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: `strong` stands before `text`."""

    text: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, `depth` levels down; `url` is an address to show after it."""

    text: str
    strong: str = ""
    depth: int = 0
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a report in quotation marks, and whose they are; `url` is where they stand."""

    text: str
    said: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A report's whole text, as published."""

    text: str


Block = Heading | Line | Item | Quote | Grid | Text


@dataclass(frozen=True, slots=True)
class _Reading:
    """The dossier that is told and the lookup in it; words come from `quoted`, whose texts may be blanked."""

    dossier: Dossier
    lookup: Lookup
    quoted: Lookup

    def words(self, rid: str, span: Span) -> str:
        return words.quoted(squeezed(self.quoted.quote(rid, span)))

    def names(self, ids: Sequence[str]) -> str:
        return words.listed([self.lookup.name(rid) for rid in ids], len(ids))


def outline(dossier: Dossier, quoted: Dossier, *, full_text: bool = False) -> list[Block]:
    """The document's blocks. Claims and conflicts are found in `dossier`, words are taken from `quoted`.

    Both are the same dossier, but for the texts: `quoted` may hold excerpts only. All text in the blocks is plain and
    hides nothing.

    >>> from twosource.testing import dossier as made, report
    >>> d = made([report("Rain fell.", outlet="The Post", headline="Rain")])
    >>> outline(d, d)[0]
    Heading(level=1, text='Rain')
    """
    read = _Reading(dossier, look_up(dossier), look_up(quoted))
    blocks = [*_top(read), *_descent(read), *_claims(read, quoted)]
    blocks += [*_differences(read), *_drift(read), *_flags(read), *_times(read), *_reports(read, full_text)]
    return [*blocks, *_problems(quoted)]


def _top(read: _Reading) -> Iterator[Block]:
    dossier = read.dossier
    yield Heading(1, next((words.line(r.headline) for r in dossier.reports if r.headline), words.TITLE))
    if not dossier.reports:
        yield Line(words.NOTHING)
        return
    total = totals(dossier)
    yield Line("", words.ARROW.join(words.counts(total)))
    for note in (words.unknown(total.unknown_origins), words.beside(dossier), words.NOTE):
        if note:
            yield Line(note)
    yield Heading(2, words.FIRST)
    claims = ranked(dossier, read.lookup)
    found = differences(dossier, read.lookup)
    width = RenderSettings().quote_width
    concerns = first(found, claims, flagged(dossier, read.lookup), dossier.drift, read.lookup, width)
    for concern in (one for held in concerns for one in held):
        yield Item(concern.text, words.CONCERN.get(concern.kind, words.FLAG.get(concern.kind, concern.kind)))
    if not any(concerns):
        yield Line(words.NO_CONCERN)


def _leaf(leaf: Leaf, depth: int) -> Iterator[Block]:
    published = f", {words.when(leaf.report.published)}" if leaf.report.published else ""
    told = f"{words.DASH}{leaf.kinship}" if leaf.kinship else ""
    reason = f" ({leaf.reason})" if leaf.reason else ""
    yield Item(f"{published}{told}{reason}".lstrip(", "), f"{words.line(leaf.report.name)} [{leaf.number}]", depth)
    for below in leaf.below:
        yield from _leaf(below, depth + 1)


def _descent(read: _Reading) -> Iterator[Block]:
    branches = descent(read.dossier, read.lookup)
    if branches:
        yield Heading(2, words.DESCENT)
    for branch in branches:
        yield Heading(3, branch.heading)
        if branch.reason:
            yield Line(words.line(branch.reason))
        for leaf in branch.leaves:
            yield from _leaf(leaf, 0)


def _claims(read: _Reading, quoted: Dossier) -> Iterator[Block]:
    claims = ranked(read.dossier, read.lookup)
    gists = {c.id: words.line(squeezed(c.gist)) for c in quoted.claims}
    wide = [c for c in claims if c.widely]
    if wide:
        yield Heading(2, words.CLAIMS)
        yield Line(words.CLAIMS_NOTE)
    for claim in wide:
        yield from _claim(claim, gists[claim.claim.id], read)
    once = [c for c in claims if not c.widely]
    if once:
        yield Heading(2, words.ONCE)
    for claim in once:
        for held in claim.quotations:
            yield Item(f"{read.words(held.report, held.span)}{words.DASH}{_said(held, read)}", str(claim.number))


def _claim(claim: Ranked, gist: str, read: _Reading) -> Iterator[Block]:
    tags = "".join(f" [{words.CONCERN[c]}]" for c in claim.concerns)
    tags += f" [decided: {claim.claim.decided}]" if claim.claim.decided else ""
    yield Heading(3, f"{claim.number}. {gist}{tags}")
    standing = claim.claim.standing
    if standing:
        yield Line(words.line(standing.reason), words.ARROW.join(words.counts(standing)))
    for held in claim.quotations:
        report = read.lookup.reports[held.report]
        yield Quote(read.words(held.report, held.span), _said(held, read), web(report.url))
    if standing and standing.would_change:
        yield Line(words.change(standing))


def _said(held: Quotation, read: _Reading) -> str:
    """Who said it, what to know of it, the report's number, and who else has the words."""
    notes = f" ({'; '.join(held.notes)})" if held.notes else ""
    also = words.same(read.lookup.name(rid) for rid, _ in held.also)
    return f"{held.said} [{read.lookup.number[held.report]}]{notes}{'. ' + also if also else ''}"


def _differences(read: _Reading) -> Iterator[Block]:
    found = differences(read.dossier, read.lookup)
    conflicts = [d for d in found if d.conflict.relation == "conflict"]
    for title, held in ((words.CONFLICTS, conflicts), (words.CHANGES, [d for d in found if d not in conflicts])):
        if held:
            yield Heading(2, title)
        for difference in held:
            yield from _difference(difference, read)


def _difference(difference: Difference, read: _Reading) -> Iterator[Block]:
    conflict = difference.conflict
    yield Heading(3, f"{words.RELATION[conflict.relation]}: {words.line(conflict.about)}")
    rows = []
    for value in difference.values:
        side = value.sides[0]
        around = _marked(read.quoted.around(side.report, side.span))
        value_told = ": ".join(part for part in (value.stance, value.short) if part)
        counted = words.ARROW.join(words.counts(value.standing)) if value.standing else ""
        rows.append((value_told, around, read.names(value.reports), counted))
    yield Grid(("Value", "Words", "Reports", "Behind it"), tuple(rows))
    if conflict.reason:
        yield Line(words.line(conflict.reason))


def _marked(held: Words) -> str:
    return squeezed(held.before + held.marked + held.after)


def _drift(read: _Reading) -> Iterator[Block]:
    grouped = changes(read.dossier, read.lookup)
    if grouped:
        yield Heading(2, words.DRIFT)
    for rid, held in grouped:
        parents = dict.fromkeys(c.drift.from_ for c in held)
        yield Heading(3, f"{read.lookup.name(rid)}{words.against(parents, read.lookup.name)}")
        for change in held:
            yield from _change(change, read)


def _change(change: Change, read: _Reading) -> Iterator[Block]:
    drift = change.drift
    yield Item(words.line(drift.reason), words.DRIFTS[drift.kind])
    yield Item(_marked(read.quoted.around(drift.from_, drift.from_span)), words.WAS, 1)
    yield Item(_marked(read.quoted.around(drift.report, drift.span)), words.NOW, 1)


def _flags(read: _Reading) -> Iterator[Block]:
    held = flagged(read.dossier, read.lookup)
    if held:
        yield Heading(2, words.FLAGS)
    for group in held:
        one = group.flags[0]
        yield Quote(
            read.words(one.report, one.span),
            f"{words.FLAG[group.kind]}: {group.about}{words.DASH}{read.names([f.report for f in group.flags])}",
        )
        for sid in one.covers:
            if sid in read.lookup.statements:
                covered = read.lookup.statements[sid]
                yield Item(read.words(covered.report, covered.span), words.COVERS)


def _times(read: _Reading) -> Iterator[Block]:
    held = [m for m in read.dossier.timeline if m.happened]
    if not held:
        return
    yield Heading(2, words.TIMES)
    told: dict[tuple[str, str], list[str]] = {}
    for moment in held:
        key = (words.moment(moment), read.words(moment.report, moment.span))
        told.setdefault(key, []).append(moment.report)
    rows = tuple((when, quote, read.names(list(dict.fromkeys(ids)))) for (when, quote), ids in told.items())
    yield Grid(("When and where", "Words", "Reports"), rows)


def _reports(read: _Reading, full_text: bool) -> Iterator[Block]:
    if read.dossier.reports:
        yield Heading(2, words.TEXTS)
    for report in read.dossier.reports:
        origin = read.lookup.origin_of.get(report.id)
        url = web(report.url)
        told = words.of_report(report, origin)
        name = f"[{read.lookup.number[report.id]}] {words.line(report.name)}"
        if full_text:
            yield Heading(3, name)
            yield Item(told, url=url)
            yield Text(shown(report.text))
        else:
            yield Item(told, name, url=url)


def _problems(dossier: Dossier) -> Iterator[Block]:
    if dossier.problems:
        yield Heading(2, words.PROBLEMS)
    for problem in dossier.problems:
        yield Item(words.line(problem.message), words.line(problem.where))
