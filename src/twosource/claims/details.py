"""What a proposition says, as it is compared: its content words with their vectors, names, numbers, places and turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from twosource.claims.lexicon import AHEAD, HOLDS, MODALS, PLANS
from twosource.claims.lookup import Lookup
from twosource.claims.phase import ahead, stage, times
from twosource.claims.thesaurus import Entry
from twosource.claims.words import Word
from twosource.facts import Quantity, Where, find_places, find_quantities
from twosource.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twosource.language import Encoded

# BERT's vocabulary is ordered by frequency after its first entries: "the" is 1996, the rarest piece 30521.
_FIRST, _LAST = 1996, 30522
FILLED = 0.3  # weight of a word that stands elsewhere, against one that stands here
_LEAST = 0.3  # weight of the commonest content word against 1 for the rarest: headline-similarity-dev, train half


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of a proposition as sets: its lemmas, and what the thesaurus ties to any of them."""

    lemmas: frozenset[str]
    related: frozenset[str]
    opposites: frozenset[str]
    tails: frozenset[str]
    reach: frozenset[int]

    @classmethod
    def of(cls, lemmas: Sequence[str], entries: Sequence[Entry]) -> "Vocabulary":
        """The sets of these words."""
        return cls(
            frozenset(lemmas),
            frozenset().union(*(e.related for e in entries)),
            frozenset().union(*(e.opposites for e in entries)),
            frozenset().union(*(e.tails for e in entries)),
            frozenset().union(*(e.reach for e in entries)),
        )


@dataclass(frozen=True, slots=True)
class Details:
    """One proposition, ready to compare. Rows of `states` are those of `lemmas`: content words only.

    `weights` are how telling each word is, 0 to 1. `verbs` are the rows of what is done; `subject` and `object`
    those of the heads of these roles (-1 where there is none). `over` is for each row the row it depends on
    and `links` the preposition between them ("" where it modifies directly), `kinds` its part of speech.
    `spots` are the names that say where, `by` those of the subject, `to` those of the object, `countries` the countries
    and peoples of the subject. `planned` is said of what is to be done, or may be, not of what has been; `future` by
    its form alone. `stage` and `times` are those of `claims.phase`. `peoples` are the countries whose people it names
    ("a Peruvian climber").
    """

    vector: "NDArray[np.float32]"
    states: "NDArray[np.float32]"
    weights: tuple[float, ...]
    lemmas: tuple[str, ...]
    entries: tuple[Entry, ...]
    vocabulary: Vocabulary
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    over: tuple[int, ...]
    links: tuple[str, ...]
    names: frozenset[str]
    named: tuple[str, ...]
    names_at: tuple[int, ...]
    verbs: tuple[int, ...]
    subject: int
    object: int
    quantities: tuple[Quantity, ...]
    places: tuple[Where, ...]
    by: frozenset[str]
    to: frozenset[str]
    countries: tuple[Where, ...]
    spots: frozenset[str]
    negative: bool
    modal: bool
    future: bool
    purpose: bool
    planned: bool
    stage: int
    times: frozenset[str]
    peoples: frozenset[str]

    @property
    def size(self) -> int:
        """How many content words it has."""
        return len(self.lemmas)


def details_of(
    words: Sequence[Word], text: str, spans: Sequence[Span], encoded: "Encoded", lookup: Lookup, *, purpose: bool
) -> Details:
    """A proposition's details from its words, its text, each word's span in it, and the encoded text."""
    kept = [i for i, word in enumerate(words) if word.content]
    rows, weights = _rows([spans[i] for i in kept], encoded)
    weights = [w * FILLED if words[i].filled else w for i, w in zip(kept, weights, strict=True)]
    lemmas = tuple(words[i].lemma for i in kept)
    row_at = {words[i].at: row for row, i in enumerate(kept)}
    roles = tuple(words[i].role for i in kept)
    named = tuple(
        lookup.name(words[i].text, actor=role == "subject") if words[i].name else ""
        for i, role in zip(kept, roles, strict=True)
    )
    by = frozenset(lookup.name(word.text, actor=True) for word in words if word.name and word.role == "subject")
    places = tuple(find_places(text, lookup.gazetteer)) if any(named) else ()
    filled = " ".join(word.text for word in words if word.filled and word.role == "subject")
    meant = (*places, *(find_places(filled, lookup.gazetteer) if any(word.name for word in words) and filled else ()))
    numeric = any(word.pos == "NUM" or any(c.isdigit() for c in word.text) or word.lemma == "dozen" for word in words)
    entries = lookup.entries(lemmas)
    return Details(
        vector=encoded.vector,
        states=rows,
        weights=tuple(weights),
        lemmas=lemmas,
        entries=entries,
        vocabulary=Vocabulary.of(lemmas, entries),
        roles=roles,
        kinds=tuple(words[i].pos for i in kept),
        over=tuple(row_at.get(words[i].over, -1) if words[i].over != words[i].at else -1 for i in kept),
        links=tuple(words[i].link for i in kept),
        names=frozenset(named) - {""},
        named=named,
        names_at=tuple(row for row, name in enumerate(named) if name),
        verbs=tuple(row for row, i in enumerate(kept) if words[i].role == "verb" and words[i].pos != "ADV"),
        subject=_head(words, kept, "subject"),
        object=_head(words, kept, "object"),
        quantities=tuple(find_quantities(text)) if numeric else (),
        places=places,
        by=by,
        to=frozenset(name for name, role in zip(named, roles, strict=True) if name and role == "object"),
        countries=tuple(p for p in meant if by and by & {lookup.name(word, actor=True) for word in p.text.split()}),
        spots=frozenset(lookup.name(word.text) for word in words if word.spot and not word.filled),
        negative=sum(word.negative for word in words) % 2 == 1,
        modal=any(word.lemma in MODALS and word.pos == "AUX" for word in words),
        future=ahead(words),
        purpose=purpose,
        planned=any(map(_plans, words)),
        stage=stage(words),
        times=times(words),
        peoples=frozenset(p.country for p in places if p.demonym and p.country),
    )


def _plans(word: Word) -> bool:
    """Whether a word makes what is said a plan or a leave to act: "will", "agreed to", "a decision to"."""
    if word.pos == "AUX":
        return word.lemma in AHEAD
    return word.head and (word.lemma in PLANS if word.role == "verb" else word.lemma in HOLDS)


def _head(words: Sequence[Word], kept: Sequence[int], role: str) -> int:
    for row, i in enumerate(kept):
        if words[i].head and words[i].role == role:
            return row
    return next((row for row, i in enumerate(kept) if words[i].role == role), -1)


def _rows(spans: Sequence[Span], encoded: "Encoded") -> "tuple[NDArray[np.float32], list[float]]":
    """For each word's span the mean of its pieces' vectors, length one, and the word's weight."""
    import numpy as np

    rows = np.zeros((len(spans), encoded.states.shape[1]), dtype=np.float32)
    weights: list[float] = []
    for row, (start, end) in zip(rows, spans, strict=True):
        pieces = [i for i, (s, e) in enumerate(encoded.offsets) if s < end and start < e]
        if not pieces:  # cut off: the text is longer than the model reads
            weights.append(0.0)
            continue
        mean = encoded.states[pieces].mean(0)
        row[:] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        weights.append(_weight([encoded.ids[i] for i in pieces]))
    return rows, weights


def _weight(ids: Sequence[int]) -> float:
    """How telling a word is: by the rank of its piece; a word of several pieces is a rare one."""
    rank = max(ids) if len(ids) == 1 else _LAST
    scale = log(max(rank, _FIRST) / _FIRST) / log(_LAST / _FIRST)
    return _LEAST + (1 - _LEAST) * scale
