"""Credits in sentences: what a report says it has from another medium ("told Reuters", "the BBC reported")."""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Credit, Span

_LEAD_IN = (
    r"(?:(?:[A-Z]\w+['’]s|the|a|an|its|their|state|local|media|Russian|French|German|Israeli|Chinese|Indian|British|U\.?S\.?|"
    r"news\s*paper|broadcaster|television|channel|radio|station|magazine|website|web\s*site|news\s+site|"
    r"news\s+agency|news\s+agencies|agency|wire\s+service|newswire|daily|tabloid|network|outlet|portal|"
    r"journalists?|reporters?|correspondents?|sister)\s+){0,6}"
)
_BEFORE = re.compile(
    r"(?:\b(?:told|tells|telling|tell)|\b(?:speaking|spoke|speaks|spoken|talking|talked)\s+(?:to|with|on)|"
    r"\binterview(?:s|ed)?\s+(?:with|to|by|on|for|in)|\b(?:comments?|remarks|statement|e-?mail|message|confirmed|"
    r"confirming|admitted|disclosed|revealed|provided|leaked|given|spoken)\s+to|\bshared\s+with|"
    r"\b(?:according\s+to|as\s+per|per|via|citing|cites|cited|quoting|quotes|quoted\s+by|quoted\s+in)"
    r"(?:\s+(?:a|an|the)?\s*(?:\w+\s+)?(?:reports?|article|story|sources?|investigation|interview)\s+(?:by|in|from|of|on|with|to|published\s+by))?|"
    r"\b(?:seen|obtained|reviewed|reported|verified|examined|analy[sz]ed|published|revealed|identified|broken|aired|broadcast|"
    r"interviewed|contacted|carried)\s+(?:first\s+)?(?:by|in|on)|\b(?:report|reports|article|story|investigation|dispatch)\s+(?:by|in|from|on))\s+"
    + _LEAD_IN
    + r"$",
    re.IGNORECASE,
)
_ADVERB = (
    r"(?:(?:first|also|later|previously|earlier|separately|had|has|have|is|was|on\s+\w+day|since|exclusively)\s+){0,3}"
)
_AFTER = re.compile(
    r"(?:['’]s?)?(?:,)?\s*(?:news\s+agency|agency|newspaper|news|magazine|television|TV|radio|website|newswire)?\s*"
    + _ADVERB
    + r"(?:reported|reports?\b(?!\s+(?:a|an|its|profits?|earnings))|reporting|quoted|quotes|quoting|"
    r"cited|citing|cites|learned|learnt|"
    r"could\s+not\s+(?:immediately\s+|be\s+)?(?:independently\s+)?(?:verify|confirm|reach|establish)|"
    r"understands|revealed|writes|wrote|identified|broke|says\b(?!\s+(?:it|its|he|she)\b)|"
    r"said\b(?!\s+(?:it|in\s+a\s+statement|its|he|she|they)\b)|journalists?\b|correspondents?\b|reporters?\b|"
    r"photographers?\b|(?:article|story|investigation|interview)\b)",
    re.IGNORECASE,
)
# "Fox News reporter Jane Doe left": a person of that medium, no relay, unless the person saw, heard or was told.
_STAFF = re.compile(r"(?:journalists?|correspondents?|reporters?|photographers?)\b", re.IGNORECASE)
_WITNESS = re.compile(r"\s+(?:\S+\s+){0,6}?(?:saw|heard|said|says|reported|reports|counted|witnessed|quoted)\b")
_TOLD_STAFF = re.compile(r"\btold\s+", re.IGNORECASE)


def relays(text: str, rows: Sequence[Span], media: Sequence[tuple[Span, str]]) -> Iterator[Credit]:
    """Credits in sentences; the span runs from the cue to the name, or from the name to the cue."""
    for row in rows:
        for span, name in media:
            if not (row[0] <= span[0] and span[1] <= row[1]):
                continue
            before = _BEFORE.search(text[max(row[0], span[0] - 120) : span[0]])
            if before:
                yield Credit((max(row[0], span[0] - 120) + before.start(), span[1]), name, "sentence")
                continue
            after = _AFTER.match(text[span[1] : min(row[1], span[1] + 80)])
            if after and _relayed(text, row, span, after.group()):
                yield Credit((span[0], span[1] + after.end()), name, "sentence")


def _relayed(text: str, row: Span, span: Span, cue: str) -> bool:
    if not _STAFF.search(cue):
        return True
    rest = text[span[1] + len(cue) : min(row[1], span[1] + len(cue) + 80)]
    return bool(_WITNESS.match(rest) or _TOLD_STAFF.search(text[max(row[0], span[0] - 12) : span[0]]))
