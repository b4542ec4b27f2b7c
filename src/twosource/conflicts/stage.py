"""The conflicts stage: from reports, statements and claims to what disagrees."""

from collections.abc import Sequence

from twosource.conflicts.alike import Alike
from twosource.conflicts.denials import denials
from twosource.conflicts.elapsed import age_conflicts, ages
from twosource.conflicts.extents import extent_conflicts
from twosource.conflicts.figures import figure_conflicts
from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.inside import own_conflicts
from twosource.conflicts.lists import haul_conflicts, list_conflicts
from twosource.conflicts.negated import negated_conflicts
from twosource.conflicts.notes import note_conflicts
from twosource.conflicts.occasions import occasion_conflicts
from twosource.conflicts.people import people_conflicts
from twosource.conflicts.slips import descent
from twosource.conflicts.told import Contexts, Holding, read_all
from twosource.conflicts.traits import trait_conflicts
from twosource.conflicts.voices import voice_conflicts
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import Claim, Conflict, Derivation, Relation, Report, Side, Statement, content_id
from twosource.settings import ConflictSettings

_ORDER: tuple[Relation, ...] = ("conflict", "correction", "update", "bound", "scope")
_DEFAULT = ConflictSettings()


def find_conflicts(
    reports: Sequence[Report],
    readings: Readings,
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    *,
    derivations: Sequence[Derivation] = (),
    settings: ConflictSettings = _DEFAULT,
    memory: Memory | None = None,
) -> list[Conflict]:
    """Where reports, or two sources of one report, give values that differ; how they differ, and why in words.

    "conflict" only where both can't hold of one thing; else update, correction or bound. Order of reports doesn't
    matter. Without readings, sentences are split by rule. With `derivations`, a figure that a copy changed is not
    taken for an update. With a `memory`, what depends on one report or one pair is worked out once; of a report
    that is remembered the reading isn't touched, but where it may assert what another report says did not happen.

    >>> from twosource.testing import report
    >>> a = report("The ferry had 127 people on board, police said.", path="a.txt")
    >>> b = report("The ferry had 130 people on board, police said.", path="b.txt")
    >>> [(c.relation, [s.value for s in c.sides]) for c in find_conflicts([a, b], {}, [], [])]
    [('conflict', ['127 people', '130 people'])]
    """
    ordered = sorted(reports, key=lambda r: (r.published or "9", r.path, r.id))
    memory = memory or Memory()
    contexts = Contexts(memory)
    reads = read_all(ordered, readings, statements, memory)
    known = {r.id: r for r in ordered}
    holding = Holding(claims, memory)
    parents = descent(derivations, known)
    figures = figure_conflicts(reads, holding, contexts, settings, parents, memory)
    findings = [
        *age_conflicts(ages(reads, memory), contexts, settings),
        *figures,
        *own_conflicts(reads, holding, contexts, memory),
        *extent_conflicts(reads, readings, holding, contexts, settings, memory, parents),
        *haul_conflicts(reads, holding, contexts, settings),
        *list_conflicts(reads, holding, contexts, memory),
        *trait_conflicts(reads, readings, holding, contexts, settings, memory),
        *people_conflicts(reads, holding, contexts, memory),
        *note_conflicts(reads, holding, contexts, settings, memory, figures),
        *occasion_conflicts(reads, readings, holding, contexts, settings, memory),
        *voice_conflicts(reads, statements, holding, settings, memory),
        *negated_conflicts(reads, readings, holding, contexts, settings, memory),
        *denials(reads, statements, claims, contexts, settings, memory),
    ]
    place = {r.id: i for i, r in enumerate(ordered)}
    return _drawn_together(findings, place, Alike(reads if findings else (), holding), settings)


def _drawn_together(
    findings: Sequence[Finding], place: dict[str, int], alike: Alike, settings: ConflictSettings
) -> list[Conflict]:
    """One conflict a thing: findings of one topic that share a value, the gravest relation named."""
    groups: dict[int, list[Finding]] = {}
    for f, root in zip(findings, _linked(findings), strict=True):
        groups.setdefault(root, []).append(f)
    made: dict[tuple[Value, ...], Conflict] = {}
    for group in groups.values():
        conflict, values = _one(group, place, alike, settings)
        made.setdefault(values, conflict)
    return sorted(made.values(), key=lambda c: (_ORDER.index(c.relation), c.kind, c.about, c.id))


def _linked(findings: Sequence[Finding]) -> list[int]:
    """For each finding the number of its group: those of one topic that share a value are of one group.

    Where a count is followed through time, one amount links as one value does (union by path halving; Tarjan 1975).
    """
    parent = list(range(len(findings)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    seen: dict[object, int] = {}
    for i, f in enumerate(findings):
        links: list[object] = [(f.topic, f.a), (f.topic, f.b)]
        if f.relation == "update":
            links += [(f.topic, v.amount) for v in (f.a, f.b) if v.amount]
        for link in links:
            a, b = root(seen.setdefault(link, i)), root(i)
            parent[max(a, b)] = min(a, b)
    return [root(i) for i in range(len(findings))]


def _one(
    group: Sequence[Finding], place: dict[str, int], alike: Alike, settings: ConflictSettings
) -> tuple[Conflict, tuple[Value, ...]]:
    first = min(
        group, key=lambda f: (_ORDER.index(f.relation), place[f.a.report], f.a.span, place[f.b.report], f.b.span)
    )
    told = dict.fromkeys(v for f in group for v in (f.a, f.b))
    by_place = sorted(told, key=lambda v: (place[v.report], v.span))
    values = _shown((first.a, first.b, *by_place), settings)
    values.sort(key=lambda v: (place[v.report], v.span))
    sides = tuple(Side(v.report, v.span, v.value, v.claim, alike.others(v, by_place)) for v in values)
    key = [f"{v.report}:{v.span[0]}:{v.span[1]}" for v in values]
    conflict = Conflict(
        id=content_id("x", first.kind, first.relation, *key),
        kind=first.kind,
        relation=first.relation,
        about=first.about,
        sides=sides,
        reason=first.reason,
    )
    return conflict, tuple(values)


def _shown(values: Sequence[Value], settings: ConflictSettings) -> list[Value]:
    """The values to show: the first two always; then each further amount, or each further report, once."""
    shown = list(dict.fromkeys(values[:2]))
    amounts = {v.amount for v in shown if v.amount}
    held = {v.report for v in shown}
    for v in values[2:]:
        if v in shown or (v.amount in amounts if v.amount else v.report in held):
            continue
        shown.append(v)
        held.add(v.report)
        if v.amount:
            amounts.add(v.amount)
    return shown[: settings.most_sides]
