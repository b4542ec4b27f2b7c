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
    rest = [t for t in own if t.i not in {s.i for s in shared}]
    taken, had = _inherited(trimmed(shared), top, mentions), {t.i for t in (*shared, *rest)}
    with_it = [replace(word_of(t, top, role="other"), space=" ") for t in _auxiliaries(top)] if taken else []
    return _spaced([*taken, *with_it, *_own(rest, top, had, mentions)]), trimmed(edge)


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


def _auxiliaries(verb: "Token") -> "list[Token]":
    """The auxiliaries a verb shares with the one it is joined to: "was fined and jailed", "will sing and dance"."""
    above = verb.head
    if verb.dep_ != "conj" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return []
    found = [c for c in above.children if c.dep_ in ("aux", "auxpass") and c.i < above.i and c.tag_ != "TO"]
    passive = any(c.dep_ == "auxpass" for c in found)
    done_to = passive and verb.tag_ == "VBN" and not any(c.dep_ == "dobj" for c in verb.children)
    if done_to or (verb.tag_ == "VB" and not passive):
        return found
    return [c for c in found if c.dep_ == "aux"] if verb.tag_ in ("VB", "VBN") else []


def _undergoes(verb: "Token") -> bool:
    """Whether a verb without a subject of its own has the one above it for what it is done to."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    has = [*(c for c in verb.children if c.dep_ == "aux"), *_auxiliaries(verb)]
    return verb.tag_ == "VBN" and not (has and all(c.lemma_ == "have" for c in has))


def _inherited(tokens: "Sequence[Token]", top: "Token", mentions: Mentions) -> list[Word]:
    """The words of a noun phrase that a part shares with the part above it, as its subject or object."""
    if not tokens:
        return []
    role: Role = "subject"
    if any(c.dep_ in SUBJECTS and c.lower_ not in _RELATIVE for c in top.children):
        role = "other"
    elif _undergoes(top):
        role = "object"
    resolved = [t for token in tokens for t in (antecedent(token, mentions) or [token])]
    heads = {t.i for t in resolved if t.head.i not in {o.i for o in resolved}}
    far = top.dep_ not in ("relcl", "acl")
    return [
        replace(word_of(t, t.head, role=role), head=t.i in heads, space=t.whitespace_ or "", filled=far)
        for t in resolved
    ]


def _own(tokens: "Sequence[Token]", top: "Token", had: set[int], mentions: Mentions) -> list[Word]:
    """The words of a part's own tokens, pronouns filled in, less loose punctuation and what a shared noun stands for.

    A pronoun for what the part names anyway (`had`) stays: "300 jobs will go, most of them in Orsk".
    """
    kept = trimmed(tokens)
    there = {t.i for t in kept}
    words: list[Word] = []
    for token in kept:
        if _relates(token, top) or (token.is_punct and not {token.i - 1, token.i + 1} <= there):
            continue
        made = word_of(token, top)
        stands_for = antecedent(token, mentions)
        if stands_for and not (stands_for[0].doc is token.doc and {t.i for t in stands_for} <= had):
            heads = {t.i for t in stands_for if t.head.i not in {o.i for o in stands_for}}
            words.append(made)
            words += [replace(word_of(t, t.head, role=made.role), head=t.i in heads, filled=True) for t in stands_for]
            words[-1] = replace(words[-1], space=" ")
        else:
            words.append(made)
            counted = _counted(token)
            if counted is not None:
                words[-1] = replace(made, space=" ", head=False)
                words.append(replace(word_of(counted, counted.head, role=made.role), head=True, space=" "))
    return words


def _relates(token: "Token", top: "Token") -> bool:
    """Whether a token is the relative pronoun of a part's own clause, whose noun stands before it already."""
    if token.lower_ not in _RELATIVE or token.tag_ not in ("WDT", "WP", "IN", "WP$") or top.dep_ != "relcl":
        return False
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return verb.i == top.i


def _counted(number: "Token") -> "Token | None":
    """What a bare count counts, where the sentence has just counted it: "14 people were killed and 31 are missing"."""
    if number.pos_ != "NUM" or number.dep_ not in ("nsubj", "nsubjpass") or any(True for _ in number.children):
        return None
    for before in reversed([t for t in number.sent if t.i < number.i]):
        if before.tag_ == "NNS" and any(c.dep_ == "nummod" for c in before.children):
            return before if before.dep_ in ("nsubj", "nsubjpass") else None
    return None


def _spaced(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words with a space where leaving out what parted them made them touch."""
    out = joined(words)
    for i in range(len(out) - 1):
        if not out[i].space and out[i].text[-1:].isalnum() and out[i + 1].text[:1].isalnum():
            out[i] = replace(out[i], space=" ")
    return tuple(out)
