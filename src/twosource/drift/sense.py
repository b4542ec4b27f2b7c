"""Caveats that a derived sentence dropped, and senses that it turned about."""

import re
from collections.abc import Iterator

from twosource.drift.figures import Found
from twosource.drift.pairs import Beside

_HEDGES = re.compile(
    r"\b(?:allegedly|alleged|reportedly|apparently|possibly|probably|perhaps|presumably|purportedly|seemingly|"
    r"supposedly|unconfirmed|unverified|preliminary|provisional|believed|thought to|suspected|suspects?|appears?|"
    r"appeared|seems?|seemed|likely|may|might|could|feared|rumou?red|claims?|claimed|alleges?|said to|"
    r"according to|not (?:been )?(?:verified|confirmed)|unclear)\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(allegedly|reportedly|apparently|possibly|probably|perhaps|presumably|purportedly|supposedly|unconfirmed|"
    r"preliminary|provisional|believed to|thought to|suspected|may have|might have|could have|may be|might be|"
    r"is feared|are feared|were feared|was feared)\b",
    re.IGNORECASE,
)
UNVERIFIED = re.compile(
    r"\b(?:(?:could|can|was|were|has|have|had)(?: not|n['’]t| yet to)(?: been)?(?: be)?(?: independently| immediately)*"
    r" (?:verif|confirm|corroborat)\w*|not (?:been )?(?:independently |immediately )?(?:verified|confirmed)|"
    r"(?:impossible|not possible|not feasible|no way) to (?:independently )?(?:verify|confirm)|no independent \w+)",
    re.IGNORECASE,
)
_NEGATIONS = (
    "not never no none nobody nothing neither cannot without deny denies denied refuse refused refuses reject rejects "
    "rejected decline declines declined fail fails failed didn doesn isn aren wasn weren hasn haven hadn wouldn couldn "
    "shouldn"
)
_NOT = frozenset(_NEGATIONS.split())
_OPPOSITES = (
    "rise fall|rose fell|risen fallen|rising falling|increase decrease|increased decreased|increased fell|up down|"
    "gain lose|gained lost|win lose|won lost|accept reject|accepted rejected|approve reject|approved rejected|"
    "approved blocked|allow ban|allowed banned|allow prevent|before after|more less|more fewer|above below|"
    "over under|larger smaller|bigger smaller|larger outnumbered|bigger outnumbered|higher lower|highest lowest|"
    "first last|north south|northern southern|east west|eastern western|left right|safe unsafe|safe dangerous|"
    "stable unstable|likely unlikely|legal illegal|guilty innocent|open closed|opened closed|alive dead|"
    "survived died|buried dead|buried killed|missing dead|missing killed|injured killed|injured dead|wounded killed|"
    "wounded dead|hurt killed|arrested convicted|charged convicted|accused convicted|suspected convicted|"
    "failed succeeded|failed managed|support oppose|supported opposed|confirmed denied|confirms denies|"
    "admitted denied|attacked defended|attack defend|advance retreat|advancing retreating|strengthened weakened|"
    "improved worsened|improving worsening|full empty|hot cold|maximum minimum|possible impossible|able unable"
)
_PAIRS = frozenset(tuple(p.split(" ")) for p in _OPPOSITES.split("|"))


_SHORT = 4  # words; a longer piece put in or left out has a "not" of its own


def _negates(word: str) -> bool:
    return word in _NOT or word.endswith("n't")


def _negations(forms: tuple[str, ...]) -> int:
    return sum(map(_negates, forms))


def _without(pair: Beside) -> Iterator[tuple[list[int], list[int]]]:
    for tag, low, high, start, end in pair.steps:
        if tag != "equal":
            yield list(range(low, high)), list(range(start, end))


def turned_senses(pair: Beside, least: float) -> Iterator[Found]:
    """Words exchanged for their opposite, and a negation put in or taken out of otherwise the same words."""
    for old, new in _without(pair):
        for i in old:
            for j in new:
                a, b = pair.source_forms[i], pair.forms[j]
                if (a, b) in _PAIRS or ((b, a) in _PAIRS and not _escalation(a, b)):
                    yield "sense_reversed", pair.spans[j], pair.source_spans[i], f"“{a}” became “{b}”"
    turned = (_negations(pair.forms) - _negations(pair.source_forms)) % 2
    short = all(
        len(old) <= _SHORT and len(new) <= _SHORT
        for old, new in _without(pair)
        if any(_negates(pair.source_forms[i]) for i in old) or any(_negates(pair.forms[j]) for j in new)
    )
    if turned and short and pair.likeness >= least and _MAYBE.isdisjoint((*pair.forms, *pair.source_forms)):
        yield "sense_reversed", pair.span, pair.source_span, "a “not” was put in or left out"


_MAYBE = frozenset(("only", "but", "just", "nor", "whether"))  # "not only", "nothing but": no negations
_GRAVE = frozenset(("dead", "killed", "convicted"))


def _escalation(before: str, after: str) -> bool:
    """Whether a pair tells of change one way only: the missing found dead is news, not a reversal."""
    return before in _GRAVE


def dropped_caveats(pair: Beside) -> Iterator[Found]:
    """A word of doubt left out, where the derived sentence has none at all."""
    text = pair.report.quote(pair.span)
    lost = _SURE.search(pair.source.quote(pair.source_span))
    if lost and not _HEDGES.search(text):
        gone = {i for old, _ in _without(pair) for i in old if len(old) <= _SHORT}
        at = lost.start() + pair.source_span[0]
        if any(pair.source_spans[i][0] == at for i in gone):
            where = (at, lost.end() + pair.source_span[0])
            yield "caveat_dropped", pair.span, where, f"“{lost[0]}” is gone"
