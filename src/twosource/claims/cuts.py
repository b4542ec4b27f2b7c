"""A part cut out of a sentence: its tokens, and its words with what it shares with the part above filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.claims.clauses import SUBJECTS, Part, core
from twosource.claims.pronouns import Mentions, antecedent, phrase
from twosource.claims.words import Role, Word, joined, word_of
from twosource.names import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_JOINS = frozenset({"cc", "mark", "preconj", "punct"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a sentence: its head, its kind, and the tokens that belong to it, in order."""

    head: "Token"
    part: Part
    tokens: "tuple[Token, ...]"


def attributes(token: "Token") -> bool:
    """Whether a token belongs to "according to ..."."""
    while True:
        if token.lower_ == "according" and token.dep_ in ("prep", "advcl", "acl", "pcomp"):
            return True
        if token.head.i == token.i or (token.pos_ == "VERB" and token.dep_ != "acl"):
            return False
        token = token.head


def words_of(cut: Cut, mentions: Mentions) -> "tuple[tuple[Word, ...], list[Token]]":
    """A part's words, subject and pronouns filled in, and the tokens from its first to its last own word."""
    top = core(cut.head) if cut.part == "purpose" else cut.head
    own = [t for t in cut.tokens if t.i == top.i or top.is_ancestor(t)] if cut.part == "purpose" else list(cut.tokens)
    shared: list[Token] = []
    edge = list(cut.tokens)
    if cut.head.dep_ in ("relcl", "acl") and cut.part != "milestone":
        noun = _noun_phrase(_modified(cut.head), cut.head.left_edge.i)
        edge = [*noun, *edge]
        shared = noun if cut.part != "purpose" else []
    elif cut.part == "clause" and not any(t.dep_ in SUBJECTS and t.head.i == cut.head.i for t in own):
        shared = _shared_subject(cut.head)
    words = [
        *_inherited(shared, top, mentions),
        *_own([t for t in own if t.i not in {s.i for s in shared}], top, mentions),
    ]
    return _spaced(words), trimmed(edge)


def trimmed(tokens: "Sequence[Token]") -> "list[Token]":
    """Tokens in order, less punctuation and joining words at both ends; "whether" stays, it asserts nothing."""
    kept = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    while kept and kept[0].lower_ != "whether" and (kept[0].is_space or kept[0].dep_ in _JOINS or kept[0].is_punct):
        kept.pop(0)
    while kept and _loose(kept[-1], kept):
        kept.pop()
    return kept


def _loose(last: "Token", kept: "Sequence[Token]") -> bool:
    """Whether the last token is left hanging: a mark, "and", or a preposition whose noun is elsewhere."""
    if last.is_space or last.dep_ == "cc" or (last.is_punct and last.text != "%"):
        return True
    return last.dep_ in ("prep", "mark") and last.pos_ in ("ADP", "SCONJ") and any(c.i > last.i for c in last.children)


def _noun_phrase(noun: "Token", before: int) -> "list[Token]":
    """A noun with what stands between its first word and the clause at `before` that modifies it."""
    return [t for t in noun.subtree if t.i < before or t.i == noun.i]


def _modified(clause: "Token") -> "Token":
    """The noun a clause modifies: not "Russia" but "mines" in "the mines laid by Russia, which remain active".

    "Who" is a person: the engineer in "an engineer of the shipyard, who resigned".
    """
    noun = clause.head
    if any(c.lower_ in ("who", "whom") and c.tag_ == "WP" for c in clause.children) and not is_person_noun(noun.text):
        over = noun
        while over.dep_ in ("pobj", "prep", "poss", "compound", "conj") and over.head.i < noun.i:
            over = over.head
            if over.pos_ == "NOUN" and is_person_noun(over.text):
                return over
    many = clause.tag_ == "VBP" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBP" for c in clause.children)
    above = noun
    while many and noun.tag_ in ("NN", "NNP") and above.dep_ in ("pobj", "prep", "agent", "acl", "poss"):
        above = above.head
        if above.tag_ in ("NNS", "NNPS"):
            return above
    return noun


def _shared_subject(head: "Token") -> "list[Token]":
    """The subject of the clause that a coordinate or participial clause hangs on."""
    if head.dep_ == "ccomp":
        return []
    above = head.head
    while True:
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                if child.lower_ in _RELATIVE and above.dep_ == "relcl":
                    return _noun_phrase(_modified(above), above.left_edge.i)
                return phrase(child)
        if above.dep_ not in ("conj", "xcomp", "advcl") or above.head.i == above.i:
            return []
        above = above.head


def _inherited(tokens: "Sequence[Token]", top: "Token", mentions: Mentions) -> list[Word]:
    """The words of a noun phrase that a part shares with the part above it, as its subject or object."""
    if not tokens:
        return []
    role: Role = "subject"
    if any(c.dep_ in SUBJECTS and c.lower_ not in _RELATIVE for c in top.children):
        role = "other"
    elif any(c.dep_ == "auxpass" for c in top.children) or (
        top.tag_ == "VBN" and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in top.children)
    ):
        role = "object"
    resolved = [t for token in tokens for t in (antecedent(token, mentions) or [token])]
    heads = {t.i for t in resolved if t.head.i not in {o.i for o in resolved}}
    return [replace(word_of(t, t.head, role=role), head=t.i in heads, space=t.whitespace_ or "") for t in resolved]


def _own(tokens: "Sequence[Token]", top: "Token", mentions: Mentions) -> list[Word]:
    """The words of a part's own tokens, pronouns filled in, less relative pronouns and loose punctuation."""
    kept = trimmed(tokens)
    there = {t.i for t in kept}
    words: list[Word] = []
    for token in kept:
        if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "WP$"):
            continue
        if token.is_punct and not {token.i - 1, token.i + 1} <= there:
            continue
        made = word_of(token, top)
        stands_for = antecedent(token, mentions)
        if stands_for:
            heads = {t.i for t in stands_for if t.head.i not in {o.i for o in stands_for}}
            words += [replace(word_of(t, t.head, role=made.role), head=t.i in heads) for t in stands_for]
            words[-1] = replace(words[-1], space=" ")
        else:
            words.append(made)
    return words


def _spaced(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words with a space where leaving out what parted them made them touch."""
    out = joined(words)
    for i in range(len(out) - 1):
        if not out[i].space and out[i].text[-1:].isalnum() and out[i + 1].text[:1].isalnum():
            out[i] = replace(out[i], space=" ")
    return tuple(out)
