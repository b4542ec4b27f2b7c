"""What each report tells: its sentences, who is cited for them, and every quantity, read once a report."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.facts import Context, Gazetteer, Quantity, find_quantities, read_context
from twosource.keys import content_key
from twosource.language import Readings
from twosource.memory import Memory
from twosource.model import Claim, Report, Span, Statement
from twosource.text import outside, overlap, sentences

if TYPE_CHECKING:
    from spacy.tokens import Span as Sent


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one report; `number` counts them. `speakers` are those it is attributed to."""

    report: str
    number: int
    span: Span
    text: str
    speakers: tuple[tuple[Span, str], ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity in the report's own offsets, in its sentence's (`local`), and a key that is this one's only."""

    quantity: Quantity
    local: Quantity
    sentence: Sentence
    key: tuple[bytes, int]

    @property
    def speaker(self) -> str | None:
        """Who gives the figure, if a statement covers it."""
        held = [who for span, who in self.sentence.speakers if overlap(span, self.quantity.core)]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Read:
    """A report as conflicts read it; `key` holds all that this depends on. `denying` are numbers of sentences."""

    key: bytes
    report: Report
    sentences: tuple[Sentence, ...]
    told: tuple[Told, ...]
    denying: frozenset[int]


class Contexts:
    """Contexts of sentences, read when first asked for."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._names: Gazetteer | None = None
        self._held = (memory or Memory()).of("conflicts.context")

    @property
    def names(self) -> Gazetteer:
        """The gazetteer, opened when first asked for."""
        if self._names is None:
            self._names = Gazetteer()
        return self._names

    def of(self, text: str) -> Context:
        """What the text is about."""
        held: Context | None = self._held.get(text)
        if held is None:
            held = self._held[text] = read_context(text, self.names)
        return held


def read_all(
    reports: Sequence[Report], readings: Readings, statements: Sequence[Statement], memory: Memory
) -> list[Read]:
    """Every readable report, in the order given; what is remembered needs no reading."""
    spoken: dict[str, list[Statement]] = {}
    for s in statements:
        spoken.setdefault(s.report, []).append(s)
    kept = memory.of("conflicts.read")
    found = []
    for report in reports:
        if not report.readable:
            continue
        said = spoken.get(report.id, [])
        key = content_key(report, said)
        if key not in kept:
            kept[key] = _read(key, report, readings, said, memory)
        found.append(kept[key])
    return found


def _read(key: bytes, report: Report, readings: Readings, said: Sequence[Statement], memory: Memory) -> Read:
    held = tuple(
        Sentence(report.id, number, span, report.quote(span), _speakers(said, span, report), report.published)
        for number, span in enumerate(_spans(report, readings))
    )
    quantities = [
        (s, q)
        for s in held
        for q in memory.recall("conflicts.quantities", s.text, lambda text=s.text: find_quantities(text))  # type: ignore[misc]
    ]
    told = tuple(Told(q.moved(s.span[0]), q, s, (key, n)) for n, (s, q) in enumerate(quantities))
    denied = [s.span for s in said if s.stance == "denies"]
    return Read(key, report, held, told, frozenset(x.number for x in held if any(overlap(d, x.span) for d in denied)))


def one_dead(read: Read) -> bool:
    """Whether a report tells of one death and no more: every count of the dead is one, and they have one age."""
    dead = [t.quantity for t in read.told if t.quantity.event == "dead"]
    counts = [q for q in dead if q.measure == "count"]
    ages = {q.value for q in dead if q.measure == "age"}
    return bool(counts or ages) and len(ages) < 2 and all(q.value == 1 and q.bound == "exact" for q in counts)


def parsed(read: Read, readings: Readings) -> list[tuple[Sentence, "Sent"]]:
    """A report's sentences, each with its parse; none without a reading."""
    sents = [sent for p in readings.get(read.report.id) or () for sent in p.doc.sents]
    return list(zip(read.sentences, sents, strict=True)) if len(sents) == len(read.sentences) else []


def _spans(report: Report, readings: Readings) -> list[Span]:
    """The sentences as the parser has them; without a reading, by rule."""
    paragraphs = readings.get(report.id)
    if not paragraphs:
        parts = outside((0, len(report.text)), (*report.furniture, *report.repeats))
        return [s for part in parts for s in sentences(report.text, part)]
    return [
        (paragraph.start + sent.start_char, paragraph.start + sent.end_char)
        for paragraph in paragraphs
        for sent in paragraph.doc.sents
    ]


def _speakers(said: Sequence[Statement], span: Span, report: Report) -> tuple[tuple[Span, str], ...]:
    return tuple(
        (part, s.speaker.name if s.speaker else " ".join(report.quote(p) for p in s.source))
        for s in said
        if s.quotation != "own"
        for part in s.content
        if overlap(part, span)
    )


class Holding:
    """Which claim holds which words: the members of all claims, by report."""

    def __init__(self, claims: Sequence[Claim], memory: Memory) -> None:
        members: dict[str, list[tuple[Span, str]]] = {}
        self._sure: dict[str, list[tuple[Span, str]]] = {}
        for claim in claims:
            for m in claim.members:
                members.setdefault(m.report, []).append((m.span, claim.id))
                if m.sure and len(claim.members) > 1:
                    self._sure.setdefault(m.report, []).append((m.span, claim.id))
        self._members: Mapping[str, list[tuple[Span, str]]] = {rid: sorted(held) for rid, held in members.items()}
        self._memory = memory

    def spans(self, report: str, span: Span) -> list[Span]:
        """The members' words that hold all of a span."""
        length = span[1] - span[0]
        return [s for s, _ in self._members.get(report, ()) if overlap(s, span) == length]

    def claim(self, report: str, span: Span) -> str | None:
        """The claim whose member touches a span, the tightest one where several do."""
        low, high = span
        held = [(s[1] - s[0], c) for s, c in self._members.get(report, ()) if s[0] < high and s[1] > low]
        return min(held)[1] if held else None

    def of_told(self, read: Read) -> list[str | None]:
        """The claim of each quantity of a report, in order."""
        members = self._members.get(read.report.id, [])
        spans = tuple(s for s, _ in members)
        tightest = self._memory.recall("conflicts.held", (read.key, spans), lambda: _tightest(read, spans))
        return [min(members[i][1] for i in held) if held else None for held in tightest]

    def surely(self, read: Read) -> list[str | None]:
        """For each quantity of a report the claim whose sure member gives it, and no other of its measure."""
        found: list[str | None] = [None] * len(read.told)
        members = sorted(self._sure.get(read.report.id, ()), key=lambda m: (m[0][1] - m[0][0], m[1]), reverse=True)
        for span, claim in members:  # the tightest last, so that it stands
            touched = [(i, t.quantity) for i, t in enumerate(read.told) if overlap(span, t.quantity.core)]
            times = Counter(q.measure for _, q in touched)
            for i, q in touched:
                if times[q.measure] == 1 and overlap(span, q.core) == q.core[1] - q.core[0]:
                    found[i] = claim
        return found


def _tightest(read: Read, spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """For each quantity of a report the tightest of some spans that touch it, all of one length."""
    found = []
    for t in read.told:
        low, high = t.quantity.core
        held = [i for i, s in enumerate(spans) if s[0] < high and s[1] > low]
        least = min((spans[i][1] - spans[i][0] for i in held), default=0)
        found.append(tuple(i for i in held if spans[i][1] - spans[i][0] == least))
    return found


ClaimOf = Callable[[Told], str | None]
