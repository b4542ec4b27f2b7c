"""A sentence as one proposition: how two single sentences are compared."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.claims.clauses import SUBJECTS, core, led, part_of
from twosource.claims.cuts import Cut, attributes, words_of
from twosource.claims.details import FILLED, Details, details_of
from twosource.claims.lexicon import SAYS
from twosource.claims.lookup import Lookup
from twosource.claims.propositions import text_of
from twosource.claims.words import Word
from twosource.language import Encoded, encode, parse
from twosource.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token


def _framed(top: "Token") -> "Token":
    """What is said, where the sentence's verb only hands it on ("police said that ...")."""
    while top.lemma_.lower() in SAYS:
        below = [
            c for c in top.children if c.dep_ in ("ccomp", "parataxis") and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
        ]
        if not below:
            break
        top = below[0]
    return top


def words_in(doc: "Doc") -> tuple[Word, ...]:
    """A sentence's words, less its attribution, with their roles about the verb of what is said."""
    words: list[Word] = []
    for sentence in doc.sents:
        root = sentence.root
        top = _framed(root)
        inside = {t.i for t in top.subtree} if top.i != root.i else {t.i for t in sentence}
        inside |= {
            t.i for c in root.children if c.dep_ in ("advcl", "conj", "prep") and top.i != root.i for t in c.subtree
        }
        kept = [t for t in sentence if t.i in inside and not attributes(t) and not t.is_space]
        found, _ = words_of(Cut(core(top), "main", tuple(kept)), [])
        words += found
    return tuple(words)


def read_sentences(texts: Sequence[str], lookup: Lookup) -> list[Details]:
    """The details of each sentence, each distinct one parsed and encoded once, as it stands (attribution and all)."""
    docs = dict(zip(texts, parse(texts), strict=True))
    found: dict[str, Details] = {}
    for text, encoded in encode(list(docs)):
        words = words_in(docs[text])
        spans = [(docs[text][w.at].idx, docs[text][w.at].idx + len(docs[text][w.at])) for w in words]
        found[text] = details_of(words, text, spans, encoded, lookup, purpose=_is_purpose(docs[text]))
    return [found[text] for text in texts]


def _is_purpose(doc: "Doc") -> bool:
    """Whether a text says what something is for and no more: "to help slow the fire", "a plan aimed at ..."."""
    root = next(iter(doc.sents)).root if len(doc) else None
    if root is None or any(c.dep_ in SUBJECTS for c in root.children):
        return root is not None and part_of(root) == "purpose"
    return (
        (root.tag_ == "VB" and any(c.tag_ == "TO" for c in root.children))
        or led(root) is not None
        or any(led(c) is not None for c in root.children if c.dep_ == "acl")
    )


def _said(words: Sequence[Word], spans: Sequence[Span], encoded: Encoded) -> "NDArray[np.float32]":
    """The vector of a text in which what only stands for a pronoun or a missing subject weighs less."""
    import numpy as np

    filled = [span for word, span in zip(words, spans, strict=True) if word.filled]
    if not filled:
        return encoded.vector
    weights = [FILLED if any(s < end and start < e for start, end in filled) else 1.0 for s, e in encoded.offsets]
    mean = np.array(weights, dtype=np.float32) @ encoded.states
    found: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found


def encoded_details(words: Sequence[Sequence[Word]], purposes: Sequence[bool], lookup: Lookup) -> list[Details]:
    """Details for each list of words, in order, each distinct text encoded once."""
    lines = [text_of(w, filled=True) for w in words]
    wanted: dict[str, list[int]] = {}
    for i, (line, _) in enumerate(lines):
        wanted.setdefault(line, []).append(i)
    out: dict[int, Details] = {}
    for line, encoded in encode([line for line, _ in lines]):
        for i in wanted[line]:
            said = replace(encoded, vector=_said(words[i], lines[i][1], encoded))
            out[i] = details_of(words[i], line, lines[i][1], said, lookup, purpose=purposes[i])
    return [out[i] for i in range(len(words))]
