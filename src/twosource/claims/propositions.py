"""Sentences split into propositions: each one thing asserted, with its exact span and its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from twosource.claims.assertion import hides, idle, verbless
from twosource.claims.clauses import SUBJECTS, Part, inside, owners, parts
from twosource.claims.cuts import Cut, attributes, trimmed, words_of
from twosource.claims.lexicon import PERFORMS, SAYS
from twosource.claims.mends import mended
from twosource.claims.pronouns import Mentions, mentioned
from twosource.claims.words import Word, word_of
from twosource.language import Paragraph, Readings
from twosource.memory import Memory
from twosource.model import Report, Span, Statement, content_id
from twosource.text import overlap

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_MIN_CONTENT = 2  # content words: fewer is no claim ("he said", "in response")
_MIN_HEADING = 4  # content words of a verbless line: fewer is a heading ("War fears")


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing asserted: where, its words (pronouns and subjects filled in), and the statement it lies in.

    `idle` is one that asserts nothing of the event: it is joined to nothing. `text` is its words as one line, what they
    stand for filled in: two of one text are one claim. `form` hashes all that it is compared by, wherever it stands.
    `size` counts its content words; `acted` says whether it names who does it or to whom.
    """

    report: str
    span: Span
    statement: str | None
    part: Part
    words: tuple[Word, ...]
    idle: bool
    text: str
    form: str
    size: int
    acted: bool

    @classmethod
    def of(
        cls, report: str, span: Span, statement: str | None, part: Part, words: tuple[Word, ...], *, idle: bool
    ) -> "Proposition":
        """A proposition of these words, with its text and form."""
        text, _ = text_of(words, filled=True)
        form, size = _form(words, text, part == "purpose", idle), sum(w.content for w in words)
        acted = any(w.role in ("subject", "object") and w.head and w.pos != "PRON" for w in words)
        return cls(report, span, statement, part, words, idle, text, form, size, acted)


def _form(words: Sequence[Word], text: str, purpose: bool, idle: bool) -> str:
    """A hash of what a proposition is compared by; a word's place counts from the first word's."""
    first = min((w.at for w in words), default=0)
    shape = (
        f"{w.text}|{w.space}|{w.lemma}|{w.pos}|{w.role}|{w.head:d}{w.name:d}{w.spot:d}|{w.at - first}|{w.over - first}"
        f"|{w.link}|{w.filled:d}"
        for w in words
    )
    return content_id("p", text, f"{purpose:d}{idle:d}", *shape)


def text_of(words: Sequence[Word], *, filled: bool = False) -> tuple[str, list[Span]]:
    """The words as one line, and each word's span in it; with or without those filled in for others."""
    out: list[str] = []
    spans: list[Span] = []
    at = 0
    for word, after in zip_longest(words, words[1:]):
        stood_for = word.pos == "PRON" and after is not None and after.filled
        if (stood_for and not word.filled) if filled else word.filled:
            spans.append((at, at))
            continue
        out.append(word.text)
        spans.append((at, at + len(word.text)))
        at += len(word.text) + len(word.space)
        out.append(word.space)
    return "".join(out).rstrip(), spans


Told = tuple[list[Proposition], list[tuple[str, str]]]  # one report's propositions, and which forms overlap in it


def propositions(
    reports: Sequence[Report], readings: Readings, statements: Iterable[Statement], memory: Memory
) -> list[Told]:
    """Every report's propositions: of statement contents and of the outlet's own sentences, in order.

    A report that `memory` knows with these statements costs a look-up; its reading isn't touched.
    """
    by_report: dict[str, list[Statement]] = {}
    for statement in statements:
        by_report.setdefault(statement.report, []).append(statement)
    found: list[Told] = []
    for report in sorted(reports, key=lambda r: r.id):
        told = sorted(by_report.get(report.id, ()), key=lambda s: s.id)
        key = (
            *(report.id, report.text, report.readable, report.furniture, report.repeats, report.dateline_span),
            tuple((s.id, s.content, s.cue, s.source) for s in told),
        )
        found.append(memory.recall("claims.propositions", key, partial(_read, report.id, readings, told)))
    return found


def _read(report: str, readings: Readings, statements: Sequence[Statement]) -> Told:
    paragraphs = [Paragraph(p.start, mended(p.doc)) for p in readings.get(report, ())]
    found = in_report(report, paragraphs, statements)
    return found, lying_in(found)


def lying_in(told: Sequence[Proposition]) -> list[tuple[str, str]]:
    """Pairs of forms of which one lies in the other: a part of a sentence never makes the whole's claim."""
    out: set[tuple[str, str]] = set()
    near: list[Proposition] = []
    for p in sorted((p for p in told if not p.idle), key=lambda p: (p.span, p.form)):
        near = [o for o in near if o.span[1] > p.span[0]]
        out |= {pair for o in near if overlap(o.span, p.span) for pair in ((o.form, p.form), (p.form, o.form))}
        near.append(p)
    return sorted(out)


def in_report(report: str, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]) -> list[Proposition]:
    """The propositions of one report."""
    found: list[Proposition] = []
    mentions: Mentions = []
    for paragraph in paragraphs:
        for sentence in paragraph.doc.sents:
            found += in_sentence(report, paragraph.start, sentence, statements, mentions)
    found += _uncovered(report, paragraphs, statements, found)
    return sorted(dict.fromkeys(found), key=lambda p: (p.span, p.text))


def in_sentence(
    report: str, start: int, sentence: "Sentence", statements: Sequence[Statement], mentions: Mentions
) -> list[Proposition]:
    """The propositions of one sentence; `mentions` are what its pronouns may stand for, and grow by it."""
    low, high = start + sentence.start_char, start + sentence.end_char
    near = [s for s in statements if s.span[0] < high and low < s.span[1]]
    heads = {token.i: kind for token, kind in parts(sentence)}
    above = owners(sentence, heads)
    owned: dict[int, list[Token]] = {i: [] for i in heads}
    for token in sentence:
        if token.is_space or attributes(token):
            continue
        for i in (above[token.i], *inside(token, heads, above)):
            if i in owned:
                owned[i].append(token)
    found = []
    doc = sentence.doc
    for i, kind in heads.items():
        if not _hands_on(doc[i], start, near, heads):
            cut = Cut(doc[i], kind, tuple(sorted(owned[i], key=lambda t: t.i)))
            words, edge = words_of(cut, mentions)
            if edge and _says_something(cut, words):
                span = (start + edge[0].idx, start + edge[-1].idx + len(edge[-1]))
                told = _statement(start, edge, near)
                mute = idle(cut.head, cut.tokens) if kind not in ("milestone", "noun", "purpose") else False
                if (told is None or hides(cut.head, cut.tokens)) and (
                    mute or (kind == "main" and verbless(cut.tokens))
                ):
                    continue
                found.append(Proposition.of(report, span, told, kind, words, idle=mute))
    mentions.append(mentioned(sentence))
    return found


def _says_something(cut: Cut, words: Sequence[Word]) -> bool:
    """Whether enough is said to be a claim: not "he said", "in response", nor a heading of a few nouns."""
    content = sum(w.content for w in words)
    if cut.part == "main" and not any(t.pos_ in ("VERB", "AUX") for t in cut.tokens):
        return content >= _MIN_HEADING
    said = sum(t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for t in cut.tokens)
    whole = any(t.dep_ in SUBJECTS and t.head.i == cut.head.i for t in cut.tokens)
    return content >= _MIN_CONTENT and (said >= _MIN_CONTENT or whole)


def _hands_on(token: "Token", start: int, near: Sequence[Statement], heads: Mapping[int, Part]) -> bool:
    """Whether a part is only the frame of a statement: its verb a cue, what is said a part of its own."""
    at = start + token.idx
    for statement in near:
        if any(s <= at < e for s, e in statement.cue):
            below = [token.doc[i] for i, k in heads.items() if k == "clause" and token.is_ancestor(token.doc[i])]
            spans = [(start + t.left_edge.idx, start + t.right_edge.idx + len(t.right_edge)) for t in below]
            long = sum(e - s for s, e in statement.content)
            return any(2 * sum(overlap(span, c) for c in statement.content) > long for span in spans)
    return token.lemma_.lower() in SAYS and any(
        c.i in heads and c.dep_ in ("ccomp", "parataxis") for c in token.children
    )


def _statement(start: int, tokens: list["Token"], near: Sequence[Statement]) -> str | None:
    """The statement that most of these tokens lie in, the narrowest if several."""
    best: tuple[int, str] | None = None
    for statement in near:
        inside = sum(
            any(overlap((start + t.idx, start + t.idx + len(t)), part) for part in statement.content) for t in tokens
        )
        around = sum(
            any(
                overlap((start + t.idx, start + t.idx + len(t)), part)
                for part in (*statement.content, *statement.cue, *statement.source)
            )
            for t in tokens
        )
        if 2 * inside > len(tokens) or (inside and 5 * around >= 4 * len(tokens)):
            size = statement.span[1] - statement.span[0]
            if best is None or (size, statement.id) < best:
                best = (size, statement.id)
    return best[1] if best else None


def _cue(statement: Statement, paragraph: Paragraph) -> tuple[Word, ...]:
    """The speaker's and the cue's words, where the cue does something by speaking ("vowed", "denied")."""

    def within(parts: Iterable[Span]) -> "list[Token]":
        return [t for t in paragraph.doc if any(s <= paragraph.start + t.idx < e for s, e in parts)]

    cue = [t for t in within(statement.cue) if t.lemma_.lower() in PERFORMS]
    if not cue:
        return ()
    by = [replace(word_of(t, cue[0], role="subject"), space=" ") for t in trimmed(within(statement.source))]
    return (*by, *(replace(word_of(t, t, role="verb"), head=True, space=" ") for t in cue))


def _told_beside(part: Span, statement: Statement, found: Sequence[Proposition]) -> bool:
    """Whether a larger part of a statement's content is a proposition already ("31 people" of "... are said to be")."""
    return any(
        other[1] - other[0] > part[1] - part[0] and any(overlap(p.span, other) for p in found)
        for other in statement.content
    )


def _uncovered(
    report: str, paragraphs: Sequence[Paragraph], statements: Sequence[Statement], found: Sequence[Proposition]
) -> list[Proposition]:
    """A proposition for each statement content that no proposition covers (a noun phrase, a fragment)."""
    out: list[Proposition] = []
    for statement in statements:
        for part in statement.content:
            covered = sum(overlap(p.span, part) for p in found if p.span[1] - p.span[0] <= 3 * (part[1] - part[0]))
            if 2 * covered >= part[1] - part[0]:
                continue
            for paragraph in paragraphs:
                within = [t for t in paragraph.doc if part[0] <= paragraph.start + t.idx < part[1] and not t.is_space]
                edge = trimmed(within)
                if not edge or (verbless(edge) and _told_beside(part, statement, found)):
                    continue
                top = next((t for t in edge if t.head not in edge), edge[0])
                words = tuple(
                    word_of(t, top, role=None if top.is_ancestor(t) or t.i == top.i else "other") for t in edge
                )
                if sum(w.content for w in words) < _MIN_CONTENT:
                    continue
                span = (paragraph.start + edge[0].idx, paragraph.start + edge[-1].idx + len(edge[-1]))
                mute = idle(top, edge)
                if verbless(edge) or (top.tag_ in ("VB", "VBG") and not any(t.dep_ in SUBJECTS for t in edge)):
                    cue = _cue(statement, paragraph)
                    whole = any(overlap(p.span, part) and any(overlap(p.span, c) for c in statement.cue) for p in found)
                    mute = mute or not cue or whole  # the clause that holds cue and content says it better
                    words = (*cue, *(replace(w, role="object" if w.head else "other") for w in words))
                out.append(Proposition.of(report, span, statement.id, "quoted", words, idle=mute))
    return out
