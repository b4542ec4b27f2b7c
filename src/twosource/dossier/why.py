"""What a claim's counts rest on, in sentences that a desk can read and check: each names its reports and places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.dossier.ask import Evidence, conflicts_of, drift_of, evidence, flags_of, kin_of
from twosource.dossier.naming import Names, listed, many, sentence
from twosource.dossier.order import earliest
from twosource.model import Claim, Conflict, Derivation, Dossier, Drift, Origin, Place, Root, Standing

Topic = Literal[
    "counts", "first", "said", "copies", "origins", "roots", "conflicts", "flags", "drift", "doubtful", "change"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, what it is about, and the words of the reports that it rests on."""

    topic: Topic
    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A claim explained: its words, its counts, and the sentences in the order in which a desk asks."""

    claim: str
    gist: str
    standing: Standing | None
    reasons: tuple[Reason, ...]


def why(dossier: Dossier, claim: Claim) -> Why:
    """Who says a claim first and in which reports, what derives from what, and what else bears on its counts.

    Nothing is worked out anew: the sentences tell what the dossier holds. What is inferred is worded so.

    >>> from twosource.testing import claim as made, dossier, report, statement
    >>> r = report("The dam is safe, the mayor said.", outlet="The Post", published="2025-03-04")
    >>> said = [statement(r, "The dam is safe", source="the mayor")]
    >>> held = made(said, [r])
    >>> for reason in why(dossier([r], statements=said, claims=[held]), held).reasons[:2]:
    ...     print(reason.text)
    1 report by 1 outlet, 1 text; 1 origin; 1 root source.
    First in The Post [1], 2025-03-04: the mayor: “The dam is safe”.
    """
    names = Names(dossier)
    held = evidence(dossier, claim)
    reasons = [
        *_counts(claim.standing),
        *_first(held, names),
        *_said(held, names),
        *_doubtful(held, names),
        *(_copy(d, names) for d in kin_of(dossier, claim)),
        *_origins(supporting(held), names),
        *_roots(supporting(held), names),
        *(_conflict(c, names) for c in conflicts_of(dossier, claim)),
        *_flags(dossier, claim, held, names),
        *(_drift(d, names) for d in drift_of(dossier, claim)),
    ]
    if claim.standing and claim.standing.would_change:
        reasons.append(Reason("change", claim.standing.would_change))
    return Why(claim.id, claim.gist, claim.standing, tuple(reasons))


def supporting(held: Sequence[Evidence]) -> list[Evidence]:
    """The members that are counted: those that assert the claim; where none does, all."""
    return [e for e in held if e.stance == "asserts"] or list(held)


def _range(low: int, high: int, noun: str) -> str:
    return many(low, noun) if low == high else f"{low} to {high} {noun}s"


def _counts(standing: Standing | None) -> Iterator[Reason]:
    if standing is None:
        return
    s = standing
    roots = _range(*s.roots, "root source") if s.roots[1] else "no root source (the outlets' own voice)"
    yield Reason(
        "counts",
        f"{many(s.reports, 'report')} by {many(s.outlets, 'outlet')}, {many(s.texts, 'text')}; "
        f"{_range(*s.origins, 'origin')}; {roots}.",
    )


_NOBODY = frozenset({"report", "reports", "source", "sources"})  # "Port shut: report"


def _who(e: Evidence) -> str:
    """Whoever is cited, through whom; the outlet itself where nobody is."""
    if e.own_voice or e.statement is None:
        return "in its own voice"
    links = e.statement.chain[:-1] or tuple(e.report.quote(s) for s in e.statement.source)
    if e.statement.speaker is None and all(link.casefold() in _NOBODY for link in links):
        return "nobody is named for it"
    told = " → ".join(" ".join(link.split()) for link in links)
    unnamed = " (not named)" if e.statement.speaker and not e.statement.speaker.named else ""
    return f"{told}{unnamed}" if told else "nobody is named for it"


def _first(held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    """The earliest report, or those of which none is known to be earlier than the others."""
    asserted = supporting(held)
    reports = list({e.report.id: e.report for e in asserted}.values())
    first = earliest(reports)
    if not first and len(reports) > 1:
        yield Reason("first", "No report of it says when it was published: which was first can't be told.")
        return
    first = first or reports
    shown = [next(e for e in asserted if e.report.id == r.id) for r in first]
    places = tuple(e.place for e in shown)
    if len(shown) == 1:
        e = shown[0]
        undated = [r.id for r in reports if r.published is None]
        beside = f" ({many(len(undated), 'report')} without a date aside)" if undated and e.report.published else ""
        words = names.quote(e.report.id, e.member.span)
        yield Reason("first", sentence(f"First in {names.dated(e.report)}{beside}: {_who(e)}: {words}"), places)
        return
    told = listed([names.dated(e.report) for e in shown])
    yield Reason("first", f"First in one of these, by their dates which can't be told: {told}.", places)


def _said(held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    """Who says it in which reports: one sentence for each stance and speaker as cited."""
    grouped: dict[tuple[str, str], list[Evidence]] = {}
    for e in held:
        grouped.setdefault((e.stance, _who(e)), []).append(e)
    for (stance, who), group in grouped.items():
        verb = {"asserts": "Said", "denies": "Denied", "doubts": "Doubted or not confirmed"}[stance]
        by = who if who == "in its own voice" else f"by {who}"
        if who == "in its own voice":
            by = "in the outlet's own voice"
        elif who == "nobody is named for it":
            by = "by somebody not named"
        text = f"{verb} {by} in {names.all(e.report.id for e in group)}."
        yield Reason("said", text, tuple(e.place for e in group))


def _doubtful(held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    for e in held:
        if not e.member.sure:
            words = names.quote(e.report.id, e.member.span)
            text = f"{names.of(e.report.id)} may say something else, and counts in the upper ends only: {words}."
            yield Reason("doubtful", text, (e.place,))


_KIND = {"copy": "a copy", "edited": "an edited copy", "partial": "takes over a part", "reworded": "reworded"}


def _copy(d: Derivation, names: Names) -> Reason:
    """A derivation in words, told from the derived report's side."""
    here, there = names.of(d.report), names.of(d.from_)
    told = {
        "a_from_b": f"{here} appears to derive from {there}",
        "common_parent": f"{here} and {there} appear to share a source",
        "unknown": f"{here} and {there} share text; which came first can't be told",
        "b_from_a": f"{there} appears to derive from {here}",
    }[d.direction]
    if d.public_text:
        told = f"{here} carries the same public text as {there}"
    reason = f": {d.reason.rstrip('.')}" if d.reason else ""
    return Reason("copies", sentence(f"{told} ({_KIND[d.kind]}, {round(100 * d.share)} %){reason}"))


_ORIGIN = {"wire": "agency", "outlet": "own reporting", "public_text": "public text", "unknown": "not known"}


def _origins(held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    """The origins known apart, each with its reports and its evidence; then those that may be one of them."""
    grouped: dict[str, tuple[Origin, list[Evidence]]] = {}
    for e in held:
        if e.origin is not None:
            grouped.setdefault(e.origin.id, (e.origin, []))[1].append(e)
    known = [(o, group) for o, group in grouped.values() if o.kind != "unknown"]
    unknown = [group for o, group in grouped.values() if o.kind == "unknown"]
    sure = [o for o, group in known if any(e.member.sure for e in group)]
    apart = list({(o.name or o.id).casefold(): _origin_name(o) for o in sure}.values())
    if len(apart) > 1:
        yield Reason("origins", f"Origins known apart: {listed(apart)}.")
    for origin, group in known:
        reason = f" {sentence(origin.reason)}" if origin.reason else ""
        perhaps = "" if origin in sure else ", if it says the same"
        text = f"From {_origin_name(origin)}{perhaps}: {names.all(e.report.id for e in group)}.{reason}"
        yield Reason("origins", text, tuple(e.place for e in group))
    if unknown:
        ids = [e.report.id for group in unknown for e in group]
        text = f"Of unknown origin: {names.all(ids)}. Each may be an origin of its own or reword another report."
        yield Reason("origins", text, tuple(e.place for group in unknown for e in group))


def _origin_name(origin: Origin) -> str:
    return f"{origin.name or 'a public text'} ({_ORIGIN[origin.kind]})"


def _roots(held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    """The root sources with the reports that cite each; then the own-voice wordings, which have none."""
    grouped: dict[str, tuple[Root, list[Evidence]]] = {}
    for e in held:
        for root in e.roots:
            grouped.setdefault(root.id, (root, []))[1].append(e)
    for root, group in grouped.values():
        most = min(root.at_most, len({e.origin.id if e.origin else e.report.id for e in group}))
        several = f", who may be up to {most} people" if most > 1 else ""
        unnamed = "" if root.named else " (not named)"
        reason = f" {sentence('' if root.named else 'over all reports: ', root.reason)}" if root.reason else ""
        called = root.name if root.named else _called(group[0], root)
        text = f"Root source: {called}{unnamed}{several}, in {names.all(e.report.id for e in group)}.{reason}"
        yield Reason("roots", text, tuple(e.place for e in group))
    own = [e for e in held if e.own_voice]
    if own and len(own) < len(held):
        text = f"Without a root source, in the outlet's own voice: {names.all(e.report.id for e in own)}."
        yield Reason("roots", text, tuple(e.place for e in own))


def _called(e: Evidence, root: Root) -> str:
    """What a claim's own words call a root that isn't named."""
    return e.statement.speaker.name if e.statement and e.statement.speaker else root.name


_RELATION = {
    "conflict": "Conflict",
    "update": "Update",
    "correction": "Correction",
    "bound": "Bound, no conflict",
    "scope": "Different scope, no conflict",
}


def _conflict(c: Conflict, names: Names) -> Reason:
    sides: dict[str, list[str]] = {}
    standing: dict[str, str] = {}
    for s in c.sides:
        value = " ".join(s.value.split())
        sides.setdefault(value, []).extend(dict.fromkeys([s.report, *(p.report for p in s.also)]))
        if s.standing:
            standing[value] = f" ({_range(*s.standing.origins, 'origin')})"
    told = "; ".join(f"“{v}” in {names.all(dict.fromkeys(ids))}{standing.get(v, '')}" for v, ids in sides.items())
    reason = f" {sentence(c.reason)}" if c.reason else ""
    return Reason(
        "conflicts",
        f"{_RELATION[c.relation]}, {c.about}: {told}.{reason}",
        tuple(Place(s.report, s.span) for s in c.sides),
    )


def _flags(dossier: Dossier, claim: Claim, held: Sequence[Evidence], names: Names) -> Iterator[Reason]:
    for flag in flags_of(dossier, claim):
        kind, words = flag.kind.replace("_", " "), names.quote(flag.report, flag.span)
        text = sentence(f"Flagged as {kind} by {names.of(flag.report)}: {words}")
        yield Reason("flags", text, (Place(flag.report, flag.span),))
    covered = {e.member for e in held if e.flags}
    for e in held:
        marks = [f for f in (e.statement.flags if e.statement else ()) if f in ("unverified", "hearsay", "hedged")]
        if marks and e.member not in covered:
            text = sentence(
                f"Worded as {listed(marks)} in {names.of(e.report.id)}: {names.quote(e.report.id, e.member.span)}"
            )
            yield Reason("flags", text, (e.place,))


_DRIFT = {
    "attribution_dropped": "dropped the attribution",
    "attribution_moved": "moved the attribution",
    "caveat_dropped": "dropped a caveat",
    "number_changed": "changed a number",
    "name_changed": "changed a name",
    "quote_altered": "altered a quotation",
    "sense_reversed": "reversed the sense",
}


def _drift(d: Drift, names: Names) -> Reason:
    text = f"{names.of(d.report)} {_DRIFT[d.kind]} against {names.of(d.from_)}: {d.reason}"
    return Reason("drift", sentence(text), (Place(d.report, d.span), Place(d.from_, d.from_span)))
