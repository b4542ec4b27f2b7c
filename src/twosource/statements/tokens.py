"""One report's parsed paragraphs as flat columns, so that rules and models read them quickly and across paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.language import Paragraph
from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """Columns over a report's tokens, white space left out.

    `head` of a root is itself; `left` and `right` are the first and last token of a token's subtree; `kids` are a
    token's dependents in order; `sentences` and `paragraphs` are `[first, last + 1)` token ranges, `sentence` and
    `paragraph` give a token's place in them. `word` is True for a token that holds a letter or a digit.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    left: list[int]
    right: list[int]
    kids: list[list[int]]
    word: list[bool]
    sentence: list[int]
    paragraph: list[int]
    sentences: list[Span]
    paragraphs: list[Span]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.text)


def flatten(paragraphs: Sequence[Paragraph]) -> Tokens:
    """The tokens of a report's paragraphs, in order.

    >>> from twosource.language import Paragraph, parse
    >>> t = flatten([Paragraph(10, parse(["Officials denied it."])[0])])
    >>> t.lemma, t.dep, t.start[:2]
    (['official', 'deny', 'it', '.'], ['nsubj', 'ROOT', 'dobj', 'punct'], [10, 20])
    """
    t = Tokens([], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [])
    for paragraph in paragraphs:
        _add(t, paragraph)
    _edges(t)
    return t


def _add(t: Tokens, paragraph: Paragraph) -> None:
    base = len(t.text)
    kept = [token for token in paragraph.doc if not token.is_space]
    place = {token.i: base + k for k, token in enumerate(kept)}
    begun = True
    for token in paragraph.doc:
        begun = begun or bool(token.is_sent_start)
        if token.is_space:
            continue
        here = place[token.i]
        if begun:
            t.sentences.append((here, here))
            begun = False
        t.sentences[-1] = (t.sentences[-1][0], here + 1)
        words = token.text
        t.text.append(words)
        t.lower.append(words.lower())
        t.lemma.append(token.lemma_.lower())
        t.tag.append(token.tag_)
        t.pos.append(token.pos_)
        t.dep.append(token.dep_)
        t.head.append(place.get(token.head.i, here))
        t.start.append(paragraph.start + token.idx)
        t.end.append(paragraph.start + token.idx + len(words))
        t.kids.append([])
        t.word.append(any(c.isalnum() for c in words))
        t.sentence.append(len(t.sentences) - 1)
        t.paragraph.append(len(t.paragraphs))
    if kept:
        t.paragraphs.append((base, base + len(kept)))


def _edges(t: Tokens) -> None:
    for i, head in enumerate(t.head):
        if head != i:
            t.kids[head].append(i)
    t.left.extend(range(len(t.text)))
    t.right.extend(range(len(t.text)))
    for first, last in t.sentences:
        for i in range(first, last):
            at, steps = i, 0
            while True:
                up = t.head[at]
                if up == at or steps > last - first:
                    break
                t.left[up] = min(t.left[up], i)
                t.right[up] = max(t.right[up], i)
                at, steps = up, steps + 1
