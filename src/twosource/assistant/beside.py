"""Two reports beside each other, as far as the dossier knows: nothing is worked out anew."""

from twosource.assistant import records as r
from twosource.assistant.questions import TWO_REPORTS, Asked, AssistantError, ask
from twosource.assistant.safe import marked
from twosource.case import Case
from twosource.model import Derivation, Drift, Reuse
from twosource.render.disagreement import spread
from twosource.settings import AssistantSettings


def compare_reports(case: Case, a: str, b: str, story: str | None) -> r.Compared:
    """How two reports stand to one another."""
    asked = ask(case, story)
    one, two = asked.report(a), asked.report(b)
    if a == b:
        raise AssistantError(TWO_REPORTS)
    dossier = asked.dossier
    pair = {a, b}
    passages = [u for u in dossier.reuse if {u.earlier.report, u.later.report} == pair]
    most = AssistantSettings().most
    origin = {rid: o.id for o in dossier.origins for rid in o.reports}
    return r.Compared(
        r.NOTICE,
        asked.story,
        asked.place(a, (0, len(one.text))),
        asked.place(b, (0, len(two.text))),
        a in origin and origin.get(a) == origin.get(b),
        [_kinship(d) for d in dossier.derivations if {d.report, d.from_} == pair],
        [_shared(asked, u) for u in passages[:most]],
        max(len(passages) - most, 0),
        [_changed(asked, d) for d in dossier.drift if {d.report, d.from_} == pair][:most],
        [c.id for c in dossier.claims if pair <= {m.report for m in c.members}],
        [c.id for c in dossier.conflicts if pair <= {s.report for s in spread(c.sides)}],
    )


def _kinship(derivation: Derivation) -> r.Kinship:
    told = {
        "a_from_b": "report appears to derive from other",
        "b_from_a": "other appears to derive from report",
        "common_parent": "both appear to derive from one source",
        "unknown": "which came first can't be told",
    }
    reason = marked(derivation.reason, AssistantSettings().reason)
    return r.Kinship(
        derivation.report, derivation.from_, derivation.kind, told[derivation.direction], derivation.share, reason
    )


def _shared(asked: Asked, reuse: Reuse) -> r.Shared:
    later = reuse.later
    return r.Shared(
        asked.place(reuse.earlier.report, reuse.earlier.span),
        asked.place(later.report, later.span),
        reuse.manner,
        bool(reuse.evidence),
        marked(asked.reports[later.report].quote(later.span)),
    )


def _changed(asked: Asked, drift: Drift) -> r.Changed:
    return r.Changed(
        drift.kind,
        marked(asked.reports[drift.from_].quote(drift.from_span)),
        asked.place(drift.from_, drift.from_span),
        marked(asked.reports[drift.report].quote(drift.span)),
        asked.place(drift.report, drift.span),
        marked(drift.reason, AssistantSettings().reason),
    )
