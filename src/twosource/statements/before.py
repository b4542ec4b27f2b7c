"""Where a content before its cue may end and begin."""

from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.page import Candidate, Page
from twosource.statements.places import limits, topmost_left, word_after, word_before

_REACH = 26  # tokens before a cue in which its content may end; PolNeAR train: 99 of 100 end within 20
_WIDEST = 60  # tokens before its end in which a content may begin, but for quotations and sentences, which are longer
_JOINTS = frozenset({"and", "but", "that", "because", "while", "although", "as", "when", "if"})


def ends_before(p: Page, c: Candidate) -> list[int]:
    """Last words that a content before the cue may have."""
    t, f = p.t, c.frame
    first = t.paragraphs[t.paragraph[f.cue]][0]
    low, _ = limits(p, f.cue)
    found = []
    for i in range(max(low, f.cue - _REACH), f.cue):
        edge = t.right[i] == i and i > f.cue - 9 and (t.head[i + 1] == f.cue or t.left[i + 1] == i + 1)
        if t.word[i] and (not t.word[i + 1] or edge or i == f.island[0] - 1 or i == f.cue - 1):
            found.append(i)
    at = word_before(t, low - 1, first)
    if at >= first and p.cover[at] >= 0:
        found.append(at)
    at = word_before(t, f.island[0] - 1, first)
    if at >= first:
        found.append(at)
    if f.before:
        found.append(f.before[1] - 1)
    return sorted(set(found))


def before_end_features(p: Page, c: Candidate, i: int, kind: str) -> list[str]:
    """Whether a content before the cue ends with word `i`."""
    t, f = p.t, c.frame
    cue, fam = f.cue, family(f.name)
    q = p.cover[i]
    at_end = "E" if q >= 0 and i == word_before(t, p.quotes[q].last, p.quotes[q].first) else "I" if q >= 0 else ""
    rule = bool(f.before and f.before[1] - 1 == i)
    isl = f.island[0] - 1 - i
    back = cue - i
    same = t.sentence[i] == t.sentence[cue]
    words = sum(t.word[k] for k in range(i + 1, cue))
    return [
        f"r{rule}",
        f"r{rule}{fam}{kind}",
        f"i{min(isl, 4)}",
        f"i{min(isl, 4)}{at_end}{fam}",
        f"n{step(back)}{fam}",
        f"n{min(words, 5)}{at_end}{kind}",
        f"x{t.text[i + 1]}{at_end}",
        f"x{t.text[i + 1]}{t.text[i + 2] if i + 2 < len(t) else ''}",
        f"q{at_end}{c.entry.type}",
        f"s{same}{at_end}",
        f"w{t.lower[i]}",
        f"nx{t.tag[word_after(t, i + 1, len(t) - 1)]}{fam}",
        f"ww{t.lemma[cue]}{at_end}{min(isl, 4)}",
    ]


def starts_before(p: Page, c: Candidate, end: int) -> list[int]:
    """First words that a content before the cue, ending with word `end`, may have."""
    t, f = p.t, c.frame
    low, _ = limits(p, end)
    first = p.bodies[t.paragraph[end]]
    found = [word_after(t, low, end)]
    for i in range(max(low, end - _WIDEST), end + 1):
        if t.word[i] and i > low:
            begins = t.left[t.head[i]] == i or t.left[i] == i
            if not t.word[i - 1] or p.cover[i] != p.cover[i - 1] or (begins and t.lower[i - 1] in _JOINTS):
                found.append(i)
    if p.cover[end] >= 0:
        q = p.quotes[p.cover[end]]
        found.append(word_after(t, q.first, end))
        for sentence in range(t.sentence[q.first], t.sentence[end] + 1):
            at = word_after(t, t.sentences[sentence][0], end)
            if at >= first:
                found.append(at)
        number = p.cover[end]
        for earlier in range(number - 1, max(-1, number - 8), -1):
            prior, nxt = p.quotes[earlier], p.quotes[earlier + 1]
            if any(t.word[k] for k in range(prior.last + 1, nxt.first)):
                break
            found.append(word_after(t, prior.first, end))
    if f.before and first <= f.before[0] <= end:
        found.append(f.before[0])
    return sorted({i for i in found if i <= end})


def before_start_features(p: Page, c: Candidate, end: int, i: int, kind: str) -> list[str]:
    """Whether a content before the cue, ending with word `end`, begins with word `i`."""
    t, f = p.t, c.frame
    fam = family(f.name)
    qe, q = p.cover[end], p.cover[i]
    begins = q >= 0 and i == word_after(t, p.quotes[q].first, len(t))
    where = ("B" if begins else "I") + ("s" if q == qe else "o") if q >= 0 else ("x" if qe >= 0 else "n")
    body = p.bodies[t.paragraph[i]]
    sentence = i == word_after(t, max(body, t.sentences[t.sentence[i]][0]), len(t))
    para = i == word_after(t, body, len(t))
    edge = "P" if para else "S" if sentence else "m"
    rule = bool(f.before and max(f.before[0], p.bodies[t.paragraph[i]]) == i)
    top = topmost_left(t, i, f.cue)
    back = t.sentence[end] - t.sentence[i]
    before = t.lower[i - 1] if i else "^"
    return [
        f"r{rule}",
        f"r{rule}{fam}{kind}",
        f"e{edge}{where}",
        f"e{edge}{where}{kind}{fam}",
        f"e{edge}{where}{min(back, 3)}",
        f"w{t.lower[i]}{edge}",
        f"b{before}{edge}",
        f"b{before}{where}",
        f"n{step(end - i)}{edge}",
        f"d{t.dep[top]}{edge}",
        f"d{t.dep[top]}{fam}",
        f"h{top == f.node}{fam}{edge}",
        f"l{f.node >= 0 and t.left[f.node] == i}{edge}{fam}",
        f"ww{t.lemma[f.cue]}{edge}{where}",
        f"q{qe >= 0}{where}{before}",
    ]
