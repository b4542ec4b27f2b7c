"""Names of people, bodies and countries as news writes them: what is office, what is name, what kind it is.

Vocabulary shared by the statements stage and by root sources.
"""

from collections.abc import Sequence

from twosource.names.given import gender_of
from twosource.names.nations import is_people, nation, seat
from twosource.names.roles import (
    DOCUMENT,
    EITHER,
    FEMALE,
    GOVERNMENT,
    HONORIFICS,
    MALE,
    OFFICES,
    ORGANISATION,
    PLACES,
    ROLE_WORDS,
    is_person,
    kind_of_noun,
    singular,
)
from twosource.names.sets import word_set

__all__ = [
    "gender",
    "initials",
    "is_people",
    "is_person_noun",
    "kind_of_name",
    "kind_of_noun",
    "nation",
    "seat",
    "singular",
    "split_title",
]

_SEATS_OF_POWER = word_set("kremlin pentagon whitehall downing duma knesset bundestag congress parliament")
_BODY_ENDS = GOVERNMENT | ORGANISATION
_SUFFIXES = word_set("jr sr ii iii iv jnr snr")
# Last words of names that begin as a person's does: "Lee County", "Howard University".
_NO_SURNAMES = word_set(
    """county city university college school institute foundation hospital museum theatre council commission ministry
    department agency association federation corporation company inc corp ltd airlines river bridge lake street avenue
    airport island islands center centre"""
)
_RANKS = word_set("sgt lt col maj capt cpl const insp supt cmdr det adm brig")
_COURTESY = word_set("mr mrs ms miss mx mme")
_SMALL = word_set("of for the and in on at to a an & de")


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def is_person_noun(word: str) -> bool:
    """Whether a word names an office or a kind of person, singular or plural.

    >>> is_person_noun("Secretary"), is_person_noun("officials"), is_person_noun("Department")
    (True, True, False)
    """
    return is_person(singular(_bare(word)))


def split_title(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Title or office, and name, of a run of capitalised words. Either may be empty.

    >>> split_title(["Defense", "Secretary", "Mara", "Quill"])
    (('Defense', 'Secretary'), ('Mara', 'Quill'))
    >>> split_title(["Martin", "Luther", "King"]), split_title(["Foreign", "Minister"])
    (((), ('Martin', 'Luther', 'King')), (('Foreign', 'Minister'), ()))
    """
    given = next((i for i, w in enumerate(words) if gender_of(w) and _bare(w) not in HONORIFICS), len(words))
    if given == 0:
        return _after_office(words)
    cut = 0
    for i in range(min(given, len(words))):
        if cut and _bare(words[i - 1]) in _COURTESY and _bare(words[i]) not in OFFICES:
            break  # "Mr. Baker", "Mrs. Singer": a surname
        if _bare(words[i]) in HONORIFICS or is_person_noun(words[i]):
            cut = i + 1
    if cut and cut < len(words) and _bare(words[cut]) == "of":  # "Secretary of State John Kerry"
        cut = given if given < len(words) else len(words)
    elif cut == len(words) and cut > 1 and not _office_like(words):
        cut = 0
    rest = words[cut:]
    if cut and rest and singular(_bare(rest[-1])) in _BODY_ENDS and not gender_of(rest[0]) and len(rest) < 3:
        return (), tuple(words)  # "Chief Council", "General Assembly": a body, not a titled person
    return tuple(words[:cut]), tuple(rest)


def _after_office(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A run that begins with a given name: no title, unless that is a place's ("Charlotte Police Chief Karl Holm")."""
    for i in range(len(words) - 2, 1, -1):
        before = _bare(words[i - 1])
        office = before in _RANKS or (gender_of(words[i]) and is_person_noun(before))
        if office and before not in ("king", "prince", "pope"):
            return tuple(words[:i]), tuple(words[i:])
    return (), tuple(words)


def _office_like(words: Sequence[str]) -> bool:
    """Whether a run that ends in an office or person noun is an office ("Foreign Minister") and not a surname."""
    last = singular(_bare(words[-1]))
    if last in OFFICES and last not in ("king", "pope", "dean", "prince", "bishop", "cardinal", "head", "chief"):
        return True
    before = _bare(words[-2])
    return before in ROLE_WORDS or nation(words[0]) is not None or before in _BODY_ENDS or last not in HONORIFICS


def gender(name: Sequence[str], role: str | None = None) -> str:
    """ "m", "f" or "" (not known) from titles, offices and given names.

    >>> gender(["Ms.", "White"]), gender(["Oleh", "Synko"]), gender(["Quill"], "spokesman"), gender(["Quill"])
    ('f', 'm', 'm', '')
    """
    for word in (role or "").replace("-", " ").split():
        noun = singular(_bare(word))
        if noun in FEMALE:
            return "f"
        if noun in MALE:
            return "m"
    for word in name:
        bare = _bare(word)
        if bare in ("mr", "sir", "lord"):
            return "m"
        if bare in ("mrs", "ms", "miss", "dame", "lady", "mme"):
            return "f"
    return gender_of(name[0]) if len(name) > 1 or (name and gender_of(name[0])) else ""


def kind_of_name(name: Sequence[str], role: str | None = None) -> str:
    """What a proper name is: person, government, organisation, document, place or unknown. Media need `outlets`.

    >>> kind_of_name(["State", "Department"]), kind_of_name(["Mara", "Quill"]), kind_of_name(["Russia"])
    ('government', 'unknown', 'government')
    >>> kind_of_name(["Institute", "for", "Peace"]), kind_of_name(["ISW"]), kind_of_name(["Quill"])
    ('organisation', 'organisation', 'unknown')
    """
    if not name:
        return "unknown"
    if role and any(is_person_noun(w) for w in role.replace("-", " ").split()):
        either = singular(_bare(role.split()[-1])) in EITHER and not gender_of(name[0])
        return "organisation" if either and len(name) < 3 else "person"
    if is_people(name[-1].rsplit("-", 1)[-1]) and not (len(name) > 1 and gender_of(name[0])):
        return "crowd"
    joined = " ".join(name)
    if nation(joined) or seat(joined) or _bare(name[-1]) in _SEATS_OF_POWER or joined.casefold() == "white house":
        return "government"
    if gender_of(name[0]) and len(name) > 1 and _bare(name[-1]) not in _NO_SURNAMES:
        return "person"
    if _bare(name[-1]) == "nations":
        return "organisation"
    for noun in (singular(_bare(w)) for w in (name[-1], *name)):
        if noun in GOVERNMENT:
            return "government"
        if noun in ORGANISATION:
            return "organisation"
    if singular(_bare(name[-1])) in DOCUMENT:
        return "document"
    if _bare(name[-1]) in PLACES or (len(name) > 1 and nation(name[0])):
        return "place"
    if len(name) == 1:
        return "organisation" if name[0].isupper() and 1 < len(name[0]) < 7 else "unknown"
    if all(w.isupper() and len(w) > 1 for w in name) or any(w in _SMALL - {"de"} for w in name):
        return "organisation"
    return "unknown"


def initials(name: Sequence[str]) -> str:
    """The acronym of a name: its capitals' first letters.

    >>> initials(["Institute", "for", "the", "Study", "of", "War"])
    'ISW'
    """
    return "".join(w[0] for w in name if w[:1].isupper())


def surname(name: Sequence[str]) -> str:
    """A person's last name, case folded, without "Jr.".

    >>> surname(["Tom", "Okoye", "Jr."])
    'okoye'
    """
    kept = [w for w in name if _bare(w) not in _SUFFIXES] or list(name)
    return _bare(kept[-1])
