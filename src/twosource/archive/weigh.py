"""Pairs of reports of a live archive weighed: their passages, from links or from the beginning."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.archive.align import Bodies, Passages, passages
from twosource.archive.around import Anchored, links, read
from twosource.archive.prints import prints_of
from twosource.archive.roster import Roster, joined_words
from twosource.archive.segments import Index
from twosource.archive.words import I64, U64, Words
from twosource.settings import ArchiveSettings

_LOW = np.uint64(0xFFFFFFFF)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage that `later` took over from `earlier`, in code points of their texts."""

    later: str
    earlier: str
    later_span: tuple[int, int]
    earlier_span: tuple[int, int]
    matched: int


Pairs = dict[tuple[int, int], list[Taken]]  # by numbers, the lower first


def weighed(found: Anchored, roster: Roster, settings: ArchiveSettings) -> Pairs:
    """The passages of linked pairs that share enough."""
    if len(found.anchors.pairs) == 0:
        return {}
    pairs, count = np.unique(found.anchors.pairs, return_counts=True)
    enough = pairs[count >= settings.shared_prints]
    if len(enough) == 0:
        return {}
    ranks = np.unique(np.concatenate([enough >> np.uint64(32), enough & _LOW])).astype(np.int64)
    words, edges = joined_words(roster, found.numbers[ranks].tolist())
    sizes, offsets = np.zeros(len(found.numbers), dtype=np.int64), np.zeros(len(found.numbers), dtype=np.int64)
    sizes[ranks], offsets[ranks] = np.diff(edges), edges[:-1]
    seeds = found.take(np.isin(found.anchors.pairs, enough)).anchors
    return _told(passages(seeds, Bodies(words, offsets, sizes), settings), found.numbers, roster)


def _told(found: Passages, numbers: I64, roster: Roster) -> Pairs:
    out: Pairs = {}
    for n in range(len(found.later)):
        a, b = int(numbers[found.later[n]]), int(numbers[found.earlier[n]])
        mine, theirs = roster.spans_of(a), roster.spans_of(b)
        taken = Taken(
            roster.id_of(a),
            roster.id_of(b),
            (int(mine[found.later_from[n], 0]), int(mine[found.later_to[n] - 1, 1])),
            (int(theirs[found.earlier_from[n], 0]), int(theirs[found.earlier_to[n] - 1, 1])),
            int(found.matched[n]),
        )
        out.setdefault((min(a, b), max(a, b)), []).append(taken)
    return out


def again(sides: Sequence[tuple[int, int]], index: Index, roster: Roster, settings: ArchiveSettings) -> Pairs:
    """Pairs whose links changed, weighed from the beginning, with all that they share now; each is in the answer."""
    prints, shared = _may_share(sides, roster, settings)
    out: Pairs = {pair: [] for pair in shared}
    asked: dict[tuple[int, int], None] = {}
    for one, two in shared:
        late = one if roster.place(one) > roster.place(two) else two
        asked |= dict.fromkeys((value, late) for value in sorted(prints[one] & prints[two]))
    if not asked:
        return out
    hashes = np.array([value for value, _ in asked], dtype=np.uint64)
    got = read(index, roster, hashes, [(late,) for _, late in asked], frozenset(), settings)
    found = links(got, roster, len(hashes), settings)
    if found.unsure:
        got = read(index, roster, hashes, [(late,) for _, late in asked], found.unsure, settings)
        found = links(got, roster, len(hashes), settings)
    made = found.anchors(settings.crowd_firsts, np.ones(len(hashes), dtype=bool))
    later, earlier = made.sides()
    wanted = np.minimum(later, earlier) << 32 | np.maximum(later, earlier)
    true = np.isin(wanted, [one << 32 | two for one, two in shared])
    true &= later == np.array([late for _, late in asked], dtype=np.int64)[made.asked]
    return out | weighed(made.take(true), roster, settings)


def _may_share(
    sides: Sequence[tuple[int, int]], roster: Roster, settings: ArchiveSettings
) -> tuple[dict[int, set[int]], list[tuple[int, int]]]:
    """The fingerprints of some reports, and the pairs that may have a passage at all.

    Most neighbours in a crowd share a stock phrase and nothing else: too few fingerprints, or too few words in runs
    of four, for any passage there ever was or is.
    """
    numbers = sorted({number for pair in sides for number in pair})
    words, edges = joined_words(roster, numbers)
    none = np.zeros(0, dtype=np.uint32)
    found = prints_of(Words(words.astype(np.uint64), none, none, edges))
    cuts = np.searchsorted(found.rows, np.arange(len(numbers) + 1)).tolist()
    values = found.hashes.tolist()
    prints = {number: set(values[cuts[n] : cuts[n + 1]]) for n, number in enumerate(numbers)}
    several = [pair for pair in sides if len(prints[pair[0]] & prints[pair[1]]) >= settings.shared_prints]
    grams = {number: _grams(roster, number) for number in sorted({number for pair in several for number in pair})}
    return prints, [pair for pair in several if _covered(grams[pair[0]], grams[pair[1]]) >= settings.shortest_passage]


def _grams(roster: Roster, number: int) -> U64:
    """All runs of four words of a report, as numbers."""
    words = roster.words_of(number).astype(np.uint64)
    return ((words[:-3] * _MIX + words[1:-2]) * _MIX + words[2:-1]) * _MIX + words[3:]


def _covered(one: U64, two: U64) -> int:
    """How many words of the one stand in runs of four that the other has too."""
    held = np.zeros(len(one) + 3, dtype=bool)
    held[:-3] = np.isin(one, two)
    for step in (1, 2):
        held[step:] |= held[:-step].copy()
    return int(held.sum())
