"""The chain of a statement: who told whom, as deep as the text goes.

First speaker first, this outlet last. A medium comes in between where the words say so: "told Reuters", "in an
interview with", "in comments carried by", "citing", "quoted by", "seen by". "Told reporters" is no relay.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from twosource.model import Attribution, Report, Span
from twosource.statements.cast import Figure
from twosource.statements.media import is_medium
from twosource.statements.mentions import tokens_in
from twosource.statements.speakers import Voice
from twosource.statements.tokens import Tokens

_PAPER = r"""(?:(?:the|a|an|its|local|state|state-run|news|newspaper|agency|broadcaster|channel|site|website|outlet|
    magazine|daily|wire|station|national|public|official|semi-?official|private|independent|television|radio|TV|
    French|British|Chinese|German|Swiss|Polish|Turkish|Spanish|Dutch|Japanese|[A-Z][a-z]+(?:'s|’s|n))\s+){0,5}"""
_NAME = r"(?P<name>[A-Z0-9][\w.&'’/-]*(?:(?:[ ]|[ ]of[ ]|[ ]de[ ]|[ ]and[ ]|[ ]&[ ])[A-Z0-9][\w.&’/-]*){0,4})"
_WHEN = (
    r"(?:\s+(?:\w+ly|on\s+\w+day|(?:this|last)\s+week|late\s+\w+day|out|live|briefly|by\s+(?:phone|telephone|email)))?"
)
_RELAY = re.compile(
    rf"""\b(?:
    (?:told|tells|telling|informed)
    | (?:spoke|speaks?|speaking|spoken|talked|talking|talks|interviewed|commenting){_WHEN}\s+(?:to|with|by|on)
    | (?:interviews?|conversation|comments|remarks|statement|e-?mail|message|article|column|letter){_WHEN}\s+
      (?:with|to|for|on|in|by|posted\s+by|run\s+by|provided\s+to|sent\s+to|given\s+to|shared\s+with)
    | (?:carried|published|broadcast|aired|reported|quoted|cited|relayed|distributed|seen|reviewed|viewed|obtained|
      heard|verified)\s+(?:by|on|in)
    | (?:appearing|appeared|appearance|interviewed|speaking|said|saying){_WHEN}\s+on
    )\s+{_PAPER}{_NAME}""",
    re.X,
)
_ROOM = re.compile(
    r"\b(?:told|telling|tells|speaking to|spoke to|addressing|addressed|briefed)\s+(?:\w+\s+){0,2}?"
    r"(?:reporters|journalists|parliament|lawmakers|a news conference|a press conference|a briefing|a rally|supporters|"
    r"the media|congress|mps|a crowd|an audience|the court|delegates|the council)",
    re.I,
)
_CITING = re.compile(r"\b(?:citing|cited|quoting|quoted)\b")


def _media_near(text: str, span: Span) -> list[tuple[int, str]]:
    """Media that a stretch of text says something was told to or carried by, with where."""
    found: list[tuple[int, str]] = []
    for m in _RELAY.finditer(text, span[0], span[1]):
        name = _trim_name(m["name"])
        if name:
            found.append((m.start("name"), name))
    return found


def _trim_name(name: str) -> str | None:
    """The longest beginning of a run of capitalised words that is a medium's name."""
    words = name.replace("’s", "").replace("'s", "").rstrip(".,").split()
    for end in range(len(words), 0, -1):
        candidate = " ".join(words[:end]).rstrip(".,")
        if is_medium(candidate):
            return candidate.removeprefix("The ").removeprefix("the ")
    return None


def _sentence(t: Tokens, at: Span) -> Span:
    inside = tokens_in(t, (at,))
    if not inside:
        return at
    first, last = t.sentences[t.sentence[inside[0]]]
    return (t.start[first], t.end[last - 1])


def _without(text: str, span: Span, holes: Sequence[Span]) -> str:
    """A stretch of text with the contents of other statements blanked, offsets kept."""
    out = list(text[span[0] : span[1]])
    for s, e in holes:
        for i in range(max(s, span[0]) - span[0], min(e, span[1]) - span[0]):
            out[i] = "_"
    return "".join(out)


def find_chains(
    report: Report, t: Tokens, attributions: Sequence[Attribution], voices: Sequence[Voice], cast: Sequence[Figure]
) -> list[tuple[str, ...]]:
    """One chain an attribution, in their order: first speaker first, `report.name` last.

    A source introduced as speaking to a medium keeps it for what it says later in the report, until it is said to
    speak to a room ("told reporters") or to another medium.
    """
    order = sorted(range(len(attributions)), key=lambda i: (attributions[i].cue or attributions[i].content)[0])
    media: dict[int, tuple[str, ...]] = {}
    kept: dict[int, tuple[str, ...]] = {}
    for i in order:
        media[i] = _media_of(report.text, t, attributions[i], voices[i], kept)
    return [_chain(report, voices, media, i) for i in range(len(attributions))]


def _media_of(text: str, t: Tokens, a: Attribution, voice: Voice, kept: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    if not a.source or voice.speaker is None or voice.figure is None:
        return ()
    where = a.cue[0] if a.cue else a.source[0]
    span = _sentence(t, where)
    clear = _without(text, span, a.content)
    names = tuple(dict.fromkeys(n for _, n in _media_near(clear, (0, len(clear)))))
    names = tuple(n for n in names if n.casefold() != voice.speaker.name.casefold())
    if names:
        kept[voice.figure] = names[:1]
        return names[:1]
    if _ROOM.search(clear):
        kept.pop(voice.figure, None)
        return ()
    return kept.get(voice.figure, ())


def _chain(report: Report, voices: Sequence[Voice], media: dict[int, tuple[str, ...]], i: int) -> tuple[str, ...]:
    links: list[str] = []
    seen: set[int] = set()
    at: int | None = i
    while at is not None and at not in seen:
        seen.add(at)
        speaker = voices[at].speaker
        if speaker is not None:
            links += [speaker.name, *media[at]]
        at = voices[at].outer
    links.append(report.name)
    return tuple(n for n, after in pairwise([*links, ""]) if n.casefold() != after.casefold())
