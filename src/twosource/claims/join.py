"""Units that are one claim, gathered: the likeliest joins first, each checked against every member."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from twosource.settings import ClaimsSettings


class Chances(Protocol):
    """How likely units are one claim."""

    def chance(self, i: int, j: int) -> float:
        """Of two units."""

    def known(self, i: int, j: int) -> float | None:
        """Of two units, where that costs nothing."""

    def between(self, one: Sequence[int], other: Sequence[int]) -> list[float]:
        """Of each unit of one group with each of another."""


def joined(
    classes: Sequence[Sequence[int]],
    likely: Sequence[tuple[float, int, int]],
    chances: Chances,
    settings: ClaimsSettings,
) -> tuple[list[list[int]], set[int]]:
    """Groups of units, each by the mean chance over all pairs of the two it grew from (Sokal and Michener 1958).

    No pair of a group may be clearly different, so that groups don't chain. And the units that surely make their
    group's claim: likely the same as the one that is likest to all others, or of its very words.
    """
    of = {i: n for n, units in enumerate(classes) for i in units}
    groups = {n: list(units) for n, units in enumerate(classes)}
    refused: set[tuple[int, int, int, int]] = set()  # two groups, each with its size then
    for _, i, j in likely:
        a, b = sorted((of[i], of[j]))
        asked = (a, len(groups[a]), b, len(groups[b]))
        if a == b or asked in refused:
            continue
        if not _fits(groups[a], groups[b], chances, settings):
            refused.add(asked)
            continue
        groups[a] += groups.pop(b)
        for member in groups[a]:
            of[member] = a
    words = {i: n for n, units in enumerate(classes) for i in units}
    return list(groups.values()), {i for group in groups.values() for i in _sure(group, words, chances, settings)}


def _sure(group: Sequence[int], words: Mapping[int, int], chances: Chances, settings: ClaimsSettings) -> list[int]:
    """The units of a group that surely make its claim."""
    if len(group) == 1:
        return list(group)
    core = max(group, key=lambda i: (sum(chances.chance(i, j) for j in group if words[j] != words[i]), -i))
    return [i for i in group if words[i] == words[core] or chances.chance(i, core) >= settings.sure]


def _fits(a: Sequence[int], b: Sequence[int], chances: Chances, settings: ClaimsSettings) -> bool:
    """Whether two groups are one claim: likely on the whole, and no pair clearly different."""
    if any((one := chances.known(i, j)) is not None and one < settings.least for i in a for j in b):
        return False
    found = chances.between(a, b)
    return min(found) >= settings.least and sum(found) >= settings.join * len(found)
