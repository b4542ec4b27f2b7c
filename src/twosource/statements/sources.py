"""The noun phrase that a cue attributes its content to: candidates from the parse, and what tells them apart."""

from dataclasses import dataclass

from twosource.model import Span
from twosource.statements.cues import family
from twosource.statements.features import step
from twosource.statements.frames import SUBJECTS, Frame
from twosource.statements.page import Candidate, Page
from twosource.statements.spans import within
from twosource.statements.tokens import Tokens

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BARE = frozenset({"pobj", "poss", "compound", "amod", "npadvmod"})  # pobj: "per the ministry"
_PASSING = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "dobj", "pobj", "attr", "dep"})


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that may be a cue's source: how it was reached, its head token, and its tokens."""

    how: str
    node: int
    span: Span


def source_candidates(t: Tokens, frame: Frame) -> list[Source]:
    """Noun phrases that may be a cue's source, the likeliest first by the rules."""
    cue = frame.cue
    if frame.name == "colon":
        return _before_colon(t, cue)
    found: list[tuple[str, int]] = []
    _own(t, cue, found)
    _inherited(t, cue, found)
    _beside(t, frame, found)
    out: list[Source] = []
    for how, node in found:
        span = _phrase(t, node, frame)
        if span is not None and all(span != s.span for s in out):
            out.append(Source(how, node, span))
    return out


def _before_colon(t: Tokens, cue: int) -> list[Source]:
    low, _ = t.sentences[t.sentence[cue]]
    span = within(t, (low, cue))
    if span is None:
        return []
    head = next((i for i in range(*span) if not span[0] <= t.head[i] < span[1] or t.head[i] == i), span[0])
    return [Source("colon", head, span)]


def _own(t: Tokens, cue: int, found: list[tuple[str, int]]) -> None:
    """Dependents of the cue itself."""
    for k in t.kids[cue]:
        dep = t.dep[k]
        if dep in SUBJECTS:
            found.append((dep if t.lower[k] not in _RELATIVE else "relative", k))
            if t.lower[k] in _RELATIVE and t.dep[cue] == "relcl":
                found.append(("antecedent", t.head[cue]))
        elif dep in _BARE or (dep == "dobj" and t.pos[cue] == "VERB"):
            found.append((dep, k))
        elif dep in ("agent", "prep"):
            for j in t.kids[k]:
                if t.dep[j] == "pobj":
                    found.append((t.lower[k], j))
                elif t.dep[j] in ("prep", "pcomp"):
                    found.extend((f"{t.lower[k]} {t.lower[j]}", i) for i in t.kids[j] if t.dep[i] == "pobj")
    found.sort(key=lambda f: f[0] not in SUBJECTS and f[0] not in ("relative", "agent", "by", "poss", "to", "pobj"))


def _inherited(t: Tokens, cue: int, found: list[tuple[str, int]]) -> None:
    """Subjects of the verbs above: "X came and said", "X, saying", "X wants to say"."""
    at = cue
    for _ in range(4):
        up, dep = t.head[at], t.dep[at]
        if up == at:
            return
        if dep in ("acl", "relcl", "appos", "poss", "compound") and t.pos[up] in _NOMINAL:
            found.append((dep, up))
        if dep == "xcomp":
            found.extend((f"{dep} object", k) for k in t.kids[up] if t.dep[k] == "dobj")
        for k in t.kids[up]:
            if k != at and (t.dep[k] in SUBJECTS or (t.dep[k] in ("poss", "agent") and t.pos[up] in _NOMINAL)):
                found.append((f"{dep} {t.dep[k]}", k))
        if dep not in _PASSING:
            return
        at = up


def _beside(t: Tokens, frame: Frame, found: list[tuple[str, int]]) -> None:
    """The noun phrases next to the cue, whatever the parse makes of them."""
    low, high = t.sentences[t.sentence[frame.cue]]
    at = frame.cue - 1
    while at >= low and (t.dep[at] in ("aux", "auxpass", "neg", "advmod") or t.pos[at] in ("ADV", "AUX")):
        at -= 1
    if at >= low and t.pos[at] in _NOMINAL:
        found.append(("left", _top(t, at, frame.cue)))
    at = frame.cue + 1
    while at < high and (t.pos[at] in ("DET", "ADJ", "ADV", "NUM") or t.dep[at] in ("compound", "poss", "case")):
        at += 1
    if at < high and t.pos[at] in _NOMINAL:
        found.append(("right", _top(t, at, frame.cue)))


def _top(t: Tokens, i: int, cue: int) -> int:
    """The head of the noun phrase that a token stands in."""
    while (
        t.dep[i] in ("compound", "poss", "amod", "appos", "nmod") and t.head[i] != cue and t.pos[t.head[i]] in _NOMINAL
    ):
        i = t.head[i]
    return i


def _phrase(t: Tokens, node: int, frame: Frame) -> Span | None:
    """A noun phrase as written, without the cue's own clause and without punctuation at its ends."""
    low, high = t.left[node], t.right[node] + 1
    if low <= frame.cue < high:
        if node < frame.cue:
            high = min(frame.cue, frame.island[0] if frame.island[0] > node else frame.cue)
        else:
            low = frame.cue + 1
    if t.pos[node] not in _NOMINAL:
        return within(t, (node, node + 1)) if t.pos[node] in ("DET", "ADJ", "NUM") else None
    return within(t, (low, high))


def source_features(p: Page, c: Candidate, found: list[Source]) -> list[list[str]]:
    """What tells the source: a list for each candidate, and one more, the last, for having none."""
    t, f = p.t, c.frame
    cue, fam = f.cue, family(f.name)
    word = t.lemma[cue]
    out = []
    for rank, s in enumerate(found):
        n = s.node
        kind = t.lower[n] if t.pos[n] in ("PRON", "DET") else t.pos[n]
        inside = _inside(s.span, f)
        quoted = p.cover[n] >= 0 and p.cover[n] != p.cover[cue]
        out.append(
            [
                f"h{s.how}",
                f"h{s.how}{fam}",
                f"h{s.how}{f.name}{c.entry.type}",
                f"h{s.how}{word}",
                f"h{s.how}{t.dep[cue]}{t.tag[cue]}",
                f"n{min(rank, 4)}",
                f"n{min(rank, 4)}{len(found) == 1}",
                f"k{kind}",
                f"k{kind}{s.how}",
                f"l{t.lemma[n]}",
                f"d{step(abs(n - cue))}{n < cue}",
                f"d{step(abs(n - cue))}{s.how}",
                f"s{step(s.span[1] - s.span[0])}",
                f"i{inside}{fam}",
                f"i{inside}{quoted}{s.how}",
                f"u{t.text[n][:1].isupper()}{s.how}",
            ]
        )
    first = found[0].how if found else ""
    nearest = found[0].node if found else cue
    out.append(
        [
            "0",
            f"0{fam}",
            f"0{f.name}{c.entry.type}",
            f"0{word}",
            f"0{first}",
            f"0{first}{t.pos[nearest]}",
            f"0{first}{fam}",
            f"0{len(found)}",
            f"0{t.dep[cue]}{t.tag[cue]}",
            f"0{t.dep[cue]}{any(t.dep[k] == 'auxpass' for k in t.kids[cue])}{first}",
            f"0{t.lower[nearest]}",
        ]
    )
    return out


def _inside(span: Span, f: Frame) -> bool:
    """Whether a phrase lies in the content that the rules see."""
    return any(part is not None and part[0] <= span[0] and span[1] <= part[1] for part in (f.before, f.after))
