"""What is no claim, though it has words enough: date lines, by-lines, questions, mere speaking, doubts about others."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.claims.lexicon import ASKING, CALENDAR, CITES, NEGATIVES, REFUSES, SPEAKS, STAMPS, UNCLEAR, VERIFIES
from twosource.text import normal

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp"})
_HEARD = frozenset({"dobj", "ccomp", "xcomp", "parataxis", "oprd", "attr", "nsubjpass"})
_QUERIES = frozenset({"ROOT", "ccomp", "pcomp", "csubj", "parataxis", "dep", "conj"})
_UNNAMED = re.compile(
    r"\bnot (?:to )?be (?:named|identified|quoted)|\b(?:remain|stay) (?:anonymous|unnamed)|\bcondition of anonymity"
    r"|\bon anonymity\b|\banonymously\b"
)
_CREDITS = frozenset({"reporting", "editing", "writing", "photograph", "photo", "graphic"})


def idle(head: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether a part of a sentence asserts nothing of the event: it may stand, but is joined to nothing.

    >>> from twosource.language import parse
    >>> [idle(root, list(root.doc)) for doc in parse(["Updated 3 May 2030 | 7:45 am", "The bridge fell on 3 May."])
    ...  for root in doc if root.dep_ == "ROOT"]
    [True, False]
    """
    return (
        any(says_nothing(tokens) for says_nothing in (_stamp, _credit))
        or any(says_nothing(head, tokens) for says_nothing in (_speaks, hides, _doubts, _asks))
        or (head.lemma_.lower() in CITES and head.tag_ == "VBG")
    )


def verbless(tokens: "Sequence[Token]") -> bool:
    """Whether there is no verb at all: a label, a name, a date."""
    return not any(
        (t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB")) and t.dep_ not in ("amod", "compound") for t in tokens
    )


def _stamp(tokens: "Sequence[Token]") -> bool:
    """Whether a line says when it was put out and no more: "Published 4 June 2031, 10:05"."""
    words = [t for t in tokens if any(c.isalnum() for c in t.text)]
    dated = any(any(c.isdigit() for c in t.text) for t in words)
    return dated and all(
        any(c.isdigit() for c in t.text) or normal(t.text) in STAMPS or normal(t.lemma_) in CALENDAR for t in words
    )


def _credit(tokens: "Sequence[Token]") -> bool:
    """Whether a line says who made the report: "Reporting by A. Name", "With reporting from X", "Editing by"."""
    words = [t.lower_ for t in tokens if t.is_alpha][:4]
    return any(
        a in _CREDITS and b in ("by", "from") and set(words[:i]) <= {"with", "additional", "further", "more", "and"}
        for i, (a, b) in enumerate(pairwise(words))
    )


def _speaks(head: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether someone is only said to speak ("said Ann Bell", "told the paper"), or not to ("declined to comment")."""
    inside = {t.i for t in tokens}
    below = [c for c in head.children if c.i in inside]
    lemma = head.lemma_.lower()
    if lemma in REFUSES:
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in SPEAKS for c in below)
    if lemma in ("respond", "reply", "answer"):
        return any(t.lemma_.lower() in ASKING for t in tokens if head.is_ancestor(t))
    if lemma not in SPEAKS:
        return False
    heard = [c for c in below if c.dep_ in _HEARD and c.lower_ not in ("it", "this", "that", "so")]
    if lemma in ("tell", "inform"):  # whoever hears it is no content
        heard = [c for c in heard if c.dep_ in ("ccomp", "xcomp", "oprd")]
        return not heard and not any(c.dep_ == "prep" and c.lower_ in ("of", "about") for c in below)
    return not heard


def hides(head: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether it is only said of a source that it stays unnamed: "asked not to be named", "spoke anonymously"."""
    if head.lemma_.lower() not in {"ask", "request", "insist", "wish", "want", *SPEAKS}:
        return False
    told = " ".join(normal(t.text) for t in tokens)
    return _UNNAMED.search(told) is not None


def _doubts(head: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether a part only says that something could not be checked, or is not known."""
    if any(c.lower_ in UNCLEAR for c in head.children if c.dep_ in ("acomp", "oprd", "xcomp", "attr")):
        return True
    if not any(normal(t.lemma_) in NEGATIVES or t.lower_ in ("unable", "impossible", "yet") for t in tokens):
        return False
    for token in tokens:
        if token.lemma_.lower() in VERIFIES:
            at = token
            while at.i != head.i and at.dep_ in _LINKS and at.head.i != at.i:
                at = at.head
            if at.i == head.i:
                return True
    return False


def _asks(head: "Token", tokens: "Sequence[Token]") -> bool:
    """Whether a part is a question, asked or told of: "why it failed", "what happens next", "whether it rained"."""
    inside = {t.i for t in tokens}
    if any(c.lower_ == "whether" and c.i in inside for c in head.children):
        return True
    if head.dep_ == "ROOT" and tokens[-1].sent.text.rstrip("\"'”’ ").endswith("?"):
        return True
    first = next((t for t in tokens if t.is_alpha), None)
    if first is None or head.dep_ not in _QUERIES or first.tag_ not in ("WRB", "WP", "WP$"):
        return False
    if first.lower_ == "what" and head.dep_ in ("ccomp", "csubj"):  # "described what is left" names a thing
        return False
    return first.i != head.i and head.is_ancestor(first) and first.dep_ != "mark" and _first_of(first, head)


def _first_of(first: "Token", head: "Token") -> bool:
    """Whether a question word belongs to the head's own clause."""
    at = first
    while at.head.i != head.i and at.head.i != at.i and at.dep_ not in _LINKS and at.dep_ != "relcl":
        at = at.head
    return at.head.i == head.i and at.dep_ not in _LINKS
