"""A proposition's words, each with its part in it: what the details are read from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twosource.claims.lexicon import CALENDAR, DENIES, EMPTY_WORDS, NEGATIVES, PREFIXES, TRANSFERS, WHERE
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["subject", "verb", "object", "other"]

_SUBJECT = frozenset({"nsubj", "csubj", "agent", "expl"})
_PATIENT = frozenset({"nsubjpass", "csubjpass", "dobj", "attr", "oprd", "acomp"})
_HYPHENS = ("-", "‐", "‑")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, the space after it, its lemma, its part of speech and its role.

    `head` marks the head of its role, `name` a name, `spot` a name that says where ("in Brenn"). `at` is its place in
    the parsed paragraph, `over` that of the word it depends on, `link` the preposition between. `filled` is one that
    stands elsewhere, and that a pronoun or a missing subject stands for: who is meant, but not what is said.
    """

    text: str
    space: str
    lemma: str
    pos: str
    role: Role
    head: bool
    name: bool
    spot: bool = False
    at: int = -1
    over: int = -1
    link: str = ""
    filled: bool = False

    @property
    def content(self) -> bool:
        """Whether it bears on what is said to have happened."""
        return self.pos in _CONTENT and self.lemma not in EMPTY_WORDS and any(c.isalnum() for c in self.text)

    @property
    def negative(self) -> bool:
        """Whether it negates: "not", "no", "never", "without", "failed to"."""
        return self.lemma in NEGATIVES or self.lemma in DENIES or normal(self.text) in NEGATIVES


def _path(token: "Token", top: "Token") -> "list[Token] | None":
    """The tokens from just below `top` down to a token, less the verbs that `top` leads ("agreed to buy")."""
    found = []
    while token.i != top.i:
        if token.head.i == token.i:
            return None
        found.append(token)
        token = token.head
    found.reverse()
    while len(found) > 1 and found[0].dep_ in ("xcomp", "prt") and found[0].pos_ in ("VERB", "AUX"):
        found.pop(0)
    return found


def _given_with(verb: "Token") -> "Token | None":
    """The "with" before what is handed over: in "provide Orvo with trucks" the trucks are, not Orvo."""
    if verb.lemma_ not in TRANSFERS:
        return None
    return next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"), None)


def role_of(token: "Token", top: "Token") -> tuple[Role, bool]:
    """A token's part in the clause whose head is `top`, and whether it heads that part."""
    path = _path(token, top)
    if path is None:
        return "other", False
    if not path:
        return "verb", True
    first, last = path[0], len(path) == 1
    given = _given_with(first.head)
    if given is not None and first.dep_ in ("dobj", "prep"):
        if first.i != given.i:
            return "other", False
        return "object", len(path) == 2 and token.dep_ == "pobj"
    if first.dep_ in _SUBJECT:
        return "subject", last or (first.dep_ == "agent" and len(path) == 2 and token.dep_ == "pobj")
    if first.dep_ in _PATIENT:
        return "object", last
    if last and first.dep_ in ("prt", "xcomp"):
        return "verb", False
    return "other", False


def word_of(token: "Token", top: "Token", *, role: Role | None = None) -> Word:
    """A token as a word of the proposition whose head is `top` (or in a given role, where it is inherited)."""
    found, head = role_of(token, top)
    lemma = normal(token.lemma_)
    capital = token.text[:1].isupper() and not token.is_sent_start
    name = (token.pos_ == "PROPN" or (capital and token.pos_ in ("ADJ", "NOUN"))) and lemma not in CALENDAR
    spot = name and token.dep_ == "pobj" and token.head.lower_ in WHERE
    return Word(
        token.text, token.whitespace_, lemma, token.pos_, role or found, head, name, spot, token.i, token.head.i
    )


def joined(words: Sequence[Word]) -> list[Word]:
    """Words with prefixes put back on: "anti", "-", "tank" are one word, as "antitank" is."""
    out: list[Word] = []
    for word in words:
        hyphen = len(out) > 1 and out[-1].text in _HYPHENS and not out[-1].space and not out[-2].space
        if hyphen and normal(out[-2].text) in PREFIXES:
            first = out[-2]
            out[-2:] = [replace(word, text=f"{first.text}-{word.text}", lemma=normal(first.text) + word.lemma)]
        else:
            out.append(word)
    return out
