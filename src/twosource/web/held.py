"""A story's dossier with what its views look up, made once a version and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from twosource.model import Derivation, Dossier, Drift, Flag, Moment, Origin, Reuse, Root, Side, Span, Statement
from twosource.render import words
from twosource.render.disagreement import Difference, Flagged, differences, flagged
from twosource.render.lookup import Lookup, look_up
from twosource.render.ranking import Ranked, ranked
from twosource.text import overlap

T = TypeVar("T")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a dossier says of one report."""

    statements: tuple[Statement, ...] = ()
    derived: tuple[Derivation, ...] = ()
    taken: tuple[Reuse, ...] = ()
    given: tuple[Reuse, ...] = ()
    drift: tuple[Drift, ...] = ()
    flags: tuple[Flag, ...] = ()
    claims: tuple[tuple[Span, int], ...] = ()
    passages: tuple[tuple[Span, str], ...] = ()
    moments: tuple[Moment, ...] = ()
    sides: tuple[tuple[Side, Difference], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier and its lookups.

    `marks` are the letters its origins go by, `names` what its reports' publishers are called; `claims` are ranked,
    unquoted; `sources` are the reports that others derive from and that derive from none. `seconds` is how long all
    this took to make, `stale` says that a newer version is being made.
    """

    story: str
    version: str
    dossier: Dossier
    lookup: Lookup
    claims: tuple[Ranked, ...]
    claim: dict[str, Ranked]
    differences: tuple[Difference, ...]
    conflicts_of: dict[str, tuple[Difference, ...]]
    flags: tuple[Flagged, ...]
    origins: dict[str, Origin]
    marks: dict[str, str]
    names: dict[str, str]
    sources: frozenset[str]
    roots: dict[str, tuple[Root, ...]]
    parts: dict[str, Parts]
    drift_from: dict[str, tuple[Drift, ...]]
    seconds: float = 0.0
    stale: bool = False


def letter(number: int) -> str:
    """What the origin of this number (from 0) is called.

    >>> letter(0), letter(25), letter(26), letter(52)
    ('A', 'Z', 'AA', 'BA')
    """
    first, last = divmod(number, len(_LETTERS))
    return (letter(first - 1) if first else "") + _LETTERS[last]


def _marks(dossier: Dossier, lookup: Lookup) -> dict[str, str]:
    """Letters by size, unknown origins after the known, and last those that no report mainly is."""

    def order(origin: Origin) -> tuple[bool, bool, int, int, str]:
        first = min((lookup.number.get(r, 0) for r in origin.reports), default=len(lookup.number) + 1)
        return (not origin.reports, origin.kind == "unknown", -len(origin.reports), first, origin.id)

    return {o.id: letter(n) for n, o in enumerate(sorted(dossier.origins, key=order))}


def _sources(dossier: Dossier) -> frozenset[str]:
    taking = {d.report for d in dossier.derivations if d.direction == "a_from_b"}
    return frozenset(d.from_ for d in dossier.derivations if d.direction == "a_from_b") - taking


def _parts(dossier: Dossier, claims: tuple[Ranked, ...], found: tuple[Difference, ...]) -> dict[str, Parts]:
    """Everything by the report it stands in."""
    grouped: dict[str, dict[str, list[object]]] = {}

    def put(rid: str, name: str, record: object) -> None:
        grouped.setdefault(rid, {}).setdefault(name, []).append(record)

    for statement in dossier.statements:
        put(statement.report, "statements", statement)
    for derivation in dossier.derivations:
        put(derivation.report, "derived", derivation)
    for reuse in dossier.reuse:
        put(reuse.later.report, "taken", reuse)
        put(reuse.earlier.report, "given", reuse)
    for drift in dossier.drift:
        put(drift.report, "drift", drift)
    for flag in dossier.flags:
        put(flag.report, "flags", flag)
    for held in claims:
        for member in held.claim.members:
            put(member.report, "claims", (member.span, held.number))
    for origin in dossier.origins:
        for place in origin.passages:
            put(place.report, "passages", (place.span, origin.id))
    for moment in dossier.timeline:
        put(moment.report, "moments", moment)
    for difference in found:
        for side in difference.places:
            put(side.report, "sides", (side, difference))
    return {rid: Parts(**{name: tuple(rows) for name, rows in by.items()}) for rid, by in grouped.items()}  # type: ignore[arg-type]


def _drift_from(dossier: Dossier) -> dict[str, tuple[Drift, ...]]:
    held: dict[str, list[Drift]] = {}
    for drift in dossier.drift:
        held.setdefault(drift.from_, []).append(drift)
    return {rid: tuple(rows) for rid, rows in held.items()}


def _by_claim(found: tuple[Difference, ...], claims: tuple[Ranked, ...]) -> dict[str, tuple[Difference, ...]]:
    """Conflicts by the claims they touch: those their sides name, else those whose words their sides are."""
    here: dict[str, list[tuple[Span, str]]] = {}
    for one in claims:
        for member in one.claim.members:
            here.setdefault(member.report, []).append((member.span, one.claim.id))
    held: dict[str, list[Difference]] = {}
    for difference in found:
        touched: dict[str, None] = {}
        for side in difference.places:
            length = side.span[1] - side.span[0]
            of = [c for span, c in here.get(side.report, ()) if 2 * overlap(span, side.span) > length]
            touched.update(dict.fromkeys([side.claim] if side.claim else of))
        for claim in touched:
            held.setdefault(claim, []).append(difference)
    return {claim: tuple(rows) for claim, rows in held.items()}


def hold(story: str, version: str, dossier: Dossier) -> Held:
    """A dossier with its lookups.

    >>> from twosource.testing import dossier as made, report
    >>> list(hold("main", "1", made([report("One.", outlet="A")])).marks.values())
    ['A']
    """
    lookup = look_up(dossier)
    claims = ranked(dossier, lookup, quoted=False)
    found = differences(dossier, lookup)
    roots: dict[str, list[Root]] = {}
    for root in dossier.roots:
        for speaker in root.speakers:
            roots.setdefault(speaker, []).append(root)
    return Held(
        story=story,
        version=version,
        dossier=dossier,
        lookup=lookup,
        claims=claims,
        claim={held.claim.id: held for held in claims},
        differences=found,
        conflicts_of=_by_claim(found, claims),
        flags=flagged(dossier, lookup),
        origins={o.id: o for o in dossier.origins},
        marks=_marks(dossier, lookup),
        names={r.id: words.line(r.name) for r in dossier.reports},
        sources=_sources(dossier),
        roots={speaker: tuple(rows) for speaker, rows in roots.items()},
        parts=_parts(dossier, claims, found),
        drift_from=_drift_from(dossier),
    )


class Shelf(Generic[T]):
    """A few things that were costly to make, by key, owned by the application: least recently used goes first.

    >>> shelf = Shelf[str](1)
    >>> shelf.get("a", lambda: "made"), shelf.get("a", lambda: "anew"), shelf.get("b", lambda: "other"), len(shelf)
    ('made', 'made', 'other', 1)
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is held under a key, made where it isn't; whoever asks for the same waits, others don't."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._held[key]
            try:
                made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _keep(self, key: Hashable, made: T) -> None:
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._size:
                self._held.popitem(last=False)
