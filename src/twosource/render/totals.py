"""The five counts of a whole dossier."""

from twosource.model import Dossier, Range, Standing


def _texts(dossier: Dossier, readable: set[str]) -> int:
    """How many distinct texts: a copy or edited copy and what it copies are one, as in a claim's standing."""
    parent = {rid: rid for rid in readable}

    def top(rid: str) -> str:
        while parent[rid] != rid:
            rid = parent[rid]
        return rid

    for derivation in dossier.derivations:
        if derivation.kind in ("copy", "edited") and derivation.report in parent and derivation.from_ in parent:
            parent[top(derivation.report)] = top(derivation.from_)
    return len({top(rid) for rid in readable})


def _origins(dossier: Dossier, readable: set[str]) -> tuple[Range, int]:
    held = [o for o in dossier.origins if readable.intersection(o.reports)]
    unknown = sum(o.kind == "unknown" for o in held)
    known = len(held) - unknown
    return (known or min(unknown, 1), known + unknown), unknown


def totals(dossier: Dossier) -> Standing:
    """The five counts over all readable reports: what the first line of a dossier says.

    Origins are those to which most of some report belongs. Unknown ones raise the upper end only, as do
    roots that may be one with another; roots that may be several people raise it by as many.

    >>> from twosource.testing import dossier as made, report
    >>> totals(made([report("One.", outlet="A"), report("Two.", outlet="B")])).origins
    (2, 2)
    """
    readable = {r.id for r in dossier.reports if r.readable}
    origins, unknown = _origins(dossier, readable)
    sure = sum(not root.may_be for root in dossier.roots)
    roots = (sure or min(len(dossier.roots), 1), sum(root.at_most for root in dossier.roots))
    return Standing(
        reports=len(readable),
        texts=_texts(dossier, readable),
        outlets=len({r.name for r in dossier.reports if r.readable}),
        origins=origins,
        roots=roots,
        unknown_origins=unknown,
        reason="",
    )
