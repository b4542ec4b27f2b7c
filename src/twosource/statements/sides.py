"""On which side of its cue a content stands: after it, before it, or around it."""

from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.page import Candidate, Page
from twosource.statements.places import word_after, word_before

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
