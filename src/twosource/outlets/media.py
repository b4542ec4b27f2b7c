"""Where a text names a wire or an outlet."""

import re
from functools import cache

from twosource.model import Span
from twosource.outlets.table import media_table
from twosource.text import words

_Form = tuple[tuple[str, ...], str, bool]  # its words, the medium's name, whether it needs a credit about it

# What may stand before or after a name that also means other things ("Time", "AP", "the Guardian").
_BEFORE = re.compile(
    r"(?:\b(?:told|tells|telling|tell|to|by|via|with|citing|cites|cited|per|from|in|quoted|quoting|source|sources)\s+"
    r"(?:the\s+)?(?:(?:news\s*paper|broadcaster|magazine|website|news\s+site|news\s+agency|agency|daily|tabloid|"
    r"state\s+media|state\s+television)\s+)?(?:the\s+)?|[(\[]|[/|]\s?|[—–]\s?|\baccording\s+to\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"['’]s\s+(?:''|[\"“‘])[A-Z]|['’]?s?\s*(?:[)\]/|]|(?:first\s+|also\s+|later\s+|previously\s+)?(?:reported|reports|reporting|quoted|cited|"
    r"has\s+learned|has\s+learnt|understands|revealed|news\s*paper|news\s+agency|newswire|news\s+wire|magazine|"
    r"broadcaster|journalist|correspondent|reporter|photographer|report\b|investigation|interview|website|"
    r"contributed|photos?\b|could\s+not\b|,\s+(?:citing|quoting)\b))",
    re.IGNORECASE,
)
# A single ambiguous "to", "by", "in", "from", "with" is too weak for a common word ("in Time", "to Fortune").
_WEAK_BEFORE = re.compile(r"\b(?:to|by|in|from|with|per)\s+$", re.IGNORECASE)
_POLL = re.compile(r"(?:\s*/\s*|-)Ipsos|\s+(?:Institute|Building|Foundation|Center|Centre|Plaza|Council|poll|survey)\b")

# A medium that the table lacks: a name that ends in a word only newspapers and stations have, or a call sign.
_PRESS = (
    r"Herald|Tribune|Gazette|Chronicle|Observer|Telegraph|Courier|Inquirer|Examiner|Advertiser|Argus|Dispatch|"
    r"Democrat-Gazette|Newswire|Times|Post|Daily|Journal|Mail|Star|Sun|Mirror|News|Radio|TV|Television|FM|"
    r"Broadcasting(?:\s+Corp(?:oration|\.)?)?|News\s+Agency|Press\s+Agency|News\s+Network|Press|Sentinel|Register|"
    r"Bulletin|Ledger|Citizen|Standard|Record|Monitor|Review|Echo|Wire"
)
_CAP = r"(?:[A-Z][\w'’.&-]*|and|on|de|del|la|le|di)"
_UNKNOWN = re.compile(rf"\b(?:[A-Z][\w'’&-]*\s+)(?:{_CAP}\s+){{0,3}}(?:{_PRESS})\b(?!\s+[A-Z][a-z])")
_SHARED = re.compile(rf"(?:{_PRESS}|Guardian|Independent|Globe|Daily|Sunday|Evening|Morning|Weekly)")
_SURE_PRESS = re.compile(
    r"(?:Herald|Tribune|Gazette|Chronicle|Courier|Inquirer|Advertiser|Newswire|News\s+Agency|Press\s+Agency|"
    r"News\s+Network|TV|Television|FM|Radio|News|Examiner|Telegraph)$"
)
_STATION = re.compile(r"\b(?:[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))|\d{1,2}\s?News\b|(?:Channel|Newschannel)\s\d{1,2})\b")
_DOMAIN = re.compile(r"\b[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|info|news|co\.[a-z]{2})\b", re.IGNORECASE)
# Words that stand before "News" or "TV" without naming anyone, and addresses that publish anyone's words.
_NOT_NAMES = re.compile(
    r"\b(?:Breaking|Fake|Good|Bad|Big|Top|Latest|More|Great|State|Local|World|Sports|Business|Follow|Live|Cable|"
    r"Social|Watch|National|Evening|Morning|On|Talk)\s+(?:News|TV|Television|Radio|FM)$|"
    r"(?:twitter|facebook|youtube|instagram|tiktok|google|amazon|reddit|linkedin|whatsapp|telegram|t)\.\w+$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^.*\w['’]s\s+")
_NOT_FIRST = frozenset({"The", "A", "An", "In", "On", "At", "But", "And", "When", "As", "For", "By", "This", "That"})


@cache  # a constant of the package: the table, by the first word of each form, longest form first
def _forms() -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = {}
    for entry in media_table():
        for group, short in ((entry.names, False), (entry.short, True)):
            for form in group:
                tokens = tuple(form[s:e] for s, e in words(form))
                found.setdefault(tokens[0], []).append((tokens, entry.name, short))
    return {first: tuple(sorted(forms, key=lambda f: (-len(f[0]), f[1]))) for first, forms in found.items()}


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _in_credit(text: str, span: Span) -> bool:
    """Whether an ambiguous short form stands where only a medium would."""
    before, after = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 40]
    word = text[span[0] : span[1]]
    if _AFTER.match(after):
        return True
    if not _BEFORE.search(before):
        return False
    weak = _WEAK_BEFORE.search(before) and not word.isupper()
    return not weak and not re.match(r"\s+[A-Z][a-z]", after)


def _longer(text: str, tokens: list[Span], at: int, form: tuple[str, ...]) -> bool:
    """Whether a capitalised word right before makes a longer name of words that many papers share ("Coast Times")."""
    if at == 0 or not all(_SHARED.fullmatch(word) for word in form):
        return False
    before = text[slice(*tokens[at - 1])]
    beside = text[tokens[at - 1][1] : tokens[at][0]] == " "
    return beside and before[0].isupper() and before not in _NOT_FIRST and _bare(before) == before


def _match(text: str, tokens: list[Span], at: int, forms: tuple[_Form, ...]) -> tuple[Span, str, int] | None:
    for form, name, short in forms:
        if at + len(form) > len(tokens) or _longer(text, tokens, at, form):
            continue
        spans = tokens[at : at + len(form)]
        last = spans[-1]
        end = last[0] + len(_bare(text[slice(*last)]))
        got = [text[slice(*span)] for span in spans]
        got[-1] = text[last[0] : end]
        if tuple(got) != form or "\n" in text[spans[0][0] : end]:
            continue
        span = (spans[0][0], end)
        if _POLL.match(text[end : end + 14]) or (short and not _in_credit(text, span)):
            continue
        return span, name, len(form)
    return None


def _unknown(text: str, taken: list[Span]) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for pattern in (_STATION, _UNKNOWN, _DOMAIN):
        for hit in pattern.finditer(text):
            start, end = hit.span()
            first = text[start:end].split(None, 1)[0]
            if first in _NOT_FIRST and pattern is _UNKNOWN:
                start += len(first) + 1
                if not re.match(r"[A-Z][\w'’&-]*\s", text[start:end]):
                    continue
            owner = _POSSESSIVE.match(text[start:end])
            start += owner.end() if owner else 0
            span = (start, end)
            if " " not in text[start:end] and pattern is _UNKNOWN:
                continue
            if "\n" in text[start:end] or any(s < end and start < e for s, e in taken):
                continue
            if _NOT_NAMES.search(text[start:end]):
                continue
            sure = pattern is _STATION or (pattern is _UNKNOWN and _SURE_PRESS.search(text[start:end]))
            if (sure or _in_credit(text, span)) and not _POLL.match(text[end : end + 14]):
                taken.append(span)
                found.append((span, text[start:end]))
    return found


def find_media(text: str) -> list[tuple[Span, str]]:
    """Spans of `text` that name a wire or an outlet, in order, each with the name the table gives it.

    The article is left out of the span. A name that also means other things ("Time", "AP") counts only where
    a credit stands; a medium the table lacks is named as written.

    >>> text = "A clerk told Reuters and the Timber Bay Herald that time was short."
    >>> [(text[s:e], name) for (s, e), name in find_media(text)]
    [('Reuters', 'Reuters'), ('Timber Bay Herald', 'Timber Bay Herald')]
    >>> find_media("Time will tell whether the guardian of the estate stays.")
    []
    """
    tokens = words(text)
    found: list[tuple[Span, str]] = []
    at = 0
    known = _forms()
    while at < len(tokens):
        forms = known.get(_bare(text[slice(*tokens[at])]))
        hit = _match(text, tokens, at, forms) if forms else None
        if hit is None:
            at += 1
            continue
        found.append((hit[0], hit[1]))
        at += hit[2]
    found += _unknown(text, [span for span, _ in found])
    return sorted(_without_article(text, span, name) for span, name in found)


def _without_article(text: str, span: Span, name: str) -> tuple[Span, str]:
    start, end = span
    return ((start + 4, end), name) if text[start:end].startswith(("The ", "the ")) else (span, name)
