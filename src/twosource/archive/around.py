"""What some fingerprints link, around some reports: as a batch would link them, without reading crowds.

Of a fingerprint with many built holders only the first few are read, and those just before and after the reports in
question: the only ones that a crowd links them to. Whether it is furniture is known from counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.archive.links import Anchors, Groups, anchors_of, furniture, linked
from twosource.archive.roster import Roster
from twosource.archive.segments import U16, Crowd, Index
from twosource.archive.words import I64, U32, U64
from twosource.settings import ArchiveSettings

_LOW = np.uint64(0xFFFFFFFF)
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Read:
    """Holders as far as they were read: of which question, who, and where; and what crowds amount to that were read
    in part only."""

    query: I64
    reports: I64
    places: U16
    crowds: dict[int, Crowd]


@dataclass(frozen=True, slots=True)
class Links:
    """What links some reports (`numbers`, by local rank): groups of holders, and the question that each answers.

    `told`, `crowd` of each group; `state` of each question: 0 furniture, 1 a crowd, 2 all pairs. `unsure`: those whose
    crowd has to be read whole. Of a crowd that was read in part, the links of the reports in question are all there;
    others may be missing or untrue.
    """

    numbers: I64
    groups: Groups
    asked: I64
    told: Flags
    crowd: Flags
    state: NDArray[np.uint8]
    unsure: frozenset[int]

    def anchors(self, firsts: int, of: Flags) -> "Anchored":
        """The anchors of some questions."""
        one, two = linked(self.groups, self.told & of[self.asked], self.crowd, firsts)
        made = anchors_of(self.groups, one, two)
        asked = self.asked[np.searchsorted(self.groups.first, one, side="right") - 1]
        return Anchored(self.numbers, made, asked)


@dataclass(frozen=True, slots=True)
class Anchored:
    """Anchors among some reports: `numbers` by local rank, `asked` the question of each anchor."""

    numbers: I64
    anchors: Anchors
    asked: I64

    def sides(self) -> tuple[I64, I64]:
        """The numbers of the later and the earlier report of each anchor."""
        pairs = self.anchors.pairs
        return self.numbers[(pairs >> np.uint64(32)).astype(np.int64)], self.numbers[(pairs & _LOW).astype(np.int64)]

    def take(self, which: Flags) -> "Anchored":
        """Some of the anchors."""
        kept = Anchors(self.anchors.pairs[which], self.anchors.spots[which])
        return Anchored(self.numbers, kept, self.asked[which])


def read(
    index: Index,
    roster: Roster,
    hashes: U64,
    around: Sequence[tuple[int, ...]],
    whole: frozenset[int],
    settings: ArchiveSettings,
) -> Read:
    """The holders of fingerprints around some reports each; those of the questions in `whole` all."""
    parts = [index.since(hashes)]
    crowds: dict[int, Crowd] = {}
    for n, value in enumerate(hashes.tolist()):
        found = index.built(value)
        if found is None:
            continue
        segment, low, high = found
        rows: slice | I64 = slice(low, high)
        if high - low > settings.most_holders and n not in whole:
            near = _near(segment.reports[low:high], [_after(roster, one) for one in around[n]], settings.crowd_firsts)
            if roster.gone.isdisjoint(segment.reports[low + near].tolist()):
                rows = low + near
                crowds[n] = index.crowds[value]
                if removed := index.removed.get(value):
                    crowds[n] = crowds[n].less(roster.outlets_of(np.array(removed)))
        holders = segment.reports[rows]
        parts.append((np.full(len(holders), n), holders, segment.places[rows]))
    query, places = np.concatenate([part[0] for part in parts]), np.concatenate([part[2] for part in parts])
    reports: I64 = np.concatenate([part[1] for part in parts]).astype(np.int64)
    if roster.gone:
        held = ~np.isin(reports, np.fromiter(roster.gone, dtype=np.int64))
        query, reports, places = query[held], reports[held], places[held]
    return Read(query, reports, places, crowds)


def _after(roster: Roster, number: int) -> int:
    """How many built reports are earlier than this one."""
    return number if number < roster.base else roster.entries[number - roster.base].after


def _near(ranks: U32, around: Sequence[int], firsts: int) -> I64:
    """The places of the first holders, and of those just before, at and after some ranks."""
    places = set(range(firsts))
    for one in around:
        at = int(ranks.searchsorted(np.uint32(one)))
        places.update(range(max(0, at - 1), min(len(ranks), at + 2)))
    return np.array(sorted(places), dtype=np.int64)


def links(
    got: Read,
    roster: Roster,
    questions: int,
    settings: ArchiveSettings,
    *,
    without: int = -1,
    among: Sequence[int] = (),
) -> Links:
    """What the holders that were read are linked by, leaving out one of them (-1: none).

    Where a report of `among` is one of a crowd's first holders, all others are linked to it: that crowd is `unsure`.
    """
    kept = got.reports != without
    query, reports, places = got.query[kept], got.reports[kept], got.places[kept]
    numbers, local = np.unique(reports, return_inverse=True)
    order = roster.in_order(numbers)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    numbers = numbers[order]
    rows = np.argsort(query << 32 | rank[local])
    query = query[rows]
    first = np.flatnonzero(np.concatenate([[True], query[1:] != query[:-1], [True]])[: len(query) + 1])
    groups = Groups(rank[local][rows].astype(np.uint32), places[rows], first)
    sizes, of = np.diff(first), query[first[:-1]]
    outlets = roster.outlets_of(numbers)
    told, crowd = ~furniture(groups, outlets, settings), sizes > settings.most_holders
    unsure = set()
    for n in np.flatnonzero(np.isin(of, list(got.crowds))).tolist():
        ranks = groups.ranks[first[n] : first[n + 1]]
        verdict, sure = _crowd(got.crowds[int(of[n])], numbers[ranks], outlets[ranks], roster, settings, without, among)
        told[n], crowd[n] = not verdict, True
        if not sure:
            unsure.add(int(of[n]))
    state = np.full(questions, 2, dtype=np.uint8)
    state[of] = np.where(told, np.where(crowd, 1, 2), 0)
    return Links(numbers, groups, of, told & (sizes > 1), crowd, state, frozenset(unsure))


def _crowd(
    counted: Crowd,
    holders: I64,
    outlets: U32,
    roster: Roster,
    settings: ArchiveSettings,
    without: int,
    among: Sequence[int],
) -> tuple[bool | None, bool]:
    """Whether a crowd is furniture (None: its counts don't tell), and whether what was read of it is enough."""
    if 0 <= without < roster.base:  # it holds what the one that takes its place holds
        counted = counted.less(roster.outlets_of(np.array([without])))
    since = outlets[holders >= roster.base]
    verdict = _furniture(counted, since, settings)
    small = counted.size + len(since) <= settings.most_holders
    first = not set(among).isdisjoint(holders[: settings.crowd_firsts].tolist())
    return verdict, not (verdict is None or small or (first and not verdict))


def _furniture(crowd: Crowd, since: U32, settings: ArchiveSettings) -> bool | None:
    """Whether a crowd is furniture, from its counts and the outlets that came since; None where they don't tell."""
    least = settings.furniture_share * (crowd.size + len(since))
    more = np.bincount(since, minlength=crowd.outlet + 1)
    if crowd.outlet and crowd.most + more[crowd.outlet] >= least:
        return True
    more[[0, crowd.outlet]] = 0
    return False if crowd.others + int(more.max()) < least else None
