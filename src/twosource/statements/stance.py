"""Stance and hedges: whether a source asserts, denies or doubts what is attributed to it, and how surely."""

import re
from collections.abc import Sequence

from twosource.model import Attribution, CueType, Span, Speaker, Stance
from twosource.names.roles import HEARSAY_NOUNS, SPEAKERS, singular

_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?|refut(?:e[sd]?|ing|ation)|"
    r"rebut(?:s|ted|ting|tal)?|repudiat\w+|disavow\w*|contradict\w*|disput(?:e[sd]?|ing)|disclaim\w*|debunk\w*|"
    r"rul(?:e[sd]?|ing) out|pushed? back (?:on|against)|no truth)\b",
    re.I,
)
_DOUBT = re.compile(
    r"\b(?:doubt(?:s|ed|ing|ful)?|question(?:s|ed|ing)?|challeng(?:e[sd]?|ing)|cast(?:s|ing)? doubt|s[ck]epti\w+|"
    r"not convinced|unconvinced|suspicio\w+ of)\b",
    re.I,
)
_ASK = re.compile(r"\b(?:questioned whether|raised? questions?|called? into question|in question)\b", re.I)
# A source that is said to say that it doubts: "said she doubted that", "said it was not convinced that".
_OWN_DOUBT = re.compile(
    r"^(?:that\s+)?(?:he|she|they|it|we|I|who)\s+(?:(?:strongly|seriously|very\s+much|greatly|also|still)\s+)*"
    r"(?:(?:had|have|has)\s+)?(?:doubt(?:s|ed)?|(?:was|were|is|are|am)\s+(?:not\s+(?:yet\s+)?convinced|unconvinced|"
    r"s[ck]eptical|doubtful))\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|n't|n’t|never|neither|nor|no|without|refus\w+|declin\w+|fail\w*|stopp?\w* short of)\b|n['’]t\b", re.I
)
_NO_COMMENT = re.compile(
    r"\b(?:(?:declin|refus)\w+ (?:\w+ ){0,2}?(?:to )?(?:comment|discuss|answer|elaborate|"
    r"say|speak|respond|confirm|provide)|"
    r"(?:no|without) comment|"
    r"(?:not|n't|n’t|never) (?:\w+ ){0,2}?(?:respond|repl|return|comment|answer)\w*)",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|presumably|probably|likely|apparent(?:ly)?|seem(?:s|ed|ingly)?|"
    r"appear(?:s|ed) to|it (?:is|was) (?:believed|thought|feared|understood)|is (?:believed|thought|feared) to|"
    r"are (?:believed|thought|feared) to|potential(?:ly)?|suspected|maybe|unlikely)\b",
    re.I,
)
_MAY_MONTH = re.compile(r"\b(?:in|on|since|until|by|of|last|next|this|early|late|mid) May\b|\bMay \d")
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?r(?:s|ed)?|alleged|purported|"
    r"(?:is|are|was|were) (?:said|reported|rumou?red|alleged|understood|claimed|thought|believed) to|"
    r"hearsay|word is|so-called)\b",
    re.I,
)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[s:e] for s, e in spans)


def _before(text: str, spans: Sequence[Span], size: int = 30) -> str:
    """A few characters before a cue, where its negation stands, no further than where its clause begins."""
    if not spans:
        return ""
    chunk = text[max(0, spans[0][0] - size) : spans[0][0]]
    return re.split(r"[.,;:\n“”\"–—]|--|\bbut\b", chunk)[-1]


def stance_of(text: str, attribution: Attribution) -> Stance:
    """Whether the source asserts, denies or doubts its content, by cue and negation.

    What is not confirmed is doubted; what is not denied is not thereby denied.

    >>> text = "The firm denied it leaked oil."
    >>> stance_of(text, Attribution(((16, 30),), ((9, 15),), ((0, 8),), "indirect", "judge"))
    'denies'
    """
    cue = _words(text, attribution.cue)
    lead = _before(text, attribution.cue) + " " + cue
    negated = bool(_NOT.search(lead))
    if _DENY.search(cue):
        return "doubts" if negated else "denies"
    if _ASK.search(cue) or _DOUBT.search(cue):
        return "asserts" if negated else "doubts"
    if negated:
        return "doubts"
    return "doubts" if _OWN_DOUBT.match(_words(text, attribution.content)) else "asserts"


def flags_of(text: str, attribution: Attribution, speaker: Speaker | None) -> tuple[str, ...]:
    """A statement's own flags, in order: "hearsay", "hedged", "no_comment", "anonymous".

    >>> text = "The dam reportedly failed."
    >>> flags_of(text, Attribution(((0, 26),), ((8, 18),), (), "indirect", "marker"), None)
    ('hearsay',)
    """
    cue = _words(text, attribution.cue)
    content = _words(text, attribution.content)
    found: list[str] = []
    if _hearsay(cue, content, attribution.cue_type, speaker):
        found.append("hearsay")
    if attribution.quotation != "direct" and _HEDGE.search(_MAY_MONTH.sub(" ", content)):
        found.append("hedged")
    if _NO_COMMENT.search(f"{_before(text, attribution.cue).strip()} {cue}"):
        found.append("no_comment")
    if is_anonymous(speaker):
        found.append("anonymous")
    return tuple(found)


def _hearsay(cue: str, content: str, cue_type: CueType, speaker: Speaker | None) -> bool:
    if _HEARSAY.search(cue) or (cue_type == "marker" and _HEARSAY.search(content)):
        return True
    if speaker is None or speaker.named:
        return False
    return singular(speaker.name.split()[-1]) in HEARSAY_NOUNS - {"source"}


def is_anonymous(speaker: Speaker | None) -> bool:
    """Whether a speaker is a person or people whose name is withheld; a body's unnamed spokesman speaks for it.

    >>> is_anonymous(Speaker("s", "a rail official", named=False, kind="person"))
    True
    """
    if speaker is None or speaker.named or speaker.kind not in ("person", "crowd", "medium"):
        return False
    words = [singular(w) for w in speaker.name.casefold().split()]
    return not (any(w in SPEAKERS for w in words) and len(words) > 2)
