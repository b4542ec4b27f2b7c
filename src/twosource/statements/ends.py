"""What the decider looks at to tell whether a content after its cue ends at a word."""

from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.page import Candidate, Page
from twosource.statements.places import topmost_right, word_after, word_before

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])


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
    top = topmost_right(t, i, start)
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
        out.append(f"Nx{inside}{nxt}{where}")
        if not stop:
            out.append(f"Nf{inside}{t.tag[follow]}{nxt}")
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
    lower = "DAY" if lower in _DAYS else lower
    out = [
        f"h{hangs}{comma}{t.dep[at]}",
        f"h{hangs}{comma}{t.dep[at]}{fam}",
        f"h{hangs}{comma}{t.tag[at]}",
        f"h{hangs}{comma}{t.dep[at]}{t.dep[topmost_right(t, i, start)]}",
        f"hr{hangs}{comma}{step(t.sentences[t.sentence[i]][1] - i)}",
        f"hs{hangs}{comma}{step(t.right[at] - t.left[at])}{t.dep[at]}",
        f"hw{hangs}{comma}{t.dep[at]}{word}",
        f"hp{hangs}{comma}{t.pos[up]}{t.dep[at]}{t.tag[at]}",
        f"ht{comma}{t.tag[i]}{t.tag[follow]}",
        f"hn{lower}{t.lower[follow + 1] if follow + 1 < len(t) else ''}",
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
