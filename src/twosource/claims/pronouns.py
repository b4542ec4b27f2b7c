"""What a pronoun stands for, so that a claim can be compared: a guess that never touches a span."""

from typing import TYPE_CHECKING

from twosource.claims.lexicon import CALENDAR, SAYS, TIMES, WHERE
from twosource.names import gender
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Token

Mentions = list["Token"]

_PLURAL = frozenset({"they", "these", "those", "them"})
_SOME = frozenset({"some", "others", "many", "most", "several"})
_SINGULAR = frozenset({"it"})
_GENDER = {"he": "m", "him": "m", "she": "f", "her": "f"}
_PERSON = frozenset(_GENDER)
_BACK = 6  # subjects looked back over: about two sentences, as far as news pronouns usually reach
_STOPS = frozenset({"relcl", "acl", "punct", "appos"})


def antecedent(pronoun: "Token", mentions: Mentions) -> list["Token"]:
    """The noun phrase that a pronoun most likely stands for; nothing where it stands for none.

    Earlier subjects of its own sentence come first, then other nouns of it, then subjects of earlier sentences
    (`mentions`), the nearest first.
    """
    word = pronoun.lower_
    if word not in _PLURAL | _SINGULAR | _PERSON | _SOME or pronoun.tag_ == "PRP$" or _alone(pronoun):
        return []
    own = [t for t in pronoun.sent if t.i < pronoun.i and t.pos_ in ("NOUN", "PROPN") and not _subject_of(t, pronoun)]
    subjects = [t for t in own if t.dep_ in ("nsubj", "nsubjpass") and not (word in _SOME and t.head.lemma_ in SAYS)]
    objects = [t for t in own if t.dep_ in ("dobj", "pobj")]
    earlier = [] if word in _SOME else mentions[-_BACK:]
    for noun in [*reversed(subjects), *reversed(objects), *reversed(earlier)]:
        if _agrees(word, noun):
            return phrase(noun)
    return []


def _alone(pronoun: "Token") -> bool:
    """Whether it stands for no noun: "it is unclear whether", "some of the money", "these mines"."""
    if pronoun.lower_ == "it":
        verb = pronoun.head
        return (
            any(c.dep_ == "acomp" for c in verb.children)
            and any(c.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for c in verb.children)
        ) or any(c.dep_ == "xcomp" for a in verb.children if a.dep_ == "acomp" for c in a.children)
    if pronoun.lower_ in _SOME | {"these", "those"}:
        return pronoun.dep_ not in ("nsubj", "nsubjpass") or any(True for _ in pronoun.children)
    return False


def _subject_of(noun: "Token", pronoun: "Token") -> bool:
    """Whether a noun is the subject of the pronoun's own clause: "Tarsia denied it" is not that it denied itself."""
    verb = pronoun.head.head if pronoun.head.dep_ in ("prep", "agent", "dative") else pronoun.head
    return noun.head.i == verb.i and noun.dep_ in ("nsubj", "nsubjpass")


def phrase(noun: "Token") -> list["Token"]:
    """A noun phrase up to the first clause, mark or apposition after its noun."""
    stops = [c.left_edge.i for c in noun.children if c.i > noun.i and c.dep_ in _STOPS]
    return [t for t in noun.subtree if t.i < min(stops, default=t.i + 1)]


def _agrees(word: str, noun: "Token") -> bool:
    lemma = normal(noun.lemma_)
    if lemma in TIMES or lemma in CALENDAR or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if word in _PLURAL | _SOME:
        return many
    if word in _PERSON:
        spot = noun.dep_ == "pobj" and noun.head.lower_ in WHERE
        known = gender([t.text for t in noun.lefts if t.pos_ == "PROPN"] + [noun.text])
        return noun.tag_ == "NNP" and not many and not spot and known in ("", _GENDER[word])
    return not many
