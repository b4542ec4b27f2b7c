"""The chain of a statement: who told whom, as deep as the text goes.

First speaker first, this outlet last. A medium comes in between where the words say so: "told Reuters", "in an
interview with", "in comments carried by", "citing", "quoted by", "seen by". "Told reporters" is no relay.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Attribution, Report, Span
from twosource.outlets import find_media
from twosource.settings import ChainSettings
from twosource.statements.media import is_medium, medium_name
from twosource.statements.speakers import Voice
from twosource.statements.tokens import Tokens
from twosource.text import outside

_KIND = r"""(?:(?:the|a|an|its|their|local|state|state-run|state-owned|news|newspaper|agency|broadcaster|channel|
    site|website|outlet|magazine|daily|wire|station|national|public|official|semi-?official|private|independent|
    television|radio|TV|network|journalists?|reporters?|correspondents?|at|from|of|programme?|podcast|show|
    French|British|Chinese|German|Swiss|Polish|Turkish|Spanish|Dutch|Japanese|[A-Z][a-z]+(?:'s|’s|n))\s+){0,6}"""
_WHEN = r"""(?:\s+(?:\w+ly|on\s+\w+day|(?:this|last)\s+week|late\s+\w+day|out|live|briefly|
    by\s+(?:phone|telephone|e-?mail)))*"""
# What stands before a medium's name where something was told to it or carried by it.
_TO = re.compile(
    rf"""\b(?i:
    (?:told|tells|telling|informed)
    | (?:spoke|speaks?|speaking|spoken|talked|talking|talks|commenting|commented){_WHEN}\s+(?:to|with|on)
    | (?:interviews?|interviewed|conversation|comments|remarks|statement|e-?mail|message|article|column|letter|op-ed)
      {_WHEN}\s+(?:with|to|for|on|in|by)
    | (?:carried|published|broadcast|aired|reported|quoted|cited|relayed|distributed|seen|reviewed|viewed|obtained|
      posted|run|heard|verified|shown|provided|sent|given|shared){_WHEN}\s+(?:by|on|in|to|with)
    | (?:appearing|appeared|appearance|said|saying|wrote|writing){_WHEN}\s+(?:on|in|for)
    )\s+{_KIND}$""",
    re.X,
)
# What stands after a medium's name where it passes on what another source said.
_PASSES_ON = re.compile(
    r"^(?:['’]s)?,?\s*(?:\w+\s+){0,2}?(?:(?:has|had|also|later|earlier|previously)\s+)*"
    r"(?:quoted|quotes|quoting|cited|cites|citing)\b"
)
_CLOSES = re.compile(r"(?:\s+(?!that\b)\w+){0,4}?\s+report(?:ed|s)(?:\s+(?!that\b)\w+){0,4}\W*$")
_ROOM = re.compile(
    r"\b(?:told|telling|tells|speaking\s+to|spoke\s+to|addressing|addressed|briefed)\s+(?:\w+\s+){0,2}?"
    r"(?:reporters|journalists|parliament|lawmakers|news\s+conference|press\s+conference|briefing|rally|supporters|"
    r"the\s+media|congress|mps|crowd|audience|court|delegates|council|hearing|committee|meeting|summit)\b",
    re.I,
)


_BARE = 40  # a "content" no longer than this that holds a medium's name is only whom something was told


# An occasion of its own: what is said there wasn't said to the medium named before.
_OCCASION = re.compile(
    r"\b(?:debates?|speech|rally|tweet\w*|posted|wrote|written|statement|letter|conference|hearing|testif\w+|testimony|"
    r"address|event|interview|Twitter|Facebook|Instagram|Telegram|once|earlier|previously|years? ago|months? ago|had)\b"
)
_TOLD_WHOM = re.compile(r"\b(?:told|tells)\s+(?!(?:me|us|him|her|them|it|the\s+(?:news)?paper|the\s+agency)\b)")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The media a source goes through until further notice, and the sentence it was last heard in."""

    names: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Media:
    """The media a report's text names, in order: where each name begins and ends, and what it is called."""

    starts: list[int]
    found: list[tuple[Span, str]]

    def within(self, span: Span) -> list[tuple[Span, str]]:
        return [m for m in self.found[bisect_left(self.starts, span[0]) :] if m[0][1] <= span[1]]


_PAPER = re.compile(
    r"\b(?:[Tt]he|[Tt]hat)\s+(newspaper|paper|broadcaster|(?:news\s+)?agency|magazine|channel|station|network|news\s+site|daily|"
    r"tabloid|outlet|publication)\b"
)


def _media(report: Report) -> _Media:
    """Media by name, by the last word of a longer name ("the Courier"), and by what they are ("the paper")."""
    text = report.text
    found = dict(find_media(text))
    for name in sorted({*found.values(), report.name}):
        last = name.rsplit(" ", 1)[-1]
        if " " in name and last[:1].isupper() and last.isalpha():
            for m in re.finditer(rf"\b[Tt]he\s+({re.escape(last)})\b(?!\s+[A-Z])", text):
                found.setdefault(m.span(1), name)
    named = sorted(found.items())
    starts = [span[0] for span, _ in named]
    for m in _PAPER.finditer(text):
        k = bisect_left(starts, m.start())
        if k:
            found.setdefault(m.span(1), named[k - 1][1])
    ordered = sorted(found.items())
    return _Media([span[0] for span, _ in ordered], ordered)


def find_chains(
    report: Report,
    t: Tokens,
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    settings: ChainSettings = ChainSettings(),  # noqa: B008 (frozen)
) -> list[tuple[str, ...]]:
    """One chain an attribution, in their order: first speaker first, `report.name` last.

    A source introduced as speaking to a medium keeps it for what it says later in the report, until it is said to
    speak to a room ("told reporters") or to another medium; a named one only for what it says soon
    after. A statement inside another's content passes through that one's speaker too.
    """
    media = _media(report)
    order = sorted(range(len(attributions)), key=lambda i: (attributions[i].cue or attributions[i].content)[0])
    relays: dict[int, tuple[str, ...]] = {}
    kept: dict[int, _Kept] = {}
    for i in order:
        relays[i] = _relays(report, t, attributions[i], voices[i], media, kept, settings)
    return [_chain(report, voices, relays, i) for i in range(len(attributions))]


def _sentence(t: Tokens, at: int) -> tuple[int, Span]:
    """The number and the span of the sentence that an offset lies in."""
    i = max(0, bisect_right(t.start, at) - 1)
    first, last = t.sentences[t.sentence[i]]
    return t.sentence[i], (t.start[first], t.end[last - 1])


def _relays(
    report: Report,
    t: Tokens,
    a: Attribution,
    voice: Voice,
    media: _Media,
    kept: dict[int, _Kept],
    settings: ChainSettings,
) -> tuple[str, ...]:
    text = report.text
    if voice.speaker is None or voice.figure is None:
        return ()
    cited = (medium_name(voice.citer),) if voice.citer else ()
    if not len(t) or not (a.cue or a.source):
        return cited
    number, span = _sentence(t, (a.cue or a.source)[0][0])
    own = {voice.speaker.name.casefold(), *(n.casefold() for n in cited)}
    names = [n for s, n in media.within(span) if n.casefold() not in own and _relayed(text, span, s, a)]
    if names and not cited and all(_is_outlet(n, report) for n in names):
        kept.pop(voice.figure, None)
        return ()
    if names or cited:
        kept[voice.figure] = _Kept((*cited, *dict.fromkeys(names))[:2], number)
        return kept[voice.figure].names
    if _ROOM.search(text, span[0], span[1]):
        kept.pop(voice.figure, None)
        return ()
    before = kept.get(voice.figure)
    if before is None:
        return ()
    if voice.speaker.named and not _goes_on(text, span, a, number - before.sentence, settings):
        return ()
    kept[voice.figure] = _Kept(before.names, number)
    return before.names


def _goes_on(text: str, sentence: Span, a: Attribution, away: int, settings: ChainSettings) -> bool:
    """Whether a named source still speaks to the medium named before: soon after, on no occasion of its own."""
    if away > settings.reach_named:
        return False
    around = "".join(text[s:e] for s, e in outside(sentence, a.content))
    return not (_OCCASION.search(around) or _TOLD_WHOM.search(around))


def _relayed(text: str, sentence: Span, name: Span, a: Attribution) -> bool:
    """Whether the sentence says that the source's words went to or through the medium named there."""
    if _holds(a.content, name) and not _holds(a.source, name) and a.content[-1][1] - a.content[0][0] > _BARE:
        return False
    before = text[max(sentence[0], name[0] - 120) : name[0]]
    if _TO.search(before):
        return True
    if _closes(text, sentence, name, a):
        return True
    after = _PASSES_ON.match(text[name[1] : min(sentence[1], name[1] + 60)])
    return bool(after and a.source and a.source[0][0] >= name[1])


def _closes(text: str, sentence: Span, name: Span, a: Attribution) -> bool:
    """Whether the medium closes the sentence and passes the words on: "police said, the Courier reported"."""
    if not a.cue or a.cue[-1][1] > name[0] or not re.search(r",\s+(?:the\s+)?$", text[sentence[0] : name[0]], re.I):
        return False
    return bool(_CLOSES.match(text[name[1] : sentence[1]]))


def _holds(spans: Sequence[Span], inner: Span) -> bool:
    return any(s <= inner[0] and inner[1] <= e for s, e in spans)


def _chain(report: Report, voices: Sequence[Voice], relays: dict[int, tuple[str, ...]], i: int) -> tuple[str, ...]:
    links: list[str] = []
    seen: set[int] = set()
    at: int | None = i
    while at is not None and at not in seen:
        seen.add(at)
        speaker = voices[at].speaker
        if speaker is not None:
            links += [medium_name(speaker.name) if speaker.kind == "medium" else speaker.name, *relays[at]]
        at = voices[at].outer
    out: list[str] = []
    for name in links:
        if name.casefold() not in {n.casefold() for n in out} and not _is_outlet(name, report):
            out.append(name)
    return (*out, report.name)


def _is_outlet(name: str, report: Report) -> bool:
    """Whether a medium is the report's own outlet, by name or address."""
    if name.casefold() == report.name.casefold():
        return True
    own = {medium_name(n).casefold() for n in (report.name, report.url or "") if n}
    return is_medium(name) and medium_name(name).casefold() in own
