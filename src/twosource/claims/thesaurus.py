"""Which words mean the same, nearly the same, or the reverse: an extract of WordNet (Miller 1995)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from twosource.claims.antonyms import opposites_of

# How alike two words are by their nearest tie; the order is WordNet's, the size set by eye and left alone since.
_SAME, _DERIVED, _ABOVE = 1.0, 0.95, 0.85


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's senses, the senses straight above them, its opposites, the words derived from it, all senses it
    reaches, and what it may end in as a compound ("landmine": "mine")."""

    senses: frozenset[int]
    above: frozenset[int]
    opposites: frozenset[str]
    related: frozenset[str]
    reach: frozenset[int] = frozenset()
    tails: frozenset[str] = frozenset()


_NONE = Entry(frozenset(), frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The extract, looked up by lemma; made once for a run (a tenth of a second) and handed on.

    >>> words = Thesaurus.load()
    >>> words.alike("quake", "earthquake"), words.alike("quake", "budget"), words.opposite("rise", "fall")
    (1.0, 0.0, True)
    """

    entries: Mapping[str, str]
    above: Mapping[int, tuple[int, ...]]

    @classmethod
    def load(cls) -> "Thesaurus":
        """Reads the extract that ships with the package."""
        entries: dict[str, str] = {}
        above: dict[int, tuple[int, ...]] = {}
        text = files("twosource").joinpath("data/thesaurus.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            key, _, rest = line.partition("\t")
            if key[0] == "@":
                above[int(key[1:])] = tuple(map(int, rest.split()))
            else:
                entries[key] = rest
        return cls(entries, above)

    def entry(self, word: str) -> Entry:
        """What is known of a word; empty where nothing is."""
        raw = self.entries.get(word)
        if raw is None:
            return replace(_NONE, opposites=opposites_of(word), tails=_tails(word))
        parts, opposites, related = raw.split("\t")
        senses = frozenset(int(s) for part in parts.split() for s in part[2:].split(","))
        up = frozenset(t for s in senses for t in self.above.get(s, ()))
        known = frozenset(opposites.split()) | opposites_of(word)
        return Entry(senses, up, known, frozenset(related.split()), senses | up, _tails(word))

    def alike(self, a: str, b: str) -> float:
        """How alike two lemmas are by meaning, 0 where nothing ties them."""
        return alike(a, self.entry(a), b, self.entry(b))

    def opposite(self, a: str, b: str) -> bool:
        """Whether two lemmas are opposites, here or on our own list."""
        return b in self.entry(a).opposites or a in self.entry(b).opposites


def _tails(word: str) -> frozenset[str]:
    """The ends of four letters or more that leave three or more before them."""
    return frozenset(word[k:] for k in range(3, len(word) - 3))


def alike(a: str, left: Entry, b: str, right: Entry) -> float:
    """How alike two words are by their nearest tie; a compound ("landmine") is tied to its head ("mine")."""
    if a == b:
        return _SAME
    if not left.reach.isdisjoint(right.reach):  # most pairs go no further: this is asked for every pair of words
        if left.senses & right.senses:
            return _SAME
        if b in left.related or a in right.related:
            return _DERIVED
        if left.senses & right.above or left.above & right.senses:
            return _ABOVE
    elif b in left.related or a in right.related:
        return _DERIVED
    return _ABOVE if a in right.tails or b in left.tails else 0.0
