"""Plain text, looked through: what is page furniture, what is said twice, what the head says."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.intake.front import Front, read_front
from twosource.intake.furniture import find_furniture, site_suffix
from twosource.intake.layout import Line, lay_out
from twosource.intake.lexicon import Lexicon, key_of, load_lexicon
from twosource.intake.repeats import find_repeats
from twosource.model import Credit, Span, Spans
from twosource.settings import IntakeSettings
from twosource.text import merge

_DEFAULT = IntakeSettings()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What `clean_text` found, in spans of the text it was given; fields are those of a `Report`."""

    furniture: Spans = ()
    repeats: Spans = ()
    captions: Spans = ()
    headline: str | None = None
    headline_span: Span | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    credits: tuple[Credit, ...] = ()
    narrative_words: int = 0


def clean_text(text: str, *, settings: IntakeSettings = _DEFAULT, lexicon: Lexicon | None = None) -> Cleaned:
    """Marks the furniture and the repeats of a plain text, and reads its head; nothing is removed.

    `lexicon` saves reading it anew for each of many texts. Time is linear in the text.

    >>> text = "Home |\\n\\nDam bursts near Lima\\n\\n2 min read\\n\\nLIMA (AP) — A dam burst at dawn, the mayor said."
    >>> cleaned = clean_text(text)
    >>> [text[s:e] for s, e in cleaned.furniture]
    ['Home |', '2 min read']
    >>> cleaned.headline, cleaned.dateline
    ('Dam bursts near Lima', 'LIMA')
    """
    lexicon = lexicon or load_lexicon()
    lines = lay_out(text, lexicon, settings)
    front = read_front(lines, lexicon, settings)
    furniture = merge([*find_furniture(lines, front, lexicon, settings), *site_suffix(front, lines)])
    repeats = merge(
        [
            *find_repeats(text, furniture, settings),
            *(s for s in _headline_again(lines, front) if not _inside(s, furniture)),
        ]
    )
    return Cleaned(
        furniture=furniture,
        repeats=repeats,
        captions=tuple(line.span for line in lines if line.kind == "caption"),
        headline=front.headline,
        headline_span=front.headline_span,
        byline=front.byline,
        dateline=front.dateline,
        dateline_span=front.dateline_span,
        outlet=front.outlet,
        published=front.published,
        modified=front.modified,
        url=front.url,
        narrative_words=_narrative(lines, furniture),
    )


def _inside(span: Span, spans: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _headline_again(lines: Sequence[Line], front: Front) -> list[Span]:
    """The headline, where it stands alone on a later line."""
    if front.headline_at is None or front.headline is None:
        return []
    key = key_of(front.headline)
    later = lines[front.headline_at + 1 :]
    return [line.span for line in later if line.key == key and line.words >= 2]


def _narrative(lines: Sequence[Line], furniture: Spans) -> int:
    """How many words stand outside the furniture."""
    taken = set(furniture)
    return sum(line.words for line in lines if line.span not in taken)
