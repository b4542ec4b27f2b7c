"""A report's text as published, cut for its margins: reuse on the left, statements on the right."""

from dataclasses import dataclass

from twosource.model import Report, Reuse, Span, Statement
from twosource.render import words
from twosource.render.disagreement import Difference
from twosource.render.marks import Mark, cut
from twosource.text import lines, overlap
from twosource.web.address import claim_at, differences_at, pair_at, report_at
from twosource.web.held import Held, Parts

_COVERED = 0.8  # of a passage found in an earlier report already: its other holders say nothing new


@dataclass(frozen=True, slots=True)
class Taken:
    """A passage taken over, in the left margin: "2b" is the second passage from the second report drawn on."""

    label: str
    span: Span
    manner: str
    outlet: str
    number: int
    href: str
    compare: str
    reason: str
    evidence: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the right margin, with its chain and its claim."""

    number: int
    id: str
    span: Span
    chain: str
    how: str
    notes: tuple[str, ...]
    claim: int
    claim_href: str
    origins: str


@dataclass(frozen=True, slots=True)
class Attention:
    """Words that need a human: why, and where to read on. `kind` is conflict, changed or flag."""

    kind: str
    span: Span
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text: its classes, its anchors, and the marks before and after it."""

    text: str
    kinds: tuple[str, ...]
    note: str
    anchor: str
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    said: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text as published, with what stands beside it. `within` are passages that go on from above."""

    bits: tuple[Bit, ...]
    left: tuple[Taken, ...]
    within: tuple[str, ...]
    right: tuple[Said, ...]
    attention: tuple[Attention, ...]
    chrome: bool


def _letters(number: int) -> str:
    return chr(ord("a") + number) if number < 26 else _letters(number // 26 - 1) + _letters(number % 26)


def taken(report: Report, parts: Parts, held: Held) -> list[Taken]:
    """Passages taken over, each from the earliest report that has it, numbered by report and lettered by place."""
    number = held.lookup.number
    kept: list[Reuse] = []
    for reuse in sorted(parts.taken, key=lambda r: (number.get(r.earlier.report, 0), r.later.span)):
        span = reuse.later.span
        covered = sum(overlap(k.later.span, span) for k in kept)
        if reuse.earlier.report in number and covered < _COVERED * (span[1] - span[0]):
            kept.append(reuse)
    kept.sort(key=lambda r: r.later.span)
    drawn: dict[str, int] = {}
    letters: dict[str, int] = {}
    out = []
    for reuse in kept:
        rid = reuse.earlier.report
        order = drawn.setdefault(rid, len(drawn) + 1)
        letters[rid] = letters.get(rid, -1) + 1
        out.append(
            Taken(
                label=f"{order}{_letters(letters[rid])}",
                span=reuse.later.span,
                manner=reuse.manner if reuse.evidence else "same words, no evidence of copying",
                outlet=words.line(held.lookup.reports[rid].name),
                number=number[rid],
                href=report_at(held.story, rid, reuse.earlier.span),
                compare=pair_at(held.story, rid, report.id),
                reason=words.line(reuse.reason),
                evidence=reuse.evidence,
            )
        )
    return out


def _claim_of(span: Span, parts: Parts) -> int:
    """The number of the claim that holds most of these words, 0 for none."""
    best = max(parts.claims, key=lambda c: (overlap(c[0], span), -c[1]), default=None)
    return best[1] if best and overlap(best[0], span) else 0


def said(parts: Parts, held: Held) -> list[Said]:
    """The statements that are attributed to someone, in order."""
    out = []
    quoted = sorted((s for s in parts.statements if s.quotation != "own"), key=lambda s: s.span)
    for number, statement in enumerate(quoted, 1):
        claim = _claim_of(statement.span, parts)
        ranked = held.claims[claim - 1].claim if claim else None
        standing = ranked.standing if ranked else None
        out.append(
            Said(
                number=number,
                id=statement.id,
                span=statement.span,
                chain=words.chain(statement.chain),
                how=statement.quotation,
                notes=_notes(statement),
                claim=claim,
                claim_href=claim_at(held.story, ranked.id) if ranked else "",
                origins=words.count(standing.origins, "origin") if standing else "",
            )
        )
    return out


def _notes(statement: Statement) -> tuple[str, ...]:
    speaker = statement.speaker
    unnamed = words.unnamed(speaker.anonymity) if speaker and not speaker.named else ""
    flags = [words.FLAG.get(f, words.line(f)) for f in statement.flags if f != "anonymous"]
    return tuple(note for note in (words.STANCE[statement.stance], *flags, unnamed) if note)


def attention(report: Report, parts: Parts, held: Held) -> list[Attention]:
    """What needs a human in this report: sides of conflicts, what it changed, what it flags."""
    out = [
        Attention("conflict", side.span, _conflict(d, side.value), differences_at(held.story, f"x{d.number}"))
        for side, d in parts.sides
        if d.conflict.relation == "conflict"
    ]
    for drift in parts.drift:
        told = f"{words.DRIFTS[drift.kind]}: {words.line(drift.reason)}"
        out.append(Attention("changed", drift.span, told, pair_at(held.story, drift.from_, report.id)))
    for flag in parts.flags:
        if flag.kind != "no_comment":
            about = words.line(flag.about)
            told = words.FLAG[flag.kind] + (f": {words.shorten(about, 140)}" if about else "")
            out.append(Attention("flag", flag.span, told, differences_at(held.story, "flags")))
    seen: dict[tuple[Span, str], Attention] = {}
    for item in sorted(out, key=lambda a: (a.span, a.kind)):
        seen.setdefault((item.span, item.note), item)
    return list(seen.values())


def _conflict(difference: Difference, ours: str) -> str:
    others = [v.value for v in difference.values if v.value != words.line(ours)]
    about = words.shorten(difference.conflict.about, 80)
    return (
        f"conflict, {about}: elsewhere {words.shorten(words.listed(others), 120)}" if others else f"conflict, {about}"
    )


def _marks(report: Report, passages: list[Taken], notes: list[Attention]) -> list[Mark]:
    marks = [Mark(span, "furniture", words.FURNITURE) for span in report.furniture]
    marks += [Mark(span, "repeat", words.REPEAT) for span in report.repeats]
    marks += [Mark(p.span, "taken" if p.evidence else "shared") for p in passages]
    return marks + [Mark(a.span, f"hot {a.kind}", a.note) for a in notes]


@dataclass(frozen=True, slots=True)
class _Margins:
    """What stands beside a report's text, and where its text is cut."""

    passages: list[Taken]
    statements: list[Said]
    notes: list[Attention]
    marks: list[Mark]
    anchors: set[int]
    opens: dict[int, tuple[str, ...]]
    closes: dict[int, tuple[str, ...]]
    ends: dict[int, tuple[int, ...]]


def _margins(report: Report, held: Held, anchors: set[int]) -> _Margins:
    parts = held.parts.get(report.id, Parts())
    passages, statements = taken(report, parts, held), said(parts, held)
    notes = attention(report, parts, held)
    opens: dict[int, tuple[str, ...]] = {}
    closes: dict[int, tuple[str, ...]] = {}
    ends: dict[int, tuple[int, ...]] = {}
    for passage in passages:
        low, high = passage.span
        opens[low] = (*opens.get(low, ()), passage.label)
        closes[high] = (*closes.get(high, ()), passage.label)
    for statement in statements:
        ends[statement.span[1]] = (*ends.get(statement.span[1], ()), statement.number)
    marks = _marks(report, passages, notes)
    return _Margins(passages, statements, notes, marks, anchors | set(opens), opens, closes, ends)


def _bits(text: str, low: int, high: int, margins: _Margins) -> tuple[Bit, ...]:
    """A line of the text, cut wherever a mark, a passage, an anchor or a statement begins or ends."""
    inside = [
        Mark((max(m.span[0], low) - low, min(m.span[1], high) - low), m.kind, m.note)
        for m in margins.marks
        if overlap(m.span, (low, high))
    ]
    here = {at - low: f"t{at}" for at in margins.anchors if low <= at < high}
    stops: dict[int, tuple[int, ...]] = {at - low: () for at in {*margins.ends, *margins.closes} if low < at <= high}
    bits = []
    at = low
    for piece in cut(text[low:high], inside, here, stops):
        end = at + len(piece.text)
        kinds = tuple(dict.fromkeys(k for kind in piece.kinds for k in kind.split()))
        opens, closes = margins.opens.get(at, ()), margins.closes.get(end, ())
        bits.append(Bit(piece.text, kinds, piece.note, piece.anchor, opens, closes, margins.ends.get(end, ())))
        at = end
    return tuple(bits)


def paragraphs(report: Report, held: Held, anchors: set[int]) -> tuple[Paragraph, ...]:
    """The text, line by line as published; `anchors` are the offsets that links lead to."""
    margins = _margins(report, held, anchors)
    out = []
    for low, high in lines(report.text):
        if not report.text[low:high].strip():
            continue
        bits = _bits(report.text, low, high, margins)
        spans = [p for p in margins.passages if overlap(p.span, (low, high))]
        out.append(
            Paragraph(
                bits=bits,
                left=tuple(p for p in spans if p.span[0] >= low),
                within=tuple(p.label for p in spans if p.span[0] < low),
                right=tuple(s for s in margins.statements if low <= s.span[0] < high),
                attention=tuple(a for a in margins.notes if low <= a.span[0] < high),
                chrome=all(set(b.kinds) & {"furniture", "repeat"} for b in bits if b.text.strip()),
            )
        )
    return tuple(out)
