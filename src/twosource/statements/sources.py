"""The noun phrase that a cue attributes its content to, by the parse."""

from twosource.model import Span
from twosource.statements.frames import SUBJECTS, Frame
from twosource.statements.tokens import Tokens

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def source_candidates(t: Tokens, frame: Frame) -> list[tuple[str, Span]]:
    """Noun phrases that may be a cue's source, each with how it was reached, the likeliest first."""
    cue = frame.cue
    found: list[tuple[str, int]] = []
    if frame.name == "colon":
        low, _ = t.sentences[t.sentence[cue]]
        return [("colon", (low, cue))] if cue > low else []
    _own(t, cue, found)
    _inherited(t, cue, found)
    out: list[tuple[str, Span]] = []
    for how, node in found:
        span = _phrase(t, node, frame)
        if span is not None and all(span != s for _, s in out):
            out.append((how, span))
    return out


def _own(t: Tokens, cue: int, found: list[tuple[str, int]]) -> None:
    """Dependents of the cue itself."""
    for k in t.kids[cue]:
        dep = t.dep[k]
        if dep in SUBJECTS:
            if t.lower[k] in _RELATIVE and t.dep[cue] == "relcl":
                found.append(("relative", t.head[cue]))
            else:
                found.append((dep, k))
        elif dep == "poss":
            found.append(("poss", k))
        elif dep in ("agent", "prep"):
            for j in t.kids[k]:
                if t.dep[j] == "pobj" and (t.lower[k] in ("by", "from", "to", "of")):
                    found.append((f"{t.lower[k]}", j))
                elif t.dep[j] == "prep" or t.dep[j] == "pcomp":
                    found.extend((f"{t.lower[k]} {t.lower[j]}", i) for i in t.kids[j] if t.dep[i] == "pobj")


def _inherited(t: Tokens, cue: int, found: list[tuple[str, int]]) -> None:
    """Subjects of the verbs above: "X came and said", "X, saying", "X wants to say"."""
    at = cue
    for _ in range(4):
        up, dep = t.head[at], t.dep[at]
        if up == at:
            return
        if dep == "acl" or (dep == "relcl" and t.pos[up] in ("NOUN", "PROPN")):
            found.append((dep, up))
        if dep not in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "dobj", "pobj", "attr", "dep"):
            return
        if dep == "xcomp":
            found.extend((f"{dep} object", k) for k in t.kids[up] if t.dep[k] == "dobj")
        for k in t.kids[up]:
            if t.dep[k] in SUBJECTS or (t.dep[k] == "poss" and t.pos[up] in ("NOUN", "PROPN")):
                if t.lower[k] in _RELATIVE and t.dep[up] == "relcl":
                    found.append((f"{dep} relative", t.head[up]))
                else:
                    found.append((f"{dep} {t.dep[k]}", k))
        at = up


def _phrase(t: Tokens, node: int, frame: Frame) -> Span | None:
    """A noun phrase as written, without the cue's own clause and without punctuation at its ends."""
    low, high = t.left[node], t.right[node] + 1
    if low <= frame.cue < high:
        if node < frame.cue:
            high = min(frame.cue, frame.island[0] if frame.island[0] > node else frame.cue)
        else:
            low = frame.cue + 1
    for k in t.kids[node]:
        if t.dep[k] == "relcl" and k > node:
            high = min(high, t.left[k])
    while low < high and not t.word[low]:
        low += 1
    while high > low and not t.word[high - 1]:
        high -= 1
    return (low, high) if low < high else None
