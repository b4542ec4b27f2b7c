"""Back-translation-like rewording: sentences turned about over their parse, then partly other words.

Each rule takes a parsed sentence and gives it back in another order or voice, or None where it doesn't apply.
"""

import re
from collections.abc import Callable
from random import Random

from bench.ancestry.inflect import past
from bench.ancestry.spin import articles, spin
from twosource.language import parse

_SAY = frozenset(["say", "state", "announce", "report", "note", "add", "confirm", "estimate", "caution", "explain"])
_MARKS = frozenset(["after", "when", "as", "while", "because", "although", "if", "before", "until", "though"])
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def _text(tokens) -> str:
    return "".join(t.text + t.whitespace_ for t in tokens).strip()


def _subtree(token) -> list:
    return sorted(token.subtree, key=lambda t: t.i)


def _lower(text: str, token) -> str:
    return text if token.pos_ == "PROPN" or token.text == "I" else text[0].lower() + text[1:]


def _upper(text: str) -> str:
    return text[0].upper() + text[1:] if text else text


def _rest(sent, gone: set[int]) -> list:
    return [t for t in sent if t.i not in gone and not (t.i == sent.end - 1 and t.is_punct)]


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = re.sub(r"([,;])\s*(?=[,;.])", "", text)
    return re.sub(r"\s{2,}", " ", text).strip(" ,;")


def attribution(sent) -> str | None:
    """Turns "X said that Y" and "Y, X said" as "According to X, Y"."""
    root = sent.root
    subjects = [t for t in root.lefts if t.dep_ == "nsubj"] + [t for t in root.rights if t.dep_ == "nsubj"]
    content = [t for t in root.children if t.dep_ == "ccomp"]
    if root.lemma_ not in _SAY or not subjects or not content or '"' in sent.text or "“" in sent.text:
        return None
    who, what = _subtree(subjects[0]), _subtree(content[0])
    if what[0].lower_ == "that":
        what = what[1:]
    extra = [t for t in root.children if t.dep_ not in ("nsubj", "ccomp", "punct", "aux", "neg")]
    if extra or any(t.dep_ == "neg" for t in root.children) or {t.i for t in who} & {t.i for t in what}:
        return None
    said = _text(what).strip(" ,.")
    if subjects[0].pos_ == "PRON":
        return f"{_upper(said)}, {_text(who).lower()} indicated."
    return f"According to {_lower(_text(who).strip(' ,'), who[0])}, {_lower(said, what[0])}."


def clause_moved(sent) -> str | None:
    """Turns "A after B" as "After B, A", and the other way."""
    for token in sent.root.children:
        tree = _subtree(token)
        first = tree[0]
        if token.dep_ != "advcl" or first.lower_ not in _MARKS or len(tree) < 3 or len(tree) > len(sent) - 4:
            continue
        if tree[-1].i - first.i + 1 != len(tree):
            continue
        rest = _text(_rest(sent, {t.i for t in tree})).strip(" ,")
        clause = _text(tree).strip(" ,.")
        if first.i == sent.start:
            return _tidy(f"{_upper(rest)} {_lower(clause, first)}.")
        start = next(t for t in sent if t.i not in {x.i for x in tree})
        return _tidy(f"{_upper(clause)}, {_lower(rest, start)}.")
    return None


def day_moved(sent) -> str | None:
    """Turns "A happened on Monday" as "On Monday, A happened", and the other way."""
    for token in sent:
        if token.text in _DAYS and token.dep_ in ("pobj", "npadvmod") and token.i > sent.start:
            gone = [token] if token.dep_ == "npadvmod" else [token.head, token]
            if len(gone) == 2 and (gone[0].lower_ != "on" or gone[0].i + 1 != token.i):
                continue
            if list(token.children):
                continue
            rest = _text(_rest(sent, {t.i for t in gone}))
            if gone[0].i <= sent.start + 1:
                return _tidy(f"{_upper(rest.strip(' ,'))} on {token.text}.")
            return _tidy(f"On {token.text}, {_lower(rest, sent[0])}.")
    return None


def passive(sent) -> str | None:
    """Turns "X hit Y" as "Y was hit by X"."""
    root = sent.root
    subject = [t for t in root.lefts if t.dep_ == "nsubj" and t.pos_ != "PRON"]
    target = [t for t in root.rights if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN")]
    blocked = any(t.dep_ in ("ccomp", "xcomp", "aux", "neg", "dative", "prt", "conj") for t in root.children)
    if root.tag_ != "VBD" or len(subject) != 1 or len(target) != 1 or blocked or root.lemma_ in ("have", "be"):
        return None
    who, what = _subtree(subject[0]), _subtree(target[0])
    gone = {t.i for t in [*who, *what, root]}
    rest = _text(_rest(sent, gone)).strip(" ,")
    be = "were" if target[0].tag_ in ("NNS", "NNPS") else "was"
    by = _lower(_text(who).strip(" ,"), who[0])
    return _tidy(f"{_upper(_text(what).strip(' ,'))} {be} {past(root.lemma_.lower(), True)} by {by} {rest}.")


def active(sent) -> str | None:
    """Turns "Y was hit by X" as "X hit Y"."""
    root = sent.root
    target = [t for t in root.lefts if t.dep_ == "nsubjpass"]
    agents = [p for t in root.rights if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"]
    be = [t for t in root.lefts if t.dep_ == "auxpass" and t.lower_ in ("was", "were")]
    if root.tag_ != "VBN" or len(target) != 1 or len(agents) != 1 or len(be) != 1 or target[0].pos_ == "PRON":
        return None
    who, what = _subtree(agents[0]), _subtree(target[0])
    gone = {t.i for t in [*who, *what, root, be[0], agents[0].head]}
    rest = _text(_rest(sent, gone)).strip(" ,")
    subject, target_words = _upper(_text(who).strip(" ,.")), _lower(_text(what).strip(" ,"), what[0])
    return _tidy(f"{subject} {past(root.lemma_.lower())} {target_words} {rest}.")


def split(sent) -> str | None:
    """Turns "A, and B" as two sentences."""
    root = sent.root
    for conj in root.children:
        if conj.dep_ != "conj" or not any(t.dep_ in ("nsubj", "nsubjpass") for t in conj.lefts):
            continue
        cc = [t for t in root.children if t.dep_ == "cc" and t.lower_ in ("and", "but")]
        tree = _subtree(conj)
        if not cc or tree[0].i < cc[0].i or '"' in sent.text or "“" in sent.text:
            continue
        second = _text(tree).strip(" ,.")
        first = _text([t for t in sent if t.i < cc[0].i]).strip(" ,")
        lead = "However, " if cc[0].lower_ == "but" else "In addition, "
        return _tidy(f"{_upper(first)}. {lead}{_lower(second, tree[0])}.")
    return None


def genitive(sent) -> str | None:
    """Turns "the roof of the station" as "the station's roof"."""
    for of in sent:
        if of.lower_ != "of" or of.i < sent.start + 2:
            continue
        head, owner = of.head, [t for t in of.children if t.dep_ == "pobj"]
        if head.i != of.i - 1 or head.tag_ not in ("NN", "NNS") or len(owner) != 1:
            continue
        tree = _subtree(owner[0])
        if head.nbor(-1).lower_ != "the" or len(tree) > 3 or tree[0].i != of.i + 1 or tree[-1] != owner[0]:
            continue
        mark = "'" if owner[0].text.endswith("s") else "'s"
        start = _text([t for t in sent if t.i < head.i - 1])
        end = _text([t for t in sent if t.i > owner[0].i])
        return _tidy(_upper(f"{start} {_text(tree)}{mark} {head.text} {end}"))
    return None


_RULES: tuple[Callable, ...] = (attribution, clause_moved, passive, active, split, day_moved, genitive)


def _turned(sent, rng: Random, rate: float) -> str:
    rules = list(_RULES)
    rng.shuffle(rules)
    if rng.random() < rate:
        for rule in rules:
            out = rule(sent)
            if out:
                return out
    return sent.text.strip()


def reword(paragraph: str, rng: Random, structure: float, wording: float) -> str:
    """A paragraph with its sentences turned about, and that part of the replaceable words replaced."""
    doc = parse([paragraph])[0]
    turned = " ".join(_turned(sent, rng, structure) for sent in doc.sents if sent.text.strip())
    return articles(spin(turned, rng, wording))
