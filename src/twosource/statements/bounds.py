"""Where contents may begin and end on either side of a cue, and what the trained decider looks at there."""

from twosource.model import Span
from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.page import Candidate, Page
from twosource.statements.tokens import Tokens

_REACH = 26  # tokens after a cue in which its content may begin; PolNeAR train: 99 of 100 begin within 20
_LONGEST = 400  # tokens; longer contents are quotations, which have their own ends
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"]
)


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
    if p.cover[low] >= 0 and p.cover[low] != p.cover[i]:
        low = max(first, min(low, p.quotes[p.cover[low]].first))
    if p.cover[high - 1] >= 0 and p.cover[high - 1] != p.cover[i]:
        high = min(last, p.quotes[p.cover[high - 1]].last + 1)
    return low, max(high, i + 1)


# ---- after the cue ------------------------------------------------------------------------------------------


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
    top = _topmost_left(t, i, cue)
    path = _path(t, top, cue)
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


def _topmost_left(t: Tokens, i: int, cue: int) -> int:
    """The highest token whose subtree begins at `i` and does not hold the cue."""
    at = i
    while t.head[at] != at and t.left[t.head[at]] == i and not t.left[t.head[at]] <= cue <= t.right[t.head[at]]:
        at = t.head[at]
    return at


def _topmost_right(t: Tokens, i: int, begin: int) -> int:
    """The highest token whose subtree ends at `i` and begins no earlier than `begin`."""
    at = i
    while t.head[at] != at and t.right[t.head[at]] == i and t.left[t.head[at]] >= begin:
        at = t.head[at]
    return at


def _path(t: Tokens, i: int, cue: int) -> str:
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


# ---- ends ---------------------------------------------------------------------------------------------------


def ends_after(p: Page, c: Candidate, start: int) -> list[int]:
    """Last words that a content beginning with word `start` may have."""
    t = p.t
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


def end_features(p: Page, c: Candidate, start: int, i: int, kind: str) -> list[str]:
    """Whether a content that begins with word `start` ends with word `i`."""
    t, f = p.t, c.frame
    cue, fam = f.cue, family(f.name)
    word = t.lemma[cue]
    n = len(t)
    nxt = t.text[i + 1] if i + 1 < n else "$"
    follow = word_after(t, i + 1, n)
    stop = follow >= n or t.sentence[follow] != t.sentence[i]
    para = follow >= n or t.paragraph[follow] != t.paragraph[i]
    q, qs = p.cover[i], p.cover[start]
    at_end = q >= 0 and i == word_before(t, p.quotes[q].last, p.quotes[q].first)
    where = ("E" if at_end else "I") + ("s" if q == qs else "o") if q >= 0 else ("x" if qs >= 0 else "n")
    rule = bool(f.after and f.after[1] - 1 == i) if start > cue else bool(f.before and f.before[1] - 1 == i)
    top = _topmost_right(t, i, start)
    size = i - start
    end = "P" if para else "S" if stop else "m"
    out = [
        f"r{rule}",
        f"r{rule}{fam}{where}",
        f"e{end}{where}",
        f"e{end}{where}{fam}",
        f"e{end}{where}{kind}",
        f"x{nxt}{end}",
        f"x{nxt}{where}",
        f"n{step(size)}{end}{where}",
        f"n{step(size)}{fam}",
        f"u{t.dep[top]}{end}",
        f"ew{end}{word}",
        f"nw{step(size) // 2}{word}",
    ]
    if fam == "colon":
        turn = p.t.paragraphs[t.paragraph[cue]][0]
        out += [f"C{end}{step(cue - turn)}{where}", f"C{end}{t.sentence[i] > t.sentence[start]}"]
    if f.node >= 0:
        inside = "=" if t.right[f.node] == i else "<" if i < t.right[f.node] else ">"
        out += [f"N{inside}{end}{where}", f"N{inside}{fam}{rule}", f"N{inside}{t.pos[f.node]}{fam}"]
    if not stop:
        out += _next_features(p, c, start, i, follow, word, fam, where, nxt)
    return out


def _next_features(
    p: Page, c: Candidate, start: int, i: int, follow: int, word: str, fam: str, where: str, nxt: str
) -> list[str]:
    """What comes next in the sentence, and what it hangs from."""
    t, f = p.t, c.frame
    at = follow
    while t.head[at] != at and t.left[t.head[at]] == follow and t.head[at] > i:
        at = t.head[at]
    up = t.head[at]
    hangs = (
        "cue" if up == f.cue else "node" if up == f.node else "in" if start <= up <= i else "after" if up > i else "out"
    )
    comma = "," if nxt == "," else "p" if not t.word[i + 1] else "_"
    lower = t.lower[follow]
    lower = "DAY" if lower in _WEEKDAYS else lower
    out = [
        f"h{hangs}{comma}{t.dep[at]}",
        f"h{hangs}{comma}{t.dep[at]}{fam}",
        f"h{hangs}{comma}{t.tag[at]}",
        f"hl{hangs}{comma}{lower}",
        f"l{comma}{lower}{fam}",
        f"l{comma}{lower}{where}",
        f"lw{lower}{word}",
        f"f{t.tag[follow]}{comma}{t.dep[at]}",
    ]
    if t.lower[follow] in ("and", "but", "or"):
        after = follow + 1
        out += [
            f"c{comma}{t.tag[after] if after < len(t) else ''}{hangs}",
            f"c{comma}{t.lower[after] if after < len(t) else ''}",
        ]
        verb = t.pos[up] in ("VERB", "AUX")
        out.append(f"cv{comma}{verb}{hangs}{fam}")
    return out


# ---- before the cue -----------------------------------------------------------------------------------------


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
    first = t.paragraphs[t.paragraph[end]][0]
    found = [word_after(t, low, end)]
    for i in range(max(low, end - 60), end + 1):
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
    if f.before and f.before[0] <= end:
        found.append(f.before[0])
    return sorted({i for i in found if i <= end})


_JOINTS = frozenset({"and", "but", "that", "because", "while", "although", "as", "when", "if"})


def before_start_features(p: Page, c: Candidate, end: int, i: int, kind: str) -> list[str]:
    """Whether a content before the cue, ending with word `end`, begins with word `i`."""
    t, f = p.t, c.frame
    fam = family(f.name)
    qe, q = p.cover[end], p.cover[i]
    begins = q >= 0 and i == word_after(t, p.quotes[q].first, len(t))
    where = ("B" if begins else "I") + ("s" if q == qe else "o") if q >= 0 else ("x" if qe >= 0 else "n")
    sentence = i == word_after(t, t.sentences[t.sentence[i]][0], len(t))
    para = i == word_after(t, t.paragraphs[t.paragraph[i]][0], len(t))
    edge = "P" if para else "S" if sentence else "m"
    rule = bool(f.before and f.before[0] == i)
    top = _topmost_left(t, i, f.cue)
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


# ---- on which side ------------------------------------------------------------------------------------------

KINDS = ("after", "before", "around")


def kind_features(p: Page, c: Candidate) -> list[str]:
    """What tells on which side of its cue a content stands; each kind has weights of its own for these."""
    t, f = p.t, c.frame
    cue, fam = f.cue, family(f.name)
    word = t.lemma[cue]
    first, last = t.paragraphs[t.paragraph[cue]]
    low, high = t.sentences[t.sentence[cue]]
    rule = ("B" if f.before else "") + ("A" if f.after else "")
    left = word_before(t, f.island[0] - 1, first)
    right = word_after(t, f.island[1], last)
    ql = p.cover[left] >= 0 and p.cover[left] != p.cover[cue] if left >= first else False
    qr = p.cover[right] >= 0 and p.cover[right] != p.cover[cue] if right < last else False
    gap_left = "^" if left < low else t.text[left + 1]
    gap_right = "$" if right >= high else ("_" if right == f.island[1] else t.text[right - 1])
    nxt = word_after(t, high, last)
    later = nxt < last and p.cover[nxt] >= 0
    late = nxt < last and p.cover[nxt] >= 0 and p.quotes[p.cover[nxt]].first >= high - 1
    node = "-" if f.node < 0 else "<" if f.node < cue else ">"
    return [
        "1",
        f"r{rule}{fam}",
        f"r{rule}{node}{ql}{qr}",
        f"w{word}{rule}",
        f"w{word}{node}",
        f"q{ql}{qr}{later}{late}{right >= high}",
        f"q{ql}{qr}{fam}",
        f"g{gap_left}{gap_right}",
        f"g{gap_left}{ql}{fam}",
        f"G{gap_right}{qr}{fam}",
        f"d{t.dep[cue]}{rule}",
        f"d{t.dep[cue]}{node}{fam}",
        f"p{step(f.island[0] - low)}{step(high - f.island[1])}",
        f"p{f.island[0] == low}{right >= high}{rule}",
        f"l{late}{ql}{right >= high}",
        f"c{p.cover[cue] >= 0}{rule}{fam}",
        f"nx{t.lower[right] if right < high else '$'}",
        f"nx{t.lower[right] if right < high else '$'}{rule}",
        f"lo{t.lower[low]}{rule}{fam}",
        f"s{t.lower[f.island[1] - 1]}{rule}",
    ]
