"""Whether two texts say opposite things: one negates what the other asserts, or a word meets its antonym.

Both need the texts to be about one thing, which `likeness` and the caller see to; these rules only find the turn.
"""

import re
from dataclasses import dataclass

from twosource.facts.context import stem
from twosource.model import Span
from twosource.text import normal

_REACH = 7  # words after a negation that it can cover; farther ones are another clause's
_MOST = 0.6  # share of the negated words that the other text must say plainly; tuned on half of contradiction-dev
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*|[.;:!?]|,")
_NEGATIONS = re.compile(
    r"\b(?:not(?!\s+only\b)|cannot|never|neither|nor|nobody|none|nothing|without|no(?!\s+(?:longer\s+than|fewer|less|more\s+than"
    r"|doubt|\.|\d))|hardly|barely|lacks?|lacked|lack\s+of|absence\s+of|n['’]t)\b|\w+n['’]t\b",
    re.IGNORECASE,
)
# Verbs that turn what follows: to fail to, to deny, to refuse.
_TURNING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing|ure)?|unable|declin(?:e|es|ed|ing)\s+to|"
    r"yet\s+to|reject(?:s|ed|ing|ion)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|rul(?:e|es|ed|ing)\s+out|stop(?:s|ped)|"
    r"avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|unaware|incapable|abstain\w*|ceased|scrapp\w+|cancel\w+|false(?:ly)?|untrue|"
    r"incorrect(?:ly)?|debunk\w+|hoax|fake)\b",
    re.IGNORECASE,
)
_PAIRS = """
stable unstable|certain uncertain|complete incomplete|adequate inadequate|secure insecure
open closed|opened closed|opens closes|reopened closed|rose fell|rise fall|rises falls|risen fallen|up down
gained lost|gain loss|gains losses|gain lose|higher lower|increase decrease|increased decreased
increases decreases|grew shrank|growth decline|climbed dropped|climb drop|jumped slumped|surged plunged
surge plunge|strengthened weakened|advanced retreated|killed survived|dead alive|died survived|dies survives
dead survived|dead unhurt|injured unhurt|injured unharmed|killed unhurt|approved rejected|approve reject
approves rejects|accepted rejected|accepts rejects|accept reject|backed opposed|backs opposes|support oppose
supports opposes|supported opposed|supporters opponents|confirmed denied|confirms denies|confirm deny
guilty innocent|convicted acquitted|convicts acquits|guilty acquitted|arrested released|arrested freed
detained freed|won lost|wins loses|win lose|won defeated|victory defeat|beat lost|passed failed|pass fail
succeeded failed|success failure|succeeds fails|allowed banned|allows bans|allow ban|legal illegal
lawful unlawful|permitted prohibited|allowed forbidden|lifted imposed|lifts imposes|lift impose|imposed removed
raised lowered|raises lowers|raised cut|raises cuts|raise cut|hired fired|appointed dismissed|appointed sacked
joined left|joins leaves|entered left|arrived left|arrives leaves|before after|first last|best worst|most least
more less|more fewer|largest smallest|biggest smallest|highest lowest|best-selling worst-selling|oldest youngest
older younger|longest shortest|earliest latest|early late|major minor|majority minority|public private
male female|man woman|men women|boy girl|son daughter|father mother|brother sister|husband wife|married divorced
married unmarried|north south|northern southern|east west|eastern western|left right|upper lower|true false
real fake|correct incorrect|safe dangerous|safe unsafe|hot cold|warm cold|strong weak|rich poor|fast slow
friend enemy|ally enemy|allies enemies|peace war|friendly hostile|positive negative|better worse
improved worsened|improves worsens|easy difficult|possible impossible|likely unlikely|able unable
willing unwilling|aware unaware|known unknown|same different|similar different|included excluded
includes excludes|inside outside|began ended|begins ends|start end|started ended|starts ends|started finished
started stopped|resumed halted|resumes halts|resumed suspended|continue stop|continued stopped|continues stops
extended ended|create destroy|created destroyed|built demolished|built destroyed|love hate|loved hated
loves hates|praised criticised|praised criticized|praises criticises|praises criticizes|praised condemned
welcomed condemned|welcomes condemns|popular unpopular|famous unknown|successful unsuccessful
commercial non-commercial|fiction non-fiction|fictional real|live dead|always never|never often|all none
everyone nobody|remain leave|stayed left|stays leaves|remained left|agree disagree|agreed refused
agreed disagreed|agrees refuses|granted denied|grants denies|granted refused|sent received|bought sold
buys sells|buy sell|exports imports|export import|attacked defended|attack defend|defeated victorious
surplus deficit|profit loss|profits losses|dry wet|flooded dry|full empty|present absent|attended missed
attended skipped|found missing|safe missing|alive killed|alive dead|hero villain|protagonist antagonist
professional amateur|conservative liberal|domestic foreign|domestic international|permanent temporary
temporarily permanently|voluntary forced|stable unstable|calm violent|peaceful violent|cold-blooded innocent
negligible significant|insignificant significant|insignificant considerable|negligible considerable
negative favourable|negative favorable|poorly well|well-received panned|acclaimed panned|acclaimed criticized
exclusively partly|only also|formed disbanded|founded disbanded|formed dissolved|founded dissolved|greatest worst
"""


def _antonyms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in re.split(r"[|\n]", _PAIRS.strip()):
        a, b = pair.split()
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in table.items()}


ANTONYMS = _antonyms()


@dataclass(frozen=True, slots=True)
class Turn:
    """Where two texts part: the turning words of each, and why."""

    a_span: Span
    b_span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    low: str
    stem: str
    negated: bool


def negations(text: str) -> list[Span]:
    """Spans of the words that negate or turn what follows them.

    >>> [("He did not deny it."[s:e]) for s, e in negations("He did not deny it.")]
    ['not', 'deny']
    """
    found = [m.span() for p in (_NEGATIONS, _TURNING) for m in p.finditer(text)]
    return sorted(found)


def _read(text: str) -> list[_Word]:
    """The words, each marked where an odd number of negations reaches it."""
    cues = negations(text)
    words: list[_Word] = []
    reach: list[int] = []  # how many words each open negation still covers
    at = 0
    for m in _WORD.finditer(text):
        if m[0] in ".;:!?":
            reach = []
            continue
        if m[0] == ",":
            reach = [r - 2 for r in reach if r > 2]
            continue
        if at < len(cues) and m.start() < cues[at][1] and m.end() > cues[at][0]:
            while at < len(cues) and cues[at][0] < m.end():
                at += 1
            reach.append(_REACH)
            continue
        low = normal(m[0])
        words.append(_Word(m.span(), low, stem(low), len(reach) % 2 == 1))
        reach = [r - 1 for r in reach if r > 1]
    return words


_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "his",
        "her",
        "their",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "as",
        "with",
        "from",
        "than",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "who",
        "which",
        "there",
        "any",
        "some",
        "also",
        "only",
        "other",
        "more",
        "most",
        "very",
        "so",
        "such",
        "one",
        "two",
        "ever",
        "even",
        "own",
    ]
)


def opposed(a: str, b: str) -> Turn | None:
    """Where two texts about one thing say opposite things, or None.

    >>> opposed("The bridge is closed.", "The bridge is open to traffic.").reason
    '“closed” against “open”'
    >>> opposed("The army did not attack the town.", "The army attacked the town.").reason
    '“attack” is negated in one text only'
    >>> opposed("The army attacked the town.", "The town was attacked by the army.") is None
    True
    """
    wa, wb = _read(a), _read(b)
    return _negated_in_one(wa, wb, a, b) or _antonym(wa, wb, a, b)


def negates(text: str, other: str) -> bool:
    """Whether a text negates a telling word that the other has too.

    >>> negates("Snow did not close it.", "The pass was closed."), negates("No one spoke.", "The pass was closed.")
    (True, False)
    """
    told = {w.stem for w in _read(other) if w.low not in _EMPTY}
    return any(w.negated and w.low not in _EMPTY and w.stem in told for w in _read(text))


def _negated_in_one(wa: list[_Word], wb: list[_Word], a: str, b: str) -> Turn | None:
    """What one text negates, the other says plainly: the first negated word and most of those after it."""
    turn = _turned(wa, wb, a)
    if turn:
        return turn
    back = _turned(wb, wa, b)
    return Turn(back.b_span, back.a_span, back.reason) if back else None


def _turned(wa: list[_Word], wb: list[_Word], a: str) -> Turn | None:
    """What `wa` negates and `wb` says plainly."""
    told_a = {w.stem for w in wa if not w.negated}
    plain_b = {w.stem: w for w in reversed(wb) if not w.negated and w.low not in _EMPTY}
    turned_b = {w.stem for w in wb if w.negated}
    for run in _runs(wa):
        first = run[0]
        shared = [w for w in run if w.stem in plain_b and w.stem not in turned_b]
        alone = any(w.stem not in told_a for w in shared)
        if first in shared and len(shared) >= _MOST * len(run) and alone:
            y = plain_b[first.stem]
            return Turn(first.span, y.span, f"“{a[slice(*first.span)]}” is negated in one text only")
    return None


def _runs(words: list[_Word]) -> list[list[_Word]]:
    """The telling words of each negated stretch."""
    runs: list[list[_Word]] = [[]]
    for w in words:
        if w.negated and w.low not in _EMPTY and not w.low.endswith("ly"):
            runs[-1].append(w)
        elif not w.negated and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _antonym(wa: list[_Word], wb: list[_Word], a: str, b: str) -> Turn | None:
    words_a, words_b = {w.low for w in wa}, {w.low for w in wb}
    for x in wa:
        for other in sorted(ANTONYMS.get(x.low, frozenset()) & words_b):
            y = next(w for w in wb if w.low == other)
            if x.low not in words_b and other not in words_a and x.negated == y.negated:
                return Turn(x.span, y.span, f"“{a[slice(*x.span)]}” against “{b[slice(*y.span)]}”")
    return None
