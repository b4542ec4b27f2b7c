"""Sentences in which a report says that something is unverified, unclear or unanswered, and what they cover."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.model import Flag, Report, Span, Statement
from twosource.settings import FlagSettings
from twosource.statements.tokens import Tokens

FlagKind = Literal["unverified", "unclear", "no_comment"]

_VERIFY = (
    r"(?:verif(?:y|ied|ying|iable)|confirm(?:ed|ing)?|corroborat(?:e[d]?|ing)|substantiat(?:e[d]?|ing)|"
    r"authenticat(?:e[d]?|ing)|ascertain(?:ed|ing)?|validat(?:e[d]?|ing)|establish(?:ed)?|vouch(?:ed)?|"
    r"cross-check(?:ed)?|double-check(?:ed)?|fact-check(?:ed)?|check(?:ed)?|prov(?:e[dn]?|ing))"
)
_NEG = (
    r"(?:\bnot\b|n['’]t\b|\bcannot\b|\bnever\b|\bunable\b|\bimpossible\b|\bno way\b|\byet to\b|\bfail(?:s|ed) to\b|"
    r"\bdifficult\b|\bhard\b|\bneither\b|\binfeasible\b|\bno means\b|\bwithout being able\b|\bnor\b|\bhave yet\b)"
)
_GAP = r"(?:[\s,]+(?:(?!(?:but|because|that|who|which|and)\b)[\w’'-]+)){0,6}?[\s,]+"
# What is claimed and not borne out, said beside the claim: "claimed without evidence that", "citing no proof".
_NO_PROOF = (
    r"\bwithout\s+(?:\w+\s+){0,3}?(?:evidence|proof)\b|\b(?:citing|offering|giving|providing|presenting)\s+no\s+(?:evidence|proof)\b"
    r"|\b(?:did|does|do|has|have|had)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:provided?|give|given|offer(?:ed)?|present(?:ed)?|produced?)"
    r"\s+(?:\w+\s+){0,2}?(?:evidence|proof)\b"
)
_UNVERIFIED = re.compile(
    rf"{_NEG}{_GAP}{_VERIFY}\b"
    r"|\bno\s+(?:\w+\s+){0,2}?(?:confirmation|verification|corroboration|evidence|proof)\b"
    r"|\b(?:un|in)(?:confirmed|verified|corroborated|substantiated|verifiable|authenticated)\b"
    r"|\b(?:verification|confirmation|corroboration)\s+(?:of\s+(?:[\w’'-]+\s+){1,6}?)?(?:was|is)\s+not\s+(?:\w+\s+)?possible\b"
    rf"|{_NO_PROOF}"
    r"|\b(?:awaiting|pending|lacks?|lacking|without)\s+(?:\w+\s+){0,2}?(?:confirmation|verification|corroboration)\b",
    re.I,
)
_UNCLEAR = re.compile(
    r"\bunclear\b|\bnot\s+(?:\w+\s+){0,2}?(?:clear|known|certain)\b"
    r"|(?:\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?)|['’]s)\s+"
    r"(?:(?:\w+ly|still|yet|as|so|far|also)\s+){0,3}?(?:unknown|uncertain|undetermined)\b"
    r"(?!\s+(?:to|as|for)\b)"
    r"|\bunknown\s+(?:if|whether|how|what|who|why|when|where)\b|\bno\s+(?:\w+\s+){0,2}?(?:details|word|indication|information)\b"
    r"|\bresults?\s+(?:\w+\s+){0,5}?(?:are|were|is|was)\s+(?:still\s+)?pending\b"
    r"|\bremains? (?:to be seen|a mystery)\b"
    r"|\bcould\s+not\s+(?:\w+\s+)?be\s+(?:\w+\s+)?determined\b"
    r"|\b(?:could\s+not|cannot|could?n['’]t|can['’]t)\s+(?:yet\s+|immediately\s+)?(?:say|determine)(?=\s+(?:how|what|whether|who|why|if|when|where)\b)",
    re.I,
)
_UNSURE = re.compile(r"\b(?:he|she|they|who|I|we)\s+$", re.I)  # "he | is uncertain about it": his state, and no gap
_UNCLEAR_CLAUSE = re.compile(
    r"\b(?:if|whether|how|what|who|whom|whose|why|when|where|which|was|is|are|were|remain\w*)\b", re.I
)
_SILENT = re.compile(
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bfailed to\b|\byet to\b)"
    r"(?:\s+(?!(?:how|what|whether|who|why|if)\b)[\w-]+){0,3}?\s+"
    r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|comment(?:ed)?|answer(?:ed)?|reached|available)\b"
    r"|\b(?:declin|refus)\w+\s+(?:\w+\s+){0,2}?(?:comment|to\s+(?:\w+\s+)?(?:comment|answer|discuss|respond|elaborate))\b"
    r"|\bno\s+(?:\w+\s+)?(?:comment|response|reply)\b|\bunavailable for comment\b|\bwent unanswered\b",
    re.I,
)
_KEPT = r"(?:\w+\s+){0,3}?(?:names?|details|information|identit(?:y|ies)|figures|results|number|cause|reasons?|footage)"
_ASKED = r"(?:how|what|whether|who|why|if|when|where|which)"
_TOLD = rf"(?:release|provide|give|reveal|identify)\s+{_KEPT}"
# What somebody knows and keeps to himself: "would not say why", "declined to release the names".
_WITHHELD = re.compile(
    r"(?:\b(?:would|did|does|do|has|have|had|were|was)\s+not|(?<!could)(?<!can)n['’]t)\s+(?:immediately\s+|yet\s+|been\s+)*"
    rf"(?:elaborate|specify|disclosed?|divulged?|revealed|made\s+public|say\s+{_ASKED}|{_TOLD})\b"
    r"|\b(?:declin|refus)(?:es|ed|ing|e)\s+to\s+(?:immediately\s+)?"
    rf"(?:say|specify|disclose|elaborate|identify|{_TOLD})\b",
    re.I,
)
_ANONYMOUS = re.compile(r"\b(?:his|her|their|its)\s+(?:own\s+)?names?\b|\b(?:him|her|them)self\b", re.I)
_ABOUT_COMMENT = re.compile(
    r"\b(?:comment|question|request|inquir|enquir|call|email|e-mail|message|reach|available)", re.I
)
_BACK = re.compile(
    r"\b(?:(?P<these>(?i:the|this|that|these|those|both|either|neither|any of the|his|her|its|their|such)|"
    r"[A-Z][\w-]+(?:'s|’s|s’|s'))\s+)"
    r"(?:\w+[\s,]+){0,3}?(?P<noun>statements?|claims?|reports?|accounts?|allegations?|assertions?|figures?|numbers?|tolls?|"
    r"discrepanc(?:y|ies)|versions?|information|details|accusations?|comments|remarks|footage|videos?|images?|photos?|"
    r"photographs?|documents?|recordings?|data|sides?|clips?|rumou?rs|charges|authenticity|reporting)\b"
)
_PRONOUN = re.compile(r"\b(?:it|this|that|these|those|them|which|either)\b", re.I)
_CLASH = re.compile(r"\b(?:discrepanc|conflicting|contradictory|differing|both|either|neither|competing|rival)", re.I)
_MATERIAL = re.compile(r"^(?:footage|video|image|photo|photograph|document|recording|clip)", re.I)
_FIGURES = re.compile(r"^(?:figure|number|toll|data)", re.I)
_HAS_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|scores)\b", re.I
)
_CLAUSE = re.compile(r"\b(?:if|whether|how|what|who|why|when|where|that)\b.*", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Hit:
    """A flag sentence: its kind, its span, where the telling words stand, and its paragraph's number."""

    kind: FlagKind
    span: Span
    at: Span
    paragraph: int


def find_flags(
    report: Report,
    tokens: Tokens,
    hits: Sequence[Hit],
    statements: Sequence[Statement],
    settings: FlagSettings = FlagSettings(),  # noqa: B008 (frozen)
) -> list[Flag]:
    """The flag sentences of a report, in order, each with the ids of the statements it covers.

    `covers` is empty where only something else is unclear ("if there were any casualties"); `about` says what.
    """
    text = report.text
    ordered = sorted(statements, key=lambda s: s.span)
    flags: list[Flag] = []
    for hit in hits:
        if _is_speech(hit, ordered):
            continue
        covers = () if hit.kind == "no_comment" else _covered(report, tokens, ordered, hit, settings)
        about = _about(text, hit)
        if covers and _NO_NOUN.match(about):
            about = " ".join(report.quote(covers[0].span).split())
        if covers and covers[0].span[0] >= hit.span[0] and len(about) > covers[0].span[1] - covers[0].span[0]:
            about = " ".join(report.quote(covers[0].span).split())
        flags.append(Flag(report.id, hit.span, tuple(s.id for s in covers), about, hit.kind))
    return flags


_NO_NOUN = re.compile(
    r"(?:independent|did|does|has|have|it|they|he|she|this|that|these|those)\b(?!\s+(?:claim|report|figure|number|account|statement))",
    re.I,
)

# A first look, so that most sentences cost nothing.
_LOOK = re.compile(
    r"verif|confirm|corrobor|substantia|authentic|ascertain|validat|establish|vouch|check|prov|evidence|proof|"
    r"clear|known|certain|determined|details|word|indication|information|remain|respon|repl|return|comment|answer|"
    r"reached|available|unanswered|declin|refus|elaborate|disclose|divulge|specify|release|public|pending|determin|"
    r"\b(?:would|did|could)\s+not\s+say\b|(?:would|did|could|ca)n['’]t\s+say\b|\b(?:cannot|could\s+not)\b|revealed",
    re.I,
)


def flag_hits(text: str, tokens: Tokens) -> list[Hit]:
    """The sentences that say something isn't verified, clear or answered, with where they say it.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> text = "The toll could not be verified."
    >>> [text[slice(*h.at)] for h in flag_hits(text, flatten([Paragraph(0, parse([text])[0])]))]
    ['not be verified']
    """
    looks = [m.start() for m in _LOOK.finditer(text)]
    out: list[Hit] = []
    for first, last in tokens.sentences:
        span = (tokens.start[first], tokens.end[last - 1])
        k = bisect_left(looks, span[0])
        if k < len(looks) and looks[k] < span[1]:
            hit = _hit(text, span, tokens.paragraph[first])
            if hit is not None:
                out.append(hit)
    return out


_PATTERNS: tuple[tuple[re.Pattern[str], FlagKind], ...] = (
    (_UNVERIFIED, "unverified"),
    (_UNCLEAR, "unclear"),
    (_SILENT, "no_comment"),
    (_WITHHELD, "no_comment"),
)


def _hit(text: str, span: Span, paragraph: int) -> Hit | None:
    for pattern, kind in _PATTERNS:
        m = pattern.search(text, span[0], span[1])
        if m is None:
            continue
        sentence = text[span[0] : span[1]]
        if pattern is _SILENT and not _ABOUT_COMMENT.search(sentence):
            continue
        if pattern is _WITHHELD and _ANONYMOUS.search(sentence, m.start() - span[0]):
            continue
        if kind == "unclear" and not _UNCLEAR_CLAUSE.search(sentence):
            continue
        if kind == "unclear" and _UNSURE.search(text, span[0], m.start()):
            continue
        if kind == "unverified" and _SILENT.search(m.group()):
            continue
        return Hit(kind, span, m.span(), paragraph)
    return None


def _is_speech(hit: Hit, statements: Sequence[Statement]) -> bool:
    """Whether the words stand in somebody's mouth: a quotation, or what a speaker (no medium) claims."""
    for s in statements:
        for a, b in s.content:
            if a <= hit.at[0] and hit.at[1] <= b and s.speaker is not None:
                if s.quotation == "direct":
                    return True
                if s.speaker.kind != "medium" and hit.kind != "unclear":
                    return True
    return False


_AUXILIARY = re.compile(
    r"(?:\b(?:could|can|has|have|had|was|were|is|are|been|be|did|does|do|it|that|yet|but|and|which|remains?|there)\b[\s,]*)+$",
    re.I,
)


_TELLS = re.compile(r"(?:was|were|is|are|has|have|had)\b", re.I)  # "no details | were available": its subject is meant
_RELATIVE = re.compile(r",\s+(?:whose\s+)[^,]*$", re.I)  # "Lund, whose age was | unknown, was held"
_LAST_CLAUSE = re.compile(
    r"^.*(?:[;:]\s+|,\s+(?:and|but|while|though|although|so|whose)\s+|\s+(?:but|while|although)\s+)", re.I | re.S
)


def _subject(before: str, telling: str) -> str:
    """What a flag's own clause is about: the words before the telling ones, an earlier clause left out."""
    rest = _AUXILIARY.sub("", _LAST_CLAUSE.sub("", before)).strip(' ,\n“"')
    if re.search(r"\w{3,}", rest):
        return rest
    return re.sub(r"^no\s+", "", telling, flags=re.I).strip()


_ADVERB = re.compile(r"\s*\b(?:independently|immediately|so far|yet|at once|for now)$", re.I)
_LINK = re.compile(
    r"^(?:of|for|on|about|over|as to|as for|regarding)\s+(?=\w)", re.I
)  # "no confirmation | of the claim"


def _about(text: str, hit: Hit) -> str:
    """What isn't verified or clear, in words: what follows the telling words, else their subject."""
    rest = _ADVERB.sub("", text[hit.at[1] : hit.span[1]].strip(' \n\t.”"'))
    rest = re.split(r"(?:^|[,;]\s*)(?:and|but|while|though|although)\b", rest)[0].strip(" ,")
    clause = _CLAUSE.search(rest)
    if hit.kind == "unclear" and clause:
        rest = clause.group()
    if (
        not re.search(r"\w{3,}", rest)
        or re.match(r"by\b", rest)
        or _TELLS.match(rest)
        or _RELATIVE.search(text, hit.span[0], hit.at[0])
    ):
        rest = _subject(text[hit.span[0] : hit.at[0]], text[hit.at[0] : hit.at[1]])
    if not rest or hit.kind == "no_comment":
        rest = text[hit.span[0] : hit.span[1]]
    return " ".join(_LINK.sub("", rest).split())


_BESIDE = re.compile(r"(?:without|citing|offering|giving|providing|presenting)\b.*", re.I | re.S)


def _covered(
    report: Report, t: Tokens, statements: Sequence[Statement], hit: Hit, settings: FlagSettings
) -> list[Statement]:
    text = report.text
    sentence = text[hit.span[0] : hit.span[1]]
    own = [s for s in statements if s.source and s.source[0][0] <= hit.at[0] and hit.at[1] <= s.source[-1][1]]
    if own:  # "unconfirmed reports said"
        return own
    inside = [s for s in statements if hit.span[0] <= s.span[0] and s.span[1] <= hit.at[0]]
    if _BESIDE.fullmatch(text, *hit.at):
        inside = [s for s in statements if hit.span[0] <= s.span[0] < hit.span[1]] or inside
    if inside and hit.kind == "unverified":
        return inside
    low = t.paragraphs[max(0, hit.paragraph - settings.paragraphs_back)][0]
    before = [s for s in statements if t.start[low] <= s.span[0] and s.span[1] <= hit.span[0]]
    if not before:
        return []
    back = _BACK.search(sentence)
    if back is None:
        if hit.kind == "unclear":
            return []
        tail, lead = text[hit.at[1] : hit.span[1]], text[hit.span[0] : hit.at[0]]
        bare = not re.search(r"\w{3,}", tail)
        if _PRONOUN.search(tail) or (bare and (_PRONOUN.match(lead.strip()) or len(lead.split()) < 5)):
            return _last_sentence(t, before)
        return _about_same(text, before, sentence)
    return _anaphor(text, t, before, back, sentence)


def _anaphor(text: str, t: Tokens, before: list[Statement], back: re.Match[str], sentence: str) -> list[Statement]:
    noun = back["noun"].casefold()
    if _CLASH.search(sentence):
        return _clash(t, before)
    owner = back["these"].removesuffix("'s").removesuffix("’s").casefold()
    owned = [s for s in before if s.speaker is not None and owner in s.speaker.name.casefold()]
    if owned and owner not in ("the", "this", "that", "these", "those", "its"):
        return owned
    if noun in ("report", "reports", "reporting"):
        told = [s for s in before if len(s.chain) > 2]
        told = told or [s for s in before if s.speaker is not None and s.speaker.kind == "medium"]
        if told:
            return told
    if _MATERIAL.match(noun):
        same = [s for s in before if noun.rstrip("s") in _said(text, s).casefold()]
        return same or _last_sentence(t, before)
    if _FIGURES.match(noun):
        counted = [s for s in before if _HAS_NUMBER.search(_said(text, s))]
        return _run(counted) if noun.endswith("s") and counted else (counted or before)[-1:]
    plural = noun.endswith("s") or noun in ("information", "details")
    return _run(before) if plural else _last_sentence(t, before)


def _said(text: str, s: Statement) -> str:
    return " ".join(text[a:b] for a, b in (*s.content, *s.source))


def _run(before: list[Statement]) -> list[Statement]:
    """The last run of statements by one speaker."""
    last = before[-1].speaker
    out: list[Statement] = []
    for s in reversed(before):
        if (s.speaker and s.speaker.id) != (last and last.id):
            break
        out.append(s)
    return out[::-1]


def _clash(t: Tokens, before: list[Statement]) -> list[Statement]:
    """The last statements of two different speakers."""
    last = before[-1]
    other = next((s for s in reversed(before) if _who(s) != _who(last)), None)
    return [other, last] if other else [last]


def _who(s: Statement) -> str | None:
    return s.speaker.id if s.speaker else None


def _place(t: Tokens, s: Statement) -> int:
    i = max(0, bisect_right(t.start, s.span[0]) - 1)
    return t.sentence[i]


def _last_sentence(t: Tokens, before: list[Statement]) -> list[Statement]:
    where = _place(t, before[-1])
    return [s for s in before if _place(t, s) == where]


def _about_same(text: str, before: list[Statement], sentence: str) -> list[Statement]:
    """Statements that share a telling word with what is said not to be confirmed."""
    wanted = _stems(sentence) - _COMMON
    return [s for s in before if wanted & _stems(_said(text, s))]


def _stems(words: str) -> set[str]:
    """The beginnings of the longer words, so that "meter" meets "meters"."""
    return {w.casefold().removesuffix("s")[:6] for w in re.findall(r"\w{5,}", words)}


_COMMON = frozenset(
    w[:6]
    for w in [
        "confirm",
        "confirmed",
        "verify",
        "verified",
        "independently",
        "immediately",
        "immediate",
        "officials",
        "official",
        "their",
        "there",
        "which",
        "about",
        "could",
        "would",
        "report",
        "reports",
        "reported",
        "evidence",
        "confirmation",
        "ministry",
        "government",
        "state",
        "minister",
        "authorities",
        "spokesman",
        "police",
        "reuters",
        "other",
        "whether",
        "these",
        "those",
        "where",
        "while",
        "after",
        "before",
    ]
)
