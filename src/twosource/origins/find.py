"""Every report under its main origin, and every passage under the origin it was taken from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Derivation, Origin, OriginKind, Report, Reuse, content_id
from twosource.origins.groups import Group, components, text_groups
from twosource.origins.naming import Naming, name_origin
from twosource.origins.passages import common, origin_passages, taken
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
    settings: OriginSettings | None = None,
) -> list[Origin]:
    """Origins of the reports, each report once under its main origin; one entry for each unknown origin.

    Reports that copy, edit or reword one another share an origin, whatever they credit; a credit names it. Two
    groups that name one wire or outlet are one. What is left without text in common, credit or own reporting is
    unknown, alone.

    >>> from twosource.model import Report
    >>> a = Report("a", "a.txt", "LIMA (AP) — The old port is shut, officials said on Monday.", "")
    >>> b = Report("b", "b.txt", "Rain fell for nine days on the hills above the town of Orchard.", "")
    >>> [(o.kind, o.name, o.reports) for o in find_origins([b, a], [], [])]
    [('wire', 'AP', ('a',)), ('unknown', None, ('b',))]
    """
    settings = settings or OriginSettings()
    distinct = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    shared = common(distinct, reuse)
    namings = {r.id: name_origin(r, settings) for r in distinct}
    groups = [_named(g, namings, derivations) for g in text_groups(distinct, derivations, shared, settings)]
    merged = _join_names(groups)
    main = {rid: str(n) for n, group in enumerate(merged) for rid in group.reports}
    rows = taken([r for r in reuse if r.earlier.report in main and r.later.report in main], derivations)
    passages = origin_passages(distinct, main, rows)
    return [
        Origin(
            content_id("origin", g.kind, g.name or "", *g.reports),
            g.kind,
            g.name,
            g.reports,
            tuple(passages.get(str(n), ())),
            g.reason,
        )
        for n, g in enumerate(merged)
    ]


def _named(group: Group, namings: Mapping[str, Naming | None], derivations: Sequence[Derivation]) -> _Named:
    """The origin of a group: what most of its members name, the strongest evidence first."""
    inside = [d for d in derivations if d.report in group and d.from_ in group]
    found = [(n, rid) for rid in group if (n := namings[rid]) is not None]
    derived = f"{len(group)} reports appear to derive from one another" if len(group) > 1 else ""
    if inside and 2 * sum(d.public_text for d in inside) > len(inside):
        return _Named(group, "public_text", None, "; ".join([derived, "what they carry is a public text"]))
    best = min(found, key=lambda f: (-f[0].rank, -_votes(found, f[0]), f[0].name, f[1]), default=None)
    if best is None or (best[0].rank == 1 and len(group) > 1):
        return _Named(
            group, "unknown", None, "; ".join(filter(None, [derived, "names no wire and no reporting of its own"]))
        )
    return _Named(group, best[0].kind, best[0].name, "; ".join(filter(None, [derived, best[0].reason])))


def _votes(found: Sequence[tuple[Naming, str]], naming: Naming) -> int:
    return sum(n.name == naming.name and n.rank == naming.rank for n, _ in found)


def _join_names(groups: Sequence[_Named]) -> list[_Named]:
    """Groups that name one wire or outlet put together: versions of its one running story."""
    keyed = {g.reports[0]: g for g in groups}
    first: dict[str, str] = {}
    links = [(first.setdefault(g.name.casefold(), g.reports[0]), g.reports[0]) for g in groups if g.name is not None]
    out = []
    for members in components(keyed, links):
        parts = [keyed[m] for m in members]
        reports = tuple(sorted(rid for p in parts for rid in p.reports))
        reason = "; ".join(dict.fromkeys(p.reason for p in parts))
        out.append(_Named(reports, parts[0].kind, parts[0].name, reason))
    return sorted(out, key=lambda g: g.reports)
