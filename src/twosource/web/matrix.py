"""The matrix of outlets and claims: who has it of their own, who copied, who contradicts, who is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Span
from twosource.render import words
from twosource.render.ranking import Ranked
from twosource.settings import WebSettings
from twosource.web.address import claim_at, report_at
from twosource.web.held import Held
from twosource.web.states import SIGN, WORD, State, carried, contradicting

_STRENGTH: tuple[State, ...] = ("contradicts", "own", "copied", "unknown")


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet on one claim; `href` is the place in its report, empty where it is silent."""

    state: State
    sign: str
    word: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with its cells, in the order of the matrix's outlets."""

    number: int
    gist: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets across, claims down. `left_out` outlets carry fewer of these claims than those shown."""

    outlets: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int


_SILENT = Cell("silent", SIGN["silent"], WORD["silent"], "")


def _cells(claim: Ranked, held: Held) -> dict[str, Cell]:
    """The outlets that speak to a claim."""
    against = contradicting(claim.claim, held)
    best: dict[str, tuple[int, State, str, Span]] = {}

    def put(rid: str, state: State, span: Span) -> None:
        name = held.names[rid]
        rank = _STRENGTH.index(state)
        if name not in best or rank < best[name][0]:
            best[name] = (rank, state, rid, span)

    for member in claim.claim.members:
        if member.report in held.names:
            put(member.report, "contradicts" if member.report in against else carried(member, held), member.span)
    for difference in held.conflicts_of.get(claim.claim.id, ()):
        for side in difference.places:
            if side.report in against and side.report in held.names:
                put(side.report, "contradicts", side.span)
    return {
        name: Cell(state, SIGN[state], WORD[state], report_at(held.story, rid, span))
        for name, (_, state, rid, span) in best.items()
    }


def matrix(claims: Sequence[Ranked], held: Held, settings: WebSettings) -> Matrix:
    """The matrix of these claims (the first of them), with the outlets that speak to most of them, in report order."""
    shown = claims[: settings.claims]
    rows = [_cells(claim, held) for claim in shown]
    order: dict[str, int] = {}
    for report in held.dossier.reports:
        order.setdefault(held.names[report.id], len(order))
    weight = {name: sum(name in cells for cells in rows) for name in order}
    kept = sorted((n for n in order if weight[n]), key=lambda n: (-weight[n], order[n]))
    outlets = sorted(kept[: settings.outlets], key=order.__getitem__)
    lines = tuple(
        Line(
            claim.number,
            words.shorten(claim.claim.gist, settings.gist // 2),
            claim_at(held.story, claim.claim.id),
            tuple(cells.get(name, _SILENT) for name in outlets),
        )
        for claim, cells in zip(shown, rows, strict=True)
    )
    return Matrix(tuple(outlets), lines, len(kept) - len(outlets))
