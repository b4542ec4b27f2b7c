"""Every report under its main origin, and every passage under the origin it was taken from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from twosource.memory import Memory, fingerprint
from twosource.model import Credit, Derivation, Origin, OriginKind, Place, Report, Reuse, Span, by_id, content_id
from twosource.origins.groups import Group, child_of, components, text_groups, units, wording
from twosource.origins.naming import CREDIT, OWN, RELAY, Naming, details, kind_of_origin, name_origin, relayed
from twosource.origins.passages import common, held_in_common, loose_sentences, origin_passages, taken
from twosource.outlets import find_credits, same_medium
from twosource.settings import OriginSettings


@dataclass(frozen=True, slots=True)
class _Named:
    """A group of reports that share text, with the origin its members name."""

    reports: Group
    kind: OriginKind
    name: str | None
    reason: str


def find_origins(
    reports: Sequence[Report],
    reuse: Sequence[Reuse],
    derivations: Sequence[Derivation],
    *,
    memory: Memory | None = None,
    settings: OriginSettings | None = None,
) -> list[Origin]:
    """Origins of the reports, each report once under its main origin; one entry for each unknown origin.

    Reports that copy, edit or reword one another share an origin, whatever they credit; a credit names it. Two
    groups that name one wire or outlet are one. What is left without text in common, credit or own reporting is
    unknown, alone. What one report's own words say is kept in `memory`; what several share is worked out anew.

    >>> from twosource.model import Report
    >>> a = Report("a", "a.txt", "LIMA (AP) — The old port is shut, officials said on Monday.", "")
    >>> b = Report("b", "b.txt", "Rain fell for nine days on the hills above the town of Orchard.", "")
    >>> [(o.kind, o.name, o.reports) for o in find_origins([b, a], [], [])]
    [('wire', 'AP', ('a',)), ('unknown', None, ('b',))]
    """
    settings, memory = settings or OriginSettings(), memory or Memory()
    distinct = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    shared = common(distinct, reuse)
    own = {r.id: memory.recall("naming", fingerprint(r), partial(_words_of, r, settings)) for r in distinct}
    namings = {rid: words.naming for rid, words in own.items()}
    known = by_id(distinct)
    texts = {rid: words.wording for rid, words in own.items()}
    grouped = text_groups(distinct, texts, derivations, shared, settings)
    inside = _inside(grouped, derivations)
    groups = [_named(g, known, texts, namings, inside.get(g[0], ())) for g in grouped]
    merged = _join_names(groups, {rid: words.details for rid, words in own.items()}, settings)
    merged += _relayed_only(merged, {rid: words.relays for rid, words in own.items()})
    main = {rid: str(n) for n, group in enumerate(merged) for rid in group.reports}
    homes = {name: _homes(name, merged) for name in sorted({name for w in own.values() for _, name in w.relays})}
    keyed = {rid: _keys(words.relays, main[rid], homes) for rid, words in own.items()}
    rows = taken([r for r in reuse if r.earlier.report in main and r.later.report in main], derivations)
    partly = [r for r in sorted(_partly_derived(derivations, main, settings)) if not _whole_credit(own[r].credits)]
    held = held_in_common(reuse, partly)
    loose = {rid: loose_sentences(known[rid], held[rid], own[rid].credits, memory) for rid in partly}
    passages = origin_passages(distinct, main, keyed, rows, loose, memory)
    return [_origin(g, passages.get(str(n), ())) for n, g in enumerate(merged) if g.reports or str(n) in passages]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What one report's own words say of where it comes from; it is remembered."""

    credits: tuple[Credit, ...]
    naming: Naming | None
    relays: list[tuple[Span, str]]
    details: frozenset[str]
    wording: str


def _words_of(report: Report, settings: OriginSettings) -> OwnWords:
    credits = find_credits(report)
    return OwnWords(
        credits, name_origin(report, credits, settings), relayed(report, credits), details(report), wording(report)
    )


def _partly_derived(derivations: Sequence[Derivation], main: Mapping[str, str], settings: OriginSettings) -> set[str]:
    """The reports of which at most a part comes from the reports whose origin they share."""
    share: dict[str, float] = {}
    for d in derivations:
        pair = child_of(d)
        if pair and main.get(pair[0]) == main.get(pair[1]):
            share[pair[0]] = max(d.share, share.get(pair[0], 0.0))
    return {rid for rid, most in share.items() if most < settings.least_whole}


def _whole_credit(credits: Sequence[Credit]) -> bool:
    """Whether a report credits another as a whole: in its dateline, by-line or last line."""
    return any(c.form in ("dateline", "byline", "endline", "metadata") for c in credits)


def _origin(group: _Named, passages: Sequence[Place]) -> Origin:
    oid = content_id("origin", group.kind, group.name or "", *group.reports)
    return Origin(oid, group.kind, group.name, group.reports, tuple(passages), group.reason)


def _relayed_only(groups: Sequence[_Named], relays: Mapping[str, Sequence[tuple[Span, str]]]) -> list[_Named]:
    """Origins that no report has as its own, but some relay in a sentence."""
    found: list[_Named] = []
    for name in sorted({name for rows in relays.values() for _, name in rows}):
        if not any(same_medium(known, name) for known in {g.name for g in (*groups, *found) if g.name is not None}):
            found.append(_Named((), kind_of_origin(name), name, "named as the source of passages only"))
    return found


def _homes(name: str, groups: Sequence[_Named]) -> list[str]:
    """The keys of the origins that a medium's name stands for."""
    same = {n for n in {g.name for g in groups if g.name is not None} if same_medium(n, name)}
    return [str(n) for n, g in enumerate(groups) if g.name in same]


def _keys(rows: Sequence[tuple[Span, str]], own: str, homes: Mapping[str, Sequence[str]]) -> list[tuple[Span, str]]:
    """The sentences that relay another origin than the report's own, with its key."""
    return [(span, homes[name][0]) for span, name in rows if own not in homes[name]]


def _inside(groups: Sequence[Group], derivations: Sequence[Derivation]) -> dict[str, list[Derivation]]:
    """The derivations within each group, by its first report."""
    home = {rid: group[0] for group in groups for rid in group}
    found: dict[str, list[Derivation]] = {}
    for d in derivations:
        if d.report in home and home[d.report] == home.get(d.from_):
            found.setdefault(home[d.report], []).append(d)
    return found


def _named(
    group: Group,
    known: Mapping[str, Report],
    texts: Mapping[str, str],
    namings: Mapping[str, Naming | None],
    inside: Sequence[Derivation],
) -> _Named:
    """The origin of a group, from the members that derive from no other (`inside` it), else from the rest.

    So a copy can name what was unknown, but can't rename what its parent names.
    """
    derived = f"{len(group)} reports appear to derive from one another" if len(group) > 1 else ""
    if inside and 2 * sum(d.public_text for d in inside) > len(inside):
        return _Named(group, "public_text", None, f"{derived}; what they carry is a public text")
    children = {pair[0] for d in inside if (pair := child_of(d))}
    first = [rid for rid in group if rid not in children] or list(group)
    best = _elected([known[rid] for rid in first], texts, namings)
    if best is None and len(first) < len(group):
        rest = [n for rid in group if rid in children and (n := namings[rid]) is not None and n.rank > OWN]
        best = min(rest, key=lambda n: (-n.rank, n.name, n.reason), default=None)
    if best is None:
        nothing = "credits nobody for its reporting and claims none of its own"
        if derived:
            nothing = "no credit and no claim of own reporting holds for all of them"
        return _Named(group, "unknown", None, "; ".join(filter(None, [derived, nothing])))
    return _Named(group, best.kind, best.name, "; ".join(filter(None, [derived, best.reason])))


def _elected(
    reports: Sequence[Report], texts: Mapping[str, str], namings: Mapping[str, Naming | None]
) -> Naming | None:
    """What most reports name, the strongest evidence first; one text, or one house, has one vote.

    A relay must be made by half of the voters; own reporting counts only where there is no other voter.
    """
    voters = units(reports, texts)
    votes = Counter({(n.rank, n.name): 0 for r in reports if (n := namings[r.id]) is not None})
    for unit in voters:
        votes.update({(n.rank, n.name) for rid in unit if (n := namings[rid]) is not None})

    def counts(n: Naming) -> bool:
        enough = n.rank == RELAY and 2 * votes[n.rank, n.name] >= len(voters)
        return n.rank == CREDIT or enough or len(voters) == 1

    # Of two with as many votes the earlier, then by name: a report's id says nothing, and a copy has another.
    able = [(n, r.published or "~") for r in reports if (n := namings[r.id]) is not None and counts(n)]
    first = min(
        able, key=lambda f: (-f[0].rank, -votes[f[0].rank, f[0].name], f[1], f[0].name, f[0].reason), default=None
    )
    return first[0] if first else None


def _join_names(
    groups: Sequence[_Named], details: Mapping[str, frozenset[str]], settings: OriginSettings
) -> list[_Named]:
    """Groups that name one wire or outlet put together: versions of its one running story.

    Two that share hardly a name or number are two stories of one wire, and stay apart.
    """
    keyed = {g.reports[0]: g for g in groups}
    words = {g.reports[0]: frozenset().union(*(details[rid] for rid in g.reports)) for g in groups}
    by_name: dict[str, list[str]] = {}
    for g in groups:
        if g.name is not None:
            by_name.setdefault(g.name, []).append(g.reports[0])
    same = [pair for name in by_name.values() for pair in combinations(name, 2)]
    same += [(i, j) for a, b in combinations(by_name, 2) if same_medium(a, b) for i in by_name[a] for j in by_name[b]]
    links = [(i, j) for i, j in same if _one_story(words[i], words[j], settings)]
    out = []
    for members in components(keyed, links):
        parts = [keyed[m] for m in members]
        reports = tuple(sorted(rid for p in parts for rid in p.reports))
        out.append(_Named(reports, parts[0].kind, parts[0].name, "; ".join(dict.fromkeys(p.reason for p in parts))))
    return sorted(out, key=lambda g: g.reports)


def _one_story(a: frozenset[str], b: frozenset[str], settings: OriginSettings) -> bool:
    enough = min(len(a), len(b)) >= settings.enough_details
    return not enough or len(a & b) >= settings.least_details
