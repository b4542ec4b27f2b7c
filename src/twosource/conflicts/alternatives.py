"""Words of which one thing has but one: a car's colour, the weapon used, which leg, which degree, which rank.

Each class is closed (a list of the language ends), its words in groups that mean one value. What may be two words
for one thing ("silver" and "grey", "car" and "taxi") is near, and no conflict.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.facts.lexicon import PEOPLE, word_group, word_set
from twosource.model import Span
from twosource.names import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Span as Sent
    from spacy.tokens import Token


def _groups(words: str) -> dict[str, str]:
    return {word: group.split()[0] for group in word_group(words) for word in group.split()}


def _near(pairs: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in word_group(pairs))


_COLOURS = _groups(
    "white|black|red crimson scarlet|maroon|blue|navy|green|yellow|orange|purple|pink|brown|grey gray|silver|"
    "gold golden|beige tan"
)
_WEAPONS = _groups(
    "shotgun|rifle carbine|pistol handgun revolver|knife knives dagger|machete|axe ax hatchet|hammer|sword|"
    "bow crossbow|grenade"
)
_VEHICLES = _groups(
    "car sedan taxi cab hatchback saloon|suv|van minivan|minibus|bus coach|truck lorry|pickup|motorcycle motorbike|"
    "scooter moped|bicycle bike|tractor|train|tram|boat|helicopter chopper|plane airplane aircraft"
)
_BODY = _groups(
    "head|face|neck throat|chest torso|stomach abdomen midsection|back|arm forearm|hand|shoulder|hip|leg|thigh|knee|"
    "foot"
)
_WAYS = _groups("north northbound northward|south southbound southward|east eastbound eastward|west westbound westward")
_ORDINALS = _groups("first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_SIDES = _groups("left|right")
_DOORS = _groups("into|out")
_WHEN = word_set("as while when")
_SUPERLATIVES = _groups(
    "largest biggest|highest tallest|longest|oldest|richest wealthiest|busiest|deadliest|poorest|smallest|youngest"
)
# One value told in two words, or two values that one thing may have at once.
_ONE = {
    "colour": _near(
        "grey silver|silver white|grey white|gold yellow|gold beige|beige brown|beige white|gold brown|red maroon|"
        "red orange|maroon brown|maroon purple|red pink|orange yellow|blue navy|navy black|blue purple|pink purple|"
        "grey black|grey blue|blue green|beige grey|gold silver"
    ),
    "weapon": _near("knife machete|knife sword|machete sword|axe hammer|axe machete"),
    "vehicle": _near(
        "car suv|car van|suv van|suv truck|suv pickup|van minibus|van bus|minibus bus|truck pickup|car pickup|"
        "van truck|van pickup|motorcycle scooter|motorcycle bicycle|scooter bicycle|train tram"
    ),
    "wound": _near(
        "head face|head neck|face neck|neck chest|chest stomach|chest shoulder|chest back|stomach back|stomach hip|"
        "arm hand|arm shoulder|"
        "leg thigh|leg knee|leg foot|hip leg|hip thigh|thigh knee|back shoulder|back neck|knee foot"
    ),
}
_SIDED = frozenset(_BODY) | word_set("eye ear wing engine lane wheel tyre tire ankle wrist lung kidney elbow heel")
_DEGREES = re.compile(r"\b(first|second|third|fourth)[- ]degree\b", re.IGNORECASE)
_CHARGE = re.compile(r"\s+(?:\w+\s+)?(murder|manslaughter|assault|burn|robbery|burglary|kidnapping)")
_RANK = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ]$", re.IGNORECASE)
_ROLES = ("pobj", "dobj", "nsubj", "nsubjpass")
_PLACED = word_set("finish place come rank")
_MOVING = word_set("head travel drive go walk run sail fly ride move cross speed cycle")
_WHERE_DIED = {
    "the scene": r"(?:at|on)\s+(?:the\s+)?(?:crash\s+|accident\s+)?(?:scene|site|spot)|instantly",
    "on the way": r"(?:on\s+(?:the|his|her|their)\s+way|en\s+route|while\s+being\s+(?:taken|rushed|flown))\s+"
    r"to(?:\s+(?:the\s+)?hospital)?\b|"
    r"in\s+(?:the|an)\s+ambulance|before\s+reaching\b",
    "hospital": r"(?:in|at)\s+(?:(?:the|a|an)\s+)?(?:[A-Z][\w.'’-]*\s+){0,5}(?:\w+\s+)?"
    r"(?:[Hh]ospital|[Ii]nfirmary|[Cc]linic|Medical\s+Cent(?:er|re))",
    "home": r"at\s+(?:(?:his|her|their)\s+)?home\b|in\s+(?:his|her|their)\s+(?:bed|sleep)\b",
}
_DIED = re.compile(
    r"\b(?P<how>died|dies|pronounced\s+dead|declared\s+dead)\s+(?:(?:later|soon|shortly|there|afterwards?)\s+){0,2}(?:"
    + "|".join(f"(?P<w{n}>{words})" for n, words in enumerate(_WHERE_DIED.values()))
    + ")"
)


@dataclass(frozen=True, slots=True)
class Trait:
    """A word of a class in a sentence (offsets of the sentence): its value, and what it is of (a noun or a verb).

    `whose` is the name of the one hit, where it is of a wound.
    """

    kind: str
    value: str
    of: str
    span: Span
    whose: str = ""


def one_value(kind: str, a: str, b: str) -> bool:
    """Whether two values of a class may be one.

    >>> one_value("colour", "silver", "grey"), one_value("colour", "white", "green")
    (True, False)
    """
    return a == b or frozenset((a, b)) in _ONE.get(kind, frozenset())


def words_of(kind: str, value: str) -> list[str]:
    """The words that give a value."""
    table = {"colour": _COLOURS, "weapon": _WEAPONS, "vehicle": _VEHICLES, "wound": _BODY, "way": _WAYS, "side": _SIDES}
    found = [word for word, group in table.get(kind, {}).items() if group == value]
    return found or [value]


def traits_of(sent: "Sent") -> list[Trait]:
    """Every word of a class in a parsed sentence, where it says of what it is.

    >>> from twosource.language import parse
    >>> sent = next(parse(["The driver fled in a white van."])[0].sents)
    >>> [(t.kind, t.value, t.of) for t in traits_of(sent)]
    [('colour', 'white', 'van'), ('vehicle', 'van', 'flee')]
    """
    found = [t for token in sent if token.is_lower for t in _of_word(token, sent)]
    return [*found, *_degrees(sent), *deaths(sent.text)]


def _of_word(token: "Token", sent: "Sent") -> Iterator[Trait]:
    word = token.text
    span = (token.idx - sent.start_char, token.idx - sent.start_char + len(word))
    if word in _COLOURS and (head := _head(token, sent)) and head not in PEOPLE and not is_person_noun(head):
        yield Trait("colour", _COLOURS[word], head, span)
    if word in _SIDES and (head := _head(token, sent)) in _SIDED:
        yield Trait("side", word, str(head), span)
    if word in _ORDINALS and token.dep_ == "advmod" and token.head.lemma_.lower() in _PLACED:
        yield Trait("place", _ORDINALS[word], "finish", span)
    if word in _SUPERLATIVES and token.dep_ == "amod" and token.head.pos_ == "NOUN":
        m = _RANK.search(sent.text[: span[0]])
        of = f"{_SUPERLATIVES[word]} {token.head.lemma_.lower()}"
        yield Trait("rank", m[1].lower() if m else "first", of, (m.start() if m else span[0], span[1]))
    verb = _verb(token)
    if verb is None:
        return
    if word in _DOORS and verb in (*_MOVING, "come", "step") and token.dep_ == "prep" and _meanwhile(token.head):
        inner = [c for c in token.subtree if c.dep_ == "pobj"]
        if inner:
            yield Trait("door", _DOORS[word], inner[0].lemma_.lower(), span)
    if word in _WAYS and verb in _MOVING:
        yield Trait("way", _WAYS[word], "move", span)
    for kind, table in (("weapon", _WEAPONS), ("vehicle", _VEHICLES), ("wound", _BODY)):
        there = token.dep_ == "pobj" and token.head.lower_ in ("in", "on", "to")
        if word in table and token.pos_ == "NOUN" and (there if kind == "wound" else token.dep_ in _ROLES):
            whose = _hit(token) if kind == "wound" else ""
            if kind != "wound" or whose:
                yield Trait(kind, table[word], verb, span, whose)


def _head(token: "Token", sent: "Sent") -> str | None:
    """The noun that an adjective is of: the last of the nouns and names that follow, numbers and adjectives aside."""
    head = None
    for t in sent.doc[token.i + 1 : sent.end]:
        if t.pos_ in ("NOUN", "PROPN"):
            head = t
        elif head is not None or t.pos_ not in ("ADJ", "NUM"):
            break
    return head.lemma_.lower() if head is not None else None


def _verb(token: "Token") -> str | None:
    """The verb that a word hangs from; none where something negates it or makes it no fact."""
    while token.pos_ != "VERB" and token.head != token:
        token = token.head
    if token.pos_ != "VERB" or any(c.dep_ == "neg" or c.tag_ == "MD" for c in token.children):
        return None
    return token.lemma_.lower()


def _meanwhile(verb: "Token") -> bool:
    """Whether a verb tells what was going on when something else happened: "was walking", "as she walked"."""
    return verb.tag_ == "VBG" or any(c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN for c in verb.children)


def _hit(token: "Token") -> str:
    """The name of whom a verb befell that a word hangs from; empty where it gives none."""
    while token.pos_ != "VERB":
        token = token.head
    hit = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "PROPN"]
    return hit[0].lower_ if hit else ""


def _degrees(sent: "Sent") -> Iterator[Trait]:
    """Degrees of a charge or a burn: "second-degree murder"."""
    for m in _DEGREES.finditer(sent.text):
        token = next(t for t in sent if t.idx - sent.start_char >= m.start())
        if (after := _CHARGE.match(sent.text[m.end() :])) and _verb(token):
            yield Trait("degree", m[1].lower(), after[1], m.span())


def deaths(text: str) -> Iterator[Trait]:
    """Where somebody is said to have died, or to have been pronounced dead.

    >>> [t.value for t in deaths("He died at the scene; she died later in hospital.")]
    ['the scene', 'hospital']
    """
    for m in _DIED.finditer(text):
        n, where = next((n, name) for n, name in enumerate(_WHERE_DIED) if m[f"w{n}"])
        yield Trait("death", where, "die" if m["how"].startswith("die") else "pronounce", m.span(f"w{n}"))
