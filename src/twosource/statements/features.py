"""What the trained decider looks at when it judges a cue: features, each a short string."""

from twosource.statements.cues import family
from twosource.statements.frames import SUBJECTS
from twosource.statements.page import Candidate, Page
from twosource.statements.tokens import Tokens

_LIGHT = frozenset({"be", "have", "make", "take", "give", "get", "go", "come", "put", "do"})
_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)
_STEP = tuple(next(k for k, top in enumerate(_STEPS) if number <= top) for number in range(61))


def step(number: int) -> int:
    """A length as one of ten steps.

    >>> step(4), step(1000)
    (4, 9)
    """
    return _STEP[number] if 0 <= number < 60 else 9 if number > 0 else 0


def cue_features(p: Page, c: Candidate, around: "Around") -> list[str]:
    """Whether this candidate is a cue."""
    t, i, f = p.t, c.frame.cue, c.frame
    fam = family(f.name)
    word = t.lemma[i]
    rate = min(9, int(c.rate * 10))
    low, high = t.sentences[t.sentence[i]]
    before = t.lower[i - 1] if i > low else "^"
    after = t.lower[i + 1] if i + 1 < high else "$"
    out = [
        "1",
        f"w{word}",
        f"w{word}{f.name}",
        f"f{f.name}",
        f"f{fam}{c.entry.type}",
        f"r{rate}",
        f"r{rate}{fam}",
        f"t{t.tag[i]}",
        f"t{t.tag[i]}{fam}",
        f"d{t.dep[i]}{fam}",
        f"h{t.lemma[t.head[i]]}{t.dep[i]}",
        f"b{before}",
        f"a{after}",
        f"wa{word}{after}",
        f"wb{word}{before}",
    ]
    out += _subject(t, i, fam)
    out += _children(t, i, word)
    out += _node(p, c, fam)
    out += _place(p, c, around)
    if fam == "colon":
        out += _colon(p, i)
    return out


def _colon(p: Page, i: int) -> list[str]:
    """A colon after a speaker's name, as in headlines and transcripts, or after a cue, or one of the many others."""
    t = p.t
    para = t.paragraphs[t.paragraph[i]]
    low, high = t.sentences[t.sentence[i]]
    before = range(low, i)
    names = all(t.pos[k] == "PROPN" or not t.word[k] or t.lower[k] in ("of", "the", "mr.", "ms.") for k in before)
    caps = all(t.text[k].isupper() or not t.word[k] for k in before)
    verb = any(t.pos[k] in ("VERB", "AUX") for k in before)
    after = t.text[i + 1] if i + 1 < para[1] else "$"
    follow = "$" if i + 1 >= para[1] else "Q" if p.cover[i + 1] >= 0 else "U" if t.text[i + 1][:1].isupper() else "l"
    size = step(i - low)
    return [
        f":{low == para[0]}{names}{size}",
        f":{names}{caps}{follow}",
        f":{verb}{follow}{size}",
        f":{low == para[0]}{t.paragraph[i] == 0}{names}{follow}",
        f":l{t.lower[i - 1] if i > low else ''}",
        f":f{t.lower[low]}{size}",
        f":n{after}{names}",
        f":t{t.tag[i - 1] if i > low else ''}{follow}",
        f":s{step(high - i)}{names}{low == para[0]}",
    ]


def _subject(t: Tokens, i: int, fam: str) -> list[str]:
    for k in t.kids[i]:
        if t.dep[k] in SUBJECTS:
            kind = t.lower[k] if t.pos[k] in ("PRON", "DET") else t.pos[k]
            kind = "NAME" if kind == "PROPN" else kind
            return [f"s{kind}{t.dep[k]}", f"sl{t.lemma[k]}", f"sf{kind}{fam}", f"sw{kind}{t.lemma[i]}"]
    up = t.head[i]
    for k in t.kids[up]:
        if t.dep[k] in SUBJECTS and up != i:
            kind = t.lower[k] if t.pos[k] in ("PRON", "DET") else t.pos[k]
            return [f"S{kind}{t.dep[i]}", f"sl{t.lemma[k]}"]
    return [f"s0{fam}"]


def _children(t: Tokens, i: int, word: str) -> list[str]:
    out = []
    for k in t.kids[i]:
        dep = t.dep[k]
        if dep in ("aux", "auxpass", "neg", "prt", "mark", "agent"):
            out.append(f"k{dep}{t.lower[k]}")
            if dep in ("aux", "neg"):
                out.append(f"kw{dep}{t.lower[k]}{word}")
        elif dep in ("dobj", "attr", "acomp", "xcomp", "oprd", "dative"):
            out.append(f"o{dep}{t.lemma[k]}")
            out.append(f"ow{dep}{word}")
            if word in _LIGHT:
                out.append(f"ow{word}{t.lemma[k]}")
        elif dep == "prep":
            out.append(f"kp{t.lower[k]}")
            out.append(f"kpw{t.lower[k]}{word}")
        elif dep in ("poss", "det", "amod", "compound"):
            out.append(f"k{dep}{t.lower[k]}")
    return out


def _node(p: Page, c: Candidate, fam: str) -> list[str]:
    t, f = p.t, c.frame
    out = []
    if f.node >= 0:
        n = f.node
        first = t.lower[t.left[n]]
        out += [f"nt{t.tag[n]}{fam}", f"nl{t.lemma[n]}", f"nf{first}{fam}", f"nd{t.dep[n]}"]
        out += [f"nw{t.pos[n]}{t.lemma[f.cue]}", f"nfw{first}{t.lemma[f.cue]}"]
        if t.head[n] != f.cue:
            out.append(f"nh{t.lower[t.head[n]]}{fam}")
    for name, span in (("B", f.before), ("A", f.after)):
        if span is None:
            out.append(f"{name}0{fam}")
            continue
        quoted = sum(p.cover[i] >= 0 for i in range(*span))
        size = span[1] - span[0]
        share = "q" if quoted >= 0.8 * size else "m" if quoted else "i"
        out.append(f"{name}w{share}{t.lemma[f.cue]}")
        out += [
            f"{name}{share}{fam}",
            f"{name}n{step(size)}",
            f"{name}n{step(size)}{fam}",
            f"{name}{share}{c.entry.type}",
        ]
    return out


def _place(p: Page, c: Candidate, around: "Around") -> list[str]:
    t, i = p.t, c.frame.cue
    low, high = t.sentences[t.sentence[i]]
    quote = p.cover[i]
    out = [f"p{step(i - low)}", f"e{step(high - i)}", f"P{min(t.paragraph[i], 2)}"]
    if quote >= 0:
        q = p.quotes[quote]
        out += [f"q{c.entry.type}", f"qn{step(q.last - q.first)}", f"q{family(c.frame.name)}", f"qw{t.lemma[i]}"]
    nested = around.nested(c)
    if nested is not None:
        out += [f"N{nested.entry.type}{c.entry.type}", f"Nr{int(nested.rate * 4)}{int(c.rate * 4)}"]
        out.append(f"Nw{t.lemma[i]}")
    rival = around.rival(c)
    if rival is not None:
        out.append(f"R{int(rival.rate * 4)}{int(c.rate * 4)}")
        out.append(f"R{rival.frame.name}{c.frame.name}")
    if t.text[i].isupper() and t.word[i]:
        out.append("upper")
    elif t.text[i][:1].isupper() and i > low:
        out.append("title")
    return out


class Around:
    """The candidates of one page as neighbours: which stands in another's content, which claims the same node."""

    __slots__ = ("_by_node", "_wider")

    def __init__(self, p: Page, cues: list[Candidate]) -> None:
        """Looks at each candidate's content by the rules."""
        self._by_node: dict[int, list[Candidate]] = {}
        self._wider: dict[int, Candidate] = {}
        likely = [c for c in cues if c.rate >= 0.3]
        for c in cues:
            if c.frame.node >= 0:
                self._by_node.setdefault(c.frame.node, []).append(c)
        for c in likely:
            for span in (c.frame.before, c.frame.after):
                if span is None:
                    continue
                for i in range(*span):
                    if i != c.frame.cue:
                        self._wider.setdefault(i, c)

    def nested(self, c: Candidate) -> Candidate | None:
        """The likely cue whose content holds this one."""
        found = self._wider.get(c.frame.cue)
        return found if found is not c else None

    def rival(self, c: Candidate) -> Candidate | None:
        """The likeliest other candidate that claims the same content."""
        others = [o for o in self._by_node.get(c.frame.node, ()) if o is not c]
        return max(others, key=lambda o: o.rate, default=None)
