"""A proposition's words, each with its part in it: what the details are read from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.claims.lexicon import EMPTY_WORDS, NEGATIVES
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["subject", "verb", "object", "other"]

_SUBJECT = frozenset({"nsubj", "csubj", "agent", "expl"})
_PATIENT = frozenset({"nsubjpass", "csubjpass", "dobj", "attr", "oprd", "dative", "acomp"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, its lemma, its part of speech and its role; `head` marks the head of its role."""

    text: str
    space: str
    lemma: str
    pos: str
    role: Role
    head: bool
    name: bool

    @property
    def content(self) -> bool:
        """Whether it bears on what is said to have happened."""
        return self.pos in _CONTENT and self.lemma not in EMPTY_WORDS

    @property
    def negative(self) -> bool:
        """Whether it negates: "not", "no", "never", "without"."""
        return self.lemma in NEGATIVES or normal(self.text) in NEGATIVES


def role_of(token: "Token", top: "Token") -> Role:
    """A token's part in the clause whose head is `top`: by the arc that leaves the head on the way to it."""
    if token.i == top.i:
        return "verb"
    while token.head.i != top.i:
        if token.head.i == token.i:
            return "other"
        token = token.head
        if token.dep_ in ("agent",):
            return "subject"
    if token.dep_ in _SUBJECT:
        return "subject"
    if token.dep_ in _PATIENT:
        return "object"
    return "verb" if token.dep_ in ("prt", "xcomp") and token.pos_ != "NOUN" else "other"


def word_of(token: "Token", top: "Token", *, role: Role | None = None) -> Word:
    """A token as a word of the proposition whose head is `top` (or in a given role, where it is inherited)."""
    found = role or role_of(token, top)
    head = token.i == top.i or (token.head.i == top.i and found in ("subject", "object"))
    if found == "subject" and token.dep_ == "pobj" and token.head.dep_ == "agent":
        head = True
    capital = token.text[:1].isupper() and not token.is_sent_start
    name = token.pos_ == "PROPN" or (capital and token.pos_ in ("ADJ", "NOUN"))
    return Word(token.text, token.whitespace_, normal(token.lemma_), token.pos_, found, head, name)
