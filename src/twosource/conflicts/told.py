"""What each report tells in figures: every quantity with its sentence, its speaker and the claims it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.facts import Context, Gazetteer, Quantity, find_quantities, read_context
from twosource.language import Readings
from twosource.model import Claim, Member, Report, Span, Statement
from twosource.text import outside, overlap, sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one report; `number` counts them. `speakers` are those it is attributed to."""

    report: str
    number: int
    span: Span
    text: str
    claims: tuple[str, ...]
    speakers: tuple[tuple[Span, str], ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity in the report's own offsets, and its sentence."""

    quantity: Quantity
    sentence: Sentence

    @property
    def local(self) -> Quantity:
        """The quantity with its spans in the sentence."""
        return self.quantity.moved(-self.sentence.span[0])

    @property
    def speaker(self) -> str | None:
        """Who gives the figure, if a statement covers it."""
        held = [who for span, who in self.sentence.speakers if overlap(span, self.quantity.core)]
        return held[-1] if held else None


class Contexts:
    """Contexts of sentences, read when first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Empty."""
        self._names = gazetteer
        self._held: dict[str, Context] = {}

    def of(self, text: str) -> Context:
        """What the text is about."""
        if text not in self._held:
            self._held[text] = read_context(text, self._names)
        return self._held[text]


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


def read_sentences(
    reports: Sequence[Report],
    readings: Readings,
    statements: Sequence[Statement],
    claims: Sequence[Claim],
) -> list[Sentence]:
    """Every sentence of every readable report, in order."""
    members: dict[str, list[tuple[Member, str]]] = {}
    for claim in claims:
        for member in claim.members:
            members.setdefault(member.report, []).append((member, claim.id))
    spoken: dict[str, list[Statement]] = {}
    for s in statements:
        spoken.setdefault(s.report, []).append(s)
    found = []
    for report in reports:
        if not report.readable:
            continue
        for number, span in enumerate(_spans(report, readings)):
            found.append(
                Sentence(
                    report=report.id,
                    number=number,
                    span=span,
                    text=report.quote(span),
                    claims=tuple(c for m, c in members.get(report.id, ()) if overlap(m.span, span)),
                    speakers=_speakers(spoken.get(report.id, ()), span, report),
                    published=report.published,
                )
            )
    return found


def _speakers(statements: Sequence[Statement], span: Span, report: Report) -> tuple[tuple[Span, str], ...]:
    return tuple(
        (part, s.speaker.name if s.speaker else " ".join(report.quote(p) for p in s.source))
        for s in statements
        if s.quotation != "own"
        for part in s.content
        if overlap(part, span)
    )


def tell(all_sentences: Sequence[Sentence]) -> list[Told]:
    """Every quantity of every sentence; the same sentence in many reports is read once."""
    held: dict[str, list[Quantity]] = {}
    found: list[Told] = []
    for sentence in all_sentences:
        if sentence.text not in held:
            held[sentence.text] = find_quantities(sentence.text)
        found.extend(Told(q.moved(sentence.span[0]), sentence) for q in held[sentence.text])
    return found


def claim_of(told: Told, claims: Mapping[str, Claim]) -> str | None:
    """The claim whose member holds the figure, the tightest one where several do."""
    spans = [
        (m.span[1] - m.span[0], c)
        for c in told.sentence.claims
        for m in claims[c].members
        if m.report == told.sentence.report and overlap(m.span, told.quantity.core)
    ]
    return min(spans)[1] if spans else None
