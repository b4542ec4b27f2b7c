"""Where a sentence says several things: the tokens at whose subtrees it is split, and what kind each part is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from twosource.claims.lexicon import CONDITIONS, EMPTY_NOUNS, HOLDS, LEADS, LIGHT, SAYS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Part = Literal["main", "clause", "relative", "noun", "purpose", "milestone", "quoted"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def _verbal(token: "Token") -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _size(token: "Token") -> int:
    return sum(t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for t in token.subtree)


def _infinitive(token: "Token") -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def _parted(token: "Token") -> bool:
    """Whether a mark parts a modifier from its noun: then it is an assertion of its own, not a description."""
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in (",", "—", "–", "-", "(", ";")


def led(token: "Token") -> "Token | None":
    """The verb of the purpose that a lead leads, if it does."""
    if token.lemma_.lower() not in LEADS:
        return None
    for child in token.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and _infinitive(child):
            return child
        for below in child.children:
            if child.dep_ == "prep" and below.dep_ == "pcomp" and _verbal(below):
                return below
    return None


def _milestone(token: "Token") -> bool:
    """A count of time that something has lasted: "the war's 1,000th day", "the strike's third week"."""
    if token.lemma_.lower() not in TIMES or token.dep_ not in ("pobj", "dobj", "attr", "npadvmod"):
        return False
    owner = any(
        (c.dep_ == "poss" and c.pos_ != "PRON") or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children
    )
    ordinal = any(c.pos_ in ("ADJ", "NUM") and (c.like_num or c.lower_[:1].isdigit()) for c in token.children)
    return owner and ordinal


def _modifier(token: "Token") -> Part | None:
    """An infinitive, a participle or a relative clause that modifies a noun; what only narrows it claims nothing."""
    noun = token.head.lemma_.lower()
    if _infinitive(token):
        if noun in HOLDS:
            return "noun"
        return "purpose" if noun not in EMPTY_NOUNS and _size(token) >= 3 else None
    apart = _parted(token) or appended(token.head)
    if token.dep_ == "relcl":
        return "relative" if apart and _size(token) >= 2 else None
    return "relative" if apart and _size(token) >= 3 else None


def _adverbial(token: "Token") -> Part | None:
    """A clause that hangs on a verb: of time, reason, purpose; a condition stays where it is."""
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in token.children):
        return None
    if _infinitive(token) and not _has_subject(token):
        done = token.head.tag_ in ("VBD", "VBN") and token.head.lemma_ in ("use", "employ")
        return "purpose" if _size(token) >= 2 and not done else None
    return "clause" if _has_subject(token) or _size(token) >= 3 else None


def part_of(token: "Token") -> Part | None:
    """The kind of part this token heads, or None where it belongs to the part above it."""
    if _milestone(token):
        return "milestone"
    dep = token.dep_
    if dep == "ROOT":
        return "purpose" if led(token) else "main"
    if not _verbal(token):
        return "clause" if dep in ("conj", "parataxis") and _has_subject(token) else None
    if led(token) and dep in ("acl", "relcl", "advcl", "conj", "ccomp"):
        return "purpose"
    if dep in ("ccomp", "parataxis", "csubj", "dep"):
        finite = not _infinitive(token) and (_has_subject(token) or token.head.lemma_ in SAYS)
        return "clause" if finite and _size(token) >= 2 else None
    if dep == "advcl":
        return None if led(token.head) is token else _adverbial(token)
    if dep == "conj":
        return "clause" if _verbal(token.head) and not _infinitive(token.head) and _size(token) >= 2 else None
    if dep == "pcomp":
        return "clause" if _has_subject(token) else None
    return _modifier(token) if dep in ("relcl", "acl") else None


def core(token: "Token") -> "Token":
    """The verb that carries a purpose: "aimed at slowing" and "to help slow the advance" are about slowing."""
    seen = led(token) or token
    while seen.lemma_.lower() in LIGHT:
        below = [c for c in seen.children if c.dep_ in ("xcomp", "ccomp") and c.i > seen.i]
        if not below:
            break
        seen = below[0]
    return seen


def parts(sentence: "Span") -> Iterator[tuple["Token", Part]]:
    """The heads of a sentence's parts, in order of their position."""
    for token in sentence:
        kind = part_of(token)
        if kind is not None:
            yield token, kind


def appended(noun: "Token") -> bool:
    """Whether a noun phrase is added to its sentence after a mark ("..., a decision aimed at ...", "..., with ...")."""
    if noun.dep_ == "appos":
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return _parted(noun.head)
    return noun.dep_ not in ("conj", "nsubj", "nsubjpass") and noun.i > noun.head.i and _parted(noun)


def owners(sentence: "Span", heads: "dict[int, Part]") -> dict[int, int]:
    """For each token the head of the part that it belongs to: itself or the nearest above it.

    A noun added after a mark goes to the clause that modifies it ("a decision aimed at ..." is one part).
    """
    found: dict[int, int] = {}
    for token in sentence:
        way: list[int] = []
        while token.i not in found:
            way.append(token.i)
            if token.i in heads or token.head.i == token.i:
                found[token.i] = token.i
                break
            after = (c.i for c in token.children if c.i in heads and c.dep_ in ("acl", "relcl"))
            taken = next(after, None) if appended(token) else None
            if taken is not None:
                found[token.i] = taken
                break
            token = token.head
        found.update(dict.fromkeys(way, found[token.i]))
    return found


def inside(token: "Token", heads: "dict[int, Part]", owned: dict[int, int]) -> list[int]:
    """Heads above a token's own part that keep its words too: those whose noun it narrows without a mark."""
    out: list[int] = []
    at = owned[token.i]
    while at in heads and heads[at] in ("relative", "noun") and token.doc[at].head.i != at:
        top = token.doc[at]
        if _parted(top) or appended(top.head):
            break
        at = owned[top.head.i]
        if at not in heads:
            break
        out.append(at)
    return out
