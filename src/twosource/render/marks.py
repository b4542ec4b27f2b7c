"""A report's text cut into pieces, each with what is marked on it, and where links land."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Dossier, Span
from twosource.render import words
from twosource.render.lookup import Lookup
from twosource.render.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: `kind` is its class on the page, `note` what it says of the words."""

    span: Span
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one set of marks; `anchor` names its start, `claims` are those that end with it."""

    text: str
    kinds: tuple[str, ...]
    note: str
    anchor: str
    claims: tuple[int, ...]


def anchor(lookup: Lookup, rid: str, span: Span) -> str:
    """The name of the place in a report's text where a span begins: "r1-123"."""
    return f"r{lookup.number.get(rid, 0)}-{span[0]}"


def cut(text: str, marks: Sequence[Mark], anchors: dict[int, str], ends: dict[int, tuple[int, ...]]) -> list[Piece]:
    """Pieces that together are the whole text, cut wherever a mark, an anchor or a claim begins or ends.

    >>> [(p.text, p.kinds) for p in cut("abcdef", [Mark((1, 4), "x"), Mark((2, 6), "y")], {}, {})]
    [('a', ()), ('b', ('x',)), ('cd', ('x', 'y')), ('ef', ('y',))]
    """
    held = [m for m in marks if 0 <= m.span[0] < m.span[1] <= len(text)]
    edges = {0, len(text), *anchors, *ends}
    for mark in held:
        edges.update(mark.span)
    starts = sorted(range(len(held)), key=lambda i: held[i].span)
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    pieces: list[Piece] = []
    active: list[int] = []
    at = 0
    for low, high in pairwise(cuts):
        while at < len(starts) and held[starts[at]].span[0] <= low:
            active.append(starts[at])
            at += 1
        active = [i for i in active if held[i].span[1] > low]
        kinds = tuple(sorted({held[i].kind for i in active}))
        note = "; ".join(dict.fromkeys(held[i].note for i in active if held[i].note))
        pieces.append(Piece(text[low:high], kinds, note, anchors.get(low, ""), ends.get(high, ())))
    return pieces


def _marks(dossier: Dossier, lookup: Lookup) -> dict[str, list[Mark]]:
    """The marks on each report's text, by its id."""
    found: dict[str, list[Mark]] = {}
    for report in dossier.reports:
        held = found.setdefault(report.id, [])
        held += [Mark(span, "furniture", words.FURNITURE) for span in report.furniture]
        held += [Mark(span, "repeat", words.REPEAT) for span in report.repeats]
    for reuse in dossier.reuse:
        note = words.taken(reuse, lookup.name(reuse.earlier.report))
        mark = Mark(reuse.later.span, "reuse" if reuse.evidence else "public", note)
        found.setdefault(reuse.later.report, []).append(mark)
    for statement in dossier.statements:
        if statement.quotation != "own":
            held = found.setdefault(statement.report, [])
            held += [Mark(span, "statement", words.chain(statement.chain)) for span in statement.content]
            held += [Mark(span, "cue") for span in statement.cue]
            held += [Mark(span, "source") for span in statement.source]
    for flag in dossier.flags:
        found.setdefault(flag.report, []).append(Mark(flag.span, "flag", words.FLAG[flag.kind]))
    return found


def _places(dossier: Dossier) -> Iterable[tuple[str, Span]]:
    """Everything that the page links to."""
    for claim in dossier.claims:
        yield from ((m.report, m.span) for m in claim.members)
    for conflict in dossier.conflicts:
        yield from ((s.report, s.span) for s in conflict.sides)
    for flag in dossier.flags:
        yield flag.report, flag.span
    for drift in dossier.drift:
        yield drift.report, drift.span
        yield drift.from_, drift.from_span
    for statement in dossier.statements:
        yield statement.report, statement.span
    for moment in dossier.timeline:
        yield moment.report, moment.span


def texts(dossier: Dossier, claims: Sequence[Ranked], lookup: Lookup) -> dict[str, list[Piece]]:
    """Each report's text in pieces, by its id."""
    anchors: dict[str, dict[int, str]] = {}
    for rid, span in _places(dossier):
        anchors.setdefault(rid, {})[span[0]] = anchor(lookup, rid, span)
    ends: dict[str, dict[int, tuple[int, ...]]] = {}
    for ranked in claims:
        for member in ranked.claim.members:
            there = ends.setdefault(member.report, {})
            there[member.span[1]] = (*there.get(member.span[1], ()), ranked.number)
    marks = _marks(dossier, lookup)
    return {r.id: cut(r.text, marks[r.id], anchors.get(r.id, {}), ends.get(r.id, {})) for r in dossier.reports}
