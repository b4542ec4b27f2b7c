"""What a number counts: the noun after it, the words before that noun, and what befell those counted."""

import re
from dataclasses import dataclass

from twosource.facts.lexicon import EVENTS, word_set
from twosource.text import normal

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*|[^\w\s]|\d[\w.,-]*", re.UNICODE)
_STOP = word_set(
    "a an the of in on at by for from to with without into onto over under after before during since until till as "
    "than that which who whom whose when where while because if though although and or but nor so yet is are was "
    "were be been being am has have had do does did will would can could may might must shall should not no it its "
    "his her their our your my he she they we you i this these those there here about around near off out up down "
    "against between among through across below above per via amid toward towards within outside inside along behind "
    "beyond ahead both all each every some any also still just only even now then said says say told "
    "according including "
    "such remain remains remained went gone appear appears seem seems face faces faced"
)
_SKIP = word_set("more other others additional further new extra another of the those these")
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "lives": "life",
    "wives": "wife",
    "feet": "foot",
    "police": "police",
    "troops": "troop",
    "churches": "church",
    "homes": "home",
    "houses": "house",
    "cases": "case",
    "horses": "horse",
    "buses": "bus",
    "viruses": "virus",
    "bodies": "body",
}
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|ics|'s|’s)$")
_CLAUSE = frozenset({"that", "while", "but", "which", "who"})  # words across which an event belongs to another count
_PARTITIVE = re.compile(r"\b(?:\d+|\w+)\s+of\s+(?:the|its|their|his|her|those)\s+$", re.IGNORECASE)  # "two of the" ten
_TOLL_TO = re.compile(  # "the toll from the collapse rose to", "death toll hits"
    r"\btoll\b[^.;]*\b(?:to|at|of|from|hits?|pass\w*|reach\w*|tops|topped|near\w*|exceed\w*)\s+(?:least\s+|about\s+|more\s+than\s+)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|those|which|these)\b", re.IGNORECASE)  # a part of a count told before
_PAST = re.compile(r"[a-z]{3,}ed")
_WIDTH = 6  # words of a noun phrase after its number; longer runs in news are lists or appositions


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun (singular), the words before it, what befell it, and where the phrase ends."""

    noun: str | None
    modifiers: tuple[str, ...]
    event: str | None
    end: int


def plural_of(noun: str) -> str:
    """A noun's plural, by rule, for telling people what was counted.

    >>> [plural_of(w) for w in ("person", "body", "bus", "home")]
    ['people', 'bodies', 'buses', 'homes']
    """
    for many, one in _IRREGULAR.items():
        if one == noun and many != noun:
            return many
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|ch|sh)$", noun) else "s")


def singular(word: str) -> str:
    """A noun's singular, by rule; good enough to compare two nouns.

    >>> [singular(w) for w in ("people", "injuries", "missiles", "crisis", "boxes")]
    ['person', 'injury', 'missile', 'crisis', 'box']
    """
    word = normal(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or _NOT_PLURAL.search(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:x|ch|sh|ss|zz)es$", word):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun.

    >>> plural("soldiers"), plural("people"), plural("class")
    (True, True, False)
    """
    word = normal(word)
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("s") and not _NOT_PLURAL.search(word))


def _phrase(text: str, at: int) -> tuple[list["re.Match[str]"], bool]:
    """The words of the noun phrase that starts at `at`, and whether a stop word or mark (not an event) ends it."""
    held: list[re.Match[str]] = []
    for m in _TOKEN.finditer(text, at):
        low = normal(m[0])
        if m.start() - (held[-1].end() if held else at) > 2:
            break
        if not held and (low in _SKIP or m[0] in "-–"):
            at = m.end()
            continue
        if not low[0].isalpha() or low in _STOP or len(held) == _WIDTH:
            break
        held.append(m)
    return held, not held


def _head(words: list["re.Match[str]"]) -> int | None:
    """Which word is the head: the last of the first run of plurals, else the last before a verb-like word."""
    run = None
    for i, m in enumerate(words):
        if plural(m[0]) and not (normal(m[0]) in EVENTS and i == 0 and len(words) > 1 and not plural(words[1][0])):
            run = i
        elif run is not None:
            break
    if run is not None:
        return run
    for i, m in enumerate(words):
        if normal(m[0]) in EVENTS:
            return i - 1 if i else None
    if len(words) > 1 and _PAST.fullmatch(words[-1][0]):
        return min(len(words) - 2, 2)  # "one gunman attacked the bank"
    return min(len(words) - 1, 2) if words else None


def counted(text: str, span: tuple[int, int]) -> Counted:
    """What the number at `span` counts.

    >>> c = counted("Gunmen killed 11 foreign climbers in the hills.", (14, 16))
    >>> c.noun, c.modifiers, c.event
    ('climber', ('foreign',), 'dead')
    """
    if _OF_THEM.match(text, span[1]):
        return Counted(None, (), None, span[1])
    words, _ = _phrase(text, span[1])
    head = _head(words)
    noun = singular(words[head][0]) if head is not None else None
    modifiers = tuple(normal(m[0]) for m in words[:head]) if head is not None else ()
    end = words[head].end() if head is not None else span[1]
    event = _event(text, span, words, head)
    if noun and noun in EVENTS and event == EVENTS.get(noun):
        noun = None
    return Counted(noun, modifiers, event, end)


def _event(text: str, span: tuple[int, int], words: list["re.Match[str]"], head: int | None) -> str | None:
    """What befell those counted: told right after ("12 killed"), else before ("kills 12"), else in the clause."""
    if _PARTITIVE.search(text[: span[0]]):
        return None
    for m in words:
        family = EVENTS.get(normal(m[0]))
        if family and family != "powerless":
            return family
    end = words[head].end() if head is not None else span[1]
    after = text[end : end + 60]
    m2 = re.match(
        r"\s+(?:(?:were|was|are|is|been|being|have|had|has|feared|reported|reportedly|also|left|without|people|remain|remained|remains|still)\s+){0,4}([a-z-]+)",
        after,
        re.IGNORECASE,
    )
    if m2 and (family := EVENTS.get(normal(m2[1]))):
        return family
    m3 = re.match(r"\s+(?:people\s+)?(?:on board|aboard)", after, re.IGNORECASE)
    if m3:
        return "aboard"
    before = re.split(r"[;:]|, (?=[a-z])", text[max(0, span[0] - 90) : span[0]])[-1]
    near = list(_TOKEN.finditer(before))[-7:]
    if re.search(r"\b(?:shot|shooting|shoots?) down\b", before + after[:40], re.IGNORECASE):
        return "downed"
    if _TOLL_TO.search(text[max(0, span[0] - 160) : span[0]]):
        return "dead"
    for m in reversed(near):
        if m[0][0].isdigit() or normal(m[0]) in _CLAUSE or (normal(m[0]) == "and" and head is not None):
            break
        if family := EVENTS.get(normal(m[0])):
            return family
    clause = re.split(r"[;:.,]| and ", after)[0]
    for m in _TOKEN.finditer(clause):
        if m[0][0].isdigit():
            break
        if family := EVENTS.get(normal(m[0])):
            return family
    return None
