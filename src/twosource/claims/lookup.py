"""What words are looked up in while propositions are compared; made once a run and handed on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.claims.thesaurus import Entry, Thesaurus
from twosource.facts import Gazetteer


@dataclass(frozen=True, slots=True)
class Lookup:
    """The thesaurus and the gazetteer, with the words looked up so far."""

    thesaurus: Thesaurus = field(default_factory=Thesaurus.load)
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    known: dict[str, Entry] = field(default_factory=dict)

    def entries(self, lemmas: Sequence[str]) -> tuple[Entry, ...]:
        """What the thesaurus holds on each lemma."""
        for lemma in lemmas:
            if lemma not in self.known:
                self.known[lemma] = self.thesaurus.entry(lemma)
        return tuple(self.known[lemma] for lemma in lemmas)
