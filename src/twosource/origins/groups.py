"""Which reports share so much text that their main origin is one.

Every rule looks at one pair of reports and merges or leaves it, so that a further report can join groups but
never part them: a copy can't make one origin two.
"""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model import Derivation, Report
from twosource.settings import OriginSettings
from twosource.text import squash

Group = tuple[str, ...]
_STRONG = ("copy", "edited", "reworded")


def components(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> list[Group]:
    """Sets of ids that the links join, each sorted, in the order of their first ids (union-find, Tarjan 1975).

    >>> components(["c", "a", "b"], [("a", "c")])
    [('a', 'c'), ('b',)]
    """
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in links:
        if a in parent and b in parent:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    found: dict[str, list[str]] = {}
    for i in sorted(parent):
        found.setdefault(root(i), []).append(i)
    return sorted(tuple(group) for group in found.values())


def _identical(reports: Sequence[Report]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    return [(first.setdefault(squash(r.text), r.id), r.id) for r in reports if r.text.strip()]


def joins(derivation: Derivation, shares: Mapping[tuple[str, str], float], settings: OriginSettings) -> bool:
    """Whether two reports have one main origin: not for a shared passage, nor for half of a mosaic.

    `shares` gives, for (report, other), the part of `report` that is also in `other`, where that is known.
    """
    if derivation.kind not in _STRONG:
        return False
    child = {
        "a_from_b": (derivation.report, derivation.from_),
        "b_from_a": (derivation.from_, derivation.report),
    }.get(derivation.direction)
    if child is None:
        return True
    return shares.get(child, derivation.share) >= settings.least_child


def text_groups(
    reports: Sequence[Report],
    derivations: Sequence[Derivation],
    shares: Mapping[tuple[str, str], float],
    settings: OriginSettings,
) -> list[Group]:
    """Reports grouped by text alone: identical ones, and those that copy, edit or reword one another."""
    links = [(d.report, d.from_) for d in derivations if joins(d, shares, settings)]
    return components((r.id for r in reports), [*_identical(reports), *links])
