"""Synonym spinning: words and set phrases replaced from tables, as spinning software does."""

import re
from functools import cache
from pathlib import Path
from random import Random

from bench.ancestry.inflect import plural, verb_form
from twosource.language import parse

_HERE = Path(__file__).parent
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_BE_HAVE = frozenset(["be", "have", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must"])


@cache
def synonyms() -> dict[tuple[str, str], tuple[str, ...]]:
    """(part of speech, lemma): what may stand in its place."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in (_HERE / "synonyms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, tail = line.partition(":")
            pos, word = head.split(" ", 1)
            found[pos, word] = tuple(w.strip() for w in tail.split(","))
    return found


@cache
def phrases() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Set phrases and their rewordings, longest first."""
    rows = []
    for line in (_HERE / "phrases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, tail = line.partition(":")
            rows.append((head.strip(), tuple(w.strip() for w in tail.split(","))))
    rows.sort(key=lambda r: (-len(r[0]), r[0]))
    return tuple((re.compile(rf"\b{re.escape(head)}\b", re.IGNORECASE), tail) for head, tail in rows)


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def articles(text: str) -> str:
    """The text with "a" and "an" put right."""
    text = re.sub(r"\b([Aa])n(?= (?![aeiouAEIOU]|hour|honest|11|8|18))", r"\1", text)
    return re.sub(r"\b([Aa])(?= (?=[aeiou])(?!uni|one\b|eu|us[ei]))", r"\1n", text)


def swap_phrases(text: str, rng: Random, rate: float) -> str:
    """Set phrases reworded, outside quotations."""
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    for pattern, options in phrases():
        parts, at = [], 0
        for hit in pattern.finditer(text):
            if rng.random() < rate and not any(s <= hit.start() < e for s, e in quoted):
                parts += [text[at : hit.start()], _cased(rng.choice(options), hit.group())]
                at = hit.end()
        if parts:
            text = "".join([*parts, text[at:]])
            quoted = [m.span() for m in _QUOTED.finditer(text)]
    return text


def _replacement(token, rng: Random) -> str | None:
    """What spinning puts for a token, inflected; None where the tables have nothing."""
    table, tag = synonyms(), token.tag_
    lemma, low = token.lemma_.lower(), token.text.lower()
    if token.pos_ == "VERB" and lemma not in _BE_HAVE and (options := table.get(("v", lemma))):
        return verb_form(rng.choice(options), tag)
    if tag in ("NN", "NNS") and (options := table.get(("n", lemma))):
        new = rng.choice(options)
        return plural(new) if tag == "NNS" else new
    if tag == "JJ" and (options := table.get(("a", low))):
        return rng.choice(options)
    if token.pos_ in ("ADV", "ADP", "SCONJ", "CCONJ") and (options := table.get(("r", low))):
        return rng.choice(options)
    return None


def swap_words(paragraph: str, rng: Random, rate: float, quotes: bool = False) -> str:
    """A paragraph with that part of its replaceable words replaced; `quotes` says whether quotations are too."""
    quoted = [] if quotes else [m.span() for m in _QUOTED.finditer(paragraph)]
    out = []
    for token in parse([paragraph])[0]:
        inside = any(s <= token.idx < e for s, e in quoted)
        new = None if inside or rng.random() >= rate else _replacement(token, rng)
        out.append((_cased(new, token.text) if new else token.text) + token.whitespace_)
    return articles("".join(out))


def spin(paragraph: str, rng: Random, rate: float, quotes: bool = False) -> str:
    """Words and phrases replaced."""
    return swap_words(swap_phrases(paragraph, rng, rate), rng, rate, quotes)
