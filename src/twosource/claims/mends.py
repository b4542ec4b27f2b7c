"""Slips of the parser that turn one claim into another, mended on a copy: what no clause of English can be.

A plural noun read as a verb after "that" ("warned that cracks in the wall were growing"), a clause with a subject of
its own hung on the verb of the next ("31 were missing after part of the wall gave way"), a bare count left out of its
clause ("and 31 are missing").
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_TIMES = frozenset({"after", "before", "since", "until", "as"})


def mended(doc: "Doc") -> "Doc":
    """The paragraph as parsed, or a copy of it with what is plainly misread put right.

    >>> from twosource.language import parse
    >>> doc = parse(["Inspectors warned that cracks in the wall were growing."])[0]
    >>> [(t.text, t.dep_) for t in mended(doc) if t.text in ("cracks", "growing")]
    [('cracks', 'nsubj'), ('growing', 'ccomp')]
    """
    if not any(wrong(t) is not None for wrong, _ in _MENDS for t in doc):
        return doc
    out = doc.copy()
    for wrong, mend in _MENDS:
        for token in out:
            if (other := wrong(token)) is not None:
                mend(token, other)
    return out


def _hang(token: "Token", head: "Token", dep: str) -> None:
    token.head, token.dep_ = head, dep


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _finite(verb: "Token") -> bool:
    """Whether it is finite, alone or by its auxiliary."""
    tags = [verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(tag in ("VBD", "VBP", "VBZ", "MD") for tag in tags)


def _noun_as_verb(token: "Token") -> "Token | None":
    """The verb of a "that" clause whose subject was read as a verb in -s, with "that" for its subject."""
    if token.tag_ != "VBZ" or token.i < 2 or token.nbor(-1).lower_ != "that" or token.nbor(-1).head.i != token.i:
        return None
    if token.nbor(-2).pos_ not in ("VERB", "NOUN", "ADJ", "PROPN", "ADV", "NUM") or token.dep_ != "ccomp":
        return None
    near = [*token.children, *token.head.children]
    verbs = [v for v in near if v.i > token.i and v.pos_ in ("VERB", "AUX") and _finite(v) and not _has_subject(v)]
    return next((v for v in verbs if v.dep_ in ("ccomp", "conj", "dep") and _plural(v)), None)


def _plural(verb: "Token") -> bool:
    """Whether a finite verb may have a plural subject: not "is", "has", "grows"."""
    tags = [c for c in verb.children if c.dep_ in ("aux", "auxpass")] or [verb]
    return tags[0].tag_ != "VBZ" and tags[0].lower_ != "was"


def _read_as_noun(token: "Token", verb: "Token") -> None:
    that, above = token.nbor(-1), token.head
    _hang(verb, above, "ccomp")
    _hang(token, verb, "nsubj")
    _hang(that, verb, "mark")
    that.pos_, that.tag_ = "SCONJ", "IN"
    token.pos_, token.tag_ = "NOUN", "NNS"


def _hung(token: "Token") -> "Token | None":
    """The verb that an auxiliary with a subject of its own hangs on: one of the two belongs elsewhere."""
    verb = token.head
    if token.dep_ not in ("aux", "auxpass") or verb.i <= token.i or _has_subject(verb) or not _has_subject(token):
        return None
    return verb


def _unhang(token: "Token", verb: "Token") -> None:
    whole = any(c.i > token.i and c.dep_ in ("acomp", "attr") for c in token.children)
    if whole:  # "31 were missing" is a clause
        _hang(token, verb.head, verb.dep_)
        _hang(verb, token, "conj")
        return
    for child in [c for c in token.children if c.dep_ in _SUBJECTS]:
        _hang(child, verb, child.dep_)


def _governed(token: "Token") -> "Token | None":
    """The verb right after a noun that a conjunction of time was thought to govern: "after part of it gave way"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.dep_ != "prep" or prep.lower_ not in _TIMES or prep.i > token.i:
        return None
    at = token.right_edge.i + 1
    if at >= len(token.doc):
        return None
    follows = token.doc[at]
    verb = follows.head if follows.dep_ in ("aux", "auxpass") else follows
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ != "conj" or _has_subject(verb) or not _finite(verb):
        return None
    return verb if verb.i >= at and not verb.is_ancestor(token) else None


def _govern(token: "Token", verb: "Token") -> None:
    prep = token.head
    _hang(verb, prep.head, "advcl")
    _hang(token, verb, "nsubj")
    _hang(prep, verb, "mark")


def _left_out(token: "Token") -> "Token | None":
    """The verb right after a bare count that was joined to the verb before both."""
    if token.pos_ != "NUM" or token.dep_ != "conj" or any(True for _ in token.children):
        return None
    for verb in token.head.children:
        if verb.dep_ == "conj" and verb.i > token.i and verb.left_edge.i == token.i + 1 and not _has_subject(verb):
            return verb if verb.pos_ in ("VERB", "AUX") and _finite(verb) else None
    return None


def _take_in(token: "Token", verb: "Token") -> None:
    _hang(token, verb, "nsubj")


_Wrong = Callable[["Token"], "Token | None"]
_Mend = Callable[["Token", "Token"], None]
_MENDS: tuple[tuple[_Wrong, _Mend], ...] = (
    (_noun_as_verb, _read_as_noun),
    (_hung, _unhang),
    (_governed, _govern),
    (_left_out, _take_in),
)
