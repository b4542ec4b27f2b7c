"""Places in news text, looked up in an extract of GeoNames (CC BY 4.0) that ships with the package.

The extract is one sorted file, read (2 ms) when a `Gazetteer` is made and searched by bisection: nothing is loaded
at import and nothing is kept. Whoever looks up many texts makes one and hands it on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from twosource.facts.lexicon import word_set
from twosource.facts.records import PlacePrecision, Where
from twosource.facts.titles import titled
from twosource.model import Span
from twosource.text import normal

_FILE = Path(__file__).parent.parent / "data" / "places.tsv"
_PRECISION: dict[str, PlacePrecision] = {"c": "country", "r": "region", "t": "town", "p": "point", "d": "country"}
_CAP = r"[A-Z][\w'’]*(?:\.[A-Z])*\.?"
_RUN = re.compile(
    rf"(?<![\w@#/])(?:{_CAP}|[A-Z](?:\.[A-Z])+\.?)(?:[ -](?:(?:of|the|and|de|del|la|el|al|e)[ -])?{_CAP})*"
)
_WORD = re.compile(r"[^\s-]+")
_IN = re.compile(
    r"(?:\b(?:in|at|near|outside|from|to|around|across|over|of|for|off|into|towards?|between|within|throughout|via|through|"
    r"under|and|or|inside|southern|northern|eastern|western|central|downtown|north|south|east|west|northwest|northeast|"
    r"southwest|southeast|northwestern|northeastern|southwestern|southeastern|NW|NE|SW|SE|city|town|village|capital|port|"
    r"region|province|district|state|island)(?:\s+(?:the|of))*)\s+$",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:in|near|outside|across|throughout|southern|northern|eastern|western|central|downtown|city\s+of|town\s+of|village\s+of|"
    r"NW|NE|SW|SE)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"['’]?s?\s+(?:oblast|region|province|governorate|prefecture|county|state\b|territory)", re.IGNORECASE
)
_POSSESSED = re.compile(r"(?:'s|’s)$")
# Towns whose names are words, or far more often people's names or firms: taken only right after "in", "near" ...
_DOUBTFUL_PEOPLE = 300  # thousands: a smaller town needs a word of place before it or its country after it
_ORDINARY = word_set(
    "western eastern northern southern middle upper lower of most best police reading mobile bath split orange man "
    "march august may union university hope love central north south east west deal battle rugby sale street bar "
    "bay hull cork male spring summer home liberal enterprise commerce industry independence liberty justice "
    "national bank chief young long moore same rice price wells date normal opportunity success why how no her his "
    "they we it can for are as one two but not carter jackson lincoln madison jefferson clinton franklin monroe "
    "houston austin lloyd johnson charlotte florence victoria santiago israel jordan chad georgia salem logan "
    "marion warren aurora troy allen irving garland taylor tyler douglas martin thomas george henry anderson wilson "
    "nelson cameron trinidad san santa los las el la saint st fort new port golden silver green white black red "
    "blue state county city minister president prime foreign defence defense interior army navy air force house "
    "senate congress parliament court supreme high times post star sun guardian news media today monday tuesday "
    "wednesday thursday friday saturday sunday january february april june july september october november december "
    "health education energy world cup league reuters bush blair brown cook hastings parker mason paul kent barry "
    "stanley vernon sterling palm ocean beach lake river mountain valley hill park garden field wood bridge castle "
    "tower church temple college academy institute hospital general major colonel captain sergeant officer"
)
_PRIOR = re.compile(r"(?<![.!?:]\s)\b[A-Z][\w.-]*\s+$")  # a capitalised word just before, not a possessive
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|President|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Gen|General|Judge|Justice|"
    r"Col|Capt|Sgt|Chief|Officer|Sheriff|Mayor|King|Queen|Prince|Princess|Pope|spokesman|spokeswoman)\.?\s+$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the gazetteer."""

    name: str
    kind: str
    code: str
    latitude: float
    longitude: float
    thousands: int


class Gazetteer:
    """The gazetteer; a name is found by bisection.

    >>> [e.code for e in Gazetteer().look_up("Lima") if e.kind == "t"]
    ['PE.Lima', 'US.Ohio']
    """

    def __init__(self, path: Path = _FILE) -> None:
        """Reads the file, which is sorted by its bytes."""
        self._lines = path.read_bytes().split(b"\n")

    def look_up(self, name: str) -> list[Entry]:
        """Every place of that name, the most populous first."""
        key = name.lower().encode() + b"\t"
        found = []
        for at in range(bisect_left(self._lines, key), len(self._lines)):
            if not self._lines[at].startswith(key):
                break
            _, shown, kind, code, lat, lon, thousands = self._lines[at].decode().split("\t")
            found.append(Entry(shown or name.title(), kind, code, float(lat), float(lon), int(thousands)))
        return sorted(found, key=lambda e: (e.kind == "r", -e.thousands, e.code))


def find_places(text: str, gazetteer: Gazetteer | None = None) -> list[Where]:
    """Every place named in a text, left to right, demonyms among them (marked).

    A town that shares its name with another is the one in a country named beside it, else the most populous.
    Names that are mostly people's ("Austin") count only after a word of place.

    >>> [(p.text, p.precision, p.country) for p in find_places("Floods hit Trujillo, Peru, Peruvian police said.")]
    [('Trujillo', 'town', 'PE'), ('Peru', 'country', 'PE'), ('Peruvian', 'country', 'PE')]
    """
    names = gazetteer or Gazetteer()
    spotted = list(_spot(text, names))
    headline = titled(text)
    countries = {e.code[:2] for _, _, entries in spotted for e in entries[:1] if e.kind in "cd"}
    found: list[Where] = []
    for i, (start, end, entries) in enumerate(spotted):
        after = spotted[i + 1] if i + 1 < len(spotted) else None
        prior = spotted[i - 1] if i else None
        beside = after[2] if after and re.fullmatch(r"(?:,\s*|\s*\()", text[end : after[0]]) else []
        if prior and re.fullmatch(r"['’]s?\s+", text[prior[1] : start]):
            beside = [*beside, *prior[2]]
        entry = _choose(entries, countries, beside)
        placed = any(e.code[:2] == entry.code[:2] for e in beside)
        if _believe(text, (start, end), entry, placed, headline):
            found.append(_where(text, start, end, entry))
    return found


def _spot(text: str, names: Gazetteer) -> Iterator[tuple[int, int, list[Entry]]]:
    """Longest names first, inside each run of capitalised words."""
    for run in _RUN.finditer(text):
        words = [(run.start() + m.start(), run.start() + m.end()) for m in _WORD.finditer(run[0])]
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + 4), i, -1):
                start, end = words[i][0], words[j - 1][1]
                hit = _entries(text, start, end, names)
                if hit:
                    yield start, hit[0], hit[1]
                    i = j
                    break
            else:
                i += 1


def _entries(text: str, start: int, end: int, names: Gazetteer) -> tuple[int, list[Entry]] | None:
    raw = text[start:end]
    for shown in dict.fromkeys((raw, raw.rstrip("."), _POSSESSED.sub("", raw))):
        if len(shown) <= 3 and shown != shown.upper() and not shown.endswith(".") and not _known_short(shown):
            continue
        if shown[0].isupper() and (entries := names.look_up(normal(shown))):
            return start + len(shown), [_named(e, shown) for e in entries]
    return None


def _named(entry: Entry, shown: str) -> Entry:
    """The entry with its name spelt as the text spells it, capitals aside."""
    same = entry.name.lower() == shown.lower() and not (shown.isupper() and len(shown) > 3)
    return replace(entry, name=shown) if same else entry


def _known_short(name: str) -> bool:
    return name in ("Lao",) or len(name) == 3


def _choose(entries: list[Entry], countries: set[str], beside: list[Entry]) -> Entry:
    """Of places of one name: the one in the region or country beside it, then in a country of the text."""
    for e in entries:
        if any(b.code == e.code or (b.kind in "cd" and b.code[:2] == e.code[:2]) for b in beside):
            return e
    best = entries[0]
    if best.kind in "cd":
        return best
    return next((e for e in entries if e.code[:2] in countries and 10 * e.thousands >= best.thousands), best)


def _believe(text: str, span: Span, entry: Entry, placed: bool, headline: bool) -> bool:
    """Whether the words are a place here and not a person, a firm or an ordinary word."""
    start, end = span
    low = normal(text[start:end])
    if text[end : end + 1] == "$":
        return False  # "US$70"
    if entry.kind in "cd":
        return low not in ("us", "america") or text[start:end] in ("US", "America", "AMERICA")
    if placed:
        return True
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if _TITLES.search(before):
        return False
    next_name = not headline and re.match(r"\s+[A-Z][a-z]+", after) is not None
    prior_name = not headline and _PRIOR.search(before) is not None
    if low in _ORDINARY or len(low) < 4:
        return bool(_SURE.search(before)) and not next_name and not headline
    if _IN.search(before):
        return not next_name or entry.kind == "r" or entry.thousands >= _DOUBTFUL_PEOPLE
    if entry.kind == "r" or entry.thousands >= _DOUBTFUL_PEOPLE:
        return not prior_name and not next_name
    return False


def _where(text: str, start: int, end: int, entry: Entry) -> Where:
    precision = _PRECISION[entry.kind]
    if precision == "town" and _REGION_AFTER.match(text, end):
        precision = "region"
    country, _, region = entry.code.partition(".")
    return Where(
        (start, end),
        text[start:end],
        entry.name,
        precision,
        country,
        region or None,
        entry.latitude,
        entry.longitude,
        entry.kind == "d",
    )


def apart(a: Where, b: Where) -> bool:
    """Whether two places can't be one: other countries, other regions of one, other towns far from each other.

    >>> p = find_places("in Trujillo, Peru, in Lima and in northern Peru")
    >>> apart(p[0], p[2]), apart(p[0], p[3])
    (True, False)
    """
    if a.country != b.country:
        return True
    if a.precision == "country" or b.precision == "country":
        return False
    distance: float = ((a.latitude - b.latitude) ** 2 + (a.longitude - b.longitude) ** 2) ** 0.5
    if a.name.lower() == b.name.lower():
        return False
    if a.region and b.region and a.region != b.region:
        return distance > 1.0  # degrees: borders run through conurbations
    if "region" in (a.precision, b.precision):
        return not (a.region and a.region == b.region) and distance > 1.5
    return distance > 0.5
