"""A live archive: one report at a time, with the answer that a batch would give.

What a report changes: its own pairs; and, where it makes a fingerprint furniture or a crowd (or comes into the middle
of one), pairs of others, which are weighed again with everything that they share. The kernels are those of the batch.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from twosource.archive.answers import Weighed, reuse_now
from twosource.archive.around import Anchored, Links, links, read
from twosource.archive.arriving import Arrived, arrived
from twosource.archive.files import FORMAT, get_json
from twosource.archive.journal import Journal
from twosource.archive.kept import Part, folded, load_parts
from twosource.archive.prints import prints_of
from twosource.archive.roster import Entry, Roster
from twosource.archive.segments import Index
from twosource.archive.weigh import Pairs, Taken, again, weighed
from twosource.archive.words import U64, Words, bodies_of, words_of
from twosource.errors import InputError
from twosource.settings import ArchiveSettings

_DEFAULT = ArchiveSettings()


class Live:
    """An archive that takes reports one at a time. One writer."""

    def __init__(self, folder: Path, settings: ArchiveSettings = _DEFAULT) -> None:
        """Open an archive, built before or not at all; what came since, and isn't in a part yet, is taken in again.

        InputError where it was built by a release that kept it otherwise.
        """
        self.folder, self.settings = folder, settings
        self.roster = Roster.load(folder)
        self.index = Index([], {})
        if self.roster.built is not None:
            head = get_json(folder / "archive.json")
            if head.get("format") != FORMAT:
                raise InputError(f"{folder}: built by another release: build it anew to add to it")
            self.index = Index.load(folder / "index", int(str(head["buckets"])))
        self.changed: Pairs = {}  # pairs that were weighed since the last part
        self.parts: list[Part] = load_parts(folder / "live", self.roster, self.index)
        self.journal = Journal(folder / "live", len(self.roster.entries))
        for row in self.journal.unread():
            if (new := arrived(row)) is not None:
                self._take(new)

    def add(self, rows: Iterable[Mapping[str, Any]], *, log: bool = True) -> list[list[Taken]]:
        """Take reports in; for each the passages it shares with others, or none where it was there already.

        Each is on disk before it is in the index, so that a crash loses nothing that was answered.
        """
        out: list[list[Taken]] = []
        for row in rows:
            new = arrived(row)
            if new is None or self.roster.time_of(new.id) <= new.time:
                out.append([])  # no text, or it was given before
                continue
            if log:
                self.journal.write(new.row)
            out.append(self._take(new))
            if log and self.journal.count >= self.settings.journal_reports:
                self.fold()
        return out

    def _take(self, new: Arrived) -> list[Taken]:
        """Take a report in that is in the journal."""
        words = words_of(pa.array([new.row["text"]], pa.large_string()))
        body, after = int(bodies_of(words)[0]), self.roster.after(new.time, new.key)
        other = self.roster.stands_for(body) if len(words.hashes) else None
        stands = other is None or (2 * after, new.time, new.key) < self.roster.place(other)
        entry = Entry(
            new.id,
            new.key,
            new.time,
            new.row["outlet"] or "",
            body,
            after,
            stands,
            words.hashes.astype(np.uint32),
            np.stack([words.starts, words.ends], 1),
        )
        number = self.roster.put(entry)
        if not stands:
            return []  # a copy, word for word, of an earlier report: it stands behind that one
        return self._linked(number, other, words)

    def _linked(self, number: int, other: int | None, words: Words) -> list[Taken]:
        """The pairs of a new report, and those of others that it changes; `other` is the one whose place it takes."""
        prints = prints_of(words)
        self.index.put(prints.hashes, number, prints.places)
        before, after = self._before_and_after(np.unique(prints.hashes), number, other)
        self.roster.stand(number)
        if other is not None:
            self._retire(other)
        apart = [number] if other is None else [number, other]
        firsts = self.settings.crowd_firsts
        made = after.anchors(firsts, np.ones(len(after.state), dtype=bool))
        mine = np.isin(made.sides()[0], apart) | np.isin(made.sides()[1], apart)
        own = weighed(made.take(mine), self.roster, self.settings)
        self.changed |= own
        some = (before.state != after.state) | (after.state == 1)  # where all pairs are linked, no other pair changes
        sides = _changed(before.anchors(firsts, some), after.anchors(firsts, some), apart)
        if sides:
            self.changed |= again(sides, self.index, self.roster, self.settings)
        return [taken for found in own.values() for taken in found]

    def _before_and_after(self, hashes: U64, number: int, other: int | None) -> tuple[Links, Links]:
        """What the new report's fingerprints link without it and with it; crowds are read whole where they must be."""
        among = (number,) if other is None else (number, other)
        whole: frozenset[int] = frozenset()
        while True:
            got = read(self.index, self.roster, hashes, [among] * len(hashes), whole, self.settings)
            before, after = (
                links(got, self.roster, len(hashes), self.settings, without=without, among=among)
                for without in (number, -1 if other is None else other)
            )
            moved = np.flatnonzero(before.state != after.state).tolist()
            more = before.unsure | after.unsure | got.crowds.keys() & moved
            if not more:
                return before, after
            whole |= more

    def _retire(self, number: int) -> None:
        """Note the fingerprints of a built report that no longer stands for its text, so that counts of crowds hold."""
        if number < self.roster.base:
            self.index.retire(number, self.roster.words_of(number))

    def reuse(self) -> pa.Table:
        """All passages there are now, those of the build that still hold and those since, as the build tells them."""
        several = [*(part.weighed for part in self.parts), Weighed.of(self.changed)]
        return reuse_now(self.folder / "reuse", self.roster, several)

    def fold(self) -> None:
        """Make a part of what the journal holds, so that opening the archive needn't take it in again."""
        self.parts = folded(self.folder / "live", self.parts, self.roster, self.index, self.changed)
        self.changed = {}
        self.journal.next(len(self.roster.entries))

    def close(self) -> None:
        """Close the journal."""
        self.journal.close()


def _changed(before: Anchored, after: Anchored, apart: list[int]) -> list[tuple[int, int]]:
    """Pairs of others whose links are not what they were."""
    keys: list[set[tuple[int, int, int]]] = []
    for made in (before, after):
        later, earlier = made.sides()
        others = ~(np.isin(later, apart) | np.isin(earlier, apart))
        columns = (later[others].tolist(), earlier[others].tolist(), made.anchors.spots[others].tolist())
        keys.append(set(zip(*columns, strict=True)))
    return sorted({(min(one, two), max(one, two)) for one, two, _ in keys[0] ^ keys[1]})
