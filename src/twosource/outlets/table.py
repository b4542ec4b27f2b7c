"""The table of wires and outlets, read once from the package's own data."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

MediumKind = Literal["wire", "release", "outlet"]
_SECTIONS: tuple[tuple[str, MediumKind], ...] = (("wires", "wire"), ("releases", "release"), ("outlets", "outlet"))
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.|m\.|amp\.)?([\w.-]+\.[a-z]{2,})(?:[:/?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Medium:
    """A known wire or outlet. `names` mean it anywhere, `short` only where a credit stands.

    `kind` "release" is a service that distributes what others wrote ("PR Newswire"). `relation` says in words
    what the medium does ("sells copy", "is state agency").
    """

    name: str
    kind: MediumKind
    names: tuple[str, ...]
    short: tuple[str, ...]
    domains: tuple[str, ...]
    owner: str | None = None
    relation: str | None = None


def _record(row: dict[str, Any], kind: MediumKind) -> Medium:
    return Medium(
        row["name"],
        kind,
        tuple(row["names"]),
        tuple(row["short"]),
        tuple(row["domains"]),
        row.get("owner"),
        row.get("relation", None if kind == "outlet" else "sells copy"),
    )


@cache  # a constant of the package, read at first use so that importing stays light
def media_table() -> tuple[Medium, ...]:
    """Every medium of the table, wires first.

    >>> media_table()[0].name
    'AP'
    """
    rows = tomllib.loads((files("twosource") / "data" / "wires.toml").read_text("utf-8"))
    return tuple(_record(row, kind) for section, kind in _SECTIONS for row in rows[section])


@cache
def _by_key() -> dict[str, Medium]:
    keys: dict[str, Medium] = {}
    for entry in media_table():
        for form in (entry.name, *entry.names, *entry.short, *entry.domains):
            keys.setdefault(_key(form), entry)
    return keys


_AGENCY = re.compile(
    r"\b(?:News|Press|Wire|Telegraph(?:ic)?|Presse?)\s+(?:Agency|Association|Services?|Trust)\b|\bNewswires?\b|"
    r"\bPresse-?[Aa]gentur\b|^[A-Z]{2,6}$"
)


def kind_of(name: str) -> MediumKind:
    """What kind of medium a name stands for: as the table says, else a wire if it calls itself one.

    >>> kind_of("BBC"), kind_of("Timber Bay News Agency"), kind_of("Timber Bay Herald")
    ('outlet', 'wire', 'outlet')
    """
    known = medium(name)
    if known is not None:
        return known.kind
    return "wire" if _AGENCY.search(name.strip()) else "outlet"


def same_medium(a: str, b: str) -> bool:
    """Whether two names are one medium: equal, of one table entry, or one the initials of the other.

    >>> same_medium("the AP", "Associated Press"), same_medium("TBNA", "Timber Bay News Agency")
    (True, True)
    >>> same_medium("Timber Bay Herald", "Timber Bay News")
    False
    """
    one, two = medium(a), medium(b)
    if one is not None or two is not None:
        return one is two or (one is not None and two is not None and one.name == two.name)
    if _key(a) == _key(b):
        return True
    short, full = sorted((_ARTICLE.sub("", a.strip()), _ARTICLE.sub("", b.strip())), key=len)
    return short.isupper() and len(short) > 1 and short == "".join(w[0] for w in full.split() if w[0].isupper())


def _key(name: str) -> str:
    return _ARTICLE.sub("", name.strip()).replace("’", "'").casefold()


def medium(name: str) -> Medium | None:
    """The medium that a name, an alias, a host or an address stands for; None if the table has none.

    >>> medium("the Associated Press").name, medium("https://www.bbc.co.uk/news/1").name
    ('AP', 'BBC')
    >>> medium("The Timber Bay Herald") is None
    True
    """
    found = _by_key().get(_key(name))
    if found is not None:
        return found
    host = _HOST.match(name.strip())
    labels = host.group(1).casefold().split(".") if host else []
    for at in range(len(labels) - 1):
        found = _by_key().get(".".join(labels[at:]))
        if found is not None:
            return found
    return None
