"""A report as the reuse stage reads it: its words and sentences with their offsets, and what each may prove."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from twosource.model import Report, Span
from twosource.quoted import quotations
from twosource.reuse.public import charges, speaks_for_itself
from twosource.reuse.wording import FUNCTION_WORDS, number, stem, telling
from twosource.text import merge, normal, outside, overlap, sentences, squash, trim

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?")
_END = ".!?\"”’')…"
_SHORT_LINE = 5  # a line of fewer words without a full stop is a heading, a label or a button


@dataclass(frozen=True, slots=True)
class Word:
    """A word: where it is, how it is compared, and what it may prove."""

    span: Span
    form: str
    quoted: bool
    name: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its words `low` to `high`, and whether it is narrative, public text or page furniture."""

    span: Span
    low: int
    high: int
    kind: str
    text: str
    details: frozenset[str]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's words and sentences in reading order; `narrative` says of each word whether it may be evidence.

    `told` are the narrative sentences, by number; `home` gives each word's place among them, -1 where it is in none;
    `before` how many narrative words come before each word, and in all.
    """

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    narrative: tuple[bool, ...]
    told: tuple[int, ...]
    home: tuple[int, ...]
    before: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Body(Layout):
    """A report so laid out, and where each word begins."""

    report: Report
    starts: tuple[int, ...]

    def within(self, span: Span) -> tuple[int, int]:
        """The words that begin in a span: the first of them, and the first after them."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])


def _form(raw: str) -> str:
    word = normal(raw).replace(".", "") if raw[-1:] == "." else normal(raw)
    for tail in ("'s", "'"):
        word = word.removesuffix(tail)
    return number(word) or word


def _words(text: str, span: Span, quoted: Sequence[Span]) -> list[Word]:
    out: list[Word] = []
    first = True
    for m in _TOKEN.finditer(text, *span):
        form = _form(m.group())
        inside = any(start <= m.start() < end for start, end in quoted)
        capital = m.group()[0].isupper() and form not in FUNCTION_WORDS
        name = capital and not (first and form in _SENTENCE_STARTERS)
        first = False
        out.append(Word(m.span(), form, inside, name, telling(form)))
    return out


_STARTERS = "police officials authorities two three several many people witnesses residents"
_SENTENCE_STARTERS = frozenset(_STARTERS.split())


def _kind(text: str, words: Sequence[Word], is_line: bool) -> str:
    if not words:
        return "furniture"
    tail = text.rstrip()[-1:]
    if is_line and tail not in _END and (len(words) < _SHORT_LINE or (tail != ":" and len(words) < 20)):
        return "furniture"
    quoted = sum(w.quoted for w in words)
    if quoted * 2 > len(words):
        return "public"
    plain = "".join(
        " " if w.quoted else text[w.span[0] - words[0].span[0] : w.span[1] - words[0].span[0]] + " " for w in words
    )
    return "public" if speaks_for_itself(plain) else "narrative"


def read_body(report: Report) -> Body:
    """Split a report into sentences and words, furniture, inner repeats and captions left out."""
    text = report.text
    holes = (*report.furniture, *report.repeats, *report.captions)
    heading = report.headline_span
    quoted = quotations(text)
    words: list[Word] = []
    found: list[Sentence] = []
    for whole in sentences(text):
        line_end = text.find("\n", whole[1])
        alone = (whole[0] == 0 or text[: whole[0]].rstrip(" \t")[-1:] in ("", "\n")) and (
            line_end < 0 or not text[whole[1] : line_end].strip()
        )
        for part in outside(whole, holes):
            span = trim(text, part)
            if span[0] >= span[1]:
                continue
            own = _words(text, span, [q for q in quoted if overlap(q, span)])
            kind = _kind(text[own[0].span[0] : span[1]] if own else "", own, alone)
            if heading and overlap(heading, span):
                kind = "furniture"
            if not own:
                continue
            found.append(_sentence(text, span, len(words), own, kind))
            words.extend(own)
    narrative = [False] * len(words)
    formulas = charges(text)
    for s in found:
        if s.kind == "narrative":
            for i in range(s.low, s.high):
                at = words[i].span[0]
                narrative[i] = not words[i].quoted and not any(low <= at < high for low, high in formulas)
    told = tuple(i for i, s in enumerate(found) if s.kind == "narrative")
    home = [-1] * len(words)
    for n, i in enumerate(told):
        home[found[i].low : found[i].high] = [n] * (found[i].high - found[i].low)
    before = tuple(accumulate(narrative, initial=0))
    starts = tuple(w.span[0] for w in words)
    return Body(tuple(words), tuple(found), tuple(narrative), told, tuple(home), before, report, starts)


def _sentence(text: str, span: Span, low: int, own: Sequence[Word], kind: str) -> Sentence:
    plain = [w for w in own if not w.quoted] or list(own)
    details = frozenset(w.form for w in plain if w.name or w.form[:1].isdigit())
    content = frozenset(stem(w.form) for w in plain if w.weight > 0 and not w.name and not w.form[:1].isdigit())
    return Sentence(span, low, low + len(own), kind, squash(text[span[0] : span[1]]), details, content)


def narrative_inside(body: Body, spans: Iterable[Span]) -> float:
    """The part of a body's narrative words that lie in any of some spans."""
    bounds = [body.within(span) for span in merge(spans)]
    return sum(body.before[high] - body.before[low] for low, high in bounds) / max(1, body.before[-1])
