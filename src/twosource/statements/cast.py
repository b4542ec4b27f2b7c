"""The cast of one report: everyone and everything named or described in it, each once, whatever they are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from twosource.names import initials, is_people, is_person_noun, kind_of_name, nation, seat, singular, surname
from twosource.names.given import gender_of
from twosource.names.roles import HONORIFICS, OFFICES, PEOPLE, SPEAKERS
from twosource.names.sets import word_set
from twosource.statements.media import is_medium
from twosource.statements.mentions import Mention

_NEUTRAL = word_set("s 's ’s new updated revised amended latest recent same current own said former late")
_ANY_BODY = word_set("company firm group organisation organization body")
_SHIPS = frozenset(("INS", "MV", "MS", "MT", "SS", "USS", "HMS", "RMS"))  # before a ship's name, which is no person's
_NO_FIRM = word_set("nation union council party league church university school college hospital commission committee")
_ANOTHER_MEDIUM = word_set("official state state-run government local rival other another")
_NEVER = -(10**6)
_NEAR = 80  # tokens: about three sentences
# What a plain description may stand for: "the official" for a minister, "the lawmaker" for a senator.
_OFFICIAL = OFFICES | SPEAKERS | word_set("official officer aide adviser advisor diplomat commander general")
_WIDER: dict[str, frozenset[str]] = {
    "official": _OFFICIAL - frozenset(("president", "king", "queen", "pope", "ceo", "founder")),
    "officer": word_set("captain lieutenant sergeant colonel major general inspector detective sheriff chief"),
    "lawmaker": word_set("senator congressman congresswoman mp representative deputy rep sen member speaker"),
    "politician": word_set("senator congressman mp minister president governor mayor leader lawmaker premier"),
    "leader": word_set("president minister premier chancellor chairman chief king head chairwoman"),
    "diplomat": word_set("ambassador envoy minister secretary consul"),
    "spokesperson": SPEAKERS,
    "spokesman": SPEAKERS - {"spokeswoman"},
    "spokeswoman": SPEAKERS - {"spokesman"},
    "executive": word_set("ceo director president chairman founder chief officer"),
    "commander": word_set("general admiral colonel marshal"),
    "general": frozenset(("gen", "general")),
    "senator": frozenset(("sen", "senator")),
    "governor": frozenset(("gov", "governor")),
    "congressman": frozenset(("rep", "representative", "congressman")),
    "congresswoman": frozenset(("rep", "representative", "congresswoman")),
    "researcher": word_set("professor scientist author economist analyst director lecturer"),
    "scientist": word_set("professor researcher seismologist virologist epidemiologist"),
    "expert": word_set("professor researcher scientist analyst director"),
    "analyst": word_set("strategist economist expert researcher"),
    "journalist": word_set("reporter correspondent editor columnist anchor broadcaster"),
    "lawyer": word_set("attorney solicitor barrister counsel"),
    "attorney": word_set("lawyer solicitor barrister counsel prosecutor"),
    "candidate": word_set("senator governor businessman mogul nominee contender rival billionaire"),
    "nominee": word_set("candidate senator governor billionaire businessman"),
}


@dataclass(slots=True)
class Figure:
    """One of the cast while a report is read: its names, offices and where it was last seen."""

    key: int
    kind: str = "unknown"
    gender: str = ""
    plural: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    noun: str = ""
    words: frozenset[str] = frozenset()
    description: str = ""
    parts: tuple[int, ...] = ()
    definite: bool = False
    common_start: bool = False
    owner: int | None = None
    seen: int = _NEVER
    seen_as_subject: bool = False
    as_subject: int = _NEVER
    count: int = 0
    spoke: int = _NEVER
    medium: str | None = None
    anonymity: str | None = None
    knows: str | None = None
    vague_place: bool = False

    called: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    stamp: tuple[int, int, int, int] = (-1, -1, -1, -1)

    def learn(self) -> None:
        """Brings `called` (the nouns this figure has gone by) and `known` (all words about it) up to date."""
        stamp = (len(self.names), len(self.roles), len(self.words), len(self.noun))
        if stamp == self.stamp:
            return
        self.stamp = stamp
        roles = [w.rstrip(".,").casefold() for role in self.roles for w in role.replace("-", " ").split()]
        names = [w.casefold() for name in dict.fromkeys(self.names) for w in name]
        nouns = {singular(w) for w in roles}
        if self.kind not in ("person", "crowd"):
            nouns |= {singular(w) for w in names}
        self.called = frozenset(nouns | ({self.noun} if self.noun else set()))
        self.known = self.words | set(roles) | set(names)


def wider(noun: str) -> frozenset[str]:
    """The callings that a plain noun may stand for: "the lawmaker" for a senator."""
    return _WIDER.get(noun, frozenset())


def fits(figure: Figure, mention: Mention) -> int:
    """How well a description without a name fits a figure: 0 not at all, 3 the same words.

    >>> fits(Figure(0, "person", noun="official", words=frozenset({"us", "defense"})),
    ...      Mention(0, 0, 1, "definite", noun="official", kind="person"))
    3
    """
    if figure.parts:
        return 0
    if mention.kind == "medium" and figure.kind == "medium" and figure.names:
        return 2 if mention.owner is None and not mention.words & _ANOTHER_MEDIUM else 0
    if mention.plural != figure.plural and not (figure.noun == mention.noun == "police"):
        return 0
    if mention.gender and figure.gender and mention.gender != figure.gender:
        return 0
    figure.learn()
    if mention.kind == "document" and figure.kind in ("person", "crowd"):
        return 0  # "the figures" after "opposition figures"
    if mention.noun in figure.called:
        extra = _extra(figure, mention)
        return 3 if not extra else 1 if not figure.words and not figure.roles else 0
    wider = _WIDER.get(mention.noun)
    if wider and figure.kind in ("person", "unknown") and wider & figure.called:
        return 2 if not _extra(figure, mention) else 0
    if mention.noun in ("man", "woman") and figure.kind == "person" and figure.gender:
        return 1 if not _extra(figure, mention) else 0
    if mention.noun in ("company", "firm") and figure.called & _NO_FIRM:
        return 0
    if mention.noun in _ANY_BODY and (figure.kind == "organisation" or _unsure_body(figure)):
        return 1 if not _extra(figure, mention) else 0
    return 0


def _unsure_body(figure: Figure) -> bool:
    """Whether a name may be a company's: nothing says it is a person's or a place's."""
    known = figure.gender or figure.roles or figure.vague_place
    return figure.kind == "unknown" and any(len(n) > 1 for n in figure.names) and not known


def _extra(figure: Figure, mention: Mention) -> set[str]:
    """Words of a description that nothing known of the figure accounts for."""
    return {w for w in mention.words - figure.known - _NEUTRAL if not _same_nation(w, figure.known)}


def _same_nation(word: str, known: Iterable[str]) -> bool:
    country = nation(word)
    return country is not None and any(nation(w) == country for w in known)


def _given_fits(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names with one surname can be one person's."""
    x, y = a[0].casefold().rstrip("."), b[0].casefold().rstrip(".")
    if x == y or x in (w.casefold() for w in b[:-1]) or y in (w.casefold() for w in a[:-1]):
        return True
    short, long = sorted((x, y), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) > 2)


def body_key(name: Sequence[str]) -> str:
    """A body's name as compared: "the" and case dropped, a country under its usual name."""
    words = [w for w in name if w.casefold() not in ("the",)]
    joined = " ".join(words)
    return (joined if is_people(joined) else nation(joined) or joined).casefold().rstrip(".")


class _Names:
    """Figures by the names they have been given."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.people: dict[str, list[Figure]] = {}
        self.bodies: dict[str, Figure] = {}

    def new(self, mention: Mention) -> Figure:
        kind = "medium" if _is_medium(mention) else mention.kind
        figure = Figure(len(self.figures), kind, mention.gender, mention.plural)
        self.figures.append(figure)
        return figure

    def add(self, figure: Figure, mention: Mention) -> Figure:
        figure.names.append(mention.name)
        if mention.role and mention.role not in figure.roles:
            figure.roles.append(mention.role)
        figure.gender = figure.gender or mention.gender
        if figure.kind == "unknown" or (mention.kind == "person" and mention.role):
            figure.kind = mention.kind
        figure.vague_place = figure.vague_place or mention.place
        return figure

    def person(self, mention: Mention) -> Figure:
        same = self.people.setdefault(surname(mention.name), [])
        for figure in same:
            if any(_given_fits(n, mention.name) for n in figure.names if len(n) > 1):
                return self.add(figure, mention)
        figure = self.new(mention)
        same.append(figure)
        return self.add(figure, mention)

    def body(self, mention: Mention) -> Figure:
        key = body_key(mention.name)
        found = self.bodies.get(key)
        if found is None and len(mention.name) == 1 and mention.name[0].isupper():
            found = next((f for f in self.figures if any(initials(n) == mention.name[0] for n in f.names)), None)
        if found is None and len(key.split()) > 1:
            found = self._longer(key)
        if found is None and len(mention.name) == 1:  # "the Post" after "the Harbour Post"
            found = next((f for f in self.figures if f.kind == "medium" and f.names[0][-1] == mention.name[0]), None)
        figure = found or self.new(mention)
        self.bodies.setdefault(key, figure)
        return self.add(figure, mention)

    def _longer(self, key: str) -> Figure | None:
        """ "US State Department" for "State Department", either way round."""
        for other, figure in self.bodies.items():
            if figure.kind != "person" and (other.endswith(" " + key) or key.endswith(" " + other)) and " " in other:
                rest = other.removesuffix(key) or key.removesuffix(other)
                if nation(rest.strip()):
                    return figure
        return None

    def short(self, mention: Mention) -> Figure:
        """A name of one word: a surname, a given name, or a body's whole name."""
        word = surname(mention.name)
        country = nation(word)
        if (country is None or country.casefold() != word) and seat(word) is None:  # "Danish" may be Ada Danish
            same = [
                f for f in self.people.get(word, ()) if not (f.gender and mention.gender) or f.gender == mention.gender
            ]
            alike = [f for f in same if mention.gender and f.gender == mention.gender]
            if same:
                return self.add(_foremost(alike or same, mention.at), mention)
            by_given = [f for f in self.figures if f.kind == "person" and any(surname(n[:1]) == word for n in f.names)]
            if by_given and gender_of(word):
                return self.add(by_given[0], mention)
        if mention.kind == "person":
            figure = self.person(mention)
            return figure
        return self.body(mention)


def _is_medium(m: Mention) -> bool:
    """Whether a name is a medium's, and nobody's whose office stands beside it ("Mayor Ada Guardian")."""
    return is_medium(" ".join(m.name)) and not (m.kind == "person" and m.role and len(m.name) < 4)


def _may_be_person(m: Mention) -> bool:
    return m.kind == "unknown" and len(m.name) < 4


def _foremost(same: list[Figure], at: int) -> Figure:
    """Of people with one surname, whom the bare surname means: who was just named in full as a subject, else whoever
    the report names most, first among equals."""
    near = [f for f in same if f.seen_as_subject and 0 <= at - f.seen < _NEAR]
    return max(near, key=lambda f: f.seen) if near else max(same, key=lambda f: (f.count, -f.key))


def gather(mentions: Sequence[Mention]) -> tuple[list[Figure], dict[int, int]]:
    """Figures of a report's names, and which figure each mention (by its head token) is of.

    Full names first, so that a surname in the headline finds the full name in the text. A surname that two people
    share goes to the one of its gender, then to the one named last before it.
    """
    cast = _Names()
    which: dict[int, int] = {}
    for m in mentions:
        if len(m.name) > 1 and (m.kind == "person" or _may_be_person(m)) and not _is_medium(m):
            which[m.at] = cast.person(m).key
    for m in mentions:
        if len(m.name) > 1 and m.at not in which:
            which[m.at] = cast.body(m).key
    for m in mentions:
        if m.name and m.at not in which:
            which[m.at] = cast.short(m).key
        elif m.at in which:
            figure = cast.figures[which[m.at]]
            figure.count += 1
            figure.seen, figure.seen_as_subject = m.at, m.subject
    for figure in cast.figures:
        figure.count, figure.seen, figure.seen_as_subject = 0, _NEVER, False
    return cast.figures, which


def best_name(figure: Figure) -> str:
    """The fullest of a figure's names, first written among equals.

    >>> best_name(Figure(0, "person", names=[("Quill",), ("Mara", "Quill"), ("Quill",)]))
    'Mara Quill'
    """

    def size(name: tuple[str, ...]) -> tuple[int, int]:
        own = [w for w in name if w.rstrip(".").casefold() not in ("jr", "sr", "ii", "iii")]
        return (len(own), 0 if figure.kind == "person" else len(" ".join(name)))

    long = max(figure.names, key=size)
    return " ".join(long)


def best_role(figure: Figure) -> str | None:
    """The office a figure is given, more than "Mr." or "Dr.": the first that names one."""
    for role in figure.roles:
        words = [w.casefold().rstrip(".,") for w in role.split()]
        if any(w not in HONORIFICS or w in OFFICES or w in PEOPLE for w in words) and any(map(is_person_noun, words)):
            return role
    return next(
        (r for r in figure.roles if r.casefold().rstrip(".") in ("sen", "rep", "gov", "gen", "adm", "col")), None
    )


def name_kind(figure: Figure) -> str:
    """A named figure's kind, looked at again when all is read: two or three capitalised words of which nothing more
    is known are most often a person."""
    if figure.kind == "place":
        return "unknown"
    if figure.kind != "unknown" or not figure.names:
        return figure.kind
    name = max(figure.names, key=len)
    kind = kind_of_name(name, figure.roles[0] if figure.roles else None)
    if kind != "unknown":
        return kind
    if kind == "place":
        return "unknown"
    if name[0] in _SHIPS:
        return "organisation"
    return "person" if figure.gender or (len(name) in (2, 3) and not figure.vague_place) else "unknown"
