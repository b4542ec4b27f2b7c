"""When two names are of one body, and for which body somebody speaks."""

import re
from dataclasses import dataclass

from twosource.names.nations import nation, seat
from twosource.names.roles import SPEAKERS, kind_of_noun, singular
from twosource.names.sets import word_set
from twosource.text import normal

_WORD = re.compile(r"[\w&-]+(?:\.\w+)*\.?")
_SPELLING = {
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "centre": "center",
    "programme": "program",
    "min": "ministry",
    "dept": "department",
    "minister's": "ministry",
}
_SMALL = word_set("the of for and in on a an at & s by to its")
# Houses that stand for a body: the body's country, and what it is there.
_HOUSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "pentagon": ("United States", ("defense", "department")),
    "department of defense": ("United States", ("defense", "department")),
    "white house": ("United States", ("white", "house")),
    "state department": ("United States", ("state", "department")),
    "justice department": ("United States", ("justice", "department")),
    "kremlin": ("Russia", ("kremlin",)),
    "foreign office": ("United Kingdom", ("foreign", "office")),
    "downing street": ("United Kingdom", ("downing", "street")),
    "no 10": ("United Kingdom", ("downing", "street")),
    "whitehall": ("United Kingdom", ()),
    "elysee": ("France", ("presidency",)),
    "élysée": ("France", ("presidency",)),
    "quai d'orsay": ("France", ("foreign", "ministry")),
    "blue house": ("South Korea", ("presidency",)),
    "zhongnanhai": ("China", ("government",)),
    "bundestag": ("Germany", ("parliament",)),
    "duma": ("Russia", ("duma",)),
    "knesset": ("Israel", ("parliament",)),
    "capitol hill": ("United States", ("congress",)),
}
# What a country's name alone already means.
_STATE = word_set("government authority state administration side")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as compared: its country, if one is named, and the other words of its name."""

    country: str | None
    words: frozenset[str]


def body_of(name: str) -> Body:
    """A body's name taken apart, spelling, order and aliases evened out.

    >>> body_of("the Russian Defence Ministry") == body_of("Russia's Ministry of Defense")
    True
    >>> body_of("the Pentagon") == body_of("US Department of Defense"), body_of("Moscow") == body_of("Russia")
    (True, True)
    """
    plain = normal(name).replace("'s", "").removeprefix("the ").strip()
    found = [w.rstrip(".") if w.count(".") < 2 else w for w in _WORD.findall(plain)]
    country, rest = _country(found)
    joined = " ".join(rest)
    for house, (where, what) in _HOUSES.items():
        if joined in (house, house.replace("department of defense", "defense department")) and country in (None, where):
            return Body(where, frozenset(what))
    if country is None and seat(joined):
        return Body(seat(joined), frozenset())
    words = {_SPELLING.get(w, w) for w in (singular(w) for w in rest) if w not in _SMALL}
    if country is not None:
        words -= _STATE
    return Body(country, frozenset(words))


def _country(words: list[str]) -> tuple[str | None, list[str]]:
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            where = nation(" ".join(words[i : i + size]))
            if where is not None:
                return where, words[:i] + words[i + size :]
    return None, words


# Those who lead a body speak for it as its spokespeople do. Ministers and presidents speak for themselves.
_HEADS = word_set("head director director-general chief chairman chairwoman chairperson chair ceo executive boss")
_GONE = word_set("former ex ex- outgoing late then-")


def speaks_for(role: str) -> str | None:
    """The body that a spokesperson's or a head's office names, as written; None if it names none.

    >>> speaks_for("US State Department spokesperson"), speaks_for("a spokesman for the Harbour Board")
    ('US State Department', 'Harbour Board')
    >>> speaks_for("head of the Harbour Board"), speaks_for("former head of the Harbour Board")
    ('Harbour Board', None)
    >>> speaks_for("spokeswoman"), speaks_for("transport minister"), speaks_for("fire chief")
    (None, None, None)
    """
    words = role.replace("’", "'").split()
    nouns = [singular(w.strip(",.").casefold()) for w in words]
    at = next((i for i, w in enumerate(nouns) if w in SPEAKERS), None)
    if at is not None:
        return _body_beside(words, at)
    at = next((i for i, w in enumerate(nouns) if w in _HEADS), None)
    if at is None or _GONE & set(nouns[: at + 1]):
        return None
    body = _body_beside(words, at + 1 if nouns[at : at + 2] == ["chief", "executive"] else at)
    return body if body and _is_body(body) else None


def _is_body(words: str) -> bool:
    last = singular(words.split()[-1].casefold().strip(",."))
    return kind_of_noun(last) in ("government", "organisation") or (words.isupper() and len(words) > 1)


def _body_beside(words: list[str], at: int) -> str | None:
    after = " ".join(words[at + 1 :])
    m = re.match(r"(?:for|of|at|from|with)\s+(?:the\s+)?(.+)", after)
    body = m.group(1).split(",")[0] if m else " ".join(words[:at])
    body = re.sub(
        r"^(?:a|an|the|one|another|chief|senior|former|deputy|lead|top|acting)\s+", "", body.strip(), flags=re.I
    )
    body = re.sub(
        r"'s$|'$|\b(?:chief|senior|deputy|lead|top|executive|managing|general)$", "", body.strip(" ,")
    ).strip()
    return re.sub(r"'s$|'$", "", body).strip() or None
