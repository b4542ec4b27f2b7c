"""Places in a text that the decider's questions share: words, sentences with their quotations, paths in the parse."""

from twosource.model import Span
from twosource.statements.page import Page
from twosource.statements.tokens import Tokens


def word_after(t: Tokens, i: int, end: int) -> int:
    """The first token from `i` on that is a word, or `end`."""
    while i < end and not t.word[i]:
        i += 1
    return i


def word_before(t: Tokens, i: int, begin: int) -> int:
    """The last token up to `i` that is a word, or `begin - 1`."""
    while i >= begin and not t.word[i]:
        i -= 1
    return i


def limits(p: Page, i: int) -> Span:
    """The sentence of a token, widened to the whole of any quotation it cuts, and no further than the paragraph."""
    t = p.t
    low, high = t.sentences[t.sentence[i]]
    first, last = t.paragraphs[t.paragraph[i]]
    low = max(low, min(p.bodies[t.paragraph[i]], i))
    if p.cover[low] >= 0 and p.cover[low] != p.cover[i]:
        low = max(first, min(low, p.quotes[p.cover[low]].first))
    if p.cover[high - 1] >= 0 and p.cover[high - 1] != p.cover[i]:
        high = min(last, p.quotes[p.cover[high - 1]].last + 1)
    return low, max(high, i + 1)


def topmost_left(t: Tokens, i: int, cue: int) -> int:
    """The highest token whose subtree begins at `i` and does not hold the cue."""
    at = i
    while t.head[at] != at and t.left[t.head[at]] == i and not t.left[t.head[at]] <= cue <= t.right[t.head[at]]:
        at = t.head[at]
    return at


def topmost_right(t: Tokens, i: int, begin: int) -> int:
    """The highest token whose subtree ends at `i` and begins no earlier than `begin`."""
    at = i
    while t.head[at] != at and t.right[t.head[at]] == i and t.left[t.head[at]] >= begin:
        at = t.head[at]
    return at


def path_to(t: Tokens, i: int, cue: int) -> str:
    """How a token hangs from the cue: the dependencies up to it, three at most."""
    steps: list[str] = []
    at = i
    for _ in range(4):
        up = t.head[at]
        if at == cue:
            return ">".join(steps)
        if up == at:
            break
        steps.append(t.dep[at] if t.dep[at] != "prep" else f"prep{t.lower[at]}")
        at = up
    if t.head[cue] == i:
        return f"^{t.dep[cue]}"
    if t.head[i] == t.head[cue]:
        return f"~{t.dep[i]}{t.dep[cue]}"
    return "x"
