"""The dossier on a terminal, readable at 80 columns: what needs a human first, then everything with its evidence."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from twosource.model import Dossier, Flag
from twosource.render import words
from twosource.render.descent import Branch, Leaf, descent
from twosource.render.disagreement import Difference, changes, differences, flagged
from twosource.render.first import Concern, first
from twosource.render.lookup import Lookup, Words, look_up
from twosource.render.ranking import Quotation, Ranked, leading, ranked, telling
from twosource.render.sheet import Sheet
from twosource.render.totals import totals
from twosource.settings import RenderSettings

_STYLE = {
    "conflict": "red",
    "changed": "red",
    "single": "yellow",
    "perhaps": "yellow",
    "unverified": "yellow",
    "unclear": "yellow",
}


def _top(sheet: Sheet, dossier: Dossier) -> None:
    if not dossier.reports:
        sheet.put(sheet.text((words.NOTHING, "bold")))
        return
    total = totals(dossier)
    parts: list[str | tuple[str, str]] = []
    for n, counted in enumerate(words.counts(total)):
        parts += [*([(words.ARROW, "dim")] if n else []), (counted, "bold")]
    sheet.put(sheet.text(*parts))
    beside = [words.unknown(total.unknown_origins), words.beside(dossier)]
    for note in filter(None, beside):
        sheet.put(sheet.text(note))
    sheet.put(sheet.text((words.NOTE, "dim")))


def _first(sheet: Sheet, lists: Iterable[Sequence[Concern]]) -> None:
    sheet.heading(words.FIRST)
    held = [concerns for concerns in lists if concerns]
    if not held:
        sheet.put(sheet.text(words.NO_CONCERN), 2)
    for concerns in held:
        shown = concerns[: sheet.most(sheet.settings.first)]
        for concern in shown:
            label = words.CONCERN.get(concern.kind, words.FLAG.get(concern.kind, concern.kind))
            sheet.row(sheet.text((f"{label:<13}", _STYLE.get(concern.kind, ""))), sheet.text(concern.text))
        sheet.left_out(len(concerns) - len(shown), 16)


def _leaf(sheet: Sheet, tree: Tree, leaf: Leaf) -> None:
    published = f", {words.when(leaf.report.published)}" if leaf.report.published else ""
    told = f"{words.DASH}{leaf.kinship}" if leaf.kinship else ""
    reason = [(f"\n{leaf.reason}", "dim")] if leaf.reason else []
    name = words.line(leaf.report.name)
    node = tree.add(sheet.text((f"[{leaf.number}] ", "dim"), (name, "bold"), published, told, *reason))
    for kinship in leaf.also:
        node.add(sheet.text(kinship))
    for below in leaf.below:
        _leaf(sheet, node, below)


def _descent(sheet: Sheet, branches: Sequence[Branch]) -> None:
    if not branches:
        return
    sheet.heading(words.DESCENT, words.DESCENT_NOTE)
    for branch in branches:
        reason = [(f"\n{branch.reason}", "dim")] if branch.reason else []
        tree = Tree(sheet.text((branch.heading, "bold"), *reason), guide_style="dim")
        for leaf in branch.leaves:
            _leaf(sheet, tree, leaf)
        sheet.put(tree, 2)


def _also(quotation: Quotation, lookup: Lookup) -> str:
    return words.same(lookup.name(rid) for rid, _ in quotation.also)


def _quotation(sheet: Sheet, quotation: Quotation, lookup: Lookup) -> None:
    notes = [(f" ({'; '.join(quotation.notes)})", "yellow")] if quotation.notes else []
    also = _also(quotation, lookup)
    item = sheet.text(
        f"{words.quoted(quotation.text, sheet.settings.quote_width)}\n",
        (quotation.said, "cyan"),
        *notes,
        *([(f"\n{also}", "dim")] if also else []),
    )
    sheet.row(sheet.text((f"[{lookup.number[quotation.report]}]", "dim")), item, 5)


def _claim(sheet: Sheet, claim: Ranked, lookup: Lookup) -> None:
    concerns = [(f" [{words.CONCERN[c]}]", _STYLE[c]) for c in claim.concerns]
    gist = words.shorten(claim.claim.gist, sheet.settings.quote_width)
    sheet.row(sheet.text((f"{claim.number:>2}", "dim")), sheet.text((gist, "bold"), *concerns))
    standing = claim.claim.standing
    if standing:
        sheet.put(sheet.text(words.ARROW.join(words.counts(standing))), 5)
        for note in (words.unknown(standing.unknown_origins), words.line(standing.reason)):
            if note:
                sheet.put(sheet.text((note, "dim")), 5)
    shown = telling(claim.quotations, sheet.most(sheet.settings.quotations))
    for quotation in shown:
        _quotation(sheet, quotation, lookup)
    sheet.left_out(len(claim.quotations) - len(shown), 5)
    if standing and standing.would_change:
        sheet.put(sheet.text((words.change(standing), "dim")), 5)
    sheet.put()


def _claims(sheet: Sheet, claims: Sequence[Ranked], lookup: Lookup) -> None:
    if not claims:
        return
    sheet.heading(words.CLAIMS, words.CLAIMS_NOTE)
    wide = [c for c in claims if c.widely] or list(claims)  # of one report alone, its claims are the answer
    once = [c for c in claims if c not in wide]
    shown = leading(wide, sheet.most(sheet.settings.claims))
    sheet.put()
    for claim in shown:
        _claim(sheet, claim, lookup)
    sheet.left_out(len(wide) - len(shown))
    if once and not sheet.everything:
        sheet.put(sheet.text((words.once(len(once)), "dim")), 2)
    elif once:
        sheet.heading(words.ONCE)
        for claim in once:
            for quotation in claim.quotations:
                _quotation(sheet, quotation, lookup)


def _marked(sheet: Sheet, shown: Words) -> Text:
    return sheet.text(shown.before, (shown.marked, "bold"), shown.after)


def _difference(sheet: Sheet, difference: Difference, lookup: Lookup) -> None:
    relation = difference.conflict.relation
    about = words.line(difference.conflict.about)
    sheet.put(sheet.text((words.RELATION[relation], _STYLE.get(relation, "bold")), ": ", (about, "bold")), 2)
    for value in difference.values:
        names = words.listed([lookup.name(rid) for rid in value.reports])
        short = ": ".join(part for part in (value.stance, value.short) if part)
        sheet.put(sheet.text((short, "bold"), f"{words.DASH if short else ''}{names}"), 5)
        sheet.put(_marked(sheet, value.shown), 7)
        if value.standing:
            sheet.put(sheet.text((words.ARROW.join(words.counts(value.standing)), "dim")), 7)
    if difference.conflict.reason:
        sheet.put(sheet.text((words.line(difference.conflict.reason), "dim")), 5)


def _differences(sheet: Sheet, title: str, held: Sequence[Difference], lookup: Lookup) -> None:
    if not held:
        return
    sheet.heading(title)
    shown = held[: sheet.most(sheet.settings.others)]
    for difference in shown:
        _difference(sheet, difference, lookup)
    sheet.left_out(len(held) - len(shown))


def _drift(sheet: Sheet, dossier: Dossier, lookup: Lookup) -> None:
    grouped = changes(dossier, lookup)
    if not grouped:
        return
    sheet.heading(words.DRIFT)
    for rid, held in grouped:
        sheet.put(
            sheet.text((lookup.name(rid), "bold"), words.against({c.drift.from_: "" for c in held}, lookup.name)), 2
        )
        shown = held[: sheet.most(sheet.settings.others)]
        for change in shown:
            sheet.put(
                sheet.text((words.DRIFTS[change.drift.kind], "yellow"), f": {words.line(change.drift.reason)}"), 5
            )
            sheet.row(sheet.text((words.WAS, "dim")), _marked(sheet, change.was), 7)
            sheet.row(sheet.text((words.NOW, "dim")), _marked(sheet, change.now), 7)
        sheet.left_out(len(held) - len(shown), 5)


def _flags(sheet: Sheet, dossier: Dossier, lookup: Lookup) -> None:
    held = flagged(dossier, lookup)
    if not held:
        return
    sheet.heading(words.FLAGS)
    shown = held[: sheet.most(sheet.settings.others)]
    for group in shown:
        names = words.listed([lookup.name(f.report) for f in group.flags])
        sheet.put(sheet.text((words.FLAG[group.kind], "yellow"), f": {group.about} — {names}"), 2)
        sheet.put(sheet.text(words.quoted(group.text, sheet.settings.quote_width)), 5)
        for covered in _covered(group.flags, lookup):
            sheet.put(sheet.text((f"{words.COVERS} {words.quoted(covered, sheet.settings.quote_width)}", "dim")), 5)
    sheet.left_out(len(held) - len(shown))


def _covered(flags: Sequence[Flag], lookup: Lookup) -> list[str]:
    """The words of the statements that the first of these flags covers."""
    held = [lookup.statements[sid] for sid in flags[0].covers if sid in lookup.statements]
    return [lookup.quote(s.report, s.span) for s in held]


def _times(sheet: Sheet, dossier: Dossier, lookup: Lookup) -> None:
    if not dossier.timeline or not sheet.everything:
        return
    sheet.heading(words.TIMES)
    for moment in dossier.timeline:
        told = words.moment(moment)
        quote = words.quoted(lookup.quote(moment.report, moment.span), sheet.settings.context_width)
        sheet.row(sheet.text(f"{told}"), sheet.text(f"{quote} ", (lookup.name(moment.report), "dim")))


def _reports(sheet: Sheet, dossier: Dossier, lookup: Lookup) -> None:
    if not dossier.reports:
        return
    sheet.heading(words.TEXTS)
    for report in dossier.reports:
        origin = lookup.origin_of.get(report.id)
        told = words.of_report(report, origin)
        sheet.row(
            sheet.text((f"[{lookup.number[report.id]:>2}]", "dim")),
            sheet.text((words.line(report.name), "bold"), f" · {told}"),
        )


def _problems(sheet: Sheet, dossier: Dossier) -> None:
    if not dossier.problems:
        return
    sheet.heading(words.PROBLEMS)
    for problem in dossier.problems:
        sheet.put(sheet.text((words.line(problem.where), "bold"), f": {words.line(problem.message)}"), 2)


def show(
    dossier: Dossier,
    console: Console,
    *,
    width: int | None = None,
    everything: bool = False,
    settings: RenderSettings | None = None,
) -> None:
    """Prints a dossier; long lists are cut and say so, unless `everything` is wanted.

    Words of reports are printed as they are, never as markup, their control characters written out.

    >>> from twosource.testing import dossier as made, report
    >>> show(made([report("The dam is safe.", outlet="The Post")]), Console(width=90, no_color=True))
    ... # doctest: +ELLIPSIS
    1 report → 1 text → 1 outlet → 1 origin → no root source (own voice only)...
    """
    sheet = Sheet(console, min(width or console.width, 100), settings or RenderSettings(), everything)
    lookup = look_up(dossier)
    claims = ranked(dossier, lookup)
    found = differences(dossier, lookup)
    _top(sheet, dossier)
    if dossier.reports:
        _first(sheet, first(found, claims, flagged(dossier, lookup), dossier.drift, lookup, sheet.settings.quote_width))
    _descent(sheet, descent(dossier, lookup))
    _claims(sheet, claims, lookup)
    _differences(sheet, words.CONFLICTS, [d for d in found if d.conflict.relation == "conflict"], lookup)
    _differences(sheet, words.CHANGES, [d for d in found if d.conflict.relation != "conflict"], lookup)
    _drift(sheet, dossier, lookup)
    _flags(sheet, dossier, lookup)
    _times(sheet, dossier, lookup)
    _reports(sheet, dossier, lookup)
    _problems(sheet, dossier)
