"""Running the rules of a profile over a dossier."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from twosource.lint import disputes, sources, standing
from twosource.lint.records import SEVERITIES, Check, Finding, Hit, Profile, Rule, Sheet, sheet_of
from twosource.lint.rules import load_rules
from twosource.model import Dossier, Span
from twosource.text import overlap, sentences

_CHECKS: dict[Check, Callable[[Sheet], Iterator[Hit]]] = {
    "single_origin": standing.single_origin,
    "one_root": standing.one_root,
    "one_voice": standing.one_voice,
    "agency_only": standing.agency_only,
    "unnamed_only": standing.unnamed_only,
    "plural_sources": sources.plural_sources,
    "anonymous_opinion": sources.anonymous_opinion,
    "anonymity_reason": sources.anonymity_reason,
    "bare_source": sources.bare_source,
    "unattributed_dispute": disputes.unattributed_dispute,
    "toll_range": disputes.toll_range,
    "vague_toll": disputes.vague_toll,
}


def lint(dossier: Dossier, profiles: Sequence[Profile], *, only: Sequence[str] = ()) -> list[Finding]:
    """What the rules of the profiles find, worst first, then in report order; each with the exact words.

    `only` names the reports that are checked, against all the others: a draft's.

    >>> from twosource.model import Speaker
    >>> from twosource.testing import dossier as made, report, statement
    >>> r = report("The plan is reckless, a source said.", outlet="The Post")
    >>> who = Speaker("s1", "a source", named=False, kind="person")
    >>> d = made([r], statements=[statement(r, "The plan is reckless", cue="said", source="a source", speaker=who)])
    >>> [(f.rule, f.words) for f in lint(d, ["ap"])][:2]
    [('ap/anonymous-opinion', 'The plan is reckless'), ('ap/unnamed-only', 'The plan is reckless')]
    """
    rules, lexicon = load_rules()
    sheet = sheet_of(dossier, lexicon, only)
    chosen = [rule for rule in rules if rule.profile in profiles]
    hits = {rule.check: _once(sheet, _CHECKS[rule.check](sheet)) for rule in chosen}
    found = [_finding(sheet, rule, hit) for rule in chosen for hit in hits[rule.check]]
    order = {r.id: n for n, r in enumerate(dossier.reports)}
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), order[f.report], f.span, f.rule))


def _once(sheet: Sheet, hits: Iterable[Hit]) -> list[Hit]:
    """The hits in wanted reports, one for each sentence and reason: a sentence may make several claims."""
    bounds = {rid: sentences(report.text) for rid, report in sheet.reports.items() if sheet.wanted(rid)}
    kept: dict[tuple[str, Span, str], Hit] = {}
    for hit in hits:
        if sheet.wanted(hit.report):
            sentence = next((s for s in bounds[hit.report] if overlap(s, hit.span)), hit.span)
            kept.setdefault((hit.report, sentence, hit.why), hit)
    return list(kept.values())


def _finding(sheet: Sheet, rule: Rule, hit: Hit) -> Finding:
    """A hit under a rule, with the exact words."""
    report = sheet.reports[hit.report]
    place = (report.id, report.name, report.path, hit.span, report.quote(hit.span))
    return Finding(rule.id, rule.severity, *place, hit.why, hit.claim, rule.says, rule.source)
