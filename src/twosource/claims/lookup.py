"""What words are looked up in while propositions are compared; made once a run and handed on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.claims.names import name_key
from twosource.claims.thesaurus import Entry, Thesaurus
from twosource.facts import Gazetteer


@dataclass(frozen=True, slots=True)
class Lookup:
    """The thesaurus and the gazetteer, with the words and names looked up so far."""

    thesaurus: Thesaurus = field(default_factory=Thesaurus.load)
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    known: dict[str, Entry] = field(default_factory=dict)
    keys: dict[tuple[str, bool], str] = field(default_factory=dict)

    def name(self, text: str, *, actor: bool = False) -> str:
        """What a name is compared by (`names.name_key`)."""
        if (text, actor) not in self.keys:
            self.keys[text, actor] = name_key(text, actor=actor)
        return self.keys[text, actor]

    def entries(self, lemmas: Sequence[str]) -> tuple[Entry, ...]:
        """What the thesaurus holds on each lemma."""
        for lemma in lemmas:
            if lemma not in self.known:
                self.known[lemma] = self.thesaurus.entry(lemma)
        return tuple(self.known[lemma] for lemma in lemmas)
