"""When two names, offices or descriptions can be one person's."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.names.bodies import body_of
from twosource.names.roles import OFFICES, PEOPLE, SPEAKERS, singular
from twosource.names.sets import word_set

_NICKNAMES: dict[str, str] = {
    "joe": "joseph",
    "bill": "william",
    "bob": "robert",
    "rob": "robert",
    "dick": "richard",
    "rick": "richard",
    "mike": "michael",
    "jim": "james",
    "jimmy": "james",
    "tom": "thomas",
    "tony": "anthony",
    "ted": "edward",
    "ed": "edward",
    "dan": "daniel",
    "dave": "david",
    "steve": "steven",
    "stephen": "steven",
    "chris": "christopher",
    "chuck": "charles",
    "charlie": "charles",
    "jack": "john",
    "ben": "benjamin",
    "sam": "samuel",
    "tim": "timothy",
    "ken": "kenneth",
    "ron": "ronald",
    "don": "donald",
    "andy": "andrew",
    "kate": "katherine",
    "katie": "katherine",
    "liz": "elizabeth",
    "beth": "elizabeth",
    "sue": "susan",
    "maggie": "margaret",
    "sergei": "sergey",
    "sergii": "serhiy",
    "serhii": "serhiy",
    "aleksandr": "alexander",
    "oleksandr": "alexander",
    "alexei": "alexey",
    "aleksei": "alexey",
    "dmitri": "dmitry",
    "dmitriy": "dmitry",
    "volodymyr": "volodymyr",
    "andriy": "andrii",
    "mohamed": "mohammed",
    "muhammad": "mohammed",
    "mohammad": "mohammed",
}
# Words that colour a description and tell nobody apart.
_COLOUR = word_set(
    """a an the one two three four several some senior top high-ranking high-level ranking anonymous unnamed
    unidentified another second third other many local familiar close with to of in on from who matter
    official's current
    us-based speaking briefed discussion deliberation plan situation talk
    thinking investigation s"""
)
# Heads that may stand for almost anyone.
_VAGUE = word_set("source person insider people account")
_OFFICIALS = word_set("official officer aide adviser advisor diplomat minister secretary commander authority")
_BARS = word_set("former deputy vice ex acting assistant under shadow")


@dataclass(frozen=True, slots=True)
class Description:
    """An unnamed source as compared: its country, its head noun, and what narrows it."""

    country: str | None
    head: str
    words: frozenset[str]


def given_fit(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a usual short form.

    >>> given_fit("Joe", "Joseph"), given_fit("J.", "Joseph"), given_fit("Mara", "Tomas")
    (True, True, False)
    """
    x, y = a.casefold().rstrip("."), b.casefold().rstrip(".")
    if x == y or _NICKNAMES.get(x, x) == _NICKNAMES.get(y, y):
        return True
    short, long = sorted((x, y), key=len)
    return len(short) == 1 and long.startswith(short)


def office_fit(office: str, role: str) -> bool:
    """Whether an office without a name is the office a named person is given.

    >>> office_fit("the US defense secretary", "Defense Secretary"), office_fit("the president", "vice president")
    (True, False)
    """
    a, b = body_of(office), body_of(role)
    if a.country and b.country and a.country != b.country:
        return False
    x = {w for w in a.words if w not in ("a", "an", "then", "current")}
    y = {w for w in b.words if w not in ("a", "an", "then", "current")}
    return bool(x) and (x & _BARS) == (y & _BARS) and x == y


def describe(name: str) -> Description:
    """An unnamed source's description taken apart.

    >>> describe("a senior US defense official")
    Description(country='United States', head='official', words=frozenset({'defense'}))
    """
    body = body_of(name)
    words = [singular(w.strip(",.'’")) for w in name.casefold().split()]
    heads = [w for w in words if w in OFFICES or w in PEOPLE or w in SPEAKERS or w in _VAGUE]
    head = heads[0] if heads else (words[-1] if words else "")
    return Description(body.country, head, frozenset(w for w in body.words if w not in _COLOUR and w != head))


def may_be_one(a: Description, b: Description) -> bool:
    """Whether two descriptions could be of one person: nothing in one speaks against the other.

    >>> may_be_one(describe("a US defense official"), describe("a US official"))
    True
    >>> may_be_one(describe("a Russian official"), describe("a US official"))
    False
    """
    if a.country and b.country and a.country != b.country:
        return False
    if not (a.head == b.head or a.head in _VAGUE or b.head in _VAGUE or {a.head, b.head} <= _OFFICIALS):
        return False
    return not a.words or not b.words or bool(a.words & b.words)


def given_names(name: Sequence[str]) -> Sequence[str]:
    """All words of a name but the last."""
    return name[:-1]
