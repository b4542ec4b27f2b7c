"""The cue lexicon: which words report speech or attitudes, in which frames, and of what type.

`data/cues.tsv` holds counts learned from PolNeAR's train part (see `bench/train_statements.py`) and the types
sorted by hand; no text of the set.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from twosource.model import CueType
from twosource.statements.tokens import Tokens

_DATA = Path(__file__).parents[1] / "data" / "cues.tsv"
_CLASS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "PRON": "N", "ADJ": "A", "ADV": "X", "ADP": "X"}
_TYPES: dict[str, CueType] = {
    "SAY": "say",
    "ASK": "ask",
    "JUDGE": "judge",
    "DOC": "document",
    "NOUN": "noun",
    "ACC": "marker",
    "EXCLUDE": "attitude",
}
# How often a word of each type is a cue at all: PolNeAR train.
_PRIOR: dict[CueType, float] = {
    "say": 0.7,
    "ask": 0.5,
    "judge": 0.5,
    "document": 0.3,
    "noun": 0.1,
    "marker": 0.5,
    "attitude": 0.1,
}
_IRREGULAR = {"hop": "hope", "accord": "according"}  # the lemmatiser's slips


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue word: its type, how often it was seen, how often it was a cue, and both by frame."""

    type: CueType
    seen: int
    cues: int
    frames: Mapping[str, tuple[int, int]]

    def rate(self, frame: str) -> float:
        """How often this word was a cue in this frame, drawn to its own rate where the frame is rare.

        >>> Entry("say", 100, 80, {"clause": (50, 49)}).rate("clause") > 0.9
        True
        """
        own = (self.cues + 3.0 * _PRIOR[self.type]) / (self.seen + 3.0)
        seen, cues = self.frames.get(frame, (0, 0))
        return (cues + 3.0 * own) / (seen + 3.0)


Lexicon = Mapping[tuple[str, str], Entry]


def key_of(t: Tokens, i: int) -> tuple[str, str]:
    """A token's place in the lexicon: its lemma and its class (verb, noun, adjective, marker).

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> key_of(flatten([Paragraph(0, parse(["Officials denied it."])[0])]), 1)
    ('deny', 'V')
    """
    if t.text[i] in ":—" and t.text[i]:
        return (":", "X")
    lemma = _IRREGULAR.get(t.lemma[i], t.lemma[i])
    if lemma == "according":
        return (lemma, "X")
    return (lemma, _CLASS.get(t.pos[i], "X" if lemma in ("per", "reportedly", "allegedly") else "O"))


def family(frame: str) -> str:
    """The frame's family: "about:on" and "about:to" are both "about"."""
    return frame.split(":", 1)[0]


def read_lexicon(text: str) -> dict[tuple[str, str], Entry]:
    r"""The lexicon from its file's text.

    >>> read_lexicon("say\tV\tSAY\t10\t9\tclause=8/8\n")["say", "V"].cues
    9
    """
    out: dict[tuple[str, str], Entry] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, kind, tier, seen, cues, frames = line.split("\t")
        pairs = (part.split("=") for part in frames.split(" ") if part)
        by = {name: (int(counts.split("/")[1]), int(counts.split("/")[0])) for name, counts in pairs}
        out[lemma, kind] = Entry(_TYPES[tier], int(seen), int(cues), by)
    return out


_LIGHT = frozenset(
    {"make", "give", "issue", "deliver", "have", "take", "offer", "put", "raise", "release", "send", "do"}
)


def told_noun(t: Tokens, cue: int, words: Lexicon) -> int | None:
    """The noun that tells what a light verb's cue is: "accusation" in "made an accusation", or None."""
    if t.lemma[cue] not in _LIGHT:
        return None
    for k in t.kids[cue]:
        if t.dep[k] == "dobj" and k > cue:
            entry = words.get(key_of(t, k))
            return k if entry is not None and entry.type == "noun" else None
    return None


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return read_lexicon(_DATA.read_text("utf-8"))
