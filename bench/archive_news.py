"""Synthetic news with exact truth: who copied what from whom, word by word. Seeded; the same seed gives the same news.

Words follow Zipf's law, topics favour some, events have names of their own; phrases of the trade recur everywhere.
Outlets have page furniture. An event is told by one or more separately written reports, and those are copied, edited,
cut, quoted in part, pieced together and reworded, from the original or from one another, in clusters of up to 400.
Every word knows which written word it is a copy of, so the truth is counted, not guessed.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

KINDS = ("own", "copy", "edit", "cut", "part", "mosaic", "reword")
_SHARES = (0.30, 0.28, 0.18, 0.08, 0.06, 0.10)  # of the derived reports, in the order above
CHUNK = 10_000
_WORDS, _TOPICS, _TOPIC_WORDS, _NAMES, _PHRASES, _OUTLETS = 60_000, 240, 300, 30_000, 400, 1_500
_SUFFIXES = (b" ", b", ", b". ", b".\n\n")
_ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl dr fl gr pl pr sh sl st th tr"
_RIMES = "a e i o u an ar en er in on or un at et it ot al el il ain ead ist ock and est ing"
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class World:
    """What all chunks share: strings (lower and upper case), Zipf's law, topics, phrases, outlets' furniture."""

    strings: list[bytes]
    zipf: NDArray[np.float64]
    topics: I32
    phrases: list[I32]
    heads: list[I32]
    feet: list[I32]


@dataclass(slots=True)
class Draft:
    """A report being made: word ids, the written word each is a copy of (0: nobody's own), parents, kind, time."""

    words: I32
    lineage: I64
    event: int
    cluster: int
    kind: int
    parents: tuple[int, ...]
    time: int


def world(seed: int) -> World:
    """The words and outlets of a seed."""
    draw = np.random.default_rng([seed, 1])
    onsets, rimes = _ONSETS.split(), _RIMES.split()
    seen: dict[str, None] = {}
    while len(seen) < _WORDS + _NAMES:
        for parts in draw.integers(0, 1 << 30, size=(20_000, 4)).tolist():
            count = 1 + (len(seen) > 600) + (parts[3] % 3 > 0) * (len(seen) > 6000)
            seen["".join(onsets[p % len(onsets)] + rimes[(p >> 8) % len(rimes)] for p in parts[:count])] = None
            if count < 2 and parts[3] % 7 == 0:
                seen[rimes[parts[0] % len(rimes)]] = None
    words = list(seen)[: _WORDS + _NAMES]
    strings = [w.encode() for w in words] + [w.capitalize().encode() for w in words] + list(_SUFFIXES)
    mass = 1.0 / (np.arange(_WORDS) + 2.7) ** 1.05
    topics = np.stack([draw.choice(np.arange(400, _WORDS), _TOPIC_WORDS, replace=False) for _ in range(_TOPICS)])
    zipf = np.cumsum(mass / mass.sum())
    some = lambda low, high: _zipf(draw, zipf, int(draw.integers(low, high)))  # noqa: E731
    phrases = [some(4, 10) for _ in range(_PHRASES)]
    heads = [some(6, 26) if draw.random() < 0.7 else some(0, 1) for _ in range(_OUTLETS)]
    feet = [some(10, 60) if draw.random() < 0.7 else some(0, 1) for _ in range(_OUTLETS)]
    return World(strings, zipf, topics.astype(np.int32), phrases, heads, feet)


def _zipf(draw: np.random.Generator, zipf: NDArray[np.float64], count: int) -> I32:
    return np.searchsorted(zipf, draw.random(count)).astype(np.int32)


class Newsroom:
    """Makes the reports of one chunk, one after another."""

    def __init__(self, of: World, seed: int, chunk: int) -> None:
        self.world = of
        self.draw = np.random.default_rng([seed, 2, chunk])
        self.drafts: list[Draft] = []
        self.written = 1

    def written_words(self, words: I32) -> I64:
        """New lineage for newly written words."""
        self.written += len(words)
        return np.arange(self.written - len(words), self.written, dtype=np.int64)

    def prose(self, size: int, topic: int, names: I32) -> tuple[I32, I64]:
        """Freshly written words, with phrases of the trade among them."""
        draw = self.draw
        words = _zipf(draw, self.world.zipf, size)
        pick = draw.random(size)
        of_topic = pick < 0.2
        words[of_topic] = self.world.topics[topic][draw.integers(0, _TOPIC_WORDS, int(of_topic.sum()))]
        named = pick > 0.95
        words[named] = names[draw.integers(0, len(names), int(named.sum()))]
        lineage = self.written_words(words)
        for _ in range(int(draw.integers(1, 6)) if size > 100 else 0):
            phrase = self.world.phrases[int(draw.integers(_PHRASES))]
            at = int(draw.integers(0, size - len(phrase)))
            words[at : at + len(phrase)] = phrase
            lineage[at : at + len(phrase)] = 0
        return words, lineage

    def event(self, number: int, cluster: int, room: int) -> int:
        """All reports of an event, at most about `room`; the next cluster's number."""
        draw = self.draw
        topic = int(draw.integers(_TOPICS))
        names = (_WORDS + draw.integers(0, _NAMES, int(draw.integers(6, 14)))).astype(np.int32)
        start = int(draw.integers(0, 360 * 86_400))
        firsts: list[int] = []
        for _ in range(1 if draw.random() < 0.7 else int(draw.integers(2, 5))):
            if len(self.drafts) >= room:
                break
            words, lineage = self.prose(int(draw.integers(300, 600)), topic, names)
            firsts.append(len(self.drafts))
            first = len(self.drafts)
            when = start + int(draw.exponential(20_000))
            self.drafts.append(Draft(words, lineage, number, cluster, 0, (), when))
            for _ in range(min(cluster_size(draw) - 1, room - len(self.drafts))):
                self.derive(first, firsts, topic, names)
            cluster += 1
        return cluster

    def derive(self, first: int, firsts: list[int], topic: int, names: I32) -> None:
        """One more report of the cluster that begins at `first`: from its original, or from any before it."""
        draw = self.draw
        here = len(self.drafts)
        parent = first if draw.random() < 0.6 else int(draw.integers(first, here))
        kind = 1 + int(np.searchsorted(np.cumsum(_SHARES), draw.random()))
        of = self.drafts[parent]
        parents = [parent]
        words, lineage = of.words, of.lineage
        if kind == 2:
            words, lineage = self.edited(words, lineage, float(draw.uniform(0.02, 0.10)), topic)
        elif kind == 3:
            keep = max(60, int(len(words) * draw.uniform(0.3, 0.85)))
            words, lineage = words[:keep], lineage[:keep]
        elif kind in (4, 5):
            pieces = [self.piece(of)]
            if kind == 5:
                others = [n for n in firsts if n != first] or [int(draw.integers(0, here))]
                for _ in range(int(draw.integers(1, 3))):
                    other = others[int(draw.integers(len(others)))]
                    if other not in parents:
                        parents.append(other)
                        pieces.append(self.piece(self.drafts[other]))
            taken = sum(len(piece[0]) for piece in pieces)
            pieces.append(self.prose(max(80, int(draw.integers(300, 600)) - taken), topic, names))
            order = draw.permutation(len(pieces)).tolist()
            words = np.concatenate([pieces[n][0] for n in order])
            lineage = np.concatenate([pieces[n][1] for n in order])
        elif kind == 6:
            words, lineage = self.edited(words, lineage, float(draw.uniform(0.12, 0.30)), topic)
        time = max(self.drafts[p].time for p in parents) + 60 + int(draw.exponential(15_000))
        self.drafts.append(Draft(words, lineage, of.event, of.cluster, kind, tuple(parents), time))

    def piece(self, of: Draft) -> tuple[I32, I64]:
        """A stretch of a report."""
        size = min(len(of.words), int(self.draw.integers(40, 220)))
        at = int(self.draw.integers(0, len(of.words) - size + 1))
        return of.words[at : at + size], of.lineage[at : at + size]

    def edited(self, words: I32, lineage: I64, rate: float, topic: int) -> tuple[I32, I64]:
        """Words replaced at a rate; now and then some left out, put in, or a stretch moved."""
        draw = self.draw
        words, lineage = words.copy(), lineage.copy()
        change = np.flatnonzero(draw.random(len(words)) < rate)
        fresh = _zipf(draw, self.world.zipf, len(change))
        words[change] = np.where(draw.random(len(change)) < 0.3, fresh, self.world.topics[topic][fresh % _TOPIC_WORDS])
        lineage[change] = self.written_words(fresh)
        for _ in range(int(draw.integers(0, 3))):
            at = int(draw.integers(0, len(words)))
            size = int(draw.integers(3, 30))
            if draw.random() < 0.5 and len(words) > 150:
                words, lineage = np.delete(words, slice(at, at + size)), np.delete(lineage, slice(at, at + size))
            else:
                new = _zipf(draw, self.world.zipf, size)
                words, lineage = np.insert(words, at, new), np.insert(lineage, at, self.written_words(new))
        if draw.random() < 0.2 and len(words) > 200:
            at, size = int(draw.integers(0, len(words) // 2)), int(draw.integers(20, 60))
            order = np.concatenate([np.arange(at), np.arange(at + size, len(words)), np.arange(at, at + size)])
            words, lineage = words[order], lineage[order]
        return words, lineage


def cluster_size(draw: np.random.Generator) -> int:
    """One for over half of the originals, else by a power law from 2 to 400."""
    if draw.random() < 0.55:
        return 1
    return min(400, int(1.5 * (1.0 - draw.random()) ** (-1 / 1.6) + 0.5) + (1 if draw.random() < 0.3 else 0))


def make_chunk(of: World, seed: int, chunk: int, size: int) -> tuple[pa.Table, pa.Table, pa.Table]:
    """A chunk's reports (shuffled), the truth about each, and its true pairs with the number of words they share."""
    room = Newsroom(of, seed, chunk)
    cluster = event = 0
    while len(room.drafts) < size:
        cluster = room.event(event, cluster, size)
        event += 1
    draw = room.draw
    drafts = room.drafts
    outlets = np.minimum(_OUTLETS - 1, (_OUTLETS ** draw.random(len(drafts))).astype(np.int64))
    order = draw.permutation(len(drafts))
    names = np.array([f"c{chunk}n{n}" for n in range(len(drafts))])
    moment = np.array([d.time for d in drafts]).astype("datetime64[s]") + np.int64(1_735_689_600)
    reports = pa.table(
        {
            "id": names[order],
            "outlet": [f"Outlet {n}" for n in outlets[order].tolist()],
            "published": pa.array([f"{m}Z" for m in moment[order].tolist()] and np.datetime_as_string(moment[order])),
            "text": render(of, draw, [drafts[n] for n in order.tolist()], outlets[order]),
        }
    )
    truth = pa.table(
        {
            "id": names,
            "event": [f"c{chunk}e{d.event}" for d in drafts],
            "cluster": [f"c{chunk}k{d.cluster}" for d in drafts],
            "kind": [KINDS[d.kind] for d in drafts],
            "parents": [[f"c{chunk}n{p}" for p in d.parents] for d in drafts],
        }
    )
    return reports, truth, true_pairs(drafts, names)


def true_pairs(drafts: list[Draft], names: NDArray[np.str_]) -> pa.Table:
    """Pairs of reports that share written words, and how many, event by event (mosaics with their other sources)."""
    by_event: dict[int, list[int]] = {}
    for n, draft in enumerate(drafts):
        for event in {draft.event, *(drafts[p].event for p in draft.parents)}:
            by_event.setdefault(event, []).append(n)
    ones: list[I64] = []
    twos: list[I64] = []
    shared: list[I64] = []
    for members in by_event.values():
        if len(members) < 2:
            continue
        rows = np.concatenate([np.full(len(drafts[n].lineage), k) for k, n in enumerate(members)])
        ids = np.concatenate([drafts[n].lineage for n in members])
        rows, ids = rows[ids > 0], ids[ids > 0]
        kinds, column = np.unique(ids, return_inverse=True)
        held = np.zeros((len(members), len(kinds)), dtype=np.float32)
        held[rows, column] = 1
        held = held[:, held.sum(axis=0) > 1]
        common = held @ held.T
        a, b = np.nonzero(np.triu(common, 1))
        number = np.array(members)
        ones.append(number[a])
        twos.append(number[b])
        shared.append(common[a, b].astype(np.int64))
    a, b, n = (np.concatenate(part) if part else np.zeros(0, dtype=np.int64) for part in (ones, twos, shared))
    return pa.table({"a": names[a], "b": names[b], "shared": n.astype(np.int32)})


def render(of: World, draw: np.random.Generator, drafts: list[Draft], outlets: I64) -> pa.Array:
    """Texts, with furniture, sentences and paragraphs, on one flat byte array."""
    caps = _WORDS + _NAMES
    parts: list[I32] = []
    lengths = []
    for draft, outlet in zip(drafts, outlets.tolist(), strict=True):
        pieces = [of.heads[outlet], draft.words, of.feet[outlet]]
        parts += pieces
        lengths.append(sum(map(len, pieces)))
    words = np.concatenate(parts)
    size = np.array([len(p) for p in parts])
    ends = np.cumsum(size)[size > 0] - 1
    suffix = np.zeros(len(words), dtype=np.int32)
    suffix[draw.random(len(words)) < 0.06] = 1
    stop = draw.random(len(words)) < 1 / 18
    suffix[stop] = 2
    suffix[np.flatnonzero(stop)[::3]] = 3
    suffix[ends] = 3
    upper = words >= _WORDS
    upper[0] = True
    upper[1:] |= suffix[:-1] >= 2
    tokens = np.empty(2 * len(words), dtype=np.int64)
    tokens[::2] = words + upper * caps
    tokens[1::2] = 2 * caps + suffix
    sizes = np.array([len(s) for s in of.strings])
    table = np.frombuffer(b"".join(of.strings), dtype=np.uint8)
    starts = np.cumsum(sizes) - sizes
    offsets = np.concatenate([[0], np.cumsum(sizes[tokens].reshape(-1, 2).sum(axis=1))])
    from twosource.archive.links import spread

    data = np.concatenate(
        [table[spread(starts[part], sizes[part])] for part in np.array_split(tokens, max(1, len(tokens) // 400_000))]
    )
    edges = offsets[np.concatenate([[0], np.cumsum(lengths)])]
    return pa.LargeStringArray.from_buffers(len(drafts), pa.py_buffer(edges.astype(np.int64)), pa.py_buffer(data))


def make(folder: Path, reports: int, seed: int = 11) -> None:
    """Write `reports` reports to a folder, with their truth; what is there already is kept."""
    of = world(seed)
    for part in ("reports", "truth", "pairs"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for chunk in range(-(-reports // CHUNK)):
        path = folder / "pairs" / f"{chunk:05d}.parquet"
        if path.exists():
            continue
        tables = make_chunk(of, seed, chunk, min(CHUNK, reports - chunk * CHUNK))
        for part, table in zip(("reports", "truth", "pairs"), tables, strict=True):
            pq.write_table(table, folder / part / f"{chunk:05d}.parquet", compression="zstd", row_group_size=8192)
