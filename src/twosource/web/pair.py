"""Side by side: two reports as aligned sentences, the words that differ marked, and how much they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import AlignedSentence, Change, Report, Span
from twosource.quoted import quotations
from twosource.render import words
from twosource.render.lookup import kinship
from twosource.settings import WebSettings
from twosource.text import normal, overlap
from twosource.text import words as words_of
from twosource.web.address import pair_at, report_at, with_query
from twosource.web.held import Held, Parts

# A sign beside the word, so that nothing hangs on colour alone.
SIGNS: dict[Change, str] = {"same": "=", "edited": "~", "reworded": "≈", "moved": "↕", "new": "+", "dropped": "−"}


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a sentence: shared with the other one or not, quoted or not."""

    text: str
    shared: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one report, in runs, and its place."""

    runs: tuple[Run, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """Two sentences beside each other, either missing; `number` counts the differences, 0 where they are the same."""

    change: Change
    sign: str
    number: int
    a: Sentence | None
    b: Sentence | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports, and what part of its counted words the other has too."""

    number: int
    outlet: str
    headline: str
    published: str
    href: str
    shared: int
    words: int
    percent: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything on the Side by side screen; `quotations` and `furniture` say whether these are counted."""

    story: str
    a: Side
    b: Side
    kinship: tuple[str, ...]
    quotations: bool
    furniture: bool
    tally: tuple[tuple[str, int], ...]
    differences: int
    rows: tuple[Row, ...]
    swap: str
    toggles: tuple[str, str]


def bared(report: Report) -> Report:
    """The report as if its furniture, repeats and captions were its own text."""
    return replace(report, furniture=(), repeats=(), captions=())


def align(a: Report, b: Report) -> tuple[AlignedSentence, ...]:
    """The aligned sentences; slow the first time, for rewordings are found by meaning."""
    from twosource.reuse import diff

    return tuple(diff(a, b))


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    form: str
    quoted: bool


def _words(report: Report, span: Span, quoted: Sequence[Span]) -> list[_Word]:
    text = report.text
    found = words_of(text[span[0] : span[1]], span[0])
    return [_Word(w, normal(text[w[0] : w[1]]), any(overlap(q, w) for q in quoted)) for w in found]


def _matched(a: Sequence[_Word], b: Sequence[_Word], most: int) -> tuple[set[int], set[int]]:
    """Which words of each sentence have a counterpart in the other, in order."""
    if max(len(a), len(b)) > most:
        return set(), set()
    from rapidfuzz.distance import LCSseq

    one: set[int] = set()
    other: set[int] = set()
    for op in LCSseq.opcodes([w.form for w in a], [w.form for w in b]):
        if op.tag == "equal":
            one.update(range(op.src_start, op.src_end))
            other.update(range(op.dest_start, op.dest_end))
    return one, other


def _runs(report: Report, span: Span, held: Sequence[_Word], shared: set[int]) -> tuple[Run, ...]:
    """The sentence's whole text in runs of like words; what is between two words goes with the first."""
    runs: list[Run] = []
    for n, word in enumerate(held):
        start = span[0] if n == 0 else word.span[0]
        end = held[n + 1].span[0] if n + 1 < len(held) else span[1]
        text = report.text[start:end]
        if runs and runs[-1].shared == (n in shared) and runs[-1].quoted == word.quoted:
            runs[-1] = replace(runs[-1], text=runs[-1].text + text)
        else:
            runs.append(Run(text, n in shared, word.quoted))
    return tuple(runs) or (Run(report.quote(span), False, False),)


def _side(report: Report, held: Held, shared: int, counted: int) -> Side:
    return Side(
        number=held.lookup.number[report.id],
        outlet=words.line(report.name),
        headline=words.line(report.headline or ""),
        published=words.when(report.published),
        href=report_at(held.story, report.id),
        shared=shared,
        words=counted,
        percent=words.percent(shared / counted) if counted else "0%",
    )


@dataclass(slots=True)
class _Counts:
    """Words counted so far, and how many of them both have."""

    shared: int = 0
    words: int = 0

    def add(self, held: Sequence[_Word], shared: set[int], *, quoted: bool) -> None:
        """Count a sentence, its quotations only where asked."""
        kept = [n for n, word in enumerate(held) if quoted or not word.quoted]
        self.words += len(kept)
        self.shared += sum(n in shared for n in kept)


def _rows(
    held: Held, a: Report, b: Report, aligned: Sequence[AlignedSentence], quoted: bool, most: int
) -> tuple[tuple[Row, ...], dict[str, _Counts]]:
    """The sentences with their words marked, and how many words of each report the other has."""
    marks = {r.id: quotations(r.text) for r in (a, b)}
    counts = {r.id: _Counts() for r in (a, b)}
    rows: list[Row] = []
    number = 0
    for pair in aligned:
        one = _words(a, pair.a, marks[a.id]) if pair.a else []
        other = _words(b, pair.b, marks[b.id]) if pair.b else []
        here, there = _matched(one, other, most) if one and other else (set(), set())
        counts[a.id].add(one, here, quoted=quoted)
        counts[b.id].add(other, there, quoted=quoted)
        number += pair.change != "same"
        left = Sentence(_runs(a, pair.a, one, here), report_at(held.story, a.id, pair.a)) if pair.a else None
        right = Sentence(_runs(b, pair.b, other, there), report_at(held.story, b.id, pair.b)) if pair.b else None
        rows.append(Row(pair.change, SIGNS[pair.change], number if pair.change != "same" else 0, left, right))
    return tuple(rows), counts


def pair_view(
    held: Held,
    a: Report,
    b: Report,
    aligned: Sequence[AlignedSentence],
    *,
    quoted: bool,
    furniture: bool,
    settings: WebSettings | None = None,
) -> PairView:
    """The Side by side screen of two reports as aligned; `quoted` and `furniture` say what the overlap counts."""
    settings = settings or WebSettings()
    rows, counts = _rows(held, a, b, aligned, quoted, settings.aligned_words)
    at = pair_at(held.story, a.id, b.id)

    def toggled(quotations: bool, chrome: bool) -> str:
        return with_query(at, {"quotations": "" if quotations else "no", "furniture": "yes" if chrome else ""})

    return PairView(
        story=held.story,
        a=_side(a, held, counts[a.id].shared, counts[a.id].words),
        b=_side(b, held, counts[b.id].shared, counts[b.id].words),
        kinship=_kinship(a.id, b.id, held),
        quotations=quoted,
        furniture=furniture,
        tally=tuple((change, n) for change in SIGNS if (n := sum(r.change == change for r in rows))),
        differences=sum(r.number > 0 for r in rows),
        rows=rows,
        swap=with_query(
            pair_at(held.story, b.id, a.id),
            {"quotations": "" if quoted else "no", "furniture": "yes" if furniture else ""},
        ),
        toggles=(toggled(not quoted, furniture), toggled(quoted, not furniture)),
    )


def _kinship(a: str, b: str, held: Held) -> tuple[str, ...]:
    found = []
    for one, other in ((a, b), (b, a)):
        for derivation in held.parts.get(one, Parts()).derived:
            if derivation.from_ == other:
                found.append(f"{held.lookup.name(one)} {kinship(derivation, held.lookup)}")
                if derivation.reason:
                    found.append(words.told(derivation.reason))
    return tuple(found)


def flat(view: PairView) -> list[dict[str, str]]:
    """The rows for CSV: what happened, and the sentence of either report."""

    def text(sentence: Sentence | None) -> str:
        return words.line("".join(run.text for run in sentence.runs)) if sentence else ""

    return [
        {"change": r.change, f"a [{view.a.number}]": text(r.a), f"b [{view.b.number}]": text(r.b)} for r in view.rows
    ]
