"""Where a content after its cue may begin and end."""

from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.page import Candidate, Page
from twosource.statements.places import limits, path_to, topmost_left, word_after, word_before

_REACH = 26  # tokens after a cue in which its content may begin; PolNeAR train: 99 of 100 begin within 20
_LONGEST = 400  # tokens; longer contents are quotations, which have their own ends


def starts_after(p: Page, c: Candidate) -> list[int]:
    """First words that a content after the cue may have."""
    t, cue = p.t, c.frame.cue
    _, high = limits(p, cue)
    para = t.paragraphs[t.paragraph[cue]][1]
    found = [i for i in range(cue + 1, min(high, cue + _REACH)) if t.word[i]]
    kept = [
        i
        for i in found
        if t.left[t.head[i]] == i or t.left[i] == i or i == cue + 1 or not t.word[i - 1] or p.cover[i] != p.cover[i - 1]
    ]
    after = c.frame.after
    if after and after[0] not in kept:
        kept.append(after[0])
    nxt = word_after(t, high, para)
    if nxt < para and p.cover[nxt] >= 0 and nxt not in kept:
        kept.append(nxt)
    if (
        high >= para - 1
        and para < len(t)
        and (t.text[para - 1] == ":" or p.cover[word_after(t, para, len(t) - 1)] >= 0)
    ):
        nxt = word_after(t, para, len(t))
        if nxt < len(t):
            kept.append(nxt)
    return sorted(set(kept))


def start_features(p: Page, c: Candidate, i: int, kind: str) -> list[str]:
    """Whether a content after the cue begins with word `i`."""
    t, f = p.t, c.frame
    cue, fam = f.cue, family(f.name)
    word = t.lemma[cue]
    top = topmost_left(t, i, cue)
    path = path_to(t, top, cue)
    gap = i - cue - 1
    isl = i - word_after(t, f.island[1], len(t))
    before = t.lower[i - 1]
    quote = "" if p.cover[i] < 0 else "q" if p.cover[i - 1] == p.cover[i] and t.word[i - 1] else "Q"
    rule = bool(f.after and f.after[0] == i)
    same = t.sentence[i] - t.sentence[cue]
    out = [
        f"r{rule}",
        f"r{rule}{fam}{kind}",
        f"p{path}",
        f"p{path}{fam}",
        f"pw{path}{word}",
        f"g{step(gap)}",
        f"g{step(gap)}{fam}",
        f"gw{min(gap, 3)}{word}",
        f"i{max(-3, min(isl, 3))}{fam}",
        f"w{t.lower[i]}",
        f"w{t.lower[i]}{path}",
        f"ww{t.lower[i]}{word}",
        f"t{t.tag[i]}{fam}",
        f"b{before}",
        f"b{before}{quote}",
        f"bw{before}{word}",
        f"b{before}{t.lower[i]}",
        f"q{quote}{kind}",
        f"q{quote}{c.entry.type}{fam}",
        f"k{kind}{same}{quote}",
        f"d{t.dep[i]}{t.dep[top]}",
        f"td{t.tag[top]}{path}",
    ]
    if f.node >= 0:
        if t.left[f.node] == i:
            out.append(f"nl{fam}")
        elif t.left[f.node] <= i <= t.right[f.node]:
            out.append(f"ni{fam}{quote}")
        else:
            out.append(f"no{fam}{quote}{i > f.node}")
    if any(t.text[k] in ":" for k in range(max(cue, i - 2), i)):
        out.append("colon")
    return out


def ends_after(p: Page, c: Candidate, start: int) -> list[int]:
    """Last words that a content beginning with word `start` may have."""
    t = p.t
    carried = _carried(p, start)
    if carried is not None:
        return [carried]
    _, high = limits(p, start)
    if p.cover[start] >= 0:
        high = max(high, min(p.quotes[p.cover[start]].last + 1, start + _LONGEST))
        high = _rounded(p, high)
    found = []
    for i in range(start, high):
        if t.word[i] and (i + 1 >= high or _breaks(p, i, start)):
            found.append(i)
    if p.cover[start] >= 0:
        found += _later_quotes(p, start)
    after = c.frame.after
    if after and after[1] - 1 >= start:
        found.append(after[1] - 1)
    if c.frame.name == "colon" and t.paragraph[start] == t.paragraph[c.frame.cue]:
        found.append(word_before(t, t.paragraphs[t.paragraph[start]][1] - 1, start))  # a transcript's turn
    return sorted(set(found))


def _carried(p: Page, start: int) -> int | None:
    """The last word of a quotation that is carried over paragraphs, each opening with a mark, or None for any other."""
    number = p.cover[start]
    if number < 0 or p.quotes[number].closed:
        return None
    last = number
    while last + 1 < len(p.quotes) and p.quotes[last + 1].joined:
        last += 1
    q = p.quotes[last]
    return word_before(p.t, q.last, q.first) if last > number else None


def _rounded(p: Page, high: int) -> int:
    """A quotation's end may stand in the middle of a sentence: on to that sentence's end."""
    t = p.t
    return max(high, t.sentences[t.sentence[high - 1]][1]) if high - 1 < len(t) else high


def _breaks(p: Page, i: int, start: int) -> bool:
    """Whether something ends at word `i`."""
    t = p.t
    if not t.word[i + 1]:
        return True
    if t.sentence[i] != t.sentence[i + 1] or p.cover[i] != p.cover[i + 1]:
        return True
    return t.right[i] == i and t.head[i + 1] != i and t.dep[i] not in ("det", "aux", "mark", "poss", "compound", "case")


def _later_quotes(p: Page, start: int) -> list[int]:
    """Ends of the quotations that carry on this one: in the next sentence, or over the paragraph's end."""
    t, out = p.t, []
    number = p.cover[start]
    for later in range(number + 1, min(number + 8, len(p.quotes))):
        q, prior = p.quotes[later], p.quotes[later - 1]
        between = range(prior.last + 1, q.first)
        if any(t.word[k] for k in between):
            break
        out.append(word_before(t, q.last, q.first))
    return out
