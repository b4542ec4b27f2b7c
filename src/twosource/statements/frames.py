"""How a cue stands in its sentence: its subject, its content as the parse has it, the words that belong to it."""

from dataclasses import dataclass

from twosource.model import Span
from twosource.statements.quotes import Quote
from twosource.statements.spans import within
from twosource.statements.tokens import Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MARKERS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in its place.

    `name` is the construction; `island` the tokens `[first, last + 1)` that belong to the attributing words and so
    never to the content; `node` the head token of the content by the parse, or -1; `before` and `after` the spans
    of content that the rules would choose on either side of the island.
    """

    cue: int
    name: str
    island: Span
    node: int
    before: Span | None
    after: Span | None


def frame_of(t: Tokens, cue: int, cover: list[int], quotes: list[Quote]) -> Frame:
    """The frame of a cue token. `cover[i]` is the number of the quotation that token `i` stands in, or -1."""
    if t.lower[cue] in _MARKERS:
        return _marker(t, cue)
    if t.text[cue] in ":—":
        return _colon(t, cue)
    name, node = _node(t, cue)
    island = _island(t, cue, node)
    before, after = _sides(t, cue, node, island)
    if name == "infinitive" and after is not None:
        subject = _passive_subject(t, cue)
        if subject is not None:  # "the ferry is believed to have sunk": the subject is part of what is believed
            name, before = "hearsay", within(t, (t.left[subject], min(t.right[subject] + 1, cue)))
    return _quoted(t, Frame(cue, name, island, node, before, after), cover, quotes)


def _node(t: Tokens, cue: int) -> tuple[str, int]:
    """The construction and the content's head token."""
    kids = t.kids[cue]
    by = {t.dep[k]: k for k in reversed(kids)}
    if t.lower[cue] in ("according", "per"):
        return t.lower[cue], t.head[cue]
    if t.pos[cue] in _NOUNS:
        return _noun_node(t, cue, by)
    clause = [k for k in kids if t.dep[k] == "ccomp"]
    if clause:
        return "clause", max(clause, key=lambda k: (k > cue and t.left[k] > cue, t.right[k] - t.left[k]))
    above = t.head[cue]
    if t.dep[cue] in ("parataxis", "ccomp") and above != cue and (cue > above or t.left[above] == t.left[cue]):
        return "aside", above
    if t.dep[cue] == "advcl" and any(t.lower[k] == "as" for k in kids):
        return "as", above
    for dep in ("xcomp", "dobj", "oprd", "attr", "acomp"):
        if dep in by:
            return {"xcomp": "infinitive", "dobj": "object"}.get(dep, "other"), by[dep]
    if "nsubjpass" in by:
        return "passive", by["nsubjpass"]
    for k in kids:
        if t.dep[k] in ("prep", "agent") and k > cue:
            inner = [j for j in t.kids[k] if t.dep[j] in ("pobj", "pcomp")]
            if inner:
                return f"about:{t.lower[k]}", inner[0]
    if "advcl" in by and by["advcl"] > cue:
        return "adverbial", by["advcl"]
    return "bare", -1


def _passive_subject(t: Tokens, cue: int) -> int | None:
    if not any(t.dep[k] == "auxpass" for k in t.kids[cue]):
        return None
    return next((k for k in t.kids[cue] if t.dep[k] == "nsubjpass" and k < cue), None)


def _noun_node(t: Tokens, cue: int, by: dict[str, int]) -> tuple[str, int]:
    for dep in ("ccomp", "acl", "relcl"):
        if dep in by and by[dep] > cue:
            return f"noun:{dep}", by[dep]
    for k in t.kids[cue]:
        if t.dep[k] == "prep" and k > cue:
            inner = [j for j in t.kids[k] if t.dep[j] in ("pobj", "pcomp")]
            if inner:
                return f"noun:{t.lower[k]}", inner[0]
    if t.dep[cue] == "nsubj" and t.lemma[t.head[cue]] == "be":
        inner = [j for j in t.kids[t.head[cue]] if t.dep[j] in ("ccomp", "xcomp", "attr", "acomp")]
        if inner:
            return "noun:be", inner[-1]
    return "noun", -1


def _island(t: Tokens, cue: int, node: int) -> Span:
    """The unbroken run of tokens around a cue that are its own words and its other dependents."""
    low, high = cue, cue
    for k in reversed([k for k in t.kids[cue] if k < cue]):
        if _holds(t, k, node) or t.text[k] in ',;“"``' or t.right[k] + 1 < low:
            break
        low = min(low, t.left[k])
    for k in (k for k in t.kids[cue] if k > cue):
        if _holds(t, k, node) or t.left[k] > high + 1 or (t.dep[k] == "punct" and t.text[k] not in ":"):
            break
        high = max(high, t.right[k])
    return (low, high + 1)


def _holds(t: Tokens, k: int, node: int) -> bool:
    return node >= 0 and t.left[k] <= node <= t.right[k]


def _sides(t: Tokens, cue: int, node: int, island: Span) -> tuple[Span | None, Span | None]:
    if node < 0:
        return None, None
    low, high = t.left[node], t.right[node] + 1
    after = within(t, (max(low, island[1]), high))
    before = within(t, (low, min(high, island[0])))
    if not (low <= cue < high):
        return (before, None) if node < cue else (None, after)
    return before, after


def _quoted(t: Tokens, frame: Frame, cover: list[int], quotes: list[Quote]) -> Frame:
    """The frame with its contents drawn to the quotations that touch it."""
    before, after = frame.before, frame.after
    first, last = t.paragraphs[t.paragraph[frame.cue]]
    if cover[frame.cue] < 0:
        at = frame.island[0] - 1
        while at >= first and not t.word[at]:
            at -= 1
        if at >= first and cover[at] >= 0 and t.sentence[at] >= t.sentence[frame.cue] - 1 and frame.node <= frame.cue:
            quote = quotes[cover[at]]
            low = quote.first
            if before and before[0] < low and t.sentence[before[0]] == t.sentence[quote.first]:
                low = before[0]
            before = within(t, (low, quote.last + 1))
        at = frame.island[1]
        while at < last and not t.word[at] and cover[at] < 0:
            at += 1
        if at < last and cover[at] >= 0 and (before or after is None or at >= after[0]):
            quote = quotes[cover[at]]
            if before is None or quote.last - quote.first > 3:
                end = quote.last + 1
                if after and after[1] > end and t.sentence[after[1] - 1] == t.sentence[quote.last]:
                    end = after[1]
                after = within(t, (quote.first, end))
    after = _widened(t, after, cover, quotes, frame)
    name = frame.name
    if (before and cover[before[1] - 1] >= 0) or (after and cover[after[0]] >= 0):
        name = "quote" if name == "bare" else name
    return Frame(frame.cue, name, frame.island, frame.node, before, after)


def _widened(t: Tokens, span: Span | None, cover: list[int], quotes: list[Quote], frame: Frame) -> Span | None:
    """A span that cuts a quotation runs on to its end."""
    if span is None or cover[span[1] - 1] < 0 or cover[frame.cue] == cover[span[1] - 1]:
        return span
    return within(t, (span[0], quotes[cover[span[1] - 1]].last + 1))


def _marker(t: Tokens, cue: int) -> Frame:
    head = t.head[cue]
    first, last = t.sentences[t.sentence[cue]]
    low, high = (t.left[head], t.right[head] + 1) if head != cue else (first, last)
    opening = [k for k in t.kids[head] if t.dep[k] in ("mark", "cc") and t.left[k] == low]
    low = t.right[opening[0]] + 1 if opening else low
    return Frame(cue, "marker", (cue, cue + 1), head, within(t, (low, cue)), within(t, (cue + 1, high)))


def _colon(t: Tokens, cue: int) -> Frame:
    first, last = t.sentences[t.sentence[cue]]
    return Frame(cue, "colon", (first, cue + 1), -1, None, within(t, (cue + 1, last)))
