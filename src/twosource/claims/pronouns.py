"""What a pronoun stands for, so that a claim can be compared: a guess that never touches a span."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.claims.lexicon import CALENDAR, GROUPS, SAYS, TIMES, WHERE
from twosource.names import gender, is_person_noun
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

Mentions = list[list["Token"]]  # for each sentence so far the nouns that a later pronoun may stand for, subjects first

_PLURAL = frozenset({"they", "these", "those", "them"})
_SOME = frozenset({"some", "others", "many", "most", "several"})
_SINGULAR = frozenset({"it"})
_GENDER = {"he": "m", "him": "m", "she": "f", "her": "f"}
_PERSON = frozenset(_GENDER)
_OWN = {"his": "he", "her": "she"}
_BACK = 3  # sentences looked back over: as far as news pronouns usually reach
_NAMED = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj")
_PARTS = frozenset({"of", "among", "including"})  # prepositions of a whole and its parts: "two of them"
_STOPS = frozenset({"relcl", "acl", "punct", "appos"})


def mentioned(sentence: "Sentence") -> list["Token"]:
    """The nouns of a sentence that a later pronoun may stand for: subjects, then objects, as they come."""
    nouns = [t for t in sentence if t.pos_ in ("NOUN", "PROPN")]
    subjects = [t for t in nouns if t.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")]
    return [*subjects, *(t for t in nouns if t.dep_ in _OBJECTS)]


def antecedent(pronoun: "Token", mentions: Mentions) -> list["Token"]:
    """The noun phrase that a pronoun most likely stands for; nothing where it stands for none.

    Earlier subjects of its own sentence come first, then other nouns of it, then the sentence before, its subjects
    first (for what something is done to: its objects first), then the subjects of those before that.
    """
    word = pronoun.lower_
    if word not in _PLURAL | _SINGULAR | _PERSON | _SOME or pronoun.tag_ == "PRP$" or _alone(pronoun):
        return []
    barred = _barred(pronoun, mentions)
    for noun in _candidates(pronoun, mentions):
        if noun.i not in barred.get(id(noun.doc), ()) and _agrees(word, noun):
            return phrase(noun)
    return []


def _candidates(pronoun: "Token", mentions: Mentions) -> Iterator["Token"]:
    """The nouns that a pronoun may stand for, the likeliest first."""
    word = pronoun.lower_
    own = [t for t in pronoun.sent if t.i < pronoun.i and t.pos_ in ("NOUN", "PROPN")]
    yield from reversed([t for t in own if t.dep_ in _NAMED and not (word in _SOME and t.head.lemma_ in SAYS)])
    yield from reversed([t for t in own if t.dep_ in _OBJECTS])
    if word in _SOME:
        return
    for step, nouns in enumerate(reversed(mentions[-_BACK:])):
        subjects = [t for t in nouns if t.dep_ not in _OBJECTS]
        objects = [t for t in nouns if t.dep_ in _OBJECTS] if step == 0 else []
        added = [t for t in subjects if word not in _PERSON and _added(t)]
        told = [t for t in subjects if t not in added]
        like = pronoun.dep_ in _OBJECTS and word not in _PERSON
        yield from (*objects, *told, *added) if like else (*told, *objects, *added)


def _added(noun: "Token") -> bool:
    """Whether a noun is the speaker put after what its sentence tells: the next sentence goes on with that."""
    said = [c for c in noun.head.children if c.dep_ in ("ccomp", "parataxis")]
    return noun.head.lemma_ in SAYS and any(c.i < noun.i for c in said)


def _alone(pronoun: "Token") -> bool:
    """Whether it stands for no noun: "it is unclear whether", "it was she who", "some of the money", "these mines"."""
    if pronoun.lower_ == "it":
        verb = pronoun.head
        below = [c for c in verb.children if c.i > verb.i]
        if pronoun.dep_ in _NAMED and verb.lemma_ == "be" and any(c.dep_ == "attr" for c in below):
            return True
        if verb.lemma_ == "take" and any(t.tag_ == "TO" for c in below for t in c.children):
            return True
        return (
            any(c.dep_ == "acomp" for c in below)
            and any(c.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for c in verb.children)
        ) or any(c.dep_ == "xcomp" for a in below if a.dep_ == "acomp" for c in a.children)
    if pronoun.lower_ in _SOME | {"these", "those"}:
        return pronoun.dep_ not in _NAMED or any(True for _ in pronoun.children)
    return False


def _barred(pronoun: "Token", mentions: Mentions) -> dict[int, set[int]]:
    """Nouns that a pronoun can't stand for, by document: who does what is done to it.

    "Tarsia denied it" is not that it denied itself, nor is "the council has a week to sign it".
    """
    verb = pronoun.head
    out: dict[int, set[int]] = {}
    if pronoun.dep_ == "pobj" and verb.lower_ in _PARTS:
        return {}
    if pronoun.dep_ in _NAMED:
        return {id(pronoun.doc): {t.i for t in pronoun.sent if t.i > pronoun.i}}
    while True:
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        subjects = [c for c in verb.children if c.dep_ in _NAMED]
        for subject in subjects:
            meant = [subject, *antecedent(subject, mentions)] if subject.i < pronoun.i else [subject]
            for noun in meant:
                out.setdefault(id(noun.doc), set()).add(noun.i)
        if subjects or verb.dep_ not in ("xcomp", "acl", "advcl", "conj") or verb.head.i == verb.i:
            return out
        verb = verb.head


def phrase(noun: "Token") -> list["Token"]:
    """A noun phrase up to the first clause, mark or apposition after its noun."""
    stops = [c.left_edge.i for c in noun.children if c.i > noun.i and c.dep_ in _STOPS]
    return [t for t in noun.subtree if t.i < min(stops, default=t.i + 1)]


def _agrees(word: str, noun: "Token") -> bool:
    lemma = normal(noun.lemma_)
    if lemma in TIMES or lemma in CALENDAR or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    spot = noun.dep_ == "pobj" and noun.head.lower_ in WHERE
    if word in _PLURAL | _SOME:
        return many or (lemma in GROUPS and noun.dep_ in _NAMED and word in _PLURAL)
    before = [t.text for t in noun.lefts if t.pos_ == "PROPN"]
    if word in _PERSON:
        if many or spot or any(_GENDER.get(_OWN.get(c.lower_, "")) == _GENDER[word] for c in noun.children):
            return False  # "his lawyer said he": not the lawyer
        known = gender([*before, noun.text], noun.text)
        named = noun.tag_ == "NNP" and noun.text[:1].isupper()
        return (named or _person(noun)) and known in ("", _GENDER[word])
    return not many and not spot and not _person(noun) and not any(gender([word]) for word in before)


def _person(noun: "Token") -> bool:
    """Whether a common noun is for one person."""
    return noun.pos_ == "NOUN" and is_person_noun(noun.text)
