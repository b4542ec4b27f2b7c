"""What a line of web furniture reads like: the general lexicon of `data/furniture.toml`."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from twosource.text import normal

LineKind = Literal["strong", "menu", "list", "end", "kicker", "caption"]
_LONGEST = 600  # characters; no line of furniture is longer, so patterns need look no further
_LONGEST_RUN = 300  # characters; a menu printed on one line
_SEPARATOR = re.compile(r"\s*[|›»>•·/~]\s*|\s+[-–—]\s+|\s{2,}|\t")
_MORE_FROM = re.compile(
    r"\W*(?i:also (?:in|on)|(?:read )?more (?:in|from|on|by)|latest (?:from|in|on))"
    r"( [A-Z0-9][\w&'’.-]*| the| and| of){1,5}\W*"
)
_LONGEST_LIST = 60  # characters of "More from ..."
_COUNT = re.compile(r"\s*\(\d[\d.,]*[km]?$")  # "Comments (2)", whose closing bracket the key has dropped
_MARK = r"\s*(?::|\||»|›|>|–|—|\s-\s).*"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of `data/furniture.toml`, ready to ask."""

    strong: frozenset[str]
    menu: frozenset[str]
    lists: frozenset[str]
    tail_lists: frozenset[str]
    ends: frozenset[str]
    comments: frozenset[str]
    replies: frozenset[str]
    anchors: tuple[str, ...]
    lead_ins: re.Pattern[str]
    kickers: re.Pattern[str]
    patterns: re.Pattern[str]
    captions: re.Pattern[str]
    glued_end: re.Pattern[str]
    glued_start: re.Pattern[str]
    outlet_words: frozenset[str]
    credit_words: frozenset[str]

    def kind(self, line: str) -> LineKind | None:
        """What sort of furniture a whole line is, or None.

        `strong` lines are furniture wherever they stand, `menu` lines and `kicker` links only in the right place,
        a `list` opens other stories' headlines, after an `end` nothing belongs to the report; a
        `caption` belongs to it, but tells no story.
        """
        if len(line) > _LONGEST:
            return None
        key = _COUNT.sub("", key_of(line))
        if not key or key.isdigit():  # rules, bullets, arrows, page numbers
            return "menu" if line.strip() else None
        if key in self.ends:
            return "end"
        if key in self.lists or (_MORE_FROM.fullmatch(line) and len(line) <= _LONGEST_LIST):
            return "list"
        if key in self.strong:
            return "strong"
        if key in self.menu:
            return "menu"
        flat = " ".join(fold(line).split())
        if self.captions.fullmatch(flat):
            return "caption"
        if self.lead_ins.fullmatch(flat) or self.patterns.fullmatch(flat):
            return "strong"
        if self.kickers.fullmatch(flat):
            return "kicker"
        return self._run(line)

    def _run(self, line: str) -> LineKind | None:
        """A line that is nothing but menu entries: "Home | World | Sport", "Share Tweet Email"."""
        if len(line) > _LONGEST_RUN:
            return None
        parts = [key for part in _SEPARATOR.split(line) if (key := key_of(part))]
        if len(parts) > 1:
            listed = sum(part in self.menu or part in self.strong or part in self.lists for part in parts)
            if listed == len(parts) or (len(parts) >= 3 and listed >= 2 and listed * 2 >= len(parts)):
                return "strong" if all(len(part.split()) <= 4 for part in parts) else None
            return None
        words = parts[0].split() if parts else []
        known = [word for word in words if word in self.menu or word in self.strong]
        if len(words) >= 3 and len(known) == len(words):
            return "strong"
        anchored = words and words[0] in self.anchors[:3] and len(set(words) & set(self.anchors)) >= 3
        return "menu" if anchored and 2 * len(known) >= len(words) and line == line.rstrip(".!?:") else None


def fold(word: str) -> str:
    """A word as it is compared, like `twosource.text.normal`; most words are plain and need only lower case.

    >>> fold("Dam’s"), fold("DAM")
    ("dam's", 'dam')
    """
    return word.lower() if word.isascii() else normal(word)


def key_of(line: str) -> str:
    """A line as it is compared: case folded, one line, without marks at its ends.

    >>> key_of(" Translate » ")
    'translate'
    """
    words = " ".join(fold(line).split())
    start, end = 0, len(words)
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and not words[end - 1].isalnum():
        end -= 1
    return words[start:end]


def _before_mark(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, longest_first))}){_MARK}")


def load_lexicon() -> Lexicon:
    """The lexicon, read from the package's data: once a call of the stage, since nothing is kept.

    >>> lexicon = load_lexicon()
    >>> lexicon.kind("LEAVE A REPLY"), lexicon.kind("Home | World | Sport"), lexicon.kind("The bridge fell.")
    ('end', 'strong', None)
    """
    raw = tomllib.loads(files("twosource").joinpath("data", "furniture.toml").read_text("utf-8"))
    return Lexicon(
        strong=frozenset(map(key_of, raw["strong"])),
        menu=frozenset(map(key_of, raw["menu"])),
        lists=frozenset(map(key_of, raw["lists"])),
        tail_lists=frozenset(map(key_of, raw["tail_lists"])),
        ends=frozenset(map(key_of, raw["ends"])),
        comments=frozenset(map(key_of, raw["comments"])),
        replies=frozenset(map(key_of, raw["replies"])),
        anchors=tuple(raw["anchors"]),
        lead_ins=_before_mark(raw["lead_ins"]),
        kickers=_before_mark(raw["kickers"]),
        patterns=re.compile("|".join(f"(?:{p})" for p in raw["patterns"])),
        captions=re.compile("|".join(f"(?:{p})" for p in raw["captions"])),
        glued_end=re.compile(r"(?<=[.!?…\"”’')\]])\s*(?:" + "|".join(raw["glued_end"]) + r")\s*\Z", re.IGNORECASE),
        glued_start=re.compile("|".join(f"(?:{p})" for p in raw["glued_start"])),
        outlet_words=frozenset(raw["outlet_words"]),
        credit_words=frozenset(raw["credit_words"]),
    )
